/**
 * @typedef {{p50: number, p95: number, bytesPerFrame: number, frames: number}} Delay milliseconds; bytes as the hub's JSON has them;
 *   the number of frames that were painted
 */

/** So many values are kept. */
const KEPT = 1000;

/**
 * How old iterations are when they are seen: from the server's clock when one was finished to this machine's clock when it was painted,
 * so exact where both are one machine.
 */
export class Delays {
  #values = [];
  #painted = 0;
  #received = 0;
  #bytes = 0;

  /** @param {import("./scene.js").Frame} frame just come in */
  received(frame) {
    this.#received++;
    this.#bytes += new TextEncoder().encode(JSON.stringify(frame)).length;
  }

  /** @param {import("./scene.js").Frame} frame just drawn */
  painted(frame) {
    this.#values[this.#painted++ % KEPT] = Date.now() - frame.at;
  }

  /** @returns {Delay} */
  stats() {
    const sorted = [...this.#values].sort((a, b) => a - b);
    const share = p => (sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))]);
    return {
      p50: share(0.5),
      p95: share(0.95),
      bytesPerFrame: this.#received === 0 ? 0 : Math.round(this.#bytes / this.#received),
      frames: this.#painted,
    };
  }
}
