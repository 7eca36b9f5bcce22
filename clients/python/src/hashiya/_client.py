"""The client for threads."""

from __future__ import annotations

import json
import os
import threading
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Type

from . import _wire
from ._binary import find_server
from ._errors import ServerError
from ._jobs import Input, Job, Outcome, Window, jobs, own_text
from ._model import Document, ExtractedArticle
from ._options import crashed, server_arguments, stream_options, timed_out
from ._progress import metered
from ._search import SearchResult
from ._server import Server, start


class Client:
    """Annotates Arabic text with a hashiya server that this object starts and ends.

    >>> with Client() as client:                           # doctest: +SKIP
    ...     document = client.annotate("وصل الوفد إلى القاهرة أمس.", reference_time="2024-05-15")
    ...     document.times[0].value
    '2024-05-14'

    `server` is the path of the binary; without one it is `$HASHIYA_BIN`, the one inside the installed package, or
    `hashiya` on `PATH`. `cache` keeps results: True in the server's usual file, a path in that file. `arguments` are
    further ones of `hashiya serve`.

    Threads may share a client. It may be pickled, and used after a fork: the other process starts a server of its own.

    When the server dies it is started again, and the documents that it left unanswered are sent again, one at a time, so
    that the one to blame is known: a document that makes the server die twice comes back as a `DocumentError`.
    """

    def __init__(
        self, server: Optional[str] = None, *, cache: "bool | str" = False, arguments: Sequence[str] = ()
    ) -> None:
        self._binary = find_server(server)
        self._arguments = server_arguments(cache, arguments)
        self._begin()
        with self._gate:
            self._launch()

    def _begin(self) -> None:
        self._process_id = os.getpid()
        self._gate = threading.Condition()
        self._server: Optional[Server] = None
        self._is_recovering = False
        self._is_closed = False
        # What the recovery waits for: an answer, or the end of its server.
        self._alone = threading.Event()
        #: What the server said about itself: name and version.
        self.server_info: Dict[str, Any] = {}
        #: How often the server was started again.
        self.restarts = -1

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def __getstate__(self) -> Dict[str, Any]:
        return {"binary": self._binary, "arguments": self._arguments}

    def __setstate__(self, state: Dict[str, Any]) -> None:
        self._binary, self._arguments = state["binary"], state["arguments"]
        self._begin()

    @property
    def pid(self) -> Optional[int]:
        """The process of the server; None when there is none."""
        server = self._server
        return None if server is None or server.has_ended else server.pid

    def close(self, timeout: float = 2.0) -> None:
        """Ends the server; kills it when it does not end in so many seconds. Safe to call twice."""
        if self._process_id != os.getpid():
            return  # The server is the parent's.
        with self._gate:
            self._is_closed = True
            server = self._server
            self._gate.notify_all()
        if server is not None:
            server.close(timeout)

    def annotate(
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
        """The annotations of one text; spans slice `text` exactly.

        `reference_time` is the ISO date (or date-time) of publication. `layers` names what is wanted ("times", "quotes",
        …); everything but sentences when absent. `prefer` ("past", "future", "nearest"), `date_order` ("dmy", "mdy",
        "ymd") and `hijri` ("umalqura", "tabular") say how doubtful dates are read. Names that are less certain than
        `min_confidence` (0 to 1) are left out. With `input="html"` the visible text of a page is annotated:
        `document.text`, which spans slice then.

        Raises `DocumentError` when the server refuses the text or a parameter, when it dies of the text twice, and (with
        the code `timeout`) after `timeout` seconds; `ServerError` when there is no server to be had.
        """
        params = _wire.annotate_params(text, reference_time, layers, prefer, date_order, hijri, input, id, min_confidence)
        return Document(self._call("hashiya/annotate", params, timeout), own_text(params))

    def annotate_many(
        self,
        documents: Iterable[Input],
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
    ) -> Iterator[Tuple[Any, Outcome]]:
        """Annotates a stream of documents lazily: `(id, Document)` or `(id, DocumentError)` for each.

        A document is a string, or a mapping with `text` and optionally `id` (anything; it comes back as it is),
        `referenceTime` and `layers`. `ordered` keeps the order of the input; otherwise whatever is ready comes first.

        At most `window_count` documents of about `window_bytes` UTF-8 bytes together are on their way or waiting to be
        fetched (one that is larger goes alone), so that memory is bounded whatever the stream.

        `timeout` is in seconds for each document, counted from when the server turns to it. With `on_error="raise"` the
        first `DocumentError` ends the stream. `progress` shows a bar on a terminal if tqdm or rich is installed.
        """
        options = stream_options(reference_time, layers, prefer, date_order, hijri, input, min_confidence)
        window = Window(window_count, window_bytes, ordered)
        results = self._stream(documents, options, window, timeout)
        return metered(results, documents, on_error, progress)

    def extract(
        self,
        text: str,
        *,
        reference_time: Optional[str] = None,
        input: Optional[str] = None,
        id: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> ExtractedArticle:
        """The main article of a page, without menus, links, tags and captions. Arguments and errors as for `annotate`."""
        params: Dict[str, Any] = {"text": text, "referenceTime": reference_time, "input": input, "id": id}
        return ExtractedArticle.from_json(json.loads(self._call("hashiya/extract", params, timeout)))

    def search(
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
        """What somebody said, where somebody is named, or sentences, in everything that was indexed (`hashiya index`).

        Conditions that are given must all hold. With `speaker`, `said`, `denied` or `via` quotations are found; with
        `mentions` or `country` (an ISO code) mentions; else sentences with the words of `text`. `between` gives the first
        and the last day. The client finds the index where the command has it, or by `arguments=("--index", path)`.

        Raises `DocumentError` for a query that cannot be asked and when there is no index.
        """
        params = _wire.search_params(text, speaker, mentions, country, between, said, denied, via, limit, offset)
        return SearchResult.from_json(json.loads(self._call("hashiya/search", params, timeout)))

    def request(self, method: str, params: Any = None, *, timeout: Optional[float] = None) -> Any:
        """The result of any method of the server, such as `hashiya/status`. Errors as for `annotate`."""
        return json.loads(self._call(method, params, timeout))

    # Sending

    def _call(self, method: str, params: Any, timeout: Optional[float]) -> bytes:
        answers: "SimpleQueue[Job]" = SimpleQueue()
        job = Job(method, params, answers.put)
        self._submit(job)
        try:
            answers.get(timeout=timeout)
        except Empty:
            self._give_up(job, timeout or 0)
        return _wire.result(job.payload)

    def _submit(self, job: Job) -> None:
        if self._process_id != os.getpid():
            self._begin()
        while True:
            with self._gate:
                while self._is_recovering and not self._is_closed:
                    self._gate.wait()
                if self._is_closed:
                    raise ServerError("the client is closed")
                server = self._server
                if server is None:
                    server = self._launch()
            if server.send(job):
                return
            with self._gate:
                while self._server is server and not self._is_closed:
                    self._gate.wait()

    def _stream(
        self, documents: Iterable[Input], options: Dict[str, Any], window: Window, timeout: Optional[float]
    ) -> Iterator[Tuple[Any, Outcome]]:
        answers: "SimpleQueue[Job]" = SimpleQueue()
        source = jobs(iter(documents), options, answers.put)
        following = next(source, None)
        while following is not None or window:
            while following is not None and window.has_room(following.size):
                window.admit(following)
                if following.payload is None:
                    self._submit(following)
                # What is there is given back before the source, which may take its time, is asked again.
                while not answers.empty():
                    window.answered(answers.get())
                yield from window.ready()
                following = next(source, None)
            if window:
                self._wait(answers, window, timeout)
                yield from window.ready()

    def _wait(self, answers: "SimpleQueue[Job]", window: Window, timeout: Optional[float]) -> None:
        late, left = window.overdue(timeout)
        try:
            if late is None:
                window.answered(answers.get(timeout=left))
                return
        except Empty:
            late, _ = window.overdue(timeout)
        if late is not None:
            self._give_up(late, timeout or 0)
            window.answered(late)

    def _give_up(self, job: Job, timeout: float) -> None:
        """Settles a job whose time is up, and ends the server that is busy with it."""
        with self._gate:
            # An answer that comes at this moment is as good: whoever is second writes over the first.
            job.sink = _ignore
            job.payload = job.payload or timed_out(timeout)
            server = self._server
        if server is not None:
            server.give_up(job)

    # The life of the server

    def _launch(self) -> Server:
        """Starts the server. The gate is held, or the recovery runs, which is alone as well."""
        self._server, self.server_info = start(self._binary, self._arguments, self._ended)
        self.restarts += 1
        return self._server

    def _ended(self, server: Server, left: List[Job], reason: str) -> None:
        """Called on the reader's thread of a server that is gone."""
        with self._gate:
            if server is not self._server:
                return
            if self._is_recovering:
                self._alone.set()
                return
            self._server = None
            recovers = self._is_recovering = bool(left) and not self._is_closed
            self._gate.notify_all()
        if recovers:
            for job in left:
                job.deaths += 0 if server.was_given_up else 1
                job.sent_at = None
            threading.Thread(target=self._recover, args=(left, reason), name="hashiya-recovery", daemon=True).start()
            return
        for job in left:
            job.payload = ServerError(reason)
            job.sink(job)

    def _recover(self, left: List[Job], reason: str) -> None:
        """Sends again what a server left unanswered, one document at a time. Nothing else is sent meanwhile."""
        try:
            for job in left:
                reason = self._retry(job, reason)
        except ServerError as error:
            for job in left:
                if job.payload is None:
                    job.payload = error
                    job.sink(job)
        finally:
            with self._gate:
                if self._server is not None and self._server.has_ended:
                    self._server = None
                self._is_recovering = False
                server = self._server if self._is_closed else None
                self._gate.notify_all()
            if server is not None:
                server.close(0)  # It was started while the client was closed.

    def _retry(self, job: Job, reason: str) -> str:
        """Sends a job alone until it is answered, or has made the server die twice."""
        while job.payload is None:
            if self._is_closed:
                raise ServerError("the client is closed")
            if job.deaths >= 2:
                job.payload = crashed(reason)
                break
            server = self._server
            if server is None or server.has_ended:
                server = self._launch()
            self._alone.clear()
            if server.send(job, lambda _: self._alone.set()):
                self._alone.wait()
                if job.payload is None and not server.was_given_up:
                    job.deaths += 1
                    reason = server.reason or reason
        job.sink(job)
        return reason


def _ignore(job: Job) -> None:
    """The sink of a job that nobody waits for any more."""
