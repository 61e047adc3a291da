// Offices and conditions as the cells of a list name them.
#include "csvfields.h"
#include "textof.h"

#include "domain/chars.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::items {

using domain::Uuid;

namespace {

// The one that matches; nothing where none or several do.
template <class T, class Matches> const T *only(const std::vector<T> &all, Matches matches)
{
    const auto first = std::ranges::find_if(all, matches);
    if (first == all.end() || std::find_if(first + 1, all.end(), matches) != all.end())
        return nullptr;
    return &*first;
}

// By id, else by its name, else by its name in any case.
template <class T> const T *oneCalled(const std::vector<T> &all, const std::string &cell)
{
    const QString text = toQt(std::string(domain::trim(cell)));
    if (const auto id = Uuid::parse(fromQt(text)); id) {
        if (const T *found = only(all, [&id](const T &one) { return one.id == *id; }))
            return found;
    }
    if (const T *found = only(all, [&text](const T &one) { return one.name == text; }))
        return found;
    return only(all, [&text](const T &one) { return one.name.compare(text, Qt::CaseInsensitive) == 0; });
}

template <class T> std::string listedNames(const std::vector<T> &all)
{
    constexpr std::size_t kMost = 5;
    std::string out;
    for (std::size_t i = 0; i < std::min(all.size(), kMost); ++i)
        out += (i == 0 ? "“" : ", “") + fromQt(all[i].name) + "”";
    return all.size() > kMost ? out + " …" : out;
}

} // namespace

Result<Uuid> officeCalled(const std::string &cell, const CsvSite &site)
{
    if (const OfficeChoice *found = oneCalled(site.offices, cell))
        return found->id;
    const bool several = std::ranges::any_of(site.offices, [text = toQt(std::string(domain::trim(cell)))](const OfficeChoice &o) {
        return o.name.compare(text, Qt::CaseInsensitive) == 0;
    });
    if (several)
        return invalid(say("Several offices are called “%1”. Give them different names first.", {domain::printable(cell)}));
    return invalid(say("There is no office “%1” in this site. It has %2.", {domain::printable(cell), listedNames(site.offices)}));
}

Result<Uuid> conditionCalled(const std::string &cell, const CsvSite &site)
{
    if (const KeyCondition *found = oneCalled(site.conditions, cell))
        return found->id;
    if (const auto code = domain::DialString::parse(cell)) {
        if (const auto *found = only(site.conditions, [&code](const KeyCondition &c) { return fromQt(c.dialCode) == code->text(); }))
            return found->id;
    }
    if (site.conditions.empty())
        return invalid(say("There is no day/night condition “%1” in this site. It has none.", {domain::printable(cell)}));
    return invalid(say("There is no day/night condition “%1” in this site. It has %2.", {domain::printable(cell), listedNames(site.conditions)}));
}

std::string nameOfOffice(const Uuid &id, const CsvSite &site)
{
    const auto found = std::ranges::find(site.offices, id, &OfficeChoice::id);
    if (found == site.offices.end())
        return id.toString();
    std::string name = fromQt(found->name);
    const auto back = officeCalled(name, site);
    return back && *back == id ? name : id.toString();
}

std::string nameOfCondition(const Uuid &id, const CsvSite &site)
{
    const auto found = std::ranges::find(site.conditions, id, &KeyCondition::id);
    if (found == site.conditions.end())
        return id.toString();
    std::string name = fromQt(found->name);
    const auto back = conditionCalled(name, site);
    return back && *back == id ? name : id.toString();
}

} // namespace pbx::items
