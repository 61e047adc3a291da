// One thing is one thing: the plural forms of the source texts are loaded.
#include "translation.h"

#include <gtest/gtest.h>
#include <QCoreApplication>

namespace pbx::views {
namespace {

TEST(Translation, GivenOneOrSeveralThenTheTextHasTheRightNumber)
{
    installTranslation(*QCoreApplication::instance());
    const auto phones = [](int n) { return QCoreApplication::translate("pbx::items::FirewallModel", "%n phones", nullptr, n); };
    EXPECT_EQ(phones(2).toStdString(), "2 phones");
    EXPECT_EQ(phones(1).toStdString(), "1 phone");
}

} // namespace
} // namespace pbx::views
