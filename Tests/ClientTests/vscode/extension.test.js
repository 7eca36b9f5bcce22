// The extension with stand-ins for the editor's modules and with the real server. Run by clients/vscode/test.sh.
"use strict";

const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { editor, vscode } = require("./stubs");
const { sketch } = require("./sketch");

const root = path.join(__dirname, "../../..");
const extension = require(path.join(root, "clients/vscode/src/extension.js"));
const manifest = require(path.join(root, "clients/vscode/package.json"));
const { serverKeys, serverSettings } = require(path.join(root, "clients/vscode/src/settings.js"));
const server = process.env.HASHIYA_SERVER;
const work = process.env.HASHIYA_WORK;

const TEXT = "أعلن الوزير سامر الحاج في 12 مايو 2024 بدء العمل.\nوقال الحاج إن \"العمل لن يتوقف\n";
const URI = "file:///pages/news.txt";
const document = { textDocument: { uri: URI } };
const context = { subscriptions: [] };

async function until(condition, what) {
  for (let tries = 0; tries < 400; tries++) {
    const found = condition();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`timed out waiting for ${what}`);
}

function fromServer(method) {
  return editor.exchange.filter(({ from, message }) => from === "server" && message.method === method);
}

test("the manifest's settings are those of .hashiya.json", () => {
  const schema = JSON.parse(fs.readFileSync(path.join(root, "protocol/schema/configuration.json"), "utf8"));
  const names = (object, prefix = "") =>
    Object.entries(object.properties).flatMap(([name, member]) => {
      if (name === "$schema") return [];
      return member.properties ? names(member, `${prefix}${name}.`) : [prefix + name];
    });
  assert.deepEqual(serverKeys().sort(), names(schema).sort());
  for (const name of serverKeys()) {
    const member = name.split(".").reduce((object, key) => object.properties[key], schema);
    const setting = manifest.contributes.configuration.properties[`hashiya.${name}`];
    assert.equal(setting.description, member.description, name);
    for (const key of ["items", "enum"]) assert.deepEqual(setting[key], member[key], `${name}: ${key}`);
  }
});

test("only what the user set is sent, in the server's form", () => {
  editor.settings = { "hashiya.referenceTime": "2024-05-15", "hashiya.editor.inlayHints": ["dates"], "hashiya.server.path": server };
  assert.deepEqual(serverSettings(), { referenceTime: "2024-05-15", editor: { inlayHints: ["dates"] } });
});

test("a server that cannot be started is reported", async () => {
  editor.settings = { "hashiya.server.path": path.join(work, "nothing") };
  await extension.activate({ subscriptions: [] });
  assert.equal(editor.messages.at(-1)[0], "error");
  assert.match(editor.messages.at(-1)[1], /hashiya\.server\.path/);
  editor.exchange.length = 0;
});

test("activation starts the server for plain text and Markdown", async () => {
  editor.settings = {
    "hashiya.server.path": server, "hashiya.server.arguments": ["--no-cache"],
    "hashiya.names": [{ form: "رمالستان", type: "EVENT" }],
  };
  await extension.activate(context);
  const client = editor.clients.at(-1);
  assert.equal(client.result.serverInfo.name, "hashiya");
  const languages = new Set(client.clientOptions.documentSelector.map(({ language }) => language));
  assert.deepEqual(manifest.activationEvents, [...languages].map((language) => `onLanguage:${language}`));
  assert.deepEqual(client.clientOptions.initializationOptions, { names: editor.settings["hashiya.names"] });
});

test("the manifest's colours and commands are those of the server and of the code", () => {
  const { capabilities } = editor.clients.at(-1).result;
  const modifiers = manifest.contributes.semanticTokenModifiers.map(({ id }) => id);
  assert.deepEqual(modifiers, capabilities.semanticTokensProvider.legend.tokenModifiers);
  const { rules } = manifest.contributes.configurationDefaults["editor.semanticTokenColorCustomizations"];
  for (const selector of Object.keys(rules)) {
    const [type, ...wanted] = selector.split(".");
    assert.ok(type === "*" || capabilities.semanticTokensProvider.legend.tokenTypes.includes(type), selector);
    for (const modifier of wanted) assert.ok(modifiers.includes(modifier), selector);
  }
  const commands = manifest.contributes.commands.map(({ command }) => command);
  assert.deepEqual([...editor.commands.keys()].sort(), commands.sort());
  // Two that register the same name would fail in the editor.
  const served = capabilities.executeCommandProvider.commands;
  assert.deepEqual(commands.filter((command) => served.includes(command)), []);
});

