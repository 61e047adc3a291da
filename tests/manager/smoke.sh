#!/usr/bin/env bash
# Starts the real program on a real X server with a workspace of its own: the sample’s first extension opens, its changes show
# by keyboard, and Ctrl+Q ends it cleanly. Needs xvfb-run and xdotool. smoke.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
if [ -z "${PBX_SMOKE_INSIDE:-}" ]; then
    home=$(mktemp -d)
    trap 'rm -rf "$home"' EXIT
    mkdir -m 700 "$home/run"
    env -u DBUS_SESSION_BUS_ADDRESS -u WAYLAND_DISPLAY -u XDG_CURRENT_DESKTOP PBX_SMOKE_INSIDE=1 HOME="$home" XDG_RUNTIME_DIR="$home/run" LC_ALL=C.UTF-8 \
        QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1600x1000x24" "$0" "$program"
    exit
fi
cd "$HOME"
printf 'only for this test\n' >passphrase
"$program" --workspace w.mcpbx --passphrase-file passphrase --sample &
pid=$!
trap 'kill "$pid" 2>/dev/null || true' EXIT

titled() { # a window with this in its title, within a minute
    for _ in $(seq 300); do
        kill -0 "$pid" 2>/dev/null || { echo "The program ended." >&2; return 1; }
        if xdotool search --name "$1" >window 2>/dev/null && [ -s window ]; then return 0; fi
        sleep 0.2
    done
    echo "No window “$1”." >&2
    return 1
}
press() {
    xdotool windowfocus "$(head -n1 window)"
    xdotool key --clearmodifiers "$1"
}

titled '101 Jerry'
press ctrl+d
titled 'View changes'
press ctrl+d
titled '101 Jerry'
press ctrl+q
for _ in $(seq 150); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.2
done
wait "$pid"
test -s w.mcpbx
echo "The manager opened, showed its changes and ended."
