/**
 * The line from a link's page to the studio: scenes and frames come in, nothing goes out. It reconnects for ever, unless the link has ended.
 *
 * @typedef {import("../canvas/scene.js").Scene} Scene
 * @typedef {import("../canvas/scene.js").Frame} Frame
 * @typedef {{onScene: (scene: Scene) => void, onFrame: (frame: Frame) => void, onEnd: () => void}} FeedListener
 */
import { sceneFrom } from "../canvas/scene.js";

/** Milliseconds to the next attempt where the studio has refused, for example because this address watches often enough already. */
const RETRIES = [3000, 10_000, 30_000];

/**
 * @param {string} url of the events @param {FeedListener} listener
 * @returns {{dispose: () => void}}
 */
export function openFeed(url, { onScene, onFrame, onEnd }) {
  let [source, timer, attempt, closed] = [/** @type {EventSource | null} */ (null), 0, 0, false];
  connect();

  function connect() {
    source = new EventSource(url);
    source.addEventListener("scene", ({ data }) => {
      attempt = 0;
      onScene(sceneFrom(JSON.parse(data)));
    });
    source.addEventListener("frame", ({ data }) => onFrame(JSON.parse(data)));
    source.addEventListener("error", () => {
      // A line that has just gone is taken up again by the browser itself.
      if (source.readyState === EventSource.CLOSED)
        refused();
    });
  }

  async function refused() {
    if (closed)
      return;
    const page = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    if (page?.status === 404) {
      dispose();
      onEnd();
    } else if (!closed) {
      timer = setTimeout(connect, RETRIES[Math.min(attempt++, RETRIES.length - 1)]);
    }
  }

  function dispose() {
    closed = true;
    clearTimeout(timer);
    source.close();
  }

  return { dispose };
}
