/**
 * Brush strokes: from the many points of a pointer to the few that draw the same line. Pure functions.
 *
 * @typedef {{x: number, y: number}} Point in photo pixels
 * @typedef {{points: Point[], radius: number, add: boolean}} Stroke
 */

/** Points of a stroke that is sent, at most. */
export const MOST_POINTS = 500;

/**
 * The stroke with as few points as draw the same line, to within a tolerance; more is tolerated where it would still be too many.
 * @param {Point[]} points @param {number} tolerance in photo pixels
 * @returns {Point[]} at most MOST_POINTS
 */
export function simplified(points, tolerance) {
  for (let allowed = tolerance; ; allowed *= 1.6) {
    const kept = withoutNeedless(points, allowed);
    if (kept.length <= MOST_POINTS)
      return kept;
  }
}

// Douglas and Peucker 1973, with a stack of its own: a stroke can be long.
function withoutNeedless(points, tolerance) {
  if (points.length < 3)
    return points;
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const open = [[0, points.length - 1]];
  while (open.length > 0) {
    const [first, last] = open.pop();
    let [farthest, most] = [0, tolerance];
    for (let i = first + 1; i < last; i++) {
      const distance = distanceToSegment(points[i], points[first], points[last]);
      if (distance > most)
        [farthest, most] = [i, distance];
    }
    if (farthest > 0) {
      keep[farthest] = 1;
      open.push([first, farthest], [farthest, last]);
    }
  }
  return points.filter((_, i) => keep[i]);
}

/** @param {Point} point @param {Point} from @param {Point} to @returns {number} */
export function distanceToSegment(point, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const part = squared > 0 ? Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / squared)) : 0;
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}

/** @param {Stroke} stroke @returns {number[]} x, y, x, y ... rounded to tenths, as they are sent */
export function flatPoints({ points, radius }) {
  return simplified(points, Math.max(0.5, radius / 12)).flatMap(({ x, y }) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
}
