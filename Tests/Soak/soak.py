#!/usr/bin/env python3
"""Edits documents in a real server for a long time and looks at what is left.

At the end the server must have the same text and give the same answers as a server in which the text was just opened;
its memory, threads and descriptors must be as many as after the first part of the run; and no request may be left over.

usage: soak.py HASHIYA [--edits N] [--seconds S] [--seed N] [--encodings utf-16,utf-8,utf-32]
Exit status: 0 all well, 1 something differs.
"""

import argparse
import random
import sys
import time

from typist import Typist
from wire import Server

SIZES = [2_000, 8_000, 40_000]
# Bytes that the second half of a run may add. While a process is new, its allocator still takes memory for each thread.
MEMORY_TOLERANCE = 5 << 20
MEMORY_TOLERANCE_OF_THE_NEW = 16 << 20
NEW = 20_000
# Asked at a place, about a whole document, and about a stretch of it: with the capability that offers each.
AT_PLACE = {
    "textDocument/hover": "hoverProvider",
    "textDocument/definition": "definitionProvider",
    "textDocument/documentHighlight": "documentHighlightProvider",
    "textDocument/references": "referencesProvider",
    "textDocument/completion": "completionProvider",
}
WHOLE = {
    "textDocument/documentSymbol": "documentSymbolProvider",
    "textDocument/foldingRange": "foldingRangeProvider",
    "textDocument/codeLens": "codeLensProvider",
    "textDocument/diagnostic": "diagnosticProvider",
    "textDocument/semanticTokens/full": "semanticTokensProvider",
}
IN_RANGE = {
    "textDocument/inlayHint": "inlayHintProvider",
    "textDocument/semanticTokens/range": "semanticTokensProvider",
    "textDocument/codeAction": "codeActionProvider",
}


class Difference(Exception):
    """The server is not as it should be."""


class Soak:
    """One session of one server."""

    def __init__(self, binary, encoding, seed):
        self._binary = binary
        self._encoding = encoding
        self._random = random.Random(seed)
        self._typists = [
            Typist(f"untitled:page-{number}.txt", seed * 10 + number, size, encoding)
            for number, size in enumerate(SIZES)
        ]
        self.server, self._offers = self._start()
        self.edits = 0
        self.questions = 0
        self._pending = []
        for typist in self._typists:
            self.server.notify("textDocument/didOpen", typist.document.open_params())

    def _start(self):
        server = Server(self._binary)
        capabilities = {"general": {"positionEncodings": [self._encoding]}}
        result = server.ask("initialize", {"processId": None, "capabilities": capabilities})
        if result["capabilities"]["positionEncoding"] != self._encoding:
            raise Difference(f"{self._encoding} was not accepted")
        server.notify("initialized", {})
        return server, result["capabilities"]

    def run(self, edits, deadline):
        """Edits until so many edits are made or the time is up."""
        for _ in range(edits):
            # The small page is edited most, as it is answered fastest.
            typist = self._random.choices(self._typists, [6, 3, 1])[0]
            self.server.notify("textDocument/didChange", typist.edit())
            self.edits += 1
            if self._random.random() < 0.15:
                self._ask(typist)
            if len(self._pending) >= 20:
                self._settle()
                if time.monotonic() > deadline:
                    break
        self._settle()

    def _ask(self, typist):
        method, params = self._question(typist)
        identifier = self.server.send(method, params)
        if self._random.random() < 0.1:
            self.server.notify("$/cancelRequest", {"id": identifier})
        self.questions += 1
        self._pending.append((identifier, method))

    def _question(self, typist):
        document = {"textDocument": {"uri": typist.document.uri}}
        methods = [
            method for method, name in {**AT_PLACE, **WHOLE, **IN_RANGE}.items() if self._offers.get(name)
        ]
        method = self._random.choice(methods + ["hashiya/annotate"])
        if method in AT_PLACE:
            params = {**document, "position": typist.place()}
            if method == "textDocument/references":
                params["context"] = {"includeDeclaration": True}
            return method, params
        if method in IN_RANGE:
            params = {**document, "range": {"start": typist.place(), "end": typist.place()}}
            if method == "textDocument/codeAction":
                params["context"] = {"diagnostics": []}
            return method, params
        return method, document

    def _settle(self):
        for identifier, method in self._pending:
            error = self.server.take(identifier).get("error")
            if error and error["code"] != -32800:
                raise Difference(f"{method} fails: {error}")
        self._pending = []
        while not self.server.notes.empty():
            self.server.notes.get()

    def compare(self):
        """The server's texts and answers with the mirror's texts and with a fresh server's answers."""
        fresh, _ = self._start()
        for typist in self._typists:
            document = {"textDocument": {"uri": typist.document.uri}}
            fresh.notify("textDocument/didOpen", typist.document.open_params())
            known = self.server.ask("hashiya/annotate", {**document, "withText": True})
            if known["text"] != typist.document.text:
                raise Difference(f"{typist.document.uri} has another text after {self.edits} edits")
            questions = [("hashiya/annotate", {**document, "withText": True, "layers": layers()})]
            questions += [(method, document) for method, name in WHOLE.items() if self._offers.get(name)]
            everything = {"start": {"line": 0, "character": 0}, "end": {"line": 10**6, "character": 0}}
            questions += [
                (method, {**document, "range": everything, "context": {"diagnostics": []}})
                for method, name in IN_RANGE.items() if self._offers.get(name)
            ]
            for method, name in AT_PLACE.items():
                if self._offers.get(name):
                    places = [typist.place() for _ in range(20)]
                    context = {"includeDeclaration": True}
                    questions += [(method, {**document, "position": place, "context": context}) for place in places]
            for method, params in questions:
                self._compare_answers(fresh, method, params)
        fresh.end()

    def _compare_answers(self, fresh, method, params):
        after_edits, at_once = self.server.ask(method, params), fresh.ask(method, params)
        for answer in (after_edits, at_once):
            if isinstance(answer, dict):
                answer.pop("resultId", None)
        if after_edits != at_once:
            raise Difference(f"{method} differs from a fresh open after {self.edits} edits: {params}")

    def measure(self):
        """What the process has, with the documents as they were at the start."""
        # Findings that are published a moment later are work too.
        for typist in self._typists:
            self.server.notify("textDocument/didClose", {"textDocument": {"uri": typist.document.uri}})
            typist.start_over()
            self.server.notify("textDocument/didOpen", typist.document.open_params())
            self.server.ask("hashiya/annotate", {"textDocument": {"uri": typist.document.uri}})
        time.sleep(0.5)
        self._settle()
        status = self.server.ask("hashiya/status")
        if len(status["documents"]) != len(self._typists):
            raise Difference(f"open documents: {status['documents']}")
        left = status["counters"].get("underWay", 0)
        if left:
            raise Difference(f"{left} requests are under way, and none was sent")
        return self.server.measure()

    def rest(self, threads):
        """Waits until threads that have nothing to do have ended, which takes them some seconds."""
        end = time.monotonic() + 30
        while self.server.measure()["threads"] > threads and time.monotonic() < end:
            time.sleep(0.2)


