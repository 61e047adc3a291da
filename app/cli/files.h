#pragma once

#include "domain/result.h"

#include <string>
#include <string_view>

namespace pbx::cli {

// A whole file, "-" for standard input. NotFound, Io, or Invalid where it has more than `most` bytes.
[[nodiscard]] Result<std::string> readFile(const std::string &path, std::size_t most);

enum class Readable { Everybody, OwnerAlone };
// The whole file or none of it, also for whoever reads meanwhile: written beside it, then renamed.
[[nodiscard]] Result<void> writeFile(const std::string &path, std::string_view bytes, Readable readable);

} // namespace pbx::cli
