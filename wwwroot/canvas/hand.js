/**
 * The user's hand on the selected pieces: what each gesture does to them while it lasts, and the one edit it becomes when it ends.
 * A gesture is {drag(press), end(), cancel()}.
 *
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {import("./geometry.js").Pose} Pose
 * @typedef {import("./pointer.js").Press} Press
 * @typedef {{change: import("./gestures.js").Similarity, guides?: import("./snapping.js").Guide[]}} Change
 */
import { angleBetween, boundsOf } from "./geometry.js";
import {
  boundsOfBox, boxAround, boxOfPiece, dragHandle, limitFactor, move, pinch, pointOfBox, scaleAbout, transformPose, turnAbout,
} from "./gestures.js";
import { LOCKS } from "./scene.js";
import { snapAngle, snapLines, snapMove } from "./snapping.js";

const snapReach = 6;

/** The selected pieces as they lie now. @param {Desk} desk @returns {import("./scene.js").ScenePiece[]} */
export function selectedPieces({ working, selection }) {
  return selection.ids.map(id => working.shown.byId.get(id)).filter(piece => piece !== undefined);
}

/** The box round the selection in canvas units, or null. @param {Desk} desk @returns {import("./gestures.js").Box | null} */
export function selectionBox(desk) {
  const pieces = selectedPieces(desk);
  return pieces.length === 0 ? null : boxAround(pieces.map(piece => boxOfPiece(piece, desk.working.shown.size)));
}

/** Whether some selected piece lets the hand change this part of it. @param {Desk} desk @param {number} lock one of LOCKS */
export function handMay(desk, lock) {
  return selectedPieces(desk).some(piece => (desk.barred(piece) & lock) === 0);
}

/**
 * Makes an edit of new poses; during a run what the hand has changed is pinned too, where the user wants that.
 * @param {Desk} desk @param {string} label @param {number} pins flags of LOCKS @param {Map<string, Pose>} poses
 */
export function commitPoses(desk, label, pins, poses) {
  const { working, settings } = desk;
  const ops = [...poses].map(([id, pose]) => ({ op: "pose", id, pose }));
  if (settings.pinMoved && working.run !== null) {
    const ids = [...poses.keys()].filter(id => (working.shown.byId.get(id)?.locks & pins) !== pins);
    if (ids.length > 0)
      ops.push({ op: "lock", ids, locks: pins, on: true });
    desk.pinned(ids, pins);
  }
  desk.commit(label, ops);
  desk.steer(new Map());
}

class PieceGesture {
  /** It has pieces in hand. */
  holds = true;
  #desk;
  #label;
  #pins;
  #changeAt;
  #start;
  #poses = new Map();

  constructor(desk, label, pins, changeAt) {
    this.#desk = desk;
    this.#label = label;
    this.#pins = pins;
    this.#changeAt = changeAt;
    this.#start = selectedPieces(desk).map(piece => ({ id: piece.id, pose: piece.pose, barred: desk.barred(piece) }));
    desk.working.hold(new Map(this.#start.map(({ id, pose }) => [id, pose])));
  }

  drag(press) {
    const { change, guides = [] } = this.#changeAt(press);
    const { size } = this.#desk.working.shown;
    this.#poses = new Map(this.#start.map(({ id, pose, barred }) => [id, transformPose(pose, change, size, barred)]));
    this.#desk.mark({ guides, change });
    this.#desk.working.hold(this.#poses);
    this.#desk.steer(this.#poses);
  }

  end() {
    if (this.#poses.size === 0)
      return this.cancel();
    this.#desk.mark({});
    commitPoses(this.#desk, this.#label, this.#pins, this.#poses);
  }

  cancel() {
    this.#desk.mark({});
    this.#desk.working.hold(new Map());
    this.#desk.steer(new Map());
  }
}

/** Drags the selection. @param {Desk} desk @param {Press} press */
export function dragPieces(desk, press) {
  const { view, working, selection, settings } = desk;
  const { size, pieces } = working.shown;
  const from = view.toCanvas(press.point);
  const bounds = boundsOfBox(selectionBox(desk));
  const lines = snapLines(size, pieces.filter(piece => !piece.hidden && !selection.has(piece.id)).map(piece => boundsOf(piece, size)));
  return new PieceGesture(desk, "move", LOCKS.position, now => {
    const to = view.toCanvas(now.point);
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    if (!settings.snap || now.ctrl)
      return { change: move(dx, dy) };
    const moved = { left: bounds.left + dx, right: bounds.right + dx, top: bounds.top + dy, bottom: bounds.bottom + dy };
    const snap = snapMove(moved, lines, snapReach / view.camera.zoom);
    return { change: move(dx + snap.dx, dy + snap.dy), guides: snap.guides };
  });
}

/** Scales the selection by a handle. @param {Desk} desk @param {Press} press @param {Point} place the handle's */
export function scalePieces(desk, press, place) {
  const box = selectionBox(desk);
  const poses = selectedPieces(desk).map(piece => piece.pose);
  const grip = pointOfBox(box, place);
  const from = desk.view.toCanvas(press.point);
  return new PieceGesture(desk, "scale", LOCKS.scale, now => {
    const to = desk.view.toCanvas(now.point);
    const { anchor, factor } = dragHandle(box, place, { x: grip.x + to.x - from.x, y: grip.y + to.y - from.y }, now.alt);
    return { change: scaleAbout(anchor, limitFactor(poses, factor)) };
  });
}

/** Turns the selection about its middle. @param {Desk} desk @param {Press} press */
export function turnPieces(desk, press) {
  const box = selectionBox(desk);
  const from = desk.view.toCanvas(press.point);
  return new PieceGesture(desk, "turn", LOCKS.rotation, now => {
    const wanted = box.angle + angleBetween(box.centre, from, desk.view.toCanvas(now.point));
    const angle = snapAngle(wanted, { steps: now.shift, quarters: desk.settings.snap && !now.ctrl });
    return { change: turnAbout(box.centre, angle - box.angle) };
  });
}

/**
 * Moves, turns and scales the selection with two fingers; `drag` takes the two points.
 * @param {Desk} desk @param {[Point, Point]} points
 */
export function pinchPieces(desk, points) {
  const poses = selectedPieces(desk).map(piece => piece.pose);
  const onCanvas = pair => pair.map(point => desk.view.toCanvas(point));
  const start = onCanvas(points);
  return new PieceGesture(desk, "transform", LOCKS.position | LOCKS.scale | LOCKS.rotation, now => {
    const change = pinch(start, onCanvas(now));
    return { change: { ...change, factor: limitFactor(poses, change.factor) } };
  });
}
