"""What a search finds, as frozen dataclasses. The fields are those of `protocol/schema/search.json`; a test compares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Optional, Tuple

from ._model import Json, instance


@dataclass(frozen=True)
class Place:
    """A half-open range, in code points."""

    start: int
    end: int


@dataclass(frozen=True)
class FoundDocument:
    """Where a hit stands."""

    #: What the input calls the document.
    id: str
    #: The absolute path of its file.
    path: str
    #: The line of a JSON Lines file that holds the document, from 1.
    line: Optional[int] = None
    #: The day of the hit's article.
    date: Optional[str] = None
    headline: Optional[str] = None


@dataclass(frozen=True)
class FoundQuote:
    """What a hit says, when it is a quotation. Spans count in the document's text."""

    kind: str
    polarity: str
    content: Tuple[Place, ...]
    speaker_name: str
    via_name: Optional[str] = None
    speaker: Optional[Place] = None
    cue: Optional[Place] = None


@dataclass(frozen=True)
class FoundEntity:
    """What a hit names, when it is a mention."""

    type: str
    name: str
    country: Optional[str] = None


@dataclass(frozen=True)
class Hit:
    """One find: a quotation, a mention or a sentence."""

    kind: str
    document: FoundDocument
    #: In the document's text, in code points.
    start: int
    end: int
    text: str
    #: The place in the document's text, from 1.
    line: int
    column: int
    #: The sentence, cut to a readable length.
    snippet: str
    #: What in the snippet meets the query.
    highlights: Tuple[Place, ...]
    quote: Optional[FoundQuote] = None
    entity: Optional[FoundEntity] = None
    score: Optional[float] = None


@dataclass(frozen=True)
class SearchResult:
    """The hits, best first. Iterates over them."""

    offset_encoding: str
    hits: Tuple[Hit, ...]
    #: How many there are in all; None when they are too many to be counted.
    total: Optional[int] = None

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    @classmethod
    def from_json(cls, value: Json) -> "SearchResult":
        return instance(cls, value)
