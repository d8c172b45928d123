/**
 * The one table of the canvas's shortcuts: keys are matched against it and the overlay of shortcuts is made from it.
 *
 * @typedef {{id: string, keys: string[], textKey: string, group: string, page: boolean}} Shortcut
 *   id: a command; textKey: its words, which several rows may share; page: the keys work while anything on the page has the focus
 */

const row = (group, id, keys, { page = false, text = id } = {}) => Object.freeze({ id, keys, textKey: `shortcut.${text}`, group, page });

/** @type {readonly Shortcut[]} */
export const shortcuts = Object.freeze([
  row("select", "next", ["Tab"]),
  row("select", "previous", ["Shift+Tab"]),
  row("select", "selectAll", ["Ctrl+A"]),
  row("select", "selectNone", ["Escape"]),
  row("edit", "undo", ["Ctrl+Z"], { page: true }),
  row("edit", "redo", ["Ctrl+Shift+Z", "Ctrl+Y"], { page: true }),
  row("edit", "duplicate", ["Ctrl+D"]),
  row("edit", "delete", ["Delete", "Backspace"]),
  row("edit", "hide", ["H"]),
  row("move", "nudgeLeft", ["ArrowLeft"], { text: "nudge" }),
  row("move", "nudgeRight", ["ArrowRight"], { text: "nudge" }),
  row("move", "nudgeUp", ["ArrowUp"], { text: "nudge" }),
  row("move", "nudgeDown", ["ArrowDown"], { text: "nudge" }),
  row("move", "nudgeLeftFar", ["Shift+ArrowLeft"], { text: "nudgeFar" }),
  row("move", "nudgeRightFar", ["Shift+ArrowRight"], { text: "nudgeFar" }),
  row("move", "nudgeUpFar", ["Shift+ArrowUp"], { text: "nudgeFar" }),
  row("move", "nudgeDownFar", ["Shift+ArrowDown"], { text: "nudgeFar" }),
  row("move", "turnRight", ["R"]),
  row("move", "turnRightFar", ["Shift+R"]),
  row("move", "turnLeft", ["E"]),
  row("move", "turnLeftFar", ["Shift+E"]),
  row("move", "smaller", [","]),
  row("move", "larger", ["."]),
  row("move", "flip", ["F"]),
  row("order", "backward", ["["]),
  row("order", "forward", ["]"]),
  row("order", "back", ["Shift+["]),
  row("order", "front", ["Shift+]"]),
  row("lock", "lockPosition", ["L"]),
  row("lock", "lockScale", ["Alt+2"]),
  row("lock", "lockRotation", ["Alt+3"]),
  row("lock", "lockOpacity", ["Alt+4"]),
  row("lock", "lockOrder", ["Alt+5"]),
  row("lock", "pinsToggle", ["Alt+P"]),
  row("view", "fit", ["Shift+1"]),
  row("view", "zoomReal", ["Shift+0", "Ctrl+0"]),
  row("view", "zoomIn", ["+", "="]),
  row("view", "zoomOut", ["-"]),
  row("view", "snapToggle", ["Alt+S"]),
  row("view", "help", ["?"]),
]);

/** What the pointer does together with keys, for the overlay. @type {readonly {keys: string[], textKey: string}[]} */
export const pointerTips = Object.freeze([
  { keys: ["Shift", "Ctrl"], textKey: "tip.add" },
  { keys: ["Alt"], textKey: "tip.below" },
  { keys: ["Shift"], textKey: "tip.marquee" },
  { keys: ["Ctrl"], textKey: "tip.noSnap" },
  { keys: ["Shift"], textKey: "tip.steps" },
  { keys: ["Alt"], textKey: "tip.centre" },
  { keys: ["Space"], textKey: "tip.pan" },
]);

const typed = [
  "input:not([type=checkbox], [type=radio], [type=range], [type=button])",
  "textarea",
  "select",
  "[contenteditable]:not([contenteditable=false])",
].join();

/** The pressed keys as the table writes them. @param {KeyboardEvent} event @returns {string} */
export function chordOf(event) {
  // The third level of a keyboard reports Ctrl and Alt, but means the character only.
  const third = event.getModifierState?.("AltGraph") ?? false;
  const held = (!third && (event.ctrlKey || event.metaKey) ? "Ctrl+" : "") + (!third && event.altKey ? "Alt+" : "");
  const [kind, name] = event.code?.match(/^(Digit|Key|Bracket)(.+)$/)?.slice(1) ?? [];
  const shift = event.shiftKey ? "Shift+" : "";
  if (kind === "Digit" && (event.shiftKey || held) && !third)
    return held + shift + name;
  if (kind === "Key" && held.includes("Alt"))
    return held + shift + name;
  if (kind === "Bracket" && event.shiftKey && "{}".includes(event.key))
    return `${held}Shift+${event.key === "{" ? "[" : "]"}`;
  if (event.key.length > 1)
    return held + shift + event.key;
  return /\p{L}/u.test(event.key) ? held + shift + event.key.toUpperCase() : held + event.key;
}

/**
 * @param {KeyboardEvent} event @param {boolean} onCanvas whether the canvas has the focus
 * @returns {Shortcut | undefined} what the keys mean here, if anything
 */
export function shortcutOf(event, onCanvas) {
  const chord = chordOf(event);
  return shortcuts.find(shortcut => (onCanvas || shortcut.page) && shortcut.keys.includes(chord));
}

/** Whether keys pressed in this element are meant for typing. @param {EventTarget | null} target @returns {boolean} */
export function isTyping(target) {
  return target instanceof Element && target.closest(typed) !== null;
}
