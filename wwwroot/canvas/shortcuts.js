/**
 * The one table of the canvas's shortcuts: keys are matched against it and the overlay of shortcuts is made from it. `id` names a command,
 * `textKey` the words for it; where `page` is set the keys also work while something else on the page has the focus.
 */

/** @typedef {{id: string, keys: string[], textKey: string, group: string, page?: boolean}} Shortcut */

const row = (group, id, keys, page = false) => Object.freeze({ id, keys, textKey: `shortcut.${id}`, group, page });

/** @type {readonly Shortcut[]} */
export const shortcuts = Object.freeze([
  row("select", "next", ["Tab"]),
  row("select", "previous", ["Shift+Tab"]),
  row("select", "selectAll", ["Ctrl+A"]),
  row("select", "selectNone", ["Escape"]),
  row("edit", "undo", ["Ctrl+Z"], true),
  row("edit", "redo", ["Ctrl+Shift+Z", "Ctrl+Y"], true),
  row("edit", "duplicate", ["Ctrl+D"]),
  row("edit", "delete", ["Delete", "Backspace"]),
  row("edit", "hide", ["H"]),
  row("move", "nudgeLeft", ["ArrowLeft"]),
  row("move", "nudgeRight", ["ArrowRight"]),
  row("move", "nudgeUp", ["ArrowUp"]),
  row("move", "nudgeDown", ["ArrowDown"]),
  row("move", "nudgeLeftFar", ["Shift+ArrowLeft"]),
  row("move", "nudgeRightFar", ["Shift+ArrowRight"]),
  row("move", "nudgeUpFar", ["Shift+ArrowUp"]),
  row("move", "nudgeDownFar", ["Shift+ArrowDown"]),
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

/** What the pointer does, for the overlay: words only, no keys of their own. */
export const pointerTips = Object.freeze(["tip.add", "tip.below", "tip.marquee", "tip.noSnap", "tip.steps", "tip.centre", "tip.pan", "tip.zoom"]);

/** The keys of all words that the table needs. */
export const shortcutTexts = Object.freeze([
  ...shortcuts.map(shortcut => shortcut.textKey),
  ...new Set(shortcuts.map(shortcut => `group.${shortcut.group}`)),
  "group.pointer",
  ...pointerTips,
]);

/**
 * The pressed keys as the table writes them.
 * @param {KeyboardEvent} event
 */
export function chordOf(event) {
  // The third level of a keyboard reports Ctrl and Alt, but means the character only.
  const third = event.getModifierState?.("AltGraph") ?? false;
  const held = (!third && (event.ctrlKey || event.metaKey) ? "Ctrl+" : "") + (!third && event.altKey ? "Alt+" : "");
  const [kind, name] = event.code?.match(/^(Digit|Key|Bracket)(.+)$/)?.slice(1) ?? [];
  const shift = event.shiftKey ? "Shift+" : "";
  if (kind === "Digit" && (event.shiftKey || held) && !third)
    return event.key === "?" || event.key === "+" || event.key === "=" ? held + event.key : held + shift + name;
  if (kind === "Key" && held.includes("Alt"))
    return held + shift + name;
  if (kind === "Bracket" && event.shiftKey && "{}".includes(event.key))
    return `${held}Shift+${event.key === "{" ? "[" : "]"}`;
  if (event.key.length > 1)
    return held + shift + event.key;
  return /\p{L}/u.test(event.key) ? held + shift + event.key.toUpperCase() : held + event.key;
}

/**
 * The shortcut of a key press, if it has one here.
 * @param {KeyboardEvent} event
 * @param {boolean} onCanvas Whether the canvas has the focus.
 * @returns {Shortcut | undefined}
 */
export function shortcutOf(event, onCanvas) {
  const chord = chordOf(event);
  return shortcuts.find(shortcut => (onCanvas || shortcut.page) && shortcut.keys.includes(chord));
}

/**
 * Whether keys pressed in this element are meant for typing.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=button]), textarea, select, [contenteditable]:not([contenteditable=false])") !== null;
}
