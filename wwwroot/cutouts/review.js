/**
 * Keys, focus and dragging of the cut-outs panel. Keys work while the focus is anywhere in the panel, except where something is typed.
 *
 * @typedef {{focusCurrent: () => void, dispose: () => void}} Review
 */

/** The type under which the canvas takes cut-outs. */
const CUTOUT_TYPE = "application/x-clippaste-cutout";

const KEYS = { a: "approve", r: "reject", e: "edit", z: "takeBack", b: "before", ArrowLeft: "previous", ArrowRight: "next" };

const TYPED = "input, textarea, select, summary, dialog, [contenteditable]";

/** Whether there is little room, as on a phone. @returns {boolean} */
export function isNarrow() {
  return matchMedia("(max-width: 760px)").matches;
}

/**
 * @param {HTMLElement} panel @param {{invokeMethodAsync: (name: string, ...values: any[]) => Promise<any>}} blazor
 * @returns {Review}
 */
export function openReview(panel, blazor) {
  const listening = new AbortController();
  const area = panel.closest(".studio-panel") ?? panel;
  const on = (name, listener) => area.addEventListener(name, listener, { signal: listening.signal });
  const tiles = () => [...panel.querySelectorAll("[data-tile]")];
  let current = null;

  function focusCurrent() {
    panel.querySelector("[data-current]")?.focus({ preventScroll: false });
  }

  on("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey)
      return;
    closeMenus(event.key === "Escape" ? null : event.target);
    if (event.target.closest(TYPED))
      return;
    if (event.key.startsWith("Arrow") && moveTo(neighbour(tiles(), event)))
      event.preventDefault();
    else if (tiles().length === 0 || !event.key.startsWith("Arrow"))
      press(event);
  });

  function press(event) {
    const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name)
      return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith("Arrow"))
      blazor.invokeMethodAsync("Press", name).catch(() => {});
  }

  function moveTo(tile) {
    tile?.focus();
    return tile;
  }

  on("focusin", event => {
    const tile = event.target.closest("[data-cutout]");
    const id = tile?.dataset.cutout ?? null;
    if (id === null || id === current)
      return;
    current = id;
    blazor.invokeMethodAsync("Focused", id).catch(() => {});
  });

  on("dragstart", event => {
    const tile = event.target.closest("[draggable][data-cutout]");
    if (!tile)
      return;
    const { cutout, width, height } = tile.dataset;
    event.dataTransfer.setData(CUTOUT_TYPE, JSON.stringify({ cutout, width: Number(width), height: Number(height) }));
    event.dataTransfer.effectAllowed = "copy";
    const picture = tile.querySelector("img");
    event.dataTransfer.setDragImage(picture, picture.clientWidth / 2, picture.clientHeight / 2);
  });

  function closeMenus(keep) {
    panel.querySelectorAll("details[open]").forEach(menu => {
      if (keep instanceof Node && menu.contains(keep))
        return;
      if (menu.contains(document.activeElement))
        menu.querySelector("summary").focus();
      menu.open = false;
    });
  }

  document.addEventListener("pointerdown", event => closeMenus(event.target), { signal: listening.signal });
  if (document.activeElement === document.body || document.activeElement?.closest(".rail"))
    area.focus({ preventScroll: true });

  return { focusCurrent, dispose: () => listening.abort() };
}

/**
 * The tile beside the focused one: in reading order to the left and right, the nearest in its column up and down.
 * @param {HTMLElement[]} tiles @param {KeyboardEvent} event
 * @returns {HTMLElement | undefined}
 */
function neighbour(tiles, { key, target }) {
  const from = tiles.indexOf(target.closest("[data-cutout]")?.querySelector("[data-tile]"));
  if (tiles.length === 0 || from < 0)
    return tiles[0];
  if (key === "ArrowLeft" || key === "ArrowRight")
    return tiles[from + (key === "ArrowLeft" ? -1 : 1)];
  const boxes = tiles.map(tile => tile.getBoundingClientRect());
  const way = key === "ArrowUp" ? -1 : 1;
  const [own] = boxes.splice(from, 1, null);
  const distances = boxes.map(box => {
    const rows = box === null ? 0 : way * (box.top - own.top);
    return rows > own.height / 2 ? rows + Math.abs(box.left - own.left) : Infinity;
  });
  const least = Math.min(...distances);
  return least === Infinity ? undefined : tiles[distances.indexOf(least)];
}
