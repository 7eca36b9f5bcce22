"""What both clients make of their arguments, and the errors that both give."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple

from ._errors import DocumentError


def server_arguments(cache: "bool | str", arguments: Sequence[str]) -> Tuple[str, ...]:
    """The arguments of `hashiya serve`."""
    if cache is True:
        return tuple(arguments)
    return ("--no-cache", *arguments) if cache is False else ("--cache", cache, *arguments)


def stream_options(
    reference_time: Optional[str],
    layers: Optional[Sequence[str]],
    prefer: Optional[str],
    date_order: Optional[str],
    hijri: Optional[str],
    input: Optional[str],
    min_confidence: Optional[float],
) -> Dict[str, Any]:
    """The options of all documents of a stream, by the names of `annotate_params`."""
    return {
        "reference_time": reference_time,
        "layers": layers,
        "prefer": prefer,
        "date_order": date_order,
        "hijri": hijri,
        "input": input,
        "min_confidence": min_confidence,
    }


def timed_out(timeout: float) -> DocumentError:
    return DocumentError(f"no annotations after {timeout:g} s", "timeout")


def crashed(reason: str) -> DocumentError:
    return DocumentError(f"the document made the server end twice: {reason}", "crashed")
