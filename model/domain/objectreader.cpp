#include "objectjson.h"

#include "chars.h"
#include "jsonfields.h"
#include "parameterjson.h"
#include "phonejson.h"
#include "rules.h"
#include "say.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

namespace {

constexpr std::size_t kMostHours = 50;

auto named(std::string_view what)
{
    return [what](std::string_view text) { return Name::parse(text, what); };
}
auto labelled(std::string_view what)
{
    return [what](std::string_view text) { return Label::parse(text, what); };
}

DialString known(std::string_view dialString) // a constant of this program
{
    return *DialString::parse(dialString);
}

Result<std::string> parseHost(std::string_view text)
{
    if (const auto domain = SipDomain::parse(text))
        return domain->text();
    if (const auto address = IpAddress::parse(text))
        return address->toString();
    return invalid(say("“%1” is neither a domain name nor an IP address.", {printable(text)}));
}

Result<std::string> parseAreaCode(std::string_view text)
{
    if (text.size() > 8 || !std::ranges::all_of(text, isDigit))
        return invalid(say("“%1” is not an area code. Use up to 8 digits, such as 07.", {printable(text)}));
    return std::string(text);
}

// What the zone is called is the rules' matter; here only that it is a word.
Result<std::string> parseZone(std::string_view text)
{
    if (text.empty() || text.size() > 64 || !std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; }))
        return invalid(say("“%1” is not a time zone. Use an IANA name, such as Australia/Brisbane.", {printable(text)}));
    return std::string(text);
}

std::optional<Weekday> parseDay(std::string_view text)
{
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (text == kDays[i])
            return static_cast<Weekday>(i);
    }
    return std::nullopt;
}

Result<std::pair<Weekday, Weekday>> parseDays(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = parseDay(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : parseDay(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return invalid(say("“%1” are not days. Write mon-fri, or one day such as sat; the week begins with mon.", {printable(text)}));
    return std::pair(*first, *last);
}

Result<int> parseClock(std::string_view text)
{
    const bool shape = text.size() == 5 && text[2] == ':' && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[3]) && isDigit(text[4]);
    const int minutes = shape ? ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0' : -1;
    if (!shape || text[3] > '5' || minutes > 24 * 60)
        return invalid(say("“%1” is not a time of day. Write it as 08:30.", {printable(text)}));
    return minutes;
}

std::optional<OfficeHours> readHours(Findings &findings, const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto days = in.required("days", fromText(parseDays));
    const auto from = in.required("from", fromText(parseClock));
    const auto to = in.required("to", fromText(parseClock));
    if (!in.finish())
        return std::nullopt;
    return OfficeHours{days->first, days->second, *from, *to};
}

} // namespace

std::optional<Site> ObjectReader::site(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    const auto customer = in.required("customer", fromText(named("Customer")));
    const auto name = in.required("name", fromText(named("Name")));
    const auto domain = in.required("domain", fromText(SipDomain::parse));
    SipServer server{domain ? domain->text() : std::string(), Port::sip()};
    if (const JsonNode *serverNode = in.find("sipServer")) {
        JsonFields serverIn(findings, *serverNode, in.pointerTo("sipServer"));
        server.host = serverIn.required("host", fromText(parseHost)).value_or(std::string());
        server.port = serverIn.orElse("port", fromInteger(Port::make), Port::sip());
        (void)serverIn.finish(); // what it finds counts for the site as well
    }
    auto pickup = in.orElse("pickupCode", fromText(DialString::parse), known(kDefaultPickupCode));
    auto voicemail = in.orElse("voicemailNumber", fromText(DialString::parse), known(kDefaultVoicemail));
    std::vector<ParameterSet> sets;
    if (const JsonNode *list = in.find("parameterSets"))
        sets = readParameterSets(findings, models, *list, in.pointerTo("parameterSets"), sealed);
    if (!in.finish())
        return std::nullopt;
    return Site{*id, *customer, *name, *domain, std::move(server), std::move(pickup), std::move(voicemail), std::move(sets)};
}

