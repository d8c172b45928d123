/**
 * The readouts of a run: written into the panel with every frame that the canvas receives, so that the server sends none of it twice.
 * The panel's elements are found by data-run="number | pace | left | start | score | best | bar | announced"; each holds one text.
 *
 * @typedef {{none: string, number: string, paused: string, pace: string, seconds: string, minutes: string, announced: string}} ReadoutTexts none: instead of a score; the others with {0} and {1} for numbers
 */

const TENTHS = 10;

/**
 * @param {HTMLElement} host carries data-id, data-state, data-planned and data-best of the run
 * @param {ReadoutTexts} texts
 * @returns {{dispose: () => void}}
 */
export function openReadout(host, texts) {
  const closing = new AbortController();
  let [run, best, tenth] = ["", -Infinity, -1];

  document.addEventListener("clippaste:frame", ({ detail: frame }) => {
    if (frame.run !== host.dataset.id)
      return;
    if (frame.run !== run)
      [run, best, tenth] = [frame.run, Number(host.dataset.best || -Infinity), -1];
    best = Math.max(best, frame.score);
    const planned = Number(host.dataset.planned);
    // An iteration may still end after its run was paused.
    write("number", filled(host.dataset.state === "paused" ? texts.paused : texts.number, frame.number, planned));
    write("pace", filled(texts.pace, frame.perSecond.toFixed(1)));
    write("left", leftText(frame.secondsLeft, texts));
    write("score", frame.score.toFixed(3));
    if (part("start")?.textContent === texts.none)
      write("start", frame.score.toFixed(3));
    write("best", best.toFixed(3));
    part("bar")?.setAttribute("value", String(frame.number / planned));
    announce(frame.number, planned);
  }, { signal: closing.signal });

  // Screen readers hear every tenth of the run.
  function announce(number, planned) {
    const now = Math.floor((number / planned) * TENTHS);
    if (now === tenth)
      return;
    if (tenth >= 0)
      write("announced", filled(texts.announced, number, planned));
    tenth = now;
  }

  function write(name, text) {
    const node = part(name)?.firstChild;
    // The page's own text node is written to and kept: the server changes it too when the run ends.
    if (node && node.data !== text)
      node.data = text;
  }

  function part(name) {
    return host.querySelector(`[data-run="${name}"]`);
  }

  return { dispose: () => closing.abort() };
}

/** The time left in words. @param {number} seconds @param {ReadoutTexts} texts @returns {string} */
export function leftText(seconds, texts) {
  if (!Number.isFinite(seconds))
    return "";
  return seconds < 90 ? filled(texts.seconds, Math.max(1, Math.ceil(seconds))) : filled(texts.minutes, Math.round(seconds / 60));
}

function filled(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, place) => String(values[place]));
}
