"""The client."""

from __future__ import annotations

import os
from queue import Empty, Queue
from types import TracebackType
from typing import Any, Dict, Iterable, Iterator, Optional, Sequence, Tuple, Type, Union

from ._errors import DocumentError, ServerError
from ._model import Document, Json
from ._server import Server, find_server

#: A document to annotate: its text, or a mapping with "text" and optionally "id", "referenceTime", "layers".
Input = Union[str, Json]


class Client:
    """Annotates Arabic text with a hashiya server that this object starts and ends.

    >>> with Client() as client:                           # doctest: +SKIP
    ...     document = client.annotate("وصل الوفد إلى القاهرة أمس.", reference_time="2024-05-15")
    ...     document.times[0].value
    '2024-05-14'

    A client is for one thread at a time. `server` is the path of the binary; without one it is `$HASHIYA_BIN`, the one
    inside the installed package, or `hashiya` on `PATH`.
    """

    def __init__(self, server: Optional[str] = None, arguments: Sequence[str] = ()) -> None:
        self._binary = find_server(server)
        self._arguments = tuple(arguments)
        self._server: Optional[Server] = None
        #: What the server said about itself: name and version.
        self.server_info: Dict[str, Any] = {}
        self._start()

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the server. Safe to call twice."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def annotate(
        self,
        text: str,
        *,
        reference_time: Optional[str] = None,
        layers: Optional[Sequence[str]] = None,
        timeout: Optional[float] = None,
    ) -> Document:
        """The annotations of one text; spans slice `text` exactly.

        `reference_time` is the ISO date (or date-time) of publication. `layers` names what is wanted ("times", "quotes",
        …); everything but sentences when absent.

        Raises `DocumentError` when the server refuses the text or a parameter, `ServerError` when the server ended, and
        `TimeoutError` after `timeout` seconds (the server is then restarted).
        """
        answers: Queue[Any] = Queue()
        self._running().request("hashiya/annotate", _params(text, reference_time, layers), answers)
        try:
            _, answer = answers.get(timeout=timeout)
        except Empty:
            self._restart()
            raise TimeoutError(f"no annotations after {timeout} s") from None
        return Document.from_json(_result(answer))

    def annotate_many(
        self,
        documents: Iterable[Input],
        *,
        reference_time: Optional[str] = None,
        layers: Optional[Sequence[str]] = None,
        window_bytes: int = 8 << 20,
        window_count: int = 64,
    ) -> Iterator[Tuple[Optional[str], Union[Document, DocumentError]]]:
        """Annotates a stream of documents, in order and lazily: `(id, document)` or `(id, DocumentError)` each.

        At most `window_count` documents, of `window_bytes` UTF-8 bytes together, are on their way at a time (one larger
        document goes alone), so that memory is bounded whatever the stream. When the server dies it is restarted and the
        unanswered documents are sent again; one that kills it twice comes back as a `DocumentError`.
        """
        answers: Queue[Any] = Queue()
        pending: Dict[int, _Job] = {}  # sent, not yet yielded
        done: Dict[int, Union[Document, DocumentError]] = {}
        in_flight = 0
        sent = 0
        given = 0
        source = iter(documents)
        following: Optional[_Job] = _Job.following(source, reference_time, layers)
        while following is not None or pending:
            while following is not None and (
                not pending or (len(pending) < window_count and in_flight + following.size <= window_bytes)
            ):
                pending[sent] = following
                in_flight += following.size
                self._running().request("hashiya/annotate", following.params, answers, (sent, following.attempts))
                sent += 1
                following = _Job.following(source, reference_time, layers)
            (number, attempt), answer = answers.get()
            job = pending.get(number)
            if job is None or number in done or attempt != job.attempts:
                continue  # An answer of a server that was given up.
            if isinstance(answer, ServerError):
                self._resend(pending, done, answers, str(answer))
            else:
                try:
                    done[number] = Document.from_json(_result(answer, job.id))
                except DocumentError as error:
                    done[number] = error
            while given in done:
                job = pending.pop(given)
                in_flight -= job.size
                yield job.id, done.pop(given)
                given += 1

    # Private

    def _start(self) -> None:
        self._server = Server(self._binary, self._arguments)
        answers: Queue[Any] = Queue()
        capabilities = {"general": {"positionEncodings": ["utf-32"]}}
        self._server.request(
            "initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": capabilities}, answers
        )
        _, answer = answers.get()
        self.server_info = _result(answer).get("serverInfo") or {}
        self._server.notify("initialized", {})

    def _running(self) -> Server:
        if self._server is None:
            self._start()
        assert self._server is not None
        return self._server

    def _restart(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close(timeout=0.2)

    def _resend(
        self, pending: "Dict[int, _Job]", done: "Dict[int, Any]", answers: "Queue[Any]", reason: str
    ) -> None:
        """Starts a new server and sends what the old one left unanswered.

        The server works on requests in the order in which they were sent, so the oldest unanswered document is the one
        it died of: that one is charged with the attempt, and sent alone first.
        """
        self._restart()
        unanswered = [number for number in sorted(pending) if number not in done]
        for position, number in enumerate(unanswered):
            job = pending[number]
            job.attempts += 1
            if position == 0:
                job.deaths += 1
                if job.deaths >= 2:
                    done[number] = DocumentError(f"the document made the server end twice: {reason}", -32001, id=job.id)
                    continue
            self._running().request("hashiya/annotate", job.params, answers, (number, job.attempts))


class _Job:
    """A document on its way."""

    def __init__(self, id: Optional[str], params: Dict[str, Any], size: int) -> None:
        self.id = id
        self.params = params
        self.size = size
        #: How often it was sent again: tells the answers of an old server from those of the new one.
        self.attempts = 0
        #: How often a server died while this was its oldest unanswered document.
        self.deaths = 0

    @classmethod
    def following(
        cls, source: "Iterator[Input]", reference_time: Optional[str], layers: Optional[Sequence[str]]
    ) -> "Optional[_Job]":
        for item in source:
            document: Json = {"text": item} if isinstance(item, str) else item
            text = document["text"]
            params = _params(
                text, document.get("referenceTime", reference_time), document.get("layers", layers)
            )
            identifier = document.get("id")
            return cls(None if identifier is None else str(identifier), params, len(text.encode("utf-8", "replace")))
        return None


def _params(text: str, reference_time: Optional[str], layers: Optional[Sequence[str]]) -> Dict[str, Any]:
    params: Dict[str, Any] = {"text": text, "offsetEncoding": "utf-32"}
    if reference_time is not None:
        params["referenceTime"] = reference_time
    if layers is not None:
        params["layers"] = list(layers)
    return params


def _result(answer: Any, id: Optional[str] = None) -> Dict[str, Any]:
    if isinstance(answer, ServerError):
        raise answer
    error = answer.get("error")
    if error is not None:
        raise DocumentError(error.get("message", "unknown error"), error.get("code", 0), error.get("data"), id)
    result: Dict[str, Any] = answer["result"]
    return result
