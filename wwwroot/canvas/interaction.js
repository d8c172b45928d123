/**
 * Turns what the pointer does into what it means: choosing, dragging, scaling, turning, drawing a marquee, or moving the view.
 * @implements {import("./pointer.js").PointerTarget}
 */
import { boundsOf, boundsOfPoints } from "./geometry.js";
import { dragPieces, handMay, pinchPieces, scalePieces, selectedPieces, selectionBox, turnPieces } from "./hand.js";
import { boxOnScreen, cursorOf, handleAt, handlesOf, REACH } from "./handles.js";
import { LOCKS, piecesAt } from "./scene.js";
import { pick, within } from "./selection.js";

const hitTolerance = { fine: 2, coarse: 8 };

export class Interaction {
  #desk;
  #alphaOf;
  #onGesture;
  #gesture = null;
  #hovered = null;
  #spaceHeld = false;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {(piece: object) => (u: number, v: number) => number} alphaOf see scene.js
   * @param {(active: boolean) => void} onGesture when the pieces are taken in hand and let go
   */
  constructor(desk, alphaOf, onGesture) {
    this.#desk = desk;
    this.#alphaOf = alphaOf;
    this.#onGesture = onGesture;
  }

  /** Whether the last pointer was a finger or a pen; handles are larger then. */
  coarse = false;

  /** The piece under the mouse. @returns {string | null} */
  get hovered() {
    return this.#gesture ? null : this.#hovered;
  }

  /** While the space bar is held every drag moves the view. */
  set spaceHeld(held) {
    this.#spaceHeld = held;
    this.#desk.cursor(held ? "grab" : "default");
  }

