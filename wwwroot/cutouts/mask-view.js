/**
 * Draws what is edited: the photo with all that is not kept darkened, or only what is kept over a checkerboard; the brush, the cross-hair
 * and the places where an answer is awaited.
 *
 * @typedef {import("../canvas/camera.js").Camera} Camera
 * @typedef {import("./strokes.js").Point} Point
 * @typedef {{camera: Camera, cutOnly: boolean, brush: {at: Point, radius: number} | null, cross: Point | null, waiting: Point[],
 *   time: number}} Look
 *   points in photo pixels; waiting: where a click has no answer yet; time: milliseconds, for the pulse
 */
import { toScreen } from "../canvas/camera.js";

const SHADE = "rgb(10 12 16 / .66)";
const CHECKS = ["#b9b9b9", "#8f8f8f"];
const SQUARE = 12;
const PULSE = 900;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{photo: ImageBitmap, size: {width: number, height: number}, mask: OffscreenCanvas, still: boolean}} content
 *   size: of the photo in photo pixels; still: nothing pulses
 */
export function openMaskView(canvas, { photo, size, mask, still }) {
  const context = canvas.getContext("2d");
  const [layer, rim] = [new OffscreenCanvas(1, 1), new OffscreenCanvas(1, 1)];
  const [layerContext, rimContext] = [layer.getContext("2d"), rim.getContext("2d")];
  let ratio = 1;

  function clear(target) {
    target.globalCompositeOperation = "source-over";
    target.clearRect(0, 0, canvas.width, canvas.height);
  }

  function shade(box) {
    context.drawImage(photo, ...box);
    clear(layerContext);
    layerContext.fillStyle = SHADE;
    layerContext.fillRect(...box);
    layerContext.globalCompositeOperation = "destination-out";
    layerContext.drawImage(mask, ...box);
    context.drawImage(layer, 0, 0);
  }

  function cut(box) {
    context.save();
    context.beginPath();
    context.rect(...box);
    context.clip();
    context.fillStyle = checks(context, SQUARE * ratio);
    context.fillRect(...box);
    context.restore();
    clear(layerContext);
    layerContext.drawImage(mask, ...box);
    layerContext.globalCompositeOperation = "source-in";
    layerContext.drawImage(photo, ...box);
    context.drawImage(layer, 0, 0);
  }

  // The mask moved to eight sides, without the mask itself, is a line around it.
  function outline([left, top, width, height]) {
    clear(rimContext);
    for (let i = 0; i < 8; i++) {
      const [dx, dy] = [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)];
      rimContext.drawImage(mask, left + dx * 1.5 * ratio, top + dy * 1.5 * ratio, width, height);
    }
    rimContext.globalCompositeOperation = "destination-out";
    rimContext.drawImage(mask, left, top, width, height);
    context.drawImage(rim, 0, 0);
  }

  function ring(camera, at, radius, width = 1.5) {
    const { x, y } = toScreen(camera, at);
    for (const [colour, line] of [["rgb(0 0 0 / .7)", width + 2], ["#fff", width]]) {
      context.beginPath();
      context.arc(x, y, Math.max(1, radius), 0, 2 * Math.PI);
      context.strokeStyle = colour;
      context.lineWidth = line;
      context.stroke();
    }
  }

  function crossHair(camera, at) {
    const { x, y } = toScreen(camera, at);
    for (const [colour, line] of [["rgb(0 0 0 / .7)", 4], ["#fff", 2]]) {
      context.beginPath();
      [[-16, 0, -5, 0], [5, 0, 16, 0], [0, -16, 0, -5], [0, 5, 0, 16]].forEach(([fromX, fromY, toX, toY]) => {
        context.moveTo(x + fromX, y + fromY);
        context.lineTo(x + toX, y + toY);
      });
      context.strokeStyle = colour;
      context.lineWidth = line;
      context.stroke();
    }
  }

  return {
    /** Fits the drawing to the element. @param {number} width in CSS pixels @param {number} height @param {number} devicePixels */
    resize(width, height, devicePixels) {
      ratio = devicePixels;
      for (const each of [canvas, layer, rim])
        [each.width, each.height] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    },

    /** @param {Look} look @returns {boolean} whether it has to be drawn again for something that moves */
    draw({ camera, cutOnly, brush, cross, waiting, time }) {
      const box = [camera.x, camera.y, size.width * camera.zoom, size.height * camera.zoom].map(value => value * ratio);
      context.resetTransform();
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingQuality = "medium";
      if (cutOnly)
        cut(box);
      else
        shade(box);
      if (!cutOnly)
        outline(box);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (brush)
        ring(camera, brush.at, brush.radius * camera.zoom);
      if (cross)
        crossHair(camera, cross);
      waiting.forEach(at => ring(camera, at, still ? 12 : 6 + (14 * (time % PULSE)) / PULSE, 2.5));
      return waiting.length > 0 && !still;
    },
  };
}

function checks(context, square) {
  const tile = new OffscreenCanvas(2 * square, 2 * square);
  const tileContext = tile.getContext("2d");
  [0, 1, 2, 3].forEach(i => {
    tileContext.fillStyle = CHECKS[(i + (i >> 1)) & 1];
    tileContext.fillRect((i & 1) * square, (i >> 1) * square, square, square);
  });
  return context.createPattern(tile, "repeat");
}
