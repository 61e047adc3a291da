#pragma once

#include <string>

namespace pbx::store {

// The workspace that desktop program and command line open unless told another: in the user's data folder. Its folder may
// not exist yet.
[[nodiscard]] std::string defaultWorkspacePath();

} // namespace pbx::store
