#pragma once

#include <string>

namespace pbx::store {

// The workspace that desktop program and command line open unless told another: in the user's data folder. Its folder may
// not exist yet.
[[nodiscard]] std::string defaultWorkspacePath();
// Where both look for a user's own models and parameter maps unless told another place. It may not exist.
[[nodiscard]] std::string defaultLibraryPath();

} // namespace pbx::store
