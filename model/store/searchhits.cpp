#include "searchhits.h"

#include <iterator>

namespace pbx::store {

SearchHit hitOf(const Columns &columns, const Uuid &site, const Uuid &object, Kind kind, std::string siteName)
{
    return {.site = site, .object = object, .kind = kind, .siteName = std::move(siteName), .title = titleOf(columns), .detail = columns.detail};
}

std::vector<SearchHit> fairShare(std::vector<std::vector<SearchHit>> byKind, std::size_t limit)
{
    std::vector<std::size_t> share(byKind.size());
    bool more = true;
    for (std::size_t given = 0; more && given < limit;) {
        more = false;
        for (std::size_t kind = 0; kind < byKind.size() && given < limit; ++kind) {
            if (share[kind] == byKind[kind].size())
                continue;
            ++share[kind];
            ++given;
            more = true;
        }
    }
    std::vector<SearchHit> out;
    for (std::size_t kind = 0; kind < byKind.size(); ++kind)
        std::move(byKind[kind].begin(), byKind[kind].begin() + static_cast<std::ptrdiff_t>(share[kind]), std::back_inserter(out));
    return out;
}

} // namespace pbx::store
