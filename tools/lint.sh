#!/usr/bin/env bash
# Runs clang-tidy on the files named, but for those that were clean before: a file's stamp is the
# hash of what the compiler sees of it (headers and comments too), of the checks and the tool.
# usage: tools/lint.sh BUILD_DIRECTORY FILE...
set -euo pipefail
build=$1; shift
stamps=${XDG_CACHE_HOME:-$HOME/.cache}/tacit/lint
mkdir -p "$stamps"

flags_of() {  # of a file: what of its command decides what the compiler sees
  python3 - "$build/compile_commands.json" "$PWD/$1" <<'EOP'
import json, shlex, sys
words = next(shlex.split(e["command"]) for e in json.load(open(sys.argv[1])) if e["file"] == sys.argv[2])
paired = ("-isystem", "-I", "-D", "-include")
flags = [f"{w} {shlex.quote(v)}" for w, v in zip(words, words[1:]) if w in paired]
flags += [shlex.quote(w) for w in words if w.startswith(("-I", "-D", "-std", "-m")) and w not in paired and w[:2] != "-M"]
print(*flags)
EOP
}

# clang-tidy 16 dies of its own check of optionals on some files, or does not come to an end (a fault in
# its data flow analysis): such a file gets all the other checks, and a line that says so.
tidy() {  # of a file
  local code=0 out
  run() { timeout 400 clang-tidy-16 -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option "$@" 2>&1; }
  out=$(run "$1") || code=$?
  if [[ $code -eq 124 || ( $code -ge 128 && $out == *UncheckedOptionalAccess* ) ]]; then
    echo "$1: clang-tidy does not get through bugprone-unchecked-optional-access; checked without it"
    code=0; out=$(run --checks=-bugprone-unchecked-optional-access "$1") || code=$?
  fi
  [[ $code -eq 0 ]] || echo "$out"
  return "$code"
}

for file in "$@"; do
  flags=$(flags_of "$file")
  seen=$(eval "clang++-16 $flags -E -P -CC '$file'" | sha256sum)
  stamp=$stamps/$({ echo "$seen"; cat .clang-tidy; clang-tidy-16 --version; } | sha256sum | cut -c1-64)
  if [[ ! -e $stamp ]]; then
    tidy "$file"
    touch "$stamp"
  fi
done
