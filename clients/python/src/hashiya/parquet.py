"""Annotated documents as Parquet: one file for each layer, a row for each item, nested spans as structs.

Needs pyarrow (`pip install pyarrow`).

>>> from hashiya import parquet                                                   # doctest: +SKIP
>>> parquet.write(document for _, document in client.annotate_many(texts), "out")  # doctest: +SKIP
"""

from __future__ import annotations

import dataclasses
import os
from typing import Any, Dict, Iterable, Iterator, List

from ._model import Document

LAYERS = ("blocks", "articles", "sections", "entities", "entity_index", "times", "quantities", "quotes")

_BATCH = 10_000
_WHOLE = {"start", "end", "article", "level"}


def _schemas() -> "Dict[str, Any]":
    import pyarrow as pa

    span = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())])
    texts = pa.list_(pa.string())
    special = {
        "headline": span, "source": span, "byline": span, "title": span, "cue": span, "speaker": span, "via": span,
        "addressee": span, "content": pa.list_(span), "aliases": texts, "mentions": texts, "roles": texts,
        "confidence": pa.float32(),
    }
    kinds = {"blocks": "Block", "articles": "Article", "sections": "Section", "entities": "Mention", "entity_index": "Entity",
             "times": "Time", "quantities": "Quantity", "quotes": "Quote"}
    from . import _model

    schemas = {}
    for layer, kind in kinds.items():
        fields = [("document", pa.string())]
        for field in dataclasses.fields(getattr(_model, kind)):
            whole = field.name in _WHOLE or (layer == "articles" and field.name == "id")
            fields.append((field.name, pa.int64() if whole else special.get(field.name, pa.string())))
        schemas[layer] = pa.schema(fields)
    return schemas


def rows(document: Document, layer: str) -> "Iterator[Dict[str, Any]]":
    """The items of a layer as plain dictionaries, each with the document's id."""
    for item in getattr(document, layer):
        yield {"document": document.id, **dataclasses.asdict(item)}


def write(documents: "Iterable[Any]", folder: str) -> "Dict[str, int]":
    """Writes `LAYER.parquet` files into the folder and returns how many rows each has.

    Documents are taken one by one, so memory does not grow with their number; errors among them are passed over.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    os.makedirs(folder, exist_ok=True)
    schemas = _schemas()
    writers = {layer: pq.ParquetWriter(os.path.join(folder, layer + ".parquet"), schemas[layer]) for layer in LAYERS}
    waiting: "Dict[str, List[Dict[str, Any]]]" = {layer: [] for layer in LAYERS}
    counts = dict.fromkeys(LAYERS, 0)

    def flush(layer: str) -> None:
        if waiting[layer]:
            writers[layer].write_table(pa.Table.from_pylist(waiting[layer], schema=schemas[layer]))
            counts[layer] += len(waiting[layer])
            waiting[layer].clear()

    try:
        for document in documents:
            if not isinstance(document, Document):
                continue
            for layer in LAYERS:
                waiting[layer].extend(rows(document, layer))
                if len(waiting[layer]) >= _BATCH:
                    flush(layer)
        for layer in LAYERS:
            flush(layer)
    finally:
        for writer in writers.values():
            writer.close()
    return counts
