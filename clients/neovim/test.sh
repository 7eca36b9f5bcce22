#!/bin/sh
# Tests the plugin in a Neovim without a screen, against the built server.
# usage: clients/neovim/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
server=${1:-}
if [ -z "$server" ]; then
  for build in release debug; do
    [ -x "$root/.build/$build/hashiya" ] && server="$root/.build/$build/hashiya" && break
  done
fi
if ! command -v nvim >/dev/null 2>&1; then
  echo "SKIPPED: Neovim is not installed (Debian: apt-get install neovim)"
  exit 77
fi
if [ ! -x "$server" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state"
export HASHIYA_SERVER="$server" HASHIYA_WORK="$work"
timeout 120 nvim --headless --clean --cmd "set runtimepath^=$here" \
  -c "luafile $root/Tests/ClientTests/neovim/plugin_test.lua" -c "cquit 1"
status=$?
echo
if [ "$status" -eq 0 ]; then echo "Neovim: passed"; else echo "Neovim: FAILED ($status)"; fi
exit "$status"
