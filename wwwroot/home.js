// On the start page Enter begins the collage, as in any search box; with Shift it still makes a new line.
document.addEventListener("keydown", event => {
  const box = event.target.closest?.("#prompt");
  if (!box || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form.requestSubmit(box.form.querySelector("button.primary"));
});
