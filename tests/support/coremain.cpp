#include "support/settingsfolder.h"

#include <gmock/gmock.h>

int main(int argc, char **argv)
{
    testing::InitGoogleMock(&argc, argv);
    const QCoreApplication app(argc, argv);
    const pbx::test::SettingsFolder settings;
    return RUN_ALL_TESTS();
}
