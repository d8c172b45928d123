/**
 * Collects what mouse, pen and fingers do on an element and tells it in few words: taps, drags, pinches, hovering and the wheel.
 * It knows nothing of pieces. Points are CSS pixels from the element's top left.
 *
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {{point: Point, touch: boolean, coarse: boolean, middle: boolean, shift: boolean, ctrl: boolean, alt: boolean}} Press
 * @typedef {{press(press: Press): void, tap(press: Press): void, dragStart(press: Press): void, drag(press: Press): void, dragEnd(): void,
 *   cancel(): void, hover(press: Press | null): void, pinchStart(points: [Point, Point]): void, pinch(points: [Point, Point]): void,
 *   pinchEnd(): void, wheel(point: Point, wheel: {factor: number} | {dx: number, dy: number}): void}} PointerTarget
 */

const mouseSlop = 3;
const coarseSlop = 8;
const wheelPause = 250;
const lineHeight = 16;

/**
 * @param {HTMLElement} element @param {PointerTarget} target
 * @returns {() => void} stops listening
 */
export function listen(element, target) {
  const listening = new AbortController();
  const pointers = new Pointers(element, target);
  const wheel = new Wheel();
  const on = (type, heard, options = {}) => element.addEventListener(type, heard, { signal: listening.signal, ...options });
  on("pointerdown", event => pointers.down(event));
  on("pointermove", event => pointers.move(event));
  on("pointerup", event => pointers.up(event));
  on("pointercancel", event => pointers.lost(event));
  on("lostpointercapture", event => pointers.lost(event));
  on("pointerleave", () => target.hover(null));
  on("contextmenu", event => event.preventDefault());
  on("wheel", event => {
    event.preventDefault();
    target.wheel(placeOf(element, event), wheel.read(event));
  }, { passive: false });
  return () => listening.abort();
}

class Pointers {
  #element;
  #target;
  #points = new Map();
  #press = null;
  #state = "idle";

  constructor(element, target) {
    this.#element = element;
    this.#target = target;
  }

  down(event) {
    if (event.button > 1)
      return;
    if (event.button === 1)
      event.preventDefault();
    this.#element.setPointerCapture(event.pointerId);
    this.#points.set(event.pointerId, placeOf(this.#element, event));
    if (this.#points.size === 1) {
      this.#press = pressOf(this.#element, event);
      this.#state = "pressed";
      this.#target.press(this.#press);
    } else if (this.#points.size === 2 && this.#state !== "spent") {
      if (this.#state === "dragging")
        this.#target.dragEnd();
      this.#state = "pinching";
      this.#target.pinchStart(this.#pair());
    }
  }

  move(event) {
    if (!this.#points.has(event.pointerId)) {
      this.#target.hover(pressOf(this.#element, event));
      return;
    }
    this.#points.set(event.pointerId, placeOf(this.#element, event));
    const now = pressOf(this.#element, event);
    if (this.#state === "pressed" && distance(now.point, this.#press.point) > (now.coarse ? coarseSlop : mouseSlop)) {
      this.#state = "dragging";
      this.#target.dragStart(this.#press);
    }
    if (this.#state === "dragging")
      this.#target.drag(now);
    else if (this.#state === "pinching")
      this.#target.pinch(this.#pair());
  }

  up(event) {
    if (!this.#points.delete(event.pointerId))
      return;
    const state = this.#state;
    this.#rest();
    if (state === "pressed")
      this.#target.tap(this.#press);
    else if (state === "dragging")
      this.#target.dragEnd();
    else if (state === "pinching")
      this.#target.pinchEnd();
  }

  lost(event) {
    if (!this.#points.delete(event.pointerId))
      return;
    this.#rest();
    this.#target.cancel();
  }

  // A finger left over from a pinch must not start to drag.
  #rest() {
    this.#state = this.#points.size === 0 ? "idle" : "spent";
  }

  #pair() {
    return [...this.#points.values()].slice(0, 2);
  }
}

/** Tells a mouse's wheel, which zooms, from a trackpad's two fingers, which pan; a burst of events keeps what it began as. */
class Wheel {
  #zooms = false;
  #last = -Infinity;

  read(event) {
    const unit = event.deltaMode === 0 ? 1 : lineHeight;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const notched = event.deltaMode !== 0 || (dx === 0 && Number.isInteger(dy) && Math.abs(dy) >= 40);
    if (event.timeStamp - this.#last > wheelPause)
      this.#zooms = notched;
    this.#last = event.timeStamp;
    // A pinch on a trackpad arrives as a wheel with Ctrl and small steps.
    if (event.ctrlKey || event.metaKey)
      return { factor: Math.exp(-dy * (notched ? 0.002 : 0.01)) };
    return this.#zooms ? { factor: Math.exp(-dy * 0.0015) } : { dx: -dx, dy: -dy };
  }
}

function placeOf(element, event) {
  const box = element.getBoundingClientRect();
  return { x: event.clientX - box.left - element.clientLeft, y: event.clientY - box.top - element.clientTop };
}

function pressOf(element, event) {
  return {
    point: placeOf(element, event),
    touch: event.pointerType === "touch",
    coarse: event.pointerType !== "mouse",
    middle: event.button === 1,
    shift: event.shiftKey,
    ctrl: event.ctrlKey || event.metaKey,
    alt: event.altKey,
  };
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
