// The client against the real server: `$HASHIYA_BIN`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, DocumentError, findServer, ServerError } from "../src/index.js";

const TEXT = "قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس 👨‍👩‍👧، ووصلت السفن إلى القاهرة.";
const binary = findServer();
const folder = mkdtempSync(join(tmpdir(), "hashiya-node-"));
after(() => rmSync(folder, { recursive: true }));

// The real server, which a document with POISON kills, and which never answers one with HANG.
const fragile = join(folder, "fragile");
process.env.REAL_HASHIYA = binary;
const script = new URL("../../python/tests/fragile_server.py", import.meta.url);
writeFileSync(fragile, "#!/usr/bin/env python3\n" + readFileSync(script));
chmodSync(fragile, 0o755);

/** A test with a client of its own. */
function withClient(name, work, server = binary) {
  test(name, { timeout: 120_000 }, async () => {
    const client = new Client({ server });
    try {
      await work(client);
    } finally {
      await client.close();
    }
  });
}

async function collect(stream) {
  const results = [];
  for await (const result of stream) results.push(result);
  return results;
}

function documents(count, marked = {}) {
  return Array.from({ length: count }, (_, id) => ({ id, text: `${marked[id] ?? ""} ${TEXT}` }));
}

const range = (count) => Array.from({ length: count }, (_, n) => n);
const codes = (results) => Object.fromEntries(results.filter((r) => r.error).map((r) => [r.id, r.error.code]));

withClient("spans slice the text", async (client) => {
  const document = await client.annotate(TEXT, { referenceTime: "2024-05-15" });
  assert.equal(document.length, TEXT.length);
  const spans = [...document.entities, ...document.times, ...document.quotes.flatMap((quote) => quote.content)];
  assert.ok(spans.length > 3);
  for (const span of spans) assert.equal(TEXT.slice(span.start, span.end), span.text);
  assert.equal(document.times[0].value, "2024-05-14");
  assert.equal(client.serverInfo.name, "hashiya");
});

test("search", { timeout: 120_000 }, async () => {
  const text = "قال وزير النقل سامر الخطيب إن الميناء 🚢 يستأنف العمل في بيروت.";
  const news = mkdtempSync(join(folder, "news-"));
  writeFileSync(join(news, "port.txt"), text);
  const index = join(news, "corpus.sqlite");
  execFileSync(binary, ["index", "--quiet", "--index", index, news]);
  const client = new Client({ server: binary, arguments: ["--index", index] });
  try {
    const found = await client.search({ speaker: "الخطيب", said: "الميناء" });
    assert.equal(found.total, 1);
    const [hit] = found.hits;
    assert.equal(hit.quote.speakerName, "سامر الخطيب");
    assert.equal(text.slice(hit.start, hit.end), hit.text);
    assert.equal((await client.search("غائب")).hits.length, 0);
    await assert.rejects(client.search({ country: "Lebanon" }), /two letters/);
  } finally {
    await client.close();
  }
});

withClient("options, errors and other methods", async (client) => {
  const document = await client.annotate(TEXT, { layers: ["times"], id: "a7" });
  assert.deepEqual([document.id, document.quotes], ["a7", undefined]);
  await assert.rejects(client.annotate(TEXT, { layers: ["nosuch"] }), (error) => {
    return error instanceof DocumentError && error.code === "invalidField" && error.rpcCode === -32602;
  });
  await assert.rejects(client.request("no/such"), { rpcCode: -32601 });
  assert.equal((await client.request("hashiya/status")).positionEncoding, "utf-16");
  const lone = "قال \ud800 نعم";
  assert.equal((await client.annotate(lone)).length, lone.length);
});

withClient("the article of a page", async (client) => {
  const page = `<nav><a href="/">الرئيسية</a></nav><h1>ميناء الرمال يستأنف العمل</h1>
    <p>قالت وزيرة النقل ليلى منصور أمس إن الميناء استأنف العمل بعد توقف دام عامين، وإن السفن عادت إلى أرصفته.</p>`;
  const article = await client.extract(page, { input: "html", id: "port" });
  assert.deepEqual([article.id, article.headline], ["port", "ميناء الرمال يستأنف العمل"]);
  const document = await client.annotate(page, { input: "html", layers: ["times"] });
  assert.deepEqual(document.times.map((time) => document.text.slice(time.start, time.end)), document.times.map((t) => t.text));
});

