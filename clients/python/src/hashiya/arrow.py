"""Annotated documents as Arrow tables and Parquet files: `pip install hashiya[arrow]`.

>>> from hashiya.arrow import write_parquet                # doctest: +SKIP
>>> with hashiya.Client() as client:
...     write_parquet(client.annotate_many(documents), "annotations.parquet")

One row a document. The columns are the members of the annotated document with the contract's own names
(`protocol/schema/annotated-document.json`), so that a row read back is the document; `error` is null unless the document
failed, and then the only column besides `id` that is not. Layers that were not asked for are null.
"""

from __future__ import annotations

import io
import json
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple, Union

import pyarrow as pa
import pyarrow.json as pa_json
import pyarrow.parquet as pq

from ._errors import DocumentError
from ._jobs import Outcome
from ._model import Document

#: The version of the schema below; it stands in the metadata of every table and file.
SCHEMA_VERSION = "hashiya/1"

_place = [("start", pa.int64()), ("end", pa.int64())]
_slice = [*_place, ("text", pa.string())]
_span = pa.struct(_slice)
_strings = pa.list_(pa.string())


def _rows(*members: Any) -> pa.DataType:
    return pa.list_(pa.struct(list(members)))


_COLUMNS: List[Tuple[str, pa.DataType]] = [
    ("id", pa.string()),
    ("error", pa.struct([("code", pa.string()), ("message", pa.string())])),
    ("offsetEncoding", pa.string()),
    ("length", pa.int64()),
    ("language", pa.string()),
    ("referenceTime", pa.string()),
    ("blocks", _rows(*_place, ("kind", pa.string()), ("article", pa.int32()), ("level", pa.int32()))),
    (
        "articles",
        _rows(
            ("id", pa.int32()),
            ("role", pa.string()),
            *_place,
            ("headline", _span),
            ("referenceTime", pa.string()),
            ("source", _span),
            ("byline", _span),
            ("keywords", pa.list_(_span)),
        ),
    ),
    (
        "sections",
        _rows(
            ("id", pa.string()),
            ("article", pa.int32()),
            ("level", pa.int32()),
            *_place,
            ("title", _span),
            ("parent", pa.string()),
        ),
    ),
    ("sentences", _rows(*_place)),
    (
        "entities",
        _rows(
            ("id", pa.string()),
            *_slice,
            ("type", pa.string()),
            ("name", pa.string()),
            ("entity", pa.string()),
            ("article", pa.int32()),
            ("confidence", pa.float64()),
        ),
    ),
    (
        "entityIndex",
        _rows(
            ("id", pa.string()),
            ("type", pa.string()),
            ("name", pa.string()),
            ("aliases", _strings),
            ("mentions", _strings),
            ("country", pa.string()),
            ("roles", _strings),
        ),
    ),
    (
        "times",
        _rows(
            ("id", pa.string()),
            *_slice,
            ("type", pa.string()),
            ("value", pa.string()),
            ("mod", pa.string()),
            ("freq", pa.string()),
            ("quant", pa.string()),
            ("begin", pa.string()),
            ("finish", pa.string()),
            ("zone", pa.string()),
            ("calendar", pa.string()),
            ("original", pa.string()),
            ("anchor", pa.string()),
            ("sameAs", pa.string()),
            ("rule", pa.string()),
            ("confidence", pa.float64()),
        ),
    ),
    (
        "quantities",
        _rows(
            ("id", pa.string()),
            *_slice,
            ("kind", pa.string()),
            ("value", pa.string()),
            ("unit", pa.string()),
            ("rule", pa.string()),
        ),
    ),
    (
        "quotes",
        _rows(
            ("id", pa.string()),
            ("kind", pa.string()),
            ("content", pa.list_(_span)),
            ("cue", _span),
            ("speaker", _span),
            ("speakerName", pa.string()),
            ("speakerEntity", pa.string()),
            ("via", _span),
            ("viaName", pa.string()),
            ("polarity", pa.string()),
            ("addressee", _span),
            ("resolvedBy", pa.string()),
            ("rule", pa.string()),
            ("confidence", pa.float64()),
        ),
    ),
    (
        "diagnostics",
        _rows(
            *_place,
            ("code", pa.string()),
            ("severity", pa.string()),
            ("message", pa.string()),
            ("fix", pa.struct([("title", pa.string()), ("edits", _rows(*_place, ("newText", pa.string())))])),
        ),
    ),
    ("model", pa.struct([("version", pa.string()), ("entities", pa.string())])),
]

