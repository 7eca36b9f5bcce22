"""`hashiya[arrow]`: the fixed schema, Parquet, and the way back."""

import json

import pytest

pa = pytest.importorskip("pyarrow")
import pyarrow.parquet as pq  # noqa: E402
from paths import PROTOCOL  # noqa: E402
from pages import page  # noqa: E402

import hashiya  # noqa: E402
from hashiya import arrow  # noqa: E402

LAYERS = ["sections", "sentences", "entities", "times", "quantities", "quotes", "diagnostics"]


@pytest.fixture(scope="module")
def results(binary):
    inputs = [{"id": n, "text": page(n), "referenceTime": "2024-05-15"} for n in range(40)]
    inputs[7] = {"id": 7}
    with hashiya.Client(server=binary) as client:
        return list(client.annotate_many(inputs, layers=LAYERS))


def test_columns_are_the_members_of_the_contract():
    schema = json.loads((PROTOCOL / "schema/annotated-document.json").read_text())

    def compare(type, node):
        while "$ref" in node:
            node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
        if "oneOf" in node:
            node = {"$ref": node["oneOf"][0]["$ref"]}
            return compare(type, node)
        if pa.types.is_list(type):
            return compare(type.value_type, node["items"])
        if pa.types.is_struct(type):
            names = {type.field(i).name for i in range(type.num_fields)}
            assert set(node["properties"]) <= names and set(node["required"]) <= names
            for name in node["properties"]:
                compare(type.field(name).type, node["properties"][name])

    assert set(schema["properties"]) - {"schema", "meta", "text"} == set(arrow.SCHEMA.names) - {"error"}
    for name in arrow.SCHEMA.names:
        if name != "error":
            compare(arrow.SCHEMA.field(name).type, schema["properties"][name])


def test_a_row_for_each_and_the_way_back(results):
    table = arrow.table(results)
    assert table.schema.equals(arrow.SCHEMA) and table.num_rows == 40
    assert table.column("id").to_pylist() == [str(n) for n in range(40)]
    row = table.slice(7, 1).to_pylist()[0]
    assert row["error"]["code"] == "missingText" and all(row[name] is None for name in row if name not in ("id", "error"))
    for (key, outcome), (name, back) in zip(results, arrow.documents(table)):
        assert str(key) == name
        if isinstance(outcome, hashiya.Document):
            assert back.raw == {**outcome.raw, "id": name}
        else:
            assert back.code == outcome.code and str(back) == str(outcome)


def test_parquet(results, tmp_path):
    path = tmp_path / "pages.parquet"
    assert arrow.write_parquet(iter(results), path, rows=16) == 40
    file = pq.ParquetFile(path)
    assert file.num_row_groups == 3
    assert file.schema_arrow.metadata[b"hashiya.schema"] == b"hashiya/1"
    assert pq.read_table(path).equals(arrow.table(results))
    assert arrow.write_parquet([], tmp_path / "none.parquet") == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


def test_layers_that_were_not_asked_for_are_null(binary):
    with hashiya.Client(server=binary) as client:
        batch = next(arrow.batches([client.annotate(page(1), layers=["times"])]))
    row = batch.to_pylist()[0]
    assert row["times"] and row["quotes"] is None and row["entities"] is None
