"""The client for asyncio."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Any, AsyncIterable, AsyncIterator, Dict, Iterable, List, Optional, Sequence, Tuple, Type, Union

from . import _wire
from ._async_server import AsyncServer, start
from ._binary import find_server
from ._errors import DocumentError, ServerError
from ._jobs import Input, Job, Outcome, Window, job_of, own_text
from ._model import Document, ExtractedArticle
from ._options import crashed, server_arguments, stream_options, timed_out
from ._progress import bar
from ._search import SearchResult


class AsyncClient:
    """`Client` for asyncio: the same methods, arguments and errors, to be awaited.

    >>> async with AsyncClient() as client:                # doctest: +SKIP
    ...     first, second = await asyncio.gather(client.annotate(a), client.annotate(b))
    ...     async for key, document in client.annotate_many(documents):
    ...         ...

    The server starts with the block, or with the first request. A client belongs to one loop.
    """

    def __init__(
        self, server: Optional[str] = None, *, cache: "bool | str" = False, arguments: Sequence[str] = ()
    ) -> None:
        self._binary = find_server(server)
        self._arguments = server_arguments(cache, arguments)
        self._server: Optional[AsyncServer] = None
        self._recovery: Optional["asyncio.Future[None]"] = None
        self._starting: Optional[asyncio.Lock] = None
        self._is_closed = False
        self._alone: Optional[asyncio.Event] = None
        #: What the server said about itself: name and version.
        self.server_info: Dict[str, Any] = {}
        #: How often the server was started again.
        self.restarts = -1

    async def __aenter__(self) -> "AsyncClient":
        await self._running()
        return self

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        await self.close()

    @property
    def pid(self) -> Optional[int]:
        """The process of the server; None when there is none."""
        server = self._server
        return None if server is None or server.has_ended else server.pid

    async def close(self, timeout: float = 2.0) -> None:
        """Ends the server; kills it when it does not end in so many seconds. Safe to call twice."""
        self._is_closed = True
        if self._server is not None:
            await self._server.close(timeout)
        if self._recovery is not None:
            await self._recovery

    async def annotate(
        self,
        text: str,
        *,
        reference_time: Optional[str] = None,
        layers: Optional[Sequence[str]] = None,
        prefer: Optional[str] = None,
        date_order: Optional[str] = None,
        hijri: Optional[str] = None,
        input: Optional[str] = None,
        id: Optional[str] = None,
        min_confidence: Optional[float] = None,
        timeout: Optional[float] = None,
    ) -> Document:
        """As `Client.annotate`."""
        params = _wire.annotate_params(text, reference_time, layers, prefer, date_order, hijri, input, id, min_confidence)
        return Document(await self._call("hashiya/annotate", params, timeout), own_text(params))

    def annotate_many(
        self,
        documents: Union[Iterable[Input], AsyncIterable[Input]],
        *,
        reference_time: Optional[str] = None,
        layers: Optional[Sequence[str]] = None,
        prefer: Optional[str] = None,
        date_order: Optional[str] = None,
        hijri: Optional[str] = None,
        input: Optional[str] = None,
        min_confidence: Optional[float] = None,
        ordered: bool = True,
        timeout: Optional[float] = None,
        on_error: str = "yield",
        window_count: int = 64,
        window_bytes: int = 8 << 20,
        progress: bool = False,
    ) -> AsyncIterator[Tuple[Any, Outcome]]:
        """As `Client.annotate_many`; the stream may be an asynchronous one as well."""
        if on_error not in ("yield", "raise"):
            raise ValueError(f"on_error is \"yield\" or \"raise\", not {on_error!r}")
        options = stream_options(reference_time, layers, prefer, date_order, hijri, input, min_confidence)
        stream = _Stream(self, options, Window(window_count, window_bytes, ordered), timeout)
        return _passed(stream, documents, on_error == "raise", progress)

    async def extract(
        self,
        text: str,
        *,
        reference_time: Optional[str] = None,
        input: Optional[str] = None,
        id: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> ExtractedArticle:
        """As `Client.extract`."""
        params: Dict[str, Any] = {"text": text, "referenceTime": reference_time, "input": input, "id": id}
        return ExtractedArticle.from_json(json.loads(await self._call("hashiya/extract", params, timeout)))

    async def search(
        self,
        text: Optional[str] = None,
        *,
        speaker: Optional[str] = None,
        mentions: Optional[str] = None,
        country: Optional[str] = None,
        between: Optional[Sequence[str]] = None,
        said: Optional[str] = None,
        denied: bool = False,
        via: Optional[str] = None,
        limit: Optional[int] = None,
        offset: Optional[int] = None,
        timeout: Optional[float] = None,
    ) -> SearchResult:
        """As `Client.search`."""
        params = _wire.search_params(text, speaker, mentions, country, between, said, denied, via, limit, offset)
        return SearchResult.from_json(json.loads(await self._call("hashiya/search", params, timeout)))

    async def request(self, method: str, params: Any = None, *, timeout: Optional[float] = None) -> Any:
        """As `Client.request`."""
        return json.loads(await self._call(method, params, timeout))

    # Sending

    async def _call(self, method: str, params: Any, timeout: Optional[float]) -> bytes:
        done = asyncio.Event()
        job = Job(method, params, lambda _: done.set())
        await self._submit(job)
        try:
            await asyncio.wait_for(done.wait(), timeout)
        except asyncio.TimeoutError:
            self._give_up(job, timeout or 0)
        return _wire.result(job.payload)

    async def _submit(self, job: Job) -> None:
        while True:
            server = await self._running()
            if await server.send(job):
                return

    async def _running(self) -> AsyncServer:
        while self._recovery is not None and not self._is_closed:
            await asyncio.shield(self._recovery)
        if self._is_closed:
            raise ServerError("the client is closed")
        if self._starting is None:
            self._starting = asyncio.Lock()
        async with self._starting:
            server = self._server
            if server is None or server.has_ended:
                server = await self._launch()
            return server

    def _give_up(self, job: Job, timeout: float) -> None:
        """Settles a job whose time is up, and ends the server that is busy with it."""
        job.sink = _ignore
        job.payload = job.payload or timed_out(timeout)
        if self._server is not None:
            self._server.give_up(job)

    # The life of the server

    async def _launch(self) -> AsyncServer:
        self._server, self.server_info = await start(self._binary, self._arguments, self._ended)
        self.restarts += 1
        return self._server

    def _ended(self, server: AsyncServer, left: List[Job], reason: str) -> None:
        """Called when a server is gone."""
        if server is not self._server:
            return
        if self._recovery is not None:
            if self._alone is not None:
                self._alone.set()
            return
        self._server = None
        if left and not self._is_closed:
            for job in left:
                job.deaths += 0 if server.was_given_up else 1
                job.sent_at = None
            self._recovery = asyncio.ensure_future(self._recover(left, reason))
            return
        for job in left:
            job.payload = ServerError(reason)
            job.sink(job)

    async def _recover(self, left: List[Job], reason: str) -> None:
        """Sends again what a server left unanswered, one document at a time. Nothing else is sent meanwhile."""
        try:
            for job in left:
                reason = await self._retry(job, reason)
        except ServerError as error:
            for job in left:
                if job.payload is None:
                    job.payload = error
                    job.sink(job)
        finally:
            if self._server is not None and self._server.has_ended:
                self._server = None
            self._recovery = None
            if self._is_closed and self._server is not None:
                await self._server.close(0)

    async def _retry(self, job: Job, reason: str) -> str:
        """Sends a job alone until it is answered, or has made the server die twice."""
        while job.payload is None:
            if self._is_closed:
                raise ServerError("the client is closed")
            if job.deaths >= 2:
                job.payload = crashed(reason)
                break
            server = self._server
            if server is None or server.has_ended:
                server = await self._launch()
            alone = self._alone = asyncio.Event()
            if await server.send(job, lambda _: alone.set()):
                await alone.wait()
                if job.payload is None and not server.was_given_up:
                    job.deaths += 1
                    reason = server.reason or reason
        job.sink(job)
        return reason


class _Stream:
    """One `annotate_many`: a task takes documents from the source while the caller takes results."""

    def __init__(self, client: AsyncClient, options: Dict[str, Any], window: Window, timeout: Optional[float]) -> None:
        self._client = client
        self._options = options
        self._window = window
        self._timeout = timeout
        self._answers: "asyncio.Queue[Optional[Job]]" = asyncio.Queue()
        self._has_room = asyncio.Event()

    async def results(
        self, documents: Union[Iterable[Input], AsyncIterable[Input]]
    ) -> AsyncIterator[Tuple[Any, Outcome]]:
        feeding = asyncio.ensure_future(self._feed(documents))
        try:
            while self._window or not feeding.done():
                await self._wait()
                for result in self._window.ready():
                    self._has_room.set()
                    yield result
            await feeding  # Raises what the source raised.
        finally:
            feeding.cancel()

    async def _feed(self, documents: Union[Iterable[Input], AsyncIterable[Input]]) -> None:
        number = 0
        try:
            if isinstance(documents, AsyncIterable):
                async for item in documents:
                    await self._send(job_of(number, item, self._options, self._answers.put_nowait))
                    number += 1
            else:
                for item in documents:
                    await self._send(job_of(number, item, self._options, self._answers.put_nowait))
                    number += 1
        finally:
            self._answers.put_nowait(None)

    async def _send(self, job: Job) -> None:
        while not self._window.has_room(job.size):
            self._has_room.clear()
            await self._has_room.wait()
        self._window.admit(job)
        try:
            if job.payload is None:
                await self._client._submit(job)
                return
        except ServerError as error:
            job.payload = error
        self._answers.put_nowait(job)

    async def _wait(self) -> None:
        """Waits for an answer, the end of the source, or the end of a document's time."""
        late, left = self._window.overdue(self._timeout)
        if late is None:
            try:
                job = await asyncio.wait_for(self._answers.get(), left)
                if job is not None:
                    self._window.answered(job)
                return
            except asyncio.TimeoutError:
                late, _ = self._window.overdue(self._timeout)
        if late is not None:
            self._client._give_up(late, self._timeout or 0)
            self._window.answered(late)


async def _passed(
    stream: _Stream, documents: Union[Iterable[Input], AsyncIterable[Input]], raises: bool, progress: bool
) -> AsyncIterator[Tuple[Any, Outcome]]:
    meter = bar(documents) if progress else None
    results = stream.results(documents)
    try:
        async for key, outcome in results:
            if meter is not None:
                meter.advance()
            if raises and isinstance(outcome, DocumentError):
                raise outcome
            yield key, outcome
    finally:
        await results.aclose()  # type: ignore[attr-defined]
        if meter is not None:
            meter.stop()


def _ignore(job: Job) -> None:
    """The sink of a job that nobody waits for any more."""
