/** Layers dragged by their grips to another place, with the mouse or a finger. */

const EDGE = 48;
const SCROLL = 12;

/**
 * @param {HTMLElement} host @param {() => HTMLElement[]} rows the topmost first
 * @param {(id: string, behind: string | null) => void} onDrop behind: the piece that comes to lie right behind it, or null for none
 * @returns {() => void} stops listening
 */
export function listenToGrips(host, rows, onDrop) {
  const listening = new AbortController();
  const on = (name, listener) => host.addEventListener(name, listener, { signal: listening.signal });
  let [dragged, place] = [/** @type {HTMLElement | null} */ (null), 0];

  on("pointerdown", event => {
    const grip = event.button === 0 ? event.target.closest(".layer-grip") : null;
    if (!grip)
      return;
    event.preventDefault();
    dragged = grip.closest("[data-layer]");
    place = rows().indexOf(dragged);
    dragged.dataset.dragged = "";
    grip.setPointerCapture(event.pointerId);
  });
  on("pointermove", event => {
    if (!dragged)
      return;
    scroll(event.clientY);
    place = placeAt(event.clientY);
    mark();
  });
  on("pointerup", () => end(true));
  on("pointercancel", () => end(false));
  document.addEventListener("keydown", event => {
    if (event.key === "Escape")
      end(false);
  }, { signal: listening.signal });

  function placeAt(y) {
    const after = rows().findIndex(row => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return after < 0 ? rows().length : after;
  }

  function mark() {
    rows().forEach((row, i, all) => {
      row.classList.toggle("drop-above", i === place);
      row.classList.toggle("drop-below", place === all.length && i === all.length - 1);
    });
  }

  function scroll(y) {
    const area = host.closest(".studio-panel");
    const box = area?.getBoundingClientRect();
    if (box && (y < box.top + EDGE || y > box.bottom - EDGE))
      area.scrollBy(0, y < box.top + EDGE ? -SCROLL : SCROLL);
  }

  function end(drop) {
    if (!dragged)
      return;
    const all = rows();
    const [id, from] = [dragged.dataset.layer, all.indexOf(dragged)];
    delete dragged.dataset.dragged;
    dragged = null;
    all.forEach(row => row.classList.remove("drop-above", "drop-below"));
    if (drop && place !== from && place !== from + 1)
      onDrop(id, all[place]?.dataset.layer ?? null);
  }

  return () => listening.abort();
}
