"""The client against the real server."""

import os
import pathlib
import pickle
import signal
import subprocess
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


def test_options_reach_the_server(client):
    days = [client.annotate("اجتمعوا في 3/4/2024.", date_order=order).times[0].value for order in ("dmy", "mdy")]
    assert days == ["2024-04-03", "2024-03-04"]
    assert client.annotate(TEXT, id="a7").id == "a7"


def test_uncertain_names_can_be_left_out(client):
    names = client.annotate(TEXT, min_confidence=0).entities
    certain = client.annotate(TEXT, min_confidence=max(m.confidence for m in names)).entities
    assert certain and len(certain) < len(names)
    [(_, document)] = client.annotate_many([TEXT], min_confidence=1)
    assert all(mention.confidence >= 0.9995 for mention in document.entities)


@pytest.fixture(scope="module")
def index(binary, tmp_path_factory):
    """The index of two texts."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "port.txt").write_text("قال وزير النقل سامر الخطيب إن الميناء 🚢 يستأنف العمل في بيروت.")
    (folder / "delay.txt").write_text("نفى المدير هاني الراشد أن يكون المشروع قد تأخر.")
    path = str(folder / "corpus.sqlite")
    subprocess.run([binary, "index", "--quiet", "--index", path, str(folder)], check=True, timeout=60)
    return path


def test_search(binary, index):
    with hashiya.Client(server=binary, arguments=["--index", index]) as client:
        found = client.search(speaker="الخطيب", said="الميناء")
        [hit] = found
        assert found.total == 1 and hit.kind == "quote"
        assert (hit.quote.speaker_name, hit.quote.polarity) == ("سامر الخطيب", "affirm")
        text = pathlib.Path(hit.document.path).read_text()
        assert text[hit.start : hit.end] == hit.text and hit.line == 1 and hit.column == hit.start + 1
        marks = [hit.snippet[mark.start : mark.end] for mark in hit.highlights]
        assert marks and all(mark in text for mark in marks)
        assert [h.quote.speaker_name for h in client.search(denied=True)] == ["هاني الراشد"]
        assert [h.entity.name for h in client.search(mentions="بير*", country=None)] == ["بيروت"]
        assert client.search("المشروع", limit=1).hits[0].kind in ("sentence", "quote")
        assert client.search("غائب").hits == ()
        with pytest.raises(hashiya.DocumentError) as error:
            client.search(between=["2024", "2023"])
        assert error.value.rpc_code == -32602 and "between" in str(error.value)


def test_search_without_an_index(binary, tmp_path):
    with hashiya.Client(server=binary, arguments=["--index", str(tmp_path / "none.sqlite")]) as client:
        with pytest.raises(hashiya.DocumentError, match="hashiya index"):
            client.search("الميناء")


def test_bad_parameters_are_document_errors(client):
    with pytest.raises(hashiya.DocumentError) as error:
        client.annotate(TEXT, layers=["nosuch"])
    assert error.value.code == "invalidField" and error.value.rpc_code == -32602
    assert "nosuch" in str(error.value)
    assert client.annotate("نعم").language == "ar"  # The server goes on.


def test_lone_surrogates_keep_offsets(client):
    text = "وصل \ud800 \ud83d\ude00 الوفد أمس."
    document = client.annotate(text)
    assert document.length == len(text)
    assert [text[t.start : t.end] for t in document.times] == ["أمس"]


def test_many_keeps_order_and_ids(client):
    documents = [{"id": n, "text": f"وصل الوفد {n} إلى بيروت."} for n in range(300)]
    results = list(client.annotate_many(documents))
    assert [id for id, _ in results] == list(range(300))
    assert all(isinstance(document, hashiya.Document) and document.id == str(id) for id, document in results)


def test_many_without_order_gives_each_once(client):
    documents = [{"id": n, "text": TEXT * (1 if n % 7 else 60)} for n in range(100)]
    results = list(client.annotate_many(documents, ordered=False))
    assert sorted(id for id, _ in results) == list(range(100))
    assert [id for id, _ in results] != list(range(100))  # The long ones were overtaken.


def test_many_gives_the_same_bytes_as_one_by_one(client):
    texts = [f"{TEXT} {n}" for n in range(20)]
    many = [document.json for _, document in client.annotate_many(texts)]
    assert many == [client.annotate(text, id=str(n + 1)).json for n, text in enumerate(texts)]


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


def test_the_window_counts_bytes_as_well(client):
    taken = []

    def source():
        for n in range(40):
            taken.append(n)
            yield TEXT * 30  # 4.5 KB

    stream = client.annotate_many(source(), window_bytes=12_000)
    next(stream)
    assert len(taken) <= 5
    assert len(list(stream)) == 39


def test_a_client_may_be_used_inside_the_loop(client):
    seen = [client.annotate(document.source).length for _, document in client.annotate_many([TEXT] * 10)]
    assert seen == [len(TEXT)] * 10


def test_errors_stand_in_their_places(client):
    documents = [{"id": "a", "text": TEXT}, {"id": "b"}, {"id": "c", "text": TEXT, "layers": ["nosuch"]}, TEXT]
    results = list(client.annotate_many(documents))
    assert [id for id, _ in results] == ["a", "b", "c", None]
    assert [getattr(outcome, "code", "well") for _, outcome in results] == ["well", "missingText", "invalidField", "well"]
    assert results[1][1].record() == {
        "id": "b",
        "error": {"code": "missingText", "message": 'a document needs a "text" that is a string'},
    }
    with pytest.raises(hashiya.DocumentError):
        list(client.annotate_many(documents, on_error="raise"))


@pytest.mark.parametrize("count", [16, 64, 256])
def test_large_documents_in_flight_do_not_deadlock(client, count):
    text = (TEXT + "\n") * max(6400 // count, 60)  # 9 to 60 KB; a pipe holds 64.
    finished = []

    def run():
        options = {"layers": ["sentences"], "window_count": count, "window_bytes": 1 << 30}
        for _, document in client.annotate_many([text] * count, **options):
            finished.append(document.length)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout=240)
    assert finished == [len(text)] * count


def test_threads_may_share_a_client(client):
    seen = []

    def run(number):
        for n in range(30):
            text = f"وصل الوفد {number} {n} إلى بيروت."
            seen.append(client.annotate(text).length == len(text))

    threads = [threading.Thread(target=run, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert seen == [True] * 240


def test_it_survives_pickle_and_fork(client):
    assert pickle.loads(pickle.dumps(client)).annotate(TEXT).length == len(TEXT)
    child = os.fork()
    if child == 0:
        os._exit(0 if client.annotate(TEXT).length == len(TEXT) and client.pid != 0 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert client.annotate(TEXT).length == len(TEXT)


PAGE = """<html><body><nav><a href="/">الرئيسية</a> <a href="/news">أخبار</a></nav><article><h1>ميناء الرمال يستأنف العمل</h1>
<p>قالت وزيرة النقل ليلى منصور أمس إن الميناء استأنف العمل بعد توقف دام عامين، وإن السفن عادت إلى أرصفته.</p>
<p>وأضافت أن الحكومة ستواصل تحديث الأرصفة والرافعات خلال العام المقبل.</p></article></body></html>"""


def test_pages_in_html(client):
    document = client.annotate(PAGE, input="html", reference_time="2024-05-15")
    assert "<p>" not in document.text and document.length == len(document.text)
    assert all(document.text[t.start : t.end] == t.text for t in document.times)
    assert "2024-05-14" in {t.value for t in document.times}
    ((_, streamed),) = client.annotate_many([PAGE], input="html", reference_time="2024-05-15")
    assert streamed.text == document.text


def test_extract(client):
    article = client.extract(PAGE, input="html", id="port")
    assert article.id == "port" and article.headline == "ميناء الرمال يستأنف العمل"
    assert [part.kind for part in article.parts][:2] == ["headline", "paragraph"]
    assert "الرئيسية" not in article.text and article.parts[1].text in article.text
    assert client.extract("الرئيسية").parts == ()


def test_any_method_can_be_called(client):
    assert client.request("hashiya/status")["positionEncoding"] == "utf-32"
    with pytest.raises(hashiya.DocumentError) as error:
        client.request("no/such/method")
    assert error.value.rpc_code == -32601


def test_a_closed_client_says_so(client):
    client.close()
    client.close()
    with pytest.raises(hashiya.ServerError, match="closed"):
        client.annotate(TEXT)


def test_a_missing_binary_is_named():
    with pytest.raises(hashiya.ServerNotFound, match="no/such/hashiya"):
        hashiya.Client(server="no/such/hashiya")


def test_the_binary_is_looked_for_in_order(binary, tmp_path, monkeypatch):
    # A package of its own: an installed wheel has a binary inside.
    monkeypatch.setattr(hashiya._binary, "__file__", str(tmp_path / "package/_binary.py"))
    monkeypatch.setenv("HASHIYA_BIN", "/nowhere/hashiya")
    assert hashiya.find_server(binary) == binary
    with pytest.raises(hashiya.ServerNotFound, match="HASHIYA_BIN"):
        hashiya.find_server()
    monkeypatch.delenv("HASHIYA_BIN")
    script = tmp_path / "scripts" / "hashiya"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    native = tmp_path / "native" / "hashiya"
    native.parent.mkdir()
    native.symlink_to(binary)
    monkeypatch.setenv("PATH", f"{script.parent}:{native.parent}")
    assert hashiya.find_server() == str(native)
    monkeypatch.setenv("PATH", str(script.parent))
    with pytest.raises(hashiya.ServerNotFound, match="PATH"):
        hashiya.find_server()
    inside = tmp_path / "package/bin/hashiya"
    inside.parent.mkdir(parents=True)
    inside.symlink_to(binary)
    assert hashiya.find_server() == str(inside)


def test_a_binary_that_is_no_server_is_reported(tmp_path):
    fake = tmp_path / "fake"
    fake.write_text("#!/bin/sh\necho broken >&2\nexit 3\n")
    fake.chmod(0o755)
    with pytest.raises(hashiya.ServerError, match="exit status 3.*broken"):
        hashiya.Client(server=str(fake))


def test_nothing_but_messages_is_an_end_of_the_server(tmp_path):
    fake = tmp_path / "fake"
    fake.write_text("#!/bin/sh\necho hello\nsleep 60\n")
    fake.chmod(0o755)
    start = time.monotonic()
    with pytest.raises(hashiya.ServerError, match="broke the protocol"):
        hashiya.Client(server=str(fake))
    assert time.monotonic() - start < 30
