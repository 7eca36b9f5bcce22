"""Frames and pipes, without a server."""

import os
import sys

import pytest

from hashiya import _pipes, _wire

ANSWERS = [
    b'{"jsonrpc":"2.0","id":1,"result":{"id":"1"}}',
    b'{"jsonrpc":"2.0","method":"window/logMessage","params":{}}',
    b'{"jsonrpc": "2.0", "id": 2, "result": null}',
    b'{"jsonrpc":"2.0","id":3,"error":{"code":-32602,"message":"no"}}',
    b'{"jsonrpc":"2.0","id":4,"result":"' + "وصل ".encode() * 300 + b'"}',
]
HEADERS = [
    b"Content-Length: %d\r\n\r\n",
    b"content-length:%d\r\nContent-Type: application/json\r\n\r\n",
    b"Other: x\nContent-Length: %d\n\n",
]


def framed(header):
    return b"".join(header % len(body) + body for body in ANSWERS)


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("size", [1, 2, 7, 64, 1000, 1 << 20])
def test_messages_come_however_the_bytes_are_cut(header, size):
    stream, frames = framed(header) * 2, _wire.FrameReader()
    found = [m for start in range(0, len(stream), size) for m in frames.feed(stream[start : start + size])]
    assert frames.failure is None
    assert [message.id for message in found] == [1, None, 2, 3, 4] * 2
    assert found[0].payload == b'{"id":"1"}' and found[2].payload == b"null" and found[3].payload.rpc_code == -32602
    assert found[4].payload == ANSWERS[4][len(b'{"jsonrpc":"2.0","id":4,"result":') : -1]


@pytest.mark.parametrize(
    "junk",
    [
        b"hello\n",
        b"Other: 1\r\n\r\n",
        b"Content-Length: x\r\n\r\n",
        b"Content-Length: -4\r\n\r\n",
        b"Content-Length: 3\r\n\r\n{1}",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 2\r\n\r\n{}",
    ],
)
def test_what_came_before_junk_counts(junk):
    frames = _wire.FrameReader()
    found = frames.feed(framed(HEADERS[0]) + junk)
    assert [message.id for message in found] == [1, None, 2, 3, 4]
    assert frames.failure is not None


def test_an_unfinished_frame_is_none():
    for stream in (b"Content-Le", b"Content-Length: 3", b"Content-Length: 3\r\n", b"Content-Length: 3\r\n\r\n{}"):
        frames = _wire.FrameReader()
        assert frames.feed(stream) == [] and frames.failure is None


def test_a_pause_is_short_and_only_for_who_has_enough_to_do():
    rhythm = _pipes.Rhythm()
    assert rhythm.pause(1, 7) is None and rhythm.pause(0, 64) is None
    for count, passed, pause in ((1, 0.0004, 0.005), (4, 0.0004, 0.0014), (15, 10.0, None), (1, 10.0, 0.005)):
        rhythm._last -= passed  # As if that time had passed, and a little more.
        found = rhythm.pause(count, 56)
        assert found is None if pause is None else pause <= found <= rhythm.LONGEST


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux's pipes can be made wider")
def test_wide_pipes():
    reading, writing = os.pipe()
    try:
        if _pipes.widen(writing):
            assert os.write(writing, bytes(_pipes.CAPACITY)) == _pipes.CAPACITY
    finally:
        os.close(reading)
        os.close(writing)
    assert not _pipes.widen(reading)  # It is closed.
