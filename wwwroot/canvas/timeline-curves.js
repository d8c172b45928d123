/** The curves above the timeline, as paths of an SVG that is 0..1 wide and high (stretched by CSS). Pure functions. */

/** Room above and below a curve. */
const MARGIN = 0.08;

/** More points than this are not seen. */
const MOST_POINTS = 600;

/**
 * A path through values, the lowest at the bottom and the highest at the top.
 * @param {(number | null)[]} values what is null or not finite leaves a gap
 * @returns {string} an SVG path, empty without two values
 */
export function curvePath(values) {
  const known = values.filter(Number.isFinite);
  if (known.length < 2)
    return "";
  const [least, most] = known.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
  const height = value => (most === least ? 0.5 : 1 - MARGIN - ((value - least) / (most - least)) * (1 - 2 * MARGIN));
  let pen = "M";
  let path = "";
  for (const i of chosen(values.length)) {
    if (Number.isFinite(values[i])) {
      path += `${pen}${rounded(placeOf(i, values.length))} ${rounded(height(values[i]))}`;
      pen = "L";
    } else {
      pen = "M";
    }
  }
  return path;
}

/** Where an index lies from left (0) to right (1). @param {number} index @param {number} count @returns {number} */
export function placeOf(index, count) {
  return count < 2 ? 1 : index / (count - 1);
}

function chosen(count) {
  const step = Math.max(1, Math.ceil(count / MOST_POINTS));
  const indices = Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step);
  return indices.at(-1) === count - 1 ? indices : [...indices, count - 1];
}

const rounded = value => Math.round(value * 10000) / 10000;
