/**
 * The pictures of the cut-outs: each address is loaded once, kept as a premultiplied bitmap for drawing and as a small plane of alpha
 * for hit tests.
 *
 * @typedef {{url: string, bitmap: ImageBitmap, width: number, height: number, alphaAt: (u: number, v: number) => number}} Texture
 * @typedef {{get: (url: string) => Texture | null, alphaOf: (piece: {texture: string}) => ((u: number, v: number) => number),
 *   ready: (urls: Iterable<string>) => Promise<void>, keep: (urls: Iterable<string>) => void, dispose: () => void}} Textures
 */

/** Long side of the plane of alpha. */
const PLANE = 256;

/** Milliseconds before each further attempt to load a picture. */
const RETRIES = [500, 2000, 8000];

/**
 * @param {{onLoaded?: (url: string) => void, onFault?: (url: string) => void}} [told] called when a picture can be drawn, or cannot be had
 * @returns {Textures}
 */
export function openTextures({ onLoaded = () => {}, onFault = () => {} } = {}) {
  /** @type {Map<string, {texture: Texture | null, loading: Promise<void>}>} */
  const entries = new Map();
  const closing = new AbortController();

  function entry(url) {
    let known = entries.get(url);
    if (!known) {
      known = { texture: null, loading: Promise.resolve() };
      entries.set(url, known);
      known.loading = fill(url, known);
    }
    return known;
  }

  async function fill(url, target) {
    try {
      const texture = await load(url, closing.signal);
      if (entries.get(url) !== target) {
        texture.bitmap.close();
        return;
      }
      target.texture = texture;
      onLoaded(url);
    } catch {
      if (entries.get(url) !== target)
        return;
      entries.delete(url);
      onFault(url);
    }
  }

  function forget(url) {
    entries.get(url)?.texture?.bitmap.close();
    entries.delete(url);
  }

  return {
    get: url => entry(url).texture,
    alphaOf: piece => entries.get(piece.texture)?.texture?.alphaAt ?? (() => 0),
    ready: async urls => {
      await Promise.all([...urls].map(url => entry(url).loading));
    },
    keep(urls) {
      const wanted = new Set(urls);
      [...entries.keys()].filter(url => !wanted.has(url)).forEach(forget);
    },
    dispose() {
      closing.abort();
      [...entries.keys()].forEach(forget);
    },
  };
}

async function load(url, signal) {
  const bitmap = await createImageBitmap(await download(url, signal), { premultiplyAlpha: "premultiply", colorSpaceConversion: "none" });
  return { url, bitmap, width: bitmap.width, height: bitmap.height, alphaAt: alphaPlane(bitmap) };
}

async function download(url, signal) {
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(url, { signal }).catch(() => null);
    if (response?.ok)
      return response.blob();
    const pointless = response !== null && response.status >= 400 && response.status < 500;
    if (signal.aborted || pointless || attempt >= RETRIES.length)
      throw new Error(`${url} could not be loaded`);
    await new Promise(done => setTimeout(done, RETRIES[attempt]));
  }
}

/**
 * A picture's alpha, to ask at any place.
 * @param {ImageBitmap} bitmap
 * @returns {(u: number, v: number) => number} 0..1; 0 outside of 0..1
 */
function alphaPlane(bitmap) {
  const shrink = Math.min(1, PLANE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [Math.max(1, Math.round(bitmap.width * shrink)), Math.max(1, Math.round(bitmap.height * shrink))];
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  context.imageSmoothingQuality = "medium";
  context.drawImage(bitmap, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height).data;
  const alpha = Uint8Array.from({ length: width * height }, (_, i) => pixels[i * 4 + 3]);
  return (u, v) => {
    if (u < 0 || v < 0 || u > 1 || v > 1)
      return 0;
    const [x, y] = [Math.min(width - 1, Math.floor(u * width)), Math.min(height - 1, Math.floor(v * height))];
    return alpha[y * width + x] / 255;
  };
}
