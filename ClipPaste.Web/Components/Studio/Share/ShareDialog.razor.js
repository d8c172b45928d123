/** Opens a dialog over the page; the element that had the focus gets it back when it closes. @param {HTMLDialogElement} dialog */
export function show(dialog) {
  if (!dialog.open)
    dialog.showModal();
}

/**
 * Copies what stands in a field, and selects it: without a safe connection a browser copies nothing, and the user's own hand must.
 * @param {HTMLInputElement} field @returns {Promise<boolean>} whether it was copied
 */
export async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
