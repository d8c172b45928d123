/**
 * The line to the studio's hub: scenes and frames come in, edits and steering go out. It reconnects for ever and picks both streams
 * up again; edits made meanwhile wait and are sent in their order.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Frame} Frame
 * @typedef {{state: "connecting" | "live" | "waiting", since: number, retryIn: number}} LinkState
 *   since: when it became so, unix milliseconds; retryIn: milliseconds to the next attempt while waiting
 * @typedef {{onScene: (scene: Scene) => void, onFrame: (frame: Frame, current: boolean) => void, onState?: (state: LinkState) => void,
 *   onFault?: (message: string) => void}} LinkListener
 *   current: false for a frame of an older document than the scene's, which belongs into curves but not onto the canvas;
 *   onFault: the server refused to stream, and says why
 */
import { Delays } from "./link-delays.js";
import { sceneFrom } from "./scene.js";
import { Steering } from "./steering.js";

/** Waits before an attempt to connect again, in milliseconds; the last one for all further attempts. */
const RECONNECT = [0, 1000, 2000, 5000];

/** So many edits may wait for the connection. */
const MOST_WAITING = 200;

/** A change that was not made, though the server did not refuse it. */
export class EditLostError extends Error {
  /** @param {"full" | "line" | "closed"} reason too many wait already; the line went while it was under way; the link was disposed */
  constructor(reason) {
    super(`The change was not sent: ${reason}.`);
    this.reason = reason;
  }
}

/**
 * @param {{projectId: string, connection?: object} & LinkListener} options connection: a SignalR connection that is not started yet and
 *   does not reconnect by itself; without it one to /hubs/studio is made (the page must have loaded signalr.min.js)
 */
