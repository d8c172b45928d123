// Stands before the framework's script, so that it hears first of Back and Forward: whatever on the page follows the address by itself says so by
// cancelling the event "address-moved", and the framework does not load the page anew.
addEventListener("popstate", event => {
  if (!document.dispatchEvent(new CustomEvent("address-moved", { cancelable: true }))) event.stopImmediatePropagation();
});
