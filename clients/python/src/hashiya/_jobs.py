"""Documents on their way: what is known of each, and which may be sent. No I/O, so that both clients share it."""

from __future__ import annotations

import time
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple, Union

from ._errors import DocumentError, ServerError
from ._model import Document, Json
from ._wire import annotate_params

#: A document to annotate: its text, or a mapping with "text" and optionally "id", "referenceTime", "layers".
Input = Union[str, Json]

#: What a document came to.
Outcome = Union[Document, DocumentError]


class Job:
    """A request that must be answered, whatever happens to the server."""

    __slots__ = ("method", "params", "sink", "number", "key", "size", "text", "payload", "sent_at", "deaths")

    def __init__(self, method: str, params: Any, sink: Any = None) -> None:
        self.method = method
        self.params = params
        #: Where the client puts the job once it has its payload.
        self.sink = sink
        self.number = 0
        self.key: Any = None
        self.size = 0
        self.text: Optional[str] = None
        #: The result as JSON, or the error; None while there is neither.
        self.payload: Any = None
        #: When it was last sent; None while it waits.
        self.sent_at: Optional[float] = None
        #: How often a server died while this was on its way.
        self.deaths = 0

    def outcome(self) -> Outcome:
        """What the document came to, under the key that its owner gave it. Raises `ServerError` when there is no server."""
        if isinstance(self.payload, ServerError):
            raise self.payload
        if isinstance(self.payload, DocumentError):
            self.payload.id = self.key
            return self.payload
        return Document(self.payload, self.text)


def jobs(documents: Iterator[Input], options: Mapping[str, Any], sink: Any) -> Iterator[Job]:
    """The jobs of a stream of documents; one without a text is answered already."""
    for number, item in enumerate(documents):
        yield job_of(number, item, options, sink)


def job_of(number: int, item: Input, options: Mapping[str, Any], sink: Any) -> Job:
    """The job of one document of a stream."""
    document: Json = {"text": item} if isinstance(item, str) else item
    text = document.get("text")
    key = document.get("id")
    if not isinstance(text, str):
        job = Job("hashiya/annotate", None, sink)
        job.payload = DocumentError("a document needs a \"text\" that is a string", "missingText")
    else:
        own = dict(options)
        if document.get("referenceTime") is not None:
            own["reference_time"] = document["referenceTime"]
        if document.get("layers") is not None:
            own["layers"] = document["layers"]
        name = str(number + 1) if key is None else str(key)
        job = Job("hashiya/annotate", annotate_params(text, id=name, **own), sink)
        # A guess that never falls short by much: Arabic letters have two bytes. Only huge texts are worth an exact count.
        job.size = len(text) if text.isascii() else 2 * len(text)
        job.text = own_text(job.params)
    job.number = number
    job.key = key
    return job


def own_text(params: Json) -> Optional[str]:
    """The text that offsets count in; None when the server makes one of a page and returns it."""
    text: str = params["text"]
    return None if params.get("input") == "html" else text


class Window:
    """The documents of one stream that were taken and not given back: bounded by count and by bytes together."""

    def __init__(self, count: int, size: int, ordered: bool) -> None:
        if count < 1 or size < 1:
            raise ValueError("a window holds at least one document and one byte")
        self._count = count
        self._size = size
        self._ordered = ordered
        #: By number, in the order of the stream.
        self._jobs: Dict[int, Job] = {}
        self._bytes = 0
        self._ready: List[Job] = []
        #: When the oldest unanswered document came to be it.
        self._since = 0.0

    def __bool__(self) -> bool:
        return bool(self._jobs)

    def has_room(self, size: int) -> bool:
        """Whether a document of this size may be sent: always when there is no other, however large it is."""
        return not self._jobs or (len(self._jobs) < self._count and self._bytes + size <= self._size)

    def admit(self, job: Job) -> None:
        if not self._jobs:
            self._since = time.monotonic()
        self._jobs[job.number] = job
        self._bytes += job.size
        if job.payload is not None:
            self.answered(job)

    def answered(self, job: Job) -> None:
        """Notes that the job has its payload."""
        if job.number not in self._jobs:
            return  # It was taken already, between its answer and the note of it.
        if not self._ordered:
            self._ready.append(job)
        for earlier in self._jobs.values():
            if earlier is job:
                self._since = time.monotonic()
            elif earlier.payload is not None:
                continue
            return

    def ready(self) -> Iterator[Tuple[Any, Outcome]]:
        """Takes out what may be given to the caller by now."""
        if self._ordered:
            while self._jobs:
                first = next(iter(self._jobs.values()))
                if first.payload is None:
                    return
                yield self._taken(first)
        else:
            ready, self._ready = self._ready, []
            for job in ready:
                yield self._taken(job)

    def _taken(self, job: Job) -> Tuple[Any, Outcome]:
        del self._jobs[job.number]
        self._bytes -= job.size
        return job.key, job.outcome()

    def overdue(self, timeout: Optional[float]) -> Tuple[Optional[Job], Optional[float]]:
        """The document whose time is up, and how long until the next one's is.

        The clock of a document runs while it is the oldest that the server has: the server begins them in order, so
        that none is charged for the time in which it waited for its turn.
        """
        if timeout is None:
            return None, None
        for job in self._jobs.values():
            if job.payload is None and job.sent_at is not None:
                left = max(job.sent_at, self._since) + timeout - time.monotonic()
                return (job, None) if left <= 0 else (None, left)
        return None, timeout

