/**
 * Keeps a collage's steps in the browser's history: the address follows the step, and Back and Forward lead through the steps without loading the
 * page anew.
 *
 * @param {{invokeMethodAsync: (name: string, step: string) => Promise<void>}} page is told of the step that the address names
 * @returns {{go: (step: string) => void, dispose: () => void}}
 */
export function open(page) {
  const closing = new AbortController();
  const [root, place, id] = location.pathname.split("/");

  // Caught before the framework sees it, which would load the page anew.
  addEventListener("popstate", event => {
    const [, placeNow, idNow, step = ""] = location.pathname.split("/");
    if (placeNow !== place || idNow !== id)
      return;
    event.stopImmediatePropagation();
    page.invokeMethodAsync("MoveTo", step).catch(() => location.reload());
  }, { capture: true, signal: closing.signal });

  return {
    /** The step has changed on the page. */
    go(step) {
      const address = [root, place, id, step].join("/");
      if (location.pathname !== address)
        history.pushState(null, "", address);
    },

    /** Follows no longer. */
    dispose: () => closing.abort(),
  };
}
