// Grandstream's and Htek's files as their phones read them: <item name="account.1.name"> and <P47 para="P47">.

#include "parsers.h"

#include <algorithm>

namespace pbx::test {

namespace {

bool isBlank(const Element &element)
{
    return element.text.find_first_not_of('\n') == std::string::npos;
}

bool isNumbered(std::string_view name)
{
    return name.size() > 1 && name.front() == 'P' && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool takeItem(const Element &child, bool named, Parameters &out)
{
    const bool one = child.children.empty() && child.attributes.size() == 1;
    if (!one
        || (named ? child.name != "item" || child.attributes.front().first != "name" || child.attributes.front().second.empty()
                  : !isNumbered(child.name) || child.attributes.front() != Parameters::value_type("para", child.name)))
        return false;
    out.emplace_back(named ? child.attributes.front().second : child.name, child.text);
    return true;
}

} // namespace

std::optional<Parameters> readProvision(const Element &root, std::string &why)
{
    const bool named = root.name == "gs_provision";
    const Parameters version{{"version", named ? "2" : "1"}};
    Parameters out;
    why = "not one <config> of the right version";
    if (root.attributes != Parameters{{"version", "1"}} || root.children.size() != 1 || !isBlank(root))
        return std::nullopt;
    const Element &config = root.children.front();
    if (config.name != "config" || config.attributes != version || !isBlank(config))
        return std::nullopt;
    for (const Element &child : config.children) {
        if (!takeItem(child, named, out)) {
            why = "a bad parameter: " + child.name;
            return std::nullopt;
        }
    }
    why.clear();
    return out;
}

} // namespace pbx::test
