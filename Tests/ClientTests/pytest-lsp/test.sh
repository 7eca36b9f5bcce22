#!/bin/sh
# Tests the server with the capabilities of several editors; every answer is decoded by lsprotocol's types.
# usage: Tests/ClientTests/pytest-lsp/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
HASHIYA_BIN=${1:-$root/.build/release/hashiya}
export HASHIYA_BIN
if [ ! -x "$HASHIYA_BIN" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
python=$("$root/.ci/client-python" "$here/requirements.txt") || {
  echo "SKIPPED: pytest-lsp cannot be installed from PyPI"
  exit 77
}
cd "$here" && exec timeout 900 "$python" -m pytest -q -p no:cacheprovider
