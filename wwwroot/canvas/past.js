/** The iterations of a run that are gone: shown on the canvas instead of the present, by a timeline or by their number. */
import { withFrame, withPieces } from "./scene.js";
import { TimelineHistory } from "./timeline-history.js";
import { openTimeline } from "./timeline.js";

export class Past {
  #working;
  #onBranch;
  #timeline = null;
  #run = null;
  #history = null;
  #removal = null;

  /** @param {import("./working-scene.js").WorkingScene} working @param {(run: string, number: number) => Promise<unknown>} onBranch */
  constructor(working, onBranch) {
    this.#working = working;
    this.#onBranch = onBranch;
  }

  /** Shows an iteration of the scene's run, or the present again. @param {number | null} number */
  async show(number) {
    if (this.#timeline) {
      this.#timeline.show(number);
      return;
    }
    const run = this.#working.run?.id;
    if (number === null || !run) {
      this.#working.showPast(null);
      return;
    }
    const history = await this.#load(run);
    const index = history.indexOf(number);
    this.#display(index < 0 ? null : history.frames[index], index < 0 ? null : history.sceneAt(number));
  }

  /** A frame has come in. @param {import("./scene.js").Frame} frame */
  push(frame) {
    if (frame.run !== this.#run)
      return;
    this.#timeline?.push(frame, this.#working.present);
    this.#history?.push(frame, this.#working.present);
  }

  /** @param {HTMLElement} host @param {string} run @param {import("./timeline.js").TimelineTexts} texts @returns {{dispose: () => void}} */
  openTimeline(host, run, texts) {
    this.dispose();
    const timeline = openTimeline(host, {
      url: timelineOf(run),
      texts,
      onFrame: (frame, pieces) => this.#display(frame, pieces),
      onBranch: async number => {
        await this.#onBranch(run, number);
        timeline.show(null);
      },
    });
    [this.#timeline, this.#run] = [timeline, run];
    // The page may take the element away without a word; the canvas must not stay in the past then.
    this.#removal = new MutationObserver(() => {
      if (!host.isConnected)
        this.dispose();
    });
    this.#removal.observe(document.body, { childList: true, subtree: true });
    return {
      dispose: () => {
        if (this.#timeline === timeline)
          this.dispose();
      },
    };
  }

  dispose() {
    this.#removal?.disconnect();
    this.#timeline?.dispose();
    [this.#timeline, this.#run, this.#history] = [null, null, null];
    this.#working.showPast(null);
  }

  async #load(run) {
    if (this.#history && this.#run === run)
      return this.#history;
    const response = await fetch(timelineOf(run));
    if (!response.ok)
      throw new Error(`${timelineOf(run)} answered ${response.status}`);
    const history = new TimelineHistory();
    history.load(await response.json());
    [this.#history, this.#run] = [history, run];
    return history;
  }

  #display(frame, pieces) {
    const scene = this.#working.present;
    this.#working.showPast(frame === null ? null : withFrame(pieces ? withPieces(scene, pieces) : scene, frame));
  }
}

function timelineOf(run) {
  return `/runs/${encodeURIComponent(run)}/timeline`;
}
