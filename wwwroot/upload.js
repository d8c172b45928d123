// Sends photos to the studio: dropped, pasted or chosen. One file a request, two at a time, each with its own line in a list.
import { UploadLine } from "./upload-line.js";

const AtATime = 2;

/**
 * @typedef {object} UploadOptions
 * @property {string} url where files are sent
 * @property {number} maxFiles most files taken at once
 * @property {number} maxBytes longest file
 * @property {Object<string, string>} texts sentences by key; {name} stands for a file's name
 */

/**
 * Makes a box take photos.
 * @param {HTMLElement} element holds a file input, a button, an empty list and a live region, marked by data-upload attributes
 * @param {{invokeMethodAsync(name: string, value: object): Promise<void>}} blazor its PhotoAccepted is called for every photo that was taken
 * @param {UploadOptions} options limits and texts
 * @returns {{dispose(): void}} dispose stops all that is under way
 */
export function openUpload(element, blazor, options) {
  return new UploadBox(element, blazor, options);
}

class UploadBox {
  #element; #blazor; #options; #input; #list; #said;
  #end = new AbortController();
  /** @type {UploadLine[]} */
  #waiting = [];
  #underWay = new Set();
  #token = null;
  #dragDepth = 0;

  constructor(element, blazor, options) {
    [this.#element, this.#blazor, this.#options] = [element, blazor, options];
    this.#input = element.querySelector("[data-upload=input]");
    this.#list = element.querySelector("[data-upload=list]");
    this.#said = element.querySelector("[data-upload=said]");
    const listen = (target, type, act) => target.addEventListener(type, act, { signal: this.#end.signal });
    listen(element.querySelector("[data-upload=choose]"), "click", () => this.#input.click());
    listen(this.#input, "change", () => {
      this.#take([...this.#input.files]);
      // Else choosing the same file again would change nothing.
      this.#input.value = "";
    });
    listen(element, "dragenter", event => this.#drag(event, 1));
    listen(element, "dragleave", event => this.#drag(event, -1));
    listen(element, "dragover", event => { if (hasFiles(event.dataTransfer)) event.preventDefault(); });
    listen(element, "drop", event => this.#drop(event));
    // A photo let go beside the box would replace the whole studio with it.
    listen(window, "dragover", event => { if (hasFiles(event.dataTransfer)) event.preventDefault(); });
    listen(window, "drop", event => { if (hasFiles(event.dataTransfer)) event.preventDefault(); });
    listen(document, "paste", event => this.#paste(event));
  }

  dispose() {
    this.#end.abort();
    for (const line of this.#underWay) line.stop();
    this.#waiting = [];
  }

  #drag(event, step) {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    // Leaving a child for its parent is not leaving the box.
    this.#dragDepth = Math.max(0, this.#dragDepth + step);
    this.#element.toggleAttribute("data-over", this.#dragDepth > 0);
  }

  #drop(event) {
    this.#dragDepth = 0;
    this.#element.removeAttribute("data-over");
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.#take([...event.dataTransfer.files]);
  }

  #paste(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  }

  /** @param {File[]} files */
  #take(files) {
    for (const [index, file] of files.entries()) {
      const line = new UploadLine(file, this.#options.texts, {
        stop: () => this.#stop(line),
        again: () => this.#queue(line),
        dismiss: () => this.#dismiss(line),
      });
      this.#list.append(line.element);
      const fault = index >= this.#options.maxFiles ? "TooMany" : this.#fault(file);
      if (fault) this.#refuse(line, this.#options.texts[fault], false);
      else this.#queue(line);
    }
  }

  #fault(file) {
    if (!/\.(jpe?g|jpe|jfif|png|webp)$/i.test(file.name)) return "NotAPhoto";
    if (file.size === 0) return "Empty";
    return file.size > this.#options.maxBytes ? "TooLarge" : null;
  }

  #queue(line) {
    line.wait();
    this.#waiting.push(line);
    this.#next();
  }

  #stop(line) {
    this.#waiting = this.#waiting.filter(other => other !== line);
    line.stop();
  }

  #dismiss(line) {
    const next = line.element.nextElementSibling ?? line.element.previousElementSibling;
    line.element.remove();
    // The button that had the focus is gone.
    (next?.querySelector("button:not([hidden])") ?? this.#element.querySelector("[data-upload=choose]")).focus();
  }

  #next() {
    while (this.#underWay.size < AtATime && this.#waiting.length > 0) {
      const line = this.#waiting.shift();
      this.#underWay.add(line);
      this.#send(line).finally(() => {
        this.#underWay.delete(line);
        this.#next();
      });
    }
  }

  async #send(line) {
    try {
      let answer = await this.#post(line);
      if (answer?.status === 400) {
        // The studio may have been started anew since the token was given.
        this.#token = null;
        answer = await this.#post(line);
      }
      // Photos come faster than they may: this one follows by itself.
      while (answer?.status === 429 && await line.pause(answer.retryAfter)) answer = await this.#post(line);
      if (answer && answer.status !== 429) this.#finish(line, answer);
    } catch {
      this.#token = null;
      this.#refuse(line, this.#options.texts.Failed, true);
    }
  }

  #finish(line, answer) {
    const photo = answer.body.accepted?.[0];
    if (!photo) {
      const refused = answer.body.refused?.[0];
      this.#refuse(line, refused?.reason ?? answer.body.detail ?? this.#options.texts.Failed, !refused);
      return;
    }
    line.finish();
    this.#say(line, this.#options.texts.Done);
    this.#blazor.invokeMethodAsync("PhotoAccepted", photo);
  }

  #refuse(line, reason, again) {
    line.refuse(reason, again);
    this.#say(line, reason);
  }

  #say(line, sentence) {
    this.#said.textContent = `${line.name}: ${sentence}`;
  }

  async #post(line) {
    this.#token ??= fetchToken();
    return line.send(this.#options.url, await this.#token);
  }
}

async function fetchToken() {
  const response = await fetch("/antiforgery", { cache: "no-store" });
  return (await response.json()).token;
}

function hasFiles(transfer) {
  return transfer?.types.includes("Files") ?? false;
}
