// Which collages are selected, and the ranges that Shift spans. Ids of collages that are not here yet come from the server.

/** A set of ids that tells when it changes. */
export class Selection extends EventTarget {
  constructor() {
    super();
    /** @type {Set<string>} */
    this.ids = new Set();
    this.anchor = -1;
    this.before = this.ids;
  }

  get size() {
    return this.ids.size;
  }

  has(id) {
    return this.ids.has(id);
  }

  /** Replaces all of it. */
  set(ids) {
    this.ids = new Set(ids);
    this.before = this.ids;
    this.dispatchEvent(new Event("change"));
  }

  /** Selects a collage or leaves it; ranges begin there. */
  toggle(id, index) {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.anchor = index;
    this.set(ids);
  }

  /** Selects all between where the last one was toggled and a place, beside what was selected before. */
  async extend(pages, index) {
    if (this.anchor < 0) this.anchor = index;
    const [from, to] = [Math.min(this.anchor, index), Math.max(this.anchor, index)];
    const before = this.before;
    await pages.ready(from, to);
    const ids = new Set(before);
    for (let place = from; place <= to; place++) {
      const card = pages.at(place);
      if (card) ids.add(card.id);
    }
    this.ids = ids;
    this.dispatchEvent(new Event("change"));
  }

  /** Selects everything. */
  async all(pages) {
    const answer = await fetch(`${pages.source}/ids?${pages.filter}`);
    if (answer.ok) this.set(await answer.json());
    return answer.ok;
  }

  clear() {
    this.anchor = -1;
    this.set([]);
  }
}
