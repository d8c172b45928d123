// The keyboard and the fingers of a gallery.
const LongPress = 450;
const Slip = 10;

/**
 * Moves about the grid and selects by keys.
 * @param {import("./gallery.js").GalleryView} view
 */
export function listenToKeys(view) {
  const { grid, selection, search } = view;

  document.addEventListener("keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, dialog")) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  grid.host.addEventListener("keydown", event => {
    const tile = event.target.closest(".tile");
    if (!tile || event.altKey) return;
    const place = grid.indexOf(tile), all = event.ctrlKey || event.metaKey;
    const target = targetOf(event.key, place, all);
    if (target !== undefined) {
      event.preventDefault();
      const to = Math.max(0, Math.min(view.pages.count - 1, target));
      if (event.shiftKey && view.selects) {
        if (selection.anchor < 0) selection.anchor = place;
        selection.extend(view.pages, to);
      }
      grid.focus(to);
      return;
    }
    if (event.target !== tile) return;
    const act = actOf(event, all, place);
    if (!act) return;
    event.preventDefault();
    act();
  });

  function targetOf(key, place, all) {
    const { columns } = grid, row = place - place % columns, [first, last] = grid.seen;
    const page = Math.max(columns, Math.floor((last - first + 1) / columns - 1) * columns);
    switch (key) {
      case "ArrowLeft": return place - 1;
      case "ArrowRight": return place + 1;
      case "ArrowUp": return place < columns ? place : place - columns;
      case "ArrowDown": return Math.min(view.pages.count - 1, place + columns);
      case "PageUp": return place - page;
      case "PageDown": return place + page;
      case "Home": return all ? 0 : row;
      case "End": return all ? view.pages.count - 1 : Math.min(view.pages.count, row + columns) - 1;
      default: return undefined;
    }
  }

  function actOf(event, all, place) {
    if (event.key === "Enter") return () => view.open(place);
    if (!view.selects) return null;
    switch (event.key) {
      case " ": return () => event.shiftKey ? selection.extend(view.pages, place) : view.toggle(place);
      case "a": return all ? () => selection.all(view.pages) : null;
      case "Delete": return () => view.act("trash", place);
      case "F2": return () => view.act("rename", place);
      case "Escape": return selection.size > 0 ? () => selection.clear() : null;
      default: return null;
    }
  }
}

/**
 * A click opens a collage; while some are selected it selects another, and so does a long press of a finger.
 * @param {import("./gallery.js").GalleryView} view
 */
export function listenToPointers(view) {
  const { grid, selection } = view;
  let press = 0, start = null, pressed = false;

  grid.host.addEventListener("click", event => {
    const tile = event.target.closest(".tile");
    if (!tile) return;
    const place = grid.indexOf(tile), button = event.target.closest("button");
    grid.focused = place;
    grid.mark();
    const stop = () => event.preventDefault();
    if (pressed) {
      pressed = false;
      stop();
    } else if (button?.classList.contains("tile-star")) view.star(place);
    else if (view.selects && event.shiftKey && (button || selection.size > 0)) {
      stop();
      selection.extend(view.pages, place);
    } else if (button || (view.selects && selection.size > 0 && !event.ctrlKey && !event.metaKey)) {
      stop();
      view.toggle(place);
    }
  });

  if (!view.selects) return;
  grid.host.addEventListener("pointerdown", event => {
    const tile = event.target.closest(".tile");
    pressed = false;
    if (event.pointerType === "mouse" || !tile) return;
    start = { x: event.clientX, y: event.clientY };
    press = setTimeout(() => {
      pressed = true;
      navigator.vibrate?.(15);
      view.toggle(grid.indexOf(tile));
    }, LongPress);
  });
  grid.host.addEventListener("pointermove", event => {
    if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > Slip) clearTimeout(press);
  }, { passive: true });
  for (const kind of ["pointerup", "pointercancel"]) grid.host.addEventListener(kind, () => clearTimeout(press));
  // The browser's own menu of links would take the long press.
  grid.host.addEventListener("contextmenu", event => { if (start && event.pointerType !== "mouse") event.preventDefault(); });
  grid.host.addEventListener("dragstart", event => event.preventDefault());
}
