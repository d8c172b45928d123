/** Milliseconds between two messages while a gesture lasts. */
const PAUSE = 100;

/** Tells what the hand holds, but not more often than ten times a second; the last word is always said. */
export class Steering {
  #send;
  #timer = 0;
  #next = null;

  /** @param {(poses: object[]) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** @param {object[]} poses of all held pieces; none: the hand lets go, which is told at once */
  hold(poses) {
    this.#next = poses;
    if (poses.length === 0)
      this.#stop();
    else if (this.#timer)
      return;
    this.#say();
  }

  /** Forgets what was not said yet, because an edit says it better. */
  drop() {
    this.#stop();
    this.#next = null;
  }

  #say() {
    const poses = this.#next;
    this.#timer = 0;
    if (poses === null)
      return;
    this.#next = null;
    if (poses.length > 0)
      this.#timer = setTimeout(() => this.#say(), PAUSE);
    this.#send(poses);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
  }
}
