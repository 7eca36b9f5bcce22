#!/usr/bin/env python3
"""Looks at the HTML page in a headless Chromium.

usage: page_test.py HASHIYA CHROMIUM SCREENSHOTS
"""
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "formats"))
import pages
from chromium import Chromium

binary, executable, shots = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
shots.mkdir(parents=True, exist_ok=True)
work = pathlib.Path(tempfile.mkdtemp(prefix="hashiya-browser-"))

HOSTILE = {
    "id": '"><script>document.title="owned"</script>', "referenceTime": "2024-05-15",
    "text": "</title></style></script><script>document.title='owned'</script><img src=x onerror=alert(1)>\n"
    "قال \"خالد </span><b onmouseover='x'> فهد\" وزير &amp; إن لبنان <!-- بخير ]]> منذ 2020\u0000\r\rسطر\rآخر\n",
}
LONG = {"id": "long", "referenceTime": "2024-05-15", "text": ""}
while len(LONG["text"].encode()) < 1_000_000:
    LONG["text"] += pages.PORT.replace("850", str(len(LONG["text"])))

documents = pages.documents() + [HOSTILE, LONG]
with open(work / "pages.jsonl", "w", encoding="utf-8") as file:
    for document in documents:
        file.write(json.dumps(document, ensure_ascii=False) + "\n")
for arguments in (["--format", "html", "-o", "html/"], ["--offset-encoding", "utf-16", "--with-text", "-o", "native.jsonl"]):
    subprocess.run([binary, "annotate", "--quiet", *arguments, "pages.jsonl"], cwd=work, check=True)
native = [json.loads(line) for line in (work / "native.jsonl").read_text(encoding="utf-8").split("\n") if line]

# Every element of the text that stands for an annotation, with the UTF-16 offsets of what it covers.
MARKS = """(() => {
  const text = document.getElementById("text"), found = [], starts = new Map();
  let offset = 0;
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { offset += node.data.length; return; }
    const start = offset;
    for (const child of node.childNodes) walk(child);
    if (node.classList?.contains("m")) found.push([node.className, start, offset, node.id, node.dataset.q || ""]);
  };
  walk(text);
  return found;
})()"""


def joined(pieces):
    """Pieces of one annotation, which another one may divide, as one span."""
    return min(p[1] for p in pieces), max(p[2] for p in pieces)


def check(browser, document, path):
    seconds = browser.open(path)
    assert browser.logged == [], browser.logged
    assert browser.requested == [path.resolve().as_uri()], browser.requested
    expected = document["text"].replace("\0", "\ufffd")
    content = browser.run("document.getElementById('text').textContent")
    assert content == expected, (document["id"], len(content), len(expected))
    marks = browser.run(MARKS)
    units = expected.encode("utf-16-le")
    names = [m for m in marks if "name" in m[0].split()]
    covered = sorted((m[1], m[2]) for m in names)
    whole = sorted((e["start"], e["end"]) for e in document["entities"])
    # A name that a quote's end divides comes in pieces that together are the name.
    assert {s for s, _ in whole} <= {s for s, _ in covered} and {e for _, e in whole} <= {e for _, e in covered}
    for index, quote in enumerate(document["quotes"]):
        pieces = [m for m in marks if m[4] == f"q{index}" and "quote" in m[0].split()]
        content = quote["content"]
        assert joined(pieces) == (content[0]["start"], content[-1]["end"]), (document["id"], quote, pieces)
        assert sum(m[2] - m[1] for m in pieces) == sum(s["end"] - s["start"] for s in content)
        assert sum(m[3] == f"q{index}" for m in pieces) == 1
    for time in document["times"]:
        assert any(m[1] == time["start"] and "time" in m[0].split() for m in marks)
    for start, end in whole:
        assert units[2 * start : 2 * end].decode("utf-16-le")
    assert browser.run("document.title") != "owned"
    notes = browser.run("document.querySelectorAll('.note').length")
    assert notes == len(document["quotes"])
    broken = browser.run("[...document.querySelectorAll('a[href]')].filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length")
    assert broken == 0
    identifiers = browser.run("(() => { const all = [...document.querySelectorAll('[id]')].map(e => e.id); return all.length - new Set(all).size; })()")
    assert identifiers == 0, "an id occurs twice"
    return seconds


