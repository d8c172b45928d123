/**
 * Poses and the plane, without any DOM. The maths is that of the engine's CanvasShape and TextureMap. All functions work on a canvas
 * of any `size`; points, lengths and matrices are in the pixels of that size, with y pointing down and angles clockwise in radians.
 *
 * @typedef {{x: number, y: number}} Point
 * @typedef {{width: number, height: number}} Size
 * @typedef {{left: number, top: number, right: number, bottom: number}} Bounds
 * @typedef {{x: number, y: number, logScale: number, rotation: number, opacity: number, mirrored: boolean}} Pose
 * @typedef {[number, number, number, number, number, number]} Matrix a b c d e f, as in CanvasRenderingContext2D.setTransform
 * @typedef {{pose: Pose, width: number, height: number}} Placed a pose with the size of the cut-out it places
 */

/** A piece counts as hit where its texture is more opaque than this. */
export const HIT_ALPHA = 0.1;

/** Limits that keep a piece findable: its centre may lie half a canvas outside, its long side be 1/50 to 8 short sides of the canvas. */
export const POSE_LIMITS = Object.freeze({ reach: 1, leastLogScale: Math.log(0.02), mostLogScale: Math.log(8) });

/**
 * The canvas in canvas units: always 1,000 wide.
 * @param {number} aspect width divided by height
 * @returns {Size}
 */
export function canvasSize(aspect) {
  return { width: 1000, height: 1000 / aspect };
}

/**
 * Centre and size of a piece as it lies on the canvas, before its rotation.
 * @param {Placed} piece @param {Size} size
 * @returns {{x: number, y: number, width: number, height: number, rotation: number, mirrored: boolean}}
 */
export function placedBox({ pose, width, height }, size) {
  const perTexel = (Math.exp(pose.logScale) * Math.min(size.width, size.height)) / Math.max(width, height);
  return {
    x: (0.5 + pose.x) * size.width,
    y: (0.5 + pose.y) * size.height,
    width: width * perTexel,
    height: height * perTexel,
    rotation: pose.rotation,
    mirrored: pose.mirrored,
  };
}

/**
 * The matrix that takes texture coordinates (0..1 from left to right and from top to bottom of the cut-out) to the canvas.
 * @param {Placed} piece @param {Size} size
 * @returns {Matrix}
 */
export function pieceMatrix(piece, size) {
  const box = placedBox(piece, size);
  const [sin, cos] = [Math.sin(box.rotation), Math.cos(box.rotation)];
  const across = box.mirrored ? -box.width : box.width;
  const [a, b, c, d] = [across * cos, across * sin, -box.height * sin, box.height * cos];
  return [a, b, c, d, box.x - (a + c) / 2, box.y - (b + d) / 2];
}

/**
 * First `second`, then `first`, as one matrix.
 * @param {Matrix} first @param {Matrix} second
 * @returns {Matrix}
 */
export function multiply([a, b, c, d, e, f], [p, q, r, s, t, u]) {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/**
 * The matrix that undoes `matrix`, or null when it flattens the plane.
 * @param {Matrix} matrix
 * @returns {Matrix | null}
 */
export function inverse([a, b, c, d, e, f]) {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-12)
    return null;
  return [d / determinant, -b / determinant, -c / determinant, a / determinant,
    (c * f - d * e) / determinant, (b * e - a * f) / determinant];
}

/** @param {Matrix} matrix @param {Point} point @returns {Point} */
export function transform([a, b, c, d, e, f], { x, y }) {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/**
 * The piece's corners on the canvas: top left, top right, bottom right, bottom left of its box before it is turned, mirrored or not.
 * @param {Placed} piece @param {Size} size
 * @returns {[Point, Point, Point, Point]}
 */
export function corners(piece, size) {
  const matrix = pieceMatrix({ ...piece, pose: { ...piece.pose, mirrored: false } }, size);
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => transform(matrix, { x, y }));
}

/**
 * The upright box around points.
 * @param {Point[]} points at least one
 * @returns {Bounds}
 */
export function boundsOfPoints(points) {
  const [xs, ys] = [points.map(p => p.x), points.map(p => p.y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The upright box around a turned piece. @param {Placed} piece @param {Size} size @returns {Bounds} */
export function boundsOf(piece, size) {
  return boundsOfPoints(corners(piece, size));
}

/**
 * Where a point of the canvas lies on a piece's texture, 0..1 both ways inside it.
 * @param {Placed} piece @param {Size} size @param {Point} point
 * @returns {{u: number, v: number} | null} null when the piece is too small to ask
 */
export function toTexture(piece, size, point) {
  const back = inverse(pieceMatrix(piece, size));
  if (!back)
    return null;
  const { x: u, y: v } = transform(back, point);
  return { u, v };
}

/**
 * Whether a point meets what is visible of a piece.
 * @param {Placed} piece @param {Size} size @param {Point} point
 * @param {(u: number, v: number) => number} alphaAt alpha 0..1 of its texture, 0 outside 0..1
 * @param {number} [tolerance] how far beside the visible part still counts, in pixels of `size`
 * @returns {boolean}
 */
export function hits(piece, size, point, alphaAt, tolerance = 0) {
  const ring = tolerance > 0 ? [0, 1, 2, 3, 4, 5, 6, 7].map(k => (k * Math.PI) / 4) : [];
  const around = ring.map(angle => ({ x: point.x + tolerance * Math.cos(angle), y: point.y + tolerance * Math.sin(angle) }));
  return [point, ...around].some(p => {
    const at = toTexture(piece, size, p);
    return at !== null && at.u >= 0 && at.u <= 1 && at.v >= 0 && at.v <= 1 && alphaAt(at.u, at.v) > HIT_ALPHA;
  });
}

/** The same angle in -pi..pi. @param {number} angle @returns {number} */
export function normalAngle(angle) {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}

/**
 * The angle through which a hand turns about a pivot, -pi..pi.
 * @param {Point} pivot @param {Point} from @param {Point} to @returns {number}
 */
export function angleBetween(pivot, from, to) {
  return normalAngle(Math.atan2(to.y - pivot.y, to.x - pivot.x) - Math.atan2(from.y - pivot.y, from.x - pivot.x));
}

/**
 * The scale factor of a handle drag: how far the hand has gone along the line from the anchor through where it took hold.
 * @param {Point} anchor stays in place @param {Point} from where the handle was @param {Point} to where the hand is
 * @param {number} [least] never smaller than this
 * @returns {number}
 */
export function handleFactor(anchor, from, to, least = 0.02) {
  const [dx, dy] = [from.x - anchor.x, from.y - anchor.y];
  const square = dx * dx + dy * dy;
  return square === 0 ? 1 : Math.max(least, ((to.x - anchor.x) * dx + (to.y - anchor.y) * dy) / square);
}

/** The centre of a pose on the canvas. @param {Pose} pose @param {Size} size @returns {Point} */
export function centreOf(pose, size) {
  return { x: (0.5 + pose.x) * size.width, y: (0.5 + pose.y) * size.height };
}

/** The nearest pose within POSE_LIMITS and with an opacity of 0..1. @param {Pose} pose @returns {Pose} */
export function withinLimits(pose) {
  const { reach, leastLogScale, mostLogScale } = POSE_LIMITS;
  const clamp = (value, least, most) => Math.min(most, Math.max(least, value));
  return {
    ...pose,
    x: clamp(pose.x, -reach, reach),
    y: clamp(pose.y, -reach, reach),
    logScale: clamp(pose.logScale, leastLogScale, mostLogScale),
    opacity: clamp(pose.opacity, 0, 1),
  };
}
