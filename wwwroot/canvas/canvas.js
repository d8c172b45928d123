/**
 * The canvas of the studio: shows the collage and lets the user's hands at it. This is the entry; it joins the parts and knows the page.
 * Every iteration that comes in is told to the page by the event "clippaste:frame", whose detail is the frame.
 *
 * @typedef {{projectId: string, texts: Record<string, string>, readOnly: boolean, pinMoved?: boolean, hub?: object | null}} CanvasOptions
 *   texts: all of canvasTexts; pinMoved: see setPinMoved;
 *   hub: a SignalR connection that is not started yet, or none for one of the canvas's own
 */
import { commandsOf, newPieceId } from "./commands.js";
import { Desk } from "./desk.js";
import { DragSpeed } from "./drag-speed.js";
import { acceptCutouts } from "./drop.js";
import { selectionBox } from "./hand.js";
import { openHelp } from "./help-overlay.js";
import { Interaction } from "./interaction.js";
import { listenToKeys } from "./keyboard.js";
import { openLink } from "./link.js";
import { marksOf } from "./marks.js";
import { drawOverlay } from "./overlay.js";
import { Past } from "./past.js";
import { listen } from "./pointer.js";
import { openRenderer } from "./renderer.js";
import { loadStyle, Stage } from "./stage.js";
import { openTextures } from "./textures.js";

const noticeAfterMs = 1000;

/**
 * Opens the canvas in an element of the page, which it fills.
 * @param {HTMLElement} host @param {object} blazor a DotNetObjectReference: SelectionChanged(ids) and CanvasFault(message) are called
 * @param {CanvasOptions} options
 * @returns {Promise<CanvasHandle>}
 */
export async function open(host, blazor, options) {
  await loadStyle();
  return new CanvasHandle(host, blazor, options);
}

/** An open canvas. */
export class CanvasHandle {
  #host;
  #blazor;
  #stage;
  #desk;
  #textures;
  #renderer;
  #link;
  #past;
  #interaction;
  #commands;
  #closers = [];
  #closeHelp = () => {};
  #speed = new DragSpeed();
  #startBox = null;
  #ratio = 1;
  #scheduled = 0;
  #noticeTimer = 0;
  #unpainted = null;
  #walks = true;

