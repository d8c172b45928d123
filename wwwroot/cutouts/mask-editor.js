/**
 * The mask editor in the browser: shows photo and mask at once, sends clicks and strokes one after the other and takes up what the server
 * answers. The dialog's controls are found by their data attributes.
 *
 * @typedef {{photo: string, width: number, height: number}} MaskOptions photo: address; width, height: of the photo in its own pixels
 * @typedef {{ready: (mask: Uint8Array<ArrayBuffer>) => Promise<void>, close: () => void}} MaskEditor
 */
import { fitted, keptInSight, panned, toCanvas, toScreen, zoomedAt } from "../canvas/camera.js";
import { openMaskKeys } from "./mask-keys.js";
import { openMaskLayer } from "./mask-layer.js";
import { openMaskPointer } from "./mask-pointer.js";
import { openMaskView } from "./mask-view.js";
import { flatPoints } from "./strokes.js";

const MARGIN = 16;
const ZOOM_STEP = 1.4;

/** Radius of the smallest and of the largest brush as parts of the photo's long side. */
const BRUSHES = [0.002, 0.12];

/**
 * @param {HTMLDialogElement} dialog @param {{invokeMethodAsync: (name: string, ...values: any[]) => Promise<any>}} blazor
 * @param {MaskOptions} options
 * @returns {Promise<MaskEditor>}
 */
