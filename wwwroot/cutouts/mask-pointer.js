/**
 * Pointers over the mask editor: one finger or the main button works, two fingers, the wheel, the middle button and the space bar look
 * around.
 *
 * @typedef {{x: number, y: number}} ScreenPoint CSS pixels from the canvas's top left
 * @typedef {{begin: (at: ScreenPoint) => void, move: (at: ScreenPoint) => void, end: () => void, cancel: () => void,
 *   hover: (at: ScreenPoint | null) => void, pan: (dx: number, dy: number) => void, zoom: (factor: number, at: ScreenPoint) => void}} Hand
 */

const WHEEL_STEP = 0.0015;
const LINE = 16;

/**
 * @param {HTMLCanvasElement} canvas @param {Hand} hand
 * @returns {{setPanning: (on: boolean) => void}} setPanning: while the space bar is down the main button pans
 */
export function openMaskPointer(canvas, hand) {
  /** @type {Map<number, ScreenPoint>} */
  const down = new Map();
  let [mode, panning] = [/** @type {"none" | "work" | "pan" | "pinch"} */ ("none"), false];

  const placeOf = event => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function pressed(event) {
    if (event.button > 1 || down.size === 2)
      return;
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    down.set(event.pointerId, placeOf(event));
    if (down.size === 2) {
      if (mode === "work")
        hand.cancel();
      mode = "pinch";
    } else if (event.button === 1 || panning) {
      mode = "pan";
    } else {
      mode = "work";
      hand.begin(placeOf(event));
    }
  }

  function moved(event) {
    const at = placeOf(event);
    const before = down.get(event.pointerId);
    if (event.pointerType !== "touch")
      hand.hover(at);
    if (!before)
      return;
    if (mode === "work") {
      const between = event.getCoalescedEvents?.() ?? [];
      (between.length > 0 ? between : [event]).forEach(each => hand.move(placeOf(each)));
    } else if (mode === "pan") {
      hand.pan(at.x - before.x, at.y - before.y);
    } else if (mode === "pinch" && down.size === 2) {
      pinched(event.pointerId, before, at);
    }
    down.set(event.pointerId, at);
  }

  function pinched(pointer, before, at) {
    const other = [...down].find(([id]) => id !== pointer)[1];
    const spread = point => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    const middle = point => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
    hand.zoom(spread(at) / spread(before), middle(before));
    hand.pan(middle(at).x - middle(before).x, middle(at).y - middle(before).y);
  }

  function released(event) {
    if (!down.delete(event.pointerId))
      return;
    if (mode === "work")
      (event.type === "pointerup" ? hand.end : hand.cancel)();
    // What is left of two fingers must not begin to paint.
    mode = down.size > 0 ? "pan" : "none";
  }

  function wheeled(event) {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    hand.zoom(Math.exp(-event.deltaY * lines * WHEEL_STEP * (event.ctrlKey ? 4 : 1)), placeOf(event));
  }

  canvas.addEventListener("pointerdown", pressed);
  canvas.addEventListener("pointermove", moved);
  canvas.addEventListener("pointerup", released);
  canvas.addEventListener("pointercancel", released);
  canvas.addEventListener("pointerleave", () => hand.hover(null));
  canvas.addEventListener("wheel", wheeled, { passive: false });
  canvas.addEventListener("contextmenu", event => event.preventDefault());
  return {
    setPanning(on) {
      panning = on;
    },
  };
}
