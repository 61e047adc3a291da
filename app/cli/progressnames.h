// How far a phone is: as scripts and as people read it.
#pragma once

#include "store/store.h"

#include <string>
#include <string_view>

namespace pbx::cli {

[[nodiscard]] std::string_view codeOf(store::Progress progress);
[[nodiscard]] std::string titleOf(store::Progress progress);
[[nodiscard]] std::string_view codeOf(store::DownloadResult result);

} // namespace pbx::cli
