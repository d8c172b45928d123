/** Which pieces are selected, and which one a click or a key means. */

export class Selection {
  #ids = [];
  #onChange;

  /** @param {(ids: string[]) => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @returns {readonly string[]} in the order in which they were chosen */
  get ids() {
    return this.#ids;
  }

  /** @param {string} id */
  has(id) {
    return this.#ids.includes(id);
  }

  /** @param {readonly string[]} ids @returns {boolean} whether anything changed */
  set(ids) {
    if (ids.length === this.#ids.length && ids.every((id, i) => id === this.#ids[i]))
      return false;
    this.#ids = [...ids];
    this.#onChange(this.#ids);
    return true;
  }

  /** Adds the piece, or takes it out. @param {string} id */
  toggle(id) {
    this.set(this.has(id) ? this.#ids.filter(other => other !== id) : [...this.#ids, id]);
  }

  /** Forgets pieces that are no more. @param {Map<string, unknown>} byId */
  keep(byId) {
    this.set(this.#ids.filter(id => byId.has(id)));
  }
}

/**
 * The piece that a click means: the topmost one, or with `below` the one under what is selected, round and round.
 * @param {readonly {id: string}[]} hits from front to back @param {(id: string) => boolean} isSelected @param {boolean} below
 * @returns {string | null}
 */
export function pick(hits, isSelected, below) {
  if (hits.length === 0)
    return null;
  const current = below ? hits.findIndex(piece => isSelected(piece.id)) : -1;
  return hits[(current + 1) % hits.length].id;
}

/**
 * The piece that Tab goes to, from front to back; null past either end, so that the focus can leave.
 * @param {readonly {id: string, hidden: boolean}[]} pieces in paint order @param {readonly string[]} selected @param {1 | -1} direction
 * @returns {{id: string, place: number, count: number} | null}
 */
export function walk(pieces, selected, direction) {
  const visible = pieces.filter(piece => !piece.hidden).reverse();
  const from = visible.findIndex(piece => piece.id === selected.at(-1));
  const to = from < 0 ? (direction > 0 ? 0 : visible.length - 1) : from + direction;
  return to >= 0 && to < visible.length ? { id: visible[to].id, place: to + 1, count: visible.length } : null;
}

/**
 * The pieces that lie wholly within a rectangle.
 * @param {readonly {id: string, bounds: import("./geometry.js").Bounds}[]} pieces @param {import("./geometry.js").Bounds} area
 * @returns {string[]}
 */
export function within(pieces, area) {
  return pieces
    .filter(({ bounds: b }) => b.left >= area.left && b.right <= area.right && b.top >= area.top && b.bottom <= area.bottom)
    .map(piece => piece.id);
}
