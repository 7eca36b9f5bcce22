"""The dataclasses against the published JSON Schemas, and what documents can do."""

import dataclasses
import json
import pickle
import typing

import pytest
from paths import PROTOCOL

import hashiya
from hashiya._model import instance, member_name

DOCUMENT = json.loads((PROTOCOL / "schema/annotated-document.json").read_text())

CLASSES = {
    "span": hashiya.Span,
    "block": hashiya.Block,
    "article": hashiya.Article,
    "section": hashiya.Section,
    "sentence": hashiya.Sentence,
    "entity": hashiya.Mention,
    "indexedEntity": hashiya.Entity,
    "time": hashiya.Time,
    "quantity": hashiya.Quantity,
    "quote": hashiya.Quote,
    "diagnostic": hashiya.Diagnostic,
    "edit": hashiya.Edit,
    "model": hashiya.Model,
}


SEARCH = json.loads((PROTOCOL / "schema/search.json").read_text())
HIT = SEARCH["$defs"]["hit"]

FOUND = [
    (hashiya.SearchResult, SEARCH),
    (hashiya.Hit, HIT),
    (hashiya.FoundDocument, HIT["properties"]["document"]),
    (hashiya.FoundQuote, HIT["properties"]["quote"]),
    (hashiya.FoundEntity, HIT["properties"]["entity"]),
    (hashiya.Place, SEARCH["$defs"]["span"]),
]


def is_optional(hint):
    return type(None) in typing.get_args(hint)


def compare(kind, schema):
    fields = {member_name(f.name): f for f in dataclasses.fields(kind)}
    known = set(schema["properties"])
    # A checkout may be a step behind in what is optional, never in what is required.
    assert set(schema["required"]) <= fields.keys() and known <= fields.keys(), kind
    hints = typing.get_type_hints(kind)
    for name, field in fields.items():
        if name not in known:
            assert field.default is not dataclasses.MISSING, (kind, name)
            continue
        has_default = field.default is not dataclasses.MISSING
        nullable = "nullableSpan" in json.dumps(schema["properties"][name])
        assert has_default == (name not in schema["required"]), (kind, name)
        assert not nullable or is_optional(hints[field.name]), (kind, name)
    assert kind.__dataclass_params__.frozen


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_fields_are_those_of_the_schema(name):
    compare(CLASSES[name], DOCUMENT["$defs"][name])


@pytest.mark.parametrize("kind, schema", FOUND, ids=[kind.__name__ for kind, _ in FOUND])
def test_fields_of_what_a_search_finds(kind, schema):
    compare(kind, schema)


def test_every_definition_has_a_class():
    objects = {name for name, schema in DOCUMENT["$defs"].items() if schema.get("type") == "object"}
    assert objects == CLASSES.keys()


def test_the_extracted_article():
    schema = json.loads((PROTOCOL / "schema/extracted-article.json").read_text())
    del schema["properties"]["meta"]  # Of JSON Lines only.
    compare(hashiya.ExtractedArticle, schema)
    compare(hashiya.Part, schema["properties"]["parts"]["items"])


def test_the_fix_of_a_diagnostic():
    compare(hashiya.Fix, DOCUMENT["$defs"]["diagnostic"]["properties"]["fix"])


def test_a_document_has_every_member():
    members = set(DOCUMENT["properties"]) - {"schema", "offsetEncoding", "meta"}
    attributes = {member_name(name) for name in dir(hashiya.Document) if not name.startswith("_")}
    assert members <= attributes


def test_every_member_becomes_a_field():
    raw = {
        "schema": "hashiya/1", "id": "7", "offsetEncoding": "utf-32", "length": 20, "language": "ar",
        "times": [{"id": "t1", "start": 0, "end": 3, "text": "أمس", "type": "DATE", "value": "2024-05-14", "calendar":
                   "gregorian", "sameAs": "t2", "rule": "day.deictic", "confidence": 1.0, "ofTomorrow": 1}],
        "quotes": [{"id": "q1", "kind": "direct", "content": [{"start": 4, "end": 7, "text": "نعم"}], "cue": None,
                    "speaker": {"start": 8, "end": 9, "text": "ي"}, "speakerName": "ي", "via": None, "polarity": "affirm",
                    "resolvedBy": "explicit", "rule": "r", "confidence": 0.5}],
        "diagnostics": [{"start": 0, "end": 1, "code": "c", "severity": "hint", "message": "m",
                         "fix": {"title": "t", "edits": [{"start": 0, "end": 1, "newText": "x"}]}}],
        "model": {"version": "1", "entities": "1"},
    }  # fmt: skip
    document = hashiya.Document.from_json(raw)
    assert document.times[0].same_as == "t2"
    assert document.quotes[0].content == (hashiya.Span(4, 7, "نعم"),)
    assert document.quotes[0].speaker == hashiya.Span(8, 9, "ي") and document.quotes[0].cue is None
    assert document.diagnostics[0].fix.edits == (hashiya.Edit(0, 1, "x"),)
    assert document.entities == () and document.raw == raw
    assert document == hashiya.Document.from_json(json.dumps(raw, ensure_ascii=False, separators=(",", ":")))
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.times[0].value = "2024"


def test_the_view_for_notebooks_holds_the_text_whole(binary):
    text = "قالت <b>ليلى</b> منصور أمس إن السفن وصلت للبنان ولإيران & \"غيرهما\"."
    with hashiya.Client(server=binary) as client:
        html = client.annotate(text, reference_time="2024-05-15")._repr_html_()
    import html.parser as parser

    class Text(parser.HTMLParser):
        def __init__(self):
            super().__init__()
            self.pieces, self.depth, self.titles = [], 0, []

        def handle_starttag(self, tag, attributes):
            self.depth += tag == "div"
            self.titles += [value for name, value in attributes if name == "title"]

        def handle_endtag(self, tag):
            self.depth -= tag == "div"

        def handle_data(self, data):
            if self.depth:
                self.pieces.append(data)

    reader = Text()
    reader.feed(html)
    assert "".join(reader.pieces) == text
    assert any("2024-05-14" in title for title in reader.titles)
    assert 'dir="rtl"' in html and "<script" not in html and "padding" not in html
    assert "<p>" in hashiya.Document(hashiya.Document.from_json({"schema": "hashiya/1", "id": "1", "language": "ar",
                                                                 "length": 0}).json)._repr_html_()  # fmt: skip


@pytest.mark.parametrize("kind", [*CLASSES.values(), hashiya.Part, hashiya.FoundEntity, hashiya.Place])
@pytest.mark.parametrize("is_full", [True, False])
def test_what_json_makes_is_what_the_class_makes(kind, is_full):
    hints = typing.get_type_hints(kind)
    wanted = {
        f.name: () if typing.get_origin(hints[f.name]) is tuple else None if is_optional(hints[f.name]) else f"a {f.name}"
        for f in dataclasses.fields(kind)
        if is_full or f.default is dataclasses.MISSING
    }
    members = {member_name(name): value for name, value in wanted.items()}
    made, other = instance(kind, {"later": 1, **members}), kind(**wanted)
    assert made == other == instance(kind, members) and hash(made) == hash(other) and repr(made) == repr(other)
    assert dataclasses.asdict(made) == dataclasses.asdict(other) and dataclasses.replace(made) == other
    assert pickle.loads(pickle.dumps(made)) == other
    first = next(iter(members))
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, first, 1)
    members.pop(first)
    with pytest.raises(TypeError, match=first):
        instance(kind, members)
    with pytest.raises(TypeError):
        instance(kind, {"later": 1, **members})
