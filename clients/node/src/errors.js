// What can go wrong, as exceptions.

/** No hashiya binary was found, or the server does not start. */
export class ServerError extends Error {
  name = "ServerError";
}

const NAMES = new Map([[-32602, "invalidField"], [-32600, "tooLarge"]]);

/** One document, or one request, failed; others are not affected. */
export class DocumentError extends Error {
  name = "DocumentError";

  constructor(message, code, rpcCode) {
    super(message);
    /** `crashed`, `timeout`, `invalidField`, `missingText`, `tooLarge`, or `refused`. */
    this.code = code;
    /** The server's number, where there was an answer. */
    this.rpcCode = rpcCode;
    /** The document's id in `annotateMany`. */
    this.id = undefined;
  }

  static ofAnswer({ code, message }) {
    return new DocumentError(message, NAMES.get(code) ?? "refused", code);
  }

  /** The error record that a batch writes in the place of the document. */
  record() {
    return { id: String(this.id ?? ""), error: { code: this.code, message: this.message } };
  }
}
