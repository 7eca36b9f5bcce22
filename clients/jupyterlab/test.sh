#!/bin/sh
# Tests the server's side of JupyterLab-LSP: its proxy starts hashiya by the entry in this folder.
# usage: clients/jupyterlab/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tests=$root/Tests/ClientTests/jupyterlab
server=${1:-$root/.build/release/hashiya}
if [ ! -x "$server" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
python=$("$root/.ci/client-python" "$tests/requirements.txt") || {
  echo "SKIPPED: jupyter-lsp cannot be installed from PyPI"
  exit 77
}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
timeout 600 "$python" "$tests/proxy_test.py" "$server" "$here/hashiya.json" "$work"
status=$?
if [ "$status" -eq 0 ]; then echo "JupyterLab: passed"; else echo "JupyterLab: FAILED ($status)"; fi
exit "$status"
