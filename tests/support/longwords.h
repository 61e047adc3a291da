// Words of a language that says the same with more letters, for looking at layouts.
#pragma once

#include <QTranslator>

namespace pbx::test {

class LongWords final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    // Every word of four letters and more gets a third of its letters once more.
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int number) const override
    {
        QStringList words = QString::fromUtf8(text).split(QLatin1Char(' '));
        for (QString &word : words) {
            if (word.size() > 3 && !word.contains(QLatin1Char('%')) && word.back().isLetter())
                word += word.right(word.size() / 3 + 1).toLower();
        }
        return words.join(QLatin1Char(' ')).replace(QLatin1String("%n"), QString::number(number));
    }
};

} // namespace pbx::test
