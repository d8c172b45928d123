/**
 * What all tools of the canvas share: the scene at work, the view, the selection, the settings, and the ways to change the document and to
 * tell the user something.
 *
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {import("./geometry.js").Pose} Pose
 */
import { Nudging } from "./nudging.js";
import { EditLostError } from "./link.js";
import { Selection } from "./selection.js";
import { View } from "./view.js";
import { WorkingScene } from "./working-scene.js";

export class Desk {
  /** What is shown over the picture while a gesture lasts. @type {{guides?: object[], change?: object, marquee?: object}} */
  marks = {};
  #stage;
  #line;
  #told;
  /** What the hand has pinned by moving it: locked for runs, but not for the hand. @type {Map<string, number>} */
  #handPins = new Map();
  /** Pieces to select once the server has made them. @type {string[]} */
  #awaited = [];
  #quiet = false;

  /**
   * @param {import("./stage.js").Stage} stage
   * @param {() => ReturnType<typeof import("./link.js").openLink>} line the line to the server, open by the time something is done
   * @param {boolean} readOnly
   * @param {{redraw: () => void, selected: (ids: readonly string[]) => void, fault: (message: string) => void}} told
   */
  constructor(stage, line, readOnly, told) {
    this.#stage = stage;
    this.#line = line;
    this.#told = told;
    this.settings = { snap: true, pins: true, pinMoved: true, readOnly };
    this.working = new WorkingScene(() => this.#sceneChanged());
    this.view = new View(told.redraw);
    this.selection = new Selection(ids => this.#selectionChanged(ids));
    this.nudging = new Nudging(this);
  }

  /** Whether the pieces may be changed at this moment. */
  get mayEdit() {
    return !this.settings.readOnly && !this.working.isPast;
  }

  /** What of a piece the hand must not change. @param {import("./scene.js").ScenePiece} piece @returns {number} flags of LOCKS */
  barred(piece) {
    return piece.locks & ~(this.#handPins.get(piece.id) ?? 0);
  }

  /** The hand itself has pinned these, and may go on moving them. @param {string[]} ids @param {number} locks flags of LOCKS */
  pinned(ids, locks) {
    for (const id of ids)
      this.#handPins.set(id, (this.#handPins.get(id) ?? 0) | locks);
  }

  /** The user has locked or unlocked these on purpose. @param {string[]} ids @param {number} locks flags of LOCKS */
  fixed(ids, locks) {
    for (const id of ids)
      this.#handPins.set(id, (this.#handPins.get(id) ?? 0) & ~locks);
  }

  /**
   * Makes an edit: seen at once, sent in the background, taken back if the server refuses it.
   * @param {string} label @param {object[]} ops
   */
  async commit(label, ops) {
    const edit = this.working.begin(ops);
    const version = await this.attempt(this.#line().edit({ label, ops }));
    if (version === null)
      this.working.refuse(edit);
    else
      this.working.settle(edit, version);
  }

  /** @param {"undo" | "redo"} way */
  step(way) {
    this.nudging.flush();
    const { canUndo, canRedo } = this.working.shown;
    if (way === "undo" ? canUndo || this.working.isWaiting : canRedo)
      this.attempt(this.#line()[way]());
    else
      this.say(`say.${way}.none`);
  }

  /** Waits for an answer; a refusal is told to the user. @param {Promise<number>} answer @returns {Promise<number | null>} */
  async attempt(answer) {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof EditLostError))
        this.#told.fault(error.message);
      else if (error.reason !== "closed")
        this.#told.fault(this.#stage.words("fault.lost"));
      return null;
    }
  }

  /** Tells a run what the hand holds; nothing lets go. @param {Map<string, Pose>} poses */
  steer(poses) {
    if (this.working.isRunning || poses.size === 0)
      this.#line().steer([...poses].map(([id, pose]) => ({ id, ...pose })));
  }

  /** @param {Desk["marks"]} marks */
  mark(marks) {
    this.marks = marks;
    this.#told.redraw();
  }

  /** @param {string} textKey @param {unknown[]} values for {0}, {1} and so on */
  say(textKey, ...values) {
    this.#stage.say(this.#stage.words(textKey, ...values));
  }

  /** @param {string} textKey @param {Point} point beside which it is shown */
  hint(textKey, point) {
    this.#stage.hint(this.#stage.words(textKey), point);
  }

  /** @param {string} name a CSS cursor */
  cursor(name) {
    this.#stage.cursor(name);
  }

  redraw() {
    this.#told.redraw();
  }

  /** Selects pieces for Blazor, which therefore is not told; those that are not there yet, as soon as they are. @param {string[]} ids */
  selectQuietly(ids) {
    const there = ids.filter(id => this.working.shown.byId.has(id));
    this.#quiet = true;
    this.selection.set(there);
    this.#quiet = false;
    this.#awaited = there.length < ids.length ? [...ids] : [];
  }

  /** Selects a piece as soon as there is one of that id. @param {string} id */
  selectWhenMade(id) {
    this.#awaited = [id];
    this.#sceneChanged();
  }

  #sceneChanged() {
    const { byId } = this.working.shown;
    if (!this.working.isPast)
      this.selection.keep(byId);
    if (this.#awaited.length > 0 && this.#awaited.every(id => byId.has(id)))
      this.selection.set(this.#awaited.splice(0));
    this.#told.redraw();
  }

  #selectionChanged(ids) {
    this.#told.redraw();
    if (this.#quiet)
      return;
    this.#told.selected(ids);
    if (ids.length === 1)
      this.say("say.selected", this.working.shown.byId.get(ids[0])?.name ?? "");
    else
      this.say("say.selectedMany", ids.length);
  }
}
