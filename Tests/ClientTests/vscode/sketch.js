// The outline of a message: who says what, with the names and kinds of all members, but without what changes with the
// model. A recording of outlines stays true while annotations get better.
"use strict";

function outline(value) {
  if (Array.isArray(value)) return [...new Set(value.map((element) => JSON.stringify(outline(element))))].sort().map((text) => JSON.parse(text));
  if (value === null) return null;
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, outline(value[key])]));
}

/** A line for the recording. The client's own messages are kept whole but for what differs between machines. */
function sketch({ from, message }) {
  const { method, params, result, error } = message;
  if (from === "client" && method !== undefined) {
    const { processId, capabilities, ...kept } = params ?? {};
    return JSON.stringify({ from, method, params: kept });
  }
  const offers = result?.capabilities ? { capabilities: Object.keys(result.capabilities).sort() } : undefined;
  return JSON.stringify({ from, method, params: outline(params ?? null), result: offers ?? outline(result ?? null), error: outline(error ?? null) });
}

module.exports = { sketch };
