"""Annotations of a Spark DataFrame: `pip install hashiya[spark]`.

>>> from hashiya.spark import Metrics, annotate_df         # doctest: +SKIP
>>> metrics = Metrics(spark)
>>> annotated = annotate_df(articles, text="body", id="url", reference_time="published", metrics=metrics)
>>> annotated.write.parquet("annotations")
>>> metrics.as_dict()

Every row gives one row, whatever happens: a document that cannot be annotated, or that kills the server, has `error`
filled and its annotations null. Each task starts one server, feeds it through a window, and ends it, so that partitions
should have 1,000 documents or more. The package and the binary must be where the executors run (the wheel has both).
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import types as spark_types

from . import arrow
from ._client import Client
from ._errors import DocumentError


class Metrics:
    """Counts over all tasks, by accumulators. Tasks that Spark runs again count again; the rows do not."""

    NAMES = ("documents", "errors", "characters", "restarts")

    def __init__(self, spark: SparkSession) -> None:
        self._accumulators = {name: spark.sparkContext.accumulator(0) for name in self.NAMES}

    def add(self, **counts: int) -> None:
        for name, count in counts.items():
            self._accumulators[name].add(count)

    def as_dict(self) -> Dict[str, int]:
        """The counts; complete once an action is."""
        return {name: accumulator.value for name, accumulator in self._accumulators.items()}


def annotate_df(
    df: DataFrame,
    *,
    text: str = "text",
    id: str = "id",
    reference_time: Optional[str] = None,
    layers: Optional[Sequence[str]] = None,
    server: Optional[str] = None,
    timeout: Optional[float] = 60.0,
    rows: int = 256,
    metrics: Optional[Metrics] = None,
) -> DataFrame:
    """A row of annotations for every row of `df`: the column `id` as it is, and those of `schema()`.

    `reference_time` names a column of strings, dates or timestamps. `server` is the path of the binary on the executors;
    by default it is looked for as for `Client`. A document may take `timeout` seconds. Batches of `rows` rows come out.
    """
    columns = [id, text] if reference_time is None else [id, text, reference_time]
    fields = [df.schema[id], *schema().fields]
    task = _Task(id, reference_time is not None, layers, server, timeout, rows, metrics)
    return df.select(*columns).mapInArrow(task, spark_types.StructType(fields))


def schema() -> Any:
    """The columns of the annotations, as in `hashiya.arrow.SCHEMA` without `id`."""
    return spark_types.StructType([_field(field) for field in arrow.SCHEMA if field.name != "id"])


class _Task:
    """What runs on an executor, for one partition."""

    def __init__(
        self,
        id: str,
        has_times: bool,
        layers: Optional[Sequence[str]],
        server: Optional[str],
        timeout: Optional[float],
        rows: int,
        metrics: Optional[Metrics],
    ) -> None:
        self._id = id
        self._has_times = has_times
        self._layers = None if layers is None else list(layers)
        self._server = server
        self._timeout = timeout
        self._rows = rows
        self._metrics = metrics

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        ids: List[Any] = []
        id_types: List[pa.DataType] = []
        with Client(self._server) as client:
            results = client.annotate_many(
                self._inputs(batches, ids, id_types), layers=self._layers, timeout=self._timeout
            )
            group: List[Any] = []
            for result in results:
                group.append(result)
                if len(group) >= self._rows:
                    yield self._made(group, ids, id_types[0])
                    group = []
            if group:
                yield self._made(group, ids, id_types[0])
            self._count(restarts=client.restarts)

    def _inputs(
        self, batches: Iterable[pa.RecordBatch], ids: List[Any], id_types: List[pa.DataType]
    ) -> Iterator[Dict[str, Any]]:
        """The documents of the partition. Their ids wait in `ids`, since results come in the same order."""
        for batch in batches:
            id_types.append(batch.column(0).type)
            ids.extend(batch.column(0).to_pylist())
            times = batch.column(2).to_pylist() if self._has_times else None
            for row, text in enumerate(batch.column(1).to_pylist()):
                yield {"text": text, "referenceTime": None if times is None else _iso(times[row])}

    def _made(self, group: List[Any], ids: List[Any], id_type: pa.DataType) -> pa.RecordBatch:
        table = arrow.table(group).combine_chunks()
        own, ids[: len(group)] = ids[: len(group)], []
        errors = sum(isinstance(outcome, DocumentError) for _, outcome in group)
        characters = sum(length or 0 for length in table.column("length").to_pylist())
        self._count(documents=len(group), errors=errors, characters=characters)
        names = [name for name in table.column_names if name != "id"]
        columns = [pa.array(own, id_type)] + [table.column(name).chunk(0) for name in names]
        return pa.RecordBatch.from_arrays(columns, names=[self._id, *names])

    def _count(self, **counts: int) -> None:
        if self._metrics is not None:
            self._metrics.add(**counts)


def _iso(value: Any) -> Optional[str]:
    return value if value is None or isinstance(value, str) else str(value.isoformat())


def _field(field: pa.Field) -> Any:
    return spark_types.StructField(field.name, _type(field.type), True)


def _type(type: pa.DataType) -> Any:
    if pa.types.is_list(type):
        return spark_types.ArrayType(_type(type.value_type), True)
    if pa.types.is_struct(type):
        return spark_types.StructType([_field(type.field(n)) for n in range(type.num_fields)])
    simple = {
        pa.string(): spark_types.StringType(),
        pa.int32(): spark_types.IntegerType(),
        pa.int64(): spark_types.LongType(),
        pa.float64(): spark_types.DoubleType(),
    }
    return simple[type]
