/**
 * Keys, clicks and dragging of the layers panel. Rows carry data-layer (the piece's id), stand in the order in which they are seen, the
 * topmost piece first, and one of them is in the tab order. What is done is told to Blazor; what is seen comes from there.
 *
 * @typedef {{invokeMethodAsync: (name: string, ...values: any[]) => Promise<any>}} Blazor
 */
import { listenToGrips } from "./layer-drag.js";

const ROW = "[data-layer]";
const ACTIONS = { Delete: "delete", Backspace: "delete", h: "hide", l: "lock", d: "duplicate", f: "flip", F2: "rename", Enter: "rename" };

/**
 * @param {HTMLElement} host @param {Blazor} blazor
 * @returns {{dispose: () => void}}
 */
export function openLayers(host, blazor) {
  const listening = new AbortController();
  const on = (name, listener) => host.addEventListener(name, listener, { signal: listening.signal });
  const rows = () => [...host.querySelectorAll(ROW)];
  const tell = (...call) => blazor.invokeMethodAsync(...call).catch(() => {}); // A circuit that has just gone cannot be told anything.
  let within = false;

  on("focusin", ({ target }) => {
    within = true;
    const row = target.closest(ROW);
    if (row && row.tabIndex !== 0)
      tell("Reach", row.dataset.layer);
  });
  on("focusout", ({ relatedTarget }) => {
    // Without a next element the focused one was taken away or moved by the page itself.
    if (relatedTarget)
      within = host.contains(relatedTarget);
  });
  on("click", event => {
    const row = event.target.closest(ROW);
    if (!row || event.target.closest("button, input, .layer-grip"))
      return;
    row.focus({ preventScroll: true });
    tell("ChooseAsync", row.dataset.layer, event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "toggle" : "one");
  });
  on("dblclick", event => {
    const row = event.target.closest(".layer-name")?.closest(ROW);
    if (row)
      tell("ActOnRow", row.dataset.layer, "rename");
  });
  on("keydown", event => {
    const row = event.target.closest(ROW);
    if (!row || event.target.matches("input"))
      return;
    if (event.target.matches("button") ? inButtons(event, row) : inRow(event, row)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  document.addEventListener("pointerdown", ({ target }) => { within &&= host.contains(target); }, { signal: listening.signal });
  const stopGrips = listenToGrips(host, rows, (id, behind) => tell("DropRow", id, behind));

  // A row that moved or went has lost the focus, and whoever works by keyboard their place.
  const watch = new MutationObserver(() => {
    if (within && document.activeElement === document.body)
      host.querySelector(`${ROW}[tabindex="0"]`)?.focus({ preventScroll: true });
  });
  watch.observe(host, { childList: true, subtree: true });

  function inRow(event, row) {
    const { key } = event;
    const id = row.dataset.layer;
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (key === "ArrowUp" || key === "ArrowDown")
      return held ? tell("MoveRow", id, key === "ArrowUp") : go(row, key === "ArrowUp" ? -1 : 1, event.shiftKey);
    if (key === "Home" || key === "End")
      return go(row, key === "Home" ? -Infinity : Infinity, event.shiftKey);
    if (key === "ArrowRight" && !held)
      return row.querySelector("button")?.focus() ?? true;
    if (key === " ")
      return tell("ChooseAsync", id, "toggle");
    if (key === "Escape")
      return tell("ChooseAllAsync", false);
    if (key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey))
      return tell("ChooseAllAsync", true);
    const action = ACTIONS[key.length === 1 ? key.toLowerCase() : key];
    const plain = !held || (action === "duplicate" && event.ctrlKey);
    return action && plain ? tell("ActOnRow", id, action) : false;
  }

  function inButtons(event, row) {
    const buttons = [...row.querySelectorAll("button")];
    const place = buttons.indexOf(event.target);
    switch (event.key) {
      case "ArrowRight": return focus(buttons[Math.min(buttons.length - 1, place + 1)]);
      case "ArrowLeft": return focus(place === 0 ? row : buttons[place - 1]);
      case "Escape": return focus(row);
      case "ArrowUp":
      case "ArrowDown": return go(row, event.key === "ArrowUp" ? -1 : 1, false);
      default: return false;
    }
  }

  function go(row, steps, range) {
    const all = rows();
    const to = all[Math.min(all.length - 1, Math.max(0, all.indexOf(row) + steps))];
    focus(to);
    to.scrollIntoView({ block: "nearest" });
    return tell("ChooseAsync", to.dataset.layer, range ? "range" : "one");
  }

  return {
    dispose() {
      listening.abort();
      watch.disconnect();
      stopGrips();
    },
  };
}

function focus(element) {
  element.focus();
  return true;
}
