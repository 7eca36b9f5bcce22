#!/bin/sh
# Tests the linter and the commands in a Vim without a screen, with ALE, against the built server.
# usage: clients/vim/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
server=${1:-$root/.build/release/hashiya}
if ! command -v vim >/dev/null 2>&1 || ! vim --version | grep -q '+job'; then
  echo "SKIPPED: no Vim with jobs is installed (Debian: apt-get install vim-nox vim-ale)"
  exit 77
fi
ale=${ALE:-/usr/share/vim-ale}
if [ ! -d "$ale" ]; then
  echo "SKIPPED: ALE is not at $ale (Debian: apt-get install vim-ale; elsewhere: set ALE)"
  exit 77
fi
if [ ! -x "$server" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HOME="$work" HASHIYA_SERVER="$server" HASHIYA_WORK="$work" HASHIYA_CLIENT="$here" HASHIYA_ALE="$ale" LC_ALL=C.UTF-8
timeout 120 vim -u NONE -i NONE -N -es -S "$root/Tests/ClientTests/vim/ale_test.vim" </dev/null >"$work/screen" 2>&1
status=$?
cat "$work/report" 2>/dev/null
if [ "$status" -eq 0 ]; then
  echo "Vim: passed"
else
  tail -20 "$work/screen"
  echo "Vim: FAILED ($status)"
fi
exit "$status"
