"""One server process for a loop of asyncio: started, spoken to, ended."""

from __future__ import annotations

import asyncio
import json
import os
import time
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, cast

from . import _pipes, _wire
from ._errors import ServerError
from ._jobs import Job


class AsyncServer:
    """One `hashiya serve` process. All of it happens on one loop, so that nothing needs a lock.

    Answers are read whatever the callers do. `ended` is called once, when the process is gone, with the jobs that
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
        #: What its output is to be connected with.
        self.output = _Output(self._deliver, self.kill)
        self._end = asyncio.ensure_future(self._finish())

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
            await asyncio.wait_for(asyncio.shield(self._end), timeout)
        except asyncio.TimeoutError:
            self.kill()
        await self._end

    async def _write(self, frame: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        try:
            stdin.write(frame)
            async with self._draining:
                await stdin.drain()
        except (OSError, RuntimeError):
            pass  # The reader sees the end of the process and says so to everybody who waits.

    def _deliver(self, messages: List[_wire.Message]) -> int:
        """Gives answers to those who wait for them. Returns how many are still waited for."""
        for message in messages:
            # Messages without an id are notes to editors: nothing of it is for this client.
            waiting = None if message.id is None else self._waiting.pop(message.id, None)
            if waiting is not None:
                job, done = waiting
                job.payload = message.payload
                done(job)
        return len(self._waiting)

    async def _finish(self) -> None:
        reason = await self.output.ended
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


class _Output(asyncio.Protocol):
    """Takes what a server writes."""

    def __init__(self, deliver: Callable[[List[_wire.Message]], int], kill: Callable[[], None]) -> None:
        self._deliver = deliver
        self._kill = kill
        self._loop = asyncio.get_running_loop()
        self._frames, self._rhythm = _wire.FrameReader(), _pipes.Rhythm()
        #: Whether the pipe holds so much that it may wait.
        self.is_wide = False
        #: Why nothing more will come.
        self.ended: "asyncio.Future[str]" = self._loop.create_future()
        self._reason = "the hashiya server ended"
        self._transport: Optional[asyncio.ReadTransport] = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.ReadTransport, transport)

    def data_received(self, data: bytes) -> None:
        if self._frames.failure is not None:
            return
        messages = self._frames.feed(data)
        waiting = self._deliver(messages)
        if self._frames.failure is not None:
            self._reason = f"the hashiya server broke the protocol: {self._frames.failure}"
            self._kill()
            return
        pause = self._rhythm.pause(len(messages), waiting)
        if pause and self.is_wide and self._transport is not None:
            self._transport.pause_reading()
            self._loop.call_later(pause, self._resume)

    def _resume(self) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.resume_reading()

    def connection_lost(self, error: Optional[Exception]) -> None:
        if not self.ended.done():
            self.ended.set_result(self._reason)


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

    reading, writing = os.pipe()
    pipe = os.fdopen(reading, "rb", buffering=0)
    try:
        process = await asyncio.create_subprocess_exec(
            binary,
            "serve",
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            # A pipe of our own: how it is read is up to its protocol.
            stdout=writing,
            stderr=asyncio.subprocess.PIPE,
            # Ctrl-C is for the caller, who then closes this server.
            start_new_session=True,
        )
    except OSError as error:
        pipe.close()
        raise ServerError(f"{binary} does not start: {error}") from error
    finally:
        os.close(writing)
    server = AsyncServer(process, first_end)
    server.output.is_wide = _pipes.widen(pipe)
    await asyncio.get_running_loop().connect_read_pipe(lambda: server.output, pipe)
    hello = Job("initialize", _wire.initialize_params(), lambda _: done.set())
    await server.send(hello)
    await done.wait()
    if hello.payload is None:
        raise ServerError(reasons[0])
    about: Dict[str, Any] = json.loads(_wire.result(hello.payload))
    await server.notify("initialized", {})
    return server, about.get("serverInfo") or {}
