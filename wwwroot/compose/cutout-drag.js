/** Cut-outs of the panel that are dragged onto the canvas, which takes them by their type. */
import { CUTOUT_TYPE } from "../canvas/drop.js";

/**
 * @param {HTMLElement} host holds elements with data-cutout, data-width and data-height
 * @returns {{dispose: () => void}}
 */
export function openCutouts(host) {
  const listening = new AbortController();
  host.addEventListener("dragstart", event => {
    const { cutout, width, height } = event.target.closest?.("[data-cutout]")?.dataset ?? {};
    if (!cutout)
      return;
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData(CUTOUT_TYPE, JSON.stringify({ cutout, width: Number(width), height: Number(height) }));
  }, { signal: listening.signal });
  return { dispose: () => listening.abort() };
}
