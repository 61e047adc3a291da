#include "progress.h"

namespace pbx::store {

Progress progressOf(const PhoneFacts &facts)
{
    if (!facts.provisioned)
        return Progress::NoPhone;
    if (facts.pending || facts.required == 0)
        return Progress::Saved;
    if (facts.refused)
        return Progress::Refused;
    if (facts.current == facts.required)
        return Progress::Fetched;
    return facts.outdated > 0 ? Progress::Outdated : Progress::Accepted;
}

} // namespace pbx::store
