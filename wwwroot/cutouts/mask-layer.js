/**
 * The mask as it is drawn: what the server has last sent, and over it the strokes that it has not answered yet, so that the brush never
 * waits.
 *
 * @typedef {import("./strokes.js").Stroke} Stroke
 */

/** Long side of the mask that is drawn, in pixels. */
const LONGEST_SIDE = 1600;

/** @param {{width: number, height: number}} photo its size in pixels */
export function openMaskLayer(photo) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
  const [width, height] = [Math.max(1, Math.round(photo.width * scale)), Math.max(1, Math.round(photo.height * scale))];
  const base = new OffscreenCanvas(width, height);
  const shown = new OffscreenCanvas(width, height);
  const [baseContext, context] = [base.getContext("2d"), shown.getContext("2d")];
  /** @type {Stroke[]} */
  let pending = [];

  function compose() {
    context.globalCompositeOperation = "copy";
    context.drawImage(base, 0, 0);
    pending.forEach(stroke => paint(stroke, 0));
  }

  function paint({ points, radius, add }, from) {
    context.globalCompositeOperation = add ? "source-over" : "destination-out";
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = 2 * radius * scale;
    context.strokeStyle = "#fff";
    context.beginPath();
    const [first, ...others] = points.slice(from);
    context.moveTo(first.x * scale, first.y * scale);
    // A line without length is not drawn, a dot is.
    (others.length > 0 ? others : [first]).forEach(point => context.lineTo(point.x * scale, point.y * scale));
    context.stroke();
  }

  return {
    /** The mask: its alpha is what is kept. */
    picture: shown,

    /** Begins a stroke, which grows with extend. @param {Stroke} stroke */
    begin(stroke) {
      pending.push(stroke);
      paint(stroke, 0);
    },

    /** Adds a point to a stroke that has begun. @param {Stroke} stroke @param {import("./strokes.js").Point} point */
    extend(stroke, point) {
      stroke.points.push(point);
      paint(stroke, stroke.points.length - 2);
    },

    /** Takes a stroke away that shall not count, or that the server has refused. @param {Stroke} stroke */
    drop(stroke) {
      pending = pending.filter(other => other !== stroke);
      compose();
    },

    /**
     * What the server has; strokes that it has answered are part of it.
     * @param {Uint8Array<ArrayBuffer>} bytes a white picture, as opaque as the mask @param {Stroke | null} answered
     */
    async receive(bytes, answered) {
      const bitmap = await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: "none" });
      baseContext.globalCompositeOperation = "copy";
      baseContext.imageSmoothingQuality = "high";
      baseContext.drawImage(bitmap, 0, 0, width, height);
      bitmap.close();
      pending = pending.filter(stroke => stroke !== answered);
      compose();
    },
  };
}
