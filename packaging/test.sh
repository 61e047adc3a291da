#!/usr/bin/env bash
# From nothing on Debian 12: installs, checks the format, builds with warnings as errors, and runs every test. Ends with
# ctest's own summary (which tells the minutes of the tests); fails if no test ran.
# Usage: packaging/test.sh [PRESET]   (dev; asan for AddressSanitizer and UndefinedBehaviorSanitizer, nightly for its volume)
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-dev}
# shellcheck source=packaging/stages.sh
source packaging/stages.sh

stage "Install packages" packaging/install.sh test
stage "Check the format" packaging/format.sh
stage "Configure" cmake --preset "$preset"
stage "Build" cmake --build --preset "$preset"
stage "clang-tidy on changed files" packaging/tidy.sh
report_stages
printf '\n== Run the tests\n'
exec ctest --preset "$preset"
