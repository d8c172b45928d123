/** What the timeline looks like: its elements, and how they follow a state. */

const SVG = "http://www.w3.org/2000/svg";

/** Drawings of the play and the pause button, 24 x 24. */
const ICONS = { play: "M8 5v14l11-7z", pause: "M7 5h4v14H7zM13 5h4v14h-4z" };

/**
 * @param {HTMLElement} host is filled
 * @param {import("./timeline.js").TimelineTexts} texts
 * @param {{input: (index: number) => void, play: () => void, back: () => void, branch: () => void, reload: () => void}} actions
 */
export function timelineView(host, texts, actions) {
  const curves = curvesView();
  const slider = element("input", { type: "range", min: "0", max: "0", step: "1", className: "timeline-slider" });
  slider.setAttribute("aria-label", texts.slider);
  slider.addEventListener("input", () => actions.input(slider.valueAsNumber));
  slider.addEventListener("keydown", event => {
    if (event.key !== " ")
      return;
    event.preventDefault();
    actions.play();
  });
  const play = button("button icon timeline-play", "", actions.play);
  play.setAttribute("aria-label", texts.play);
  const icon = drawn("path", { d: ICONS.play });
  play.append(svg("0 0 24 24", icon));
  const position = element("p", { className: "timeline-position" });
  const back = button("button", texts.backToLive, () => {
    actions.back();
    slider.focus();
  });
  const branch = button("button", texts.branch, actions.branch);
  const status = element("p", { className: "timeline-status", role: "status" });
  const retry = button("button", texts.retry, actions.reload);
  const ways = element("div", { className: "timeline-ways" }, back, branch);
  const controls = element("div", { className: "timeline-controls" }, play, position, legend(texts), ways);
  const all = element("div", { className: "timeline" }, curves.root, slider, controls, status, retry);
  host.replaceChildren(all);

  function say(text) {
    status.textContent = text;
    status.hidden = text === "";
    retry.hidden = true;
  }

  return {
    /** Shows a message, or none for "". @param {string} text */
    say,

    /** Says that nothing could be loaded, with a button to try again. */
    fail() {
      say(texts.failed);
      retry.hidden = false;
    },

    /**
     * @param {{count: number, index: number, live: boolean, playing: boolean, text: string, score: string, loss: string,
     *   place: number}} state place: of the mark on the curves, 0..1
     */
    update({ count, index, live, playing, text, score, loss, place }) {
      slider.max = String(Math.max(0, count - 1));
      slider.value = String(Math.max(0, index));
      slider.setAttribute("aria-valuetext", text);
      [slider.disabled, play.disabled] = [count === 0, count < 2];
      [back.disabled, branch.disabled] = [live, live];
      position.textContent = text;
      icon.setAttribute("d", playing ? ICONS.pause : ICONS.play);
      play.setAttribute("aria-label", playing ? texts.pause : texts.play);
      play.title = playing ? texts.pause : texts.play;
      curves.update(score, loss, place, count > 0);
    },
  };
}

function curvesView() {
  const loss = drawn("path", { class: "timeline-loss" });
  const score = drawn("path", { class: "timeline-score" });
  const mark = drawn("line", { class: "timeline-mark", y1: "0", y2: "1" });
  const root = svg("0 0 1 1", loss, score, mark);
  root.setAttribute("class", "timeline-curves");
  root.setAttribute("preserveAspectRatio", "none");
  return {
    root,
    update(scorePath, lossPath, place, any) {
      score.setAttribute("d", scorePath);
      loss.setAttribute("d", lossPath);
      mark.setAttribute("x1", String(place));
      mark.setAttribute("x2", String(place));
      mark.style.display = any ? "" : "none";
    },
  };
}

function legend(texts) {
  const line = name => element("span", { className: `timeline-key timeline-key-${name}`, textContent: texts[name] });
  return element("p", { className: "timeline-legend" }, line("score"), line("loss"));
}

function button(className, text, action) {
  const made = element("button", { type: "button", className, textContent: text });
  made.addEventListener("click", action);
  return made;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function svg(viewBox, ...children) {
  const made = drawn("svg", { viewBox, "aria-hidden": "true", focusable: "false" });
  made.append(...children);
  return made;
}

function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}
