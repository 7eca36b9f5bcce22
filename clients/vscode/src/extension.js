// Starts the server, and offers what the protocol has no word for.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { AnnotationViews } = require("./annotationView");
const { SECTION, serverCommand, serverSettings } = require("./settings");

let client;

function createClient() {
  const { command, args, more } = serverCommand("serve");
  const serverOptions = { command, args: [...args, ...more], transport: TransportKind.stdio };
  const clientOptions = {
    documentSelector: ["file", "untitled"].flatMap((scheme) =>
      ["plaintext", "markdown"].map((language) => ({ scheme, language })),
    ),
    initializationOptions: serverSettings(),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/.hashiya.json") },
    middleware: { workspace: { configuration } },
  };
  return new LanguageClient(SECTION, "hashiya", serverOptions, clientOptions);
}

/** Answers the server's question for settings. */
async function configuration(params, token, next) {
  const answers = await next(params, token);
  return params.items.map((item, index) => {
    if (item.section !== SECTION) return answers[index];
    return serverSettings(item.scopeUri ? vscode.Uri.parse(item.scopeUri) : undefined);
  });
}

async function showStatus() {
  const status = await client.sendRequest("hashiya/status");
  const memory = ((status.memory.residentBytes ?? 0) / 1048576).toFixed(1);
  vscode.window.showInformationMessage(
    `hashiya ${status.version}, model ${status.model.version}, ${memory} MiB, ${status.documents.length} open`,
  );
}

async function start() {
  client = createClient();
  try {
    await client.start();
  } catch (failure) {
    vscode.window.showErrorMessage(
      `hashiya: the server cannot be started (${failure.message}). Set hashiya.server.path to its program.`,
    );
  }
}

async function activate(context) {
  const views = new AnnotationViews();
  context.subscriptions.push(
    vscode.commands.registerCommand("hashiya.showAnnotations", () => views.show()),
    vscode.commands.registerCommand("hashiya.showStatus", showStatus),
    vscode.commands.registerCommand("hashiya.restart", async () => {
      await deactivate();
      await start();
    }),
    vscode.workspace.onDidSaveTextDocument((document) => views.saved(document)),
  );
  await start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  // A client that never came up has nothing to stop.
  await running?.stop().catch(() => {});
}

module.exports = { activate, deactivate };
