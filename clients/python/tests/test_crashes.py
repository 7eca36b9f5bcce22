"""Servers that die, hang, or are killed: every document comes back exactly once."""

import asyncio
import os
import signal
import threading
import time

import pytest

import hashiya

TEXT = "وصل الوفد إلى القاهرة أمس."


def codes(results):
    return {id: outcome.code for id, outcome in results if isinstance(outcome, hashiya.DocumentError)}


def documents(count, marked):
    return [{"id": n, "text": f"{marked[n]} {TEXT}" if n in marked else TEXT} for n in range(count)]


def test_a_killed_server_is_restarted_and_nothing_is_lost(binary):
    with hashiya.Client(server=binary) as client:

        def killing():
            for n in range(60):
                if n == 20:
                    os.kill(client.pid, signal.SIGKILL)
                    time.sleep(0.05)
                yield {"id": n, "text": TEXT}

        results = list(client.annotate_many(killing(), window_count=8))
        assert [id for id, _ in results] == list(range(60))
        assert codes(results) == {}
        assert client.restarts == 1


def test_a_server_that_dies_idle_is_restarted(binary):
    with hashiya.Client(server=binary) as client:
        os.kill(client.pid, signal.SIGKILL)
        assert client.annotate(TEXT).length == len(TEXT)
        assert client.restarts == 1


@pytest.mark.parametrize("ordered", [True, False])
def test_poison_comes_back_as_an_error(fragile, ordered):
    poison = {7: "POISON", 30: "POISON", 31: "POISON", 99: "POISON"}
    with hashiya.Client(server=fragile) as client:
        results = list(client.annotate_many(documents(100, poison), window_count=16, ordered=ordered))
    assert sorted(id for id, _ in results) == list(range(100))
    assert codes(results) == dict.fromkeys(poison, "crashed")
    if ordered:
        assert [id for id, _ in results] == list(range(100))


def test_poison_alone(fragile):
    with hashiya.Client(server=fragile) as client:
        with pytest.raises(hashiya.DocumentError) as error:
            client.annotate("POISON")
        assert error.value.code == "crashed"
        assert client.annotate(TEXT).length == len(TEXT)


def test_other_threads_are_not_to_blame_for_poison(fragile):
    outcomes = []
    with hashiya.Client(server=fragile) as client:

        def run(number):
            for n in range(10):
                text = "POISON" if (number, n) == (3, 5) else TEXT
                try:
                    outcomes.append(client.annotate(text).length)
                except hashiya.DocumentError as error:
                    outcomes.append(error.code)

        threads = [threading.Thread(target=run, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=120)
    assert sorted(outcomes, key=str) == [len(TEXT)] * 59 + ["crashed"]


def test_a_document_that_takes_too_long_is_given_up(fragile):
    with hashiya.Client(server=fragile) as client:
        results = list(client.annotate_many(documents(40, {5: "HANG", 6: "HANG"}), timeout=1.5, window_count=8))
        assert [id for id, _ in results] == list(range(40))
        assert codes(results) == {5: "timeout", 6: "timeout"}
        with pytest.raises(hashiya.DocumentError) as error:
            client.annotate("HANG", timeout=0.5)
        assert error.value.code == "timeout"
        assert client.annotate(TEXT, timeout=30).length == len(TEXT)


def test_time_in_the_queue_does_not_count(fragile):
    with hashiya.Client(server=fragile) as client:
        start = time.monotonic()
        results = list(client.annotate_many([f"SLOW {TEXT}"] * 16, timeout=4))
    # All of them together took twice as long as is allowed to each.
    assert time.monotonic() - start > 8
    assert codes(results) == {}


def test_a_server_that_does_not_come_back_is_an_error(fragile):
    with hashiya.Client(server=fragile) as client:
        os.unlink(fragile)
        with pytest.raises(hashiya.ServerError):
            client.annotate("POISON")
        with pytest.raises(hashiya.ServerError):
            list(client.annotate_many([TEXT]))


def test_a_stream_ends_with_an_error_when_there_is_no_server(fragile):
    async def read():
        async with hashiya.AsyncClient(server=fragile) as client:
            os.unlink(fragile)
            return [result async for result in client.annotate_many(documents(30, {5: "POISON"}))]

    with pytest.raises(hashiya.ServerError):
        asyncio.run(asyncio.wait_for(read(), 60))


def test_asyncio_poison_hang_and_kill(fragile):
    async def run():
        async with hashiya.AsyncClient(server=fragile) as client:
            marked = {7: "POISON", 8: "HANG", 30: "POISON"}
            results = []
            async for result in client.annotate_many(documents(60, marked), window_count=16, timeout=1.5):
                results.append(result)
                if len(results) == 45:
                    os.kill(client.pid, signal.SIGKILL)
            assert [id for id, _ in results] == list(range(60))
            assert codes(results) == {7: "crashed", 8: "timeout", 30: "crashed"}
            outcomes = await asyncio.gather(
                *(client.annotate("POISON" if n == 4 else TEXT) for n in range(10)), return_exceptions=True
            )
            assert [getattr(outcome, "code", None) for outcome in outcomes] == [None] * 4 + ["crashed"] + [None] * 5

    asyncio.run(asyncio.wait_for(run(), 120))
