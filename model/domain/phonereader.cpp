#include "phonejson.h"

#include "chars.h"
#include "jsonfields.h"
#include "objectjson.h"
#include "parameterjson.h"
#include "rules.h"
#include "say.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

namespace {

constexpr std::size_t kMostKeys = std::size_t{SlotId::kMostModules + 1} * SlotId::kMostKeys;

Result<KeyType> parseKeyType(std::string_view text)
{
    constexpr std::array types{KeyType::Main, KeyType::Line, KeyType::Unused, KeyType::Monitor, KeyType::SpeedDial, KeyType::DayNight};
    const auto found = std::ranges::find_if(types, [text](KeyType type) { return jsonName(type) == text; });
    if (found == types.end())
        return invalid(say("“%1” is not a type of key. Use main, line, unused, monitor, speedDial or dayNight.", {printable(text)}));
    return *found;
}

// The members beyond slot and type; nothing where they are wrong.
std::optional<Key> readKey(JsonFields &in, KeyType type)
{
    const auto label = [&in] { return in.orElse("label", fromText([](std::string_view text) { return Label::parse(text); }), Label()); };
    switch (type) {
    case KeyType::Main: return MainKey{};
    case KeyType::Line: return LineKey{};
    case KeyType::Unused: return UnusedKey{};
    case KeyType::Monitor:
        if (const auto extension = in.required("extension", fromText(ExtensionNumber::parse)))
            return MonitorKey{*extension, label()};
        break;
    case KeyType::SpeedDial:
        if (const auto number = in.required("number", fromText(DialString::parse)))
            return SpeedDialKey{*number, label()};
        break;
    case KeyType::DayNight:
        if (const auto condition = in.required("condition", fromText(Uuid::parse)))
            return DayNightKey{*condition, label()};
        break;
    }
    (void)label(); // known, though the key is refused
    return std::nullopt;
}

} // namespace

std::optional<AutoProvision> PhoneReader::read(const JsonNode &node, const std::string &pointer)
{
    AutoProvision out;
    JsonFields in(findings, node, pointer);
    out.enabled = in.orElse("enabled", asBool, true);
    out.callsPerLineKey = in.orElse("callsPerLineKey", fromInteger(CallsPerLineKey::make), CallsPerLineKey());
    out.make = in.nullable("make", catalogued("Make")).value_or(std::string());
    out.model = in.nullable("model", catalogued("Model")).value_or(std::string());
    const ModelTraits *traits = models && !out.model.empty() ? models->find(out.make, out.model) : nullptr;
    if (traits) {
        out.make = traits->make;
        out.model = traits->model;
    }
    out.mac = in.nullable("mac", fromText(MacAddress::parse));
    if (const auto handset = in.nullable("handset", asInteger)) {
        out.handset = static_cast<int>(*handset);
        if (*handset < 1 || *handset > 1000)
            in.error("handset", say("%1 is not a handset's number at its base. They count from 1.", {std::to_string(*handset)}));
    }
    if (const JsonNode *value = in.findValue("expansionModules"))
        out.modules = modules(*value, in.pointerTo("expansionModules"));
    if (const JsonNode *value = in.find("network"))
        out.network = network(*value, in.pointerTo("network"));
    out.callWaitingTone = in.orElse("callWaitingTone", asBool, true);
    out.startingPort = in.orElse("startingPort", fromInteger(Port::make), Port::sip());
    out.codec = in.orElse("codec", fromText(parseCodec), Codec::G711a);
    out.transport = in.orElse("transport", fromText(parseTransport), Transport::Tcp);
    if (const JsonNode *value = in.find("keys"))
        out.keys = keys(*value, in.pointerTo("keys"));
    else if (traits)
        out.keys = defaultKeys(*traits);
    if (const JsonNode *value = in.find("overrides"))
        readOverrides(findings, *value, in.pointerTo("overrides"), sealed, {out.overrides, out.sealedOverrides});
    if (!in.finish())
        return std::nullopt;
    return out;
}

KeyMap PhoneReader::keys(const JsonNode &node, const std::string &pointer)
{
    KeyMap out;
    const auto error = [this](const std::string &where, std::string sentence) { findings.push_back({Severity::Error, where, std::move(sentence)}); };
    if (node.type != JsonNode::Type::List || node.items.size() > kMostKeys) {
        error(pointer, say("Keys must be a list of at most %1, not %2.", {std::to_string(kMostKeys), typeName(node)}));
        return out;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const std::string here = append(pointer, i);
        JsonFields in(findings, node.items[i], here);
        const auto type = in.required("type", fromText(parseKeyType));
        const bool account = type == KeyType::Main && node.items.size() == 1; // a model without keys
        const auto slot = account ? in.nullable("slot", fromText(SlotId::parse)) : in.required("slot", fromText(SlotId::parse));
        auto key = type ? readKey(in, *type) : std::nullopt;
        if (type && !in.finish())
            continue;
        if (!type || !key || !slot)
            continue;
        keyOrder.push_back(*slot);
        if (!out.emplace(*slot, std::move(*key)).second)
            error(append(here, "slot"), say("Key %1 is set twice.", {slot->toString()}));
    }
    return out;
}

std::optional<StaticNetwork> PhoneReader::network(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    const auto mode = in.required("mode", asText);
    if (mode && *mode == "dhcp") {
        (void)in.finish();
        return std::nullopt;
    }
    if (!mode || *mode != "static") {
        if (mode)
            in.error("mode", say("“%1” is not a network mode. Use dhcp or static.", {printable(*mode)}));
        return std::nullopt;
    }
    const auto address = in.required("address", fromText(IpAddress::parse));
    const long prefix = in.orElse("prefix", asInteger, 24L);
    const auto gateway = in.nullable("gateway", fromText(IpAddress::parse));
    std::vector<IpAddress> dns;
    if (const JsonNode *list = in.findValue("dns")) {
        if (list->type != JsonNode::Type::List || list->items.size() > 2)
            in.error("dns", say("“dns” must be a list of at most two addresses."));
        else
            for (std::size_t i = 0; i < list->items.size(); ++i) {
                const auto server = fromText(IpAddress::parse)(list->items[i], "dns");
                if (server)
                    dns.push_back(*server);
                else
                    findings.push_back({Severity::Error, append(in.pointerTo("dns"), i), server.error().sentence});
            }
    }
    if (prefix < 0 || prefix > 128)
        in.error("prefix", say("“%1” is not a netmask. Write the number of bits, such as 24.", {std::to_string(prefix)}));
    if (!in.finish())
        return std::nullopt;
    return StaticNetwork{*address, static_cast<int>(prefix), gateway, std::move(dns)};
}

std::optional<ExpansionModules> PhoneReader::modules(const JsonNode &node, const std::string &pointer)
{
    JsonFields in(findings, node, pointer);
    auto type = in.required("type", catalogued("Expansion module"));
    const long count = in.orElse("count", asInteger, 1L);
    if (count < 1 || count > SlotId::kMostModules)
        in.error("count", say("%1 expansion modules are not possible. Use 1 to %2.", {std::to_string(count), std::to_string(SlotId::kMostModules)}));
    if (!in.finish())
        return std::nullopt;
    return ExpansionModules{std::move(*type), static_cast<int>(count)};
}

} // namespace pbx::domain
