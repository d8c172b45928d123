// One tile of a group can be reached with Tab; arrow keys lead from tile to tile, V looks at one closely. A click or Space picks, as buttons do.
const Tile = "[data-tile]";

/** Tiles of a list are one row where their tops are equal. */
function nextRow(tiles, from, step) {
  const box = from.getBoundingClientRect();
  const rows = tiles.filter(tile => step * (tile.getBoundingClientRect().top - box.top) > 1);
  if (rows.length === 0) return null;
  const distance = tile => {
    const other = tile.getBoundingClientRect();
    return Math.abs(other.top - box.top) * 1e4 + Math.abs(other.left - box.left);
  };
  return rows.reduce((best, tile) => (distance(tile) < distance(best) ? tile : best));
}

/** The tile to which a key leads; null where it leads nowhere. */
function targetOf(key, tiles, from) {
  const at = tiles.indexOf(from);
  switch (key) {
    case "ArrowRight": return tiles[at + 1] ?? null;
    case "ArrowLeft": return tiles[at - 1] ?? null;
    case "ArrowDown": return nextRow(tiles, from, 1);
    case "ArrowUp": return nextRow(tiles, from, -1);
    case "Home": return tiles[0];
    case "End": return tiles.at(-1);
    default: return null;
  }
}

const Leading = new Set(["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"]);

/**
 * @param {HTMLElement} host element that holds the groups, each a list with data-tiles
 * @returns {{dispose: () => void}}
 */
export function openTiles(host) {
  const keepOneStop = () => {
    for (const list of host.querySelectorAll("[data-tiles]")) {
      const tiles = [...list.querySelectorAll(Tile)];
      const stops = tiles.filter(tile => tile.tabIndex === 0);
      if (stops.length === 1) continue;
      for (const tile of stops.slice(1)) tile.tabIndex = -1;
      if (stops.length === 0 && tiles.length > 0) tiles[0].tabIndex = 0;
    }
  };
  const onFocus = event => {
    const tile = event.target.closest(Tile);
    if (!tile) return;
    for (const other of tile.closest("[data-tiles]").querySelectorAll(Tile)) other.tabIndex = other === tile ? 0 : -1;
  };
  const onKey = event => {
    const tile = event.target.closest(Tile);
    if (!tile || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.toLowerCase() === "v") {
      tile.parentElement.querySelector("[data-closeup]").click();
      event.preventDefault();
    } else if (Leading.has(event.key)) {
      event.preventDefault();
      targetOf(event.key, [...tile.closest("[data-tiles]").querySelectorAll(Tile)], tile)?.focus();
    }
  };
  host.addEventListener("focusin", onFocus);
  host.addEventListener("keydown", onKey);
  const watch = new MutationObserver(keepOneStop);
  watch.observe(host, { childList: true, subtree: true });
  keepOneStop();
  return {
    dispose() {
      watch.disconnect();
      host.removeEventListener("focusin", onFocus);
      host.removeEventListener("keydown", onKey);
    },
  };
}

/** Opens a dialog over the page; the element that had the focus gets it back when it closes. */
export function showDialog(dialog) {
  if (!dialog.open) dialog.showModal();
}
