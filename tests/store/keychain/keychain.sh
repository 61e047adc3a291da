#!/bin/sh
# keychain.sh CASE PROGRAM: runs the program against a keychain of its own, in a throw-away home.
#   works    a Secret Service that is unlocked; then a workspace whose key is elsewhere
#   nobus    no session bus at all
#   noservice a bus without a Secret Service
#   locked   a Secret Service whose keyring is locked and nobody can be asked
#   hung     a Secret Service that takes calls and never answers
# Exit code 77, with the reason: the Secret Service itself does not run on this machine, so nothing can be told of ours.
set -eu
case=$1
program=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_DATA_HOME="$home/share" XDG_CONFIG_HOME="$home/config"
unset QT_NO_GLIB DBUS_SESSION_BUS_ADDRESS XDG_CURRENT_DESKTOP KDE_FULL_SESSION DISPLAY WAYLAND_DISPLAY || true
file="$home/w.pbx"

# A bus that starts no service by itself, so that only what a case starts is there.
cat > "$home/bus.conf" <<EOF
<busconfig><type>session</type><listen>unix:tmpdir=$home/run</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
EOF

session() {
    dbus-run-session --config-file="$home/bus.conf" -- "$@"
}

# A Secret Service of GNOME on this bus, waited for until it owns its name; with $unlock also unlocked, by the
# password file. Whether it runs is a matter of the machine (a sandbox may forbid it), so 77.
printf %s ci-only > "$home/password"
cat > "$home/keyring.sh" <<'EOF'
gnome-keyring-daemon --foreground --components=secrets ${unlock:-} <"$HOME/password" >/dev/null 2>"$HOME/keyring.log" &
daemon=$!
trap 'kill $daemon 2>/dev/null || true' EXIT
wait_for() { # WHAT COMMAND: at most ten seconds
    what=$1
    shift
    tries=0
    until "$@" 2>/dev/null; do
        tries=$((tries + 1))
        if [ $tries -gt 100 ]; then
            echo "skipped: $what. gnome-keyring-daemon said: $(cat "$HOME/keyring.log")"
            exit 77
        fi
        sleep 0.1
    done
}
owned() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets |
        grep -q 'boolean true'
}
wait_for "the Secret Service of gnome-keyring does not come to its bus on this machine" owned
EOF
cat > "$home/unlocked.sh" <<'EOF'
unlock=--unlock
. "$HOME/keyring.sh"
# Told by another client: it keeps an entry and gives it back.
keeps() {
    printf %s kept | timeout 5 secret-tool store --label=canary canary 1 && [ "$(timeout 5 secret-tool lookup canary 1)" = kept ]
}
wait_for "the Secret Service of gnome-keyring keeps nothing for secret-tool on this machine" keeps
EOF

case $case in
works)
    session sh -ec '. "$HOME/unlocked.sh"; "$1" works "$2"; "$1" foreign "$2"' _ "$program" "$file"
    ;;
nobus)
    DBUS_SESSION_BUS_ADDRESS="unix:path=$home/none" "$program" none "$file"
    ;;
noservice)
    session "$program" none "$file"
    ;;
locked)
    # The first daemon makes the keyring; the second one is started without its password.
    session sh -ec '. "$HOME/unlocked.sh"; "$1" works "$2.first"' _ "$program" "$file"
    session sh -ec '. "$HOME/keyring.sh"; "$1" locked "$2"' _ "$program" "$file"
    ;;
hung)
    session python3 "$(dirname "$0")/hung.py" "$program" hung "$file"
    ;;
*)
    echo "no such case: $case" >&2
    exit 2
    ;;
esac