withClient("many keep their order and ids", async (client) => {
  const inputs = [...documents(100), TEXT, { id: "no text" }];
  const results = await collect(client.annotateMany(inputs));
  assert.deepEqual(results.map((result) => result.id), [...range(100), undefined, "no text"]);
  assert.deepEqual(codes(results), { "no text": "missingText" });
  assert.deepEqual(results[101].error.record().error.code, "missingText");
  assert.deepEqual(results[5].document, await client.annotate(inputs[5].text, { id: "5" }));
  await assert.rejects(collect(client.annotateMany(inputs, { onError: "throw" })), DocumentError);
});

withClient("many without order give each once", async (client) => {
  const inputs = range(60).map((id) => ({ id, text: id % 7 ? TEXT : TEXT.repeat(200) }));
  const ids = (await collect(client.annotateMany(inputs, { ordered: false }))).map((result) => result.id);
  assert.notDeepEqual(ids, range(60));
  assert.deepEqual(ids.sort((a, b) => a - b), range(60));
});

withClient("a stream is lazy, and results do not wait for the source", async (client) => {
  let taken = 0;
  let isFetched;
  const fetched = new Promise((resolve) => (isFetched = resolve));
  async function* source() {
    for (; taken < 1e6; taken++) {
      if (taken === 3) await fetched; // Comes only once the first result is there.
      yield TEXT;
    }
  }
  let seen = 0;
  for await (const _ of client.annotateMany(source(), { windowCount: 4 })) {
    isFetched();
    if (++seen === 10) break;
  }
  assert.ok(taken < 30);
  assert.equal((await client.annotate(TEXT)).length, TEXT.length);
});

for (const count of [16, 64, 256]) {
  withClient(`${count} large documents in flight do not deadlock`, async (client) => {
    const large = (TEXT + "\n").repeat(Math.max(6400 / count, 60)); // 9 to 60 KB; a pipe holds 64.
    const options = { layers: ["sentences"], windowCount: count, windowBytes: 1 << 30 };
    const stream = client.annotateMany(Array(count).fill(large), options);
    assert.equal((await collect(stream)).length, count);
  });
}

withClient("an error of the source arrives", async (client) => {
  function* failing() {
    yield TEXT;
    throw new RangeError("source");
  }
  await assert.rejects(collect(client.annotateMany(failing())), RangeError);
});

withClient("a killed server is started again, and nothing is lost", async (client) => {
  async function* killing() {
    for (const document of documents(60)) {
      if (document.id === 20) {
        process.kill(client.pid, "SIGKILL");
        await sleep(50);
      }
      yield document;
    }
  }
  const results = await collect(client.annotateMany(killing(), { windowCount: 8 }));
  assert.deepEqual(results.map((result) => result.id), range(60));
  assert.deepEqual([codes(results), client.restarts], [{}, 1]);
});

withClient("poison and hanging documents come back as errors", async (client) => {
  const marked = { 3: "POISON", 4: "HANG", 17: "POISON", 39: "POISON" };
  const results = await collect(client.annotateMany(documents(40, marked), { timeout: 1500, windowCount: 16 }));
  assert.deepEqual(results.map((result) => result.id), range(40));
  assert.deepEqual(codes(results), { 3: "crashed", 4: "timeout", 17: "crashed", 39: "crashed" });
  await assert.rejects(client.annotate("HANG", { timeout: 300 }), { code: "timeout" });
  const several = await Promise.allSettled(range(8).map((n) => client.annotate(n === 2 ? "POISON" : TEXT)));
  assert.deepEqual(several.map((one) => one.reason?.code), range(8).map((n) => (n === 2 ? "crashed" : undefined)));
}, fragile);

test("what is no server is reported", { timeout: 30_000 }, async () => {
  assert.throws(() => new Client({ server: "no/such/hashiya" }), /no\/such\/hashiya/);
  const fake = join(folder, "fake");
  writeFileSync(fake, "#!/bin/sh\necho broken >&2\nexit 3\n");
  chmodSync(fake, 0o755);
  const client = new Client({ server: fake });
  await assert.rejects(client.annotate(TEXT), (error) => error instanceof ServerError && /status 3.*broken/.test(error.message));
  await client.close();
  await assert.rejects(client.annotate(TEXT), /closed/);
  await assert.rejects(collect(client.annotateMany([TEXT])), /closed/);
});
