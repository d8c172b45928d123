/** What can be done with the selection and the view by name: from the keyboard, from buttons and from menus. */
import { move, scaleAbout, turnAbout } from "./gestures.js";
import { commitPoses, selectedPieces, selectionBox } from "./hand.js";
import { LOCKS } from "./scene.js";
import { walk } from "./selection.js";

const zoomStep = 1.25;
const farNudge = 10;
const turnStep = Math.PI / 180;
const farTurnStep = Math.PI / 12;
const scaleStep = 1.01;
const copyOffset = 20;

/**
 * The commands of a desk. Each returns false where it has nothing to do and leaves its keys to the browser.
 * @param {import("./desk.js").Desk} desk @param {() => void} help shows the shortcuts
 * @returns {Record<string, () => boolean | void>}
 */
export function commandsOf(desk, help) {
  const { view, selection, settings } = desk;
  const look = {
    fit: () => view.fit(),
    zoomIn: () => view.zoom(zoomStep),
    zoomOut: () => view.zoom(1 / zoomStep),
    zoomReal: () => view.real(),
    help: () => { help(); },
    pinsToggle: () => toggle(desk, "pins"),
  };
  if (settings.readOnly)
    return look;
  return {
    ...look,
    ...nudges(desk),
    snapToggle: () => toggle(desk, "snap"),
    undo: () => desk.step("undo"),
    redo: () => desk.step("redo"),
    selectAll: () => selectAll(desk),
    selectNone: () => { selection.set([]); },
    next: () => step(desk, 1),
    previous: () => step(desk, -1),
    duplicate: present(desk, duplicate),
    delete: present(desk, remove),
    flip: present(desk, flip),
    hide: present(desk, hide),
    backward: present(desk, pieces => reorder(desk, pieces, "backward")),
    forward: present(desk, pieces => reorder(desk, pieces, "forward")),
    back: present(desk, pieces => reorder(desk, pieces, "back")),
    front: present(desk, pieces => reorder(desk, pieces, "front")),
    lockPosition: present(desk, pieces => lock(desk, pieces, "position")),
    lockScale: present(desk, pieces => lock(desk, pieces, "scale")),
    lockRotation: present(desk, pieces => lock(desk, pieces, "rotation")),
    lockOpacity: present(desk, pieces => lock(desk, pieces, "opacity")),
    lockOrder: present(desk, pieces => lock(desk, pieces, "order")),
  };
}

/**
 * The paint order after some pieces went forward, backward, to the front or to the back; they keep their order among each other.
 * @param {readonly string[]} ids hindmost first @param {readonly string[]} chosen @param {"forward" | "backward" | "front" | "back"} way
 * @returns {string[]}
 */
export function reordered(ids, chosen, way) {
  const [moving, resting] = [ids.filter(id => chosen.includes(id)), ids.filter(id => !chosen.includes(id))];
  if (way === "front")
    return [...resting, ...moving];
  if (way === "back")
    return [...moving, ...resting];
  const result = way === "forward" ? [...ids].reverse() : [...ids];
  for (let i = 1; i < result.length; i++) {
    if (chosen.includes(result[i]) && !chosen.includes(result[i - 1]))
      [result[i - 1], result[i]] = [result[i], result[i - 1]];
  }
  return way === "forward" ? result.reverse() : result;
}

/** A new piece's id. @returns {string} */
export function newPieceId() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return `piece-${Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("")}`;
}

// What changes pieces works on a selection in the present only.
function present(desk, change) {
  return () => {
    desk.nudging.flush();
    const pieces = !desk.mayEdit ? [] : selectedPieces(desk);
    if (pieces.length > 0)
      change(pieces, desk);
  };
}

function nudges(desk) {
  const nudge = (label, pins, changeOf) => () => {
    const box = !desk.mayEdit ? null : selectionBox(desk);
    if (box)
      desk.nudging.step(label, pins, changeOf(box));
    return box !== null;
  };
  const to = (dx, dy) => nudge("move", LOCKS.position, () => move(dx, dy));
  const turn = angle => nudge("turn", LOCKS.rotation, box => turnAbout(box.centre, angle));
  const scale = factor => nudge("scale", LOCKS.scale, box => scaleAbout(box.centre, factor));
  return {
    nudgeLeft: to(-1, 0),
    nudgeRight: to(1, 0),
    nudgeUp: to(0, -1),
    nudgeDown: to(0, 1),
    nudgeLeftFar: to(-farNudge, 0),
    nudgeRightFar: to(farNudge, 0),
    nudgeUpFar: to(0, -farNudge),
    nudgeDownFar: to(0, farNudge),
    turnRight: turn(turnStep),
    turnRightFar: turn(farTurnStep),
    turnLeft: turn(-turnStep),
    turnLeftFar: turn(-farTurnStep),
    smaller: scale(1 / scaleStep),
    larger: scale(scaleStep),
  };
}

function toggle(desk, setting) {
  desk.settings[setting] = !desk.settings[setting];
  desk.say(`say.${setting}.${desk.settings[setting] ? "on" : "off"}`);
  desk.redraw();
}

function selectAll({ working, selection }) {
  selection.set(working.shown.pieces.filter(piece => !piece.hidden).map(piece => piece.id));
}

function step(desk, direction) {
  const to = walk(desk.working.shown.pieces, desk.selection.ids, direction);
  if (!to)
    return false;
  desk.nudging.flush();
  desk.selection.set([to.id]);
  desk.say("say.walked", desk.working.shown.byId.get(to.id).name, to.place, to.count);
  return true;
}

function duplicate(pieces, desk) {
  const { size } = desk.working.shown;
  const newIds = pieces.map(newPieceId);
  desk.commit("duplicate", [
    { op: "duplicate", ids: pieces.map(piece => piece.id), newIds, dx: copyOffset / size.width, dy: copyOffset / size.height },
  ]);
  desk.selection.set(newIds);
  desk.say("say.duplicated", pieces.length);
}

function remove(pieces, desk) {
  desk.commit("delete", [{ op: "delete", ids: pieces.map(piece => piece.id) }]);
  desk.say("say.deleted", pieces.length);
}

// As seen on the screen: what leant to the left leans to the right afterwards.
function flip(pieces, desk) {
  const turned = ({ pose, locks }) => (locks & LOCKS.rotation ? pose.rotation : -pose.rotation);
  const flipped = piece => ({ ...piece.pose, mirrored: !piece.pose.mirrored, rotation: turned(piece) });
  commitPoses(desk, "flip", 0, new Map(pieces.map(piece => [piece.id, flipped(piece)])));
}

function hide(pieces, desk) {
  const hidden = pieces.some(piece => !piece.hidden);
  desk.commit("hide", [{ op: "hide", ids: pieces.map(piece => piece.id), hidden }]);
  desk.say(hidden ? "say.hidden" : "say.shown", pieces.length);
}

function reorder(desk, pieces, way) {
  const ids = desk.working.shown.pieces.map(piece => piece.id);
  const order = reordered(ids, pieces.filter(piece => !(piece.locks & LOCKS.order)).map(piece => piece.id), way);
  if (order.some((id, i) => id !== ids[i]))
    desk.commit("order", [{ op: "order", ids: order }]);
}

function lock(desk, pieces, part) {
  const on = pieces.some(piece => (piece.locks & LOCKS[part]) === 0);
  const ids = pieces.map(piece => piece.id);
  desk.fixed(ids, LOCKS[part]);
  desk.commit("lock", [{ op: "lock", ids, locks: LOCKS[part], on }]);
  desk.say(`say.${part}.${on ? "on" : "off"}`);
}
