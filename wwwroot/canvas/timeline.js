/**
 * The timeline of a run: curves, a slider over all iterations, the time-lapse, and the way back. Needs timeline.css.
 *
 * @typedef {import("./scene.js").Frame} Frame
 * @typedef {{slider: string, play: string, pause: string, live: string, backToLive: string, branch: string, score: string, loss: string,
 *   position: string, empty: string, loading: string, failed: string, retry: string}} TimelineTexts
 *   position: with {0} for the iteration, {1} for the last one and {2} for the score; live: the same while the newest is shown
 */
import { curvePath, placeOf } from "./timeline-curves.js";
import { TimelineHistory } from "./timeline-history.js";
import { timelineView } from "./timeline-view.js";

/** Frames of the time-lapse per second, and with reduced motion. */
const SPEED = { usual: 30, reduced: 3 };

/** The time-lapse lasts no longer than this, in seconds: of longer runs frames are left out. */
const LONGEST = 12;

/**
 * @param {HTMLElement} host is filled
 * @param {{url: string, texts: TimelineTexts, onFrame: (frame: Frame | null, pieces: import("./scene.js").ScenePiece[] | null) => void,
 *   onBranch: (number: number) => void}} options url: of the run's kept iterations; onFrame: show this iteration, with the pieces of its
 *   time, or the live canvas again for null; onBranch: make this iteration the document
 */
export function openTimeline(host, { url, texts, onFrame, onBranch }) {
  const history = new TimelineHistory();
  const closing = new AbortController();
  const view = timelineView(host, texts, { input, play, back, branch, reload });
  let [shown, playing, redrawing] = [/** @type {number | null} */ (null), 0, 0];
  const loaded = reload();

  async function reload() {
    view.say(texts.loading);
    try {
      const response = await fetch(url, { signal: closing.signal });
      if (!response.ok)
        throw new Error(`${url} answered ${response.status}`);
      const number = shown === null ? null : history.frames[shown].number;
      history.load(await response.json());
      shown = number === null ? null : Math.max(0, history.indexOf(number));
      view.say(history.count === 0 ? texts.empty : "");
    } catch {
      if (!closing.signal.aborted)
        view.fail();
    }
    redraw();
  }

  function redraw() {
    redrawing ||= requestAnimationFrame(() => {
      redrawing = 0;
      const index = shown ?? history.count - 1;
      const frame = history.frames[index];
      view.update({
        count: history.count,
        index,
        live: shown === null,
        playing: playing !== 0,
        text: frame ? positionText(frame) : "",
        score: curvePath(history.frames.map(each => each.score)),
        loss: curvePath(history.frames.map(each => each.loss)),
        place: placeOf(index, history.count),
      });
    });
  }

  function positionText(frame) {
    const score = Number.isFinite(frame.score) ? frame.score.toFixed(3) : "–";
    return formatted(shown === null ? texts.live : texts.position, frame.number, history.frames.at(-1).number, score);
  }

  function showIndex(index) {
    shown = index;
    const frame = index === null ? null : history.frames[index];
    onFrame(frame, frame && history.sceneAt(frame.number));
    redraw();
  }

  function input(index) {
    stop();
    showIndex(index);
  }

  function play() {
    if (playing) {
      stop();
      redraw();
      return;
    }
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const perSecond = Math.max(reduced ? SPEED.reduced : SPEED.usual, reduced ? 0 : history.count / LONGEST);
    const from = shown === null || shown >= history.count - 1 ? 0 : shown;
    const started = performance.now();
    const step = now => {
      const index = Math.min(history.count - 1, from + Math.floor(((now - started) / 1000) * perSecond));
      playing = index < history.count - 1 ? requestAnimationFrame(step) : 0;
      if (index !== shown || !playing)
        showIndex(Math.max(0, index));
    };
    playing = requestAnimationFrame(step);
    redraw();
  }

  function stop() {
    cancelAnimationFrame(playing);
    playing = 0;
  }

  function back() {
    stop();
    showIndex(null);
  }

  function branch() {
    if (shown !== null)
      onBranch(history.frames[shown].number);
  }

  return {
    /** Done when the kept iterations have come in, or could not. @type {Promise<void>} */
    loaded,

    /** Takes up an iteration that has just come in. @param {Frame} frame @param {import("./scene.js").Scene} scene */
    push(frame, scene) {
      history.push(frame, scene);
      view.say("");
      redraw();
    },

    /** Shows an iteration, or the newest and live again for null. @param {number | null} number */
    show(number) {
      stop();
      const index = number === null ? -1 : history.indexOf(number);
      showIndex(index < 0 ? null : index);
    },

    /** The pieces that the document had at an iteration. @param {number} number */
    sceneAt: number => history.sceneAt(number),

    dispose() {
      stop();
      cancelAnimationFrame(redrawing);
      closing.abort();
      host.replaceChildren();
    },
  };
}

function formatted(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, i) => values[i]);
}
