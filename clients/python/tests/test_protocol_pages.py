"""The pages of protocol/: their sessions are held with the real server, their programs are run.

A block ```session holds messages: `→` is sent, `←` must come, in this order; `⇉` starts another server with these
arguments. Indented lines go on with a message. In what must come, "*" stands for any value, and a member "…" for any
further members. A page is one session; `initialize` and `initialized` are sent before it unless it does so itself.

A block ```indexed NAME is a text of that name which the server's index has.
"""

import json
import os
import pathlib
import queue
import re
import subprocess
import sys
import threading

import pytest
from paths import PROTOCOL

PAGES = sorted(PROTOCOL.rglob("*.md"))
SESSION = re.compile(r"^```session\n(.*?)^```", re.S | re.M)
INDEXED = re.compile(r"^```indexed (\S+)\n(.*?)^```", re.S | re.M)


def messages(page):
    """What the blocks of a page say: pairs of an arrow and the text behind it."""
    found = []
    for block in SESSION.findall(page.read_text()):
        for line in block.splitlines():
            if line[:1] in "→←⇉" and line:
                found.append([line[0], line[1:]])
            elif line.strip():
                found[-1][1] += line
    return found


class Server:
    def __init__(self, binary, arguments=()):
        self.process = subprocess.Popen(
            [binary, "serve", "--no-cache", "--framing", "lines", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.lines = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            self.lines.put(json.loads(line))
        self.lines.put(None)

    def say(self, message):
        self.process.stdin.write((json.dumps(message) + "\n").encode())
        self.process.stdin.flush()

    def hear(self, id=None):
        """The next message that the page is about: notes of the server by itself are passed over."""
        while True:
            message = self.lines.get(timeout=30)
            if message is None or id is None or message.get("id") == id or "method" not in message:
                return message

    def close(self):
        self.process.kill()
        self.process.wait()


def difference(said, expected, path="$"):
    """Where a message is not what was expected; None when it is."""
    if expected == "*":
        return None
    if isinstance(expected, dict) and isinstance(said, dict):
        is_open = "…" in expected
        for key in expected.keys() | said.keys():
            if key == "…" or (is_open and key not in expected):
                continue
            if key not in said or key not in expected:
                return f"{path}.{key} is {'missing' if key not in said else 'not on the page: ' + repr(said[key])}"
            found = difference(said[key], expected[key], f"{path}.{key}")
            if found:
                return found
        return None
    if isinstance(expected, list) and isinstance(said, list):
        is_open = expected[-1:] == ["…"]
        wanted = expected[:-1] if is_open else expected
        if len(said) < len(wanted) or (len(said) > len(wanted) and not is_open):
            return f"{path} has {len(said)} elements: {said}"
        found = (difference(a, b, f"{path}[{n}]") for n, (a, b) in enumerate(zip(said, wanted)))
        return next(filter(None, found), None)
    return None if said == expected else f"{path} is {said!r}, not {expected!r}"


def indexed(page, binary, folder):
    """The arguments of a server with an index of the page's texts."""
    index = str(folder / "corpus.sqlite")
    texts = INDEXED.findall(page.read_text())
    for name, text in texts:
        (folder / name).write_text(text)
    if texts:
        files = [str(folder / name) for name, _ in texts]
        subprocess.run([binary, "index", "--quiet", "--index", index, *files], check=True, timeout=60)
    return ["--index", index] if texts else ["--no-index"]


@pytest.mark.parametrize("page", [p for p in PAGES if "```session" in p.read_text()], ids=lambda p: p.name)
def test_sessions(page, binary, tmp_path):
    steps = messages(page)
    assert steps
    server = Server(binary, indexed(page, binary, tmp_path))
    try:
        if not any('"initialize"' in text for _, text in steps):
            server.say({"jsonrpc": "2.0", "id": "begin", "method": "initialize", "params": {}})
            server.hear("begin")
            server.say({"jsonrpc": "2.0", "method": "initialized", "params": {}})
        for arrow, text in steps:
            if arrow == "⇉":
                server.close()
                server = Server(binary, text.split())
                continue
            message = json.loads(text)
            if arrow == "→":
                server.say(message)
            else:
                wants_notes = "method" in message
                said = server.hear(None if wants_notes else message["id"])
                while wants_notes and said is not None and said.get("method") != message["method"]:
                    said = server.hear()
                found = difference(said, message)
                assert found is None, f"{page.name}: {found}\n{json.dumps(said, ensure_ascii=False)}"
    finally:
        server.close()


def test_every_method_has_an_example():
    openrpc = json.loads((PROTOCOL / "openrpc.json").read_text())
    table = set(re.findall(r"^\| `((?:hashiya|textDocument|workspace)/[\w/]+)`.*\| request \|", all_pages(), re.M))
    shown = set()
    for page in PAGES:
        shown |= {json.loads(text).get("method") for arrow, text in messages(page) if arrow == "→"}
    assert {method["name"] for method in openrpc["methods"]} | table <= shown


def test_links_lead_somewhere():
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def all_pages():
    return "\n".join(page.read_text() for page in PAGES)


def test_the_client_of_the_tutorial(binary, tmp_path):
    page = (PROTOCOL / "write-a-client.md").read_text()
    program = "\n\n".join(re.findall(r"^```python\n(.*?)^```", page, re.S | re.M))
    expected = re.search(r"^```text\n(.*?)^```", page, re.S | re.M).group(1)
    (tmp_path / "client.py").write_text(program)
    environment = {**os.environ, "HASHIYA_BIN": binary}
    done = subprocess.run(
        [sys.executable, "client.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.stdout == expected, done.stderr
    assert pathlib.Path(tmp_path / "client.py").read_text().count("\n") < 120  # What an hour is enough for.
