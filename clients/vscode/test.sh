#!/bin/sh
# Tests the extension under Node, with stand-ins for the editor's modules, against the built server.
# usage: clients/vscode/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
HASHIYA_SERVER=${1:-$root/.build/release/hashiya}
if ! command -v node >/dev/null 2>&1 || ! node -e 'process.exit([].toSorted ? 0 : 1)'; then
  echo "SKIPPED: Node 20 or newer is not installed"
  exit 77
fi
if [ ! -x "$HASHIYA_SERVER" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HASHIYA_SERVER HASHIYA_WORK="$work"
timeout 120 node --test --test-reporter=spec "$root/Tests/ClientTests/vscode/extension.test.js" >"$work/log" 2>&1
status=$?
if [ "$status" -eq 0 ]; then
  grep -E "^(✔|﹣)" "$work/log"
  echo "Visual Studio Code (stand-ins): passed"
else
  cat "$work/log"
  echo "Visual Studio Code (stand-ins): FAILED ($status)"
fi
exit "$status"
