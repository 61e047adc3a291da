#include "extensionorder.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::store {

namespace {

constexpr char kBetween = '\x1e'; // no name and no sort key has it

} // namespace

std::vector<std::string> partsIn(ExtensionOrder::By by, const OrderKeys &keys)
{
    switch (by) {
    case ExtensionOrder::By::Name: return {keys.name, keys.number};
    case ExtensionOrder::By::Phone: return {keys.make, keys.model, keys.number};
    case ExtensionOrder::By::Configuration: return {std::to_string(keys.progress), keys.number};
    case ExtensionOrder::By::Site: return {keys.site, keys.number};
    case ExtensionOrder::By::Number: break;
    }
    return {keys.number};
}

std::string placeIn(ExtensionOrder::By by, const OrderKeys &keys)
{
    const auto parts = partsIn(by, keys);
    std::string place = parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i)
        place += kBetween + parts[i];
    return place;
}

Result<std::vector<std::string>> partsOfPlace(ExtensionOrder::By by, const std::string &cursor)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; !cursor.empty() && at <= cursor.size();) {
        const auto end = std::min(cursor.find(kBetween, at), cursor.size());
        parts.push_back(cursor.substr(at, end - at));
        at = end + 1;
    }
    if (!parts.empty() && parts.size() != partsIn(by, {}).size())
        return fail(ErrorKind::Internal, say("The list was asked to go on in another order than it began."));
    return parts;
}

} // namespace pbx::store
