// The gallery: the server has sent its first collages; from here on the rest comes as it is scrolled to, and what is chosen can be filed.
import { Actions } from "./actions.js";
import { Grid } from "./grid.js";
import { listenToKeys, listenToPointers } from "./keys.js";
import { Pages } from "./pages.js";
import { keepPlace, placeOfEntry, selectedThere } from "./place.js";
import { Selection } from "./selection.js";

const Typing = 180;
const Resting = 150;
const LongestTitle = 120;
const LongestFolder = 60;

/** The element around a gallery. */
export class GalleryView extends HTMLElement {
  connectedCallback() {
    if (this.grid) return;
    this.texts = JSON.parse(this.dataset.texts);
    this.selects = !("everybody" in this.dataset);
    this.filter = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => ["q", "folder", "show"].includes(name)));
    this.search = this.querySelector("input[type=search]");
    this.selection = new Selection();
    this.actions = new Actions(this, this.texts);
    this.start();
  }

  async start() {
    history.scrollRestoration = "manual";
    const place = placeOfEntry();
    const host = this.querySelector(".gallery-grid");
    const pages = new Pages(this.dataset.source, this.filter, JSON.parse(this.dataset.outline));
    // What the server has drawn stays until the same can be drawn here.
    if (!place) await pages.ready(0, 47).catch(() => {});
    this.classList.add("is-live");
    this.querySelector(".gallery-more")?.remove();
    this.grid = new Grid(host, this.querySelector("template"), (tile, card, index) => this.fill(tile, card, index));
    if (this.selects) host.setAttribute("aria-multiselectable", "true");
    for (const hidden of this.querySelectorAll(".gallery-folder-actions, [data-do=new-folder]")) hidden.hidden = false;
    this.show(pages);
    listenToKeys(this);
    listenToPointers(this);
    this.listen();
    if (place) await this.comeBack(place);
  }

  /** Shows other pages. */
  show(pages) {
    this.pages?.close();
    this.pages = pages;
    pages.addEventListener("fault", () => this.actions.say(this.texts.Failed));
    pages.addEventListener("change", () => { if (this.pages === pages) { this.count(); this.grid.refill(); } });
    this.count();
    this.grid.show(pages);
  }

  /** Fetches everything anew; what is shown stays until then. */
  async reload(toTop = false) {
    try {
      const pages = await Pages.open(this.dataset.source, this.filter);
      const [first, last] = toTop ? [0, 47] : this.grid.seen;
      if (pages.count > 0) await pages.ready(first, last);
      if (toTop) scrollTo({ top: 0, behavior: "instant" });
      this.show(pages);
    } catch {
      this.actions.say(this.texts.Failed);
    }
  }

  async comeBack(place) {
    this.grid.focused = place.focused;
    this.grid.scrollToRow(place.index, place.offset);
    if (this.selects) this.selection.set(selectedThere(place));
    try {
      const index = place.key ? await this.pages.placeOf(place.key) : place.index;
      if (Math.floor(index / this.grid.columns) !== Math.floor(place.index / this.grid.columns)) this.grid.scrollToRow(index, place.offset);
    } catch {
      // Its page could not be fetched: where it was is the best that is known.
    }
    // The page's heading has the focus by then: only the keyboard's place is taken again.
    this.grid.refill();
  }

  keep() {
    const [first] = this.grid.seen, { grid } = this;
    const offset = grid.host.getBoundingClientRect().top + Math.floor(first / grid.columns) * grid.rowHeight;
    // At the top nothing has a place of its own: what is new comes there.
    const key = scrollY > 0 ? this.pages.at(first)?.key ?? "" : "";
    keepPlace({ index: first, key, offset, focused: grid.focused }, this.selection.ids);
  }

  listen() {
    let resting = 0, typing = 0;
    const later = () => { clearTimeout(resting); resting = setTimeout(() => this.keep(), Resting); };
    addEventListener("scroll", later, { passive: true });
    addEventListener("pagehide", () => this.keep());
    // A page that the browser has kept whole may tell of what is past.
    addEventListener("pageshow", event => { if (event.persisted) this.reload(); });
    this.addEventListener("focusin", later);
    this.selection.addEventListener("change", () => { this.showSelection(); later(); });
    this.search.form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(typing); this.find(); });
    this.search.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(() => this.find(), Typing); });
    this.search.addEventListener("keydown", event => {
      if (event.key === "ArrowDown" && this.pages.count > 0) { event.preventDefault(); this.grid.focus(0); }
    });
    this.addEventListener("click", event => {
      const button = event.target.closest("[data-do]");
      if (button && !button.closest(".gallery-toast")) this.act(button.dataset.do);
    });
  }

  async find() {
    const words = this.search.value.trim();
    if (words === (this.filter.get("q") ?? "")) return;
    if (words) this.filter.set("q", words);
    else this.filter.delete("q");
    history.replaceState(history.state, "", `${location.pathname}${this.filter.size ? `?${this.filter}` : ""}`);
    await this.reload(true);
  }

  /** Opens a collage. */
  open(index) {
    this.grid.tile(index)?.querySelector("a").click();
  }

  /** Selects a collage or leaves it. */
  toggle(index) {
    const card = this.pages.at(index);
    if (card) this.selection.toggle(card.id, index);
  }

  /** Gives a collage a star, or takes it away. */
  async star(index) {
    const card = this.pages.at(index);
    if (!card) return;
    await this.file(card.starred ? "unstar" : "star", [card.id]);
  }

  /**
   * Does something with what is selected or, where nothing is, with one collage.
   * @param {string} what As the button says.
   * @param {number} [index] That collage's place.
   */
  async act(what, index = -1) {
    const ids = this.selection.size > 0 ? [...this.selection.ids] : index >= 0 && this.pages.at(index) ? [this.pages.at(index).id] : [];
    switch (what) {
      case "clear": return this.selection.clear();
      case "all": return void await this.selection.all(this.pages);
      case "clear-search": this.search.value = ""; return this.find();
      case "new-folder": return void await this.newFolder();
      case "rename-folder": return this.renameFolder();
      case "delete-folder": return this.deleteFolder();
    }
    if (ids.length === 0) return;
    switch (what) {
      case "rename": return this.rename(ids[0]);
      case "move": return this.move(ids);
      case "trash": return this.trash(ids);
      case "publish": {
        const { value, sheet } = await this.actions.ask("publish");
        return value ? this.file("publish", ids, { prompt: sheet.querySelector("input").checked }) : undefined;
      }
      default: return this.file(what, ids);
    }
  }

  async file(action, ids, more) {
    if (await this.actions.change(action, ids, more) < 0) return;
    const change = { star: { starred: true }, unstar: { starred: false } }[action];
    const leaves = (action === "unstar" && this.filter.get("show") === "starred") || (action === "unpublish" && this.filter.get("show") === "published")
      || (action === "move" && this.filter.has("folder") && more.folder !== this.filter.get("folder"));
    if (leaves) this.take(ids);
    else if (change) this.pages.change(new Set(ids), change);
    else await this.reload();
  }

  async trash(ids) {
    const done = await this.actions.change("trash", ids);
    if (done <= 0) return;
    this.take(ids);
    this.actions.say(this.actions.text("DoneTrash", done), async () => {
      if (await this.actions.change("restore", ids) >= 0) await this.reload();
      this.grid.focus(this.grid.focused);
    });
  }

  // Out of the page; the keyboard goes on with what comes in their place.
  take(ids) {
    const gone = new Set(ids), held = document.activeElement?.closest(".tile, .gallery-bar");
    this.pages.remove(gone);
    this.selection.set([...this.selection.ids].filter(id => !gone.has(id)));
    // Pages that are not here have lost some too.
    this.reload();
    if (held && this.pages.count > 0) this.grid.focus(this.grid.focused);
  }

  async rename(id) {
    const card = this.pages.at(this.pages.indexOf(id));
    const title = await this.actions.askName(this.texts.Rename, this.texts.NewName, LongestTitle, card?.title);
    if (title && await this.actions.rename(id, title)) await this.reload();
  }

  async move(ids) {
    const { value } = await this.actions.ask("move");
    if (!value) return;
    const folder = value === "new" ? await this.newFolder(false) : value === "none" ? null : value.slice("in:".length);
    if (folder === undefined) return;
    await this.file("move", ids, { folder });
    if (value === "new") location.reload();
  }

  async newFolder(opens = true) {
    const name = await this.actions.askName(this.texts.FolderNew, this.texts.FolderName, LongestFolder);
    const folder = name && await this.actions.send("POST", "/gallery/folders", { name });
    if (folder && opens) location.assign(`/gallery?folder=${folder.id}`);
    return folder ? folder.id : undefined;
  }

  async renameFolder() {
    const { folder, name } = this.querySelector(".gallery-folder-actions").dataset;
    const wanted = await this.actions.askName(this.texts.FolderRename, this.texts.FolderName, LongestFolder, name);
    if (wanted && await this.actions.send("POST", `/gallery/folders/${folder}`, { name: wanted })) location.reload();
  }

  async deleteFolder() {
    const { folder } = this.querySelector(".gallery-folder-actions").dataset;
    const { value } = await this.actions.ask("delete-folder");
    if (value && await this.actions.send("DELETE", `/gallery/folders/${folder}`)) location.assign("/gallery");
  }

  count() {
    const { count } = this.pages, texts = this.texts;
    const line = count === 0 ? texts.CountNone : count === 1 ? texts.CountOne : this.actions.text("Count", count);
    const told = this.querySelector(".gallery-count");
    if (told.textContent !== line) told.textContent = line;
    this.querySelector(".gallery-empty").hidden = count > 0;
    for (const kind of this.querySelectorAll("[data-empty]")) kind.hidden = (kind.dataset.empty === "search") !== this.filter.has("q");
  }

  showSelection() {
    const { size } = this.selection, bar = this.querySelector(".gallery-bar");
    if (!bar) return;
    const held = size === 0 && bar.contains(document.activeElement);
    bar.hidden = size === 0;
    this.classList.toggle("is-selecting", size > 0);
    bar.querySelector(".gallery-selected").textContent = this.actions.text("Selected", size);
    bar.querySelector("[data-do=rename]").hidden = size !== 1;
    this.grid.refill();
    if (held) this.grid.focus(this.grid.focused);
  }

  fill(tile, card, index) {
    tile.role = "gridcell";
    const picture = card?.picture ?? "", frame = tile.querySelector(".tile-frame");
    tile.classList.toggle("is-coming", !card);
    if (tile.dataset.picture !== picture || (!this.grid.fast && picture && !frame.querySelector("img"))) this.hang(tile, frame, picture);
    if (!card) {
      delete tile.dataset.id;
      tile.setAttribute("aria-label", this.texts.Loading);
      tile.querySelector("a").removeAttribute("href");
      tile.querySelector(".tile-title").textContent = tile.querySelector(".tile-when").textContent = "";
      return;
    }
    const link = tile.querySelector("a");
    tile.dataset.id = card.id;
    tile.setAttribute("aria-label", [card.title, card.when, card.starred && this.texts.Starred, card.published && this.texts.Published].filter(Boolean).join(", "));
    if (link.getAttribute("href") !== card.address) link.setAttribute("href", card.address);
    link.tabIndex = -1;
    tile.querySelector(".tile-title").textContent = card.title;
    tile.querySelector(".tile-when").textContent = card.when;
    tile.querySelector(".tile-published").hidden = !card.published;
    if (!this.selects) return;
    const selected = this.selection.has(card.id), [check, star] = tile.querySelectorAll("button");
    tile.setAttribute("aria-selected", `${selected}`);
    check.setAttribute("aria-pressed", `${selected}`);
    check.setAttribute("aria-label", this.texts.SelectOne.replace("{0}", card.title));
    star.setAttribute("aria-pressed", `${card.starred}`);
    star.setAttribute("aria-label", (card.starred ? this.texts.Unstar : this.texts.Star).replace("{0}", card.title));
  }

  hang(tile, frame, picture) {
    frame.querySelector("img")?.remove();
    tile.dataset.picture = picture;
    // While rows fly by, their pictures would only be in the way of those that are looked at in the end.
    if (!picture || this.grid.fast) return;
    const image = Object.assign(new Image(480, 360), { alt: "", decoding: "async" });
    image.addEventListener("error", () => image.remove());
    image.src = picture;
    frame.append(image);
  }
}

customElements.define("gallery-view", GalleryView);
