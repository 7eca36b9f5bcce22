// The documents of one stream that were taken and not given back: bounded by count and by bytes together.

export class Window {
  #count;
  #size;
  #ordered;
  #jobs = new Set(); // In the order of the stream.
  #ready = [];
  #bytes = 0;
  #hasEnded = false;
  #failure;
  /** When the oldest unanswered document came to be it. */
  #since = 0;
  #wakeReader = () => {};
  #wakeFeeder = () => {};

  constructor(count, size, ordered) {
    if (!(count >= 1 && size >= 1)) throw new RangeError("a window holds at least one document and one byte");
    this.#count = count;
    this.#size = size;
    this.#ordered = ordered;
  }

  /** Waits for room and takes the job in; false when nobody reads the results any more. */
  async room(job) {
    while (this.#jobs.size && (this.#jobs.size >= this.#count || this.#bytes + job.size > this.#size)) {
      await new Promise((resolve) => (this.#wakeFeeder = resolve));
    }
    if (this.#hasEnded) return false;
    if (!this.#jobs.size) this.#since = performance.now();
    this.#jobs.add(job);
    this.#bytes += job.size;
    return true;
  }

  answered(job) {
    if (!this.#jobs.has(job)) return;
    if (!this.#ordered) this.#ready.push(job);
    for (const earlier of this.#jobs) {
      if (earlier === job) this.#since = performance.now();
      if (earlier === job || earlier.outcome === undefined) break;
    }
    this.#wakeReader();
  }

  /** No more documents come. */
  end() {
    this.#hasEnded = true;
    this.#wakeReader();
  }

  /** The source failed: the reader is told when the documents before are done. */
  fail(error) {
    this.#failure = error;
  }

  /** Nobody reads the results any more. */
  leave() {
    this.#hasEnded = true;
    this.#jobs.clear();
    this.#wakeFeeder();
  }

  /** The next job that may be given to the caller; undefined at the end. Calls `giveUp` with one whose time is up. */
  async next(timeout, giveUp) {
    for (;;) {
      const job = this.#ordered ? this.#first() : this.#ready.shift();
      if (job !== undefined) {
        this.#jobs.delete(job);
        this.#bytes -= job.size;
        this.#wakeFeeder();
        return job;
      }
      if (this.#hasEnded && !this.#jobs.size) {
        if (this.#failure !== undefined) throw this.#failure;
        return undefined;
      }
      const { late, left } = this.#overdue(timeout);
      if (late !== undefined) giveUp(late);
      else await this.#wait(left);
    }
  }

  #first() {
    const [job] = this.#jobs;
    return job?.outcome === undefined ? undefined : job;
  }

  async #wait(left) {
    let timer;
    await new Promise((resolve) => {
      this.#wakeReader = resolve;
      if (left !== undefined) timer = setTimeout(resolve, left);
    });
    clearTimeout(timer);
  }

  /** The clock of a document runs while it is the oldest that the server has, not while it waits for its turn. */
  #overdue(timeout) {
    if (timeout === undefined) return {};
    for (const job of this.#jobs) {
      if (job.outcome !== undefined || job.sentAt === undefined) continue;
      const left = Math.max(job.sentAt, this.#since) + timeout - performance.now();
      return left <= 0 ? { late: job } : { left };
    }
    return { left: timeout };
  }
}
