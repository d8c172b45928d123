/** Keys of the mask editor. */

/** CSS pixels that an arrow key moves the cross-hair, and with Shift. */
const FAR = 24;
const NEAR = 4;
const BRUSH_STEP = 6;

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const NAMED = { "+": "in", "=": "in", "-": "out", 0: "fit", b: "view" };

/**
 * @param {HTMLDialogElement} dialog @param {HTMLCanvasElement} canvas
 * @param {{act: (name: string) => void, pan: (on: boolean) => void, resizeBrush: (by: number) => void, choose: (tool: number) => void,
 *   moveCross: (dx: number, dy: number) => void, useCross: () => void}} told
 */
export function openMaskKeys(dialog, canvas, told) {
  dialog.addEventListener("keydown", event => {
    // Nothing that is pressed here is meant for the studio behind.
    event.stopPropagation();
    if (use(event))
      event.preventDefault();
  });
  dialog.addEventListener("keyup", event => event.key === " " && told.pan(false));
  canvas.addEventListener("blur", () => told.pan(false));

  function use(event) {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey)
      return history(key, event.shiftKey);
    if (event.altKey)
      return false;
    if (event.target === canvas && onCanvas(event))
      return true;
    if (key >= "1" && key <= "4")
      told.choose(Number(key));
    else if (key === "[" || key === "]")
      told.resizeBrush(key === "]" ? BRUSH_STEP : -BRUSH_STEP);
    else if (key in NAMED)
      told.act(NAMED[key]);
    else
      return false;
    return true;
  }

  function history(key, shift) {
    if (key !== "z" && key !== "y")
      return false;
    told.act(key === "y" || shift ? "redo" : "undo");
    return true;
  }

  function onCanvas(event) {
    const arrow = ARROWS[event.key];
    if (arrow)
      told.moveCross(...arrow.map(way => way * (event.shiftKey ? NEAR : FAR)));
    else if (event.key === "Enter")
      told.useCross();
    else if (event.key === " ")
      told.pan(true);
    else
      return false;
    return true;
  }
}
