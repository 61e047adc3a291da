#!/bin/sh
# keychain.sh CASE PROGRAM: runs the program against a keychain of its own, in a throw-away home.
#   works    a Secret Service that is unlocked; then a workspace whose key is elsewhere
#   nobus    no session bus at all
#   noservice a bus without a Secret Service
#   locked   a Secret Service whose keyring is locked and nobody can be asked
#   hung     a Secret Service that takes calls and never answers
set -eu
case=$1
program=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/share" XDG_CONFIG_HOME="$home/config"
unset DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP KDE_FULL_SESSION DISPLAY WAYLAND_DISPLAY || true
file="$home/w.pbx"

# A bus that starts no service by itself, so that only what a case starts is there.
cat > "$home/bus.conf" <<EOF
<busconfig><type>session</type><listen>unix:tmpdir=$home/run</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
EOF

session() {
    dbus-run-session --config-file="$home/bus.conf" -- "$@"
}

case $case in
works)
    session sh -c 'printf %s ci-only | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        "$1" works "$2" && "$1" foreign "$2"' _ "$program" "$file"
    ;;
nobus)
    DBUS_SESSION_BUS_ADDRESS="unix:path=$home/none" "$program" none "$file"
    ;;
noservice)
    session "$program" none "$file"
    ;;
locked)
    # The first daemon makes the keyring; the second one is started without its password.
    session sh -c 'printf %s ci-only | gnome-keyring-daemon --unlock --components=secrets >/dev/null
        "$1" works "$2.first"' _ "$program" "$file"
    session sh -c 'gnome-keyring-daemon --daemonize --components=secrets >/dev/null; "$1" locked "$2"' _ "$program" "$file"
    ;;
hung)
    session python3 "$(dirname "$0")/hung.py" "$program" hung "$file"
    ;;
*)
    echo "no such case: $case" >&2
    exit 2
    ;;
esac
