/** What the canvas is made of in the page: two layers to draw on, a live region, a hint and a notice of a lost connection. */

const hintMs = 2600;

export class Stage {
  /** Lies below; the renderer draws on it. */
  picture = document.createElement("canvas");
  /** Lies above; handles and guides are drawn on it, and it takes the pointer. */
  overlay = document.createElement("canvas");
  #host;
  #texts;
  #spoken = element("p", "clip-canvas__spoken");
  #help = element("p", "clip-canvas__spoken");
  #hint = element("p", "clip-canvas__hint");
  #notice = element("p", "clip-canvas__notice");
  #hintTimer = 0;
  #spokenTimer = 0;
  #closing = new AbortController();
  #size;
  #theme;

  /**
   * @param {HTMLElement} host @param {Record<string, string>} texts
   * @param {{onResize: (width: number, height: number, ratio: number) => void, onTheme: () => void}} told
   */
  constructor(host, texts, { onResize, onTheme }) {
    this.#host = host;
    this.#texts = texts;
    host.classList.add("clip-canvas");
    host.tabIndex = 0;
    host.setAttribute("role", "application");
    host.setAttribute("aria-label", texts["canvas.label"]);
    this.#help.id = `clip-canvas-help-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
    this.#help.textContent = texts["canvas.help"];
    host.setAttribute("aria-describedby", this.#help.id);
    this.#spoken.setAttribute("aria-live", "polite");
    this.#hint.hidden = true;
    this.#hint.setAttribute("aria-hidden", "true");
    this.#notice.setAttribute("role", "status");
    this.#notice.hidden = true;
    this.overlay.className = "clip-canvas__overlay";
    this.picture.className = "clip-canvas__picture";
    host.replaceChildren(this.picture, this.overlay, this.#hint, this.#notice, this.#spoken, this.#help);
    this.#size = new ResizeObserver(() => onResize(host.clientWidth, host.clientHeight, window.devicePixelRatio));
    this.#size.observe(host);
    this.#theme = new MutationObserver(onTheme);
    this.#theme.observe(document.documentElement, { attributes: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", onTheme, { signal: this.#closing.signal });
  }

  /** The colours to draw with, from the page's style. @returns {import("./overlay.js").Palette} */
  palette() {
    const style = getComputedStyle(this.#host);
    const colour = name => style.getPropertyValue(`--canvas-${name}`).trim();
    return { line: colour("line"), casing: colour("casing"), accent: colour("accent"), onAccent: colour("on-accent") };
  }

  /** @param {string} name a CSS cursor */
  cursor(name) {
    this.overlay.style.cursor = name;
  }

  /** The words of a key with values for {0}, {1} and so on. @param {string} textKey @param {unknown[]} values */
  words(textKey, ...values) {
    return this.#texts[textKey].replace(/\{(\d)\}/g, (_, place) => String(values[place]));
  }

  /** Tells those who listen instead of looking. @param {string} words */
  say(words) {
    clearTimeout(this.#spokenTimer);
    this.#spoken.textContent = "";
    // A region that keeps the same words is not read again.
    this.#spokenTimer = setTimeout(() => { this.#spoken.textContent = words; }, 50);
  }

  /** Shows a few words beside a place for a moment, and says them. @param {string} words @param {import("./geometry.js").Point} point */
  hint(words, point) {
    clearTimeout(this.#hintTimer);
    this.#hint.hidden = true;
    this.#hint.textContent = words;
    this.#hint.hidden = false;
    const half = this.#hint.offsetWidth / 2 + 8;
    const left = Math.min(Math.max(point.x, half), Math.max(half, this.#host.clientWidth - half));
    this.#hint.style.left = `${left}px`;
    this.#hint.style.top = `${Math.max(point.y - 16, this.#hint.offsetHeight + 8)}px`;
    this.#hintTimer = setTimeout(() => { this.#hint.hidden = true; }, hintMs);
    this.say(words);
  }

  /** Shows or takes away a standing notice. @param {string | null} words */
  notice(words) {
    this.#notice.textContent = words ?? "";
    this.#notice.hidden = words === null;
  }

  dispose() {
    clearTimeout(this.#hintTimer);
    clearTimeout(this.#spokenTimer);
    this.#closing.abort();
    this.#size.disconnect();
    this.#theme.disconnect();
    this.#host.replaceChildren();
    this.#host.classList.remove("clip-canvas");
  }
}

/** The style sheet beside this module, once per page. @returns {Promise<void>} done when it applies */
export function loadStyle() {
  const href = new URL("./canvas.css", import.meta.url).href;
  if ([...document.querySelectorAll("link[rel=stylesheet]")].some(link => link.href === href))
    return Promise.resolve();
  return new Promise(done => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => done());
    document.head.append(link);
  });
}

function element(name, className) {
  return Object.assign(document.createElement(name), { className });
}
