"""`hashiya mcp` and the official Python client, which checks results against the tools' schemas itself."""

import asyncio
import json
import os
import subprocess

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

BINARY = os.environ["HASHIYA_BIN"]
TEXT = "قالت وزيرة النقل ليلى منصور أمس إن السفن وصلت 😀 إلى القاهرة."


def session(work, *arguments):
    async def run():
        async with stdio_client(StdioServerParameters(command=BINARY, args=["mcp", *arguments])) as (reader, writer):
            async with ClientSession(reader, writer) as client:
                return await work(client, await client.initialize())

    return asyncio.run(asyncio.wait_for(run(), 60))


def test_the_session_and_the_list_of_tools():
    async def work(client, hello):
        assert hello.server_info.name == "hashiya" and hello.capabilities.tools is not None
        assert "referenceTime" in hello.instructions
        await client.send_ping()
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        for tool in tools.values():
            assert tool.description and tool.output_schema["required"]
            assert tool.input_schema.get("required") == (None if tool.name == "search" else ["text"])
            assert tool.annotations.read_only_hint is True and tool.annotations.open_world_hint is False
        return tools.keys()

    assert session(work) == {"annotate", "extract", "search"}


def test_annotate():
    async def work(client, hello):
        result = await client.call_tool("annotate", {"text": TEXT, "referenceTime": "2024-05-15"})
        assert not result.is_error
        document = result.structured_content
        assert json.loads(result.content[0].text) == document
        assert document["length"] == len(TEXT)
        for span in [*document["entities"], *document["times"]]:
            assert TEXT[span["start"] : span["end"]] == span["text"]
        assert document["times"][0]["value"] == "2024-05-14"
        assert document["quotes"][0]["speakerName"] == "ليلى منصور"
        some = await client.call_tool("annotate", {"text": TEXT, "layers": ["times"]})
        assert "quotes" not in some.structured_content

    session(work)


def test_extract():
    page = """الرئيسية | أخبار | رياضة
ميناء الرمال يستأنف العمل
قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل بعد توقف دام عامين، وإن السفن عادت إلى أرصفته منذ الصباح.
وأضافت أن الحكومة ستواصل تحديث الأرصفة والرافعات خلال العام المقبل، وأن المشروع سيوفر مئات من فرص العمل.
اقرأ أيضا: افتتاح طريق الساحل
"""

    async def work(client, hello):
        result = await client.call_tool("extract", {"text": page, "id": "port"})
        article = result.structured_content
        assert not result.is_error and article["id"] == "port"
        texts = [part["text"] for part in article["parts"]]
        assert any("استأنف العمل بعد توقف" in text for text in texts) and "طريق الساحل" not in article["text"]
        assert "الرئيسية" not in article["text"]

    session(work)


def test_many_calls_at_once():
    async def work(client, hello):
        texts = [f"وصل الوفد {n} إلى بيروت." * (1 + n % 50) for n in range(200)]
        results = await asyncio.gather(*(client.call_tool("annotate", {"text": text}) for text in texts))
        assert [result.structured_content["length"] for result in results] == [len(text) for text in texts]

    session(work)


def test_wrong_calls():
    async def work(client, hello):
        for arguments in ({}, {"text": 7}, {"text": TEXT, "layers": ["nosuch"]}, {"text": TEXT, "referenceTime": "then"}):
            result = await client.call_tool("annotate", arguments)
            assert result.is_error and result.content[0].text
        try:
            await client.call_tool("nosuch", {})
        except Exception as error:
            assert "nosuch" in str(error)
        else:
            raise AssertionError("a tool that does not exist was called")
        assert not (await client.call_tool("annotate", {"text": TEXT})).is_error

    session(work)


def test_the_configuration_of_a_folder(tmp_path):
    (tmp_path / ".hashiya.json").write_text(
        json.dumps({"names": [{"form": "رمالستان", "type": "LOC"}], "layers": ["entities"]})
    )

    async def work(client, hello):
        result = await client.call_tool("annotate", {"text": "سافر الوفد إلى رمالستان."})
        assert [m["text"] for m in result.structured_content["entities"]] == ["رمالستان"]
        assert "times" not in result.structured_content

    session(work, "--config", str(tmp_path))


def talk(*messages):
    """The answers to lines that are sent as they are."""
    lines = "".join(message if message.endswith("\n") else message + "\n" for message in messages)
    done = subprocess.run([BINARY, "mcp"], input=lines.encode(), capture_output=True, timeout=30)
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_bad_lines_cost_themselves_only():
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    answers = talk(
        '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}',
        "{broken",
        "[]",
        json.dumps({"jsonrpc": "2.0", "id": 2, "method": "initialize", "params": hello}),
        '{"jsonrpc": "2.0", "method": "notifications/initialized"}',
        '{"jsonrpc": "2.0", "id": "three", "method": "resources/list"}',
        '{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 99}}',
        '{"jsonrpc": "2.0", "id": 4, "method": "ping"}',
    )
    codes = [(answer["id"], answer.get("error", {}).get("code")) for answer in answers]
    assert codes == [(1, -32002), (None, -32700), (None, -32600), (2, None), ("three", -32601), (4, None)]
    assert answers[3]["result"]["protocolVersion"] == "2025-06-18"


def test_search(tmp_path):
    (tmp_path / "port.txt").write_text(TEXT)
    index = str(tmp_path / "corpus.sqlite")
    subprocess.run([BINARY, "index", "--quiet", "--index", index, str(tmp_path)], check=True, timeout=60)

    async def work(client, hello):
        result = await client.call_tool("search", {"speaker": "منصور"})
        [hit] = result.structured_content["hits"]
        assert TEXT[hit["start"] : hit["end"]] == hit["text"] and hit["quote"]["speakerName"] == "ليلى منصور"
        bad = await client.call_tool("search", {})
        assert bad.is_error and "speaker" in bad.content[0].text

    session(work, "--index", index)


def test_search_without_an_index(tmp_path):
    async def work(client, hello):
        result = await client.call_tool("search", {"text": "الميناء"})
        assert result.is_error and "hashiya index" in result.content[0].text

    session(work, "--index", str(tmp_path / "none.sqlite"))
