/** What is drawn over the picture at this moment: where the selection, its handles, guides and pins lie on the screen. */
import { boxOfPiece, pointOfBox, transformBox } from "./gestures.js";
import { selectedPieces, selectionBox } from "./hand.js";
import { boxOnScreen, cornersOfBox, inside } from "./handles.js";
import { PIN_RADIUS } from "./overlay.js";
import { LOCKS } from "./scene.js";

// Far enough from the corner that the pin and a handle there do not hide each other.
const pinInset = 2 * PIN_RADIUS;

/**
 * @param {import("./desk.js").Desk} desk @param {import("./interaction.js").Interaction} interaction
 * @param {import("./gestures.js").Box | null} startBox the selection's box when the gesture began
 * @returns {import("./overlay.js").Marks}
 */
export function marksOf(desk, interaction, startBox) {
  const { working, view } = desk;
  if (working.isPast)
    return { outlines: [], hover: null, handles: [], stem: null, guides: [], marquee: null, pins: [], coarse: false };
  const selected = selectedPieces(desk);
  const outlineOf = piece => cornersOfBox(boxOnScreen(boxOfPiece(piece, working.shown.size), view));
  const outlines = selected.map(outlineOf);
  const box = frameOf(desk, startBox);
  if (box && selected.length > 1)
    outlines.push(cornersOfBox(boxOnScreen(box, view)));
  const hovered = working.shown.byId.get(interaction.hovered);
  const handles = interaction.isBusy ? [] : interaction.handles();
  return {
    outlines,
    hover: hovered && !desk.selection.has(hovered.id) && !desk.settings.readOnly ? outlineOf(hovered) : null,
    handles,
    stem: stemOf(handles, box && boxOnScreen(box, view)),
    guides: (desk.marks.guides ?? []).map(guide => onScreen(guide, view)),
    marquee: desk.marks.marquee ?? null,
    pins: desk.settings.pins ? pinsOf(desk) : [],
    coarse: interaction.coarse,
  };
}

// Several pieces keep the frame they were taken by, so that it turns with the hand instead of jumping about them.
function frameOf(desk, startBox) {
  const { change } = desk.marks;
  return change && startBox && desk.selection.ids.length > 1 ? transformBox(startBox, change) : selectionBox(desk);
}

function stemOf(handles, box) {
  const turn = handles.find(handle => handle.kind === "turn");
  if (!turn || !box)
    return null;
  const middles = [[0, 1], [1, 2], [2, 3], [3, 0]].map(([a, b]) => {
    const corners = cornersOfBox(box);
    return { x: (corners[a].x + corners[b].x) / 2, y: (corners[a].y + corners[b].y) / 2 };
  });
  middles.sort((a, b) => Math.hypot(a.x - turn.at.x, a.y - turn.at.y) - Math.hypot(b.x - turn.at.x, b.y - turn.at.y));
  return [middles[0], turn.at];
}

function onScreen({ axis, at, from, to }, view) {
  const point = along => (axis === "x" ? { x: at, y: along } : { x: along, y: at });
  return [view.toScreen(point(from)), view.toScreen(point(to))];
}

// A pin sits inside the piece's top right corner, or as near to it as can be seen on the canvas; those that would meet stand side by side.
function pinsOf({ working, view }) {
  const { pieces, size } = working.shown;
  const { zoom } = view.camera;
  const shown = pieces.filter(piece => !piece.hidden && (piece.locks & (LOCKS.position | LOCKS.scale | LOCKS.rotation)) !== 0);
  const origin = view.toScreen({ x: 0, y: 0 });
  const pins = [];
  for (const piece of shown) {
    const box = boxOnScreen(boxOfPiece(piece, size), view);
    const corner = pointOfBox(box, { x: 1 - Math.min(pinInset / box.halfWidth, 1), y: Math.min(pinInset / box.halfHeight, 1) - 1 });
    const canvas = { width: size.width * zoom, height: size.height * zoom };
    const onCanvas = inside({ x: corner.x - origin.x, y: corner.y - origin.y }, canvas, pinInset);
    const at = inside({ x: onCanvas.x + origin.x, y: onCanvas.y + origin.y }, view.viewport, pinInset);
    while (pins.some(pin => Math.hypot(pin.at.x - at.x, pin.at.y - at.y) < 2 * PIN_RADIUS))
      at.x -= 2 * PIN_RADIUS + 2;
    pins.push({ at, moves: (piece.locks & LOCKS.position) === 0 });
  }
  return pins;
}