  /** The pieces at a point of the screen, the frontmost first. @param {import("./geometry.js").Point} point */
  hits(point) {
    const { view, working } = this.#desk;
    const tolerance = hitTolerance[this.coarse ? "coarse" : "fine"] / view.camera.zoom;
    return piecesAt(working.shown, view.toCanvas(point), this.#alphaOf, tolerance);
  }

  /** The handles that the selection has now. */
  handles() {
    const box = this.#desk.mayEdit ? selectionBox(this.#desk) : null;
    if (!box)
      return [];
    const options = { reach: this.#reach(), scales: handMay(this.#desk, LOCKS.scale), turns: handMay(this.#desk, LOCKS.rotation) };
    return handlesOf(boxOnScreen(box, this.#desk.view), this.#desk.view.viewport, options);
  }

  // A piece that a run moves stands still as soon as it is pressed, so that the hand gets what it aimed at.
  press(press) {
    this.coarse = press.coarse;
    this.#desk.nudging.flush();
    const hit = this.#desk.mayEdit && this.#desk.working.isRunning ? this.#grasped(press.point) : [];
    this.#desk.working.hold(new Map(hit.map(piece => [piece.id, piece.pose])));
  }

  tap(press) {
    const hits = this.hits(press.point);
    this.#desk.working.hold(new Map());
    if (press.middle || !this.#desk.mayEdit || handleAt(this.handles(), press.point, this.#reach() / 2))
      return;
    const { selection } = this.#desk;
    const id = pick(hits, other => selection.has(other), press.alt);
    if (id === null)
      selection.set(press.shift || press.ctrl ? selection.ids : []);
    else if (press.shift || press.ctrl)
      selection.toggle(id);
    else
      selection.set([id]);
  }

  dragStart(press) {
    this.#gesture = this.#gestureOf(press);
    if (!this.#gesture?.holds)
      this.#desk.working.hold(new Map());
    this.#onGesture(true);
  }

  drag(press) {
    this.#gesture?.drag(press);
  }

  dragEnd() {
    const gesture = this.#gesture;
    this.#gesture = null;
    gesture?.end();
    this.#onGesture(false);
    this.#desk.cursor(this.#spaceHeld ? "grab" : "default");
  }

  cancel() {
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#desk.working.hold(new Map());
    gesture?.cancel();
    this.#onGesture(false);
    this.#desk.cursor("default");
  }

  /** Whether a gesture is under way; Escape then takes it back. */
  get isBusy() {
    return this.#gesture !== null;
  }

  hover(press) {
    if (press)
      this.coarse = press.coarse;
    const hit = press && !press.touch ? this.hits(press.point)[0] ?? null : null;
    const handle = press ? handleAt(this.handles(), press.point, this.#reach()) : null;
    if (press && !this.#spaceHeld)
      this.#desk.cursor(handle ? cursorOf(handle) : this.#cursorOver(hit));
    const id = hit?.id ?? null;
    if (id !== this.#hovered) {
      this.#hovered = id;
      this.#desk.mark({});
    }
  }

  pinchStart(points) {
    this.coarse = true;
    this.#desk.nudging.flush();
    const onPieces = this.#desk.mayEdit && this.#desk.selection.ids.length > 0;
    this.#desk.working.hold(new Map());
    this.#gesture = onPieces ? pinchPieces(this.#desk, points) : pinchView(this.#desk.view, points);
    this.#onGesture(true);
  }

  pinch(points) {
    this.#gesture?.drag(points);
  }

  pinchEnd() {
    this.dragEnd();
  }

  wheel(point, wheel) {
    if ("factor" in wheel)
      this.#desk.view.zoom(wheel.factor, point);
    else
      this.#desk.view.pan(wheel.dx, wheel.dy);
  }

  #grasped(point) {
    const hits = this.hits(point);
    const ofSelection = handleAt(this.handles(), point, this.#reach()) || hits.some(piece => this.#desk.selection.has(piece.id));
    return ofSelection ? selectedPieces(this.#desk) : hits.slice(0, 1);
  }

  #gestureOf(press) {
    const { view, selection } = this.#desk;
    if (press.middle || this.#spaceHeld || !this.#desk.mayEdit)
      return this.#pan(press);
    const handle = handleAt(this.handles(), press.point, this.#reach());
    if (handle)
      return handle.kind === "turn" ? turnPieces(this.#desk, press) : scalePieces(this.#desk, press, handle.place);
    if (press.shift)
      return marquee(this.#desk, press);
    const hits = this.hits(press.point);
    if (hits.length === 0)
      return press.touch ? this.#pan(press) : marquee(this.#desk, press);
    if (!hits.some(piece => selection.has(piece.id)))
      selection.set([hits[0].id]);
    if (handMay(this.#desk, LOCKS.position)) {
      this.#desk.cursor("move");
      return dragPieces(this.#desk, press);
    }
    this.#desk.hint(press.coarse ? "hint.pinnedTouch" : "hint.pinned", press.point);
    return null;
  }

  #pan(press) {
    this.#desk.cursor("grabbing");
    return panView(this.#desk.view, press);
  }

  #cursorOver(hit) {
    if (!this.#desk.mayEdit)
      return "grab";
    return hit ? (this.#desk.barred(hit) & LOCKS.position ? "pointer" : "move") : "default";
  }

  #reach() {
    return this.coarse ? REACH.coarse : REACH.fine;
  }
}

function panView(view, press) {
  let last = press.point;
  return {
    drag({ point }) {
      view.pan(point.x - last.x, point.y - last.y);
      last = point;
    },
    end() {},
    cancel() {},
  };
}

function pinchView(view, points) {
  let last = spread(points);
  return {
    drag(now) {
      const next = spread(now);
      view.pan(next.x - last.x, next.y - last.y);
      view.zoom(next.length / Math.max(last.length, 1), next);
      last = next;
    },
    end() {},
    cancel() {},
  };
}

function marquee(desk, press) {
  const { view, working, selection } = desk;
  const before = press.shift || press.ctrl ? selection.ids : [];
  return {
    drag({ point }) {
      const { pieces, size } = working.shown;
      const area = boundsOfPoints([press.point, point].map(corner => view.toCanvas(corner)));
      const visible = pieces.filter(piece => !piece.hidden).map(piece => ({ id: piece.id, bounds: boundsOf(piece, size) }));
      selection.set([...new Set([...before, ...within(visible, area)])]);
      desk.mark({ marquee: boundsOfPoints([press.point, point]) });
    },
    end() {
      desk.mark({});
    },
    cancel() {
      selection.set(before);
      desk.mark({});
    },
  };
}

function spread([a, b]) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length: Math.hypot(b.x - a.x, b.y - a.y) };
}
