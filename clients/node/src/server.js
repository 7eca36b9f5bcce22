// One server process: started, spoken to, ended.

import { spawn } from "node:child_process";
import { DocumentError, ServerError } from "./errors.js";
import { frame, FrameReader } from "./frames.js";

/**
 * A request that must be answered, whatever happens to the server. `done` is called once it has an outcome: a result or
 * an error.
 */
export class Job {
  deaths = 0;
  sentAt = undefined;
  outcome = undefined;

  constructor(method, params, done) {
    this.method = method;
    this.params = params;
    this.done = done;
  }
}

/** One `hashiya serve` process. `ended` is called once, with the jobs that have no answer and the reason. */
export class Server {
  #process;
  #waiting = new Map();
  #nextId = 0;
  #notes = "";
  #ended;
  #exit;
  /** How it ended; undefined while it lives. */
  reason = undefined;
  /** Whether it is killed because a document takes too long, so that the others are not to blame. */
  wasGivenUp = false;

  constructor(binary, args, ended) {
    this.#ended = ended;
    this.#process = spawn(binary, ["serve", ...args], { stdio: ["pipe", "pipe", "pipe"], detached: true });
    const { stdin, stdout, stderr } = this.#process;
    const frames = new FrameReader();
    let failure = "the hashiya server ended";
    stdout.on("data", (chunk) => {
      try {
        for (const body of frames.feed(chunk)) this.#deliver(JSON.parse(body.toString("utf8")));
      } catch (error) {
        failure = `the hashiya server broke the protocol: ${error.message}`;
        this.kill();
      }
    });
    stderr.on("data", (chunk) => (this.#notes = (this.#notes + chunk).slice(-2000)));
    stdin.on("error", () => {}); // A server that is gone: "close" says so to everybody who waits.
    this.#exit = new Promise((resolve) => {
      let failed = false;
      this.#process.on("error", (error) => {
        failed = true;
        this.#finish(`${binary} does not start: ${error.message}`);
        resolve();
      });
      this.#process.on("close", (code, signal) => {
        const notes = this.#notes.trim();
        if (!failed) this.#finish(`${failure} (exit status ${code ?? signal})${notes ? ": " + notes : ""}`);
        resolve();
      });
    });
  }

  get pid() {
    return this.#process.pid;
  }

  /** Sends the job's request; `done`, or else the job's own, is called with it. False when the server has ended. */
  send(job, done = job.done) {
    if (this.reason !== undefined) return false;
    const id = ++this.#nextId;
    this.#waiting.set(id, { job, done });
    job.sentAt = performance.now();
    this.#process.stdin.write(frame({ jsonrpc: "2.0", id, method: job.method, params: job.params }));
    return true;
  }

  notify(method, params) {
    if (this.reason === undefined) this.#process.stdin.write(frame({ jsonrpc: "2.0", method, params }));
  }

  /** Ends the server at once if the job is with it, without blame for the others that are. */
  giveUp(job) {
    for (const waiting of this.#waiting.values()) {
      if (waiting.job !== job) continue;
      this.wasGivenUp = true;
      this.kill();
    }
  }

  kill() {
    this.#process.kill("SIGKILL");
  }

  /** Lets the server end in order, for so many milliseconds; then kills it. */
  async close(timeout) {
    const timer = setTimeout(() => this.kill(), timeout);
    await new Promise((resolve) => {
      if (!this.send(new Job("shutdown", null, resolve))) resolve();
      this.#exit.then(resolve);
    });
    this.notify("exit", null);
    this.#process.stdin.end();
    await this.#exit;
    clearTimeout(timer);
  }

  #deliver(message) {
    const waiting = this.#waiting.get(message.id);
    if (!waiting || "method" in message) return; // Notes to editors are not for this client.
    this.#waiting.delete(message.id);
    waiting.job.outcome = message.error ? { error: DocumentError.ofAnswer(message.error) } : { result: message.result };
    waiting.done(waiting.job);
  }

  #finish(reason) {
    this.reason = reason;
    const left = [...this.#waiting.values()].map(({ job }) => job);
    this.#waiting.clear();
    this.#ended(this, left, reason);
  }
}

/** A server that has been through `initialize`, and what it said about itself. */
export async function start(binary, args, ended) {
  const { server, about } = await new Promise((resolve, reject) => {
    const hello = new Job(
      "initialize",
      { processId: process.pid, rootUri: null, capabilities: { general: { positionEncodings: ["utf-16"] } } },
      (job) => resolve({ server, about: job.outcome.result }),
    );
    const server = new Server(binary, args, (server, left, reason) => {
      reject(new ServerError(reason));
      ended(server, left, reason);
    });
    server.send(hello);
  });
  server.notify("initialized", {});
  return { server, info: about?.serverInfo ?? {} };
}
