// Between the model's UTF-8 and Qt's strings.
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace pbx::store {

[[nodiscard]] inline QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string fromQt(const QString &text)
{
    return text.toStdString();
}

} // namespace pbx::store
