"""What goes over the wire, as bytes: frames, requests and answers. No I/O, so that both clients share it."""

from __future__ import annotations

import codecs
import json
import os
import re
from typing import Any, Dict, NamedTuple, Optional, Sequence, Tuple

from ._errors import DocumentError, ServerError
from ._model import Json

_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

#: How the server begins every answer that has a result. Other messages are parsed as a whole.
_RESULT = re.compile(rb'\{"jsonrpc":"2\.0","id":(\d+),"result":')


def _replacement_characters(error: UnicodeError) -> Tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "\N{REPLACEMENT CHARACTER}".encode() * (error.end - error.start), error.end


# Python strings may hold halves of surrogate pairs, UTF-8 may not. One character for each keeps the offsets.
codecs.register_error("hashiya.surrogates", _replacement_characters)


def utf8(text: str) -> bytes:
    """The text in UTF-8, with U+FFFD for every lone surrogate."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "hashiya.surrogates")


def frame(message: Json) -> bytes:
    """A message with its header."""
    body = utf8(_encode_json(message))
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def request(id: int, method: str, params: Any) -> bytes:
    return frame({"jsonrpc": "2.0", "id": id, "method": method, "params": params})


def notification(method: str, params: Any) -> bytes:
    return frame({"jsonrpc": "2.0", "method": method, "params": params})


def initialize_params() -> Dict[str, Any]:
    """The session this package wants: offsets in code points, and an end when this process ends."""
    return {
        "processId": os.getpid(),
        "rootUri": None,
        "clientInfo": {"name": "hashiya-python"},
        "capabilities": {"general": {"positionEncodings": ["utf-32"]}},
    }


def content_length(line: bytes) -> int:
    """The length that a header line gives; -1 when it is another header.

    Raises `ValueError` when the line is none.
    """
    name, colon, value = line.partition(b":")
    if not colon:
        raise ValueError(f"not a header: {line[:60]!r}")
    return int(value) if name.strip().lower() == b"content-length" else -1


class Message(NamedTuple):
    """A message of the server."""

    #: The id of the request that it answers; None for what the server says by itself.
    id: Optional[int]
    #: The result as JSON, or the error.
    payload: Any


def parse(body: bytes) -> Message:
    """The message in a frame's body. The result of an answer stays JSON: whoever wants it parses it."""
    match = _RESULT.match(body)
    if match is not None:
        return Message(int(match.group(1)), body[match.end() : -1])
    message = json.loads(body)
    if "method" in message:
        return Message(None, None)
    error = message.get("error")
    if error is not None:
        identifier = message.get("id")
        return Message(identifier if isinstance(identifier, int) else None, DocumentError.of_answer(error))
    return Message(message["id"], utf8(_encode_json(message.get("result"))))


def annotate_params(
    text: str,
    reference_time: Optional[str] = None,
    layers: Optional[Sequence[str]] = None,
    prefer: Optional[str] = None,
    date_order: Optional[str] = None,
    hijri: Optional[str] = None,
    input: Optional[str] = None,
    id: Optional[str] = None,
    min_confidence: Optional[float] = None,
) -> Dict[str, Any]:
    """The parameters of `hashiya/annotate`, without those that are absent."""
    params: Dict[str, Any] = {"text": text, "offsetEncoding": "utf-32"}
    given = {
        "id": id,
        "referenceTime": reference_time,
        "layers": None if layers is None else list(layers),
        "prefer": prefer,
        "dateOrder": date_order,
        "hijri": hijri,
        "input": input,
        "minConfidence": min_confidence,
    }
    params.update((key, value) for key, value in given.items() if value is not None)
    return params


def search_params(
    text: Optional[str] = None,
    speaker: Optional[str] = None,
    mentions: Optional[str] = None,
    country: Optional[str] = None,
    between: Optional[Sequence[str]] = None,
    said: Optional[str] = None,
    denied: bool = False,
    via: Optional[str] = None,
    limit: Optional[int] = None,
    offset: Optional[int] = None,
) -> Dict[str, Any]:
    """The parameters of `hashiya/search`, without those that are absent."""
    given = {
        "speaker": speaker,
        "mentions": mentions,
        "country": country,
        "between": None if between is None else list(between),
        "said": said,
        "denied": denied or None,
        "via": via,
        "text": text,
        "limit": limit,
        "offset": offset,
    }
    params: Dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    params["offsetEncoding"] = "utf-32"
    return params


def result(payload: Any) -> bytes:
    """The JSON of a payload that is one; raises it when it is an error."""
    if isinstance(payload, (DocumentError, ServerError)):
        raise payload
    answer: bytes = payload
    return answer
