// Where somebody was in a gallery: kept with the entry of the browser's history, so that back, forward and reload come to the same place.
const Kept = "gallery-selected:";

/** @typedef {{ entry: string, index: number, key: string, offset: number, focused: number }} Place */

/** @returns {Place | undefined} What was kept with this entry. */
export function placeOfEntry() {
  return history.state?.gallery;
}

/** The ids that were selected there. */
export function selectedThere(place) {
  try {
    return JSON.parse(sessionStorage.getItem(Kept + place.entry) ?? "[]");
  } catch {
    return [];
  }
}

/**
 * Keeps a place.
 * @param {Omit<Place, "entry">} place
 * @param {Iterable<string>} selected
 */
export function keepPlace(place, selected) {
  const entry = history.state?.gallery?.entry ?? crypto.randomUUID?.() ?? `${performance.timeOrigin}`;
  history.replaceState({ ...history.state, gallery: { ...place, entry } }, "");
  const ids = [...selected];
  try {
    if (ids.length > 0) sessionStorage.setItem(Kept + entry, JSON.stringify(ids));
    else sessionStorage.removeItem(Kept + entry);
  } catch {
    // A full storage costs no more than the selection.
  }
}
