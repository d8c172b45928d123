/** Listens for the shortcuts, and for the space bar that moves the view. */
import { isTyping, shortcutOf } from "./shortcuts.js";

/**
 * @param {HTMLElement} host the canvas
 * @param {{run: (id: string) => boolean, onSpace: (held: boolean) => void, onEnter: () => void}} told
 *   run: does a command and says whether the keys are used up; onEnter: the canvas has got the focus
 * @returns {() => void} stops listening
 */
export function listenToKeys(host, { run, onSpace, onEnter }) {
  const listening = new AbortController();
  const options = { signal: listening.signal };
  document.addEventListener("keydown", event => {
    const onCanvas = event.target === host;
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog:modal"))
      return;
    if (onCanvas && event.key === " ") {
      event.preventDefault();
      onSpace(true);
      return;
    }
    const shortcut = shortcutOf(event, onCanvas);
    if (shortcut && run(shortcut.id))
      event.preventDefault();
  }, options);
  host.addEventListener("keyup", event => {
    if (event.key === " ")
      onSpace(false);
  }, options);
  host.addEventListener("blur", () => onSpace(false), options);
  host.addEventListener("focus", onEnter, options);
  return () => listening.abort();
}
