#!/bin/sh
# Who says what in text files: a client of hashiya in a shell. Messages are lines, so that printf and jq will do.
# usage: quotes.sh FILE…    ($HASHIYA_BIN: the binary, else hashiya on PATH)
# A line for each quote: file, speaker, "affirm" or "deny", medium, content, parted by tabs. Files come as they are ready.
# Exit status: 0 all well, 1 the server refused something or ended early, 64 wrong usage, 66 a file cannot be read.
set -eu

if [ $# -eq 0 ]; then
  echo "usage: quotes.sh FILE..." >&2
  exit 64
fi
for file; do
  if [ ! -r "$file" ]; then
    echo "quotes.sh: cannot read $file" >&2
    exit 66
  fi
done

requests() {
  echo '{"jsonrpc": "2.0", "id": "begin", "method": "initialize", "params": {}}'
  for file; do
    # The id of a request comes back with its answer: here it is the file's name.
    jq -Rsc --arg id "$file" '
      {jsonrpc: "2.0", $id, method: "hashiya/annotate", params: {text: ., $id, layers: ["quotes"]}}' "$file"
  done
  echo '{"jsonrpc": "2.0", "id": "end", "method": "shutdown"}'
  echo '{"jsonrpc": "2.0", "method": "exit"}'
}

# jq reads while the server writes, and the server reads whatever it writes: nothing waits for another.
requests "$@" | "${HASHIYA_BIN:-hashiya}" serve --framing lines --no-cache | jq -rn --argjson files $# '
  def row($file): [$file, .speakerName, .polarity, .viaName // "", ([.content[].text] | join(" … "))]
    | map(gsub("[\t\r\n]+"; " ")) | join("\t");
  foreach (inputs, "over") as $answer (0;
    if ($answer | type) == "object" and $answer.result.quotes then . + 1 else . end;
    if $answer == "over" then (if . == $files then empty else "\(.) of \($files) files were answered\n" | halt_error(1) end)
    elif $answer.error then "\($answer.id): \($answer.error.message)\n" | halt_error(1)
    else $answer.id as $file | $answer.result.quotes[]? | row($file) end)'
