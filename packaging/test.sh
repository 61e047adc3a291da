#!/usr/bin/env bash
# From nothing on Debian 12: installs, checks the format, builds with warnings as errors, and runs every test under
# AddressSanitizer and UndefinedBehaviorSanitizer. Tells the minutes of each stage and ends with ctest's summary; fails if
# no test ran.
# Usage: packaging/test.sh [PRESET]   (asan; dev is without sanitizers, nightly has its volume)
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-asan}
# shellcheck source=packaging/stages.sh
source packaging/stages.sh

tests() {
    ctest --preset "$preset" | tee "build/$preset/tests.log"
}

stage "Install packages" packaging/install.sh test
stage "Check the format" packaging/format.sh
stage "Configure" cmake --preset "$preset"
stage "Build" cmake --build --preset "$preset"
stage "clang-tidy on changed files" packaging/tidy.sh
stage "Run the tests" tests
report_stages
sed -n '/tests passed/,$p' "build/$preset/tests.log"
