/** The iterations of a run and which pieces the document had at each. No DOM. */
import { pieceFrom } from "./scene.js";

/**
 * @typedef {import("./scene.js").Frame} Frame
 * @typedef {import("./scene.js").ScenePiece} ScenePiece
 */
export class TimelineHistory {
  /** @type {Frame[]} by rising number */
  #frames = [];
  /** @type {{from: number, version: number | null, pieces: ScenePiece[]}[]} by rising `from` */
  #scenes = [];

  /** How many iterations are known. */
  get count() {
    return this.#frames.length;
  }

  /** @returns {readonly Frame[]} */
  get frames() {
    return this.#frames;
  }

  /**
   * Takes up what the server has kept; frames that came in since stay.
   * @param {{scenes: {from: number, pieces: object[]}[], frames: Frame[]}} kept
   */
  load({ scenes, frames }) {
    const last = frames.at(-1)?.number ?? -1;
    this.#frames = [...frames, ...this.#frames.filter(frame => frame.number > last)];
    const known = scenes.map(({ from, pieces }) => ({ from, version: null, pieces: pieces.map(pieceFrom) }));
    this.#scenes = [...known, ...this.#scenes.filter(({ from }) => from > last)];
  }

  /**
   * Adds a frame that has just come in; one that is known already changes nothing.
   * @param {Frame} frame @param {import("./scene.js").Scene} scene the document it belongs to
   */
  push(frame, scene) {
    if (frame.number <= (this.#frames.at(-1)?.number ?? -1))
      return;
    this.#frames.push(frame);
    if (this.#scenes.at(-1)?.version !== scene.version)
      this.#scenes.push({ from: frame.number, version: scene.version, pieces: scene.pieces });
  }

  /** The index of an iteration, or of the last one before it; -1 when there is none. @param {number} number @returns {number} */
  indexOf(number) {
    return this.#frames.findLastIndex(frame => frame.number <= number);
  }

  /** The pieces that the document had at an iteration. @param {number} number @returns {ScenePiece[]} */
  sceneAt(number) {
    return this.#scenes.findLast(({ from }) => from <= number)?.pieces ?? [];
  }
}
