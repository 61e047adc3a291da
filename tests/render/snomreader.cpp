#include "parsers.h"

#include <algorithm>

namespace pbx::test {

namespace {

bool isSpaceOnly(const std::string &text)
{
    return text.find_first_not_of(" \n") == std::string::npos;
}

bool isNumber(const std::string &text)
{
    return !text.empty() && text.size() < 4 && text.find_first_not_of("0123456789") == std::string::npos && (text == "0" || text.front() != '0');
}

const std::string *attribute(const Element &of, std::string_view name)
{
    const auto at = std::ranges::find(of.attributes, name, &Parameters::value_type::first);
    return at == of.attributes.end() ? nullptr : &at->second;
}

bool isAnyOf(const std::string &text, std::initializer_list<std::string_view> of)
{
    return std::ranges::find(of, text) != of.end();
}

// "line", "none", "speed 0400", "blf 102", "blf 102|**"
bool argument(const std::string &text, SnomKey &out)
{
    const std::size_t space = text.find(' ');
    out.type = text.substr(0, space);
    if (space == std::string::npos)
        return isAnyOf(out.type, {"line", "none"});
    out.number = text.substr(space + 1);
    if (!isAnyOf(out.type, {"speed", "blf"}))
        return false;
    if (const std::size_t pipe = out.number.find('|'); pipe != std::string::npos) {
        out.pickup = out.number.substr(pipe + 1);
        out.number.resize(pipe);
        if (out.type != "blf" || out.pickup.empty())
            return false;
    }
    return !out.number.empty() && (out.number + out.pickup).find_first_of(" |<>\n") == std::string::npos;
}

bool readKey(const Element &element, SnomFile &out, std::string &why)
{
    SnomKey key;
    const std::string *idx = attribute(element, "idx");
    const std::string *context = attribute(element, "context");
    const std::string *label = attribute(element, "label");
    const std::string *perm = attribute(element, "perm");
    why = "a function key";
    if (element.name != "fkey" || !element.children.empty() || element.attributes.size() != 4 || !idx || !context || !label || !perm)
        return false;
    if (!isNumber(*idx) || *context != "1" || *perm != "R" || label->find_first_of("|<>") != std::string::npos || !argument(element.text, key))
        return false;
    key.label = *label;
    out.all.emplace_back("fkey[" + *idx + "]", element.text);
    why = "a function key twice";
    return out.keys.emplace(std::stoi(*idx), key).second;
}

bool readSetting(const Element &element, SnomFile &out, std::string &why)
{
    const std::string *idx = attribute(element, "idx");
    const std::string *perm = attribute(element, "perm");
    why = "the setting " + element.name;
    if (!element.children.empty() || !perm || !isAnyOf(*perm, {"R", "RW"}) || element.attributes.size() != (idx ? 2U : 1U))
        return false;
    if (element.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos || (idx && (!isNumber(*idx) || *idx == "0")))
        return false;
    const std::string name = element.name + (idx ? "[" + *idx + "]" : "");
    why += " twice";
    out.all.emplace_back(name, element.text);
    return out.permissions.emplace(name, *perm).second && out.settings.emplace(name, element.text).second;
}

} // namespace

std::optional<SnomFile> readSnom(std::string_view bytes, std::string &why)
{
    const auto root = readXml(bytes, why);
    if (!root)
        return std::nullopt;
    SnomFile out;
    why = "the sections";
    if (root->name != "settings" || !root->attributes.empty() || !isSpaceOnly(root->text))
        return std::nullopt;
    std::string before;
    for (const Element &section : root->children) {
        why = "the section " + section.name;
        if (!section.attributes.empty() || !isSpaceOnly(section.text) || section.name == before
            || !isAnyOf(section.name, {"phone-settings", "functionKeys"}))
            return std::nullopt;
        before = section.name;
        for (const Element &element : section.children) {
            if (!(section.name == "functionKeys" ? readKey(element, out, why) : readSetting(element, out, why)))
                return std::nullopt;
        }
    }
    why.clear();
    return out;
}

} // namespace pbx::test
