// A language that does not exist: every text of the program longer and in brackets, so that one sees which is not translated.
#pragma once

#include "longwords.h"

namespace pbx::test {

class PseudoLanguage final : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *note, int number) const override
    {
        return QLatin1Char('[') + m_words.translate(context, text, note, number) + QLatin1Char(']');
    }

private:
    LongWords m_words;
};

} // namespace pbx::test
