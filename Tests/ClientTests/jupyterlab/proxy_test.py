#!/usr/bin/env python3
"""Starts Jupyter's server with the entry of clients/jupyterlab and speaks to hashiya through its WebSocket, as
JupyterLab does in the browser.

usage: proxy_test.py HASHIYA ENTRY FOLDER   (FOLDER is empty and may be written to)
"""

import asyncio
import json
import os
import pathlib
import socket
import subprocess
import sys
import urllib.parse
import urllib.request

from tornado.websocket import websocket_connect

TEXT = "أعلن الوزير سامر الحاج في 12 مايو 2024 بدء العمل.\nوقال الحاج إن \"العمل لن يتوقف\n"
TOKEN = "test"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(entry, folder, port):
    """Jupyter's server with only this test's configuration."""
    configuration = folder / "config"
    configuration.mkdir()
    (configuration / "jupyter_server_config.json").write_text(json.dumps(entry), encoding="utf-8")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "خبر.txt").write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(configuration), "HOME": str(folder), "JUPYTER_NO_CONFIG": ""}
    command = [
        sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={pages}",
        "--LanguageServerManager.autodetect=False",
    ]
    log = open(folder / "log", "wb")
    return subprocess.Popen(command, env=environment, stdout=log, stderr=log), pages


def get(port, path):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"token {TOKEN}"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


async def until_up(process, port):
    for _ in range(2400):
        try:
            return get(port, "/lsp/status")
        except OSError:
            assert process.poll() is None, "Jupyter's server ended"
            await asyncio.sleep(0.1)
    raise AssertionError("Jupyter's server does not answer")


class Session:
    """One WebSocket to the language server."""

    def __init__(self, socket_):
        self._socket = socket_
        self.notes = []
        self._id = 0

    def notify(self, method, params):
        return self._socket.write_message(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))

    async def ask(self, method, params):
        self._id += 1
        message = {"jsonrpc": "2.0", "id": self._id, "method": method, "params": params}
        await self._socket.write_message(json.dumps(message))
        while True:
            answer = await self.next()
            if answer.get("id") == self._id and "method" not in answer:
                assert "error" not in answer, answer
                return answer["result"]

    async def next(self):
        message = await asyncio.wait_for(self._socket.read_message(), 30)
        assert message is not None, "the proxy closed the connection"
        message = json.loads(message)
        if "method" in message:
            self.notes.append(message)
        return message


async def check(process, port, pages):
    status = await until_up(process, port)
    assert status["sessions"]["hashiya"]["spec"]["display_name"] == "hashiya", status
    print("ok      the entry is taken")
    session = Session(await websocket_connect(f"ws://127.0.0.1:{port}/lsp/ws/hashiya?token={TOKEN}"))
    uri = f"file://{urllib.parse.quote(str(pages))}/%D8%AE%D8%A8%D8%B1.txt"
    capabilities = {"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}}
    result = await session.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
    assert result["serverInfo"]["name"] == "hashiya"
    await session.notify("initialized", {})
    document = {"uri": uri, "languageId": "plaintext", "version": 0, "text": TEXT}
    await session.notify("textDocument/didOpen", {"textDocument": document})
    print("ok      a session begins through the proxy")
    place = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": TEXT.index("12 مايو")}}
    hover = await session.ask("textDocument/hover", place)
    assert "2024-05-12" in hover["contents"]["value"], hover
    print("ok      hover")
    while not any(note["method"] == "textDocument/publishDiagnostics" for note in session.notes):
        await session.next()
    findings = next(n for n in session.notes if n["method"] == "textDocument/publishDiagnostics")["params"]
    assert findings["uri"] == uri and findings["diagnostics"], findings
    print("ok      findings")
    status = get(port, "/lsp/status")
    assert status["sessions"]["hashiya"]["status"] == "started", status
    print("ok      the proxy counts the session")


def main():
    binary, entry_path, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    specification = entry["LanguageServerManager"]["language_servers"]["hashiya"]
    assert specification["argv"][0] == "hashiya"
    specification["argv"] = [binary, *specification["argv"][1:], "--no-cache"]
    port = free_port()
    process, pages = start(entry, folder, port)
    try:
        asyncio.run(check(process, port, pages))
    except BaseException:
        print((folder / "log").read_text(encoding="utf-8", errors="replace")[-3000:])
        raise
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


if __name__ == "__main__":
    main()
