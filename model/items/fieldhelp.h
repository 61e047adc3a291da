// What each field of a form does, in one sentence: tooltip and What's This of its control. One table per form.
#pragma once

#include "domain/objects.h"

#include <QString>
#include <QStringList>

namespace pbx::items {

enum class HelpOf : std::uint8_t { Extension, Site, Office, Condition, Rule, Server, Key, Export, Unlock, Log, Parameter };

// field: as the form calls it (for extensions as in extensiondraft.h). Empty where the table has none.
[[nodiscard]] QString fieldHelp(HelpOf form, const QString &field);
[[nodiscard]] QStringList fieldsWithHelp(HelpOf form);
[[nodiscard]] HelpOf helpOf(domain::Kind kind);

} // namespace pbx::items
