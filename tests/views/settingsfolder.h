// Settings of the program in a folder of the test's own.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace pbx::test {

class SettingsFolder final {
public:
    SettingsFolder()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("test"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QSettings().clear();
    }
    ~SettingsFolder()
    {
        QSettings().clear();
        QCoreApplication::setOrganizationName({});
    }
    SettingsFolder(const SettingsFolder &) = delete;
    SettingsFolder &operator=(const SettingsFolder &) = delete;

private:
    QTemporaryDir m_folder;
};

} // namespace pbx::test
