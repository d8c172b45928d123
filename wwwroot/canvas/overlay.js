/**
 * Draws what lies over the picture: outlines, handles, guides, the marquee and pins. Every line has a casing, so that it is seen on
 * any picture. All points are CSS pixels.
 *
 * @typedef {import("./geometry.js").Point} Point
 * @typedef {{line: string, casing: string, accent: string, onAccent: string}} Palette CSS colours
 * @typedef {{outlines: Point[][], hover: Point[] | null, handles: import("./handles.js").Handle[], stem: [Point, Point] | null,
 *   guides: [Point, Point][], marquee: import("./geometry.js").Bounds | null, pins: {at: Point, moves: boolean}[], coarse: boolean}} Marks
 *   `moves` of a pin: the piece may still be moved, something else of it is locked
 */

const pinShape = new Path2D("M-3.5-6h7v1.3l-1.2.8v3.2l2.6 2.2v1.5H.8V7L0 8.4-.8 7V3h-4.1V1.5l2.6-2.2v-3.2l-1.2-.8z");
const lockShape = new Path2D("M-4.5-.5h1V-3a3.5 3.5 0 0 1 7 0v2.5h1v6h-9zm2.6 0h3.8V-3a1.9 1.9 0 0 0-3.8 0z");

/** How large a pin's badge is: its radius in CSS pixels. */
export const PIN_RADIUS = 11;

/**
 * @param {CanvasRenderingContext2D} context of a canvas with `ratio` device pixels per CSS pixel
 * @param {number} ratio @param {Marks} marks @param {Palette} palette
 */
export function drawOverlay(context, ratio, marks, palette) {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineJoin = "round";
  if (marks.hover)
    cased(context, closed(marks.hover), palette, palette.line, 1);
  for (const outline of marks.outlines)
    cased(context, closed(outline), palette, palette.line, 1.5);
  for (const guide of marks.guides)
    cased(context, line(guide), { casing: palette.line }, palette.accent, 1.5);
  for (const pin of marks.pins)
    drawPin(context, pin, palette);
  if (marks.stem)
    cased(context, line(marks.stem), palette, palette.line, 1.5);
  for (const handle of marks.handles)
    drawHandle(context, handle, palette, marks.coarse ? 8 : 5.5);
  if (marks.marquee)
    drawMarquee(context, marks.marquee, palette);
}

function cased(context, path, { casing }, colour, width) {
  context.strokeStyle = casing;
  context.lineWidth = width + 2;
  context.stroke(path);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

function drawHandle(context, { kind, at, angle }, palette, radius) {
  const shape = new Path2D();
  context.save();
  context.translate(at.x, at.y);
  if (kind === "turn") {
    shape.arc(0, 0, radius + 1.5, 0, 2 * Math.PI);
  } else {
    context.rotate(angle);
    shape.roundRect(-radius, -radius, 2 * radius, 2 * radius, 2);
  }
  context.fillStyle = kind === "turn" ? palette.accent : palette.line;
  context.fill(shape);
  context.strokeStyle = palette.casing;
  context.lineWidth = 1.5;
  context.stroke(shape);
  if (kind === "turn") {
    context.strokeStyle = palette.onAccent;
    const arrow = new Path2D();
    arrow.arc(0, 0, radius / 2, -0.3 * Math.PI, 1.3 * Math.PI);
    context.stroke(arrow);
  }
  context.restore();
}

function drawPin(context, { at, moves }, palette) {
  const badge = new Path2D();
  badge.arc(0, 0, PIN_RADIUS, 0, 2 * Math.PI);
  context.save();
  context.translate(at.x, at.y);
  context.fillStyle = palette.casing;
  context.fill(badge);
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.stroke(badge);
  context.fillStyle = palette.line;
  context.fill(moves ? lockShape : pinShape, "evenodd");
  context.restore();
}

function drawMarquee(context, { left, top, right, bottom }, palette) {
  const area = new Path2D();
  area.rect(left, top, right - left, bottom - top);
  context.save();
  context.globalAlpha = 0.15;
  context.fillStyle = palette.accent;
  context.fill(area);
  context.restore();
  context.setLineDash([5, 4]);
  cased(context, area, palette, palette.line, 1);
  context.setLineDash([]);
}

function closed(points) {
  const path = line(points);
  path.closePath();
  return path;
}

function line([first, ...rest]) {
  const path = new Path2D();
  path.moveTo(first.x, first.y);
  for (const point of rest)
    path.lineTo(point.x, point.y);
  return path;
}
