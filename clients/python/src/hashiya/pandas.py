"""Annotations of a pandas column: `pip install hashiya[pandas]`.

>>> from hashiya.pandas import annotate_frame              # doctest: +SKIP
>>> tables = annotate_frame(news, text="body", reference_time="published")
>>> tables.quotes.groupby("speakerName").size()

Tables are long: a row for each annotation, with the index of its document in the column `document`. The other columns
are the members of the contract, spans as `…Start`, `…End` and the member itself for the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

import pandas as pd

from ._client import Client
from ._errors import DocumentError
from ._jobs import Outcome
from ._model import Json
from ._shared import shared_client

#: The columns of each table, after `document`. Fixed, so that a table without rows has them as well.
COLUMNS: Dict[str, Sequence[str]] = {
    "documents": ("language", "length", "referenceTime", "error", "message"),
    "blocks": ("start", "end", "kind", "article", "level"),
    "entities": ("id", "start", "end", "text", "type", "name", "entity", "article", "confidence"),
    "entityIndex": ("id", "type", "name", "aliases", "mentions", "country", "roles"),
    "times": (
        "id start end text type value mod freq quant begin finish zone calendar original anchor sameAs rule confidence"
    ).split(),
    "quantities": ("id", "start", "end", "text", "kind", "value", "unit", "rule"),
    "quotes": (
        "id kind start end content cue cueStart cueEnd speaker speakerStart speakerEnd speakerName speakerEntity "
        "via viaStart viaEnd viaName polarity addressee resolvedBy rule confidence"
    ).split(),
    "diagnostics": ("start", "end", "code", "severity", "message"),
}


@dataclass(frozen=True)
class Tables:
    """The annotations of many documents, one table a layer."""

    #: A row for each document, also for those that failed: `error` is its code then.
    documents: Any
    blocks: Any
    entities: Any
    entity_index: Any
    times: Any
    quantities: Any
    #: `start` and `end` reach over all of the content; `content` is its text, parts joined by " … ".
    quotes: Any
    diagnostics: Any


def annotate_series(
    texts: Any, *, reference_time: Any = None, client: Optional[Client] = None, **options: Any
) -> Any:
    """A series of `Document` (or `DocumentError`) with the index of the series of texts.

    `reference_time` is one for all, or a series. `options` are those of `Client.annotate_many`. Without a client, the
    process's own is used.
    """
    outcomes = [outcome for _, outcome in _annotated(texts, reference_time, client, options)]
    return pd.Series(outcomes, index=texts.index, dtype=object, name="hashiya")


def annotate_frame(
    frame: Any, *, text: str = "text", reference_time: Optional[str] = None, client: Optional[Client] = None, **options: Any
) -> Tables:
    """The tables of a frame whose column `text` holds the texts, and `reference_time`, if named, the times.

    The documents are named by the frame's index.
    """
    times = None if reference_time is None else frame[reference_time]
    return tables(_annotated(frame[text], times, client, options))


def tables(results: Iterable[Tuple[Any, Outcome]]) -> Tables:
    """The tables of what `annotate_many` gives."""
    rows: Dict[str, List[Dict[str, Any]]] = {name: [] for name in COLUMNS}
    for key, outcome in results:
        if isinstance(outcome, DocumentError):
            rows["documents"].append({"document": key, "error": outcome.code, "message": str(outcome)})
            continue
        raw = outcome.raw
        rows["documents"].append({"document": key, **raw})
        for layer in rows.keys() - {"documents", "quotes"}:
            rows[layer] += [{"document": key, **annotation} for annotation in raw.get(layer, ())]
        rows["quotes"] += [{"document": key, **_flat(quote)} for quote in raw.get("quotes", ())]
    made = {name: pd.DataFrame(rows[name], columns=["document", *COLUMNS[name]]) for name in COLUMNS}
    return Tables(entity_index=made.pop("entityIndex"), **made)


def _flat(quote: Json) -> Dict[str, Any]:
    row = dict(quote)
    content = row["content"]
    row.update(start=content[0]["start"], end=content[-1]["end"], content=" … ".join(part["text"] for part in content))
    for name in ("cue", "speaker", "via", "addressee"):
        span = row.get(name)
        if span is not None:
            row.update({name: span["text"], f"{name}Start": span["start"], f"{name}End": span["end"]})
    return row


def _annotated(
    texts: Any, reference_time: Any, client: Optional[Client], options: Dict[str, Any]
) -> Iterator[Tuple[Any, Outcome]]:
    times = reference_time if isinstance(reference_time, pd.Series) else None
    if times is None:
        options = {**options, "reference_time": reference_time}
    inputs = (
        {"id": key, "text": text, "referenceTime": None if times is None else iso(times.iloc[number])}
        for number, (key, text) in enumerate(texts.items())
    )
    return (client or shared_client()).annotate_many(inputs, **options)


def iso(value: Any) -> Optional[str]:
    """A time as the server wants it; None for a missing one."""
    if value is None or value is pd.NaT or value != value:
        return None
    return value if isinstance(value, str) else str(value.isoformat())
