#!/bin/sh
# Tests the shell client against the built server.
# usage: clients/shell/test.sh [path of hashiya]
# Exit status: 0 passed, 1 failed, 77 skipped because something that it needs is absent.
set -u
here=$(cd "$(dirname "$0")" && pwd)
HASHIYA_BIN=${1:-$here/../../.build/release/hashiya}
export HASHIYA_BIN
if ! command -v jq >/dev/null 2>&1; then
  echo "SKIPPED: jq is not installed (Debian: apt-get install jq)"
  exit 77
fi
if [ ! -x "$HASHIYA_BIN" ]; then
  echo "SKIPPED: no built server; run 'make build' first"
  exit 77
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
check() { # NAME STATUS EXPECTED-STATUS
  if [ "$2" -eq "$3" ]; then echo "ok: $1"; else echo "FAILED: $1 (status $2, not $3)"; failures=$((failures + 1)); fi
}
has() { # NAME FILE LINE
  if grep -qxF "$3" "$2"; then echo "ok: $1"; else echo "FAILED: $1"; cat "$2"; failures=$((failures + 1)); fi
}
tab=$(printf '\t')

echo 'قالت وزيرة النقل ليلى منصور إن الميناء استأنف العمل أمس.' >"$work/one page.txt"
# Larger than a pipe holds.
i=0
while [ $i -lt 2000 ]; do echo 'نفى المدير هاني الراشد وجود أي تأخير.'; i=$((i + 1)); done >"$work/large.txt"

"$here/quotes.sh" "$work/one page.txt" "$work/large.txt" >"$work/out"
check "two files are answered" $? 0
has "a quote has its speaker" "$work/out" "$work/one page.txt${tab}ليلى منصور${tab}affirm${tab}${tab}الميناء استأنف العمل أمس"
[ "$(grep -c "^$work/large.txt" "$work/out")" -eq 2000 ]
check "a large file is read to its end" $? 0
"$here/quotes.sh" >"$work/out" 2>"$work/err"
check "without a file it tells its usage" $? 64
"$here/quotes.sh" "$work/nosuch" >"$work/out" 2>"$work/err"
check "a file that is not there" $? 66
printf '#!/bin/sh\nexit 1\n' >"$work/broken"
chmod +x "$work/broken"
HASHIYA_BIN="$work/broken" "$here/quotes.sh" "$work/one page.txt" >"$work/out" 2>"$work/err"
check "a server that ends early" $? 1

mkdir "$work/news"
cp "$work/one page.txt" "$work/news/"
HASHIYA_INDEX=$work/corpus.sqlite
export HASHIYA_INDEX
"$here/said.sh" "ليلى منصور" >"$work/out" 2>"$work/err"
check "a search without an index" $? 1
grep -q "hashiya index" "$work/err"
check "the message says what to do" $? 0
"$HASHIYA_BIN" index --quiet --index "$HASHIYA_INDEX" "$work/news"
"$here/said.sh" "ليلى منصور" الميناء >"$work/out"
check "a search finds what somebody says" $? 0
has "a hit has its place" "$work/out" "$work/news/one page.txt${tab}1${tab}ليلى منصور${tab}affirm${tab}الميناء استأنف العمل أمس"
"$here/said.sh" "ليلى منصور" القمر >"$work/out" 2>"$work/err"
check "a search that finds nothing" $? 1
[ "$failures" -eq 0 ]
