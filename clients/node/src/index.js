export { findServer } from "./binary.js";
export { Client } from "./client.js";
export { DocumentError, ServerError } from "./errors.js";
