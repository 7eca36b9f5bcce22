"""One server process: started, spoken to, ended.

Answers are read on a thread of their own. A client that writes without reading deadlocks as soon as both pipes are full,
so reading never waits for the caller.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from . import _pipes, _wire
from ._errors import ServerError
from ._jobs import Job


class Server:
    """One `hashiya serve` process.

    The reader's thread gives a job that has its payload to whoever waits for it, and calls `ended` once, when the process
    is gone, with the jobs that have none and the reason.
    """

    def __init__(
        self,
        binary: str,
        arguments: Sequence[str],
        ended: Callable[["Server", List[Job], str], None],
    ) -> None:
        self._on_end = ended
        #: Whether it is killed because a document takes too long, so that the others are not to blame.
        self.was_given_up = False
        self._process = subprocess.Popen(
            [binary, "serve", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            # Ctrl-C is for the caller, who then closes this server.
            start_new_session=True,
        )
        # Held while bytes go out, which may take as long as the pipe is full. The reader never takes it.
        self._writing = threading.Lock()
        # Held for an instant: what is waited for, and whether the process has ended.
        self._lock = threading.Lock()
        self._is_wide = _pipes.widen(self._process.stdout)
        self._waiting: Dict[int, Tuple[Job, Callable[[Job], None]]] = {}
        self._next_id = 0
        self._ended: Optional[str] = None
        self._stderr: List[bytes] = []
        self._stderr_reader = threading.Thread(target=self._read_stderr, name="hashiya-stderr", daemon=True)
        self._stderr_reader.start()
        self._reader = threading.Thread(target=self._read_answers, name="hashiya-reader", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self._ended is not None

    @property
    def reason(self) -> Optional[str]:
        """How it ended; None while it lives."""
        return self._ended

    def send(self, job: Job, done: Optional[Callable[[Job], None]] = None) -> bool:
        """Sends the job's request; `done`, or else the job's sink, gets the job once it has its payload.

        Returns false when the server has ended, and nothing will come of it.
        """
        with self._writing:
            with self._lock:
                if self._ended is not None:
                    return False
                self._next_id += 1
                identifier = self._next_id
                self._waiting[identifier] = (job, done or job.sink)
                job.sent_at = time.monotonic()
            self._write(_wire.request(identifier, job.method, job.params))
        return True

    def notify(self, method: str, params: Any) -> None:
        with self._writing:
            if self._ended is None:
                self._write(_wire.notification(method, params))

    def give_up(self, job: Job) -> None:
        """Ends the server at once if the job is with it, without blame for the others that are."""
        with self._lock:
            if not any(waiting is job for waiting, _ in self._waiting.values()):
                return
            self.was_given_up = True
        self.kill()

    def kill(self) -> None:
        """Ends it at once; `ended` is called as for any other end."""
        self._process.kill()

    def close(self, timeout: float) -> None:
        """Lets the server end in order, for so many seconds; then kills it. Safe to call twice."""
        bye = threading.Event()
        if self.send(Job("shutdown", None, lambda _: bye.set())):
            bye.wait(timeout)
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
        if threading.current_thread() is not self._reader:
            self._reader.join(timeout=timeout)

    def _write(self, frame: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            written = stdin.write(frame) or 0
            while written < len(frame):
                written += stdin.write(memoryview(frame)[written:]) or 0
        except (OSError, ValueError):
            pass  # The reader sees the end of the process and says so to everybody who waits.

    def _read_answers(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        frames, rhythm = _wire.FrameReader(), _pipes.Rhythm()
        reason = "the hashiya server ended"
        try:
            while True:
                data = os.read(stdout.fileno(), _pipes.CAPACITY)
                if not data:
                    return
                messages = frames.feed(data)
                waiting = self._deliver(messages)
                if frames.failure is not None:
                    raise frames.failure
                pause = rhythm.pause(len(messages), waiting)
                if pause and self._is_wide:
                    time.sleep(pause)
        except Exception as error:
            reason = f"the hashiya server broke the protocol: {error}"
            self._process.kill()
        finally:
            self._finish(reason)

    def _deliver(self, messages: List[_wire.Message]) -> int:
        """Gives answers to those who wait for them. Returns how many are still waited for."""
        with self._lock:
            # Messages without an id are notes to editors: nothing of it is for this client.
            found = [(self._waiting.pop(message.id, None), message.payload) for message in messages if message.id is not None]
            left = len(self._waiting)
        for waiting, payload in found:
            if waiting is not None:
                job, done = waiting
                job.payload = payload
                done(job)
        return left

    def _finish(self, reason: str) -> None:
        self._process.wait()
        self._stderr_reader.join(timeout=1)
        notes = b"".join(self._stderr)[-2000:].decode("utf-8", "replace").strip()
        text = f"{reason} (exit status {self._process.returncode})" + (f": {notes}" if notes else "")
        with self._lock:
            self._ended = text
            left, self._waiting = [job for job, _ in self._waiting.values()], {}
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass
        self._on_end(self, left, text)

    def _read_stderr(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None
        with stderr:
            while True:
                chunk = os.read(stderr.fileno(), 4096)
                if not chunk:
                    return
                self._stderr.append(chunk)
                del self._stderr[:-50]


def start(
    binary: str, arguments: Sequence[str], ended: Callable[[Server, List[Job], str], None]
) -> Tuple[Server, Dict[str, Any]]:
    """A server that has been through `initialize`, and what it said about itself.

    Raises `ServerError` when the process does not become one.
    """
    done = threading.Event()
    reasons: List[str] = []

    def first_end(server: Server, left: List[Job], reason: str) -> None:
        reasons.append(reason)
        done.set()
        ended(server, left, reason)

    hello = Job("initialize", _wire.initialize_params(), lambda _: done.set())
    try:
        server = Server(binary, arguments, first_end)
    except OSError as error:
        raise ServerError(f"{binary} does not start: {error}") from error
    server.send(hello)
    done.wait()
    if hello.payload is None:
        raise ServerError(reasons[0])
    about: Dict[str, Any] = json.loads(_wire.result(hello.payload))
    server.notify("initialized", {})
    return server, about.get("serverInfo") or {}
