// Where the hashiya binary is.

import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { ServerError } from "./errors.js";

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The binary: the argument, `$HASHIYA_BIN`, or `hashiya` on `PATH`; in this order. A path that is named and wrong is an error. */
export function findServer(path) {
  for (const [named, origin] of [[path, "the argument"], [process.env.HASHIYA_BIN, "$HASHIYA_BIN"]]) {
    if (!named) continue;
    if (isExecutable(named)) return named;
    throw new ServerError(`${named} (${origin}) is not an executable file`);
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const found = join(folder, "hashiya");
    if (folder && isExecutable(found)) return found;
  }
  throw new ServerError("no hashiya binary on PATH; name it with new Client({server: …}) or $HASHIYA_BIN");
}