test("the exchange is the recorded one", async () => {
  const client = editor.clients.at(-1);
  await until(() => fromServer("workspace/configuration").length, "the question for settings");
  client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: URI, languageId: "plaintext", version: 1, text: TEXT },
  });
  const whole = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const position = { line: 0, character: TEXT.indexOf("سامر") };
  const hover = await client.sendRequest("textDocument/hover", { ...document, position });
  assert.match(hover.contents.value, /سامر الحاج/);
  await client.sendRequest("textDocument/documentSymbol", document);
  const tokens = await client.sendRequest("textDocument/semanticTokens/full", document);
  assert.ok(tokens.data.length > 0);
  await client.sendRequest("textDocument/inlayHint", { ...document, range: whole });
  const report = await client.sendRequest("textDocument/diagnostic", document);
  assert.equal(report.kind, "full");
  assert.ok(report.items.length > 0);
  await client.sendRequest("textDocument/codeAction", { ...document, range: report.items[0].range, context: { diagnostics: report.items } });
  await client.sendRequest("textDocument/rename", { ...document, position, newName: "سمير الحاج" });

  const recording = path.join(__dirname, "exchange.jsonl");
  // Whether diagnostics are pushed before the client pulls them is a matter of time.
  const untimed = ["window/logMessage", "textDocument/publishDiagnostics"];
  const lines = editor.exchange.filter(({ message }) => !untimed.includes(message.method)).map(sketch);
  if (process.env.HASHIYA_RECORD) fs.writeFileSync(recording, lines.join("\n") + "\n");
  // Questions of the server come when it likes, so the order does not count.
  const known = fs.readFileSync(recording, "utf8").trimEnd().split("\n");
  assert.deepEqual(lines.toSorted(), known.toSorted());
});

test("the settings that the server asked for are the user's alone", () => {
  const question = fromServer("workspace/configuration")[0].message;
  const answer = editor.exchange.find(({ from, message }) => from === "client" && message.id === question.id && "result" in message);
  for (const settings of answer.message.result) assert.deepEqual(settings, { names: editor.settings["hashiya.names"] });
});

test("Show Server Status", async () => {
  await editor.commands.get("hashiya.showStatus")();
  assert.match(editor.messages.at(-1)[1], /^hashiya [0-9.]+, model .*, 1 open$/);
});

test("Show Annotations opens the annotated page, and a saved text brings it up to date", async (t) => {
  const help = execFileSync(server, ["annotate", "--help"], { encoding: "utf8", env: { ...process.env, COLUMNS: "400" } });
  const [, formats = ""] = /--format <format>[^(]*(?:\([^v][^)]*\)[^(]*)?\(values: ([^)]*)\)/.exec(help) ?? [];
  if (!/\bhtml\b/.test(formats)) return t.skip("this build has no --format html");
  let text = TEXT;
  vscode.window.activeTextEditor = {
    document: { uri: vscode.Uri.parse(`file://${work}/news.txt`), fileName: path.join(work, "news.txt"), getText: () => text },
  };
  await editor.commands.get("hashiya.showAnnotations")();
  const panel = editor.panels.at(-1);
  assert.deepEqual(editor.messages.filter(([kind, message]) => kind === "error" && /html/.test(message)), []);
  assert.match(panel.webview.html, /<html[^>]*>/);
  assert.match(panel.webview.html, /سامر الحاج/);
  assert.ok(panel.isRevealed && panel.options.enableScripts);
  text = TEXT.replace("سامر", "كريم");
  for (const listener of editor.saveListeners) await listener(vscode.window.activeTextEditor.document);
  assert.match(panel.webview.html, /كريم الحاج/);
  await editor.commands.get("hashiya.showAnnotations")();
  assert.equal(editor.panels.length, 1, "one view for a document");
});

test("the server ends with the extension", async () => {
  const client = editor.clients.at(-1);
  await extension.deactivate();
  assert.equal(client.status, 0);
});
