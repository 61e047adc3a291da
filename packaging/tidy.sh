#!/usr/bin/env bash
# clang-tidy 14 over the C++ files that changed since a revision (default: since origin's main, or the last commit), or
# over the whole tree with --all. Uses a build folder without precompiled headers, which clang cannot share with gcc.
set -euo pipefail
cd "$(dirname "$0")/.."
tidy=$(command -v clang-tidy-14 || command -v clang-tidy)

if [ "${1:-}" = --all ]; then
    mapfile -t files < <(git ls-files -- 'app/*.cpp' 'model/*.cpp' 'views/*.cpp')
else
    base=${1:-}
    if [ -z "$base" ]; then
        base=$(git merge-base HEAD origin/main 2>/dev/null || true)
        if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then
            base=$(git rev-parse -q --verify HEAD~1 || git hash-object -t tree /dev/null)
        fi
    fi
    mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'model/*.cpp' 'views/*.cpp')
fi
if [ "${#files[@]}" -eq 0 ]; then
    echo "No C++ source changed."
    exit 0
fi
cmake --preset tidy >/dev/null
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" "$tidy" -p build/tidy --quiet 2> >(grep -vE 'warnings (generated|treated)|^Suppressed|^Use -header-filter' >&2)
echo "${#files[@]} files are tidy."
