/** The keys of all words that the canvas needs from the page; {0}, {1} and so on stand for values. */
import { helpTexts } from "./help-overlay.js";

/** @type {readonly string[]} */
export const canvasTexts = Object.freeze([
  "canvas.label",
  "canvas.help",
  "hint.pinned",
  "hint.pinnedTouch",
  "notice.offline",
  "fault.lost",
  "fault.picture",
  "say.selected",
  "say.selectedMany",
  "say.walked",
  "say.duplicated",
  "say.deleted",
  "say.hidden",
  "say.shown",
  "say.undo.none",
  "say.redo.none",
  ...["snap", "pins", "position", "scale", "rotation", "opacity", "order"].flatMap(what => [`say.${what}.on`, `say.${what}.off`]),
  ...helpTexts,
]);
