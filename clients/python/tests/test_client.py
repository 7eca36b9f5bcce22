"""The client against the real server."""

import os
import signal
import threading
import time

import pytest

import hashiya

TEXT = "قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس 👨‍👩‍👧، ووصلت السفن إلى القاهرة."


@pytest.fixture()
def client(binary):
    with hashiya.Client(server=binary) as client:
        yield client


def test_spans_slice_the_text(client):
    document = client.annotate(TEXT, reference_time="2024-05-15")
    assert document.language == "ar"
    assert document.length == len(TEXT)
    spans = [*document.entities, *document.times, *(s for q in document.quotes for s in q.content)]
    assert spans
    for span in spans:
        assert TEXT[span.start : span.end] == span.text


def test_layers_and_reference_time(client):
    document = client.annotate(TEXT, reference_time="2024-05-15", layers=["times"])
    assert [t.value for t in document.times] == ["2024-05-14"]
    assert document.quotes == () and "quotes" not in document.raw


def test_bad_parameters_are_document_errors(client):
    with pytest.raises(hashiya.DocumentError) as error:
        client.annotate(TEXT, layers=["nosuch"])
    assert error.value.code == -32602
    assert "nosuch" in str(error.value)
    assert client.annotate("نعم").language == "ar"  # The server goes on.


def test_lone_surrogates_survive(client):
    assert client.annotate("قال \ud800 نعم").length == len("قال \ud800 نعم")


def test_many_keeps_order_and_ids(client):
    documents = [{"id": f"d{n}", "text": f"وصل الوفد {n} إلى بيروت."} for n in range(300)]
    results = list(client.annotate_many(documents))
    assert [id for id, _ in results] == [f"d{n}" for n in range(300)]
    assert all(isinstance(document, hashiya.Document) for _, document in results)


def test_many_is_lazy(client):
    taken = []

    def endless():
        for n in range(10**9):
            taken.append(n)
            yield f"الخبر {n}"

    stream = client.annotate_many(endless(), window_count=4)
    next(stream)
    assert len(taken) <= 8
    stream.close()


def test_large_documents_do_not_deadlock(client):
    text = (TEXT + "\n") * 1_000
    finished = []

    def run():
        finished.extend(client.annotate_many([text] * 16, window_bytes=64 << 20))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout=120)
    assert len(finished) == 16


def test_a_killed_server_is_restarted_and_nothing_is_lost(client):
    def killing():
        for n in range(60):
            if n == 20:
                os.kill(client._server.pid, signal.SIGKILL)
                time.sleep(0.05)
            yield {"id": str(n), "text": TEXT}

    results = list(client.annotate_many(killing(), window_count=8))
    assert [id for id, _ in results] == [str(n) for n in range(60)]
    assert all(isinstance(document, hashiya.Document) for _, document in results)


def test_a_missing_binary_is_named():
    with pytest.raises(hashiya.ServerNotFound, match="no/such/hashiya"):
        hashiya.Client(server="no/such/hashiya")


def test_a_binary_that_is_no_server_is_reported(tmp_path):
    fake = tmp_path / "fake"
    fake.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    fake.chmod(0o755)
    with pytest.raises(hashiya.ServerError, match="exit status 3.*broken"):
        hashiya.Client(server=str(fake))
