// One file on its way to the studio, and its line in the list.

/** A file that is sent, and its line. */
export class UploadLine {
  #file; #texts; #progress; #state; #buttons;
  /** @type {AbortController} */
  #cancel = new AbortController();

  /**
   * @param {File} file the file
   * @param {Object<string, string>} texts sentences by key; {name} stands for the file's name
   * @param {{stop(): void, again(): void, dismiss(): void}} acts what its buttons do
   */
  constructor(file, texts, acts) {
    [this.#file, this.#texts] = [file, texts];
    this.element = document.createElement("li");
    this.element.className = "upload-line";
    const name = part("span", "upload-name", file.name);
    this.#progress = part("progress", "upload-progress", "");
    this.#progress.max = 1;
    this.#progress.setAttribute("aria-label", file.name);
    this.#state = part("span", "upload-state", "");
    this.#buttons = {
      again: this.#button("again", "refresh", texts.Retry, acts.again),
      stop: this.#button("stop", "close", texts.Cancel, acts.stop),
      dismiss: this.#button("dismiss", "close", texts.Dismiss, acts.dismiss),
    };
    const text = part("span", "upload-text", "");
    text.append(name, this.#progress, this.#state);
    this.element.append(pictureOf(file), text, ...Object.values(this.#buttons));
  }

  /** The file's name. */
  get name() { return this.#file.name; }

  /** It will be sent when others are through. */
  wait() {
    this.#cancel = new AbortController();
    this.#show("waiting", this.#texts.Waiting, ["stop"]);
  }

  /** It is a photo of the studio now. */
  finish() { this.#show("done", this.#texts.Done, ["dismiss"]); }

  /**
   * It was not taken.
   * @param {string} reason a sentence
   * @param {boolean} again whether sending it again may help
   */
  refuse(reason, again) { this.#show("refused", reason, again ? ["again", "dismiss"] : ["dismiss"]); }

  /** Stops sending. */
  stop() {
    this.#cancel.abort();
    this.#show("stopped", this.#texts.Cancelled, ["again", "dismiss"]);
  }

  /**
   * Waits, unless it is stopped.
   * @param {number} seconds how long
   * @returns {Promise<boolean>} whether it is still to be sent
   */
  pause(seconds) {
    this.#show("waiting", this.#texts.Waiting, ["stop"]);
    const { signal } = this.#cancel;
    return new Promise(done => {
      const timer = setTimeout(() => done(true), seconds * 1000);
      signal.addEventListener("abort", () => { clearTimeout(timer); done(false); }, { once: true });
    });
  }

  /**
   * Sends the file.
   * @param {string} url where
   * @param {string} token proves that the studio's page sends it
   * @returns {Promise<{status: number, retryAfter: number, body: object} | null>} the answer; null where it was stopped
   */
  send(url, token) {
    const { signal } = this.#cancel;
    if (signal.aborted) return Promise.resolve(null);
    this.#show("sending", this.#texts.Sending, ["stop"]);
    return new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      signal.addEventListener("abort", () => request.abort(), { once: true });
      request.upload.addEventListener("progress", event => { this.#progress.value = event.lengthComputable ? event.loaded / event.total : 0; });
      request.upload.addEventListener("load", () => this.#prepare());
      request.addEventListener("abort", () => done(null));
      request.addEventListener("error", () => fail(new Error("no answer")));
      request.addEventListener("load", () => done(answerOf(request)));
      request.open("POST", url);
      request.setRequestHeader("X-CSRF-TOKEN", token);
      const form = new FormData();
      form.append("photo", this.#file, this.#file.name);
      request.send(form);
    });
  }

  #prepare() {
    this.#show("preparing", this.#texts.Preparing, ["stop"]);
    this.#progress.removeAttribute("value");
  }

  #show(state, sentence, buttons) {
    // Whoever has the focus on a button that goes keeps it in the line.
    const focused = this.element.contains(document.activeElement);
    this.element.dataset.state = state;
    this.#state.textContent = sentence;
    if (state === "waiting" || state === "sending") this.#progress.value = 0;
    this.#progress.hidden = !["waiting", "sending", "preparing"].includes(state);
    for (const [name, button] of Object.entries(this.#buttons)) button.hidden = !buttons.includes(name);
    if (focused) this.#buttons[buttons[0]].focus();
  }

  #button(kind, icon, text, act) {
    const button = part("button", "button icon plain", "");
    button.type = "button";
    button.dataset.act = kind;
    button.setAttribute("aria-label", text.replace("{name}", this.#file.name));
    button.append(signOf(icon));
    button.addEventListener("click", act);
    return button;
  }
}

function part(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function signOf(icon) {
  const sign = part("i", "rzi", icon);
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

function pictureOf(file) {
  const picture = new Image();
  picture.className = "upload-picture";
  picture.alt = "";
  picture.src = URL.createObjectURL(file);
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  picture.addEventListener("error", () => {
    URL.revokeObjectURL(picture.src);
    // Not every file that is chosen is a picture.
    const sign = signOf("hide_image");
    sign.classList.add("upload-picture");
    picture.replaceWith(sign);
  });
  return picture;
}

function answerOf(request) {
  let body = {};
  try {
    body = JSON.parse(request.responseText);
  } catch {
    // An answer that is not ours has no sentence in it; the caller has one.
  }
  return { status: request.status, retryAfter: Number(request.getResponseHeader("Retry-After")) || 5, body };
}
