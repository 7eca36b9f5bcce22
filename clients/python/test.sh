#!/bin/sh
# Builds the wheel with the binary in it and tests it in clean virtual environments: alone, and with each extra.
# usage: clients/python/test.sh [path of hashiya]
# $HASHIYA_EXTRAS: which extras (default: all). Skips are printed and counted.
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
binary=$(realpath "${1:-$root/.build/release/hashiya}")
if [ ! -x "$binary" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
HASHIYA_BIN=$binary
export HASHIYA_BIN
wheel=$("$root/.ci/wheel" "$binary" "$root/.build/wheel") || { echo "FAILED: the wheel cannot be built"; exit 1; }
echo "wheel: $(basename "$wheel"), $(($(wc -c <"$wheel") / 1048576)) MiB"
passed=0 failed=0 skipped=""

# A new environment with nothing but the wheel: the binary and its libraries come from there.
clean=$root/.build/client-venvs/clean
rm -rf "$clean"
python3 -m venv "$clean" && "$clean/bin/pip" install --quiet --no-index --disable-pip-version-check "$wheel" || exit 1
if env -i PATH=/usr/bin:/bin "$clean/bin/hashiya" --version &&
  env -i PATH=/usr/bin:/bin "$clean/bin/python" -c "
import hashiya
assert hashiya.find_server().startswith('$clean'), hashiya.find_server()
with hashiya.Client() as client:
    assert [m.text for m in client.annotate('وصل الوفد إلى القاهرة أمس.').entities] == ['القاهرة']"; then
  echo "ok: the wheel alone"
  passed=$((passed + 1))
else
  echo "FAILED: the wheel alone"
  failed=$((failed + 1))
fi

# The tests bring packages that are no extras: engines of the recipes, a bar for progress, a checker of types.
packages() {
  case $1 in
    base) echo "mypy tqdm rich" ;;
    dask) echo "dask[dataframe,distributed]" ;;
    ray) echo "ray" ;;
    *) echo "" ;;
  esac
}
for extra in ${HASHIYA_EXTRAS:-base arrow pandas datasets spacy spark dask ray}; do
  echo "-- $extra"
  case $extra in base | dask | ray) install=$wheel ;; *) install="$wheel[$extra]" ;; esac
  # shellcheck disable=SC2046
  if ! venv=$("$root/.ci/venv" "$extra" pytest $(packages "$extra") "$install"); then
    echo "SKIPPED: $extra cannot be installed"
    skipped="$skipped $extra"
    continue
  fi
  "$venv/bin/pip" install --quiet --no-deps --no-index --force-reinstall --disable-pip-version-check "$wheel"
  if [ "$extra" = base ]; then tests="tests"; else tests="tests/extras/test_$extra.py"; fi
  # The installed package is tested, not the sources beside the tests.
  (cd "$here" && "$venv/bin/python" -m pytest -q -rs -p no:cacheprovider -o pythonpath=tests $tests)
  case $? in
    0) passed=$((passed + 1)) ;;
    5) skipped="$skipped $extra" ;; # All of its tests were skipped.
    *) failed=$((failed + 1)) ;;
  esac
  if [ "$extra" = base ] && ! (cd "$here" && "$venv/bin/python" -m mypy --no-error-summary); then
    echo "FAILED: types"
    failed=$((failed + 1))
  fi
done
echo "Python: $passed passed, $failed failed, skipped:${skipped:- none}"
[ "$failed" -eq 0 ]
