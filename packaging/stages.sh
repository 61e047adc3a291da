# Sourced: runs named stages and tells how long each took.
declare -a stage_report=()

stage() { # stage NAME COMMAND …
    local name=$1 start=$SECONDS
    shift
    printf '\n== %s\n' "$name"
    "$@" || { local code=$?; printf '== %s failed after %s\n' "$name" "$(minutes $((SECONDS - start)))"; exit "$code"; }
    stage_report+=("$(printf '%-28s %s' "$name" "$(minutes $((SECONDS - start)))")")
}

minutes() {
    printf '%d min %02d s' $(($1 / 60)) $(($1 % 60))
}

report_stages() {
    printf '\nMinutes of each stage\n'
    printf '  %s\n' "${stage_report[@]}"
    printf '  %-28s %s\n' "In all" "$(minutes $SECONDS)"
}
