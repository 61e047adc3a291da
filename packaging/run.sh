#!/usr/bin/env bash
# From nothing on Debian 12: installs what is missing, builds, and does the main job. With a display it opens the manager
# on the sample site; without one it walks the whole way in the terminal: import the sample, see what is pending, apply it to
# the built-in LAN server, and download a phone's file as that phone would.
set -euo pipefail
cd "$(dirname "$0")/.."

packaging/install.sh build
cmake --preset release >/dev/null
cmake --build --preset release
bin=$PWD/build/release/bin

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/mycloudpbx-manager" --sample "$@"
fi

work=$(mktemp -d)
server=
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
umask 077
# Where no keychain runs, the workspace's key is kept under a passphrase. This one lives as long as the walk.
head -c 24 /dev/urandom | base64 >"$work/passphrase"
pbx() {
    printf '\n$ mycloudpbx %s\n' "$*" >&2
    "$bin/mycloudpbx" --workspace "$work/trial.mcpbx" --passphrase-file "$work/passphrase" "$@"
}
say() {
    printf '\n%s\n' "$*"
}
refused() { # refused WHAT URL [CURL OPTION …]: the answer must be 404
    local status
    status=$(curl -sS -o /dev/null -w '%{http_code}' "${@:3}" "$2")
    printf '%-38s %s\n' "$1" "$status"
    [ "$status" = 404 ] || { echo "That should have been refused." >&2; exit 1; }
}

pbx import resources/sample/pinetree.json
pbx pending Pinetree --diff
pbx apply Pinetree

printf '\n$ mycloudpbx serve --listen 127.0.0.1:0\n'
"$bin/mycloudpbx" --workspace "$work/trial.mcpbx" --passphrase-file "$work/passphrase" serve --listen 127.0.0.1:0 >"$work/serve" &
server=$!
for _ in $(seq 100); do
    [ -s "$work/serve" ] && break
    kill -0 "$server" 2>/dev/null || { echo "The server did not start." >&2; exit 1; }
    sleep 0.1
done
cat "$work/serve"
origin=$(grep -oE 'http://[0-9.:]+' "$work/serve" | head -n 1)

# Phones reach the server by the base URL of its settings; here by the port that it really got.
path=$(pbx url Pinetree 101 | sed -E 's,^https?://[^/]+,,')
url=$origin$path
say "Who must not get the file of 101:"
refused "a wrong secret" "$origin/aaaaaaaaaaaaaaaaaaaaaaaaaa/805ec012ab01.cfg"
refused "no secret at all" "$origin/805ec012ab01.cfg"
refused "its own secret, another phone's file" "${url}64167f000002.cfg"
refused "an address that no rule allows" "${url}805ec012ab01.cfg" --interface 127.0.0.2
pbx firewall test Pinetree 198.51.100.9 | tee "$work/verdict"
grep -q refused "$work/verdict" || { echo "That address should have been refused." >&2; exit 1; }

say "The phone 101 (Yealink T54W) asks for its file:"
printf '$ curl %s805ec012ab01.cfg\n\n' "$url"
curl -sS --fail "${url}805ec012ab01.boot" -o "$work/boot"
curl -sS --fail "${url}805ec012ab01.cfg"

# The log is stored a moment after the answer.
sleep 1
pbx downloads Pinetree
pbx extensions Pinetree

kill -TERM "$server"
wait "$server"
server=
say "The server has stopped."
