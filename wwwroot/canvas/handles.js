/**
 * Where the handles of a selection lie on the screen, and which one a pointer meets. Points are CSS pixels of the host.
 *
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {{kind: "scale" | "turn", place: Point, at: Point, angle: number}} Handle
 *   `place` -1 to 1 across and down the box; `angle` of the box on the screen
 */
import { pointOfBox } from "./gestures.js";

/** How far from its middle a handle can be taken hold of, in CSS pixels: targets of 24 pixels for a mouse, of 44 for a finger or a pen. */
export const REACH = Object.freeze({ fine: 12, coarse: 22 });

const corners = [{ x: -1, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 1 }, { x: -1, y: 1 }];
const sides = [{ x: 0, y: -1 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: -1, y: 0 }];
const borderMargin = 10;
const stem = 16;

/** A box in canvas units as it lies on the screen. @param {import("./gestures.js").Box} box @param {import("./view.js").View} view */
export function boxOnScreen(box, view) {
  const { zoom } = view.camera;
  return { centre: view.toScreen(box.centre), halfWidth: box.halfWidth * zoom, halfHeight: box.halfHeight * zoom, angle: box.angle };
}

/** @param {import("./gestures.js").Box} box @returns {Point[]} top left, top right, bottom right, bottom left */
export function cornersOfBox(box) {
  return corners.map(place => pointOfBox(box, place));
}

/**
 * The handles of a box. A small box has them further out, so that there is room to take hold of the piece itself; those that would lie
 * outside the viewport wait at its border.
 * @param {import("./gestures.js").Box} box on the screen @param {import("./geometry.js").Size} viewport
 * @param {{reach: number, scales: boolean, turns: boolean}} options
 * @returns {Handle[]}
 */
export function handlesOf(box, viewport, { reach, scales, turns }) {
  const grip = { ...box, halfWidth: Math.max(box.halfWidth, 1.5 * reach), halfHeight: Math.max(box.halfHeight, 1.5 * reach) };
  const handles = [];
  if (turns)
    handles.push({ kind: "turn", place: { x: 0, y: -1 }, at: rotatorOf(grip, viewport, reach), angle: box.angle });
  if (!scales)
    return handles;
  for (const place of [...corners, ...sides]) {
    const at = inside(pointOfBox(grip, place), viewport, borderMargin);
    if (handles.every(other => other.kind === "turn" || distance(other.at, at) > 2 * reach))
      handles.push({ kind: "scale", place, at, angle: box.angle });
  }
  return handles;
}

/** @param {Handle[]} handles @param {Point} point @param {number} reach @returns {Handle | null} the nearest within reach */
export function handleAt(handles, point, reach) {
  const near = handles.filter(handle => distance(handle.at, point) <= reach);
  near.sort((a, b) => distance(a.at, point) - distance(b.at, point));
  return near[0] ?? null;
}

/** @param {Handle} handle @returns {string} the CSS cursor that fits it */
export function cursorOf(handle) {
  if (handle.kind === "turn")
    return "grab";
  const direction = handle.angle + Math.atan2(handle.place.y, handle.place.x);
  const eighth = ((Math.round(direction / (Math.PI / 4)) % 4) + 4) % 4;
  return ["ew-resize", "nwse-resize", "ns-resize", "nesw-resize"][eighth];
}

/** @param {Point} point @param {import("./geometry.js").Size} viewport @param {number} margin @returns {Point} */
export function inside(point, viewport, margin) {
  return {
    x: Math.min(Math.max(point.x, margin), Math.max(viewport.width - margin, margin)),
    y: Math.min(Math.max(point.y, margin), Math.max(viewport.height - margin, margin)),
  };
}

// Above the box where there is room, otherwise on whichever side there is.
function rotatorOf(box, viewport, reach) {
  const beyond = reach + stem;
  const places = [
    { x: 0, y: -1 - beyond / box.halfHeight }, { x: 0, y: 1 + beyond / box.halfHeight },
    { x: 1 + beyond / box.halfWidth, y: 0 }, { x: -1 - beyond / box.halfWidth, y: 0 },
  ].map(place => pointOfBox(box, place));
  const seen = places.find(at => distance(at, inside(at, viewport, borderMargin)) === 0);
  return seen ?? inside(pointOfBox(box, { x: 0, y: -1 + 2 * beyond / box.halfHeight }), viewport, borderMargin + 2 * beyond);
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
