"""The annotated document as frozen dataclasses.

Offsets count code points, so that `text[span.start:span.end] == span.text` for Python strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Tuple

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Span:
    """A half-open range of the text."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, value: Optional[Json]) -> "Optional[Span]":
        return None if value is None else cls(value["start"], value["end"], value["text"])


@dataclass(frozen=True)
class Block:
    """One non-blank line and what it is."""

    start: int
    end: int
    kind: str
    article: int
    level: Optional[int] = None


@dataclass(frozen=True)
class Article:
    id: int
    role: str
    start: int
    end: int
    headline: Optional[Span] = None
    reference_time: Optional[str] = None
    source: Optional[Span] = None
    byline: Optional[Span] = None


@dataclass(frozen=True)
class Section:
    id: str
    article: int
    level: int
    start: int
    end: int
    title: Optional[Span] = None
    parent: Optional[str] = None


@dataclass(frozen=True)
class Mention:
    """One mention of a name, without attached prefixes."""

    id: str
    start: int
    end: int
    text: str
    type: str
    name: str
    entity: str
    article: int
    confidence: float


@dataclass(frozen=True)
class Entity:
    """One thing that the page names, with all its mentions."""

    id: str
    type: str
    name: str
    aliases: Tuple[str, ...]
    mentions: Tuple[str, ...]
    country: Optional[str] = None
    roles: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Time:
    """A resolved TIMEX3 expression."""

    id: str
    start: int
    end: int
    text: str
    type: str
    value: str
    rule: str
    confidence: float
    calendar: str = "gregorian"
    mod: Optional[str] = None
    freq: Optional[str] = None
    quant: Optional[str] = None
    begin: Optional[str] = None
    finish: Optional[str] = None
    zone: Optional[str] = None
    original: Optional[str] = None
    anchor: Optional[str] = None
    same_as: Optional[str] = None


@dataclass(frozen=True)
class Quantity:
    id: str
    start: int
    end: int
    text: str
    kind: str
    value: str
    rule: str
    unit: Optional[str] = None


@dataclass(frozen=True)
class Quote:
    """Who said what, through which medium."""

    id: str
    kind: str
    content: Tuple[Span, ...]
    speaker_name: str
    polarity: str
    resolved_by: str
    rule: str
    confidence: float
    cue: Optional[Span] = None
    speaker: Optional[Span] = None
    speaker_entity: Optional[str] = None
    via: Optional[Span] = None
    via_name: Optional[str] = None
    addressee: Optional[Span] = None


@dataclass(frozen=True)
class Diagnostic:
    start: int
    end: int
    code: str
    severity: str
    message: str
    fix: Optional[Json] = None


@dataclass(frozen=True)
class Document:
    """Everything hashiya found in one text. A layer that was not asked for is empty; `raw` is the answer as received."""

    id: Optional[str]
    language: str
    length: int
    reference_time: Optional[str]
    blocks: Tuple[Block, ...]
    articles: Tuple[Article, ...]
    sections: Tuple[Section, ...]
    sentences: Tuple[Tuple[int, int], ...]
    entities: Tuple[Mention, ...]
    entity_index: Tuple[Entity, ...]
    times: Tuple[Time, ...]
    quantities: Tuple[Quantity, ...]
    quotes: Tuple[Quote, ...]
    diagnostics: Tuple[Diagnostic, ...]
    raw: Json = field(repr=False)

    @classmethod
    def from_json(cls, value: Json) -> "Document":
        """The document of an answer of the server or a line of `hashiya annotate --format jsonl`."""

        def rows(key: str) -> List[Json]:
            return value.get(key) or []

        return cls(
            id=value.get("id"),
            language=value["language"],
            length=value["length"],
            reference_time=value.get("referenceTime"),
            blocks=tuple(Block(b["start"], b["end"], b["kind"], b["article"], b.get("level")) for b in rows("blocks")),
            articles=tuple(_article(a) for a in rows("articles")),
            sections=tuple(_section(s) for s in rows("sections")),
            sentences=tuple((s["start"], s["end"]) for s in rows("sentences")),
            entities=tuple(_fields(Mention, m) for m in rows("entities")),
            entity_index=tuple(_entity(e) for e in rows("entityIndex")),
            times=tuple(_fields(Time, t, sameAs="same_as") for t in rows("times")),
            quantities=tuple(_fields(Quantity, q) for q in rows("quantities")),
            quotes=tuple(_quote(q) for q in rows("quotes")),
            diagnostics=tuple(_fields(Diagnostic, d) for d in rows("diagnostics")),
            raw=value,
        )


def _fields(kind: Any, value: Json, **renamed: str) -> Any:
    """An instance from the members it knows: members of a later version of the contract are left to `raw`."""
    known = kind.__dataclass_fields__
    arguments: Dict[str, Any] = {}
    for key, member in value.items():
        name = renamed.get(key, key)
        if name in known:
            arguments[name] = member
    return kind(**arguments)


def _article(a: Json) -> Article:
    return Article(
        a["id"], a["role"], a["start"], a["end"], Span.of(a.get("headline")), a.get("referenceTime"),
        Span.of(a.get("source")), Span.of(a.get("byline")),
    )


def _section(s: Json) -> Section:
    return Section(s["id"], s["article"], s["level"], s["start"], s["end"], Span.of(s.get("title")), s.get("parent"))


def _entity(e: Json) -> Entity:
    return Entity(
        e["id"], e["type"], e["name"], tuple(e.get("aliases") or ()), tuple(e.get("mentions") or ()),
        e.get("country"), tuple(e.get("roles") or ()),
    )


def _quote(q: Json) -> Quote:
    return Quote(
        id=q["id"],
        kind=q["kind"],
        content=tuple(Span(c["start"], c["end"], c["text"]) for c in q["content"]),
        speaker_name=q["speakerName"],
        polarity=q["polarity"],
        resolved_by=q["resolvedBy"],
        rule=q["rule"],
        confidence=q["confidence"],
        cue=Span.of(q.get("cue")),
        speaker=Span.of(q.get("speaker")),
        speaker_entity=q.get("speakerEntity"),
        via=Span.of(q.get("via")),
        via_name=q.get("viaName"),
        addressee=Span.of(q.get("addressee")),
    )
