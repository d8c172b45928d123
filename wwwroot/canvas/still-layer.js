/**
 * What lies below the hindmost moving piece, kept as one picture: while a hand drags one piece of many, only that piece and those before it
 * are drawn anew. For the 2D painter, for which every piece is work of the processor.
 */

/** Fewer pieces than this are drawn as quickly as copied. */
const LEAST = 2;

/** The layer of one painter. */
export class StillLayer {
  #canvas = null;
  #kept = [];
  #last = [];
  #ground = "";

  /**
   * Paints the pieces that have not moved, by copying them where they were painted before.
   * @param {CanvasRenderingContext2D} context where to paint; empty
   * @param {string} ground changes whenever anything but the pieces changes: the background, the view, the size
   * @param {{piece: import("./scene.js").ScenePiece, texture: import("./textures.js").Texture}[]} layers what is seen, hindmost first
   * @param {(context: object, layers: object[]) => void} paint paints the background, and some layers over it
   * @returns {number} how many of the layers are painted, the background with them; 0 if nothing is
   */
  paint(context, ground, layers, paint) {
    const still = ground === this.#ground ? alike(this.#last, layers) : 0;
    [this.#last, this.#ground] = [layers, ground];
    if (still < LEAST) {
      this.#kept = [];
      return 0;
    }
    if (still > this.#kept.length || alike(this.#kept, layers) < this.#kept.length)
      this.#keep(context.canvas, layers.slice(0, still), paint);
    context.drawImage(this.#canvas, 0, 0);
    return this.#kept.length;
  }

  #keep({ width, height }, layers, paint) {
    if (this.#canvas?.width !== width || this.#canvas.height !== height)
      this.#canvas = new OffscreenCanvas(width, height);
    const context = this.#canvas.getContext("2d", { willReadFrequently: true });
    context.clearRect(0, 0, width, height);
    paint(context, layers);
    this.#kept = layers;
  }
}

/** How many layers, from the hindmost on, are the same in both lists. */
function alike(before, now) {
  const end = Math.min(before.length, now.length);
  for (let i = 0; i < end; i++) {
    if (!isSame(before[i], now[i]))
      return i;
  }
  return end;
}

function isSame(a, b) {
  return a.texture.bitmap === b.texture.bitmap && (a.piece === b.piece || samePose(a.piece.pose, b.piece.pose));
}

function samePose(a, b) {
  return a.x === b.x && a.y === b.y && a.logScale === b.logScale && a.rotation === b.rotation && a.opacity === b.opacity && a.mirrored === b.mirrored;
}
