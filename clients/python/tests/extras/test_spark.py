"""`hashiya[spark]` on a real Spark: 20,000 documents, 5 poison ones, and a child that is killed.

The rows must be those of one process on one machine, each id exactly once.
"""

import json
import os
import pathlib
import shutil
import signal
import sys
import threading
import time

import pytest

pyspark = pytest.importorskip("pyspark")
from pages import page  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import hashiya  # noqa: E402
from hashiya import arrow  # noqa: E402
from hashiya.spark import Metrics, annotate_df, schema  # noqa: E402

if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("no Java", allow_module_level=True)

COUNT = int(os.environ.get("HASHIYA_SPARK_DOCUMENTS", "20000"))
POISON = {COUNT // 10, COUNT // 3, COUNT // 3 + 1, COUNT // 2, COUNT - 1}


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    folder = tmp_path_factory.mktemp("spark")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.warehouse.dir", str(folder))
        .config("spark.local.dir", str(folder))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def document(number):
    return "POISON " + page(number, 2) if number in POISON else page(number, 2)


def children(binary):
    """The processes that run this binary."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(folder / "exe") == binary:
                found.append(int(folder.name))
        except OSError:
            pass
    return found


class Killer(threading.Thread):
    """Kills one server of the job a while after the first one has started."""

    def __init__(self, binary):
        super().__init__(daemon=True)
        self.binary = binary
        self.killed = None

    def run(self):
        for _ in range(2400):
            processes = children(self.binary)
            if processes:
                time.sleep(0.5)
                processes = children(self.binary)
                if processes:
                    os.kill(processes[0], signal.SIGKILL)
                    self.killed = processes[0]
                    return
            time.sleep(0.05)


def test_every_row_comes_out_once(spark, fragile, binary, tmp_path, monkeypatch, capsys):
    # A copy of its own, so that only servers of this test are found and killed.
    own = str(tmp_path / "hashiya-of-this-test")
    shutil.copy(binary, own)
    pathlib.Path(fragile).write_text(pathlib.Path(fragile).read_text().replace('os.environ["REAL_HASHIYA"]', repr(own)))
    rows = [(f"page-{n}", document(n), "2024-05-15") for n in range(COUNT)]
    articles = spark.createDataFrame(rows, "url string, body string, published string").repartition(8).cache()
    articles.count()
    metrics = Metrics(spark)
    killer = Killer(own)
    killer.start()
    start = time.monotonic()
    annotated = annotate_df(
        articles, text="body", id="url", reference_time="published", server=fragile, metrics=metrics
    )
    annotated.write.parquet(str(tmp_path / "annotated"))
    seconds = time.monotonic() - start
    assert killer.killed is not None
    found = {}
    for batch in annotated_rows(tmp_path / "annotated"):
        for row in batch:
            assert row["url"] not in found
            found[row["url"]] = row
    assert found.keys() == {f"page-{n}" for n in range(COUNT)}
    errors = {url: row["error"]["code"] for url, row in found.items() if row["error"] is not None}
    assert errors == {f"page-{n}": "crashed" for n in POISON}
    compare_with_one_process(found, binary)
    counts = metrics.as_dict()
    assert counts["documents"] == COUNT and counts["errors"] == len(POISON)
    assert counts["restarts"] >= 2 * len(POISON) + 1
    with capsys.disabled():
        print(f"\nSpark {pyspark.__version__}: {COUNT} documents in {seconds:.1f} s, {counts}")


def annotated_rows(folder):
    import pyarrow.parquet as pq

    for file in sorted(pathlib.Path(folder).glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(batch_size=512):
            yield batch.to_pylist()


def compare_with_one_process(found, binary):
    inputs = ({"id": f"page-{n}", "text": document(n), "referenceTime": "2024-05-15"} for n in range(COUNT))
    with hashiya.Client(server=binary) as client:
        results = client.annotate_many(item for n, item in enumerate(inputs) if n not in POISON)
        compared = 0
        for batch in arrow.batches(results, rows=512):
            for expected in batch.to_pylist():
                row = dict(found[expected["id"]])
                assert row.pop("url") == expected.pop("id")
                assert row == expected
                compared += 1
    assert compared == COUNT - len(POISON)


def test_types_of_ids_and_times_stay(spark, binary):
    frame = spark.sql("select cast(n as bigint) as id, 'وصل الوفد أمس.' as text, date'2024-05-15' as day from range(5) t(n)")
    found = annotate_df(frame, reference_time="day", layers=["times"], server=binary)
    assert found.schema.fields[0] == frame.schema.fields[0]
    assert found.schema.fields[1:] == schema().fields
    rows = found.orderBy("id").collect()
    assert [row.id for row in rows] == list(range(5))
    assert {row.times[0].value for row in rows} == {"2024-05-14"}
    assert rows[0].quotes is None


def test_no_rows_and_missing_texts(spark, binary):
    frame = spark.createDataFrame([(1, None), (2, "نعم")], "id int, text string")
    rows = {row.id: row for row in annotate_df(frame, server=binary).collect()}
    assert rows[1].error.code == "missingText" and rows[2].error is None
    assert annotate_df(frame.where("id > 5"), server=binary).collect() == []


def test_a_binary_that_is_not_there_fails_the_job(spark, tmp_path):
    frame = spark.createDataFrame([(1, "نعم")], "id int, text string")
    with pytest.raises(Exception, match="not an executable file"):
        annotate_df(frame, server=str(tmp_path / "hashiya")).collect()


def test_the_recipe_for_rdd_pipe(spark, binary):
    from recipes import recipe

    space = {"spark": spark, "binary": binary, "pages": [page(n) for n in range(50)], "json": json}
    exec(recipe("rdd.pipe"), space)
    assert sorted(int(document["id"]) for document in space["documents"]) == list(range(50))
    with hashiya.Client(server=binary) as client:
        expected = client.annotate(page(11), id="11").raw
    (one,) = [document for document in space["documents"] if document["id"] == "11"]
    assert {**one, "meta": None} == {**expected, "meta": None}
