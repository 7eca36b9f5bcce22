// The snippets of the README, run as they stand there, with the client of this folder.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the README's snippets run", { timeout: 60_000 }, () => {
  const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const [first, second] = [...page.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);
  const folder = mkdtempSync(join(tmpdir(), "hashiya-readme-"));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(fileURLToPath(new URL("..", import.meta.url)), join(folder, "node_modules/hashiya"));
    const inputs = 'const documents = [{ id: 1, text: "وصل الوفد إلى القاهرة." }, { id: 2 }];\n';
    const program = first.replace("await client.close();", inputs + second + "await client.close();");
    writeFileSync(join(folder, "snippet.mjs"), program);
    const output = execFileSync(process.execPath, [join(folder, "snippet.mjs")], { encoding: "utf8" });
    assert.equal(output, "ليلى منصور ← الميناء استأنف العمل أمس\n1 1\n2 missingText\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
