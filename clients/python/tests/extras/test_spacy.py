"""`hashiya[spacy]`: exact offsets beside spans of whole tokens, batches, processes, bytes."""

import pytest

spacy = pytest.importorskip("spacy")
from pages import page  # noqa: E402
from spacy.tokens import Doc, DocBin  # noqa: E402

import hashiya  # noqa: E402

TEXT = "قالت وزيرة النقل ليلى منصور أمس إن السفن وصلت للبنان ولإيران. وبلغت الكلفة 250 مليون دولار."


@pytest.fixture()
def nlp(binary):
    nlp = spacy.blank("ar")
    nlp.add_pipe("hashiya", config={"server": binary, "reference_time": "2024-05-15"})
    return nlp


def test_exact_and_widened_spans(nlp):
    doc = nlp(TEXT)
    document = doc._.hashiya
    exact = [mention.text for mention in document.entities]
    assert {"ليلى منصور", "لبنان", "إيران"} <= set(exact)
    assert all(TEXT[m.start : m.end] == m.text for m in document.entities)
    spans = list(doc.spans["hashiya"])
    assert len(spans) == len(exact)
    assert all(mention.text in span.text for mention, span in zip(document.entities, spans))
    assert "للبنان" in [span.text for span in spans]  # The prefix belongs to the token.
    assert [ent.text for ent in doc.ents] == [span.text for span in spans]
    assert [ent.label_ for ent in doc.ents] == [mention.type for mention in document.entities]
    assert [span.id_ for span in spans] == [mention.id for mention in document.entities]
    assert [span.kb_id_ for span in spans] == [mention.entity for mention in document.entities]


def test_groups(nlp):
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["hashiya:times"]] == [("أمس", "DATE")]
    assert [span.label_ for span in doc.spans["hashiya:quantities"]] == ["money"]
    (quote,) = doc.spans["hashiya:quotes"]
    assert quote.label_ == "indirect" and "السفن وصلت" in quote.text
    assert "ليلى منصور" in doc.spans["hashiya:speakers"][0].text


def test_pipe_keeps_order_and_dates_of_docs(nlp):
    docs = [nlp.make_doc(page(n)) for n in range(100)]
    docs[3]._.reference_time = "2020-01-02"
    found = list(nlp.pipe(docs, batch_size=16))
    assert [doc.text for doc in found] == [page(n) for n in range(100)]
    values = [{t.text: t.value for t in doc._.hashiya.times}.get("أمس") for doc in found]
    assert values[3] == "2020-01-01" and values[4] == "2024-05-14"


def test_several_processes(nlp):
    found = list(nlp.pipe([page(n) for n in range(40)], n_process=2, batch_size=10))
    assert [doc.text for doc in found] == [page(n) for n in range(40)]
    alone = nlp(page(7))
    assert found[7]._.hashiya.raw["entities"] == alone._.hashiya.raw["entities"]


def test_pipelines_and_docs_can_be_kept(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    doc = spacy.load(tmp_path / "model")(TEXT)
    assert doc._.hashiya == nlp(TEXT)._.hashiya
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert back._.hashiya == doc._.hashiya
    assert [span.text for span in back.spans["hashiya"]] == [span.text for span in doc.spans["hashiya"]]
    assert spacy.blank("ar").from_bytes(spacy.blank("ar").to_bytes())  # Untouched by the component.
    copy = spacy.load(tmp_path / "model").from_bytes(nlp.to_bytes())
    assert copy(TEXT)._.hashiya == doc._.hashiya


def test_entities_of_others_stay(binary):
    nlp = spacy.blank("ar")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "TITLE", "pattern": "وزيرة النقل ليلى"}])
    nlp.add_pipe("hashiya", config={"server": binary})
    doc = nlp(TEXT)
    assert ("وزيرة النقل ليلى", "TITLE") in [(ent.text, ent.label_) for ent in doc.ents]
    assert any("ليلى منصور" in span.text for span in doc.spans["hashiya"])


def test_errors_go_to_the_handler(fragile):
    nlp = spacy.blank("ar")
    nlp.add_pipe("hashiya", config={"server": fragile})
    with pytest.raises(hashiya.DocumentError, match="twice"):
        nlp("POISON")
    failed = []
    nlp.set_error_handler(lambda name, component, docs, error: failed.append((docs[0].text, error.code)))
    found = list(nlp.pipe([TEXT, "POISON", TEXT]))
    assert [doc.text for doc in found] == [TEXT, TEXT] and failed == [("POISON", "crashed")]
    assert Doc.has_extension("hashiya")
