/**
 * The time-lapse of a run: played, paused, and looked at iteration by iteration. Where it ends the picture takes its place.
 *
 * @typedef {{position: string, play: string, pause: string}} LapseTexts position: with {0} for the iteration and {1} for the last one
 */
import { canvasSize } from "../canvas/geometry.js";
import { EMPTY_SCENE, withFrame, withPieces } from "../canvas/scene.js";
import { TimelineHistory } from "../canvas/timeline-history.js";

/** Frames per second, and with reduced motion. */
const SPEED = { usual: 30, reduced: 3 };

/** It lasts at least this long, in seconds: a short run is over too soon. */
const SHORTEST = 5;

/** So often a run that has just ended is asked for. */
const ATTEMPTS = 6;

/** Drawings of the play and the pause button, 24 x 24. */
const ICONS = { play: "M8 5v14l11-7z", pause: "M7 5h4v14H7zM13 5h4v14h-4z" };

/**
 * @param {HTMLElement} player holds a button, a slider and the words for the position
 * @param {{address: string, texts: LapseTexts, screen: ReturnType<typeof import("./screen.js").openScreen>,
 *   run: string | null}} options run: the run that has just ended, if it is its time-lapse that is wanted
 * @returns {Promise<{play: () => void, hide: () => void, dispose: () => void} | null>} null where there is nothing to play
 */
export async function openLapse(player, { address, texts, screen, run }) {
  const [button, slider, position] = [".share-play", ".share-slider", ".share-position"].map(name => player.querySelector(name));
  const history = await load(`${address}/timeline`, run);
  if (history === null || history.count < 2)
    return null;
  const closing = new AbortController();
  const [first, last] = [0, history.count - 1];
  let [index, playing] = [last, 0];

  slider.max = String(last);
  player.hidden = false;
  button.addEventListener("click", () => (playing ? stop() : play()), { signal: closing.signal });
  slider.addEventListener("input", () => {
    const wanted = slider.valueAsNumber;
    stop();
    show(wanted);
  }, { signal: closing.signal });
  tell();

  function sceneAt(at) {
    const frame = history.frames[at];
    const empty = { ...EMPTY_SCENE, aspect: screen.aspect, size: canvasSize(screen.aspect) };
    return withFrame(withPieces(empty, history.sceneAt(frame.number)), frame);
  }

  function show(at) {
    index = at;
    if (at === last && !playing)
      screen.showPicture();
    else
      screen.showPast(sceneAt(at));
    tell();
  }

  async function play() {
    await screen.prepare(sceneAt(first));
    if (closing.signal.aborted || playing || player.hidden)
      return;
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const perSecond = reduced ? SPEED.reduced : Math.min(SPEED.usual, Math.max(1, history.count / SHORTEST));
    const from = index === last ? first : index;
    const started = performance.now();
    const step = now => {
      const at = Math.min(last, from + Math.max(0, Math.floor(((now - started) / 1000) * perSecond)));
      playing = at < last ? requestAnimationFrame(step) : 0;
      if (at !== index || !playing)
        show(at);
    };
    playing = requestAnimationFrame(step);
    tell();
  }

  function stop() {
    cancelAnimationFrame(playing);
    playing = 0;
    tell();
  }

  function tell() {
    const words = texts.position.replace("{0}", history.frames[index].number).replace("{1}", history.frames[last].number);
    slider.value = String(index);
    slider.setAttribute("aria-valuetext", words);
    position.textContent = words;
    button.setAttribute("aria-label", playing ? texts.pause : texts.play);
    button.title = playing ? texts.pause : texts.play;
    button.querySelector("path").setAttribute("d", playing ? ICONS.pause : ICONS.play);
  }

  return {
    /** From where it stands, or from the beginning. */
    play,

    /** Something else is shown: it stops, and its controls go. */
    hide() {
      stop();
      player.hidden = true;
    },

    /** Ends it; the player can be used for another. */
    dispose() {
      stop();
      player.hidden = true;
      closing.abort();
    },
  };
}

// A run that has just ended is written down a moment later.
async function load(url, run) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url).catch(() => null);
    const kept = response?.ok ? await response.json() : null;
    if (run === null || kept?.frames[0]?.run === run || attempt === ATTEMPTS)
      return kept && historyOf(kept);
    await new Promise(done => setTimeout(done, 1500));
  }
}

function historyOf(kept) {
  const history = new TimelineHistory();
  history.load(kept);
  return history;
}
