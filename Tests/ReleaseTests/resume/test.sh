#!/bin/sh
# The short form of `make batch-evidence`: a run that is killed three times and resumed gives the bytes of an unbroken one.
# usage: Tests/ReleaseTests/resume/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd)
exec python3 "$root/Tests/ReleaseTests/resume/evidence.py" "${1:-$root/.build/release/hashiya}" --megabytes 24
