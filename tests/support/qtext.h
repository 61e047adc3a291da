// Qt's strings in tests: literals, and readable failures.
#pragma once

#include <QString>

#include <ostream>

inline void PrintTo(const QString &text, std::ostream *out) // found by GoogleTest through QString's namespace
{
    *out << '"' << text.toStdString() << '"';
}

namespace pbx::test {

[[nodiscard]] inline QString operator""_q(const char *text, std::size_t size)
{
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

} // namespace pbx::test
