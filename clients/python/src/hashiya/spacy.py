"""hashiya as a spaCy pipeline component: `pip install hashiya[spacy]`.

>>> import spacy                                           # doctest: +SKIP
>>> nlp = spacy.blank("ar")
>>> nlp.add_pipe("hashiya", config={"reference_time": "2024-05-15"})
>>> doc = nlp("وصل الوفد إلى القاهرة أمس ثم غادر للبنان.")
>>> doc.ents                                               # whole tokens: (القاهرة, للبنان)
>>> [mention.text for mention in doc._.hashiya.entities]   # exact: ['القاهرة', 'لبنان']

A name in Arabic often starts inside a token, after an attached prefix. `doc._.hashiya` has the exact offsets; spans of
the doc are widened to whole tokens, `doc.spans["hashiya"]` for names (all of them) and `doc.ents` (without overlaps), and
the groups `hashiya:times`, `hashiya:quantities`, `hashiya:quotes`, `hashiya:speakers`, `hashiya:vias`. The id of a span
(`span.id_`) is that of its annotation.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import tee
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ._errors import DocumentError
from ._model import Document
from ._shared import shared_client

#: Where a doc keeps its annotations as JSON: serialised with the doc, by `Doc.to_bytes` and by
#: `DocBin(store_user_data=True)`.
_KEY = "hashiya"


@lru_cache(maxsize=64)
def _parsed(json: bytes, text: str) -> Document:
    return Document(json, text)


def _document(doc: Doc) -> Optional[Document]:
    json = doc.user_data.get(_KEY)
    return None if json is None else _parsed(json, doc.text)


# `doc._.hashiya` is the annotated document, None before the component ran. A date of publication of a doc's own may be
# set as `doc._.reference_time` before.
Doc.set_extension("hashiya", getter=_document, force=True)
if not Doc.has_extension("reference_time"):
    Doc.set_extension("reference_time", default=None)


class HashiyaComponent:
    """The component. It holds no process, so that pipelines can be pickled, copied and run by several processes."""

    def __init__(
        self,
        name: str,
        server: Optional[str],
        reference_time: Optional[str],
        spans_key: str,
        set_ents: bool,
        timeout: Optional[float],
    ) -> None:
        self.name = name
        self._server = server
        self._reference_time = reference_time
        self._spans_key = spans_key
        self._set_ents = set_ents
        self._timeout = timeout
        self._handle_error: Any = None

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]), doc)

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Annotates docs as they come, `batch_size` of them at a time on their way to the server."""
        docs, again = tee(stream)
        inputs = ({"text": doc.text, "referenceTime": doc._.reference_time} for doc in docs)
        client = shared_client(self._server)
        results = client.annotate_many(
            inputs, reference_time=self._reference_time, timeout=self._timeout, window_count=max(batch_size, 1)
        )
        for doc, (_, outcome) in zip(again, results):
            if isinstance(outcome, DocumentError):
                self.get_error_handler()(self.name, self, [doc], outcome)
                continue
            self._annotate(doc, outcome)
            yield doc

    # spaCy's own protocol for errors: `nlp.set_error_handler` reaches every component that has these.

    def set_error_handler(self, handler: Any) -> None:
        self._handle_error = handler

    def get_error_handler(self) -> Any:
        return self._handle_error or _raise

    # All there is to keep stands in the pipeline's config.

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "HashiyaComponent":
        return self

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        return None

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> "HashiyaComponent":
        return self

    def _annotate(self, doc: Doc, document: Document) -> None:
        doc.user_data[_KEY] = document.json
        names = [_span(doc, m.start, m.end, m.type, m.id, m.entity) for m in document.entities]
        quotes = [(s.start, s.end, q.kind, q.id) for q in document.quotes for s in q.content]
        speakers = [(q.speaker.start, q.speaker.end, q.polarity, q.id) for q in document.quotes if q.speaker]
        vias = [(q.via.start, q.via.end, "via", q.id) for q in document.quotes if q.via]
        groups: Dict[str, List[Tuple[int, int, str, str]]] = {
            "times": [(t.start, t.end, t.type, t.id) for t in document.times],
            "quantities": [(q.start, q.end, q.kind, q.id) for q in document.quantities],
            "quotes": quotes,
            "speakers": speakers,
            "vias": vias,
        }
        doc.spans[self._spans_key] = names
        for group, places in groups.items():
            doc.spans[f"{self._spans_key}:{group}"] = [_span(doc, *place) for place in places]
        if self._set_ents:
            # What is there already stays; of ours, the longer of two that overlap.
            taken = {n for ent in doc.ents for n in range(ent.start, ent.end)}
            free = [name for name in names if taken.isdisjoint(range(name.start, name.end))]
            doc.ents = [*doc.ents, *filter_spans(free)]


def _span(doc: Doc, start: int, end: int, label: str, id: str, entity: str = "") -> Span:
    found = doc.char_span(start, end, label=label, kb_id=entity, span_id=id, alignment_mode="expand")
    assert found is not None  # Widened to whole tokens, every stretch of the text is one.
    return found


def _raise(name: str, component: Any, docs: List[Doc], error: Exception) -> None:
    raise error


@Language.factory(
    "hashiya",
    assigns=["doc._.hashiya", "doc.spans", "doc.ents"],
    default_config={
        "server": None,
        "reference_time": None,
        "spans_key": "hashiya",
        "set_ents": True,
        "timeout": None,
    },
)
def make_component(
    nlp: Language,
    name: str,
    server: Optional[str],
    reference_time: Optional[str],
    spans_key: str,
    set_ents: bool,
    timeout: Optional[float],
) -> HashiyaComponent:
    """Makes the component from a pipeline's config."""
    return HashiyaComponent(name, server, reference_time, spans_key, set_ents, timeout)
