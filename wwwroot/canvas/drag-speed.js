/** How many pictures a second are drawn while the hand drags. */

const most = 600;
const pauseMs = 250;

export class DragSpeed {
  #intervals = [];
  #last = null;

  /** A picture was drawn. @param {boolean} dragging @param {number} now milliseconds */
  painted(dragging, now) {
    const interval = dragging && this.#last !== null ? now - this.#last : Infinity;
    this.#last = dragging ? now : null;
    // A hand that rests makes no pictures; that is not slow.
    if (interval < pauseMs)
      this.#intervals = [...this.#intervals.slice(1 - most), interval];
  }

  /** Pictures a second over the last drags, or null before the first. @returns {number | null} */
  get perSecond() {
    const sum = this.#intervals.reduce((total, interval) => total + interval, 0);
    return sum > 0 ? (1000 * this.#intervals.length) / sum : null;
  }
}
