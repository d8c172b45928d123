/**
 * Draws scenes onto a canvas element: with WebGL2 where the browser has a graphics card for it, otherwise with the 2D context, which is
 * faster than an imitated card, with the same result.
 * Outside the collage the element stays see-through, so the page's own background shows there; pieces that hang over are dimmed.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./camera.js").Camera} Camera
 * @typedef {{transparent?: boolean, clip?: boolean}} DrawOptions transparent: a checkerboard instead of the background;
 *   clip: leave out what hangs over the canvas's border
 * @typedef {{width: number, height: number, matrix: import("./geometry.js").Matrix, transparent: boolean, checkerboard: number,
 *   outside: number, texture: (piece: import("./scene.js").ScenePiece) => import("./textures.js").Texture | null}} Shot
 *   what a painter needs for one picture: its size in pixels, the matrix from canvas units to pixels, the side of the checkerboard's
 *   squares (0: none), and what of the pieces is left outside the canvas (0..1)
 * @typedef {{draw: (scene: Scene, shot: Shot) => void, read: (scene: Scene, shot: Shot) => Uint8ClampedArray, dispose: () => void}} Painter
 */
import { cameraMatrix } from "./camera.js";
import { openFlatPainter } from "./flat-renderer.js";
import { openWebGlPainter } from "./webgl-renderer.js";

/** How much of a piece is seen where it hangs over the canvas's border. */
const OUTSIDE = 0.22;

/** Side of a checkerboard square in CSS pixels. */
const SQUARE = 10;

/**
 * @param {HTMLCanvasElement} canvas has no context yet; its size in the page is the caller's business
 * @param {{textures: import("./textures.js").Textures, kind?: "webgl2" | "2d", onPainted?: () => void}} options
 *   kind: insist on one way of drawing; onPainted: called right after a picture was drawn
 */
export function openRenderer(canvas, { textures, kind, onPainted = () => {} }) {
  const webgl = kind === "2d" ? null : openWebGlPainter(canvas, { onRestored: invalidate, evenSlow: kind === "webgl2" });
  if (kind === "webgl2" && !webgl)
    throw new Error("This browser has no WebGL2.");
  /** @type {Painter} */
  const painter = webgl ?? openFlatPainter(canvas);
  let [ratio, scheduled, shown] = [1, 0, null];

  function invalidate() {
    if (!scheduled && shown)
      scheduled = requestAnimationFrame(paint);
  }

  function paint() {
    scheduled = 0;
    const { scene, camera, options } = shown;
    painter.draw(scene, {
      width: canvas.width,
      height: canvas.height,
      matrix: cameraMatrix(camera, ratio),
      transparent: options.transparent ?? false,
      checkerboard: SQUARE * ratio,
      outside: options.clip ? 0 : OUTSIDE,
      texture: piece => textures.get(piece.texture),
    });
    onPainted();
  }

  return {
    /** "webgl2" or "2d". */
    name: webgl ? "webgl2" : "2d",

    /**
     * Fits the drawing to the element's size in the page.
     * @param {number} width in CSS pixels @param {number} height @param {number} devicePixels device pixels per CSS pixel
     */
    resize(width, height, devicePixels) {
      ratio = devicePixels;
      const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
      if (canvas.width === w && canvas.height === h)
        return;
      [canvas.width, canvas.height] = [w, h];
      // Resizing wipes the element: painting at once instead of at the next frame avoids a flash.
      if (shown)
        paint();
    },

    /**
     * From now on shows this; drawn with the next animation frame, and again when a picture arrives (see invalidate).
     * @param {Scene} scene @param {Camera} camera @param {DrawOptions} [options]
     */
    show(scene, camera, options = {}) {
      shown = { scene, camera, options };
      invalidate();
    },

    /**
     * As show, but drawn before it returns: for callers who are in an animation frame already.
     * @param {Scene} scene @param {Camera} camera @param {DrawOptions} [options]
     */
    draw(scene, camera, options = {}) {
      shown = { scene, camera, options };
      cancelAnimationFrame(scheduled);
      paint();
    },

    /** Draws once more: call it when a texture has been loaded. */
    invalidate,

    /**
     * The collage alone, at any size, as it would be exported (with the textures at hand, loading those that are missing).
     * @param {Scene} scene @param {number} width in pixels @param {number} height @param {{transparent?: boolean}} [options]
     * @returns {Promise<Uint8ClampedArray>} RGBA, straight alpha, the top row first
     */
    async readPixels(scene, width, height, { transparent = false } = {}) {
      await textures.ready(scene.pieces.map(piece => piece.texture));
      return painter.read(scene, {
        width,
        height,
        matrix: [width / scene.size.width, 0, 0, height / scene.size.height, 0, 0],
        transparent,
        checkerboard: 0,
        outside: 1,
        texture: piece => textures.get(piece.texture),
      });
    },

    dispose() {
      cancelAnimationFrame(scheduled);
      [scheduled, shown] = [0, null];
      painter.dispose();
    },
  };
}
