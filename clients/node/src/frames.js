// Messages in frames, as bytes.

/** A message with its header. */
export function frame(message) {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, "latin1"), body]);
}

const END_OF_HEADER = Buffer.from("\r\n\r\n");

/** Cuts a stream of bytes into the bodies of its frames. */
export class FrameReader {
  #chunks = [];
  #size = 0;
  /** The size of the frame whose header was read; 0 while there is none. */
  #needed = 0;
  #headerSize = 0;

  /** Takes bytes in and yields the bodies that are complete. Throws at what is no frame. */
  *feed(chunk) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size > 0 && this.#size >= this.#needed) {
      // Large bodies come in many chunks: they are joined once, when all of it is there.
      const bytes = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
      this.#chunks = [bytes];
      if (this.#needed === 0) {
        const end = bytes.indexOf(END_OF_HEADER);
        if (end < 0) {
          if (bytes.length > 4096) throw new Error("a message without a header");
          return;
        }
        const length = /^content-length: *(\d+)/im.exec(bytes.toString("latin1", 0, end));
        if (!length) throw new Error("a message without Content-Length");
        this.#headerSize = end + END_OF_HEADER.length;
        this.#needed = this.#headerSize + Number(length[1]);
        continue;
      }
      yield bytes.subarray(this.#headerSize, this.#needed);
      this.#chunks = [bytes.subarray(this.#needed)];
      this.#size -= this.#needed;
      this.#needed = 0;
    }
  }
}
