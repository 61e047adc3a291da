// Lets screen readers read the line that FileDiffView's caret is on.
#pragma once

namespace pbx::views {

void installFileDiffAccess(); // once; more often does no harm

} // namespace pbx::views
