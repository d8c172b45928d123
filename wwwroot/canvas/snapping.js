/**
 * Where moved pieces and turned pieces catch, and the guides that show it. Lengths are in canvas units, angles in radians.
 *
 * @typedef {import("./geometry.js").Bounds} Bounds
 * @typedef {{axis: "x" | "y", at: number, from: number, to: number}} Guide
 *   a line down (`x`) or across (`y`) the canvas, and how far it reaches
 */

const quarter = Math.PI / 2;
const step = Math.PI / 12;
const angleTolerance = Math.PI / 60;
const same = 1e-3;

/**
 * The lines that things catch on: borders, thirds and middle of the canvas, borders and middles of the other pieces.
 * @param {import("./geometry.js").Size} size of the canvas @param {Bounds[]} others
 * @returns {{x: {at: number, from: number, to: number}[], y: {at: number, from: number, to: number}[]}}
 */
export function snapLines(size, others) {
  const places = [0, 1 / 3, 1 / 2, 2 / 3, 1];
  const x = places.map(place => ({ at: place * size.width, from: 0, to: size.height }));
  const y = places.map(place => ({ at: place * size.height, from: 0, to: size.width }));
  for (const b of others) {
    for (const at of [b.left, (b.left + b.right) / 2, b.right])
      x.push({ at, from: b.top, to: b.bottom });
    for (const at of [b.top, (b.top + b.bottom) / 2, b.bottom])
      y.push({ at, from: b.left, to: b.right });
  }
  return { x, y };
}

/**
 * The further step that makes moved bounds catch on the nearest lines, and the guides that they then touch.
 * @param {Bounds} bounds @param {ReturnType<typeof snapLines>} lines @param {number} tolerance how near is near enough
 * @returns {{dx: number, dy: number, guides: Guide[]}}
 */
export function snapMove(bounds, lines, tolerance) {
  const dx = nearest([bounds.left, (bounds.left + bounds.right) / 2, bounds.right], lines.x, tolerance);
  const dy = nearest([bounds.top, (bounds.top + bounds.bottom) / 2, bounds.bottom], lines.y, tolerance);
  const [x, y] = [dx ?? 0, dy ?? 0];
  const now = { left: bounds.left + x, right: bounds.right + x, top: bounds.top + y, bottom: bounds.bottom + y };
  const guides = [];
  if (dx !== null)
    guides.push(...touched("x", [now.left, (now.left + now.right) / 2, now.right], lines.x, now.top, now.bottom));
  if (dy !== null)
    guides.push(...touched("y", [now.top, (now.top + now.bottom) / 2, now.bottom], lines.y, now.left, now.right));
  return { dx: x, dy: y, guides };
}

/**
 * The angle a turned piece catches at.
 * @param {number} rotation @param {{steps: boolean, quarters: boolean}} options whole steps of 15 degrees; upright when nearly so
 * @returns {number}
 */
export function snapAngle(rotation, { steps, quarters }) {
  if (steps)
    return Math.round(rotation / step) * step;
  const upright = Math.round(rotation / quarter) * quarter;
  return quarters && Math.abs(rotation - upright) < angleTolerance ? upright : rotation;
}

function nearest(places, lines, tolerance) {
  let best = null;
  for (const line of lines) {
    for (const place of places) {
      const distance = line.at - place;
      if (Math.abs(distance) <= tolerance && (best === null || Math.abs(distance) < Math.abs(best)))
        best = distance;
    }
  }
  return best;
}

function touched(axis, places, lines, from, to) {
  const guides = new Map();
  for (const line of lines) {
    if (!places.some(place => Math.abs(place - line.at) < same))
      continue;
    const key = Math.round(line.at / same);
    const known = guides.get(key) ?? { axis, at: line.at, from, to };
    guides.set(key, { ...known, from: Math.min(known.from, line.from), to: Math.max(known.to, line.to) });
  }
  return [...guides.values()];
}
