/** The overlay that shows all shortcuts, made from the one table. */
import { pointerTips, shortcuts } from "./shortcuts.js";

const arrows = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };
const named = ["Ctrl", "Shift", "Alt", "Space", "Tab", "Escape", "Delete", "Backspace"];

/** The keys of all words that the overlay needs. @type {readonly string[]} */
export const helpTexts = Object.freeze([...new Set([
  "help.title", "help.close", "group.pointer",
  ...shortcuts.flatMap(shortcut => [shortcut.textKey, `group.${shortcut.group}`]),
  ...pointerTips.map(tip => tip.textKey),
  ...named.map(name => `key.${name}`),
])]);

/**
 * Opens the overlay; the focus goes back to where it was when it closes.
 * @param {Record<string, string>} texts @param {(id: string) => boolean} works whether a command can be used here
 * @returns {() => void} closes it
 */
export function openHelp(texts, works) {
  const from = document.activeElement;
  const dialog = document.createElement("dialog");
  dialog.className = "clip-help";
  dialog.setAttribute("aria-labelledby", "clip-help-title");
  dialog.append(header(texts, () => dialog.close()), body(texts, works));
  dialog.addEventListener("click", event => {
    if (event.target === dialog)
      dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    from?.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}

function header(texts, close) {
  const title = element("h2", { id: "clip-help-title" }, texts["help.title"]);
  const button = element("button", { type: "button", className: "clip-help__close", ariaLabel: texts["help.close"] }, "✕");
  button.addEventListener("click", close);
  return element("header", {}, title, button);
}

function body(texts, works) {
  const usable = shortcuts.filter(shortcut => works(shortcut.id));
  const sections = grouped(usable, "group").map(([group, rows]) =>
    section(texts, group, grouped(rows, "textKey").map(([textKey, same]) => [textKey, same.flatMap(row => row.keys)])));
  if (works("selectAll"))
    sections.push(section(texts, "pointer", pointerTips.map(tip => [tip.textKey, tip.keys])));
  return element("div", { className: "clip-help__groups" }, ...sections);
}

function section(texts, group, rows) {
  const list = element("dl", {}, ...rows.map(([textKey, keys]) => element("div", {},
    element("dt", {}, texts[textKey]),
    element("dd", {}, ...keys.map(chord => chordElement(texts, chord))))));
  return element("section", {}, element("h3", {}, texts[`group.${group}`]), list);
}

function chordElement(texts, chord) {
  const keys = chord === "+" ? ["+"] : chord.split("+");
  return element("span", { className: "clip-help__chord" }, ...keys.map(key => element("kbd", {}, nameOf(texts, key))));
}

function nameOf(texts, key) {
  if (key === "Ctrl" && /Mac|iP/.test(navigator.platform))
    return "⌘";
  return arrows[key] ?? (named.includes(key) ? texts[`key.${key}`] : key);
}

function grouped(rows, property) {
  return [...new Set(rows.map(row => row[property]))].map(value => [value, rows.filter(row => row[property] === value)]);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
