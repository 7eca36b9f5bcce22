#!/bin/sh
# Tests `hashiya mcp` with the official Python client of the Model Context Protocol.
# usage: clients/mcp/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
HASHIYA_BIN=${1:-$root/.build/release/hashiya}
export HASHIYA_BIN
if [ ! -x "$HASHIYA_BIN" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
venv=$("$root/.ci/venv" mcp pytest "mcp>=2,<3") || { echo "SKIPPED: the package mcp cannot be installed"; exit 77; }
cd "$root/Tests/ClientTests/mcp" && exec "$venv/bin/python" -m pytest -q -p no:cacheprovider
