/**
 * What part of the canvas is seen: screen = canvas units * zoom + (x, y). Screen points are CSS pixels from the top left of the host;
 * canvas units are those of geometry.js's canvasSize. Pure functions; a camera is never changed, only replaced.
 *
 * @typedef {{zoom: number, x: number, y: number}} Camera
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {import("./geometry.js").Size} Size
 */

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 8;

/** At least this much of the canvas stays in sight, in CSS pixels. */
const STAYS_IN_SIGHT = 48;

/** @param {number} zoom @returns {number} within 10 % to 800 % */
function limitedZoom(zoom) {
  return Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
}

/**
 * The whole canvas, centred.
 * @param {Size} size canvas, in canvas units @param {Size} viewport in CSS pixels @param {number} [margin] in CSS pixels
 * @returns {Camera}
 */
export function fitted(size, viewport, margin = 24) {
  const room = side => Math.max(1, viewport[side] - 2 * margin) / size[side];
  return centred(size, viewport, Math.min(room("width"), room("height")));
}

/**
 * The canvas's centre in the viewport's centre at a zoom.
 * @param {Size} size @param {Size} viewport @param {number} zoom @returns {Camera}
 */
export function centred(size, viewport, zoom) {
  const limited = limitedZoom(zoom);
  return { zoom: limited, x: (viewport.width - size.width * limited) / 2, y: (viewport.height - size.height * limited) / 2 };
}

/**
 * Zooms so that what lies under a screen point stays there.
 * @param {Camera} camera @param {number} factor @param {Point} at @returns {Camera}
 */
export function zoomedAt(camera, factor, at) {
  const zoom = limitedZoom(camera.zoom * factor);
  const real = zoom / camera.zoom;
  return { zoom, x: at.x - (at.x - camera.x) * real, y: at.y - (at.y - camera.y) * real };
}

/** @param {Camera} camera @param {number} dx CSS pixels @param {number} dy @returns {Camera} */
export function panned(camera, dx, dy) {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/**
 * The nearest camera from which some of the canvas is seen.
 * @param {Camera} camera @param {Size} size @param {Size} viewport @returns {Camera}
 */
export function keptInSight(camera, size, viewport) {
  const within = (offset, length, room) => {
    const stays = Math.min(STAYS_IN_SIGHT, length, room);
    return Math.min(room - stays, Math.max(stays - length, offset));
  };
  return {
    ...camera,
    x: within(camera.x, size.width * camera.zoom, viewport.width),
    y: within(camera.y, size.height * camera.zoom, viewport.height),
  };
}

/** Canvas units to CSS pixels. @param {Camera} camera @param {Point} point @returns {Point} */
export function toScreen(camera, { x, y }) {
  return { x: x * camera.zoom + camera.x, y: y * camera.zoom + camera.y };
}

/** CSS pixels to canvas units. @param {Camera} camera @param {Point} point @returns {Point} */
export function toCanvas(camera, { x, y }) {
  return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
}

/** The camera as a matrix from canvas units to device pixels. @param {Camera} camera @param {number} ratio device pixels per CSS pixel */
export function cameraMatrix(camera, ratio = 1) {
  const scale = camera.zoom * ratio;
  return /** @type {import("./geometry.js").Matrix} */ ([scale, 0, 0, scale, camera.x * ratio, camera.y * ratio]);
}
