/**
 * The page of a link: the picture stands there without this; here it begins to move. It plays the time-lapse of the run that made the collage,
 * and shows what its maker does at this moment, if the link allows that.
 */
import { openFeed } from "./feed.js";
import { openLapse } from "./lapse.js";
import { openScreen } from "./screen.js";

const stage = document.querySelector("[data-share]");
const { share: address, version, lapse: hasLapse, live: isLive, ...texts } = stage.dataset;
const notice = stage.querySelector(".share-live");
const screen = openScreen(stage.querySelector(".share-frame"));
const still = matchMedia("(prefers-reduced-motion: reduce)").matches || navigator.connection?.saveData === true;

let lapse = null;
let shown = { version: Number(version), run: null };
let refreshing = 0;

if (hasLapse !== undefined)
  showLapse(!still);
if (isLive !== undefined)
  watch();

async function showLapse(playing, run = null) {
  lapse?.dispose();
  lapse = await openLapse(stage.querySelector(".share-player"), { address, texts, screen, run });
  if (shown.run !== null)
    lapse?.hide();
  else if (playing)
    lapse?.play();
}

function watch() {
  const feed = openFeed(`${address}/events`, {
    onScene: scene => follow(scene),
    onFrame: frame => {
      if (screen.advance(frame))
        tell(texts.running, frame.number);
    },
    onEnd: () => location.reload(),
  });
  window.addEventListener("pagehide", () => feed.dispose());
  // A page that comes back out of the browser's memory has no line any more.
  window.addEventListener("pageshow", event => {
    if (event.persisted)
      location.reload();
  });
}

// What is on the picture already is not worth drawing again.
function follow(scene) {
  screen.serve(scene);
  const ended = scene.run === null ? shown.run?.id ?? null : null;
  const isNew = scene.version !== shown.version || scene.run !== null || ended !== null;
  shown = { version: scene.version, run: scene.run };
  if (!isNew)
    return;
  clearTimeout(refreshing);
  lapse?.hide();
  screen.showLive();
  if (scene.run)
    tell(scene.run.state === "paused" ? texts.paused : texts.running, scene.run.iteration);
  else
    refreshing = setTimeout(() => refresh(ended), 1200);
}

// The picture of the new version takes the canvas's place, and a run that has ended can be looked back at.
async function refresh(ended) {
  const { version: wanted } = shown;
  await screen.loadPicture(`${address}/picture.jpg?v=${wanted}`);
  if (shown.version !== wanted || shown.run)
    return;
  screen.showPicture();
  if (ended) {
    notice.setAttribute("aria-live", "polite");
    notice.textContent = texts.done;
    notice.dataset.live = "false";
  }
  await showLapse(false, ended);
}

// A count that is read out aloud at every step helps nobody: it is silent, and the end is told.
function tell(text, number) {
  notice.setAttribute("aria-live", "off");
  notice.hidden = false;
  notice.dataset.live = "true";
  const words = text.replace("{0}", number).replace("{1}", shown.run?.planned ?? number);
  if (notice.textContent !== words)
    notice.textContent = words;
}
