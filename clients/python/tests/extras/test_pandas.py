"""`hashiya[pandas]`: long tables, one a layer."""

import pytest

pd = pytest.importorskip("pandas")
from pages import page  # noqa: E402

import hashiya  # noqa: E402
from hashiya.pandas import COLUMNS, annotate_frame, annotate_series, tables  # noqa: E402


@pytest.fixture()
def client(binary):
    with hashiya.Client(server=binary) as client:
        yield client


@pytest.fixture()
def news():
    frame = pd.DataFrame(
        {"body": [page(n) for n in range(5)], "published": pd.to_datetime(["2024-05-15"] * 4 + [None])},
        index=list("abcde"),
    )
    frame.loc["c", "body"] = None
    return frame


def test_tables(client, news):
    found = annotate_frame(news, text="body", reference_time="published", client=client)
    assert list(found.documents["document"]) == list("abcde")
    assert found.documents.set_index("document")["error"].dropna().to_dict() == {"c": "missingText"}
    for table in (found.entities, found.times, found.quantities):
        for row in table.itertuples():
            assert news["body"][row.document][row.start : row.end] == row.text
    yesterday = found.times[(found.times["text"] == "أمس")].set_index("document")["value"]
    assert yesterday["a"] == "2024-05-14" and "2024" not in yesterday["e"]
    quotes = found.quotes[found.quotes["document"] == "a"]
    assert "ليلى منصور" in set(quotes["speakerName"])
    for row in quotes.dropna(subset=["speakerStart"]).itertuples():
        assert news["body"]["a"][int(row.speakerStart) : int(row.speakerEnd)] == row.speaker
    assert set(found.entities["entity"]) <= set(found.entity_index["id"])


def test_series(client, news):
    series = annotate_series(news["body"], reference_time="2024-05-15", client=client, layers=["times"])
    assert list(series.index) == list("abcde")
    assert isinstance(series["c"], hashiya.DocumentError)
    assert series["a"].times and not series["a"].entities


def test_tables_without_rows_have_their_columns():
    empty = tables([])
    assert list(empty.entities.columns) == ["document", *COLUMNS["entities"]] and len(empty.quotes) == 0
