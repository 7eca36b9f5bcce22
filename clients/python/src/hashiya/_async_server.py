"""One server process for a loop of asyncio: started, spoken to, ended."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from . import _wire
from ._errors import ServerError
from ._jobs import Job


class AsyncServer:
    """One `hashiya serve` process. All of it happens on one loop, so that nothing needs a lock.

    A task reads answers whatever the callers do. `ended` is called once, when the process is gone, with the jobs that
    have no answer and the reason.
    """

    def __init__(
        self, process: "asyncio.subprocess.Process", ended: Callable[["AsyncServer", List[Job], str], None]
    ) -> None:
        self._process = process
        self._on_end = ended
        #: Whether it is killed because a document takes too long, so that the others are not to blame.
        self.was_given_up = False
        #: How it ended; None while it lives.
        self.reason: Optional[str] = None
        self._waiting: Dict[int, Tuple[Job, Callable[[Job], Any]]] = {}
        self._next_id = 0
        self._draining = asyncio.Lock()
        self._stderr: List[bytes] = []
        self._stderr_reader = asyncio.ensure_future(self._read_stderr())
        self._reader = asyncio.ensure_future(self._read_answers())

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self.reason is not None

    async def send(self, job: Job, done: Optional[Callable[[Job], Any]] = None) -> bool:
        """Sends the job's request; `done`, or else the job's sink, gets the job once it has its payload.

        Returns false when the server has ended, and nothing will come of it.
        """
        if self.has_ended:
            return False
        self._next_id += 1
        self._waiting[self._next_id] = (job, done or job.sink)
        job.sent_at = time.monotonic()
        await self._write(_wire.request(self._next_id, job.method, job.params))
        return True

    async def notify(self, method: str, params: Any) -> None:
        if not self.has_ended:
            await self._write(_wire.notification(method, params))

    def give_up(self, job: Job) -> None:
        """Ends the server at once if the job is with it, without blame for the others that are."""
        if any(waiting is job for waiting, _ in self._waiting.values()):
            self.was_given_up = True
            self.kill()

    def kill(self) -> None:
        try:
            self._process.kill()
        except ProcessLookupError:
            pass

    async def close(self, timeout: float) -> None:
        """Lets the server end in order, for so many seconds; then kills it. Safe to call twice."""
        bye = asyncio.Event()
        try:
            if await self.send(Job("shutdown", None, lambda _: bye.set())):
                await asyncio.wait_for(bye.wait(), timeout)
            await self.notify("exit", None)
            if self._process.stdin is not None:
                self._process.stdin.close()
            await asyncio.wait_for(asyncio.shield(self._reader), timeout)
        except asyncio.TimeoutError:
            self.kill()
        await self._reader

    async def _write(self, frame: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(frame)
            async with self._draining:
                await stdin.drain()
        except (OSError, RuntimeError):
            pass  # The reader sees the end of the process and says so to everybody who waits.

    async def _read_answers(self) -> None:
        stdout = self._process.stdout
        assert stdout is not None
        reason = "the hashiya server ended"
        try:
            while True:
                length = -1
                while True:
                    line = await stdout.readline()
                    if not line:
                        return
                    if line == b"\r\n" or line == b"\n":
                        break
                    length = max(length, _wire.content_length(line))
                if length < 0:
                    raise ValueError("a message without Content-Length")
                self._deliver(_wire.parse(await stdout.readexactly(length)))
        except asyncio.IncompleteReadError:
            pass
        except (ValueError, KeyError, TypeError, OSError) as error:
            reason = f"the hashiya server broke the protocol: {error}"
            self.kill()
        finally:
            await self._finish(reason)

    def _deliver(self, message: _wire.Message) -> None:
        if message.id is None:
            return  # Notes to editors. Nothing of it is for this client.
        waiting = self._waiting.pop(message.id, None)
        if waiting is not None:
            job, done = waiting
            job.payload = message.payload
            done(job)

    async def _finish(self, reason: str) -> None:
        code = await self._process.wait()
        await asyncio.wait([self._stderr_reader], timeout=1)
        notes = b"".join(self._stderr)[-2000:].decode("utf-8", "replace").strip()
        self.reason = f"{reason} (exit status {code})" + (f": {notes}" if notes else "")
        left, self._waiting = [job for job, _ in self._waiting.values()], {}
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._on_end(self, left, self.reason)

    async def _read_stderr(self) -> None:
        stderr = self._process.stderr
        assert stderr is not None
        while True:
            chunk = await stderr.read(4096)
            if not chunk:
                return
            self._stderr.append(chunk)
            del self._stderr[:-50]


async def start(
    binary: str, arguments: Sequence[str], ended: Callable[[AsyncServer, List[Job], str], None]
) -> Tuple[AsyncServer, Dict[str, Any]]:
    """A server that has been through `initialize`, and what it said about itself.

    Raises `ServerError` when the process does not become one.
    """
    done = asyncio.Event()
    reasons: List[str] = []

    def first_end(server: AsyncServer, left: List[Job], reason: str) -> None:
        reasons.append(reason)
        done.set()
        ended(server, left, reason)

    try:
        process = await asyncio.create_subprocess_exec(
            binary,
            "serve",
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C is for the caller, who then closes this server.
            start_new_session=True,
            limit=1 << 20,
        )
    except OSError as error:
        raise ServerError(f"{binary} does not start: {error}") from error
    server = AsyncServer(process, first_end)
    hello = Job("initialize", _wire.initialize_params(), lambda _: done.set())
    await server.send(hello)
    await done.wait()
    if hello.payload is None:
        raise ServerError(reasons[0])
    about: Dict[str, Any] = json.loads(_wire.result(hello.payload))
    await server.notify("initialized", {})
    return server, about.get("serverInfo") or {}
