// What translators need of sentences beside say(): the target update_translations finds every literal given to say() or
// toSay() and gives it to lupdate under one context.
#pragma once

#include "say.h"

namespace pbx::domain {

inline constexpr const char *kSayContext = "pbx";

// Marks a text of a table as translatable; say() it where it is shown.
[[nodiscard]] constexpr const char *toSay(const char *source)
{
    return source;
}

} // namespace pbx::domain

namespace pbx {
using domain::toSay;
}
