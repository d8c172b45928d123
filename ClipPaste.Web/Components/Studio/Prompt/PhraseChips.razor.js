// Arrow keys change the weight of a chip; without this they would also scroll the panel.
const Taken = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/**
 * @param {HTMLElement} host element that holds the chips
 * @returns {{dispose: () => void}}
 */
export function openChips(host) {
  const hold = event => {
    if (Taken.has(event.key) && event.target.closest("[data-chip]")) event.preventDefault();
  };
  host.addEventListener("keydown", hold);
  return { dispose: () => host.removeEventListener("keydown", hold) };
}