export async function openMaskEditor(dialog, blazor, { photo, width, height }) {
  dialog.showModal();
  const size = { width, height };
  const canvas = dialog.querySelector("canvas");
  const [sizeSlider, softSlider] = ["size", "soft"].map(name => dialog.querySelector(`[data-mask="${name}"]`));
  const layer = openMaskLayer(size);
  const view = openMaskView(canvas, {
    photo: await bitmapOf(photo), size, mask: layer.picture, still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  let viewport = { width: 1, height: 1 };
  let camera = { zoom: 1, x: 0, y: 0 };
  let [cutOnly, ready, scheduled, fitting] = [false, false, 0, true];
  /** @type {{stroke: import("./strokes.js").Stroke | null, hover: object | null, cross: object | null, waiting: object[]}} */
  const now = { stroke: null, hover: null, cross: null, waiting: [] };
  let queue = Promise.resolve();

  const tool = () => dialog.querySelector("input[data-mask='tool']:checked").value;
  const brushes = () => tool().startsWith("brush");
  const adds = () => tool().endsWith("Add");
  const radius = () => BRUSHES[0] * (BRUSHES[1] / BRUSHES[0]) ** (sizeSlider.value / 100) * Math.max(width, height);

  function invalidate() {
    scheduled ||= requestAnimationFrame(time => {
      scheduled = 0;
      const brushAt = now.cross ?? now.hover;
      const moves = view.draw({
        camera, cutOnly, time, cross: now.cross, waiting: now.waiting,
        brush: brushes() && brushAt ? { at: brushAt, radius: radius() } : null,
      });
      if (moves)
        invalidate();
    });
  }

  function look(next) {
    fitting = false;
    camera = keptInSight(next, size, viewport);
    invalidate();
  }

  function fit() {
    camera = fitted(size, viewport, MARGIN);
    fitting = true;
    invalidate();
  }

  // One after the other: what an answer shows must hold all that was done before it.
  function send(method, values, { stroke = null, at = null } = {}) {
    if (at)
      now.waiting.push(at);
    queue = queue.then(async () => {
      const bytes = await blazor.invokeMethodAsync(method, ...values).catch(() => null);
      now.waiting = now.waiting.filter(other => other !== at);
      if (bytes?.length > 0)
        await layer.receive(bytes, stroke);
      else if (stroke)
        layer.drop(stroke);
      invalidate();
    });
    invalidate();
    return queue;
  }

  function work(at) {
    if (brushes()) {
      now.stroke = { points: [at], radius: radius(), add: adds() };
      layer.begin(now.stroke);
    } else if (at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height) {
      send("Click", [at.x, at.y, adds()], { at });
    }
    softSlider.value = 0;
    invalidate();
  }

  function endStroke() {
    const stroke = now.stroke;
    now.stroke = null;
    if (stroke)
      send("Brush", [flatPoints(stroke), stroke.radius, stroke.add], { stroke });
  }

  function step(name) {
    softSlider.value = 0;
    return send("Step", [name]);
  }

  const pointer = openMaskPointer(canvas, {
    begin(at) {
      now.cross = null;
      if (ready)
        work(toCanvas(camera, at));
    },
    move(at) {
      if (now.stroke)
        layer.extend(now.stroke, toCanvas(camera, at));
      invalidate();
    },
    end: endStroke,
    cancel() {
      if (now.stroke)
        layer.drop(now.stroke);
      now.stroke = null;
      invalidate();
    },
    hover(at) {
      now.hover = at && toCanvas(camera, at);
      invalidate();
    },
    pan: (dx, dy) => look(panned(camera, dx, dy)),
    zoom: (factor, at) => look(zoomedAt(camera, factor, at)),
  });

  const middle = () => ({ x: viewport.width / 2, y: viewport.height / 2 });
  const actions = {
    undo: () => step("undo"),
    redo: () => step("redo"),
    reset: () => step("reset"),
    in: () => look(zoomedAt(camera, ZOOM_STEP, middle())),
    out: () => look(zoomedAt(camera, 1 / ZOOM_STEP, middle())),
    fit,
    save: () => queue.then(() => blazor.invokeMethodAsync("Save")).catch(() => {}),
    leave: () => blazor.invokeMethodAsync("Leave").catch(() => {}),
    view() {
      cutOnly = !cutOnly;
      dialog.querySelector("[data-mask='view']").setAttribute("aria-pressed", `${cutOnly}`);
      invalidate();
    },
  };
  const looking = ["in", "out", "fit", "leave", "view"];
  const act = name => {
    if (ready || looking.includes(name))
      actions[name]();
  };

  openMaskKeys(dialog, canvas, {
    act,
    pan: on => {
      pointer.setPanning(on);
      canvas.style.cursor = on ? "grab" : "";
    },
    resizeBrush(by) {
      sizeSlider.value = Number(sizeSlider.value) + by;
      invalidate();
    },
    choose(number) {
      const tools = dialog.querySelectorAll("input[data-mask='tool']");
      tools[number - 1].checked = true;
      invalidate();
    },
    moveCross(dx, dy) {
      const from = now.cross ? toScreen(camera, now.cross) : middle();
      const to = { x: from.x + (now.cross ? dx : 0), y: from.y + (now.cross ? dy : 0) };
      const within = (value, length) => Math.min(length - MARGIN, Math.max(MARGIN, value));
      const inside = { x: within(to.x, viewport.width), y: within(to.y, viewport.height) };
      look(panned(camera, inside.x - to.x, inside.y - to.y));
      now.cross = toCanvas(camera, inside);
    },
    useCross() {
      if (!ready || !now.cross)
        return;
      work(now.cross);
      endStroke();
    },
  });
  dialog.addEventListener("click", event => {
    const name = event.target.closest("button[data-mask]")?.dataset.mask;
    if (name in actions)
      act(name);
  });
  dialog.addEventListener("input", invalidate);
  softSlider.addEventListener("change", () => ready && send("Soften", [Number(softSlider.value)]));
  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    act("leave");
  });
  dialog.addEventListener("close", () => blazor.invokeMethodAsync("Discard").catch(() => {}));

  const watcher = new ResizeObserver(([{ contentRect }]) => {
    viewport = { width: contentRect.width, height: contentRect.height };
    view.resize(viewport.width, viewport.height, devicePixelRatio);
    if (fitting)
      fit();
    else
      look(camera);
  });
  watcher.observe(canvas.parentElement);

  return {
    async ready(mask) {
      await layer.receive(mask, null);
      ready = true;
      invalidate();
    },
    close() {
      watcher.disconnect();
      cancelAnimationFrame(scheduled);
      dialog.close();
    },
  };
}

async function bitmapOf(url) {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`${url}: ${response.status}`);
  return createImageBitmap(await response.blob(), { colorSpaceConversion: "none" });
}
