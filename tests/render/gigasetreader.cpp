#include "parsers.h"

#include <algorithm>
#include <set>

namespace pbx::test {

namespace {

// Exactly these attributes, in this order; their values.
std::optional<std::vector<std::string>> only(const Element &of, std::initializer_list<std::string_view> names)
{
    std::vector<std::string> out;
    if (of.attributes.size() != names.size())
        return std::nullopt;
    for (const std::string_view name : names) {
        if (of.attributes[out.size()].first != name)
            return std::nullopt;
        out.push_back(of.attributes[out.size()].second);
    }
    return out;
}

bool isGigasetBlank(const Element &of)
{
    return of.text.find_first_not_of(" \n") == std::string::npos;
}

bool addParam(const Element &element, const std::string &within, Parameters &out)
{
    const auto values = only(element, {"name", "value"});
    if (element.name != "param" || !values || !element.children.empty() || !element.text.empty())
        return false;
    const std::string &name = values->front();
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    if (name.empty() || name.find_first_not_of(kLetters) != std::string::npos)
        return false;
    out.emplace_back(within + name, values->back());
    return true;
}

} // namespace

std::optional<Parameters> readGigaset(std::string_view bytes, std::string &why)
{
    const auto root = readXml(bytes, why);
    if (!root)
        return std::nullopt;
    why = "the head";
    const bool product = root->attributes.size() == 2;
    const auto head = product ? only(*root, {"version", "productID"}) : only(*root, {"version"});
    if (root->name != "provisioning" || !head || head->front() != "1.1" || (product && head->back() != "e2") || root->children.size() != 1
        || !isGigasetBlank(*root))
        return std::nullopt;
    const Element &nvm = root->children.front();
    if (nvm.name != "nvm" || !nvm.attributes.empty() || !isGigasetBlank(nvm))
        return std::nullopt;
    Parameters out;
    for (const Element &element : nvm.children) {
        why = "in " + element.name;
        if (element.name == "param") {
            if (!addParam(element, {}, out))
                return std::nullopt;
            continue;
        }
        const bool hasValue = element.attributes.size() == 2;
        const auto of = hasValue ? only(element, {"name", "value"}) : only(element, {"name"});
        if (element.name != "oper" || !of || !isGigasetBlank(element) || element.children.empty() == hasValue)
            return std::nullopt;
        for (const Element &param : element.children) {
            if (!addParam(param, "oper[" + of->back() + "].", out))
                return std::nullopt;
        }
    }
    std::set<std::string> seen;
    for (const auto &[name, value] : out) {
        why = "twice: " + name;
        if (!seen.insert(name).second)
            return std::nullopt;
    }
    why.clear();
    return out;
}

} // namespace pbx::test
