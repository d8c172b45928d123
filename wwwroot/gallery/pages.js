// The collages of a gallery, of which only those that were looked at are here. Pages lie between marks, which stay where they are while things change.
const PageLength = 100;
const AtOnce = 2;
const Rest = 50;

/**
 * @typedef {{ id: string, key: string, title: string, when: string, address: string, picture: string | null, starred: boolean, published: boolean }} Card
 * @typedef {{ count: number, marks: string[] }} Outline
 */

/**
 * Compares two places in a gallery: the newest first, those of the same time by their ids.
 * @param {string} a
 * @param {string} b
 */
export function comparePlaces(a, b) {
  const [atA, idA] = cut(a), [atB, idB] = cut(b);
  return atB - atA || (idA < idB ? -1 : idA > idB ? 1 : 0);
}

function cut(key) {
  const mark = key.indexOf("~");
  return [Number(key.slice(0, mark)), key.slice(mark + 1)];
}

/** Pages of collages that are fetched when they are wanted. Tells of what came with a "change" event. */
export class Pages extends EventTarget {
  /**
   * @param {string} source Address below which the server answers.
   * @param {URLSearchParams} filter What is shown.
   * @param {Outline} outline How long the gallery is.
   */
  constructor(source, filter, outline) {
    super();
    Object.assign(this, { source, filter, marks: outline.marks, wanted: [0, -1], timer: 0, loading: new Map() });
    const count = Math.ceil(outline.count / PageLength);
    /** @type {(Card[] | null)[]} */
    this.pages = Array(count).fill(null);
    this.lengths = this.pages.map((_, page) => page < count - 1 ? PageLength : outline.count - page * PageLength);
    this.measure();
  }

  /** Asks the server how long a gallery is. */
  static async open(source, filter) {
    const answer = await fetch(`${source}/outline?${filter}`);
    if (!answer.ok) throw new Error(`The outline was answered with ${answer.status}.`);
    return new Pages(source, filter, await answer.json());
  }

  /** @returns {Card | undefined} The collage at a place, where it is here already. */
  at(index) {
    const page = this.pageOf(index);
    return this.pages[page]?.[index - this.starts[page]];
  }

  /** The place of a collage that is here; -1 where it is not. */
  indexOf(id) {
    for (const [page, cards] of this.pages.entries()) {
      const place = cards?.findIndex(card => card.id === id) ?? -1;
      if (place >= 0) return this.starts[page] + place;
    }
    return -1;
  }

  /** The place of the first collage that is not before a key; exact once its page is here. */
  async placeOf(key) {
    let page = this.marks.findIndex(mark => comparePlaces(mark, key) >= 0);
    if (page < 0) page = this.pages.length - 1;
    if (page < 0) return 0;
    await this.load(page);
    const place = this.pages[page]?.findIndex(card => comparePlaces(card.key, key) >= 0) ?? 0;
    return this.starts[page] + (place < 0 ? this.lengths[page] : place);
  }

  /** Says which places are looked at: their pages come soon, others that are on their way are given up. */
  want(from, to) {
    this.wanted = [Math.max(0, from), Math.min(this.count - 1, to)];
    this.timer ||= setTimeout(() => { this.timer = 0; this.pump(); }, Rest);
  }

  /** Fetches the pages of some places and waits for them. */
  async ready(from, to) {
    const first = this.pageOf(Math.max(0, from)), last = this.pageOf(Math.min(this.count - 1, to));
    for (let page = first; page <= last && page < this.pages.length; page++) await this.load(page);
  }

  /** Takes collages out. */
  remove(ids) {
    for (const [page, cards] of this.pages.entries()) {
      if (!cards?.some(card => ids.has(card.id))) continue;
      this.pages[page] = cards.filter(card => !ids.has(card.id));
      this.lengths[page] = this.pages[page].length;
    }
    this.measure();
    this.tell();
  }

  /** Changes collages that are here. */
  change(ids, change) {
    for (const cards of this.pages) for (const card of cards ?? []) if (ids.has(card.id)) Object.assign(card, change);
    this.tell();
  }

  /** Gives up all that is on its way. */
  close() {
    clearTimeout(this.timer);
    for (const { stop } of this.loading.values()) stop.abort();
  }

  pump() {
    const first = this.pageOf(this.wanted[0]), last = this.wanted[1] < 0 ? -1 : this.pageOf(this.wanted[1]);
    for (const [page, { stop, keep }] of this.loading) if (!keep && (page < first || page > last)) stop.abort();
    for (let page = first; page <= last && this.loading.size < AtOnce; page++)
      if (!this.pages[page]) this.load(page, false).then(() => this.pump(), () => this.want(...this.wanted));
  }

  async load(page, keep = true) {
    if (this.pages[page]) return;
    const underway = this.loading.get(page);
    if (underway) {
      underway.keep ||= keep;
      return underway.done;
    }
    const stop = new AbortController();
    const loading = { stop, keep, done: this.fetch(page, stop.signal).finally(() => this.loading.delete(page)) };
    this.loading.set(page, loading);
    return loading.done;
  }

  async fetch(page, signal) {
    const query = new URLSearchParams(this.filter);
    if (page > 0) query.set("after", this.marks[page - 1]);
    if (page < this.marks.length) query.set("until", this.marks[page]);
    try {
      const answer = await fetch(`${this.source}/items?${query}`, { signal });
      if (!answer.ok) throw new Error(`A page was answered with ${answer.status}.`);
      const { items } = await answer.json();
      this.pages[page] = items;
      if (items.length !== this.lengths[page]) {
        this.lengths[page] = items.length;
        this.measure();
      }
      this.tell();
    } catch (fault) {
      if (signal.aborted) return;
      this.dispatchEvent(new Event("fault"));
      // Whoever waits for the page tries again, but not at once.
      await new Promise(later => setTimeout(later, 2000));
      throw fault;
    }
  }

  pageOf(index) {
    let low = 0, high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= index) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  measure() {
    let count = 0;
    this.starts = this.lengths.map(length => (count += length) - length);
    this.count = count;
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }
}
