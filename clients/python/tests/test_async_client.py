"""The client for asyncio: the same methods with the same answers."""

import asyncio
import inspect
import subprocess

import pytest

import hashiya

TEXT = "قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس، ووصلت السفن إلى القاهرة."


def run(coroutine):
    return asyncio.run(asyncio.wait_for(coroutine, 240))


def public(kind):
    return {n: f for n, f in vars(kind).items() if not n.startswith("_") and inspect.isfunction(f)}


def test_both_clients_have_the_same_methods():
    here, there = public(hashiya.Client), public(hashiya.AsyncClient)
    assert here.keys() == there.keys()
    for name in here:
        one, other = inspect.signature(here[name]).parameters, inspect.signature(there[name]).parameters
        assert [(p.name, p.kind, p.default) for p in one.values()] == [(p.name, p.kind, p.default) for p in other.values()]


def test_search(binary, tmp_path):
    (tmp_path / "port.txt").write_text("قال وزير النقل سامر الخطيب إن الميناء يستأنف العمل.")
    index = str(tmp_path / "corpus.sqlite")
    subprocess.run([binary, "index", "--quiet", "--index", index, str(tmp_path)], check=True, timeout=60)

    async def hits():
        async with hashiya.AsyncClient(server=binary, arguments=["--index", index]) as client:
            return [hit.quote.speaker_name for hit in await client.search(speaker="الخطيب")]

    assert run(hits()) == ["سامر الخطيب"]


def test_the_same_answers(binary):
    async def answers():
        async with hashiya.AsyncClient(server=binary) as client:
            one = await client.annotate(TEXT, reference_time="2024-05-15", id="x")
            many = [result async for result in client.annotate_many([{"id": 1, "text": TEXT}, {"id": 2}, TEXT])]
            status = await client.request("hashiya/status")
            return one, many, status

    one, many, status = run(answers())
    with hashiya.Client(server=binary) as client:
        assert one == client.annotate(TEXT, reference_time="2024-05-15", id="x")
        expected = list(client.annotate_many([{"id": 1, "text": TEXT}, {"id": 2}, TEXT]))
    assert [id for id, _ in many] == [1, 2, None]
    assert many[0][1] == expected[0][1] and many[2][1] == expected[2][1] and many[1][1].code == "missingText"
    assert status["positionEncoding"] == "utf-32"


@pytest.mark.parametrize("count", [16, 256])
def test_large_documents_in_flight_do_not_deadlock(binary, count):
    text = (TEXT + "\n") * max(6400 // count, 60)

    async def lengths():
        async with hashiya.AsyncClient(server=binary) as client:
            options = {"layers": ["sentences"], "window_count": count, "window_bytes": 1 << 30}
            stream = client.annotate_many([text] * count, ordered=False, **options)
            return [document.length async for _, document in stream]

    assert run(lengths()) == [len(text)] * count


def test_results_do_not_wait_for_the_source(binary):
    async def first():
        fetched = asyncio.Event()

        async def slow():
            yield TEXT
            await fetched.wait()  # Comes only once the first result is there.
            yield TEXT

        async with hashiya.AsyncClient(server=binary) as client:
            count = 0
            async for _ in client.annotate_many(slow()):
                count += 1
                fetched.set()
            return count

    assert run(first()) == 2


def test_it_is_lazy_and_can_be_left(binary):
    taken = []

    def endless():
        for n in range(10**9):
            taken.append(n)
            yield TEXT

    async def leave():
        async with hashiya.AsyncClient(server=binary) as client:
            async for _ in client.annotate_many(endless(), window_count=4):
                break
            return (await client.annotate(TEXT)).length

    assert run(leave()) == len(TEXT)
    assert len(taken) < 100


def test_an_error_of_the_source_arrives(binary):
    def failing():
        yield TEXT
        raise KeyError("source")

    async def read():
        async with hashiya.AsyncClient(server=binary) as client:
            return [result async for result in client.annotate_many(failing())]

    with pytest.raises(KeyError, match="source"):
        run(read())


def test_errors_are_raised(binary):
    async def read():
        async with hashiya.AsyncClient(server=binary) as client:
            with pytest.raises(hashiya.DocumentError):
                await client.annotate(TEXT, layers=["nosuch"])
            async for _ in client.annotate_many([{"id": 1}], on_error="raise"):
                pass

    with pytest.raises(hashiya.DocumentError):
        run(read())
