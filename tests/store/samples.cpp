#include "samples.h"

#include "domain/json.h"

namespace pbx::store {

using namespace domain;

namespace {

ObjectRecord recordOf(const Object &object, const Uuid &site)
{
    ObjectRecord record{.id = idOf(object), .site = site, .kind = kindOf(object)};
    record.local = Side{writeObject(object), {}};
    return record;
}

} // namespace

ObjectRecord newSite(const SiteWish &wish)
{
    const auto id = Uuid::random();
    return recordOf(Site{.id = id,
                         .customer = must(Name::parse(wish.customer)),
                         .name = must(Name::parse(wish.name)),
                         .domain = must(SipDomain::parse(wish.domain)),
                         .sipServer = {wish.domain, Port::sip()},
                         .pickupCode = must(DialString::parse("*98")),
                         .voicemailNumber = must(DialString::parse("777"))},
                    id);
}

ObjectRecord newOffice(const Uuid &site, std::string_view name)
{
    return recordOf(Office{Uuid::random(), must(Name::parse(name)), "07", "Australia/Brisbane", std::nullopt}, site);
}

ObjectRecord newExtension(const Uuid &site, const Uuid &office, const ExtensionWish &wish)
{
    Extension extension{.id = Uuid::random(),
                        .number = must(ExtensionNumber::parse(wish.number)),
                        .name = must(Name::parse(wish.name)),
                        .password = std::nullopt,
                        .ringTime = {},
                        .office = office,
                        .outboundNumber = std::nullopt,
                        .pickupGroup = {},
                        .autoProvision = std::nullopt};
    if (!wish.mac.empty()) {
        AutoProvision phone;
        phone.enabled = wish.provisioned;
        phone.make = wish.make;
        phone.model = wish.model;
        phone.mac = mac(wish.mac);
        phone.keys.emplace(SlotId::phone(1), MainKey{});
        if (!wish.label.empty())
            phone.keys.emplace(SlotId::phone(2), SpeedDialKey{must(DialString::parse("131888")), must(Label::parse(wish.label))});
        extension.autoProvision = phone;
    }
    return recordOf(extension, site);
}

ObjectRecord newRule(const Uuid &site, std::string_view description, std::string_view prefix)
{
    return recordOf(FirewallRule{Uuid::random(), must(Label::parse(description)), must(IpPrefix::parse(prefix)), must(Label::parse("IP Telephony"))},
                    site);
}

ObjectRecord newCondition(const Uuid &site, std::string_view name, std::string_view code)
{
    return recordOf(DayNightCondition{Uuid::random(), must(Name::parse(name)), must(DialString::parse(code)), {}}, site);
}

ObjectRecord applied(ObjectRecord record)
{
    record.base = record.local;
    return record;
}

ObjectRecord based(ObjectRecord record, std::int64_t version)
{
    record.version = version;
    return record;
}

MacAddress mac(std::string_view text)
{
    return must(MacAddress::parse(text));
}

} // namespace pbx::store
