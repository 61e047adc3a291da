// Each field of an extension as text, and back.
#pragma once

#include "domain/objects.h"
#include "domain/result.h"

#include <QString>

#include <span>

namespace pbx::items {

struct ExtensionField {
    const char *pointer;
    QString (*read)(const domain::Extension &extension);
    domain::Result<void> (*write)(domain::Extension &extension, const QString &text); // nullptr: of the network, see below
};
[[nodiscard]] std::span<const ExtensionField> extensionFields();

// The phone's part, as it reads where none is set up yet: switched off, with the defaults.
[[nodiscard]] const domain::AutoProvision &phoneOf(const domain::Extension &extension);
[[nodiscard]] domain::AutoProvision &madePhone(domain::Extension &extension); // made with the defaults where there is none

[[nodiscard]] QString keysText(const domain::KeyMap &keys);
[[nodiscard]] domain::Result<domain::KeyMap> parseKeys(const QString &text);

} // namespace pbx::items
