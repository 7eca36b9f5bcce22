"""What the Python client costs: microseconds for each small document, and its throughput beside the command's.

    python benchmarks/overhead.py [--megabytes 100] [--rounds 3] [--server PATH]

The command and the client take turns, and ratios of neighbours are what counts: both wait for the same processors. CPU
seconds are those of all processes together; they tell more than the clock on a machine that others use as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from typing import Callable, Dict, Iterator, List, Tuple

import hashiya

SENTENCES = [
    "قالت وزيرة النقل ليلى منصور أمس إن ميناء الرمال استأنف العمل بعد توقف دام عامين.",
    "ونقلت رويترز عن مسؤول في الأمم المتحدة قوله إن المساعدات ستصل إلى لبنان خلال الأسابيع المقبلة.",
    "في المقابل، نفى المدير العام للشركة هاني الراشد وجود أي تأخير، وقال \"نحن جاهزون\".",
    "وتبلغ كلفة المشروع 250 مليون دولار، بحسب بيان صدر في 3 مايو 2024.",
    "وصل الوفد إلى القاهرة صباح الثلاثاء ثم غادر للأردن.",
    "وشهدت الأسواق في المدينة حركة نشطة بعد إعادة فتح الطريق الساحلي أمام الشاحنات القادمة من الجنوب.",
]


def pages(megabytes: float) -> List[str]:
    """Pages of about 3 KB, no two alike, of so many megabytes of UTF-8 together."""
    found, size, number = [], 0, 0
    while size < megabytes * 1e6:
        lines = [f"خبر رقم {number}"] + [SENTENCES[(number + n) % len(SENTENCES)] + f" ({n})" for n in range(20)]
        found.append("\n".join(lines))
        size += len(found[-1].encode())
        number += 1
    return found


def measured(work: Callable[[], None]) -> Tuple[float, float]:
    """Seconds, and CPU seconds of this process and of its children that have ended."""

    def spent() -> float:
        usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in usage)

    start, before = time.perf_counter(), spent()
    work()
    return time.perf_counter() - start, spent() - before


def throughput(binary: str, megabytes: float, rounds: int) -> Iterator[Dict[str, Tuple[float, float]]]:
    texts = pages(megabytes)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
        file.flush()

        def command() -> None:
            arguments = ["annotate", "--no-config", "--offset-encoding", "utf-32", "--jobs", "2", "-o", os.devnull]
            subprocess.run([binary, *arguments, file.name], check=True)

        def client() -> None:
            with hashiya.Client(binary) as client:
                for _, document in client.annotate_many(texts):
                    assert isinstance(document, hashiya.Document)

        def client_that_reads() -> None:
            with hashiya.Client(binary) as client:
                for _, document in client.annotate_many(texts):
                    assert document.raw["entities"]  # Parses the JSON.

        for _ in range(rounds):
            runs = {"command": command, "client": client, "client, JSON parsed": client_that_reads}
            yield {name: measured(run) for name, run in runs.items()}


def overhead(binary: str, count: int = 20_000) -> Tuple[float, float]:
    """Microseconds of this process's CPU for each small document: in a stream, and one by one."""
    text = "وصل الوفد إلى القاهرة أمس."
    with hashiya.Client(binary) as client:
        client.annotate(text)
        start = time.process_time()
        for _ in client.annotate_many([text] * count):
            pass
        middle = time.process_time()
        for _ in range(count // 10):
            client.annotate(text)
        end = time.process_time()
    return (middle - start) / count * 1e6, (end - middle) / (count // 10) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--server")
    given = parser.parse_args()
    binary = hashiya.find_server(given.server)
    stream, single = overhead(binary)
    print(f"client's CPU for a small document: {stream:.0f} µs in a stream, {single:.0f} µs alone")
    ratios: Dict[str, List[float]] = {}
    for found in throughput(binary, given.megabytes, given.rounds):
        for name, (seconds, cpu) in found.items():
            print(f"{name:20} {given.megabytes / seconds:6.2f} MB/s, {cpu:6.1f} CPU s")
            ratios.setdefault(name, []).append(found["command"][0] / seconds)
            ratios.setdefault(name + ", CPU", []).append(found["command"][1] / cpu)
    for name, values in ratios.items():
        print(f"{name}: {sorted(values)[len(values) // 2]:.2f} of the command's (median of {len(values)})")


if __name__ == "__main__":
    main()
