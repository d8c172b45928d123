// Menus made of <details>: Escape or a click elsewhere closes them.
const open = () => document.querySelector("details.project-menu[open]");

document.addEventListener("click", event => {
  const menu = open();
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", event => {
  const menu = open();
  if (!menu || event.key !== "Escape") return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
