#!/usr/bin/env bash
# From nothing on Debian 12: installs, checks the format, builds with AddressSanitizer and UndefinedBehaviorSanitizer,
# and runs every test. Ends with ctest's own summary (which tells the minutes of the tests); fails if no test ran.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/stages.sh
source packaging/stages.sh

stage "Install packages" packaging/install.sh test
stage "Check the format" packaging/format.sh
stage "Configure" cmake --preset asan
stage "Build" cmake --build --preset asan
stage "clang-tidy on changed files" packaging/tidy.sh
report_stages
printf '\n== Run the tests\n'
exec ctest --preset asan
