#!/bin/sh
# Compares the instructions that every layer takes with the checked-in counts, beside the built tool.
# usage: Tests/ReleaseTests/instructions/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd)
bench=$(dirname "$(realpath "${1:-$root/.build/release/hashiya}")")/hashiya-bench
if [ ! -x "$bench" ]; then
  echo "SKIPPED: no built hashiya-bench; run 'make build-bench' first"
  exit 77
fi
exec "$bench" instructions --baseline "$root/Tests/BenchmarkTests/instructions.tsv"
