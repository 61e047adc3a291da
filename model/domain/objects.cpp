#include "objects.h"

#include "chars.h"
#include "say.h"

#include <array>

namespace pbx::domain {

std::string ParameterSet::title() const
{
    return model.empty() ? say("All %1 phones", {make}) : make + " " + model;
}

KeyType typeOf(const Key &key)
{
    return static_cast<KeyType>(key.index());
}

std::string_view jsonName(KeyType type)
{
    constexpr std::array<std::string_view, 6> names{"main", "line", "unused", "monitor", "speedDial", "dayNight"};
    return names.at(static_cast<std::size_t>(type));
}

std::string title(KeyType type)
{
    switch (type) {
    case KeyType::Main: return say("Main Extension");
    case KeyType::Line: return say("Line Appearance");
    case KeyType::Unused: return say("Not Used");
    case KeyType::Monitor: return say("Monitor");
    case KeyType::SpeedDial: return say("Speed Dial");
    case KeyType::DayNight: return say("Day/Night Toggle");
    }
    return {};
}

bool FirewallRule::isForPhones() const
{
    return scope.empty() || equalsIgnoringCase(scope.text(), kPhonesScope);
}

Kind kindOf(const Object &object)
{
    return static_cast<Kind>(object.index());
}

const Uuid &idOf(const Object &object)
{
    return std::visit([](const auto &o) -> const Uuid & { return o.id; }, object);
}

namespace {

struct Title {
    std::string operator()(const Site &site) const { return site.name.text(); }
    std::string operator()(const Office &office) const { return office.name.text(); }
    std::string operator()(const DayNightCondition &condition) const { return condition.name.text(); }
    std::string operator()(const Extension &extension) const { return extension.number.text() + " " + extension.name.text(); }
    std::string operator()(const FirewallRule &rule) const { return rule.description.empty() ? rule.prefix.toString() : rule.description.text(); }
    std::string operator()(const KeyTemplate &keys) const { return keys.name.text(); }
};

} // namespace

std::string title(const Object &object)
{
    return std::visit(Title{}, object);
}

} // namespace pbx::domain
