/**
 * The scene as the user sees it while several things change it at once: the server's scene, the frames of a run over it, the user's edits
 * that the server has not yet confirmed over those, and on top what is in the user's hand. An iteration of the past may stand in for all.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Frame} Frame
 * @typedef {import("./geometry.js").Pose} Pose
 * @typedef {{ops: object[], version: number | null}} Pending an edit under way; its version once the server has told it
 */
import { EMPTY_SCENE, withEdit, withFrame, withPoses } from "./scene.js";

export class WorkingScene {
  #server = EMPTY_SCENE;
  #frame = null;
  #held = new Map();
  #pending = [];
  #past = null;
  #shown = null;
  #onChange;

  /** @param {() => void} onChange after every change of what is shown */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** The scene at this moment, even while one of the past is shown. @returns {Scene} */
  get present() {
    return this.#past ? this.#compose() : this.shown;
  }

  /** Whether the server has yet to confirm an edit. */
  get isWaiting() {
    return this.#pending.length > 0;
  }

  /** What to draw. @returns {Scene} */
  get shown() {
    this.#shown ??= this.#past ?? this.#compose();
    return this.#shown;
  }

  /** Whether a run is changing the scene at this moment. */
  get isRunning() {
    return this.#server.run?.state === "running";
  }

  /** Whether an iteration of the past is shown, which cannot be edited. */
  get isPast() {
    return this.#past !== null;
  }

  /** The run of the scene, if it has one. @returns {import("./scene.js").SceneRun | null} */
  get run() {
    return this.#server.run;
  }

  /**
   * Takes the server's newest scene. An iteration that knew it already is newer than the poses in it; after undo versions go down and tell
   * nothing.
   * @param {Scene} scene
   */
  serve(scene) {
    const before = this.#server;
    this.#server = scene;
    if (this.#frame?.run !== scene.run?.id)
      this.#frame = null;
    else if (this.#frame && !(before.version <= scene.version && scene.version <= this.#frame.version))
      this.#frame = frameAfter(this.#frame, before, scene);
    this.#pending = this.#pending.filter(edit => edit.version === null || edit.version > scene.version);
    this.#changed();
  }

  /**
   * Takes an iteration of the run, unless the optimiser did not yet know the scene when it made it.
   * @param {Frame} frame
   * @returns {boolean} whether it was taken
   */
  advance(frame) {
    if (frame.version < this.#server.version || frame.run !== this.#server.run?.id)
      return false;
    this.#frame = frame;
    this.#changed();
    return true;
  }

  /** Pieces in the user's hand: their poses win over everything. @param {Map<string, Pose>} poses */
  hold(poses) {
    this.#held = poses;
    this.#changed();
  }

  /** Applies an edit at once; `settle` or `refuse` must follow. @param {object[]} ops @returns {Pending} */
  begin(ops) {
    const edit = { ops, version: null };
    this.#pending.push(edit);
    this.#held = new Map();
    this.#changed();
    return edit;
  }

  /** The server has taken the edit up as this version. @param {Pending} edit @param {number} version */
  settle(edit, version) {
    edit.version = version;
    if (version <= this.#server.version)
      this.refuse(edit);
  }

  /** Drops the edit: the server's scene counts. @param {Pending} edit */
  refuse(edit) {
    this.#pending = this.#pending.filter(other => other !== edit);
    this.#changed();
  }

  /** Shows a scene of the past instead, or the present again. @param {Scene | null} scene */
  showPast(scene) {
    this.#past = scene;
    this.#changed();
  }

  #compose() {
    let scene = this.#frame ? withFrame(this.#server, this.#frame) : this.#server;
    for (const { ops } of this.#pending)
      scene = ops.reduce(applied, scene);
    return withPoses(scene, this.#held);
  }

  #changed() {
    this.#shown = null;
    this.#onChange();
  }
}

/**
 * A frame made before a new scene still shows where the pieces are that the change left alone: until the next frame comes they stay there.
 * @param {Frame} frame @param {Scene} before @param {Scene} after
 * @returns {Frame}
 */
export function frameAfter(frame, before, after) {
  const kept = frame.ids.map((_, i) => i).filter(i => samePose(before.byId.get(frame.ids[i])?.pose, after.byId.get(frame.ids[i])?.pose));
  const [was, is] = [before.background.colours.flat(), after.background.colours.flat()];
  return {
    ...frame,
    ids: kept.map(i => frame.ids[i]),
    poses: kept.map(i => frame.poses[i]),
    colours: was.every((value, i) => value === is[i]) ? frame.colours : is,
  };
}

function samePose(a, b) {
  return a !== undefined && b !== undefined && ["x", "y", "logScale", "rotation", "opacity", "mirrored"].every(part => a[part] === b[part]);
}

// The server's scene may hold an edit before its answer arrives; applying it again must then change nothing.
function applied(scene, op) {
  if ((op.op === "duplicate" && op.newIds.some(id => scene.byId.has(id))) || (op.op === "add" && scene.byId.has(op.id)))
    return scene;
  if (op.op === "order")
    return withEdit(scene, [{ ...op, ids: [...op.ids, ...scene.pieces.map(piece => piece.id).filter(id => !op.ids.includes(id))] }]);
  return withEdit(scene, [op]);
}