export function openLink({ projectId, connection = hubConnection(), onScene, onFrame, onState = () => {}, onFault = () => {} }) {
  const delays = new Delays();
  const steering = new Steering(poses => send("Steer", projectId, { poses }));
  const waiting = [];
  let [attempt, timer, closed, sending] = [0, 0, false, false];
  let [scene, scenes, frames] = [/** @type {Scene | null} */ (null), /** @type {object | null} */ (null), noFrames()];

  connection.onclose(wait);
  const hasten = () => {
    if (timer && document.visibilityState === "visible")
      connect();
  };
  window.addEventListener("online", hasten);
  document.addEventListener("visibilitychange", hasten);
  connect();

  async function connect() {
    clearTimeout(timer);
    timer = 0;
    tell("connecting");
    try {
      await connection.start();
    } catch {
      wait();
      return;
    }
    if (closed) {
      connection.stop();
      return;
    }
    tell("live");
    openScenes();
    sendWaiting();
  }

  function wait() {
    if (closed)
      return;
    frames.subscription?.dispose();
    frames = { ...frames, subscription: null };
    const retryIn = RECONNECT[Math.min(attempt++, RECONNECT.length - 1)];
    clearTimeout(timer);
    timer = setTimeout(connect, retryIn);
    tell("waiting", retryIn);
  }

  function tell(state, retryIn = 0) {
    if (!closed)
      onState({ state, since: Date.now(), retryIn });
  }

  const isLive = () => connection.state === "Connected";

  function openScenes() {
    scenes = connection.stream("Scenes", projectId).subscribe({
      next(message) {
        attempt = 0;
        scene = sceneFrom(message);
        onScene(scene);
        followRun();
      },
      complete: () => {},
      error: refused,
    });
  }

  // A stream also fails when the line goes; that is no refusal and heals by itself. The connection tells its streams before it counts as
  // closed, so ask a moment later.
  function refused(error) {
    queueMicrotask(() => {
      if (isLive() && !closed)
        onFault(reasonOf(error));
    });
  }

  function followRun() {
    const run = scene.run?.id ?? null;
    if (frames.subscription && frames.run === run)
      return;
    frames.subscription?.dispose();
    frames = { run, last: frames.run === run ? frames.last : -1, subscription: null };
    if (run)
      frames.subscription = connection.stream("Frames", run, frames.last).subscribe(frameListener(run));
  }

  function frameListener(run) {
    const ended = () => {
      if (frames.run === run)
        frames.subscription = null;
    };
    return {
      next(frame) {
        if (frames.run !== run || frame.number <= frames.last)
          return;
        frames.last = frame.number;
        delays.received(frame);
        onFrame(frame, frame.version >= scene.version);
      },
      complete: ended,
      error(error) {
        ended();
        refused(error);
      },
    };
  }

  function send(method, ...values) {
    if (isLive())
      connection.send(method, ...values).catch(() => {}); // The line has gone: what a hand does at this moment is not worth keeping.
  }

  /** Calls one after the other, so that undo never overtakes the edit before it. */
  function queue(method, values, again) {
    if (closed || waiting.length >= MOST_WAITING)
      return Promise.reject(new EditLostError(closed ? "closed" : "full"));
    return new Promise((resolve, reject) => {
      waiting.push({ method, values, again, resolve, reject });
      sendWaiting();
    });
  }

  async function sendWaiting() {
    if (sending)
      return;
    sending = true;
    while (waiting.length > 0 && isLive())
      await sendFirst();
    sending = false;
  }

  async function sendFirst() {
    const { method, values, again, resolve, reject } = waiting[0];
    try {
      resolve(await connection.invoke(method, ...values));
    } catch (error) {
      const lineGone = !isLive();
      if (lineGone && again)
        return;
      reject(lineGone ? new EditLostError("line") : new Error(reasonOf(error), { cause: error }));
    }
    waiting.shift();
  }

  return {
    /**
     * Sends a committed edit. Its operations say where things are, not how far they go, so it is sent again if the line went.
     * @param {{label: string, ops: object[]}} message an EditMessage
     * @returns {Promise<number>} the document's new version; rejected with the server's reason, or an EditLostError
     */
    edit(message) {
      steering.drop();
      return queue("Edit", [projectId, message], true);
    },

    /** @returns {Promise<number>} the document's version */
    undo: () => queue("Undo", [projectId], false),

    /** @returns {Promise<number>} the document's version */
    redo: () => queue("Redo", [projectId], false),

    /** Makes an iteration the document. @param {string} run @param {number} number @returns {Promise<number>} the document's new version */
    branch: (run, number) => queue("Branch", [projectId, run, number], true),

    /** Tells a run what the hand holds, at most ten times a second; an empty list lets go. @param {object[]} poses with the pieces' ids */
    steer(poses) {
      if (scene?.run)
        steering.hold(poses);
    },

    /** To be called right after a frame was drawn. @param {Frame} frame */
    painted: frame => delays.painted(frame),

    /** Edits that wait for the connection or for their answer. @returns {number} */
    waiting: () => waiting.length,

    /** Milliseconds from finishing an iteration to seeing it, of the last 1,000. @returns {import("./link-delays.js").Delay} */
    stats: () => delays.stats(),

    /** Ends both streams and the connection; what still waits is given up. */
    async dispose() {
      closed = true;
      clearTimeout(timer);
      window.removeEventListener("online", hasten);
      document.removeEventListener("visibilitychange", hasten);
      steering.drop();
      if (isLive())
        [scenes, frames.subscription].forEach(subscription => subscription?.dispose());
      waiting.splice(0).forEach(({ reject }) => reject(new EditLostError("closed")));
      await connection.stop();
    },
  };
}

/** What the hub said, without what SignalR puts before it. */
function reasonOf(error) {
  return error.message.replace(/^.*HubException: /s, "");
}

function noFrames() {
  return { run: null, last: -1, subscription: null };
}

function hubConnection() {
  const { HubConnectionBuilder, LogLevel } = window.signalR;
  return new HubConnectionBuilder().withUrl("/hubs/studio").configureLogging(LogLevel.None).build();
}
