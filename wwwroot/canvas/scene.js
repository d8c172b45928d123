/**
 * The collage as the canvas shows it. A scene is never changed: every function gives a new one that shares what stayed the same.
 *
 * @typedef {import("./geometry.js").Pose} Pose
 * @typedef {"backdrop" | "scenery" | "subject"} Role
 * @typedef {{id: string, cutout: string, name: string, texture: string, width: number, height: number, pose: Pose,
 *   hidden: boolean, locks: number, role: Role, cutSides: number}} ScenePiece
 * @typedef {{id: string, state: "queued" | "running" | "paused", iteration: number, planned: number}} SceneRun
 * @typedef {{version: number, aspect: number, size: import("./geometry.js").Size, pieces: ScenePiece[], byId: Map<string, ScenePiece>,
 *   background: {colours: number[][], locked: boolean}, run: SceneRun | null, canUndo: boolean, canRedo: boolean}} Scene
 *   `pieces` in paint order, the hindmost first; `size` in canvas units; colours are five OKLab triples from the top to the bottom
 * @typedef {{run: string, number: number, version: number, loss: number, score: number, perSecond: number, secondsLeft: number,
 *   at: number, ids: string[], poses: number[][], colours: number[]}} Frame
 */
import { canvasSize, HIT_ALPHA, hits } from "./geometry.js";

/** No copy lies farther from the canvas's centre than so many canvases. */
const FARTHEST = 3;

/** What a run must leave alone; the flags of a piece's `locks`. */
export const LOCKS = Object.freeze({ position: 1, scale: 2, rotation: 4, opacity: 8, order: 16 });

/** A scene without pieces, until the first message arrives. @type {Scene} */
export const EMPTY_SCENE = Object.freeze(withPieces({
  version: 0,
  aspect: 4 / 3,
  size: canvasSize(4 / 3),
  background: { colours: Array.from({ length: 5 }, () => [1, 0, 0]), locked: false },
  run: null,
  canUndo: false,
  canRedo: false,
}, []));

/** @param {object} message a SceneMessage @returns {Scene} */
export function sceneFrom(message) {
  const { version, aspect, background, run, canUndo, canRedo } = message;
  return withPieces({ version, aspect, size: canvasSize(aspect), background, run: run ?? null, canUndo, canRedo },
    message.pieces.map(pieceFrom));
}

/** A piece as messages carry it (its pose beside its other properties). @param {object} message @returns {ScenePiece} */
export function pieceFrom(message) {
  const { x, y, logScale, rotation, opacity, mirrored, ...piece } = message;
  return { ...piece, pose: { x, y, logScale, rotation, opacity, mirrored } };
}

/** @param {Scene} scene @param {ScenePiece[]} pieces in paint order @returns {Scene} */
export function withPieces(scene, pieces) {
  return { ...scene, pieces, byId: new Map(pieces.map(piece => [piece.id, piece])) };
}

/**
 * The scene as an iteration left it. Pieces that the frame does not know keep their poses; what only the frame knows is ignored.
 * @param {Scene} scene @param {Frame} frame
 * @returns {Scene}
 */
export function withFrame(scene, frame) {
  const poses = new Map(frame.ids.map((id, i) => [id, frame.poses[i]]));
  const pieces = scene.pieces.map(piece => {
    const pose = poses.get(piece.id);
    if (!pose)
      return piece;
    const [x, y, logScale, rotation, opacity] = pose;
    return { ...piece, pose: { x, y, logScale, rotation, opacity, mirrored: piece.pose.mirrored } };
  });
  const colours = [0, 3, 6, 9, 12].map(i => frame.colours.slice(i, i + 3));
  return { ...withPieces(scene, pieces), background: { ...scene.background, colours } };
}

/**
 * The scene with some pieces in other poses, for example in a user's hand.
 * @param {Scene} scene @param {Map<string, Pose>} poses @returns {Scene}
 */
