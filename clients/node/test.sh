#!/bin/sh
# Tests the Node client against the built server.
# usage: clients/node/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
HASHIYA_BIN=${1:-$here/../../.build/release/hashiya}
export HASHIYA_BIN
if ! command -v node >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  echo "SKIPPED: Node 20 or newer is not installed"
  exit 77
fi
if [ ! -x "$HASHIYA_BIN" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
cd "$here" && node --version && node --test test/
