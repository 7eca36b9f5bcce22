// Stand-ins for the modules that only exist inside Visual Studio Code. The client speaks to the real server.
"use strict";

const { spawn } = require("node:child_process");
const Module = require("node:module");

/** What the extension did to the editor, and what the tests put into it. */
const editor = {
  commands: new Map(),
  messages: [],
  panels: [],
  settings: {},
  saveListeners: [],
  exchange: [],
  clients: [],
};

class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.slice(0, text.indexOf(":"));
    this.fsPath = this.scheme === "file" ? decodeURIComponent(new URL(text).pathname) : text;
  }
  static parse(text) {
    return new Uri(text);
  }
  toString() {
    return this.text;
  }
}

function getConfiguration(section) {
  const full = (key) => `${section}.${key}`;
  return {
    get: (key, fallback) => editor.settings[full(key)] ?? fallback,
    inspect: (key) => ({ key: full(key), globalValue: editor.settings[full(key)] }),
  };
}

function createWebviewPanel(type, title, place, options) {
  const panel = {
    type, title, options, webview: { html: "" }, isRevealed: false,
    reveal: () => (panel.isRevealed = true),
    onDidDispose: (listener) => (panel.dispose = listener),
  };
  editor.panels.push(panel);
  return panel;
}

const vscode = {
  Uri,
  ViewColumn: { Beside: -2 },
  commands: {
    registerCommand: (name, action) => {
      editor.commands.set(name, action);
      return { dispose: () => editor.commands.delete(name) };
    },
  },
  window: {
    activeTextEditor: undefined,
    createWebviewPanel,
    showErrorMessage: (text) => editor.messages.push(["error", text]),
    showInformationMessage: (text) => editor.messages.push(["information", text]),
  },
  workspace: {
    getConfiguration,
    createFileSystemWatcher: (pattern) => ({ pattern }),
    onDidSaveTextDocument: (listener) => {
      editor.saveListeners.push(listener);
      return { dispose: () => {} };
    },
  },
};

/** As much of vscode-languageclient as the extension uses, over a real process. */
class LanguageClient {
  constructor(id, name, serverOptions, clientOptions) {
    Object.assign(this, { id, name, serverOptions, clientOptions });
    this.waiting = new Map();
    this.count = 0;
    this.buffer = Buffer.alloc(0);
    editor.clients.push(this);
  }

  async start() {
    const { command, args } = this.serverOptions;
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "ignore"] });
    const failed = new Promise((_, reject) => this.process.on("error", reject));
    this.ended = new Promise((resolve) => this.process.on("close", resolve));
    this.process.stdin.on("error", () => {});
    this.process.stdout.on("data", (piece) => this.receive(piece));
    this.result = await Promise.race([
      failed,
      this.sendRequest("initialize", {
        processId: process.pid,
        clientInfo: { name: "Visual Studio Code", version: "1.90.0" },
        locale: "en",
        capabilities: require("../pytest-lsp/capabilities/visual-studio-code.json"),
        initializationOptions: this.clientOptions.initializationOptions,
        trace: "off",
      }),
    ]);
    this.sendNotification("initialized", {});
  }

  async stop() {
    await this.sendRequest("shutdown");
    this.sendNotification("exit");
    this.status = await this.ended;
  }

  sendRequest(method, params) {
    const id = ++this.count;
    this.write({ jsonrpc: "2.0", id, method, params });
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  sendNotification(method, params) {
    this.write({ jsonrpc: "2.0", method, params });
  }

  write(message) {
    editor.exchange.push({ from: "client", message });
    const body = Buffer.from(JSON.stringify(message), "utf8");
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  receive(piece) {
    this.buffer = Buffer.concat([this.buffer, piece]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/content-length: *(\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const body = this.buffer.subarray(end + 4, end + 4 + length);
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.handle(JSON.parse(body.toString("utf8")));
    }
  }

  async handle(message) {
    editor.exchange.push({ from: "server", message });
    if (message.method === undefined) {
      const { resolve, reject } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    } else if (message.id !== undefined) {
      this.write({ jsonrpc: "2.0", id: message.id, result: await this.answer(message) });
    }
  }

  async answer({ method, params }) {
    if (method !== "workspace/configuration") return null;
    // What Visual Studio Code gives by itself: every setting, with empty values where nothing is set.
    const next = async () => params.items.map(() => ({ server: {}, trace: {}, layers: [], referenceTime: "" }));
    return this.clientOptions.middleware.workspace.configuration(params, undefined, next);
  }
}

const stubs = { vscode, "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } } };
const load = Module._load;
Module._load = (name, ...more) => stubs[name] ?? load(name, ...more);

module.exports = { editor, vscode };
