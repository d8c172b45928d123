// Blazor tells the dialog how its circuit fares. When the server no longer knows the circuit, the page loads itself again: everything is stored,
// so that it comes back whole.
const dialog = document.getElementById("components-reconnect-modal");
const RetryMilliseconds = 3000;
let waiting = 0;

async function comeBack() {
  try {
    const answer = await fetch("/health", { cache: "no-store" });
    if (answer.ok) return location.reload();
  } catch {
    // Still away.
  }
  waiting = setTimeout(comeBack, RetryMilliseconds);
}

dialog.addEventListener("components-reconnect-state-changed", event => {
  const state = event.detail.state;
  if (state === "show") dialog.showModal();
  else if (state === "hide") dialog.close();
  else if (state === "failed" || state === "rejected") {
    dialog.classList.add("reconnect-gave-up");
    clearTimeout(waiting);
    comeBack();
  }
});
dialog.querySelector("[data-reconnect]").addEventListener("click", () => { clearTimeout(waiting); comeBack(); });
