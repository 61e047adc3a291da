#!/usr/bin/env bash
# Fails if a C++ file is not as clang-format 14 leaves it. With --fix: formats instead.
set -euo pipefail
cd "$(dirname "$0")/.."
format=$(command -v clang-format-14 || command -v clang-format)
mapfile -t files < <(git ls-files -- '*.cpp' '*.h')
[ "${#files[@]}" -gt 0 ] || { echo "No C++ file found." >&2; exit 1; }
if [ "${1:-}" = --fix ]; then
    "$format" -i "${files[@]}"
else
    "$format" --dry-run --Werror "${files[@]}"
    echo "${#files[@]} files are formatted."
fi
