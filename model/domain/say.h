// Sentences for people. The source text is English; the program may install a translator once at start.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace pbx::domain {

// Returns the translation of a source text, or the text itself. Must be thread-safe.
using Translator = std::string (*)(const char *source);

void setTranslator(Translator translator);

// The translated sentence with %1 … %9 replaced by args (args are never scanned for further places).
// "say" is registered with lupdate, so every literal given here is translatable.
[[nodiscard]] std::string say(const char *source, std::initializer_list<std::string_view> args = {});

} // namespace pbx::domain

namespace pbx {
using domain::say;
}
