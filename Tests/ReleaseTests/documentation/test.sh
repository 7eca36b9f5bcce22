#!/bin/sh
# Builds the documentation of the library product; a link that leads nowhere fails.
# usage: Tests/ReleaseTests/documentation/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because the toolchain has no docc.
set -u
root=$(cd "$(dirname "$0")/../../.." && pwd)
if [ ! -x "$(dirname "$(realpath "$(command -v swift)")")/docc" ]; then
  echo "SKIPPED: no docc beside swift"
  exit 77
fi
log=$(mktemp)
"$root/.ci/docs" >"$log" 2>&1 || { cat "$log" && rm "$log" && exit 1; }
tail -1 "$log"
rm "$log"
