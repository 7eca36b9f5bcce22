"""The server process: found, started, spoken to, ended.

Answers are read on a thread of their own. A client that writes without reading deadlocks as soon as both pipes are full,
so reading never waits for the caller.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from queue import Queue
from typing import Any, Dict, List, Optional, Sequence

from ._errors import ServerError, ServerNotFound


def find_server(path: Optional[str] = None) -> str:
    """The hashiya binary: the argument, `$HASHIYA_BIN`, beside this package, on `PATH`; in this order."""
    tried: List[str] = []
    beside = Path(__file__).with_name("bin") / ("hashiya.exe" if os.name == "nt" else "hashiya")
    for candidate in (path, os.environ.get("HASHIYA_BIN"), str(beside)):
        if not candidate:
            continue
        if os.path.isfile(candidate) and os.access(candidate, os.X_OK):
            return candidate
        tried.append(candidate)
        if candidate == path:
            break  # An explicit path is meant: no other binary in its place.
    else:
        found = shutil.which("hashiya")
        if found and not _is_python_script(found):
            return found
        tried.append("hashiya on PATH")
    raise ServerNotFound(
        "no hashiya binary; tried " + ", ".join(tried) + ". Pass Client(server=…), or set HASHIYA_BIN to the binary."
    )


def _is_python_script(path: str) -> bool:
    with open(path, "rb") as file:
        return file.read(2) == b"#!"


class Server:
    """One `hashiya serve` process. Answers arrive in the queue given with each request."""

    def __init__(self, binary: str, arguments: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(
            [binary, "serve", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._lock = threading.Lock()
        self._waiting: Dict[int, Queue[Any]] = {}
        self._next_id = 0
        self._ended: Optional[str] = None
        self._stderr: List[bytes] = []
        self._stderr_reader = threading.Thread(target=self._read_stderr, name="hashiya-stderr", daemon=True)
        self._stderr_reader.start()
        threading.Thread(target=self._read_answers, name="hashiya-reader", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def request(self, method: str, params: Any, answers: "Queue[Any]", tag: Any = None) -> None:
        """Sends a request; `(tag, answer)` is put into `answers`, with the answer an object or a `ServerError`."""
        with self._lock:
            if self._ended is not None:
                answers.put((tag, ServerError(self._ended)))
                return
            self._next_id += 1
            identifier = self._next_id
            self._waiting[identifier] = _Tagged(answers, tag)
            self._send({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params})

    def notify(self, method: str, params: Any) -> None:
        with self._lock:
            if self._ended is None:
                self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def close(self, timeout: float = 2.0) -> None:
        """Shuts the server down; kills it when it does not end in time. Safe to call twice."""
        answers: Queue[Any] = Queue()
        self.request("shutdown", None, answers)
        try:
            answers.get(timeout=timeout)
        except Exception:  # queue.Empty: the server hangs, and is killed below
            pass
        self.notify("exit", None)
        try:
            if self._process.stdin:
                self._process.stdin.close()
        except OSError:
            pass
        try:
            self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _send(self, message: Any) -> None:
        body = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
        stdin = self._process.stdin
        try:
            if stdin is None:
                return
            stdin.write(b"Content-Length: %d\r\n\r\n" % len(body))
            stdin.write(body)
            stdin.flush()
        except OSError:
            pass  # The reader sees the end of the process and answers everybody who waits.

    def _read_answers(self) -> None:
        stdout = self._process.stdout
        reason = "the hashiya server ended"
        try:
            while stdout is not None:
                length = -1
                while True:
                    line = stdout.readline()
                    if not line:
                        return
                    if line in (b"\r\n", b"\n"):
                        break
                    name, _, value = line.partition(b":")
                    if name.strip().lower() == b"content-length":
                        length = int(value)
                if length < 0:
                    reason = "the hashiya server sent a message without Content-Length"
                    return
                body = stdout.read(length)
                if len(body) < length:
                    return
                self._deliver(json.loads(body))
        except (ValueError, OSError) as error:
            reason = f"the hashiya server broke the protocol: {error}"
        finally:
            self._fail_waiting(reason)

    def _deliver(self, message: Any) -> None:
        if "method" in message:
            if "id" in message:  # A request of the server to an editor; this client has nothing to offer.
                with self._lock:
                    self._send(
                        {"jsonrpc": "2.0", "id": message["id"], "error": {"code": -32601, "message": "not supported"}}
                    )
            return
        with self._lock:
            tagged = self._waiting.pop(message.get("id"), None)
        if tagged is not None:
            tagged.put(message)

    def _fail_waiting(self, reason: str) -> None:
        self._process.wait()
        self._stderr_reader.join(timeout=1)
        notes = b"".join(self._stderr)[-2000:].decode("utf-8", "replace").strip()
        code = self._process.returncode
        text = f"{reason} (exit status {code})" + (f": {notes}" if notes else "")
        with self._lock:
            self._ended = text
            waiting, self._waiting = self._waiting, {}
        for tagged in waiting.values():
            tagged.put(ServerError(text))

    def _read_stderr(self) -> None:
        stderr = self._process.stderr
        while stderr is not None:
            chunk = stderr.readline()
            if not chunk:
                return
            self._stderr.append(chunk)
            del self._stderr[:-50]


class _Tagged:
    """A queue together with the tag its answers carry."""

    def __init__(self, answers: "Queue[Any]", tag: Any) -> None:
        self._answers = answers
        self._tag = tag

    def put(self, answer: Any) -> None:
        self._answers.put((self._tag, answer))


if sys.version_info < (3, 9):  # pragma: no cover
    raise ImportError("hashiya needs Python 3.9 or newer")
