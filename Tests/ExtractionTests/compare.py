#!/usr/bin/env python3
"""Compares `hashiya extract` with trafilatura and jusText on the pages beside this file.

usage: compare.py HASHIYA_BINARY [FOLDER]      needs trafilatura, justext and lxml_html_clean from PyPI

For each page, the F1 of the words of what a tool returns against the page's gold text (PAGE.txt), as bags of words. The
first column counts the title as part of the article. trafilatura returns the title among its metadata: it is put before
the text unless the text begins with it. The second column leaves the title's line out of the gold text and out of what
each tool returned.
"""
import collections
import pathlib
import re
import subprocess
import sys

import justext
import trafilatura

WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text)


def f1(gold, found):
    gold, found = collections.Counter(gold), collections.Counter(found)
    shared = sum((gold & found).values())
    return 2 * shared / max(sum(gold.values()) + sum(found.values()), 1)


def without_title(text, title):
    """The text without the first line that says the title."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if words(line) == words(title):
            return "\n".join(lines[:index] + lines[index + 1 :])
    return text


def by_hashiya(binary, path):
    return subprocess.run([binary, "extract", path], capture_output=True, check=True, text=True).stdout


def by_trafilatura(path):
    document = trafilatura.bare_extraction(path.read_bytes(), include_comments=False)
    if document is None:
        return ""
    text, title = document.text or "", document.title or ""
    return text if words(text)[: len(words(title))] == words(title) else f"{title}\n{text}"


def by_justext(path, **thresholds):
    paragraphs = justext.justext(path.read_bytes(), justext.get_stoplist("Arabic"), **thresholds)
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "Pages"
    tools = {"hashiya": lambda path: by_hashiya(binary, path), "trafilatura": by_trafilatura, "jusText": by_justext}
    # Arabic joins many function words to the next word, so that its texts look poor in stop words: half the thresholds.
    tools["jusText, halved"] = lambda path: by_justext(
        path, stopwords_low=0.15, stopwords_high=0.16, length_low=35, length_high=100
    )
    sums = {tool: [0.0, 0.0] for tool in tools}
    pages = sorted(folder.glob("*.html"))
    print("| page | " + " | ".join(tools) + " |\n|---|" + "---|" * len(tools))
    for page in pages:
        gold = page.with_suffix(".txt").read_text(encoding="utf-8")
        title = gold.split("\n")[0]
        cells = []
        for tool, extract in tools.items():
            text = extract(page)
            scores = f1(words(gold), words(text)), f1(words(without_title(gold, title)), words(without_title(text, title)))
            sums[tool] = [total + score for total, score in zip(sums[tool], scores)]
            cells.append(f"{scores[0]:.3f} {scores[1]:.3f}")
        print(f"| {page.stem} | " + " | ".join(cells) + " |")
    means = {tool: [total / max(len(pages), 1) for total in sums[tool]] for tool in tools}
    print("| mean | " + " | ".join(f"{mean[0]:.3f} {mean[1]:.3f}" for mean in means.values()) + " |")
    others = [means[tool] for tool in tools if tool != "hashiya"]
    if any(mean[0] >= means["hashiya"][0] or mean[1] >= means["hashiya"][1] for mean in others):
        sys.exit("hashiya is not ahead")


if __name__ == "__main__":
    main()
