#!/usr/bin/env bash
# Installs what is missing to build ("build"), also to test ("test") or also to measure ("bench") on Debian 12. Does
# nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=$(awk -v upto="${1:-build}" 'BEGIN {rank["build"] = 1; rank["test"] = 2; rank["bench"] = 3}
    rank[$1] && rank[$1] <= rank[upto] {print $2}' packaging/packages.txt)
missing=$(for package in $wanted; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
done)
[ -z "$missing" ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "These packages are missing, and installing them needs root: $missing" >&2; exit 1; }
    as_root=(sudo)
fi
echo "Installing $(wc -w <<<"$missing") packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
# shellcheck disable=SC2086
"${as_root[@]}" apt-get install -y -qq --no-install-recommends $missing >/dev/null
