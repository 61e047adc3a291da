#include "fieldtitles.h"

#include "domain/say.h"
#include "domain/tosay.h"

#include <algorithm>
#include <array>

namespace pbx::changes {

using domain::say;
using domain::SlotId;
using domain::toSay;

namespace {

constexpr std::string_view kKeys = "/autoProvision/keys/";

struct FieldTitle {
    std::string_view field;
    const char *title;
};

constexpr std::array kTitles{
    FieldTitle{"/number", toSay("Extension")},
    FieldTitle{"/name", toSay("Name")},
    FieldTitle{"/password", toSay("Password")},
    FieldTitle{"/ringTime", toSay("Ring time")},
    FieldTitle{"/office", toSay("Office")},
    FieldTitle{"/outboundNumber", toSay("Outbound number")},
    FieldTitle{"/hideCallerId", toSay("Hide caller ID")},
    FieldTitle{"/pickupGroup", toSay("Pickup group")},
    FieldTitle{"/behindFirewall", toSay("Behind a firewall")},
    FieldTitle{"/autoProvision/enabled", toSay("Auto Provision")},
    FieldTitle{"/autoProvision/callsPerLineKey", toSay("Calls per line key")},
    FieldTitle{"/autoProvision/make", toSay("Make")},
    FieldTitle{"/autoProvision/model", toSay("Model")},
    FieldTitle{"/autoProvision/keys", toSay("Handset keys")},
    FieldTitle{"/autoProvision/expansionModules", toSay("Modules")},
    FieldTitle{"/autoProvision/expansionModules/type", toSay("Module")},
    FieldTitle{"/autoProvision/expansionModules/count", toSay("Modules")},
    FieldTitle{"/autoProvision/mac", toSay("MAC address")},
    FieldTitle{"/autoProvision/handset", toSay("Handset number")},
    FieldTitle{"/autoProvision/network", toSay("Network")},
    FieldTitle{"/autoProvision/network/mode", toSay("Network")},
    FieldTitle{"/autoProvision/network/address", toSay("Static IP address")},
    FieldTitle{"/autoProvision/network/prefix", toSay("Subnet")},
    FieldTitle{"/autoProvision/network/gateway", toSay("Gateway")},
    FieldTitle{"/autoProvision/network/dns/0", toSay("DNS1")},
    FieldTitle{"/autoProvision/network/dns/1", toSay("DNS2")},
    FieldTitle{"/autoProvision/callWaitingTone", toSay("Call waiting tone")},
    FieldTitle{"/autoProvision/startingPort", toSay("Starting port")},
    FieldTitle{"/autoProvision/codec", toSay("Codec")},
    FieldTitle{"/autoProvision/transport", toSay("Transport")},
    FieldTitle{"/site/domain", toSay("SIP domain of the site")},
    FieldTitle{"/site/sipServer", toSay("SIP server of the site")},
    FieldTitle{"/site/pickupCode", toSay("Pickup code of the site")},
    FieldTitle{"/site/voicemailNumber", toSay("Voicemail number of the site")},
};

} // namespace

std::string slotTitle(const SlotId &slot)
{
    if (slot.isOnPhone())
        return say("Key %1", {std::to_string(slot.key())});
    return say("Module %1, key %2", {std::to_string(slot.module()), std::to_string(slot.key())});
}

std::optional<SlotId> slotOf(std::string_view field)
{
    if (!field.starts_with(kKeys))
        return {};
    const auto slot = SlotId::parse(field.substr(kKeys.size()));
    return slot ? std::optional(*slot) : std::nullopt;
}

std::string fieldTitle(std::string_view field)
{
    if (const auto slot = slotOf(field))
        return slotTitle(*slot);
    const auto *const found = std::ranges::find(kTitles, field, &FieldTitle::field);
    return found == kTitles.end() ? std::string(field) : say(found->title);
}

std::string originTitle(const render::ExplainedParameter &parameter)
{
    switch (parameter.level) {
    case render::Level::Make: return say("Set by hand for the make");
    case render::Level::Model: return say("Set by hand for the model");
    case render::Level::Handset: return say("Set by hand for this handset");
    case render::Level::None: break;
    }
    std::string out;
    for (const std::string &field : parameter.fields)
        out += (out.empty() ? "" : ", ") + fieldTitle(field);
    if (!out.empty())
        return out;
    return parameter.secret ? say("Made for this phone") : say("Fixed for this model");
}

} // namespace pbx::changes
