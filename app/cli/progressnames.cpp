#include "progressnames.h"

#include "domain/say.h"

namespace pbx::cli {

std::string_view codeOf(store::Progress progress)
{
    switch (progress) {
    case store::Progress::NoPhone: return "no-phone";
    case store::Progress::Saved: return "saved";
    case store::Progress::Accepted: return "accepted";
    case store::Progress::Outdated: return "outdated";
    case store::Progress::Fetched: return "fetched";
    case store::Progress::Running: return "running";
    case store::Progress::Refused: return "refused";
    }
    return {};
}

std::string titleOf(store::Progress progress)
{
    switch (progress) {
    case store::Progress::NoPhone: return say("no phone");
    case store::Progress::Saved: return say("saved");
    case store::Progress::Accepted: return say("accepted");
    case store::Progress::Outdated: return say("outdated");
    case store::Progress::Fetched: return say("fetched, not confirmed");
    case store::Progress::Running: return say("running");
    case store::Progress::Refused: return say("refused");
    }
    return {};
}

std::string_view codeOf(store::DownloadResult result)
{
    switch (result) {
    case store::DownloadResult::Sent: return "sent";
    case store::DownloadResult::NotChanged: return "not-changed";
    case store::DownloadResult::Refused: return "refused";
    case store::DownloadResult::NotFound: return "not-found";
    }
    return {};
}

} // namespace pbx::cli
