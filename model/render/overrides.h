// Parameters that an expert sets by hand, for all phones of a make, of a model, or on one handset: they replace by name, or are added.
#pragma once

#include "trace.h"

#include <span>

namespace pbx::render {

struct Override { // refers to the site or the extension; a nearer level replaces a farther one by name
    std::string_view name, value;
    Level level = Level::Handset;
};
// By name, each once. Only what is in clear: values that are sealed are opened before.
[[nodiscard]] std::vector<Override> effective(const domain::Site &site, const domain::Extension &extension, const catalogue::Model &model);

// The value as the grammar writes it; Invalid where the grammar cannot carry name or value.
[[nodiscard]] domain::Result<void> escapeOverride(const Writer &writer, std::string_view name, std::string_view value, std::string &out);

// Into a file that a traced program has just written; trace follows the file. Invalid where one cannot be carried, or stands
// in a section that the file does not have.
[[nodiscard]] domain::Result<void> putOverrides(std::span<const Override> overrides, const Writer &writer, File &file, Trace &trace);

} // namespace pbx::render
