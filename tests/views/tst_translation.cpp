// One thing is one thing: the plural forms of the source texts are loaded.
#include "domain/say.h"
#include "translation.h"

#include <gtest/gtest.h>
#include <QCoreApplication>
#include <QTranslator>

namespace pbx::views {
namespace {

TEST(Translation, GivenOneOrSeveralThenTheTextHasTheRightNumber)
{
    installTranslation(*QCoreApplication::instance());
    const auto phones = [](int n) { return QCoreApplication::translate("pbx::items::FirewallModel", "%n phones", nullptr, n); };
    EXPECT_EQ(phones(2).toStdString(), "2 phones");
    EXPECT_EQ(phones(1).toStdString(), "1 phone");
}

class Pirate final : public QTranslator { // a tiny translation
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *, int) const override
    {
        return QLatin1String(context) == QLatin1String("pbx") && QLatin1String(source) == QLatin1String("There is no site “%1”.")
                   ? QStringLiteral("Arr, no site „%1“.")
                   : QString();
    }
};

TEST(Translation, GivenATranslationThenTheModelsSentencesAreInItToo)
{
    installTranslation(*QCoreApplication::instance());
    EXPECT_EQ(domain::say("No texts."), "No texts.");
    Pirate pirate;
    QCoreApplication::installTranslator(&pirate);
    EXPECT_EQ(domain::say("There is no site “%1”.", {"Größe"}), "Arr, no site „Größe“.");
    EXPECT_EQ(domain::say("No texts."), "No texts.");
    QCoreApplication::removeTranslator(&pirate);
    EXPECT_EQ(domain::say("There is no site “%1”.", {"Größe"}), "There is no site “Größe”.");
    domain::setTranslator(nullptr);
}

} // namespace
} // namespace pbx::views