std::optional<Office> ObjectReader::office(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    const auto name = in.required("name", fromText(named("Name")));
    auto areaCode = in.orElse("areaCode", fromText(parseAreaCode), std::string());
    auto zone = in.required("timeZone", fromText(parseZone));
    auto outbound = in.nullable("outboundNumber", fromText(DialString::parse));
    if (!in.finish())
        return std::nullopt;
    return Office{*id, *name, std::move(areaCode), std::move(*zone), std::move(outbound)};
}

std::optional<DayNightCondition> ObjectReader::condition(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    const auto name = in.required("name", fromText(named("Name")));
    const auto code = in.required("dialCode", fromText(DialString::parse));
    std::vector<OfficeHours> hours;
    if (const JsonNode *list = in.find("hours")) {
        if (list->type != JsonNode::Type::List)
            in.error("hours", say("“%1” must be a list, not %2.", {"hours", typeName(*list)}));
        else if (list->items.size() > kMostHours)
            in.error("hours", say("A condition may have %1 entries of office hours at most.", {std::to_string(kMostHours)}));
        else
            for (std::size_t i = 0; i < list->items.size(); ++i) {
                if (const auto entry = readHours(findings, list->items[i], append(in.pointerTo("hours"), i)))
                    hours.push_back(*entry);
            }
    }
    if (!in.finish())
        return std::nullopt;
    return DayNightCondition{*id, *name, *code, std::move(hours)};
}

std::optional<Extension> ObjectReader::extension(const JsonNode &node, const std::string &pointer)
{
    keyOrder.clear();
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    const auto number = in.required("number", fromText(ExtensionNumber::parse));
    const auto name = in.required("name", fromText(named("Name")));
    auto password = in.nullable("password", fromText(SipPassword::parse));
    const auto ringTime = in.orElse("ringTime", fromInteger(RingTime::make), RingTime());
    const auto office = in.required("office", fromText(Uuid::parse));
    auto outbound = in.nullable("outboundNumber", fromText(DialString::parse));
    const bool hide = in.orElse("hideCallerId", asBool, false);
    auto group = in.nullable("pickupGroup", fromText(labelled("Pickup group")));
    const bool firewall = in.orElse("behindFirewall", asBool, true);
    std::optional<AutoProvision> phone;
    if (const JsonNode *phoneNode = in.findValue("autoProvision"))
        phone = PhoneReader{findings, models, keyOrder, sealed}.read(*phoneNode, in.pointerTo("autoProvision"));
    if (!in.finish())
        return std::nullopt;
    return Extension{*id,      *number,         *name, std::move(password), ringTime, *office, std::move(outbound), hide, group.value_or(Label()),
                     firewall, std::move(phone)};
}

std::optional<FirewallRule> ObjectReader::rule(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    auto description = in.orElse("description", fromText(labelled("Description")), Label());
    const auto address = in.required("address", fromText(IpAddress::parse));
    const long length = in.orElse("prefix", asInteger, static_cast<long>(address ? address->bits() : 0));
    auto scope = in.orElse("scope", fromText(labelled("Scope")), *Label::parse(kPhonesScope));
    std::optional<IpPrefix> prefix;
    if (address) {
        if (auto made = IpPrefix::make(*address, static_cast<int>(length)))
            prefix = *made;
        else
            in.error(length < 0 || length > address->bits() ? "prefix" : "address", made.error().sentence);
    }
    if (!in.finish())
        return std::nullopt;
    return FirewallRule{*id, std::move(description), *prefix, std::move(scope)};
}

std::optional<KeyTemplate> ObjectReader::keyTemplate(const JsonNode &node, const std::string &pointer)
{
    keyOrder.clear();
    JsonFields in(findings, node, pointer);
    const auto id = in.required("id", fromText(Uuid::parse));
    const auto name = in.required("name", fromText(named("Name")));
    KeyMap keys;
    if (const JsonNode *list = in.require("keys"))
        keys = PhoneReader{findings, models, keyOrder, sealed}.keys(*list, in.pointerTo("keys"));
    if (!in.finish())
        return std::nullopt;
    KeyTemplate out{*id, *name, std::move(keys)};
    for (Finding &finding : check(out))
        findings.push_back({finding.severity, pointer + finding.pointer, std::move(finding.sentence)});
    if (hasErrors(findings))
        return std::nullopt;
    return out;
}

} // namespace pbx::domain
