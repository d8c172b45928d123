// Blazor tells the dialog how its circuit fares. When the server no longer knows the circuit, the page loads itself again: everything is stored,
// so that it comes back whole.
const dialog = document.getElementById("components-reconnect-modal");
const RetryMilliseconds = 3000;
let waiting = 0;
let seen;

async function comeBack() {
  try {
    const answer = await fetch("/health", { cache: "no-store" });
    if (answer.ok) return location.reload();
  } catch {
    // Still away.
  }
  waiting = setTimeout(comeBack, RetryMilliseconds);
}

// Blazor writes the state into the dialog's classes; not every version raises an event too.
function stateOf(element) {
  return ["failed", "rejected", "show", "hide"].find(state => element.classList.contains(`components-reconnect-${state}`));
}

function follow() {
  const state = stateOf(dialog);
  if (state === seen) return;
  seen = state;
  if (state === "show") dialog.showModal();
  else if (state === "hide") dialog.close();
  else if (state) {
    dialog.classList.add("reconnect-gave-up");
    clearTimeout(waiting);
    comeBack();
  }
}

new MutationObserver(follow).observe(dialog, { attributes: true, attributeFilter: ["class"] });
dialog.querySelector("[data-reconnect]").addEventListener("click", () => { clearTimeout(waiting); comeBack(); });
