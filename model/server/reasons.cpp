#include "domain/say.h"
#include "provisioningserver.h"

#include <algorithm>

namespace pbx::server {

namespace {

struct Entry {
    Reason reason;
    std::string_view code;
    const char *sentence;
    const char *wayOut; // null: nothing to do
};

// Marks the literals for translation; they are said when asked for, in the language of that moment.
constexpr const char *say(const char *source)
{
    return source;
}

constexpr std::array kEntries{
    Entry{Reason::NotAllowed, "not-allowed", say("Refused: not allowed from this address"),
          say("Allow the address or its network in the site's firewall rules and apply.")},
    Entry{Reason::NoRules, "no-rules", say("Refused: the site has no firewall rule in force"),
          say("Add a firewall rule for the phones' network and apply: without one nobody may download.")},
    Entry{Reason::UnknownMac, "unknown-mac", say("Refused: no extension of this site has this MAC address"),
          say("Enter the MAC address at the phone's extension and apply.")},
    Entry{Reason::WrongSecret, "wrong-secret", say("Refused: the URL holds neither a phone's secret nor a site's token"),
          say("Set the phone, or DHCP option 66 or 160, to the URL that this program shows.")},
    Entry{Reason::EnrolmentClosed, "enrolment-closed", say("Refused: enrolment is closed for this phone"),
          say("The phone came by the site's URL although it has its own. If it was reset to factory settings, reopen its enrolment.")},
    Entry{Reason::EnrolmentOther, "enrolment-other", say("Refused: this phone's enrolment is bound to another address"),
          say("If the phone has a new address, reopen its enrolment. If not, find out which device used its MAC address.")},
    Entry{Reason::EnrolmentLapsed, "enrolment-lapsed", say("Refused: this phone's enrolment is over after seven days"),
          say("Reopen the phone's enrolment and restart the phone.")},
    Entry{Reason::RateLimit, "rate-limit", say("Refused: too many refused requests from this address or for this MAC address"),
          say("Correct what the refusals before this one name; the limit ends within an hour. A phone's own URL works all the time.")},
    Entry{Reason::SilentProxy, "silent-proxy", say("Refused: the trusted proxy did not say for whom it asks"),
          say("Let the proxy send the phone's address as X-Forwarded-For, or take it off the trusted proxies.")},
    Entry{Reason::BadRequest, "bad-request", say("Refused: the request is not HTTP as a phone speaks it"), nullptr},
    Entry{Reason::Method, "method", say("Refused: phones may only download; uploads are not taken"),
          say("Switch off the upload of logs in the phone, or leave it: it does no harm.")},
    Entry{Reason::NoSuchFile, "no-such-file", say("Not there: this phone has no such file"), nullptr},
    Entry{Reason::Interrupted, "interrupted", say("Broken off: the phone went away in the middle of the download"),
          say("If this happens again, check the phone's network cable and the network between phone and server.")},
    Entry{Reason::Unfinished, "unfinished", say("Closed: the request never came to its end"), nullptr},
};

const Entry *find(Reason reason)
{
    const auto at = std::ranges::find(kEntries, reason, &Entry::reason);
    return at == kEntries.end() ? nullptr : &*at;
}

} // namespace

std::string_view code(Reason reason)
{
    const Entry *entry = find(reason);
    return entry ? entry->code : std::string_view();
}

Reason reasonOf(std::string_view code)
{
    const auto at = std::ranges::find(kEntries, code, &Entry::code);
    return at == kEntries.end() ? Reason::None : at->reason;
}

std::string describe(Reason reason)
{
    const Entry *entry = find(reason);
    return entry ? domain::say(entry->sentence) : std::string();
}

std::string wayOut(Reason reason)
{
    const Entry *entry = find(reason);
    return entry && entry->wayOut ? domain::say(entry->wayOut) : std::string();
}

} // namespace pbx::server
