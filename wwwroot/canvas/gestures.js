/**
 * The maths of the gestures: poses at the start and what the hand has done since, giving poses now. Nothing here knows of events:
 * points and lengths are in canvas units (see geometry.js), angles are radians, clockwise.
 *
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {import("./geometry.js").Size} Size
 * @typedef {import("./geometry.js").Pose} Pose
 * @typedef {import("./geometry.js").Bounds} Bounds
 * @typedef {{centre: Point, halfWidth: number, halfHeight: number, angle: number}} Box a box turned by its angle about its centre
 * @typedef {{from: Point, to: Point, factor: number, angle: number}} Similarity
 *   turns and scales about `from`, then takes that point to `to`
 */
import { centreOf, handleFactor, normalAngle, placedBox, POSE_LIMITS, withinLimits } from "./geometry.js";
import { LOCKS } from "./scene.js";

/**
 * The pose after a similarity; parts that are locked keep their value.
 * @param {Pose} pose @param {Similarity} change @param {Size} size
 * @param {number} [locked] flags of LOCKS
 * @returns {Pose}
 */
export function transformPose(pose, change, size, locked = 0) {
  const centre = transformPoint(centreOf(pose, size), change);
  const free = lock => (locked & lock) === 0;
  return withinLimits({
    ...pose,
    x: free(LOCKS.position) ? centre.x / size.width - 0.5 : pose.x,
    y: free(LOCKS.position) ? centre.y / size.height - 0.5 : pose.y,
    logScale: free(LOCKS.scale) ? pose.logScale + Math.log(change.factor) : pose.logScale,
    rotation: free(LOCKS.rotation) ? normalAngle(pose.rotation + change.angle) : pose.rotation,
  });
}

/** A plain move. @param {number} dx @param {number} dy @returns {Similarity} */
export function move(dx, dy) {
  return { from: { x: 0, y: 0 }, to: { x: dx, y: dy }, factor: 1, angle: 0 };
}

/** @param {Point} anchor stays where it is @param {number} factor @returns {Similarity} */
export function scaleAbout(anchor, factor) {
  return { from: anchor, to: anchor, factor, angle: 0 };
}

/** @param {Point} centre stays where it is @param {number} angle @returns {Similarity} */
export function turnAbout(centre, angle) {
  return { from: centre, to: centre, factor: 1, angle };
}

/**
 * The nearest factor with which every pose keeps within the limits of size, so that pieces scaled together keep together.
 * @param {Iterable<Pose>} poses @param {number} factor
 * @returns {number}
 */
export function limitFactor(poses, factor) {
  let [least, most] = [-Infinity, Infinity];
  for (const { logScale } of poses) {
    least = Math.max(least, Math.min(0, POSE_LIMITS.leastLogScale - logScale));
    most = Math.min(most, Math.max(0, POSE_LIMITS.mostLogScale - logScale));
  }
  return Math.exp(Math.min(most, Math.max(least, Math.log(Math.max(factor, 1e-6)))));
}

/**
 * How much a box grows when one of its handles is dragged. A piece has one scale, so a side handle scales both ways too.
 * @param {Box} box at the start
 * @param {Point} handle which one: each part is -1, 0 or 1
 * @param {Point} point where the handle is now
 * @param {boolean} fromCentre keep the centre in place instead of the opposite handle
 * @returns {{anchor: Point, factor: number}}
 */
export function dragHandle(box, handle, point, fromCentre) {
  const anchor = fromCentre ? box.centre : pointOfBox(box, { x: -handle.x, y: -handle.y });
  return { anchor, factor: handleFactor(anchor, pointOfBox(box, handle), point) };
}

/**
 * What two fingers have done.
 * @param {[Point, Point]} start @param {[Point, Point]} now
 * @returns {Similarity}
 */
export function pinch(start, now) {
  const [before, after] = [spread(start), spread(now)];
  const factor = after.length / Math.max(before.length, 1);
  return { from: middle(start), to: middle(now), factor, angle: normalAngle(after.angle - before.angle) };
}

/** The box of a piece, turned with it. @param {import("./geometry.js").Placed} piece @param {Size} size @returns {Box} */
export function boxOfPiece(piece, size) {
  const placed = placedBox(piece, size);
  return { centre: { x: placed.x, y: placed.y }, halfWidth: placed.width / 2, halfHeight: placed.height / 2, angle: placed.rotation };
}

/** The one box itself, or the upright box round several. @param {Box[]} boxes at least one @returns {Box} */
export function boxAround(boxes) {
  if (boxes.length === 1)
    return boxes[0];
  const all = boxes.map(boundsOfBox);
  const [left, right] = [Math.min(...all.map(b => b.left)), Math.max(...all.map(b => b.right))];
  const [top, bottom] = [Math.min(...all.map(b => b.top)), Math.max(...all.map(b => b.bottom))];
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  return { centre, halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2, angle: 0 };
}

/** @param {Box} box @returns {Bounds} */
export function boundsOfBox({ centre, halfWidth, halfHeight, angle }) {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const [x, y] = [halfWidth * cos + halfHeight * sin, halfWidth * sin + halfHeight * cos];
  return { left: centre.x - x, top: centre.y - y, right: centre.x + x, bottom: centre.y + y };
}

/** @param {Box} box @param {Point} place -1 to 1 across and down @returns {Point} */
export function pointOfBox(box, place) {
  const offset = turnPoint({ x: place.x * box.halfWidth, y: place.y * box.halfHeight }, box.angle);
  return { x: box.centre.x + offset.x, y: box.centre.y + offset.y };
}

/**
 * The box after a similarity: what the hand sees while it turns several pieces at once.
 * @param {Box} box @param {Similarity} change
 * @returns {Box}
 */
export function transformBox(box, change) {
  return {
    centre: transformPoint(box.centre, change),
    halfWidth: box.halfWidth * change.factor,
    halfHeight: box.halfHeight * change.factor,
    angle: normalAngle(box.angle + change.angle),
  };
}

function transformPoint(point, { from, to, factor, angle }) {
  const offset = turnPoint({ x: (point.x - from.x) * factor, y: (point.y - from.y) * factor }, angle);
  return { x: to.x + offset.x, y: to.y + offset.y };
}

function turnPoint({ x, y }, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}

function middle([a, b]) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spread([a, b]) {
  return { length: Math.hypot(b.x - a.x, b.y - a.y), angle: Math.atan2(b.y - a.y, b.x - a.x) };
}
