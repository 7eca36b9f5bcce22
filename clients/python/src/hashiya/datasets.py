"""hashiya as a function for `Dataset.map`: `pip install hashiya[datasets]`.

>>> from hashiya.datasets import Annotator                 # doctest: +SKIP
>>> annotate = Annotator(text="text", reference_time="date")
>>> news = news.map(annotate, batched=True, batch_size=256, features=annotate.features(news), num_proc=2)
>>> news[0]["hashiya"]["entities"]
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

import datasets as hf
import pyarrow as pa

from . import arrow
from ._shared import shared_client


class Annotator:
    """Adds one column, `hashiya`, with everything found in the column `text`.

    It holds no process: each worker starts a server of its own at its first batch, so that the object can be pickled and
    `map` can hash it. A document that fails has `error` filled, and nothing else.
    """

    def __init__(
        self,
        text: str = "text",
        *,
        reference_time: Optional[str] = None,
        layers: Optional[Sequence[str]] = None,
        column: str = "hashiya",
        server: Optional[str] = None,
        timeout: Optional[float] = None,
    ) -> None:
        self._text = text
        self._reference_time = reference_time
        self._layers = None if layers is None else list(layers)
        self._column = column
        self._server = server
        self._timeout = timeout

    def features(self, dataset: Any) -> Any:
        """The features of the dataset with the new column: fixed, whatever its first rows hold."""
        own = hf.Features.from_arrow_schema(pa.schema([(self._column, _TYPE)]))
        return hf.Features({**dataset.features, **own})

    def __call__(self, batch: Any) -> Any:
        """Takes a batch as a dictionary of lists, or as a table (`with_format("arrow")`), and returns the same."""
        if isinstance(batch, pa.Table):
            times = batch.column(self._reference_time).to_pylist() if self._reference_time else None
            found = self._annotations(batch.column(self._text).to_pylist(), times)
            return batch.append_column(pa.field(self._column, _TYPE), pa.chunked_array([found]))
        times = batch[self._reference_time] if self._reference_time else None
        added: Dict[str, List[Any]] = {self._column: self._annotations(batch[self._text], times).to_pylist()}
        return added

    def _annotations(self, texts: Sequence[Any], times: Optional[Sequence[Any]]) -> pa.StructArray:
        inputs = (
            {"text": text, "referenceTime": None if times is None else _iso(times[n])} for n, text in enumerate(texts)
        )
        client = shared_client(self._server)
        results = client.annotate_many(inputs, layers=self._layers, timeout=self._timeout)
        return arrow.table(results).select(_NAMES).combine_chunks().to_struct_array().combine_chunks()


_NAMES = [name for name in arrow.SCHEMA.names if name != "id"]
_TYPE = pa.struct([arrow.SCHEMA.field(name) for name in _NAMES])


def _iso(value: Any) -> Optional[str]:
    return value if value is None or isinstance(value, str) else str(value.isoformat())
