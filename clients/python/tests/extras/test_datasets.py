"""`hashiya[datasets]`: a function for `map`, in one process and in several."""

import pickle

import pytest

datasets = pytest.importorskip("datasets")
from pages import page  # noqa: E402

import hashiya  # noqa: E402
from hashiya.datasets import Annotator  # noqa: E402


@pytest.fixture()
def news():
    texts = [page(n) for n in range(200)]
    texts[17] = None
    return datasets.Dataset.from_dict({"body": texts, "date": ["2024-05-15"] * 200, "id": list(range(200))})


@pytest.mark.parametrize("processes", [None, 2])
def test_map(binary, news, processes):
    annotate = Annotator("body", reference_time="date", server=binary)
    found = news.map(annotate, batched=True, batch_size=32, features=annotate.features(news), num_proc=processes)
    assert found["id"] == list(range(200)) and found.column_names == [*news.column_names, "hashiya"]
    assert found[17]["hashiya"]["error"]["code"] == "missingText" and found[17]["hashiya"]["entities"] is None
    with hashiya.Client(server=binary) as client:
        expected = client.annotate(page(60), reference_time="2024-05-15")
    row = found[60]["hashiya"]
    assert row["length"] == expected.length and row["error"] is None
    assert [m["text"] for m in row["entities"]] == [m.text for m in expected.entities]
    assert [t["value"] for t in row["times"]] == [t.value for t in expected.times]
    assert [q["speakerName"] for q in row["quotes"]] == [q.speaker_name for q in expected.quotes]


def test_arrow_tables_stay_tables(binary, news):
    annotate = Annotator("body", layers=["times"], column="found", server=binary)
    plain = news.map(annotate, batched=True, features=annotate.features(news))
    table = news.with_format("arrow").map(annotate, batched=True, features=annotate.features(news))
    assert table.with_format(None)[:50]["found"] == plain[:50]["found"]


def test_it_can_be_pickled(binary):
    annotate = Annotator("body", server=binary)
    annotate({"body": [page(1)]})
    again = pickle.loads(pickle.dumps(annotate))
    assert again({"body": [page(1)]}) == annotate({"body": [page(1)]})
