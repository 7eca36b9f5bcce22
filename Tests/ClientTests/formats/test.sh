#!/bin/sh
# Reads the output of every format with independent libraries from PyPI, in a virtual environment below .build.
# usage: Tests/ClientTests/formats/test.sh BINARY
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
environment="$root/.build/format-validators"
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
exec "$environment/bin/python" "$here/validate.py" "$1" "$root"
