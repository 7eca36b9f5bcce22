"""What goes over the wire, as bytes: frames, requests and answers. No I/O, so that both clients share it."""

from __future__ import annotations

import codecs
import json
import os
import re
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ._errors import DocumentError, ServerError
from ._model import Json

_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

#: How the server begins every answer that has a result. Other messages are parsed as a whole.
_RESULT = re.compile(rb'\{"jsonrpc":"2\.0","id":(\d+),"result":')

#: A header as the server writes it. Others are read line by line.
_HEADER = re.compile(rb"Content-Length: (\d+)\r\n\r\n")


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


class Message(NamedTuple):
    """A message of the server."""

    #: The id of the request that it answers; None for what the server says by itself.
    id: Optional[int]
    #: The result as JSON, or the error.
    payload: Any


def parse(data: bytes, start: int = 0, end: Optional[int] = None) -> Message:
    """The message that a frame's body is. The result of an answer stays JSON: whoever wants it parses it."""
    end = len(data) if end is None else end
    match = _RESULT.match(data, start, end)
    if match is not None:
        return Message(int(match.group(1)), data[match.end() : end - 1])
    message = json.loads(data[start:end])
    if "method" in message:
        return Message(None, None)
    error = message.get("error")
    if error is not None:
        identifier = message.get("id")
        return Message(identifier if isinstance(identifier, int) else None, DocumentError.of_answer(error))
    return Message(message["id"], utf8(_encode_json(message.get("result"))))


class FrameReader:
    """Cuts a stream of bytes into messages, however it comes in pieces."""

    def __init__(self) -> None:
        #: What is wrong with the bytes that came last; nothing is read any more then.
        self.failure: Optional[Exception] = None
        # What has come of the next frame, and how long it has to be before another look at it pays.
        self._parts: List[bytes] = []
        self._length = 0
        self._needed = 0

    def feed(self, data: bytes) -> List[Message]:
        """The messages that are complete with these bytes; up to the first that is none, see `failure`."""
        if self._parts:
            self._parts.append(data)
            self._length += len(data)
            if self._length < self._needed:
                return []
            data = b"".join(self._parts)
        messages: List[Message] = []
        position = 0
        try:
            while True:
                body, end = _frame_at(data, position)
                if end > len(data):
                    break
                messages.append(parse(data, body, end))
                position = end
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            self.failure = error
            return messages
        self._parts = [data[position:]] if position < len(data) else []
        self._length = len(data) - position
        self._needed = end - position
        return messages


def _frame_at(data: bytes, position: int) -> Tuple[int, int]:
    """Where the body of a frame begins and ends, which may be behind the data.

    Raises `ValueError` when no frame begins there.
    """
    match = _HEADER.match(data, position)
    if match is not None:
        return match.end(), match.end() + int(match.group(1))
    length = -1
    while True:
        end = data.find(b"\n", position) + 1
        if end == 0:
            return len(data), len(data) + 1
        line = data[position:end]
        position = end
        if line == b"\r\n" or line == b"\n":
            break
        name, colon, value = line.partition(b":")
        if not colon:
            raise ValueError(f"not a header: {line[:60]!r}")
        if name.strip().lower() == b"content-length":
            length = int(value)
    if length < 0:
        raise ValueError("a message without Content-Length")
    return position, position + length


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
