#!/usr/bin/env bash
# tests/fuzz/search.sh SECONDS [TARGET]: searches each fuzz target; new inputs go to build/fuzz/corpus,
# crashes to build/fuzz/crashes. Fails when one is found.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=$1 only=${2:-}
failed=0
for source in tests/fuzz/fuzz_*.cc; do
  name=$(basename "$source" .cc); name=${name#fuzz_}
  [[ -z $only || $only == "$name" ]] || continue
  mkdir -p "build/fuzz/corpus/$name" "build/fuzz/crashes"
  echo "== $name"
  "build/fuzz/tests/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$name-" "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" 2>&1 |
    grep -E 'stat::|ERROR|SUMMARY|Test unit' || true
  compgen -G "build/fuzz/crashes/$name-*" >/dev/null && failed=1
done
exit "$failed"
