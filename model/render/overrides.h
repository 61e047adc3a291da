// What an expert sets by a parameter's own name, in place of what the map wrote.
#pragma once

#include "renderer.h"
#include "writer.h"

namespace pbx::render {

// The value as the writer's files have it, into out. Invalid where they can hold the name or the value not.
[[nodiscard]] domain::Result<void> escapeOverride(const Writer &writer, std::string_view name, std::string_view value, std::string &out);

// Puts all of them into the file and keeps the places of its secrets.
[[nodiscard]] domain::Result<void> putOverrides(const domain::AutoProvision &settings, const Writer &writer, File &file);

} // namespace pbx::render
