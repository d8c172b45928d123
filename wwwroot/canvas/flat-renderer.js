/**
 * The painter on the 2D context, for browsers without WebGL2. Pictures that are drawn small are halved step by step first, since one
 * strong reduction would skip texels.
 *
 * @typedef {import("./renderer.js").Painter} Painter
 * @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Context
 */
import { multiply, pieceMatrix } from "./geometry.js";
import { backgroundRows } from "./oklab.js";
import { StillLayer } from "./still-layer.js";

/** How strongly the checkerboard's two squares are seen over the page. */
const CHECKS = ["rgb(128 128 128 / .45)", "rgb(128 128 128 / .18)"];

/** @param {HTMLCanvasElement} canvas @returns {Painter} */
export function openFlatPainter(canvas) {
  // Without a graphics card a canvas that the browser expects to be read is drawn straight into memory, which is faster.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  /** @type {WeakMap<ImageBitmap, (ImageBitmap | OffscreenCanvas)[]>} each picture and its halves */
  const halves = new WeakMap();
  const still = new StillLayer();
  return {
    draw: (scene, shot) => paint(context, halves, scene, shot, still),
    read(scene, shot) {
      const own = new OffscreenCanvas(shot.width, shot.height).getContext("2d", { willReadFrequently: true });
      paint(own, halves, scene, shot, new StillLayer());
      return own.getImageData(0, 0, shot.width, shot.height).data;
    },
    dispose: () => context.clearRect(0, 0, canvas.width, canvas.height),
  };
}

function paint(context, halves, scene, shot, still) {
  context.resetTransform();
  context.globalAlpha = 1;
  context.clearRect(0, 0, shot.width, shot.height);
  const [scaleX, , , scaleY, left, top] = shot.matrix;
  const box = { left, top, width: scene.size.width * scaleX, height: scene.size.height * scaleY };
  const layers = scene.pieces.filter(piece => !piece.hidden && piece.pose.opacity > 0)
    .map(piece => ({ piece, texture: shot.texture(piece) })).filter(layer => layer.texture);
  const ground = [shot.width, shot.height, ...shot.matrix, shot.transparent, shot.checkerboard, ...scene.background.colours.flat()].join();
  const done = still.paint(context, ground, layers, (kept, below) => {
    paintGround(kept, scene, box, shot);
    paintLayers(kept, halves, below, scene, shot);
  });
  if (done === 0)
    paintGround(context, scene, box, shot);
  paintLayers(context, halves, layers.slice(done), scene, shot);
  if (shot.outside < 1)
    dimOutside(context, box, shot);
}

function paintGround(context, scene, box, shot) {
  if (!shot.transparent)
    paintBackground(context, scene.background.colours, box, shot);
  else if (shot.checkerboard > 0)
    paintChecks(context, box, shot.checkerboard);
}

function paintLayers(context, halves, layers, scene, shot) {
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  for (const { piece, texture } of layers)
    paintPiece(context, halves, piece, texture, multiply(shot.matrix, pieceMatrix(piece, scene.size)));
}

// Only the rows that are seen, for a canvas zoomed to 800 % has many.
function paintBackground(context, colours, box, shot) {
  const first = Math.max(0, Math.floor(box.top));
  const last = Math.min(shot.height, Math.ceil(box.top + box.height));
  if (last <= first)
    return;
  const rows = new OffscreenCanvas(1, last - first);
  rows.getContext("2d").putImageData(new ImageData(backgroundRows(colours, box.height, first - box.top, last - first), 1), 0, 0);
  context.save();
  clip(context, box);
  context.imageSmoothingEnabled = false;
  context.drawImage(rows, box.left, first, box.width, last - first);
  context.restore();
}

function clip(context, { left, top, width, height }) {
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
}

function paintChecks(context, box, square) {
  const tile = new OffscreenCanvas(2 * square, 2 * square);
  const tileContext = tile.getContext("2d");
  [0, 1, 2, 3].forEach(i => {
    tileContext.fillStyle = CHECKS[(i + (i >> 1)) & 1];
    tileContext.fillRect((i & 1) * square, (i >> 1) * square, square, square);
  });
  context.fillStyle = context.createPattern(tile, "repeat");
  context.fillRect(box.left, box.top, box.width, box.height);
}

function paintPiece(context, halves, piece, texture, matrix) {
  const perTexel = Math.hypot(matrix[0], matrix[1]) / texture.width;
  const source = sourceFor(halves, texture.bitmap, perTexel);
  context.setTransform(...multiply(matrix, [1 / source.width, 0, 0, 1 / source.height, 0, 0]));
  context.globalAlpha = piece.pose.opacity;
  context.drawImage(source, 0, 0);
  context.resetTransform();
  context.globalAlpha = 1;
}

/** The picture or one of its halves: the one with about two texels a pixel each way, from which the browser smooths well. */
function sourceFor(halves, bitmap, perTexel) {
  const known = halves.get(bitmap) ?? [bitmap];
  halves.set(bitmap, known);
  const level = Math.max(0, Math.round(-Math.log2(perTexel) - 1));
  while (known.length <= level && Math.min(known.at(-1).width, known.at(-1).height) >= 8)
    known.push(halved(known.at(-1)));
  return known[Math.min(level, known.length - 1)];
}

function halved(source) {
  const half = new OffscreenCanvas(Math.ceil(source.width / 2), Math.ceil(source.height / 2));
  const context = half.getContext("2d");
  context.imageSmoothingQuality = "low";
  context.drawImage(source, 0, 0, half.width, half.height);
  return half;
}

/** Takes most of the colour away beyond the canvas's borders. */
function dimOutside(context, { left, top, width, height }, shot) {
  context.save();
  context.beginPath();
  context.rect(0, 0, shot.width, shot.height);
  context.rect(left, top, width, height);
  context.clip("evenodd");
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 1 - shot.outside;
  context.fillStyle = "black";
  context.fillRect(0, 0, shot.width, shot.height);
  context.restore();
}
