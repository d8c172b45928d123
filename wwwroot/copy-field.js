/** A button with data-copy-now copies the field beside it, in the element with data-copy around both. Without this script the user copies by hand. */

for (const button of document.querySelectorAll("[data-copy-now]")) {
  button.hidden = false;
  button.addEventListener("click", () => void copy(button));
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const field = button.closest("[data-copy]").querySelector("input");
  field.select();
  let copied = true;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without a safe connection browsers have only the old way.
    copied = document.execCommand("copy");
  }
  if (copied)
    button.textContent = button.dataset.copied;
}