  /** @param {HTMLElement} host @param {object} blazor @param {CanvasOptions} options */
  constructor(host, blazor, { projectId, texts, readOnly, pinMoved = true, hub = null }) {
    [this.#host, this.#blazor] = [host, blazor];
    this.#stage = new Stage(host, texts, { onResize: (...size) => this.#resize(...size), onTheme: () => this.#redraw() });
    this.#desk = new Desk(this.#stage, () => this.#link, readOnly, {
      redraw: () => this.#redraw(),
      selected: ids => this.#tell("SelectionChanged", ids),
      fault: message => this.#tell("CanvasFault", message),
    });
    this.setPinMoved(pinMoved);
    this.#textures = openTextures({
      onLoaded: () => this.#renderer.invalidate(),
      onFault: () => this.#tell("CanvasFault", this.#stage.words("fault.picture")),
    });
    this.#renderer = openRenderer(this.#stage.picture, { textures: this.#textures, onPainted: () => this.#painted() });
    this.#interaction = new Interaction(this.#desk, this.#textures.alphaOf, active => this.#gestureChanged(active));
    this.#commands = commandsOf(this.#desk, () => { this.#closeHelp = openHelp(texts, id => id in this.#commands); });
    this.#past = new Past(this.#desk.working, (run, number) => this.#desk.attempt(this.#link.branch(run, number)));
    this.#link = this.#openLink(projectId, hub);
    this.#listen();
    host.clippaste = this;
  }

  /** "webgl2" or "2d". */
  get renderer() {
    return this.#renderer.name;
  }

  /** Selects pieces for Blazor, which is not told back. @param {string[]} ids */
  select(ids) {
    this.#desk.selectQuietly(ids);
  }

  /** @param {string} name one of commands.js @returns {boolean} whether it had anything to do */
  runCommand(name) {
    return this.#commands[name]?.() ?? name in this.#commands;
  }

  /** Shows an iteration of the scene's run, or the present again. @param {number | null} number @returns {Promise<void>} */
  frame(number) {
    return this.#past.show(number);
  }

  /** Whether a run must leave alone what the hand has moved. @param {boolean} on */
  setPinMoved(on) {
    this.#desk.settings.pinMoved = on;
  }

  /**
   * Fills an element with the timeline of a run; the canvas follows it.
   * @param {HTMLElement} host @param {string} run @param {import("./timeline.js").TimelineTexts} texts
   * @returns {{dispose: () => void}}
   */
  openTimeline(host, run, texts) {
    return this.#past.openTimeline(host, run, texts);
  }

  /** Closes the timeline and shows the present again. */
  closeTimeline() {
    this.#past.dispose();
  }

  /** The scene as it is shown. @returns {import("./scene.js").Scene} */
  scene() {
    return this.#desk.working.shown;
  }

  /**
   * The collage alone, at a size in pixels.
   * @param {number} width @param {number} height
   * @returns {Promise<Uint8ClampedArray>} RGBA, straight alpha
   */
  readPixels(width, height) {
    return this.#renderer.readPixels(this.scene(), width, height);
  }

  /** The topmost piece at a point of the page. @param {number} x @param {number} y @returns {string | null} its id */
  pieceAt(x, y) {
    const box = this.#host.getBoundingClientRect();
    return this.#interaction.hits({ x: x - box.left, y: y - box.top })[0]?.id ?? null;
  }

  /** The centre of a piece in the page. @param {string} id @returns {{x: number, y: number} | null} */
  screenOf(id) {
    const { byId, size } = this.scene();
    const pose = byId.get(id)?.pose;
    return pose ? this.#inPage(this.#desk.view.toScreen({ x: (pose.x + 0.5) * size.width, y: (pose.y + 0.5) * size.height })) : null;
  }

  /** The handles of the selection in the page. @returns {{kind: "scale" | "turn", place: object, x: number, y: number}[]} */
  handles() {
    return this.#interaction.handles().map(({ kind, place, at }) => ({ kind, place, ...this.#inPage(at) }));
  }

  /**
   * Milliseconds from finishing an iteration to seeing it, bytes of a frame, and pictures a second while dragging.
   * @returns {{p50: number, p95: number, bytesPerFrame: number, frames: number, fps: number | null}}
   */
  stats() {
    return { ...this.#link.stats(), fps: this.#speed.perSecond };
  }

  /** Ends everything. @returns {Promise<void>} */
  async dispose() {
    this.#desk.nudging.flush();
    this.#closeHelp();
    this.#closers.forEach(close => close());
    cancelAnimationFrame(this.#scheduled);
    clearTimeout(this.#noticeTimer);
    this.#past.dispose();
    this.#renderer.dispose();
    this.#textures.dispose();
    this.#stage.dispose();
    delete this.#host.clippaste;
    await this.#link.dispose();
  }

  #openLink(projectId, hub) {
    return openLink({
      projectId,
      connection: hub ?? undefined,
      onScene: scene => this.#serve(scene),
      onFrame: (frame, current) => this.#advance(frame, current),
      onState: ({ state }) => this.#connectionChanged(state),
      onFault: message => this.#tell("CanvasFault", message),
    });
  }

  #listen() {
    const { working, view } = this.#desk;
    this.#closers.push(
      listen(this.#stage.overlay, this.#interaction),
      acceptCutouts(this.#host, view, () => (this.#desk.mayEdit ? working.shown.size : null), (cutout, pose) => this.#add(cutout, pose)),
      listenToKeys(this.#host, {
        run: id => this.#runByKey(id),
        onSpace: held => { this.#interaction.spaceHeld = held; },
        onEnter: () => { this.#walks = true; },
      }),
    );
  }

  // Escape hands Tab back to the page until the canvas is entered again; it first takes back what the hand is doing.
  #runByKey(id) {
    if (this.#interaction.isBusy) {
      if (id === "selectNone")
        this.#interaction.cancel();
      return true;
    }
    if (id === "selectNone")
      this.#walks = false;
    if ((id === "next" || id === "previous") && !this.#walks)
      return false;
    return this.runCommand(id);
  }

  #serve(scene) {
    this.#desk.view.showCanvas(scene.size);
    this.#desk.working.serve(scene);
    const { working } = this.#desk;
    this.#textures.keep([...working.present.pieces, ...working.shown.pieces].map(piece => piece.texture));
  }

  #advance(frame, current) {
    if (current && this.#desk.working.advance(frame))
      this.#unpainted = frame;
    this.#past.push(frame);
    this.#host.dispatchEvent(new CustomEvent("clippaste:frame", { detail: frame, bubbles: true }));
  }

  #add(cutout, pose) {
    const id = newPieceId();
    this.#desk.commit("add", [{ op: "add", id, cutout, pose }]);
    this.#desk.selectWhenMade(id);
  }

  // A connection that heals at once is not worth a word.
  #connectionChanged(state) {
    if (state === "live") {
      clearTimeout(this.#noticeTimer);
      this.#noticeTimer = 0;
      this.#stage.notice(null);
    } else {
      this.#noticeTimer ||= setTimeout(() => this.#stage.notice(this.#stage.words("notice.offline")), noticeAfterMs);
    }
  }

  #gestureChanged(active) {
    this.#startBox = active ? selectionBox(this.#desk) : null;
    this.#redraw();
  }

  #resize(width, height, ratio) {
    this.#ratio = ratio;
    const { overlay } = this.#stage;
    [overlay.width, overlay.height] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    this.#desk.view.resize({ width: Math.max(1, width), height: Math.max(1, height) });
    this.#renderer.resize(width, height, ratio);
  }

  // Both layers are asked for at once, so that they are drawn in the same animation frame.
  #redraw() {
    this.#renderer.show(this.scene(), this.#desk.view.camera);
    this.#scheduled ||= requestAnimationFrame(() => this.#drawMarks());
  }

  #drawMarks() {
    this.#scheduled = 0;
    const marks = marksOf(this.#desk, this.#interaction, this.#startBox);
    drawOverlay(this.#stage.overlay.getContext("2d"), this.#ratio, marks, this.#stage.palette());
  }

  #painted() {
    this.#speed.painted(this.#interaction.isBusy, performance.now());
    if (this.#unpainted)
      this.#link.painted(this.#unpainted);
    this.#unpainted = null;
  }

  #inPage({ x, y }) {
    const box = this.#host.getBoundingClientRect();
    return { x: x + box.left, y: y + box.top };
  }

  // A circuit that has just gone cannot be told anything; the page reloads then.
  #tell(method, value) {
    this.#blazor.invokeMethodAsync(method, value).catch(() => {});
  }
}
