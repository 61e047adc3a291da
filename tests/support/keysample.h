// The keys of a sample handset and what stands behind them, for tests of key models, picture and editor.
#pragma once

#include "items/keycontext.h"

#include <stdexcept>

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

inline const domain::Uuid &mainOffice()
{
    static const domain::Uuid id = good(domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222211"));
    return id;
}

inline const domain::Uuid &depot()
{
    static const domain::Uuid id = good(domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222212"));
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
    const std::pair<const char *, const char *> people[] = {
        {"101", "Jerry"}, {"102", "Kramer"}, {"103", "Elaine"}, {"104", "Newman"}, {"105", "Susan"}};
    for (const auto &[extension, name] : people)
        context.people.push_back({number(extension), QString::fromUtf8(name), std::string_view(extension) < "104" ? mainOffice() : depot()});
    context.ownOffice = mainOffice();
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

} // namespace pbx::test