def layers():
    return ["sections", "sentences", "entities", "times", "quantities", "quotes", "diagnostics"]


def check_growth(measures, edits):
    """The last measure against that in the middle of the run, and against the first one."""
    first, middle, last = measures[0], measures[len(measures) // 2], measures[-1]
    growth = last["memory"] - middle["memory"]
    if growth > (MEMORY_TOLERANCE if edits >= NEW else MEMORY_TOLERANCE_OF_THE_NEW):
        raise Difference(f"memory grew by {growth / 1048576:.1f} MiB")
    for name in ("threads", "descriptors"):
        if last[name] > first[name] + 4:
            raise Difference(f"{name} grew from {first[name]} to {last[name]}")
    return growth


def soak(binary, encoding, options, edits, seconds):
    """One session: so many edits, or as many as there is time for, with a comparison after each part."""
    start = time.monotonic()
    session = Soak(binary, encoding, options.seed)
    measures = [session.measure()]
    for _ in range(options.parts):
        session.run(edits // options.parts, time.monotonic() + seconds / options.parts)
        session.compare()
        measures.append(session.measure())
        print(
            f"  {session.edits} edits, {session.questions} questions, {measures[-1]['memory'] / 1048576:.1f} MiB, "
            f"{measures[-1]['threads']} threads, {time.monotonic() - start:.0f} s", flush=True,
        )
    session.rest(measures[0]["threads"] + 4)
    measures[-1] = session.server.measure()
    growth = check_growth(measures, session.edits)
    status = session.server.end()
    if status != 0:
        raise Difference(f"exit status {status}")
    print(f"{encoding}: {session.edits} edits, {session.questions} questions, memory {growth / 1048576:+.1f} MiB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--edits", type=int, default=200_000, help="edits in all (default: 200000)")
    parser.add_argument("--seconds", type=float, default=7200, help="edit for so long at most")
    parser.add_argument("--parts", type=int, default=6, help="comparisons for each encoding")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encodings", default="utf-16,utf-8,utf-32")
    options = parser.parse_args()
    encodings = options.encodings.split(",")
    for encoding in encodings:
        try:
            soak(options.binary, encoding, options, options.edits // len(encodings), options.seconds / len(encodings))
        except (Difference, AssertionError) as difference:
            print(f"soak: {encoding}, seed {options.seed}: {difference}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
