"""One server process: started, spoken to, ended.

Answers are read on a thread of their own. A client that writes without reading deadlocks as soon as both pipes are full,
so reading never waits for the caller.
"""

from __future__ import annotations

import json
import subprocess
import threading
import time
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from . import _wire
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
            # What a pipe holds: most messages go through in one read or write.
            bufsize=1 << 16,
            # Ctrl-C is for the caller, who then closes this server.
            start_new_session=True,
        )
        # Held while bytes go out, which may take as long as the pipe is full. The reader never takes it.
        self._writing = threading.Lock()
        # Held for an instant: what is waited for, and whether the process has ended.
        self._lock = threading.Lock()
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
        try:
            if stdin is not None:
                stdin.write(frame)
                stdin.flush()
        except (OSError, ValueError):
            pass  # The reader sees the end of the process and says so to everybody who waits.

    def _read_answers(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        reason = "the hashiya server ended"
        try:
            while True:
                length = -1
                while True:
                    line = stdout.readline()
                    if not line:
                        return
                    if line == b"\r\n" or line == b"\n":
                        break
                    length = max(length, _wire.content_length(line))
                if length < 0:
                    raise ValueError("a message without Content-Length")
                body = stdout.read(length)
                if len(body) < length:
                    return
                self._deliver(_wire.parse(body))
        except (ValueError, KeyError, TypeError, OSError) as error:
            reason = f"the hashiya server broke the protocol: {error}"
            self._process.kill()
        finally:
            self._finish(reason)

    def _deliver(self, message: _wire.Message) -> None:
        if message.id is None:
            return  # Notes to editors. Nothing of it is for this client.
        with self._lock:
            job, done = self._waiting.pop(message.id, (None, None))
        if job is not None and done is not None:
            job.payload = message.payload
            done(job)

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
            for line in stderr:
                self._stderr.append(line)
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
