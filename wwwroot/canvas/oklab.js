/**
 * The background: five OKLab colours from the top to the bottom, joined by a cubic Hermite curve with finite-difference tangents, and
 * their way to the display. The same formulas as the engine's ColourGradient and OklabColour (Ottosson 2020).
 */

const LAST = 4;

/**
 * The share of each of the five colours at a place of the curve; together they make 1.
 * @param {number} t 0 at the top to 1 at the bottom
 * @returns {number[]}
 */
export function curveWeights(t) {
  const position = t * LAST;
  const k = Math.min(Math.floor(position), LAST - 1);
  const u = position - k;
  const [u2, u3] = [u * u, u * u * u];
  const weights = [0, 0, 0, 0, 0];
  weights[k] += 1 - 3 * u2 + 2 * u3;
  weights[k + 1] += 3 * u2 - 2 * u3;
  addTangent(weights, k, u - 2 * u2 + u3);
  addTangent(weights, k + 1, u3 - u2);
  return weights;
}

// The tangent at a control point is the mean of the slopes beside it.
function addTangent(weights, k, share) {
  const [before, after] = [Math.max(k - 1, 0), Math.min(k + 1, LAST)];
  weights[after] += share / (after - before);
  weights[before] -= share / (after - before);
}

/**
 * OKLab to sRGB, clamped to 0..1.
 * @param {number} lightness 0..1 @param {number} a @param {number} b
 * @returns {[number, number, number]}
 */
export function toSrgb(lightness, a, b) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function encoded(linear) {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(1, Math.max(0, value));
}

/**
 * The background's colour at a place.
 * @param {number[][]} colours five OKLab triples @param {number} t 0 at the first row to 1 at the last
 * @returns {[number, number, number]} sRGB in 0..1
 */
export function colourAt(colours, t) {
  const weights = curveWeights(Math.min(1, Math.max(0, t)));
  const channel = c => weights.reduce((sum, weight, k) => sum + weight * colours[k][c], 0);
  return toSrgb(channel(0), channel(1), channel(2));
}

/**
 * Rows of the background as bytes, rounded as the engine rounds.
 * @param {number[][]} colours five OKLab triples
 * @param {number} height rows of the whole canvas, may be fractional while zoomed
 * @param {number} from the first row wanted, may be fractional
 * @param {number} count how many rows
 * @returns {Uint8ClampedArray} R, G, B and 255 for each row
 */
export function backgroundRows(colours, height, from, count) {
  const rows = new Uint8ClampedArray(count * 4);
  for (let row = 0; row < count; row++) {
    const rgb = colourAt(colours, (from + row) / Math.max(1, height - 1));
    rows.set([...rgb.map(value => Math.floor(value * 255 + 0.5)), 255], row * 4);
  }
  return rows;
}
