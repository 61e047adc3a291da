// What a change of a phone's model keeps, leaves out, and keeps without effect.
#pragma once

#include "extensiondraft.h"

#include "render/renderer.h"

namespace pbx::items {

// Takes out of the outcome what its model has no place for, and notes it there. typed: fields whose input is to stay for
// the rules to judge.
void fitToModel(ExtensionDraft::Outcome &out, const domain::Extension &saved, const catalogue::Catalogue &catalogue, const QStringList &typed);

// "The Yealink T41S has no place for: keys 16–27, 1 × EXP50 with its 3 keys. They are left out when you save." Empty: all fits.
[[nodiscard]] QString leftOutText(const ExtensionDraft::Outcome &outcome);
// The same, and what is kept although the model's files have nothing for it. Empty where another model is not chosen.
[[nodiscard]] QString modelChangeText(const ExtensionDraft &draft, const ExtensionDraft::Outcome &outcome, const render::Renderer &renderer);

} // namespace pbx::items
