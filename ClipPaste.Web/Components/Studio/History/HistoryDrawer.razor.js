/** Shows the drawer; a click beside it closes it. @param {HTMLDialogElement} dialog */
export function open(dialog) {
  if (dialog.open) return;
  dialog.onclick = event => { if (event.target === dialog) dialog.close(); };
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog */
export function close(dialog) {
  dialog.close();
}
