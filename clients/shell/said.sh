#!/bin/sh
# What somebody says in everything that was indexed: a search in a shell.
# usage: said.sh NAME [WORD…]    ($HASHIYA_BIN: the binary, else hashiya on PATH; $HASHIYA_INDEX: the index, else the usual one)
# A line for each quotation: file, line, speaker, "affirm" or "deny", content, parted by tabs.
# Exit status: 0 something was found, 1 nothing was, or there is no index, 64 wrong usage.
set -eu

if [ $# -eq 0 ]; then
  echo "usage: said.sh NAME [WORD...]" >&2
  exit 64
fi
name=$1
shift

requests() {
  echo '{"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {}}'
  jq -nc --arg speaker "$name" --arg said "$*" '
    {jsonrpc: "2.0", id: 1, method: "hashiya/search", params: ({$speaker, limit: 200} + if $said == "" then {} else {$said} end)}'
  echo '{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}'
  echo '{"jsonrpc": "2.0", "method": "exit"}'
}

requests "$@" | "${HASHIYA_BIN:-hashiya}" serve --framing lines --no-cache ${HASHIYA_INDEX:+--index "$HASHIYA_INDEX"} | jq -rn '
  inputs | select(.id == 1) |
  if .error then "said.sh: \(.error.message)\n" | halt_error(1)
  elif .result.hits == [] then halt_error(1)
  else .result.hits[] |
    [.document.path, (.line | tostring), .quote.speakerName, .quote.polarity, .text] | map(gsub("[\t\r\n]+"; " ")) | join("\t")
  end'
