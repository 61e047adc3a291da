#include "keyfind.h"

#include "keycopy.h"
#include "textof.h"

#include <algorithm>
#include <QRegularExpression>

namespace pbx::items {

using namespace domain;

namespace {

constexpr qsizetype kMostSearchText = 200;

// Without accents and case, so that "zoe" finds Zoë.
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (!c.isMark())
            out += c.toCaseFolded();
    }
    return out;
}

bool isNumber(const QString &word)
{
    return std::ranges::all_of(word, [](QChar c) { return c.isDigit() || c == QLatin1Char('*') || c == QLatin1Char('#') || c == QLatin1Char('+'); });
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gap(QStringLiteral("[\\s,;/()“”\"]+"));
    return plain(text).split(gap, Qt::SkipEmptyParts);
}

} // namespace

QStringList searchWords(const QString &text)
{
    return wordsOf(text.left(kMostSearchText));
}

bool matches(const Key &key, const QStringList &words, const KeyContext &phone)
{
    QString text = toQt(title(typeOf(key))) + QLatin1Char(' ') + phone.activity(key) + QLatin1Char(' ') + phone.label(key);
    if (const auto *toggle = std::get_if<DayNightKey>(&key)) {
        if (const KeyCondition *condition = phone.condition(toggle->condition))
            text += QLatin1Char(' ') + condition->dialCode;
    }
    const QStringList there = wordsOf(text);
    return std::ranges::all_of(words, [&](const QString &word) {
        return isNumber(word) ? there.contains(word) : std::ranges::any_of(there, [&](const QString &one) { return one.startsWith(word); });
    });
}

Result<KeyHits> findKeys(changes::Workspace &workspace, const Uuid &site, const QString &text, const std::shared_ptr<std::atomic_bool> &cancelled)
{
    KeyHits out;
    const QStringList words = searchWords(text);
    if (words.isEmpty())
        return out;
    const auto isCancelled = [&cancelled] { return cancelled && *cancelled; };
    auto read = eachPhone(workspace, site, [&](const Extension &extension, std::int64_t /*version*/, const KeyContext &phone) -> Result<void> {
        if (isCancelled())
            return fail(ErrorKind::Cancelled, {});
        const int before = out.keys;
        for (const auto &[slot, key] : extension.autoProvision->keys) {
            if (typeOf(key) == KeyType::Main || !matches(key, words, phone))
                continue;
            ++out.keys;
            if (out.hits.size() < kMostKeyHits)
                out.hits.push_back({extension.id, toQt(extension.number.text()), toQt(extension.name.text()),
                                    toQt(phone.model->traits.make) + QLatin1Char(' ') + toQt(phone.model->traits.model), slot, typeOf(key),
                                    phone.activity(key), phone.label(key)});
        }
        out.phones += out.keys > before ? 1 : 0;
        return {};
    });
    if (!read && isCancelled())
        return KeyHits{{}, 0, 0, true};
    if (!read)
        return fail(read.error());
    return out;
}

} // namespace pbx::items
