// The look of a sample handset's keys, and how tests of widgets stand in the program's theme.
#pragma once

#include "phonepicture.h"
#include "support/keysample.h"
#include "theme.h"

#include <QApplication>
#include <QDir>

namespace pbx::test {

inline views::PhonePicture::Faces faces()
{
    using domain::KeyType;
    using views::LampState;
    return {{slot("1"), {KeyType::Main, QStringLiteral("Jerry"), QStringLiteral("Main Extension"), LampState::Own}},
            {slot("2"), {KeyType::Line, QStringLiteral("Jerry"), QStringLiteral("Line Appearance"), LampState::Own}},
            {slot("3"), {KeyType::Unused, QStringLiteral("Not Used"), QStringLiteral("stays a gap"), LampState::None}},
            {slot("4"), {KeyType::Monitor, QStringLiteral("Kramer"), QStringLiteral("102"), LampState::Talking}},
            {slot("5"), {KeyType::SpeedDial, QStringLiteral("Pizza"), QStringLiteral("131888"), LampState::None}},
            {slot("6"), {KeyType::DayNight, QStringLiteral("Office Hours"), QStringLiteral("*281"), LampState::Day}},
            {slot("8"), {KeyType::Monitor, QStringLiteral("Elaine"), QStringLiteral("103"), LampState::Ringing}},
            {slot("9"), {KeyType::DayNight, QStringLiteral("Holidays"), QStringLiteral("*282"), LampState::Night}},
            {slot("m1.1"), {KeyType::Monitor, QStringLiteral("Elaine"), QStringLiteral("103"), LampState::Ringing}}};
}

// A signal's argument; values here need not have a default.
template <class T> const T &as(const QVariant &argument)
{
    if (argument.metaType() != QMetaType::fromType<T>())
        throw std::runtime_error("not such an argument");
    return *static_cast<const T *>(argument.constData());
}

// Stands before the widgets of a fixture: they are made in the program's look.
struct Themed {
    explicit Themed(views::Theme::Scheme scheme = views::Theme::Scheme::Light)
    {
        views::Theme::install(*qApp);
        views::Theme::setScheme(scheme);
    }
};

// Saves what a widget looks like where PBX_SCREENSHOTS names a folder: for people to look at.
inline void shot(QWidget &widget, const char *name)
{
    const QString folder = qEnvironmentVariable("PBX_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + QLatin1Char('/') + QString::fromUtf8(name) + QStringLiteral(".png"));
}

} // namespace pbx::test
