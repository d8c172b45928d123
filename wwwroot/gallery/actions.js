// What is done with selected collages: asked of the server, told in a line at the foot, and taken back where that can be.
const MostAtOnce = 500;
const Told = 15_000;

/** Sends changes and shows what became of them. */
export class Actions {
  /**
   * @param {HTMLElement} root The gallery.
   * @param {Record<string, string>} texts What is said.
   */
  constructor(root, texts) {
    Object.assign(this, { root, texts, timer: 0, undo: null });
    this.token = root.querySelector("input[name=__RequestVerificationToken]").value;
    this.toast = root.querySelector(".gallery-toast");
    this.toast?.addEventListener("click", event => {
      const what = event.target.closest("button")?.dataset.do;
      if (what === "undo") this.undo?.();
      if (what) this.hush();
    });
    for (const kind of ["pointerenter", "focusin"]) this.toast?.addEventListener(kind, () => clearTimeout(this.timer));
    for (const kind of ["pointerleave", "focusout"]) this.toast?.addEventListener(kind, () => this.wait());
  }

  /**
   * Changes collages, as many at a time as the server takes.
   * @returns {Promise<number>} With how many it was done; -1 where it failed.
   */
  async change(action, ids, more = {}) {
    let done = 0, complaint = null;
    for (let from = 0; from < ids.length; from += MostAtOnce) {
      const answer = await this.send("POST", "/gallery/changes", { action, ids: ids.slice(from, from + MostAtOnce), ...more });
      if (!answer) return -1;
      done += answer.done;
      complaint ??= answer.complaint;
    }
    this.say(complaint ?? this.text(`Done${action[0].toUpperCase()}${action.slice(1)}`, done));
    return done;
  }

  /** @returns {Promise<any>} What was answered; null where it failed, which was told. */
  async send(method, address, body) {
    try {
      const answer = await fetch(address, {
        method,
        headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": this.token },
        body: body && JSON.stringify(body),
      });
      if (answer.ok) return answer.status === 204 ? {} : await answer.json();
      const problem = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      this.say(problem?.detail ?? this.texts[answer.status === 429 ? "TooFast" : "Failed"]);
    } catch {
      this.say(this.texts.Failed);
    }
    return null;
  }

  /** Gives a collage another name. */
  async rename(id, title) {
    const form = new URLSearchParams({ project: id, title, back: "/about", __RequestVerificationToken: this.token });
    try {
      const answer = await fetch("/projects/rename", { method: "POST", body: form, redirect: "manual" });
      if (answer.ok || answer.type === "opaqueredirect") return true;
    } catch {
      // Told below.
    }
    this.say(this.texts.Failed);
    return false;
  }

  /** Says something at the foot of the window. */
  say(text, undo = null) {
    if (!this.toast) return;
    this.undo = undo;
    this.toast.querySelector("span").textContent = text;
    this.toast.querySelector("[data-do=undo]").hidden = !undo;
    this.toast.hidden = false;
    this.wait();
  }

  hush() {
    this.undo = null;
    this.toast.hidden = true;
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hush(), Told);
  }

  text(key, value) {
    return this.texts[key].replace("{0}", typeof value === "number" ? value.toLocaleString("en") : value);
  }

  /**
   * Opens a dialog.
   * @param {string} name Which.
   * @returns {Promise<{ value: string, sheet: HTMLDialogElement }>} The button that closed it; empty where nothing is to be done.
   */
  ask(name) {
    const sheet = this.root.querySelector(`[data-sheet=${name}]`);
    sheet.returnValue = "";
    sheet.showModal();
    return new Promise(closed => sheet.addEventListener("close", () => closed({ value: sheet.returnValue, sheet }), { once: true }));
  }

  /**
   * Asks for a name.
   * @returns {Promise<string | null>} Null where none was given.
   */
  async askName(title, label, longest, present = "") {
    const sheet = this.root.querySelector("[data-sheet=name]"), field = sheet.querySelector("input");
    sheet.querySelector("h2").textContent = title;
    sheet.querySelector("label").textContent = label;
    field.maxLength = longest;
    field.value = present;
    const closed = this.ask("name");
    field.select();
    const { value } = await closed;
    return value === "yes" && field.value.trim() ? field.value.trim() : null;
  }
}
