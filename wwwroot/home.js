// On the start page Enter begins the collage, as in any search box; with Shift it still makes a new line.
document.addEventListener("keydown", event => {
  const box = event.target.closest?.("#prompt");
  if (!box || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  box.form.requestSubmit(box.form.querySelector("button.primary"));
});

// What is pasted beyond the end is cut by the browser without a word.
document.addEventListener("input", event => {
  const box = event.target.closest?.("#prompt");
  const note = box?.form.querySelector("[data-prompt-full]");
  if (note) note.hidden = box.value.length < box.maxLength;
});
