/**
 * Keeps a collage's steps in the browser's history: the address follows the step, Back and Forward lead through the steps without loading the page
 * anew, and the window is called what the collage is called.
 *
 * @param {{invokeMethodAsync: (name: string, step: string) => Promise<void>}} page is told of the step that the address names
 * @returns {{go: (step: string) => void, name: (title: string) => void, dispose: () => void}}
 */
export function open(page) {
  const closing = new AbortController();
  const [root, place, id] = location.pathname.split("/");

  document.addEventListener("address-moved", event => {
    const [, placeNow, idNow, step = ""] = location.pathname.split("/");
    if (placeNow !== place || idNow !== id)
      return;
    event.preventDefault();
    page.invokeMethodAsync("MoveTo", step).catch(() => location.reload());
  }, { signal: closing.signal });

  return {
    /** The step has changed on the page. */
    go(step) {
      const address = [root, place, id, step].join("/");
      if (location.pathname !== address)
        history.pushState(null, "", address);
    },

    /** The collage is called so now. */
    name(title) {
      document.title = `${title} · ClipPaste`;
    },

    /** Follows no longer. */
    dispose: () => closing.abort(),
  };
}
