#!/usr/bin/env python3
"""Indexes a JSON Lines file of texts twice and searches the index, with figures.

usage: measure.py HASHIYA TEXTS.jsonl [--index FILE] [--only-search]
"""
import argparse
import json
import os
import subprocess
import sys
import threading
import time

# Every condition, alone and together; frequent words and names, rare ones, and none.
QUERIES = [
    {"text": "وزير"}, {"text": "الرئيس"}, {"text": "في"}, {"text": "الحكومة الجديدة"}, {"text": "\"مجلس الأمن\""},
    {"text": "ارتفاع أسعار النفط"}, {"text": "اقتص*"}, {"text": "زرافة"}, {"text": "سد النهضة"},
    {"speaker": "ترامب"}, {"speaker": "نتنياهو"}, {"speaker": "وزير الخارجية"}, {"speaker": "فلاديمير بوتين"},
    {"speaker": "محمد"}, {"speaker": "المتحدث"}, {"speaker": "الأمم المتحدة"},
    {"mentions": "مصر"}, {"mentions": "القاهرة"}, {"mentions": "حزب الله"}, {"mentions": "الرياض"},
    {"mentions": "السعودية"}, {"mentions": "نيمار"},
    {"country": "KP"}, {"country": "US"}, {"country": "SA"}, {"country": "IS"},
    {"between": ["2018-06-01", "2018-06-30"]}, {"between": ["2015", "2015"]}, {"between": ["2011-01", "2011-12"]},
    {"said": "الانتخابات"}, {"said": "السلام"}, {"said": "لن نقبل"}, {"denied": True}, {"via": "رويترز"},
    {"via": "وكالة الأنباء السعودية"}, {"denied": True, "country": "RU"},
    {"speaker": "ترامب", "mentions": "إيران"}, {"speaker": "ترامب", "said": "الاتفاق", "between": ["2018-05", "2018-06"]},
    {"mentions": "سوريا", "between": ["2018-04-01", "2018-04-30"]}, {"mentions": "سوريا", "text": "كيماوي"},
    {"country": "SY", "text": "لاجئين", "between": ["2015", "2018"]}, {"via": "رويترز", "said": "النفط"},
]


def tree(process):
    """The numbers of a process and of all below it."""
    found = [process]
    try:
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/children") as children:
                for child in children.read().split():
                    found += tree(int(child))
    except OSError:
        pass
    return found


def resident(process):
    """Bytes of memory of its own: what all the processes map of the program counts once, with the first."""
    try:
        with open(f"/proc/{process}/statm") as file:
            fields = file.read().split()
            return int(fields[1]) * 4096
    except OSError:
        return 0


def run(arguments):
    """Runs a command; its messages, seconds, and the most memory of all its processes together."""
    before = os.times()
    start = time.monotonic()
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)
    peak = 0

    def watch():
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, sum(map(resident, tree(process.pid))))
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    messages = process.stderr.read()
    process.wait()
    watcher.join()
    seconds = time.monotonic() - start
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return messages.strip(), seconds, cpu, peak


def measure_index(hashiya, texts, index):
    for suffix in ("", "-wal", "-shm"):
        if os.path.exists(index + suffix):
            os.remove(index + suffix)
    documents = size = 0
    with open(texts, encoding="utf-8") as lines:
        for line in lines:
            documents += 1
            size += len(json.loads(line)["text"].encode())
    messages, seconds, cpu, peak = run([hashiya, "index", "--index", index, texts])
    print(messages)
    print(f"{documents} documents, {size / 1e6:.1f} MB of text: {seconds:.1f} s, {documents / seconds:.0f} documents/s, "
          f"{cpu:.1f} s of CPU ({documents / cpu:.0f} documents a CPU second), {peak / 1e6:.0f} MB at most in all processes")
    stored = os.path.getsize(index)
    print(f"index: {stored / 1e6:.1f} MB, {stored / size:.2f} of the text")
    messages, seconds, cpu, peak = run([hashiya, "index", "--index", index, texts])
    print(f"again: {messages}; {seconds:.2f} s")


def measure_search(hashiya, index, rounds=20):
    process = subprocess.Popen([hashiya, "search", "--index", index, "--batch"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
    times = []
    for query in QUERIES:
        line = (json.dumps(query, ensure_ascii=False) + "\n").encode()
        own = []
        for _ in range(rounds + 1):
            start = time.monotonic()
            process.stdin.write(line)
            process.stdin.flush()
            answer = process.stdout.readline()
            own.append((time.monotonic() - start) * 1000)
        # The first one warms the memory.
        own = sorted(own[1:])
        times += own
        total = json.loads(answer).get("total", "many")
        print(f"{own[len(own) // 2]:8.2f} ms  {total:>6}  {json.dumps(query, ensure_ascii=False)}")
    process.stdin.close()
    process.wait()
    times.sort()
    print(f"{len(times)} searches: median {times[len(times) // 2]:.1f} ms, p95 {times[len(times) * 95 // 100]:.1f} ms, "
          f"slowest {times[-1]:.1f} ms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hashiya")
    parser.add_argument("texts")
    parser.add_argument("--index", default=".build/measured.sqlite")
    parser.add_argument("--only-search", action="store_true")
    options = parser.parse_args()
    if not options.only_search:
        measure_index(options.hashiya, options.texts, options.index)
    measure_search(options.hashiya, options.index)


if __name__ == "__main__":
    sys.exit(main())
