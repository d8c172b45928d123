/**
 * The maths of the gestures: poses at the start and what the hand has done since, giving poses now. Nothing here knows of events or pixels:
 * points and lengths are in short sides of the canvas, measured from its centre, y down; angles are radians, clockwise.
 */

/** @typedef {{x: number, y: number}} Point */
/** @typedef {{x: number, y: number, logScale: number, rotation: number, opacity: number, mirrored: boolean}} Pose */
/** @typedef {{width: number, height: number}} Shape The canvas in short sides. */
/** @typedef {{centre: Point, halfWidth: number, halfHeight: number, angle: number}} Box A box turned by its angle about its centre. */
/** @typedef {{from: Point, to: Point, factor: number, angle: number}} Similarity Turns and scales about `from`, then takes that point to `to`. */

/** What a lock keeps still; the numbers of the engine's PoseLocks. */
export const locks = Object.freeze({ position: 1, scale: 2, rotation: 4, opacity: 8, order: 16 });

/** The smallest and largest size a hand may give, as natural logarithms of long side by short side of the canvas. */
export const scaleLimits = Object.freeze({ least: Math.log(0.02), most: Math.log(8) });

// A piece's centre stays this near, in fractions of the canvas, so that it can always be found again.
const farthestCentre = 1.5;

/**
 * @param {number} aspect Width by height.
 * @returns {Shape}
 */
export function shapeOf(aspect) {
  return { width: Math.max(1, aspect), height: Math.max(1, 1 / aspect) };
}

/**
 * @param {Pose} pose
 * @param {Shape} shape
 * @returns {Point}
 */
export function centreOf(pose, shape) {
  return { x: pose.x * shape.width, y: pose.y * shape.height };
}

/**
 * The pose after a similarity; parts that are locked keep their value.
 * @param {Pose} pose
 * @param {Similarity} change
 * @param {Shape} shape
 * @param {number} [locked] Flags of `locks`.
 * @returns {Pose}
 */
export function transformPose(pose, change, shape, locked = 0) {
  const centre = centreOf(pose, shape);
  const turned = turnPoint({ x: (centre.x - change.from.x) * change.factor, y: (centre.y - change.from.y) * change.factor }, change.angle);
  const result = { ...pose };
  if (!(locked & locks.position)) {
    result.x = clamp((change.to.x + turned.x) / shape.width, -farthestCentre, farthestCentre);
    result.y = clamp((change.to.y + turned.y) / shape.height, -farthestCentre, farthestCentre);
  }
  if (!(locked & locks.scale))
    result.logScale = clamp(pose.logScale + Math.log(change.factor), scaleLimits.least, scaleLimits.most);
  if (!(locked & locks.rotation))
    result.rotation = wholeTurn(pose.rotation + change.angle);
  return result;
}

/**
 * @param {number} dx
 * @param {number} dy
 * @returns {Similarity} A plain move.
 */
export function move(dx, dy) {
  return { from: { x: 0, y: 0 }, to: { x: dx, y: dy }, factor: 1, angle: 0 };
}

/**
 * @param {Point} anchor What stays where it is.
 * @param {number} factor
 * @returns {Similarity}
 */
export function scaleAbout(anchor, factor) {
  return { from: anchor, to: anchor, factor, angle: 0 };
}

/**
 * @param {Point} centre What stays where it is.
 * @param {number} angle
 * @returns {Similarity}
 */
export function turnAbout(centre, angle) {
  return { from: centre, to: centre, factor: 1, angle };
}

/**
 * The nearest factor with which every pose stays within the size limits.
 * @param {Iterable<Pose>} poses
 * @param {number} factor
 */
export function limitFactor(poses, factor) {
  let [least, most] = [-Infinity, Infinity];
  for (const pose of poses) {
    least = Math.max(least, Math.min(0, scaleLimits.least - pose.logScale));
    most = Math.min(most, Math.max(0, scaleLimits.most - pose.logScale));
  }
  return Math.exp(clamp(Math.log(Math.max(factor, 1e-6)), least, most));
}

/**
 * How much a box has grown when one of its handles is dragged; the model has one scale, so side handles scale both ways too.
 * @param {Box} box The box at the start.
 * @param {{x: number, y: number}} handle Which one: each part is -1, 0 or 1.
 * @param {Point} point Where the handle is now.
 * @param {boolean} fromCentre Keep the centre instead of the opposite handle.
 * @returns {{anchor: Point, factor: number}}
 */
