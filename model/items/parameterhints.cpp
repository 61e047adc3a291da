#include "parameterhints.h"

#include "textof.h"

#include <algorithm>
#include <map>
#include <QCoreApplication>

namespace pbx::items {

using render::KnownParameter;

namespace {

struct HintWords {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::ParameterHints)
};

bool isWord(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A fact in a pattern stands for letters and digits.
bool matches(std::string_view pattern, std::string_view name)
{
    while (!pattern.empty()) {
        if (pattern.front() != '{') {
            if (name.empty() || name.front() != pattern.front())
                return false;
            pattern.remove_prefix(1);
            name.remove_prefix(1);
            continue;
        }
        pattern.remove_prefix(std::min(pattern.find('}'), pattern.size() - 1) + 1);
        std::size_t length = 0;
        while (length < name.size() && isWord(name[length])) {
            ++length;
            if (matches(pattern, name.substr(length)))
                return true;
        }
        return false;
    }
    return name.empty();
}

QString firstOf(const std::string &pattern)
{
    QString out;
    bool inFact = false;
    for (const QChar c : toQt(pattern)) {
        if (c == QLatin1Char('{'))
            out += QLatin1Char('1');
        inFact = c == QLatin1Char('{') || (inFact && c != QLatin1Char('}'));
        if (!inFact && c != QLatin1Char('}'))
            out += c;
    }
    return out;
}

QString range(const KnownParameter &known)
{
    QStringList values;
    for (const std::string &value : known.values)
        values << toQt(value);
    if (!values.isEmpty())
        return HintWords::tr("one of %1").arg(values.join(QStringLiteral(", ")));
    if (known.type == KnownParameter::Type::Number)
        return known.from == known.to ? HintWords::tr("a number") : HintWords::tr("a number from %1 to %2").arg(known.from).arg(known.to);
    return known.type == KnownParameter::Type::Flag ? HintWords::tr("one of %1").arg(QStringLiteral("0, 1")) : QString();
}

} // namespace

ParameterHints::ParameterHints(std::vector<KnownParameter> known)
    : m_known(std::move(known))
{
    std::ranges::stable_sort(m_known, {}, &KnownParameter::name);
    const auto again = std::unique(m_known.begin(), m_known.end(), [](const KnownParameter &a, const KnownParameter &b) { return a.name == b.name; });
    m_known.erase(again, m_known.end());
}

ParameterHints ParameterHints::of(const render::Renderer &renderer, const catalogue::Catalogue &catalogue, const std::string &make,
                                  const std::string &model)
{
    std::vector<KnownParameter> all;
    for (const catalogue::Model *one : catalogue.models(make)) {
        if (!model.empty() && one->traits.model != model)
            continue;
        auto known = renderer.parameters(*one);
        all.insert(all.end(), std::make_move_iterator(known.begin()), std::make_move_iterator(known.end()));
    }
    return ParameterHints(std::move(all));
}

QStringList ParameterHints::names() const
{
    QStringList out;
    for (const KnownParameter &known : m_known)
        out << firstOf(known.name);
    out.removeDuplicates();
    return out;
}

const KnownParameter *ParameterHints::find(const QString &name) const
{
    const std::string wanted = fromQt(name);
    const auto exact = std::ranges::lower_bound(m_known, wanted, {}, &KnownParameter::name);
    if (exact != m_known.end() && exact->name == wanted)
        return &*exact;
    const auto found = std::ranges::find_if(m_known, [&wanted](const KnownParameter &known) { return matches(known.name, wanted); });
    return found == m_known.end() ? nullptr : &*found;
}

QStringList ParameterHints::values(const QString &name) const
{
    const KnownParameter *known = find(name);
    QStringList out;
    for (const std::string &value : known ? known->values : std::vector<std::string>())
        out << toQt(value);
    if (out.isEmpty() && known && known->type == KnownParameter::Type::Flag)
        out = {QStringLiteral("0"), QStringLiteral("1")};
    return out;
}

QString ParameterHints::about(const QString &name) const
{
    const KnownParameter *known = find(name);
    if (!known)
        return {};
    QStringList parts{toQt(known->about), range(*known)};
    if (known->written)
        parts << HintWords::tr("this program writes it from the form; your value takes its place");
    if (!known->source.empty())
        parts << HintWords::tr("source: %1").arg(toQt(known->source));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ParameterHints::complaint(const QString &name, const QString &value) const
{
    const KnownParameter *known = find(name);
    if (!known)
        return {};
    const QStringList allowed = values(name);
    if (!allowed.isEmpty())
        return allowed.contains(value) ? QString() : HintWords::tr("“%1” must be one of %2.").arg(name, allowed.join(QStringLiteral(", ")));
    if (known->type != KnownParameter::Type::Number)
        return {};
    bool isNumber = false;
    const qlonglong number = value.toLongLong(&isNumber);
    if (!isNumber)
        return HintWords::tr("“%1” must be a number.").arg(name);
    const bool fits = known->from == known->to || (number >= known->from && number <= known->to);
    return fits ? QString() : HintWords::tr("“%1” must be from %2 to %3.").arg(name).arg(known->from).arg(known->to);
}

} // namespace pbx::items
