"""Writes the inputs that a fuzzer starts from: made of the transcripts and pages of other tests.

usage: seeds.py frames|session|annotate FOLDER
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def frame(body):
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def sessions():
    """What the client says in each transcript, as bytes."""
    for path in sorted((ROOT / "protocol" / "transcripts").glob("*.jsonl")):
        frames = []
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry.get("from") != "client":
                continue
            if "raw" in entry:
                frames.append(entry["raw"].encode("utf-8"))
            elif "message" in entry:
                message = entry["message"]
                # A fuzzer must not learn to write files.
                if not (isinstance(message, dict) and message.get("method") == "workspace/executeCommand"):
                    frames.append(frame(json.dumps(message, ensure_ascii=False).encode("utf-8")))
        yield path.stem, b"".join(frames)
        for number, part in enumerate(frames):
            yield f"{path.stem}-{number}", part


def texts():
    """Pages and their paragraphs, after three bytes that choose options and an edit."""
    for path in sorted((ROOT / "Tests" / "Pages").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        yield path.stem, bytes([3, 100, 0x65]) + text.encode("utf-8")
        for number, line in enumerate(text.splitlines()):
            yield f"{path.stem}-{number}", bytes([number % 32, number * 7 % 256, number * 37 % 256]) + line.encode("utf-8")
    for path in sorted((ROOT / "Tests" / "Cases").glob("*/*.md")):
        blocks = path.read_text(encoding="utf-8").split("```")
        for number, block in enumerate(blocks[1::2]):
            yield f"{path.stem}-case-{number}", bytes([number % 32, 9, number % 256]) + block.encode("utf-8")


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for name, content in texts() if target == "annotate" else sessions():
        (folder / f"seed-{name}").write_bytes(content[:4096])


if __name__ == "__main__":
    main()
