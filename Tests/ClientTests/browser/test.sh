#!/bin/sh
# Looks at the HTML page in a headless Chromium; screenshots go to .build/screenshots.
# usage: Tests/ClientTests/browser/test.sh BINARY
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
browser=$(command -v chromium || command -v chromium-browser || true)
if [ -z "$browser" ]; then
  echo "SKIPPED: Chromium is not installed (Debian: apt-get install chromium fonts-hosny-amiri)"
  exit 77
fi
environment="$root/.build/browser-driver"
if [ ! -x "$environment/bin/python" ] && ! python3 -m venv "$environment"; then
  echo "SKIPPED: no Python that makes virtual environments (Debian: python3-venv)"
  exit 77
fi
if ! cmp -s "$here/requirements.txt" "$environment/installed"; then
  if ! "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"; then
    echo "SKIPPED: the libraries of $here/requirements.txt cannot be installed"
    exit 77
  fi
  cp "$here/requirements.txt" "$environment/installed"
fi
exec "$environment/bin/python" "$here/page_test.py" "$1" "$browser" "$root/.build/screenshots"
