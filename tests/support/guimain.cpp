#include "support/settingsfolder.h"

#include <gmock/gmock.h>
#include <QApplication>

int main(int argc, char **argv)
{
    testing::InitGoogleMock(&argc, argv);
    // Listing the tests, too, must work where there is no display.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const pbx::test::SettingsFolder settings;
    return RUN_ALL_TESTS();
}
