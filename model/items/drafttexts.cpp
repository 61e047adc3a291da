#include "drafttexts.h"

namespace pbx::items {

Texts joined(const Texts &ours, const Texts &known, const Texts &stored)
{
    Texts out = stored;
    Texts fields = ours;
    fields.insert(known.begin(), known.end());
    for (const auto &[field, any] : fields) {
        const auto typed = ours.find(field);
        const auto seen = known.find(field);
        const bool same = typed == ours.end() ? seen == known.end() : seen != known.end() && seen->second == typed->second;
        if (same)
            continue;
        if (typed == ours.end())
            out.erase(field);
        else
            out[field] = typed->second;
    }
    return out;
}

} // namespace pbx::items