# The width of a word with a mark inside it must be that of the plain word: a prefix that does not join is wider.
JOINING = """(() => {
  const wrong = [];
  for (const mark of document.querySelectorAll(".m.name")) {
    const before = mark.previousSibling;
    if (!before || before.nodeType !== Node.TEXT_NODE) continue;
    const prefix = before.data.match(/[\\u0621-\\u064a]+$/);
    if (!prefix) continue;
    const range = document.createRange();
    range.setStart(before, before.data.length - prefix[0].length);
    range.setEndAfter(mark);
    const rects = [...range.getClientRects()];
    const width = Math.max(...rects.map(r => r.right)) - Math.min(...rects.map(r => r.left));
    const probe = document.createElement("span");
    probe.textContent = prefix[0] + mark.textContent;
    probe.style.position = "absolute";
    probe.style.whiteSpace = "nowrap";
    mark.parentNode.append(probe);
    const plain = probe.getBoundingClientRect().width;
    probe.remove();
    if (new Set(rects.map(r => Math.round(r.top))).size === 1 && Math.abs(width - plain) > 0.6) wrong.push([probe.textContent, width, plain]);
    else wrong.seen = (wrong.seen || 0) + 1;
  }
  return { wrong, seen: wrong.seen || 0 };
})()"""

browser = Chromium(executable)
try:
    browser.resize(1400, 1300)
    files = {}
    for number, document in enumerate(native, 1):
        found = [p for p in (work / "html").rglob("*.html") if p.stem == str(number) or p.stem.startswith(f"{number}-")]
        assert len(found) == 1, (document["id"], found)
        files[document["id"]] = found[0]
        seconds = check(browser, document, found[0])
        print(f"ok page {number}: {len(document['text'])} units, ready after {seconds:.2f} s")
        if document["id"] == "long":
            # The quickest of three: a machine may have other things to do.
            seconds = min([seconds] + [browser.open(found[0]) for _ in range(2)])
            assert seconds < 2, f"a page of 1 MB took {seconds:.2f} s"
    browser.open(files["port"])
    browser.screenshot(shots / "page.png")
    assert browser.run(JOINING)["wrong"] == []
    browser.open(files["a b/é&<>"])
    result = browser.run(JOINING)
    assert result["wrong"] == [] and result["seen"] >= 2, result
    browser.screenshot(shots / "emoji.png")

    browser.open(files["port"])
    browser.key("n")
    assert browser.run("document.activeElement.id") == "q0"
    browser.key("Enter")
    assert browser.run("document.activeElement.classList.contains('note')")
    assert browser.run("document.querySelectorAll('.m.lit').length") > 0
    browser.key("j")
    assert browser.run("document.activeElement.classList.contains('name')")
    browser.key("l")
    assert browser.run("document.documentElement.dataset.ui") == "en"
    assert "Outline" in browser.run("document.querySelector('.side').innerText")
    assert browser.run("document.querySelector('.m.PER').title").startswith("person: ")
    browser.key("d")
    assert browser.run("getComputedStyle(document.documentElement).colorScheme") == "dark"
    browser.screenshot(shots / "dark-english.png")
    browser.run("document.querySelector('.filters input[value=PER]').click()")
    assert browser.run("getComputedStyle(document.querySelector('.m.PER')).backgroundImage") == "none"
    assert browser.run("document.getElementById('text').textContent") == native[0]["text"]
    tree = browser.call("Accessibility.getFullAXTree")["nodes"]
    roles = [node.get("role", {}).get("value") for node in tree]
    for role in ("main", "navigation", "article", "complementary", "note", "heading", "table", "checkbox"):
        assert role in roles, f"the page has no {role} for a screen reader"
    nameless = [n for n in tree if n.get("role", {}).get("value") in ("button", "checkbox", "link", "table", "complementary") and not n.get("ignored") and not n.get("name", {}).get("value")]
    assert not nameless, nameless[:2]
    browser.resize(480, 900)
    browser.open(files["port"])
    assert browser.run("document.documentElement.scrollWidth <= 480")
    browser.screenshot(shots / "narrow.png")
    browser.resize(1400, 1300)
    browser.open(files["port"])
    browser.pdf(shots / "print.pdf")
    assert (shots / "print.pdf").stat().st_size > 10_000
    print("ok keyboard, languages, themes, filters, roles, narrow, print")
finally:
    browser.close()
