/**
 * What lies in the frame of a link's page: the picture, and over it, while something moves, the collage as the canvas of the studio draws it.
 *
 * @typedef {import("../canvas/scene.js").Scene} Scene
 * @typedef {import("../canvas/scene.js").Frame} Frame
 */
import { fitted } from "../canvas/camera.js";
import { openRenderer } from "../canvas/renderer.js";
import { openTextures } from "../canvas/textures.js";
import { WorkingScene } from "../canvas/working-scene.js";

/** @param {HTMLElement} frame holds the picture and an empty canvas */
export function openScreen(frame) {
  const [picture, canvas] = [frame.querySelector("img"), frame.querySelector("canvas")];
  const working = new WorkingScene(() => redraw());
  /** @type {{textures: object, renderer: object} | null} */
  let drawing = null;
  /** @type {"picture" | "live" | "past"} */
  let mode = "picture";
  let past = /** @type {Scene | null} */ (null);

  // Nothing is loaded for those who only look at the picture.
  function drawingTools() {
    if (drawing)
      return drawing;
    const textures = openTextures({ onLoaded: () => drawing.renderer.invalidate() });
    drawing = { textures, renderer: openRenderer(canvas, { textures }) };
    new ResizeObserver(() => redraw()).observe(frame);
    return drawing;
  }

  function redraw() {
    if (mode === "picture")
      return;
    const { renderer } = drawingTools();
    const scene = mode === "past" && past ? past : working.present;
    const size = { width: Math.max(1, frame.clientWidth), height: Math.max(1, frame.clientHeight) };
    renderer.resize(size.width, size.height, window.devicePixelRatio);
    renderer.show(scene, fitted(scene.size, size, 0), { clip: true });
  }

  async function become(next) {
    mode = next;
    redraw();
    if (next === "picture") {
      canvas.hidden = true;
      return;
    }
    const scene = next === "past" ? past : working.present;
    await drawingTools().textures.ready(scene.pieces.filter(piece => !piece.hidden).map(piece => piece.texture));
    // Shown when it is whole, and if it is still wanted then.
    if (mode === next)
      canvas.hidden = false;
  }

  return {
    /** The scene has changed. @param {Scene} scene */
    serve: scene => working.serve(scene),

    /** A run has gone on. @param {Frame} newest @returns {boolean} whether it belongs to the scene */
    advance: newest => working.advance(newest),

    /** Shows the scene as it is at this moment, and follows it. */
    showLive: () => become("live"),

    /** Shows a scene of the past. @param {Scene} scene */
    showPast(scene) {
      past = scene;
      if (mode === "past" && !canvas.hidden)
        redraw();
      else
        become("past");
    },

    /** Shows the picture. */
    showPicture: () => become("picture"),

    /** Loads pictures that will be shown soon. @param {Scene} scene @returns {Promise<void>} */
    prepare: scene => drawingTools().textures.ready(scene.pieces.map(piece => piece.texture)),

    /** Takes another picture. @param {string} url @returns {Promise<void>} done when it can be seen, or cannot be had */
    async loadPicture(url) {
      const next = new Image();
      next.src = url;
      try {
        await next.decode();
        [picture.src, picture.width, picture.height] = [url, next.naturalWidth, next.naturalHeight];
        await picture.decode();
      } catch {
        // What the canvas shows stays.
      }
    },

    /** Width of the collage divided by its height, as the picture has it. @returns {number} */
    get aspect() {
      return Number(picture.getAttribute("width")) / Number(picture.getAttribute("height"));
    },
  };
}
