// The client: requests, streams of documents, and what happens when the server dies.

import { findServer } from "./binary.js";
import { DocumentError, ServerError } from "./errors.js";
import { Job, start } from "./server.js";
import { Window } from "./window.js";

/** Annotates Arabic text with a hashiya server that this object starts and ends. See `index.d.ts`. */
export class Client {
  #binary;
  #args;
  #server;
  #starting;
  #recovery;
  #alone = () => {};
  #isClosed = false;
  /** What the server said about itself: name and version. */
  serverInfo = {};
  /** How often the server was started again. */
  restarts = -1;

  constructor({ server, cache = false, arguments: args = [] } = {}) {
    this.#binary = findServer(server);
    this.#args = cache === true ? [...args] : cache === false ? ["--no-cache", ...args] : ["--cache", cache, ...args];
  }

  /** The process of the server; undefined when there is none. */
  get pid() {
    return this.#server?.reason === undefined ? this.#server?.pid : undefined;
  }

  async annotate(text, { timeout, ...options } = {}) {
    return this.#call("hashiya/annotate", { text, offsetEncoding: "utf-16", ...options }, timeout);
  }

  async extract(text, { timeout, ...options } = {}) {
    return this.#call("hashiya/extract", { text, ...options }, timeout);
  }

  /** A query as `protocol/schema/search-params.json` describes it, or the words of sentences. */
  async search(query, { timeout } = {}) {
    const params = typeof query === "string" ? { text: query } : query;
    return this.#call("hashiya/search", { offsetEncoding: "utf-16", ...params }, timeout);
  }

  async request(method, params = null, { timeout } = {}) {
    return this.#call(method, params, timeout);
  }

  async *annotateMany(documents, given = {}) {
    const { ordered = true, timeout, onError = "yield", windowCount = 64, windowBytes = 8 << 20, ...options } = given;
    if (onError !== "yield" && onError !== "throw") throw new RangeError(`onError is "yield" or "throw", not ${onError}`);
    const window = new Window(windowCount, windowBytes, ordered);
    const feeding = this.#feed(documents, options, window);
    try {
      for (;;) {
        const job = await window.next(timeout, (late) => this.#giveUp(late, timeout));
        if (job === undefined) break;
        const { error, result } = job.outcome;
        if (error instanceof DocumentError) error.id = job.key;
        if (error !== undefined && (onError === "throw" || !(error instanceof DocumentError))) throw error;
        yield { id: job.key, document: result, error };
      }
      await feeding; // Throws what the source threw.
    } finally {
      window.leave();
    }
  }

  /** Ends the server; kills it when it does not end in so many milliseconds. */
  async close(timeout = 2000) {
    this.#isClosed = true;
    await this.#starting?.catch(() => {});
    await this.#server?.close(timeout);
    await this.#recovery;
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  // Sending

  async #call(method, params, timeout) {
    let timer;
    const job = await new Promise((resolve, reject) => {
      const job = new Job(method, params, resolve);
      if (timeout !== undefined) timer = setTimeout(() => this.#giveUp(job, timeout), timeout);
      this.#submit(job).catch(reject);
    });
    clearTimeout(timer);
    if (job.outcome.error) throw job.outcome.error;
    return job.outcome.result;
  }

  async #submit(job) {
    while (!(await this.#running()).send(job));
  }

  async #running() {
    while (this.#recovery && !this.#isClosed) await this.#recovery;
    if (this.#isClosed) throw new ServerError("the client is closed");
    if (this.#server === undefined || this.#server.reason !== undefined) await this.#launch();
    return this.#server;
  }

  /** Takes documents from the source as long as the window has room for them. */
  async #feed(documents, options, window) {
    let number = 0;
    try {
      for await (const item of documents) {
        const job = jobOf(++number, item, options, (job) => window.answered(job));
        if (!(await window.room(job))) return;
        try {
          if (job.outcome === undefined) await this.#submit(job);
        } catch (error) {
          job.outcome = { error };
        }
        if (job.outcome !== undefined) window.answered(job);
      }
    } catch (error) {
      window.fail(error);
    } finally {
      window.end();
    }
  }

  #giveUp(job, timeout) {
    if (job.outcome !== undefined) return;
    const done = job.done;
    job.done = () => {};
    job.outcome = { error: new DocumentError(`no annotations after ${timeout} ms`, "timeout") };
    this.#server?.giveUp(job);
    done(job);
  }

  // The life of the server

  async #launch() {
    this.#starting ??= start(this.#binary, this.#args, (...end) => this.#ended(...end)).finally(
      () => (this.#starting = undefined),
    );
    const { server, info } = await this.#starting;
    if (this.#server === server) return server; // Somebody else waited for the same start.
    this.#server = server;
    this.serverInfo = info;
    this.restarts += 1;
    return server;
  }

  #ended(server, left, reason) {
    if (server !== this.#server) return;
    if (this.#recovery) return this.#alone();
    const unanswered = left.filter((job) => job.outcome === undefined);
    if (unanswered.length && !this.#isClosed) {
      for (const job of unanswered) {
        job.deaths += server.wasGivenUp ? 0 : 1;
        job.sentAt = undefined;
      }
      this.#recovery = this.#recover(unanswered, reason);
      return;
    }
    for (const job of unanswered) settle(job, new ServerError(reason));
  }

  /** Sends again what a server left unanswered, one document at a time. Nothing else is sent meanwhile. */
  async #recover(left, reason) {
    try {
      for (const job of left) reason = await this.#retry(job, reason);
    } catch (error) {
      for (const job of left) if (job.outcome === undefined) settle(job, error);
    } finally {
      this.#recovery = undefined;
      if (this.#isClosed) await this.#server?.close(0);
    }
  }

  /** Sends a job alone until it is answered, or has made the server die twice. */
  async #retry(job, reason) {
    while (job.outcome === undefined) {
      if (this.#isClosed) throw new ServerError("the client is closed");
      if (job.deaths >= 2) {
        settle(job, new DocumentError(`the document made the server end twice: ${reason}`, "crashed"));
        break;
      }
      const server = this.#server?.reason === undefined ? this.#server : await this.#launch();
      let isAnswered = false;
      const alone = new Promise((resolve) => (this.#alone = resolve));
      const wasSent = server.send(job, () => {
        isAnswered = true;
        this.#alone();
      });
      if (!wasSent) continue;
      await alone;
      if (isAnswered) job.done(job);
      else if (job.outcome === undefined && !server.wasGivenUp) {
        job.deaths += 1;
        reason = server.reason ?? reason;
      }
    }
    return reason;
  }
}

function settle(job, error) {
  job.outcome = { error };
  job.done(job);
}

/** The job of one document of a stream; one without a text has its outcome already. */
function jobOf(number, item, options, done) {
  const { id, text, referenceTime, layers } = typeof item === "string" ? { text: item } : item;
  const own = { ...(referenceTime != null && { referenceTime }), ...(layers != null && { layers }) };
  const params = { text, offsetEncoding: "utf-16", ...options, ...own, id: String(id ?? number) };
  const job = new Job("hashiya/annotate", params, done);
  job.key = id;
  job.size = typeof text === "string" ? Buffer.byteLength(text) : 0;
  if (typeof text !== "string") {
    job.outcome = { error: new DocumentError('a document needs a "text" that is a string', "missingText") };
  }
  return job;
}