#: The schema of all tables of this module.
SCHEMA = pa.schema(_COLUMNS, metadata={"hashiya.schema": SCHEMA_VERSION})

_PLAIN = pa.schema(_COLUMNS)


def table(results: Iterable[Union[Document, Tuple[Any, Outcome]]]) -> pa.Table:
    """A table of documents, or of what `annotate_many` gives: a row for each, in their order."""
    lines: List[bytes] = []
    names: List[Optional[str]] = []
    for result in results:
        key, outcome = (None, result) if isinstance(result, Document) else result
        lines.append(_line(outcome, key))
        names.append(None if key is None else str(key))
    if not lines:
        return SCHEMA.empty_table()
    return _named(_read(lines), names)


def batches(results: Iterable[Union[Document, Tuple[Any, Outcome]]], rows: int = 256) -> Iterator[pa.RecordBatch]:
    """The same as record batches of so many rows, lazily."""
    for group in _groups(results, rows):
        yield from table(group).combine_chunks().to_batches()


def write_parquet(
    results: Iterable[Union[Document, Tuple[Any, Outcome]]], path: Any, *, rows: int = 256, compression: str = "zstd"
) -> int:
    """Writes a Parquet file row group by row group, in bounded memory. Returns the number of rows.

    A file that is not finished is none: Parquet has its index at the end.
    """
    count = 0
    with pq.ParquetWriter(path, SCHEMA, compression=compression) as writer:
        for group in _groups(results, rows):
            part = table(group)
            writer.write_table(part)
            count += part.num_rows
    return count


def documents(source: Union[pa.Table, pa.RecordBatch]) -> Iterator[Tuple[str, Outcome]]:
    """The rows of a table as `(id, Document)` or `(id, DocumentError)` again."""
    for row in source.to_pylist():
        error = row.get("error")
        if error is not None:
            yield row["id"], DocumentError(error["message"], error["code"], id=row["id"])
        else:
            raw = _without_nulls({key: value for key, value in row.items() if key != "error"})
            yield row["id"], Document.from_json({"schema": SCHEMA_VERSION, **raw})


def _line(outcome: Outcome, key: Any) -> bytes:
    if isinstance(outcome, DocumentError):
        return json.dumps(outcome.record(key), ensure_ascii=False).encode("utf-8", "replace")
    return outcome.json


def _read(lines: List[bytes]) -> pa.Table:
    """Parses documents without a detour through Python objects."""
    data = b"\n".join(lines)
    return pa_json.read_json(
        io.BytesIO(data),
        # One block for all: a document may be larger than any fixed size.
        read_options=pa_json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        parse_options=pa_json.ParseOptions(explicit_schema=_PLAIN, unexpected_field_behavior="ignore"),
    )


def _named(read: pa.Table, names: List[Optional[str]]) -> pa.Table:
    ids = [known if name is None else name for name, known in zip(names, read.column("id").to_pylist())]
    columns = [pa.array(ids, pa.string())] + [read.column(field.name) for field in list(SCHEMA)[1:]]
    return pa.table(columns, schema=SCHEMA)


def _groups(results: Iterable[Any], rows: int) -> Iterator[List[Any]]:
    group: List[Any] = []
    for result in results:
        group.append(result)
        if len(group) >= rows:
            yield group
            group = []
    if group:
        yield group


#: Members that are null, not absent, when there is none.
_NULLABLE = {"cue", "speaker", "via"}


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        row: Dict[str, Any] = value
        return {
            key: _without_nulls(member)
            for key, member in row.items()
            if member is not None or ("speakerName" in row and key in _NULLABLE)
        }
    if isinstance(value, list):
        return [_without_nulls(member) for member in value]
    return value

