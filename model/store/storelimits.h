// What the store does not let grow, and the sentences that both stores share.
#pragma once

#include "domain/say.h"
#include "store.h"

namespace pbx::store {

inline constexpr std::int64_t kMostEdits = 1'000;
inline constexpr std::int64_t kMostEditSteps = 200'000; // an import of a large site is one edit with many; the newest always stays
inline constexpr std::int64_t kMostDownloads = 100'000;
inline constexpr std::int64_t kDownloadSlack = 5'000; // removed at once, not one by one

[[nodiscard]] inline Error changedMeanwhile(const std::string &title)
{
    return {ErrorKind::Conflict, say("“%1” was changed meanwhile, here or by another program. Please look at it again.", {title}), {}};
}
[[nodiscard]] inline Error editMoved()
{
    return {ErrorKind::Conflict, say("This step cannot be undone or repeated any more, because something else was done meanwhile."), {}};
}
[[nodiscard]] inline Error publishedMeanwhile(const std::string &name)
{
    return {ErrorKind::Conflict, say("“%1” was applied meanwhile by another program. Please review the changes again.", {name}), {}};
}
[[nodiscard]] inline Error keyUsedTwice()
{
    return {ErrorKind::Invalid, say("This attempt to apply was made before with other contents."), {}};
}
[[nodiscard]] inline Error settingExists(const std::string &name)
{
    return {ErrorKind::Conflict, say("Another program has just stored the setting “%1”.", {name}), {}};
}
[[nodiscard]] inline Error otherSiteOrKind(const ObjectRecord &record)
{
    return {ErrorKind::Internal, say("An object of this workspace cannot move to another site."), record.id.toString()};
}

} // namespace pbx::store
