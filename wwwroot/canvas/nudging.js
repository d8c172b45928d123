/** Small steps by keys: a burst of them is one edit, which is made when the keys rest. */
import { transformPose } from "./gestures.js";
import { commitPoses, selectedPieces } from "./hand.js";

const restMs = 500;

export class Nudging {
  #desk;
  #label = "";
  #pins = 0;
  #poses = new Map();
  #timer = 0;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /**
   * One step of the selection.
   * @param {string} label of the edit @param {number} pins flags of LOCKS that the step touches
   * @param {import("./gestures.js").Similarity} change
   */
  step(label, pins, change) {
    if (label !== this.#label)
      this.flush();
    this.#label = label;
    this.#pins = pins;
    const { size } = this.#desk.working.shown;
    const stepped = piece => transformPose(piece.pose, change, size, this.#desk.barred(piece));
    this.#poses = new Map(selectedPieces(this.#desk).map(piece => [piece.id, stepped(piece)]));
    this.#desk.working.hold(this.#poses);
    this.#desk.steer(this.#poses);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), restMs);
  }

  /** Makes the edit now; anything else the user does begins with this. */
  flush() {
    clearTimeout(this.#timer);
    if (this.#poses.size > 0)
      commitPoses(this.#desk, this.#label, this.#pins, this.#poses);
    this.#poses = new Map();
    this.#label = "";
  }
}
