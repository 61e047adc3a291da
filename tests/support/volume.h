// How many cases a property or fuzz test runs: few in continuous integration, many in the nightly preset.
#pragma once

#include <cstddef>
#include <cstdlib>

namespace pbx::test {

[[nodiscard]] inline std::size_t volume(std::size_t usual, std::size_t nightly)
{
    return std::getenv("PBX_NIGHTLY") ? nightly : usual; // set by the nightly test preset
}

} // namespace pbx::test
