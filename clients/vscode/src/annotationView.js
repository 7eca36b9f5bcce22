// The annotation view: the page that `hashiya annotate --format html` makes of the text, beside the editor.
"use strict";

const { spawn } = require("node:child_process");
const path = require("node:path");
const vscode = require("vscode");
const { serverCommand, serverSettings } = require("./settings");

/** The view of one document. It is brought up to date when the document is saved. */
class AnnotationView {
  constructor(document, whenClosed) {
    this.document = document;
    this.panel = vscode.window.createWebviewPanel(
      "hashiya.annotations",
      `حاشية: ${path.basename(document.fileName)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [] },
    );
    this.panel.onDidDispose(whenClosed);
  }

  /** Shows the text as it is now. */
  async refresh() {
    try {
      this.panel.webview.html = await annotatedPage(this.document);
    } catch (failure) {
      vscode.window.showErrorMessage(`hashiya: ${failure.message}`);
    }
  }
}

/** The page for a document's text, with or without changes that are not saved. */
function annotatedPage(document) {
  const { command, args } = serverCommand("annotate", "--format", "html");
  const { referenceTime } = serverSettings(document.uri);
  if (referenceTime) args.push("--reference-time", referenceTime);
  const folder = document.uri.scheme === "file" ? path.dirname(document.uri.fsPath) : undefined;
  if (folder) args.push("--config", folder);
  return run(command, [...args, "-"], document.getText(), folder);
}

/** What a program writes when it is given an input. */
function run(command, args, input, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["pipe", "pipe", "pipe"] });
    const output = [];
    const messages = [];
    child.stdout.on("data", (piece) => output.push(piece));
    child.stderr.on("data", (piece) => messages.push(piece));
    // A program that ends early says why on its standard error.
    child.stdin.on("error", () => {});
    child.on("error", (failure) => reject(new Error(`${command} cannot be run: ${failure.message}`)));
    child.on("close", (status) => {
      if (status === 0) resolve(Buffer.concat(output).toString("utf8"));
      else reject(new Error(Buffer.concat(messages).toString("utf8").trim() || `exit status ${status}`));
    });
    child.stdin.end(input);
  });
}

/** The views that are open, one a document at most. */
class AnnotationViews {
  constructor() {
    this.views = new Map();
  }

  /** Shows the view of the active editor's document. */
  async show() {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      vscode.window.showInformationMessage("hashiya: open a text first");
      return;
    }
    const key = document.uri.toString();
    if (!this.views.has(key)) this.views.set(key, new AnnotationView(document, () => this.views.delete(key)));
    const view = this.views.get(key);
    view.panel.reveal(undefined, true);
    await view.refresh();
  }

  /** Brings the view of a document up to date, if there is one. */
  async saved(document) {
    await this.views.get(document.uri.toString())?.refresh();
  }
}

module.exports = { AnnotationViews, annotatedPage };
