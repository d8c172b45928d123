// Collage files: choosing one, or dropping it anywhere on the page, opens it.
const form = document.querySelector("[data-open-collage]");
const input = form?.querySelector("input[type=file]");

const holdsFile = event => event.dataTransfer?.types.includes("Files");

if (form && input) {
  input.addEventListener("change", () => { if (input.files.length) form.requestSubmit(); });
  form.addEventListener("submit", () => form.classList.add("busy"));
  document.addEventListener("dragover", event => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", event => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", event => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    form.classList.remove("over");
    const file = [...event.dataTransfer.files].find(one => /\.(collage|clippaste)$/i.test(one.name));
    if (!file) return;
    const one = new DataTransfer();
    one.items.add(file);
    input.files = one.files;
    form.requestSubmit();
  });
}
