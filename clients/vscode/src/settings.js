// The user's settings, as the server takes them: an object like `.hashiya.json`.
"use strict";

const vscode = require("vscode");
const manifest = require("../package.json");

const SECTION = "hashiya";
// Settings that are the extension's own.
const OWN = ["server.", "trace."];

/** The names of the settings that the server understands, such as `editor.inlayHints`. */
function serverKeys() {
  return Object.keys(manifest.contributes.configuration.properties)
    .map((name) => name.slice(SECTION.length + 1))
    .filter((name) => !OWN.some((prefix) => name.startsWith(prefix)));
}

/**
 * What the user has set for a place. Settings that nobody touched are left out: VS Code fills them with empty values,
 * which would hide those of a `.hashiya.json`.
 */
function serverSettings(scope) {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const settings = {};
  for (const key of serverKeys()) {
    const found = configuration.inspect(key) ?? {};
    const value = found.workspaceFolderValue ?? found.workspaceValue ?? found.globalValue;
    if (value === undefined) continue;
    const path = key.split(".");
    let place = settings;
    for (const name of path.slice(0, -1)) place = place[name] ??= {};
    place[path.at(-1)] = value;
  }
  return settings;
}

/** How the server is started: its program and the arguments after it. */
function serverCommand(...first) {
  const configuration = vscode.workspace.getConfiguration(`${SECTION}.server`);
  return { command: configuration.get("path", "hashiya"), args: first, more: configuration.get("arguments", []) };
}

module.exports = { SECTION, serverCommand, serverKeys, serverSettings };
