#include "posixzone.h"

#include "domain/chars.h"

namespace pbx::catalogue {

namespace {

class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {}
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    bool take(char c)
    {
        const bool there = m_rest.starts_with(c);
        if (there)
            m_rest.remove_prefix(1);
        return there;
    }
    std::optional<int> number(int least, int most)
    {
        std::size_t digits = 0;
        int value = 0;
        while (digits < m_rest.size() && digits < 3 && domain::isDigit(m_rest[digits]))
            value = value * 10 + (m_rest[digits++] - '0');
        m_rest.remove_prefix(digits);
        return digits == 0 || value < least || value > most ? std::nullopt : std::optional(value);
    }
    // "AEST" or "<+1030>", three characters at least.
    bool name()
    {
        const bool quoted = take('<');
        std::size_t length = 0;
        while (length < m_rest.size() && inName(m_rest[length], quoted))
            ++length;
        m_rest.remove_prefix(length);
        return length >= 3 && (!quoted || take('>'));
    }
    // [+-]hh[:mm[:ss]] in minutes; seconds are zero in every zone of today.
    std::optional<int> time(int mostHours)
    {
        const bool negative = take('-');
        if (!negative)
            take('+');
        const auto hours = number(0, mostHours);
        if (!hours)
            return std::nullopt;
        int minutes = *hours * 60;
        if (take(':')) {
            const auto more = number(0, 59);
            if (!more)
                return std::nullopt;
            minutes += *more;
        }
        return negative ? -minutes : minutes;
    }
    // Mm.w.d[/time]
    bool day()
    {
        const bool date = take('M') && number(1, 12) && take('.') && number(1, 5) && take('.') && number(0, 6);
        return date && (!take('/') || time(167));
    }

private:
    static bool inName(char c, bool quoted) { return domain::isAlpha(c) || (quoted && (domain::isDigit(c) || c == '+' || c == '-')); }
    std::string_view m_rest;
};

} // namespace

std::optional<PosixZone> PosixZone::parse(std::string_view text)
{
    Cursor in(text);
    if (!in.name())
        return std::nullopt;
    const auto offset = in.time(24);
    if (!offset)
        return std::nullopt;
    PosixZone zone{-*offset, !in.atEnd()};
    if (!zone.daylight)
        return zone;
    if (!in.name())
        return std::nullopt;
    if (!in.take(',')) {
        if (!in.time(24) || !in.take(','))
            return std::nullopt;
    }
    if (!in.day() || !in.take(',') || !in.day() || !in.atEnd())
        return std::nullopt;
    return zone;
}

} // namespace pbx::catalogue
