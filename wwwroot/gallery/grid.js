// Draws the rows of a gallery that can be seen, and few more. The page itself scrolls; the grid is as high as all rows together.
const Ahead = 3;
const Settle = 90;
const Fast = 1.2; // Rows a frame at which pictures would only flash by.

/** @typedef {import("./pages.js").Card} Card */

/** Rows of tiles: only those near the window are in the page. */
export class Grid {
  /**
   * @param {HTMLElement} host
   * @param {HTMLTemplateElement} template One tile.
   * @param {(tile: HTMLElement, card: Card | undefined, index: number) => void} fill Shows a collage in a tile, or that it is still to come.
   */
  constructor(host, template, fill) {
    Object.assign(this, { host, template, fill, pages: null, rows: new Map(), columns: 1, rowHeight: 1, focused: 0, frame: 0, settling: 0, top: 0, fast: false });
    // Symbols have ids, which must not be there as often as tiles.
    for (const named of template.content.querySelectorAll("[id]")) named.removeAttribute("id");
    host.replaceChildren();
    host.classList.add("is-live");
    host.role = "grid";
    addEventListener("scroll", () => this.ask(), { passive: true });
    new ResizeObserver(() => this.resize()).observe(host);
  }

  /** Shows other pages. */
  show(pages) {
    this.pages = pages;
    this.measure();
    this.refill();
  }

  /** Fills all tiles anew, after their collages have changed. */
  refill() {
    this.size();
    this.draw(true);
  }

  /** Places that can be seen: the first and the last. */
  get seen() {
    const top = Math.max(0, -this.host.getBoundingClientRect().top);
    return [Math.floor(top / this.rowHeight) * this.columns, Math.ceil((top + innerHeight) / this.rowHeight) * this.columns - 1];
  }

  /** Scrolls so that a place can be seen, and no further than needed. */
  reveal(index) {
    const box = this.host.getBoundingClientRect();
    const top = box.top + Math.floor(index / this.columns) * this.rowHeight, bottom = top + this.rowHeight - this.gap;
    const [high, low] = [this.clear.top, innerHeight - this.clear.bottom];
    if (top < high) scrollBy({ top: top - high, behavior: "instant" });
    else if (bottom > low) scrollBy({ top: bottom - low, behavior: "instant" });
    this.draw();
  }

  /** Scrolls so that a row stands where it stood. */
  scrollToRow(index, offset) {
    const top = scrollY + this.host.getBoundingClientRect().top + Math.floor(index / this.columns) * this.rowHeight - offset;
    scrollTo({ top, behavior: "instant" });
    this.draw();
  }

  /** Gives a place the keyboard. */
  focus(index) {
    this.focused = Math.max(0, Math.min(this.pages.count - 1, index));
    this.reveal(this.focused);
    this.mark();
    this.tile(this.focused)?.focus({ preventScroll: true });
  }

  /** The tile of a place, where it is in the page. */
  tile(index) {
    return this.rows.get(Math.floor(index / this.columns))?.children[index % this.columns];
  }

  /** The place of a tile. */
  indexOf(tile) {
    return Number(tile.dataset.index);
  }

  resize() {
    if (!this.pages) return;
    const [first] = this.seen, offset = this.host.getBoundingClientRect().top, before = [this.columns, this.rowHeight];
    this.measure();
    if (before[0] === this.columns && before[1] === this.rowHeight) return;
    this.refill();
    // What was at the top of the window stays there.
    if (offset < 0) this.scrollToRow(first, 0);
  }

  measure() {
    const style = getComputedStyle(this.host);
    this.gap = parseFloat(style.columnGap);
    this.columns = Math.max(1, style.gridTemplateColumns.split(" ").length);
    const width = (this.host.clientWidth - this.gap * (this.columns - 1)) / this.columns;
    this.rowHeight = Math.round(width * .75 + parseFloat(style.getPropertyValue("--caption")) * parseFloat(getComputedStyle(document.documentElement).fontSize) + this.gap);
    this.clear = { top: parseFloat(style.scrollMarginTop) || 0, bottom: parseFloat(style.scrollMarginBottom) || 0 };
  }

  size() {
    const rows = Math.ceil(this.pages.count / this.columns);
    this.host.style.height = `${Math.max(0, rows * this.rowHeight - (rows > 0 ? this.gap : 0))}px`;
    this.host.setAttribute("aria-rowcount", `${rows}`);
    this.host.setAttribute("aria-colcount", `${this.columns}`);
    this.focused = Math.max(0, Math.min(this.focused, this.pages.count - 1));
  }

  ask() {
    this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(); });
  }

  draw(all = false) {
    if (!this.pages) return;
    const top = -this.host.getBoundingClientRect().top;
    this.fast = !all && Math.abs(top - this.top) > this.rowHeight * Fast;
    this.top = top;
    const last = Math.ceil(this.pages.count / this.columns) - 1;
    const from = Math.max(0, Math.floor(top / this.rowHeight) - Ahead), to = Math.min(last, Math.ceil((top + innerHeight) / this.rowHeight) + Ahead);
    const held = document.activeElement?.closest(".tile") ? Math.floor(this.focused / this.columns) : -1;
    for (const [row, element] of this.rows) {
      // The row with the keyboard stays.
      if ((row < from || row > to) && (row !== held || row > last)) {
        element.remove();
        this.rows.delete(row);
      } else if (all) this.fillRow(row, element);
    }
    for (let row = from; row <= to; row++) if (!this.rows.has(row)) this.addRow(row);
    this.pages.want(from * this.columns, (to + 1) * this.columns - 1);
    clearTimeout(this.settling);
    if (this.fast) this.settling = setTimeout(() => { this.fast = false; this.draw(true); }, Settle);
  }

  addRow(row) {
    const element = document.createElement("div");
    element.className = "gallery-row";
    element.role = "row";
    this.fillRow(row, element);
    this.rows.set(row, element);
    // In the order in which they are read.
    const next = [...this.rows.keys()].filter(other => other > row).reduce((least, other) => Math.min(least, other), Infinity);
    this.host.insertBefore(element, this.rows.get(next) ?? null);
  }

  fillRow(row, element) {
    element.setAttribute("aria-rowindex", `${row + 1}`);
    element.style.transform = `translateY(${row * this.rowHeight}px)`;
    element.style.gridTemplateColumns = `repeat(${this.columns}, minmax(0, 1fr))`;
    const length = Math.min(this.columns, this.pages.count - row * this.columns);
    while (element.children.length > length) element.lastElementChild.remove();
    for (let column = 0; column < length; column++) {
      const tile = element.children[column] ?? element.appendChild(this.template.content.firstElementChild.cloneNode(true));
      const index = row * this.columns + column;
      tile.dataset.index = `${index}`;
      tile.tabIndex = index === this.focused ? 0 : -1;
      this.fill(tile, this.pages.at(index), index);
    }
  }

  mark() {
    for (const tile of this.host.querySelectorAll(".tile")) tile.tabIndex = this.indexOf(tile) === this.focused ? 0 : -1;
  }
}
