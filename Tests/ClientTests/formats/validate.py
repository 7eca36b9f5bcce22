#!/usr/bin/env python3
"""Reads what hashiya writes in every format with an independent library, and compares it with the native JSON.

usage: validate.py HASHIYA REPOSITORY
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import unicodedata
import warnings

import pages

warnings.filterwarnings("ignore")
binary, repository = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
work = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-formats-"))
LAYERS = "sections,sentences,entities,times,quantities,quotes,diagnostics"


def run(*arguments, status=0):
    result = subprocess.run([str(binary), *map(str, arguments)], cwd=work, capture_output=True)
    assert result.returncode == status, (arguments, result.returncode, result.stderr.decode())
    return result


def annotate(form, output):
    return run("annotate", "--format", form, "--layers", LAYERS, "-o", output, "pages.jsonl")


def lines(path):
    return [json.loads(line) for line in (work / path).read_text(encoding="utf-8").split("\n") if line]


def spans(document):
    """(label, start, end) of all names, times and quantities, in code points."""
    found = [(e["type"], e["start"], e["end"]) for e in document["entities"] + document["times"]]
    return sorted(found + [(q["kind"].upper(), q["start"], q["end"]) for q in document["quantities"]])


def contents(document):
    return sorted((s["start"], s["end"]) for q in document["quotes"] for s in q["content"])


pages.write(work / "pages.jsonl")
run("annotate", "--layers", LAYERS, "--with-text", "--offset-encoding", "utf-32", "-o", "native.jsonl", "pages.jsonl")
native = lines("native.jsonl")
texts = {document["id"]: document["text"] for document in native}
assert [texts[d["id"]] for d in pages.documents()] == [d["text"] for d in pages.documents()]
assert sum(len(d["quotes"]) for d in native) >= 5 and sum(len(d["entities"]) for d in native) >= 10


def file_of(document, suffix):
    """The file of one document in an output folder."""
    number = next(i for i, d in enumerate(native, 1) if d["id"] == document["id"])
    found = list((work / suffix[1]).rglob(f"{number}-*{suffix[0]}"))
    assert len(found) == 1, (document["id"], found)
    return found[0]


def xml_text(text):
    """The text as XML can hold it."""
    return "".join("\ufffd" if ord(c) < 0x20 and c not in "\t\n\r" or ord(c) in (0xFFFE, 0xFFFF) else c for c in text)


def jsonl():
    import jsonschema

    schema = json.loads((repository / "protocol/schema/annotated-document.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    for document in native:
        validator.validate(document)
        for name in ("entities", "times", "quantities"):
            for item in document[name]:
                assert document["text"][item["start"] : item["end"]] == item["text"]
    broken = dict(native[0], entities=[{"start": 1}])
    assert list(validator.iter_errors(broken)), "the schema lets everything through"


def brat():
    """brat has no parser on PyPI: every text-bound line must repeat its stretch of the text."""
    annotate("brat", "brat/")
    assert (work / "brat/annotation.conf").read_text().count("[") >= 4
    for document in native:
        path = file_of(document, (".ann", "brat"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        assert text == document["text"]
        bound, events = {}, []
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            head, rest = line.split("\t", 1)
            if head[0] == "T":
                place, covered = rest.split("\t")
                label, offsets = place.split(" ", 1)
                parts = [tuple(map(int, part.split())) for part in offsets.split(";")]
                flat = " ".join(text[a:b] for a, b in parts)
                assert covered == "".join(" " if c in "\r\n\t" else c for c in flat), (covered, flat)
                assert "\n" not in flat
                bound[head] = (label, parts)
            elif head[0] == "E":
                events.append(rest)
        named = sorted((l, p[0][0], p[-1][1]) for l, p in bound.values() if l not in ("QUOTE", "CUE", "SPEAKER", "VIA", "ADDRESSEE"))
        assert named == spans(document)
        assert len(events) == len(document["quotes"])
        for event in events:
            trigger, *arguments = event.split()
            assert bound[trigger.split(":")[1]][0] == "QUOTE"
            for argument in arguments:
                role, target = argument.split(":")
                assert bound[target][0] == role.upper()


def conll():
    from seqeval.metrics import classification_report
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, Entities

    annotate("conll", "out.conll")
    blocks = (work / "out.conll").read_text(encoding="utf-8").split("-DOCSTART- -X- -X- O\n\n")[1:]
    assert len(blocks) == len(native)
    for document, block in zip(native, blocks):
        rows = [[line.split(" ") for line in sentence.split("\n")] for sentence in block.strip("\n").split("\n\n") if sentence]
        assert all(len(row) == 4 for sentence in rows for row in sentence)
        tags = [[row[3] for row in sentence] for sentence in rows]
        entities = get_entities(tags)
        assert [t for t, _, _ in entities] == [e["type"] for e in document["entities"]]
        if tags:
            strict = [entity for sentence in Entities(tags, IOB2).entities for entity in sentence]
            assert len(strict) == len(document["entities"])
            if strict:
                report = classification_report(tags, tags, scheme=IOB2, output_dict=True)
                assert report["micro avg"]["f1-score"] == 1 and report["micro avg"]["support"] == len(strict)
        # get_entities numbers tokens with one place between sentences.
        places = []
        for sentence in rows:
            places += [token[0] for token in sentence] + [None]
        for (label, first, last), entity in zip(entities, document["entities"]):
            covered = "".join(p for p in places[first : last + 1] if p)
            assert covered == "".join(entity["text"].split()), (covered, entity["text"])


def conllu():
    import conllu

    annotate("conllu", "out.conllu")
    text = (work / "out.conllu").read_text(encoding="utf-8")
    sentences = conllu.parse(text)
    assert "".join(sentence.serialize() for sentence in sentences).count("\n\n") == len(sentences)
    document, names = None, {d["id"]: [] for d in native}
    multiword = 0
    for sentence in sentences:
        if "newdoc id" in sentence.metadata:
            document = sentence.metadata["newdoc id"]
        for token in sentence:
            misc = token["misc"] or {}
            start, end = map(int, misc["TokenRange"].split(":"))
            covered = texts[document][start:end]
            assert token["form"] == "".join("_" if c.isspace() else c for c in covered), (token["form"], covered)
            if isinstance(token["id"], tuple):
                multiword += 1
                continue
            tag = misc.get("NER")
            if tag and tag.startswith("B-"):
                names[document].append([tag[2:], start, end])
            elif tag:
                names[document][-1][2] = end
    assert multiword > 3
    for document in native:
        expected = [[e["type"], e["start"], e["end"]] for e in document["entities"]]
        assert names[document["id"]] == expected, (names[document["id"]], expected)


# The terms of the Web Annotation vocabulary that hashiya uses; the W3C's own context is not fetched.
CONTEXT = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "as": "http://www.w3.org/ns/activitystreams#", "dc": "http://purl.org/dc/elements/1.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#", "id": "@id", "type": "@type",
        "Annotation": "oa:Annotation", "AnnotationPage": "as:OrderedCollectionPage", "TextualBody": "oa:TextualBody",
        "SpecificResource": "oa:SpecificResource", "TextPositionSelector": "oa:TextPositionSelector",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"}, "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "identifying": "oa:identifying", "classifying": "oa:classifying", "describing": "oa:describing",
        "tagging": "oa:tagging", "linking": "oa:linking", "value": {"@id": "rdf:value"}, "format": {"@id": "dc:format"},
        "exact": {"@id": "oa:exact"}, "prefix": {"@id": "oa:prefix"}, "suffix": {"@id": "oa:suffix"},
        "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
        "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    }
}


def webannotation():
    from pyld import jsonld

    def loader(url, options=None):
        assert url == "http://www.w3.org/ns/anno.jsonld", f"an unexpected request for {url}"
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}

    annotate("webannotation", "web/")
    for document in native:
        page = json.loads(file_of(document, (".jsonld", "web")).read_text(encoding="utf-8"))
        quads = jsonld.to_rdf(page, {"documentLoader": loader})["@default"]
        starts = [q for q in quads if q["predicate"]["value"].endswith("oa#start")]
        annotations = [q for q in quads if q["object"]["value"] == "http://www.w3.org/ns/oa#Annotation"]
        assert len(annotations) == len(page["items"])
        text, selectors, labels = document["text"], 0, []
        for item in page["items"]:
            bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for target in targets:
                position, quote = target["selector"]
                selectors += 1
                start, end = position["start"], position["end"]
                assert text[start:end] == quote["exact"]
                assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
                labels.append((bodies[0]["value"], start, end))
        assert len(starts) == selectors
        wanted = set(spans(document))
        assert wanted <= set(labels)


def tei():
    from lxml import etree
    from trafilatura.xml import validate_tei

    annotate("tei", "tei/")
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    for document in native:
        tree = etree.parse(str(file_of(document, (".xml", "tei"))))
        assert validate_tei(tree.getroot()), document["id"]
        said = tree.xpath("//t:text//t:said[@xml:id]", namespaces=space)
        assert len(said) == len(document["quotes"])
        lines_ = ["".join(e.itertext()) for e in tree.xpath("//t:body//*[self::t:p or self::t:head or self::t:ab or self::t:item]", namespaces=space)]
        expected = [xml_text(document["text"][b["start"] : b["end"]]) for b in document["blocks"]]
        assert [line for line in lines_ if line] == expected
        for tag, types in (("persName", ["PER"]), ("placeName", ["LOC"]), ("orgName", ["ORG"])):
            found = ["".join(e.itertext()) for e in tree.xpath(f"//t:text//t:{tag}[@xml:id]", namespaces=space)]
            assert found == [xml_text(e["text"]) for e in document["entities"] if e["type"] in types]
        ids = {"#" + value for value in tree.xpath("//@xml:id")}
        references = tree.xpath("//t:text//@who | //t:text//@ref | //t:text//@corresp", namespaces=space)
        assert set(references) <= ids, set(references) - ids
    broken = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><said/></body></text></TEI>')
    assert not validate_tei(broken), "the DTD lets everything through"


def timeml():
    from lxml import etree

    annotate("timeml", "timeml/")
    for document in native:
        root = etree.parse(str(file_of(document, (".tml", "timeml")))).getroot()
        body = root.find("TEXT")
        assert "".join(body.itertext()) == xml_text(document["text"])
        found = [(e.get("type"), e.get("value"), "".join(e.itertext())) for e in body.iter("TIMEX3")]
        assert found == [(t["type"], t["value"], xml_text(t["text"])) for t in document["times"]]
        assert root.find("DCT/TIMEX3").get("functionInDocument") == "CREATION_TIME"


def check_cas(cas, document, clean):
    assert cas.sofa_string == clean(document["text"])
    found = []
    for entity in cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"):
        found.append((entity.value, entity.begin, entity.end))
        assert entity.get_covered_text() == clean(document["text"])[entity.begin : entity.end]
    assert sorted(found) == sorted((e["type"], e["start"], e["end"]) for e in document["entities"])
    times = [(t.timexType, t.timexValue, t.begin, t.end) for t in cas.select("hashiya.Time")]
    assert sorted(times) == sorted((t["type"], t["value"], t["start"], t["end"]) for t in document["times"])
    quotes = list(cas.select("hashiya.Quote"))
    assert sorted((q.begin, q.end) for q in quotes) == contents(document)
    for quote in quotes:
        origin = next(q for q in document["quotes"] if q["id"] == quote.identifier)
        assert (origin["cue"] is None) == (quote.cue is None)
        if quote.cue is not None:
            assert (quote.cue.begin, quote.cue.end, quote.cue.role) == (origin["cue"]["start"], origin["cue"]["end"], "cue")
    assert len(list(cas.select("hashiya.Block"))) == len(document["blocks"])


def xmi():
    import cassis

    annotate("xmi", "xmi/")
    with open(work / "xmi/TypeSystem.xml", "rb") as file:
        types = cassis.load_typesystem(file)
    for document in native:
        with open(file_of(document, (".xmi", "xmi")), "rb") as file:
            cas = cassis.load_cas_from_xmi(file, typesystem=types)
        check_cas(cas, document, xml_text)
    emoji = file_of(native[1], (".xmi", "xmi")).read_text(encoding="utf-8")
    units = len(native[1]["text"].encode("utf-16-le")) // 2
    assert f'end="{units}"' in emoji, "offsets in the file must count UTF-16"


def casjson():
    import cassis

    annotate("casjson", "casjson/")
    for document in native:
        with open(file_of(document, (".json", "casjson")), "rb") as file:
            cas = cassis.load_cas_from_json(file)
        check_cas(cas, document, str)
        assert cassis.load_cas_from_json(cas.to_json()).sofa_string == document["text"]


def labelstudio():
    from label_studio_sdk.label_interface import LabelInterface

    annotate("labelstudio", "labelstudio/")
    interface = LabelInterface((work / "labelstudio/labeling-config.xml").read_text(encoding="utf-8"))
    tasks = json.loads((work / "labelstudio/annotations.json").read_text(encoding="utf-8"))
    assert len(tasks) == len(native)
    for task, document in zip(tasks, native):
        assert task["data"]["text"] == document["text"]
        prediction = task["predictions"][0]
        assert interface.validate_prediction(prediction), document["id"]
        regions = [r for r in prediction["result"] if r["type"] == "labels"]
        for region in regions:
            value = region["value"]
            assert document["text"][value["start"] : value["end"]] == value["text"]
        found = sorted((r["value"]["labels"][0], r["value"]["start"], r["value"]["end"]) for r in regions)
        assert set(spans(document)) <= set(found)
        assert sorted((s, e) for l, s, e in found if l == "QUOTE") == contents(document)
    wrong = json.loads(json.dumps(tasks[0]["predictions"][0]))
    wrong["result"][0]["value"]["labels"] = ["NOTHING"]
    assert not interface.validate_prediction(wrong), "the SDK lets everything through"


def schema_of(required, **properties):
    return {"type": "object", "required": required, "properties": properties}


def doccano():
    import jsonschema

    integer = {"type": "integer", "minimum": 0}
    span = schema_of(["id", "label", "start_offset", "end_offset"], id=integer, start_offset=integer, end_offset=integer)
    relation = schema_of(["id", "from_id", "to_id", "type"], id=integer, from_id=integer, to_id=integer)
    schema = schema_of(["text", "entities", "relations"], text={"type": "string"}, entities={"type": "array", "items": span}, relations={"type": "array", "items": relation})
    annotate("doccano", "doccano.jsonl")
    for record, document in zip(lines("doccano.jsonl"), native, strict=True):
        jsonschema.validate(record, schema)
        assert record["text"] == document["text"]
        found = [(e["label"], e["start_offset"], e["end_offset"]) for e in record["entities"]]
        assert set(spans(document)) <= set(found)
        ids = {e["id"] for e in record["entities"]}
        assert len(ids) == len(record["entities"])
        assert all(r["from_id"] in ids and r["to_id"] in ids for r in record["relations"])


def prodigy():
    import jsonschema

    integer = {"type": "integer", "minimum": 0}
    token = schema_of(["text", "start", "end", "id", "ws"], start=integer, end=integer, id=integer, ws={"type": "boolean"})
    span = schema_of(["start", "end", "token_start", "token_end", "label"], token_start=integer, token_end=integer)
    schema = schema_of(["text", "tokens", "spans"], tokens={"type": "array", "items": token}, spans={"type": "array", "items": span})
    annotate("prodigy", "prodigy.jsonl")
    for record, document in zip(lines("prodigy.jsonl"), native, strict=True):
        jsonschema.validate(record, schema)
        tokens = record["tokens"]
        assert "".join(t["text"] + " " * t["ws"] for t in tokens) == document["text"]
        assert all(document["text"][t["start"] : t["end"]] == t["text"] for t in tokens)
        for span_ in record["spans"]:
            assert tokens[span_["token_start"]]["start"] == span_["start"]
            assert tokens[span_["token_end"]]["end"] == span_["end"]
        assert set(spans(document)) <= {(s["label"], s["start"], s["end"]) for s in record["spans"]}


def spacy():
    import spacy
    from spacy.tokens import Doc

    vocabulary = spacy.blank("ar").vocab
    annotate("spacy", "spacy.jsonl")
    for record, document in zip(lines("spacy.jsonl"), native, strict=True):
        for owner in ("hashiya",):
            if not Doc.has_extension(owner):
                Doc.set_extension(owner, default=None)
        doc = Doc(vocabulary).from_json(record, validate=True)
        assert doc.text == document["text"]
        assert [(e.label_, e.start_char, e.end_char) for e in doc.ents] == [(e["type"], e["start"], e["end"]) for e in document["entities"]]
        quotes = sorted((s.start_char, s.end_char) for s in doc.spans["quotes"] if s.label_ == "QUOTE")
        assert quotes == contents(document)
        times = [(s.label_, s.start_char, s.end_char) for s in doc.spans["times"]]
        assert times == [(t["type"], t["start"], t["end"]) for t in document["times"]]


def tsv():
    annotate("tsv", "tsv/")
    for table, layer in (("blocks", "blocks"), ("entities", "entities"), ("times", "times"), ("quantities", "quantities"), ("sentences", "sentences"), ("entity-index", "entityIndex"), ("diagnostics", "diagnostics")):
        with open(work / f"tsv/{table}.tsv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n"))
        assert len(rows) == sum(len(d[layer]) for d in native), table
        assert all(None not in row and None not in row.values() for row in rows)
        if table == "entities":
            for row in rows:
                covered = texts[row["document"]][int(row["start"]) : int(row["end"])]
                assert row["text"] == covered
    one = run("annotate", "--format", "tsv", "--layers", "times", "pages.jsonl").stdout.decode()
    assert one.startswith("document\tid\tstart") and one == (work / "tsv/times.tsv").read_text()


def round_trips():
    """What a reader gets out of each format is what the writer put in, as far as the format holds it."""
    held = {
        "jsonl": ("blocks", "articles", "sections", "sentences", "entities", "entityIndex", "times", "quantities", "quotes", "diagnostics"),
        "brat": ("entities", "entityIndex", "times", "quantities", "quotes"),
        "labelstudio": ("entities", "entityIndex", "times", "quantities", "quotes"),
        "conllu": ("entities", "entityIndex", "times", "quantities"),
    }
    for form, layers in held.items():
        target = {"brat": "trip-brat/", "labelstudio": "trip.json"}.get(form, f"trip.{form}")
        run("convert", "--quiet", "native.jsonl", target, "--to", form)
        back = run("convert", "--from", form, target, "-", "--to", "jsonl", "--offset-encoding", "utf-32")
        documents = [json.loads(line) for line in back.stdout.decode().split("\n") if line]
        assert len(documents) == len(native), form
        texts_ = sorted((d["text"] for d in documents))
        if form != "conllu":
            assert texts_ == sorted(d["text"] for d in native), form
        for document in native:
            same = [d for d in documents if d["text"] == document["text"]]
            assert len(same) == 1, (form, document["id"])
            for layer in layers:
                assert same[0][layer] == document[layer], (form, document["id"], layer, same[0][layer], document[layer])
            if form in ("jsonl", "labelstudio", "conllu"):
                assert same[0]["id"] == document["id"] and same[0].get("meta") == document.get("meta")
        # Written again, it is the same to the byte.
        if form in ("jsonl", "conllu", "labelstudio"):
            again = "again-" + target
            run("convert", "--quiet", "--from", form, target, again, "--to", form)
            assert (work / again).read_bytes() == (work / target).read_bytes(), form


checks = [jsonl, brat, conll, conllu, webannotation, tei, timeml, xmi, casjson, labelstudio, doccano, prodigy, spacy, tsv, round_trips]
failed = 0
for check in checks:
    try:
        check()
        print(f"ok {check.__name__}")
    except Exception as error:
        failed += 1
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        print(f"FAILED {check.__name__} (line {place.lineno}): {type(error).__name__} {str(error)[:1500]}")
sys.exit(1 if failed else 0)
