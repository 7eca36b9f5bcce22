#!/usr/bin/env python3
"""Kills a run of `hashiya annotate` again and again, resumes it, and compares its output with that of an unbroken run.

    evidence.py HASHIYA [--megabytes 20] [--input FILE.jsonl] [--jobs 2] [--kills 3] [--seed 1] [--bench HASHIYA-BENCH]

Prints megabytes per second and peak memory of the unbroken run, supervisor and workers together. Exit status: 0 when the
bytes are the same, 1 when not, 77 when something that it needs is absent.
"""

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path


def main():
    arguments = parsed()
    folder = Path(tempfile.mkdtemp(prefix="hashiya-evidence-", dir=arguments.folder))
    try:
        sys.exit(0 if holds(arguments, folder) else 1)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("hashiya", type=Path)
    parser.add_argument("--megabytes", type=float, default=20, help="of made-up text, without --input")
    parser.add_argument("--input", type=Path, help="a JSON Lines file of your own")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1, help="of the moments at which the run is killed")
    parser.add_argument("--bench", type=Path, help="default: the hashiya-bench beside hashiya")
    parser.add_argument("--folder", type=Path, help="where the files go while it runs (default: the system's)")
    return parser.parse_args()


def holds(arguments, folder):
    source = arguments.input or made_up(arguments, folder)
    command = [str(arguments.hashiya.resolve()), "annotate", "--quiet", "--no-config", "--jobs", str(arguments.jobs)]
    size = source.stat().st_size / 1e6

    whole = folder / "whole.jsonl"
    run = Run([*command, "-o", whole, source])
    status = run.wait()
    print(f"unbroken: {size:.0f} MB in {run.seconds:.1f} s, {size / run.seconds:.2f} MB/s, peak {run.peak / 1e6:.0f} MB"
          f" ({run.resident / 1e6:.0f} MB with shared pages counted for each) in {run.processes} processes")
    if status not in (0, 1):
        return False

    broken = folder / "broken.jsonl"
    # Of less weight than this process, which else sees too late how far a run is.
    resumed = ["nice", "-n", "19", *command, "--resume", "-o", broken, source]
    end = whole.stat().st_size
    moments = random.Random(arguments.seed)
    kills = sorted(moments.uniform(0.02, 0.75) for _ in range(arguments.kills))
    ended = 0
    while kills:
        attempt = Run(resumed)
        while attempt.process.poll() is None and length(broken) < kills[0] * end:
            time.sleep(0.001)
        attempt.kill()
        print(f"killed after {attempt.seconds:.1f} s: {length(broken) / 1e6:.1f} MB of {end / 1e6:.1f} MB are there")
        if attempt.process.returncode == -signal.SIGKILL:
            kills.pop(0)
            continue
        # On a busy machine a run may end before it is seen to be so far.
        ended += 1
        if ended > 5:
            print("the runs end by themselves before they can be killed: give them more megabytes")
            return False
        for left in folder.glob("broken*"):
            left.unlink()
    last = Run(resumed)
    if last.wait() != status:
        print("the last run ended with another status")
        return False
    same = digest(whole) == digest(broken)
    print(f"resumed to the end in {last.seconds:.1f} s: {broken.stat().st_size} bytes, "
          + ("the same" if same else "NOT THE SAME"))
    return same


def made_up(arguments, folder):
    bench = arguments.bench or arguments.hashiya.resolve().parent / "hashiya-bench"
    if not bench.exists():
        print(f"SKIPPED: no {bench} to make text; run 'make build-bench' first")
        sys.exit(77)
    source = folder / "source.jsonl"
    with source.open("wb") as output:
        subprocess.run([bench, "corpus", "--megabytes", str(arguments.megabytes)], stdout=output, check=True)
    return source


class Run:
    """A command in a process group of its own, whose memory is watched."""

    def __init__(self, command):
        self.start = time.monotonic()
        self.process = subprocess.Popen([str(word) for word in command], start_new_session=True)
        self.peak = 0
        self.resident = 0
        self.processes = 0
        self.seconds = 0
        self.is_over = threading.Event()
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self):
        while not self.is_over.wait(0.05):
            sizes = [memory(process) for process in group(self.process.pid)]
            self.peak = max(self.peak, sum(proportional for proportional, _ in sizes))
            self.resident = max(self.resident, sum(resident for _, resident in sizes))
            self.processes = max(self.processes, len(sizes))

    def wait(self, seconds=None):
        """The exit status; None when the run takes longer than `seconds`."""
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        self.end()
        return status

    def kill(self):
        """Ends the whole group at once, as a machine that loses power would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        while group(self.process.pid):
            time.sleep(0.01)
        self.end()

    def end(self):
        self.seconds = time.monotonic() - self.start
        self.is_over.set()


def group(leader):
    """The processes of a group that still run."""
    found = []
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            fields = read(f"/proc/{entry}/stat").rpartition(")")[2].split()
            if len(fields) > 2 and fields[2] == str(leader) and fields[0] != "Z":
                found.append(entry)
    return found


def memory(process):
    """Bytes of memory of a process: each page that it shares counted in part, and in full."""
    values = {}
    for line in read(f"/proc/{process}/smaps_rollup").splitlines():
        fields = line.split()
        if fields[0] in ("Pss:", "Rss:"):
            values[fields[0]] = int(fields[1]) * 1024
    return values.get("Pss:", 0), values.get("Rss:", 0)


def length(path):
    return path.stat().st_size if path.exists() else 0


def read(path):
    try:
        return Path(path).read_text(errors="replace")
    except OSError:
        return ""


def digest(path):
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for chunk in iter(lambda: file.read(1 << 20), b""):
            digest.update(chunk)
    return digest.digest()


if __name__ == "__main__":
    main()
