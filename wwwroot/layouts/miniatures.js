/**
 * Layouts as small pictures: each is drawn by the browser from the cut-outs' textures and the poses, as the canvas draws the collage.
 *
 * @typedef {{id: string, colours: number[][], pieces: (string | number | boolean)[][]}} Proposal
 *   pieces: [cut-out, x, y, logScale, rotation, opacity, mirrored], the hindmost first; colours: five OKLab triples
 * @typedef {{aspect: number, cutouts: Record<string, {texture: string, width: number, height: number}>, layouts: Proposal[]}} Proposals
 */
import { openFlatPainter } from "../canvas/flat-renderer.js";
import { sceneFrom } from "../canvas/scene.js";
import { openTextures } from "../canvas/textures.js";

/**
 * @param {HTMLElement} host has a canvas with the attribute data-layout for each proposal
 * @returns {{show: (proposals: Proposals) => void, dispose: () => void}}
 */
export function openMiniatures(host) {
  const sheet = new OffscreenCanvas(1, 1);
  const painter = openFlatPainter(sheet);
  const textures = openTextures({ onLoaded: () => invalidate() });
  /** @type {Map<string, import("../canvas/scene.js").Scene>} */
  let scenes = new Map();
  let scheduled = 0;

  function invalidate() {
    scheduled ||= requestAnimationFrame(() => {
      scheduled = 0;
      host.querySelectorAll("canvas[data-layout]").forEach(draw);
    });
  }

  function draw(canvas) {
    const scene = scenes.get(canvas.dataset.layout);
    const width = Math.round(canvas.clientWidth * devicePixelRatio);
    const height = Math.round(width / (scene?.aspect ?? 1));
    if (!scene || width === 0)
      return;
    [canvas.width, canvas.height] = [sheet.width, sheet.height] = [width, height];
    const scale = width / scene.size.width;
    painter.draw(scene, {
      width, height, matrix: [scale, 0, 0, scale, 0, 0], transparent: false, checkerboard: 0, outside: 1,
      texture: piece => textures.get(piece.texture),
    });
    canvas.getContext("2d").drawImage(sheet, 0, 0);
  }

  // Tiles appear, and change their size with the panel.
  const watcher = new ResizeObserver(invalidate);
  watcher.observe(host);

  return {
    show({ aspect, cutouts, layouts }) {
      scenes = new Map(layouts.map(layout => [layout.id, sceneOf(layout, aspect, cutouts)]));
      textures.keep(Object.values(cutouts).map(({ texture }) => texture));
      invalidate();
    },
    dispose() {
      watcher.disconnect();
      cancelAnimationFrame(scheduled);
      painter.dispose();
      textures.dispose();
    },
  };
}

function sceneOf({ colours, pieces }, aspect, cutouts) {
  return sceneFrom({
    version: 0,
    aspect,
    background: { colours, locked: false },
    run: null,
    canUndo: false,
    canRedo: false,
    pieces: pieces.map(([cutout, x, y, logScale, rotation, opacity, mirrored], number) => ({
      id: `${number}`, cutout, name: "", ...cutouts[cutout], x, y, logScale, rotation, opacity, mirrored,
      hidden: false, locks: 0, role: "subject", cutSides: 0,
    })),
  });
}
