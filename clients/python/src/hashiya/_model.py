"""The annotated document as frozen dataclasses.

Offsets count code points, so that `text[span.start:span.end] == span.text` for Python strings. The fields are those of
`protocol/schema/annotated-document.json` in Python's spelling (`sameAs` is `same_as`); a test compares them.
"""

from __future__ import annotations

import json as _json
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cached_property, partial
from typing import (
    AbstractSet,
    Any,
    Callable,
    Dict,
    Mapping,
    NamedTuple,
    Optional,
    Tuple,
    Type,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

Json = Mapping[str, Any]
_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class Span:
    """A half-open range of the text."""

    start: int
    end: int
    text: str


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
    keywords: Tuple[Span, ...] = ()


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
    calendar: str
    rule: str
    confidence: float
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
    cue: Optional[Span]
    speaker: Optional[Span]
    speaker_name: str
    via: Optional[Span]
    polarity: str
    resolved_by: str
    rule: str
    confidence: float
    speaker_entity: Optional[str] = None
    via_name: Optional[str] = None
    addressee: Optional[Span] = None


@dataclass(frozen=True)
class Sentence:
    start: int
    end: int


@dataclass(frozen=True)
class Edit:
    """A replacement that mends what a diagnostic is about."""

    start: int
    end: int
    new_text: str


@dataclass(frozen=True)
class Fix:
    title: str
    edits: Tuple[Edit, ...]


@dataclass(frozen=True)
class Diagnostic:
    """A finding about the text itself."""

    start: int
    end: int
    code: str
    severity: str
    message: str
    fix: Optional[Fix] = None


@dataclass(frozen=True)
class Model:
    """What made the annotations."""

    version: str
    entities: str


@dataclass(frozen=True)
class Document:
    """Everything hashiya found in one text. A layer that was not asked for is empty.

    The server's JSON is kept as it came and read when it is first looked into, so that documents that are only passed on
    cost next to nothing.
    """

    #: The annotated document in UTF-8: the same bytes for the same text, options and model.
    json: bytes = field(repr=False)
    #: The text that was annotated, where the client knows it: for the view in notebooks.
    source: Optional[str] = field(default=None, repr=False, compare=False)

    @classmethod
    def from_json(cls, value: Union[Json, str, bytes], source: Optional[str] = None) -> "Document":
        """The document of an object or its JSON, such as a line of `hashiya annotate --format jsonl`."""
        if isinstance(value, bytes):
            return cls(value, source)
        text = value if isinstance(value, str) else _json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return cls(text.encode("utf-8"), source)

    @cached_property
    def raw(self) -> Dict[str, Any]:
        """The document as plain dictionaries and lists, with the names of the contract."""
        value: Dict[str, Any] = _json.loads(self.json)
        return value

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def language(self) -> str:
        """BCP 47 code."""
        return str(self.raw["language"])

    @property
    def length(self) -> int:
        """The length of the text in code points."""
        return int(self.raw["length"])

    @property
    def reference_time(self) -> Optional[str]:
        return self.raw.get("referenceTime")

    @property
    def text(self) -> Optional[str]:
        """The text that was annotated: the caller's string, or what the JSON holds."""
        return self.source if self.source is not None else self.raw.get("text")

    @cached_property
    def model(self) -> Model:
        return instance(Model, self.raw["model"])

    @cached_property
    def blocks(self) -> Tuple[Block, ...]:
        return self._layer("blocks", Block)

    @cached_property
    def articles(self) -> Tuple[Article, ...]:
        return self._layer("articles", Article)

    @cached_property
    def sections(self) -> Tuple[Section, ...]:
        return self._layer("sections", Section)

    @cached_property
    def sentences(self) -> Tuple[Sentence, ...]:
        return self._layer("sentences", Sentence)

    @cached_property
    def entities(self) -> Tuple[Mention, ...]:
        """The mentions of names, in the order of the text."""
        return self._layer("entities", Mention)

    @cached_property
    def entity_index(self) -> Tuple[Entity, ...]:
        """What the mentions name."""
        return self._layer("entityIndex", Entity)

    @cached_property
    def times(self) -> Tuple[Time, ...]:
        return self._layer("times", Time)

    @cached_property
    def quantities(self) -> Tuple[Quantity, ...]:
        return self._layer("quantities", Quantity)

    @cached_property
    def quotes(self) -> Tuple[Quote, ...]:
        return self._layer("quotes", Quote)

    @cached_property
    def diagnostics(self) -> Tuple[Diagnostic, ...]:
        return self._layer("diagnostics", Diagnostic)

    def _layer(self, key: str, kind: Type[_Kind]) -> Tuple[_Kind, ...]:
        return tuple(instance(kind, value) for value in self.raw.get(key) or ())

    def _repr_html_(self) -> str:
        from ._notebook import html

        return html(self)


@dataclass(frozen=True)
class Part:
    """One line of an extracted article."""

    kind: str
    text: str
    level: Optional[int] = None


@dataclass(frozen=True)
class ExtractedArticle:
    """The main article of a page without the page around it. A page that holds none has no parts."""

    id: str
    language: str
    parts: Tuple[Part, ...]
    #: The article as plain text: a blank line between parts, items after "- ".
    text: str
    headline: Optional[str] = None
    reference_time: Optional[str] = None
    byline: Optional[str] = None
    source: Optional[str] = None
    keywords: Tuple[str, ...] = ()

    @classmethod
    def from_json(cls, value: Json) -> "ExtractedArticle":
        return instance(cls, value)


def instance(kind: Type[_Kind], value: Json) -> _Kind:
    """An instance from the members that it knows: those of a later version of the contract stay in `raw`."""
    layout = _LAYOUTS.get(kind)
    if layout is None:
        layout = _LAYOUTS[kind] = _layout(kind)
    attributes = {**layout.defaults, **value} if layout.is_plain else {}
    if attributes.keys() != layout.names:
        attributes = layout.defaults.copy()
        for key, member in value.items():
            reader = layout.readers.get(key)
            if reader is not None:
                name, read = reader
                attributes[name] = member if read is None or member is None else read(member)
        if attributes.keys() != layout.names:
            return kind(**attributes)  # It says what is missing.
    # A frozen class sets each field by a call of its own, which takes longer than all the rest.
    made = object.__new__(kind)
    object.__setattr__(made, "__dict__", attributes)
    return made


class _Layout(NamedTuple):
    """How instances of a class are made."""

    #: Member of the JSON → name of the field, and what makes the field's value of the member's.
    readers: Dict[str, Tuple[str, Optional[Callable[[Any], Any]]]]
    #: Names of all fields.
    names: AbstractSet[str]
    #: Values of fields that may be absent.
    defaults: Dict[str, Any]
    #: Whether every member is its field as it stands.
    is_plain: bool


_LAYOUTS: Dict[type, _Layout] = {}


def _layout(kind: type) -> _Layout:
    hints = get_type_hints(kind)
    own = fields(kind)
    readers = {member_name(f.name): (f.name, _reader(hints[f.name])) for f in own}
    return _Layout(
        readers,
        dict.fromkeys(f.name for f in own).keys(),
        {f.name: f.default for f in own if f.default is not MISSING},
        all(member == name and read is None for member, (name, read) in readers.items()),
    )


def member_name(field_name: str) -> str:
    """The member of the contract for a field: `same_as` is `sameAs`."""
    first, *others = field_name.split("_")
    return first + "".join(word.capitalize() for word in others)


def _reader(hint: Any) -> Optional[Callable[[Any], Any]]:
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        inner = _reader(arguments[0])
        return tuple if inner is None else lambda values: tuple(inner(value) for value in values)
    if arguments:  # Optional[…]
        return _reader(arguments[0])
    return partial(instance, hint) if isinstance(hint, type) and is_dataclass(hint) else None