export function dragHandle(box, handle, point, fromCentre) {
  const start = pointOfBox(box, handle);
  const anchor = fromCentre ? box.centre : pointOfBox(box, { x: -handle.x, y: -handle.y });
  const [dx, dy] = [start.x - anchor.x, start.y - anchor.y];
  const along = ((point.x - anchor.x) * dx + (point.y - anchor.y) * dy) / (dx * dx + dy * dy);
  return { anchor, factor: Math.max(along, 1e-3) };
}

/**
 * @param {Point} centre
 * @param {Point} start
 * @param {Point} now
 * @returns {number} The angle the hand has gone round the centre, -pi to pi.
 */
export function angleBetween(centre, start, now) {
  return wholeTurn(Math.atan2(now.y - centre.y, now.x - centre.x) - Math.atan2(start.y - centre.y, start.x - centre.x));
}

/**
 * What two fingers have done.
 * @param {[Point, Point]} start
 * @param {[Point, Point]} now
 * @returns {Similarity}
 */
export function pinch(start, now) {
  const [before, after] = [spread(start), spread(now)];
  return { from: middle(start), to: middle(now), factor: after.length / Math.max(before.length, 1e-6), angle: wholeTurn(after.angle - before.angle) };
}

/**
 * The box of one piece, turned with it.
 * @param {{width: number, height: number}} size Of the cut-out, in any unit.
 * @param {Pose} pose
 * @param {Shape} shape
 * @returns {Box}
 */
export function boxOfPiece(size, pose, shape) {
  const unit = Math.exp(pose.logScale) / Math.max(size.width, size.height) / 2;
  return { centre: centreOf(pose, shape), halfWidth: size.width * unit, halfHeight: size.height * unit, angle: pose.rotation };
}

/**
 * The upright box round several boxes, or the one box itself.
 * @param {Box[]} boxes At least one.
 * @returns {Box}
 */
export function boxAround(boxes) {
  if (boxes.length === 1)
    return boxes[0];
  const all = boxes.map(boundsOfBox);
  const [left, right] = [Math.min(...all.map(b => b.left)), Math.max(...all.map(b => b.right))];
  const [top, bottom] = [Math.min(...all.map(b => b.top)), Math.max(...all.map(b => b.bottom))];
  return { centre: { x: (left + right) / 2, y: (top + bottom) / 2 }, halfWidth: (right - left) / 2, halfHeight: (bottom - top) / 2, angle: 0 };
}

/**
 * @param {Box} box
 * @returns {{left: number, top: number, right: number, bottom: number}}
 */
export function boundsOfBox(box) {
  const [cos, sin] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))];
  const [x, y] = [box.halfWidth * cos + box.halfHeight * sin, box.halfWidth * sin + box.halfHeight * cos];
  return { left: box.centre.x - x, top: box.centre.y - y, right: box.centre.x + x, bottom: box.centre.y + y };
}

/**
 * @param {Box} box
 * @param {{x: number, y: number}} place -1 to 1 across and down.
 * @returns {Point}
 */
export function pointOfBox(box, place) {
  const offset = turnPoint({ x: place.x * box.halfWidth, y: place.y * box.halfHeight }, box.angle);
  return { x: box.centre.x + offset.x, y: box.centre.y + offset.y };
}

/**
 * The box after a similarity, as the hand sees it while it turns several pieces at once.
 * @param {Box} box
 * @param {Similarity} change
 * @returns {Box}
 */
export function transformBox(box, change) {
  const offset = turnPoint({ x: (box.centre.x - change.from.x) * change.factor, y: (box.centre.y - change.from.y) * change.factor }, change.angle);
  return {
    centre: { x: change.to.x + offset.x, y: change.to.y + offset.y },
    halfWidth: box.halfWidth * change.factor,
    halfHeight: box.halfHeight * change.factor,
    angle: box.angle + change.angle,
  };
}

/**
 * The same angle, more than -pi and at most pi.
 * @param {number} angle
 */
export function wholeTurn(angle) {
  const turn = 2 * Math.PI;
  const rest = angle - turn * Math.round(angle / turn);
  return rest <= -Math.PI ? rest + turn : rest;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}

function turnPoint(point, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: point.x * cos - point.y * sin, y: point.x * sin + point.y * cos };
}

function middle([a, b]) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function spread([a, b]) {
  return { length: Math.hypot(b.x - a.x, b.y - a.y), angle: Math.atan2(b.y - a.y, b.x - a.x) };
}
