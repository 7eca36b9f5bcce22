#!/bin/sh
# Builds the fuzzers and runs each for a while, from the seeds and from the pages and transcripts of other tests.
# usage: Tests/Fuzz/run.sh SECONDS [frames|session|annotate …]
# What a fuzzer finds is written to .build/fuzz/findings; exit status 1 then.
set -eu
cd "$(dirname "$0")/../.."
seconds=$1
shift
[ $# -gt 0 ] || set -- frames session annotate
export HASHIYA_FUZZ=1
# libFuzzer reports crashes itself; Swift's own report would take minutes.
export SWIFT_BACKTRACE=enable=no
corpus=.build/fuzz/corpus
findings=.build/fuzz/findings
for target in "$@"; do
  swift build -c release --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer,address --product "fuzz-$target"
done
failed=0
for target in "$@"; do
  mkdir -p "$corpus/$target" "$findings" ".build/fuzz/work"
  python3 Tests/Fuzz/seeds.py "$target" "$corpus/$target"
  echo "== fuzz-$target: $seconds s"
  binary=$PWD/.build/fuzz/release/fuzz-$target
  dictionary=$PWD/Tests/Fuzz/$target.dict
  options="-max_len=4096 -timeout=20 -rss_limit_mb=2048 -detect_leaks=0 -print_final_stats=1 -verbosity=0"
  # A folder of its own, since a server may be told to write files.
  if (cd .build/fuzz/work && "$binary" "$PWD/../corpus/$target" "-max_total_time=$seconds" "-dict=$dictionary" \
    "-artifact_prefix=$PWD/../findings/$target-" $options) >".build/fuzz/$target.log" 2>&1; then
    grep -E "number_of_executed_units|average_exec_per_sec|peak_rss_mb" ".build/fuzz/$target.log"
  else
    tail -60 ".build/fuzz/$target.log"
    failed=1
  fi
done
exit $failed
