#!/usr/bin/env bash
# How fast PDFs become JSON beside `pdftotext -layout`, alternately in the same run, on one core;
# and the most memory that one file takes.
#
#   benches/compare-pdftotext.sh BINARY FILE|FOLDER…
#
# Needs pdftotext, pdfinfo, qpdf, taskset and GNU time. ROUNDS=5 counts the rounds; the fastest of each side counts.

set -euo pipefail

binary=${1:?usage: compare-pdftotext.sh BINARY FILE|FOLDER…}
shift
"$binary" --version >/dev/null || { echo "not the program: $binary" >&2; exit 2; }
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mapfile -d '' -t files < <(find "$@" -type f -iname '*.pdf' -print0 | sort -z)
((${#files[@]})) || { echo "no PDF in $*" >&2; exit 2; }

# What qpdf cannot join is left out on each side, so that all see the same pages.
# Its exit code 3 tells of warnings only.
joinable=()
for file in "${files[@]}"; do
    status=0
    qpdf --empty --pages "$file" -- "$work/one.pdf" 2>/dev/null || status=$?
    if ((status == 0 || status == 3)); then joinable+=("$file"); else echo "left out, qpdf cannot read it: $file" >&2; fi
done
files=("${joinable[@]}")
status=0
qpdf --empty --pages "${files[@]}" -- "$work/joined.pdf" 2>/dev/null || status=$?
((status == 0 || status == 3)) || { echo "qpdf could not join the files" >&2; exit 1; }
pages=$(pdfinfo "$work/joined.pdf" 2>/dev/null | awk '/^Pages:/ { print $2 }')

batch() {
    rm -rf "$work/out"
    mkdir "$work/out"
    # Files that have no text fail; the others are written all the same.
    taskset -c 0 "$binary" convert --threads 1 --quiet --to json -o "$work/out/" --base / "${files[@]}" 2>"$work/errors" || true
}
each() {
    for file in "${files[@]}"; do
        taskset -c 0 pdftotext -layout "$file" "$work/text" 2>/dev/null || true
    done
}
joined() { taskset -c 0 pdftotext -layout "$work/joined.pdf" "$work/text" 2>/dev/null; }

# Microseconds that a command takes.
micros() {
    local begin=$EPOCHREALTIME
    "$@"
    local end=$EPOCHREALTIME
    echo $((${end/./} - ${begin/./}))
}
least() { if [[ -z $1 || $2 -lt $1 ]]; then echo "$2"; else echo "$1"; fi; }

batch_time='' each_time='' joined_time=''
for ((round = 0; round < rounds; round++)); do
    batch_time=$(least "$batch_time" "$(micros batch)")
    each_time=$(least "$each_time" "$(micros each)")
    joined_time=$(least "$joined_time" "$(micros joined)")
done
written=$(find "$work/out" -name '*.json' | wc -l)

row() { printf '%-44s %9d ms %8d µs/page\n' "$1" $(($2 / 1000)) $(($2 / pages)); }
echo "${#files[@]} files, $pages pages, $rounds rounds, fastest of each; $written records"
row "minutebook convert --to json, one batch" "$batch_time"
row "pdftotext -layout, once per file" "$each_time"
row "pdftotext -layout, one joined file" "$joined_time"
awk -v a="$batch_time" -v b="$each_time" -v c="$joined_time" \
    'BEGIN { printf "ratio to once per file %.3f (at most 0.12), to one joined file %.3f (at most 0.33)\n", a / b, a / c }'

# One file alone: at most 64 MiB and three times its bytes.
over=0 highest=0 which=''
for file in "${files[@]}"; do
    /usr/bin/time -f '%M' -o "$work/peak" "$binary" convert --to json -o "$work/one.json" "$file" 2>/dev/null || true
    peak=$(tail -n 1 "$work/peak")
    allowed=$((64 * 1024 + 3 * $(stat -c %s "$file") / 1024))
    if ((peak > highest)); then highest=$peak which=$file; fi
    if ((peak > allowed)); then
        over=$((over + 1))
        echo "memory: $((peak / 1024)) MiB, $((allowed / 1024)) allowed: $file"
    fi
done
echo "peak memory of one file: $((highest / 1024)) MiB ($which); over 64 MiB + 3 x file: $over"