export function withPoses(scene, poses) {
  if (poses.size === 0)
    return scene;
  return withPieces(scene, scene.pieces.map(piece => (poses.has(piece.id) ? { ...piece, pose: poses.get(piece.id) } : piece)));
}

/**
 * The scene after the operations of an EditMessage, as the server will make it: what the user sees until the server's own arrives.
 * A cut-out that no piece shows yet cannot be added here, for its texture is not known.
 * @param {Scene} scene @param {object[]} ops
 * @returns {Scene}
 */
export function withEdit(scene, ops) {
  return ops.reduce((edited, op) => EDITS[op.op](edited, op), scene);
}

const EDITS = {
  pose: (scene, { id, pose }) => withPoses(scene, new Map([[id, pose]])),
  order: (scene, { ids }) => withPieces(scene, ids.map(id => scene.byId.get(id)).filter(piece => piece !== undefined)),
  delete: (scene, { ids }) => withPieces(scene, scene.pieces.filter(piece => !ids.includes(piece.id))),
  duplicate: duplicated,
  add: added,
  lock: (scene, { ids, locks, on }) =>
    changed(scene, ids, piece => ({ ...piece, locks: on ? piece.locks | locks : piece.locks & ~locks })),
  hide: (scene, { ids, hidden }) => changed(scene, ids, piece => ({ ...piece, hidden })),
  rename: (scene, { id, name }) => changed(scene, [id], piece => ({ ...piece, name: name.trim() })),
  background: (scene, { colours, locked }) => ({
    ...scene,
    background: { colours: colours ?? scene.background.colours, locked: locked ?? scene.background.locked },
  }),
};

function changed(scene, ids, change) {
  return withPieces(scene, scene.pieces.map(piece => (ids.includes(piece.id) ? change(piece) : piece)));
}

// Each copy lies right in front of its original, so that duplicating does not disturb the paint order.
function duplicated(scene, { ids, newIds, dx, dy }) {
  return withPieces(scene, ids.reduce((pieces, id, i) => {
    const place = pieces.findIndex(piece => piece.id === id);
    return place < 0 ? pieces : pieces.toSpliced(place + 1, 0, copyOf(pieces, pieces[place], newIds[i], dx, dy));
  }, scene.pieces));
}

function copyOf(pieces, original, id, dx, dy) {
  const { pose } = original;
  const near = value => Math.min(FARTHEST, Math.max(-FARTHEST, value));
  return { ...original, id, name: freeName(pieces, original.name), pose: { ...pose, x: near(pose.x + dx), y: near(pose.y + dy) } };
}

function added(scene, { id, cutout, pose }) {
  const like = scene.pieces.find(piece => piece.cutout === cutout);
  if (!like)
    return scene;
  return withPieces(scene, [...scene.pieces, { ...like, id, name: freeName(scene.pieces, like.name), pose, hidden: false, locks: 0 }]);
}

// "parrot", "parrot 2", "parrot 3".
function freeName(pieces, name) {
  const root = name.replace(/ \d+$/, "");
  for (let number = 1; ; number++) {
    const free = number === 1 ? root : `${root} ${number}`;
    if (!pieces.some(piece => piece.name === free))
      return free;
  }
}

/**
 * The pieces that are visible at a point, the frontmost first.
 * @param {Scene} scene @param {import("./geometry.js").Point} point in canvas units
 * @param {(piece: ScenePiece) => ((u: number, v: number) => number)} alphaOf gives the alpha 0..1 of a piece's texture; see textures.js
 * @param {number} [tolerance] in canvas units
 * @returns {ScenePiece[]}
 */
export function piecesAt(scene, point, alphaOf, tolerance = 0) {
  return scene.pieces
    .filter(piece => !piece.hidden && piece.pose.opacity > HIT_ALPHA / 2 && hits(piece, scene.size, point, alphaOf(piece), tolerance))
    .reverse();
}
