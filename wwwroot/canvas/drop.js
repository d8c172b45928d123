/** Cut-outs dragged from a panel and let go on the canvas become pieces. */

/** The type under which a panel hands a cut-out over: JSON of {cutout, width, height}. */
export const CUTOUT_TYPE = "application/x-clippaste-cutout";

// The long side of a new piece by the short side of the canvas.
const newSize = 0.4;

/**
 * @param {HTMLElement} element @param {import("./view.js").View} view
 * @param {() => import("./geometry.js").Size | null} canvasSize in canvas units; null while nothing may be dropped
 * @param {(cutout: string, pose: import("./geometry.js").Pose) => void} onDrop
 * @returns {() => void} stops listening
 */
export function acceptCutouts(element, view, canvasSize, onDrop) {
  const listening = new AbortController();
  const offers = event => event.dataTransfer.types.includes(CUTOUT_TYPE) && canvasSize() !== null;
  element.addEventListener("dragover", event => {
    if (!offers(event))
      return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  }, { signal: listening.signal });
  element.addEventListener("drop", event => {
    const cutout = offers(event) ? cutoutOf(event.dataTransfer.getData(CUTOUT_TYPE)) : null;
    if (!cutout)
      return;
    event.preventDefault();
    const box = element.getBoundingClientRect();
    const point = view.toCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
    const size = canvasSize();
    onDrop(cutout, {
      x: point.x / size.width - 0.5, y: point.y / size.height - 0.5, logScale: Math.log(newSize), rotation: 0, opacity: 1, mirrored: false,
    });
  }, { signal: listening.signal });
  return () => listening.abort();
}

function cutoutOf(data) {
  try {
    const { cutout } = JSON.parse(data);
    return typeof cutout === "string" ? cutout : null;
  } catch {
    return null;
  }
}
