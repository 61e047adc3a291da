// The keys of the sample handset, for tests of the picture and the editor.
#pragma once

#include "items/keycontext.h"
#include "phonepicture.h"

#include <QDir>
#include <QFile>

namespace pbx::test {

template <class T> T good(domain::Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().sentence);
    return std::move(*result);
}

inline domain::SlotId slot(const char *text)
{
    return good(domain::SlotId::parse(text));
}

inline domain::ExtensionNumber number(const char *text)
{
    return good(domain::ExtensionNumber::parse(text));
}

inline domain::Label label(const char *text)
{
    return good(domain::Label::parse(text));
}

inline const domain::Uuid &officeHours()
{
    static const domain::Uuid id = good(domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222201"));
    return id;
}

inline const domain::Uuid &holidays()
{
    static const domain::Uuid id = good(domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222202"));
    return id;
}

inline items::KeyContext context(const char *make = "Yealink", const char *model = "T54W",
                                 const std::optional<domain::ExpansionModules> &modules = domain::ExpansionModules{"EXP50", 1})
{
    items::KeyContext context;
    context.model = catalogue::Catalogue::builtIn().model(make, model);
    context.modules = modules;
    context.own = number("101");
    context.ownName = QStringLiteral("Jerry");
    const std::pair<const char *, const char *> people[] = {{"101", "Jerry"}, {"102", "Kramer"}, {"103", "Elaine"}, {"104", "Newman"}, {"105", "Susan"}};
    for (const auto &[extension, name] : people)
        context.people.push_back({number(extension), QString::fromUtf8(name)});
    context.conditions = {{officeHours(), QStringLiteral("Office Hours"), QStringLiteral("*281"), false},
                          {holidays(), QStringLiteral("Holidays"), QStringLiteral("*282"), true}};
    context.pickupCode = QStringLiteral("**");
    return context;
}

inline domain::KeyMap keys()
{
    using namespace domain;
    return {{slot("1"), MainKey{}},
            {slot("2"), LineKey{}},
            {slot("3"), UnusedKey{}},
            {slot("4"), MonitorKey{number("102"), label("Kramer")}},
            {slot("5"), SpeedDialKey{good(DialString::parse("131888")), label("Pizza")}},
            {slot("6"), DayNightKey{officeHours(), {}}},
            {slot("8"), MonitorKey{number("103"), {}}},
            {slot("9"), DayNightKey{holidays(), {}}},
            {slot("m1.1"), MonitorKey{number("103"), {}}}};
}

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

// Saves what a widget looks like where PBX_SCREENSHOTS names a folder: for people to look at.
inline void shot(QWidget &widget, const char *name)
{
    const QString folder = qEnvironmentVariable("PBX_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        widget.grab().save(folder + QLatin1Char('/') + QString::fromUtf8(name) + QStringLiteral(".png"));
}

} // namespace pbx::test
