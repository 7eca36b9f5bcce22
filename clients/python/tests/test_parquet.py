import pytest

import hashiya
from hashiya import parquet

TEXT = "قالت وزيرة النقل ليلى منصور، أمس، إن ميناء الرمال استأنف العمل.\nوأضافت أن الكلفة بلغت 5 ملايين دولار.\n"


def test_every_layer_comes_back(binary, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    with hashiya.Client(server=binary) as client:
        documents = [client.annotate(TEXT, reference_time="2024-05-15"), client.annotate("خبر")]
    counts = parquet.write([documents[0], None, documents[1]], str(tmp_path))
    for layer in parquet.LAYERS:
        table = pq.read_table(tmp_path / f"{layer}.parquet")
        expected = [row for document in documents for row in parquet.rows(document, layer)]
        assert table.num_rows == counts[layer] == len(expected)
        for found, wanted in zip(table.to_pylist(), expected):
            for key, value in wanted.items():
                if isinstance(value, tuple):
                    value = list(value)
                if key == "confidence":
                    assert found[key] == pytest.approx(value, abs=1e-3)
                else:
                    assert found[key] == value
    assert counts["quotes"] >= 2 and counts["entities"] >= 2
