// Settings of the program for tests: a folder of this process alone, as tests run side by side.
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace pbx::test {

// Held by main(). An own file format, because Windows and macOS keep what is native in a place that cannot be moved.
class SettingsFolder final {
public:
    SettingsFolder()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    SettingsFolder(const SettingsFolder &) = delete;
    SettingsFolder &operator=(const SettingsFolder &) = delete;

private:
    QTemporaryDir m_folder;
};

// Held by a test that reads or writes settings: it begins and ends without any.
class NoSettings final {
public:
    NoSettings() { QSettings().clear(); }
    ~NoSettings() { QSettings().clear(); }
    NoSettings(const NoSettings &) = delete;
    NoSettings &operator=(const NoSettings &) = delete;
};

} // namespace pbx::test
