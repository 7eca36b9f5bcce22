#!/bin/sh
# Tests hashiya.el in an Emacs without a screen, against the built server.
# usage: clients/emacs/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
server=${1:-$root/.build/release/hashiya}
if ! command -v emacs >/dev/null 2>&1; then
  echo "SKIPPED: Emacs is not installed (Debian: apt-get install emacs-nox elpa-eglot)"
  exit 77
fi
if [ ! -x "$server" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export HOME="$work" HASHIYA_WORK="$work" HASHIYA_SERVER="$server" LC_ALL=C.UTF-8
if ! emacs --batch --eval "(require 'eglot)" >/dev/null 2>&1; then
  echo "SKIPPED: this Emacs has no Eglot (Debian: apt-get install elpa-eglot)"
  exit 77
fi
# Warnings of the byte compiler count as failures.
cp "$here/hashiya.el" "$work/"
timeout 120 emacs --batch -L "$work" --eval "(setq byte-compile-error-on-warn t)" -f batch-byte-compile "$work/hashiya.el" 2>&1 \
  | grep -v "^Loading " || true
[ -f "$work/hashiya.elc" ] || { echo "Emacs: FAILED (hashiya.el does not compile cleanly)"; exit 1; }
timeout 300 emacs --batch -L "$work" -l "$root/Tests/ClientTests/emacs/hashiya-test.el" -f ert-run-tests-batch-and-exit \
  >"$work/log" 2>&1
status=$?
grep -E "^ +(passed|failed|skipped|FAILED|SKIPPED)|^Ran |unexpected|skipped|condition:" "$work/log"
if [ "$status" -eq 0 ]; then echo "Emacs: passed"; else cat "$work/log"; echo "Emacs: FAILED ($status)"; fi
exit "$status"
