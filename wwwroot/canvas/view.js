/** What part of the canvas the user looks at: a camera, the room there is for it, and whether it still shows the whole canvas. */
import { centred, fitted, keptInSight, panned, toCanvas, toScreen, zoomedAt } from "./camera.js";
import { canvasSize } from "./geometry.js";

export class View {
  #size = canvasSize(4 / 3);
  #viewport = { width: 1, height: 1 };
  #camera = { zoom: 1, x: 0, y: 0 };
  #whole = true;
  #onChange;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @returns {import("./camera.js").Camera} */
  get camera() {
    return this.#camera;
  }

  /** In CSS pixels. @returns {import("./geometry.js").Size} */
  get viewport() {
    return this.#viewport;
  }

  /** @param {import("./geometry.js").Size} viewport in CSS pixels */
  resize(viewport) {
    this.#viewport = viewport;
    this.#settle(this.#whole);
  }

  /** @param {import("./geometry.js").Size} size of the canvas in canvas units */
  showCanvas(size) {
    if (size.width === this.#size.width && size.height === this.#size.height)
      return;
    this.#size = size;
    this.#settle(true);
  }

  fit() {
    this.#settle(true);
  }

  /** One canvas unit per CSS pixel, centred. */
  real() {
    this.#take(centred(this.#size, this.#viewport, 1));
  }

  /** @param {number} factor @param {import("./geometry.js").Point} [at] stays in place, in CSS pixels; otherwise the middle does */
  zoom(factor, at = { x: this.#viewport.width / 2, y: this.#viewport.height / 2 }) {
    this.#take(zoomedAt(this.#camera, factor, at));
  }

  /** @param {number} dx CSS pixels @param {number} dy CSS pixels */
  pan(dx, dy) {
    this.#take(panned(this.#camera, dx, dy));
  }

  /** @param {import("./geometry.js").Point} point CSS pixels @returns {import("./geometry.js").Point} canvas units */
  toCanvas(point) {
    return toCanvas(this.#camera, point);
  }

  /** @param {import("./geometry.js").Point} point canvas units @returns {import("./geometry.js").Point} CSS pixels */
  toScreen(point) {
    return toScreen(this.#camera, point);
  }

  #settle(whole) {
    const margin = Math.min(24, this.#viewport.width * 0.03);
    this.#take(whole ? fitted(this.#size, this.#viewport, margin) : this.#camera);
    this.#whole = whole;
  }

  #take(camera) {
    this.#camera = keptInSight(camera, this.#size, this.#viewport);
    this.#whole = false;
    this.#onChange();
  }
}
