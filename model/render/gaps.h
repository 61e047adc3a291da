// What users can enter and a model's files cannot carry.
#pragma once

#include "program.h"
#include "renderer.h"

namespace pbx::render {

[[nodiscard]] std::vector<Gap> gapsOf(const FamilyMap &family, const Program &program, const catalogue::Model &model);

// Warnings: which of them these settings ask for nevertheless.
[[nodiscard]] domain::Findings unanswered(std::span<const Gap> gaps, const domain::AutoProvision &settings, const catalogue::Model &model);

} // namespace pbx::render
