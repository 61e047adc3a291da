#include "objectjson.h"

#include "parameterjson.h"

namespace pbx::domain {

namespace {

std::string days(const OfficeHours &hours)
{
    const std::string first(kDays.at(static_cast<std::size_t>(hours.first)));
    return hours.first == hours.last ? first : first + "-" + std::string(kDays.at(static_cast<std::size_t>(hours.last)));
}

std::string clock(int minutes)
{
    const auto two = [](int n) { return std::string{static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)}; };
    return two(minutes / 60) + ":" + two(minutes % 60);
}

struct KeyMembers {
    JsonWriter &out;
    void operator()(const MainKey & /*unused*/) const {}
    void operator()(const LineKey & /*unused*/) const {}
    void operator()(const UnusedKey & /*unused*/) const {}
    void operator()(const MonitorKey &key) const
    {
        out.member("extension", key.extension.text());
        out.member("label", key.label.text());
    }
    void operator()(const SpeedDialKey &key) const
    {
        out.member("number", key.number.text());
        out.member("label", key.label.text());
    }
    void operator()(const DayNightKey &key) const
    {
        out.member("condition", key.condition.toString());
        out.member("label", key.label.text());
    }
};

void writeNetwork(JsonWriter &out, const std::optional<StaticNetwork> &network)
{
    out.name("network");
    out.beginObject();
    out.member("mode", network ? "static" : "dhcp");
    if (network) {
        out.member("address", network->address.toString());
        out.member("prefix", network->prefix);
        out.textOrNull("gateway", network->gateway ? network->gateway->toString() : std::string());
        out.name("dns");
        out.beginArray();
        for (const IpAddress &server : network->dns)
            out.text(server.toString());
        out.endArray();
    }
    out.endObject();
}

void writeKeys(JsonWriter &out, const KeyMap &keys)
{
    out.name("keys");
    out.beginArray();
    if (keys.empty()) { // the account itself, which has no slot
        out.beginObject();
        out.member("type", jsonName(KeyType::Main));
        out.endObject();
    }
    for (const auto &[slot, key] : keys) {
        out.beginObject();
        out.member("slot", slot.toString());
        out.member("type", jsonName(typeOf(key)));
        std::visit(KeyMembers{out}, key);
        out.endObject();
    }
    out.endArray();
}

void writeAutoProvision(JsonWriter &out, const AutoProvision &phone, bool secrets, bool sealed)
{
    out.beginObject();
    out.member("enabled", phone.enabled);
    out.member("callsPerLineKey", phone.callsPerLineKey.calls());
    out.textOrNull("make", phone.make);
    out.textOrNull("model", phone.model);
    out.textOrNull("mac", phone.mac ? phone.mac->toString() : std::string());
    if (phone.handset)
        out.member("handset", *phone.handset);
    out.name("expansionModules");
    if (phone.modules) {
        out.beginObject();
        out.member("type", phone.modules->type);
        out.member("count", phone.modules->count);
        out.endObject();
    } else {
        out.null();
    }
    writeNetwork(out, phone.network);
    out.member("callWaitingTone", phone.callWaitingTone);
    out.member("startingPort", static_cast<int>(phone.startingPort.number()));
    out.member("codec", name(phone.codec));
    out.member("transport", name(phone.transport));
    writeKeys(out, phone.keys);
    writeOverrides(out, phone.overrides, phone.sealedOverrides, secrets, sealed);
    out.endObject();
}

std::string textOf(const std::optional<DialString> &number)
{
    return number ? number->text() : std::string();
}

} // namespace

void ObjectWriter::operator()(const Site &site) const
{
    out.beginObject();
    out.member("id", site.id.toString());
    out.member("customer", site.customer.text());
    out.member("name", site.name.text());
    out.member("domain", site.domain.text());
    out.name("sipServer");
    out.beginObject();
    out.member("host", site.sipServer.host);
    out.member("port", static_cast<int>(site.sipServer.port.number()));
    out.endObject();
    out.member("pickupCode", site.pickupCode.text());
    out.member("voicemailNumber", site.voicemailNumber.text());
    writeParameterSets(out, site.parameterSets, secrets, sealed);
    out.endObject();
}

void ObjectWriter::operator()(const Office &office) const
{
    out.beginObject();
    out.member("id", office.id.toString());
    out.member("name", office.name.text());
    out.member("areaCode", office.areaCode);
    out.member("timeZone", office.timeZone);
    out.textOrNull("outboundNumber", textOf(office.outboundNumber));
    out.endObject();
}

void ObjectWriter::operator()(const DayNightCondition &condition) const
{
    out.beginObject();
    out.member("id", condition.id.toString());
    out.member("name", condition.name.text());
    out.member("dialCode", condition.dialCode.text());
    out.name("hours");
    out.beginArray();
    for (const OfficeHours &hours : condition.hours) {
        out.beginObject();
        out.member("days", days(hours));
        out.member("from", clock(hours.from));
        out.member("to", clock(hours.to));
        out.endObject();
    }
    out.endArray();
    out.endObject();
}

void ObjectWriter::operator()(const Extension &extension) const
{
    out.beginObject();
    out.member("id", extension.id.toString());
    out.member("number", extension.number.text());
    out.member("name", extension.name.text());
    if (secrets && extension.password)
        out.member("password", extension.password->text());
    out.member("ringTime", extension.ringTime.seconds());
    out.member("office", extension.office.toString());
    out.textOrNull("outboundNumber", textOf(extension.outboundNumber));
    out.member("hideCallerId", extension.hideCallerId);
    out.textOrNull("pickupGroup", extension.pickupGroup.text());
    out.member("behindFirewall", extension.behindFirewall);
    out.name("autoProvision");
    if (extension.autoProvision)
        writeAutoProvision(out, *extension.autoProvision, secrets, sealed);
    else
        out.null();
    out.endObject();
}

void ObjectWriter::operator()(const FirewallRule &rule) const
{
    out.beginObject();
    out.member("id", rule.id.toString());
    out.member("description", rule.description.text());
    out.member("address", rule.prefix.address().toString());
    out.member("prefix", rule.prefix.length());
    out.member("scope", rule.scope.text());
    out.endObject();
}

void ObjectWriter::operator()(const KeyTemplate &keys) const
{
    out.beginObject();
    out.member("id", keys.id.toString());
    out.member("name", keys.name.text());
    writeKeys(out, keys.keys);
    out.endObject();
}

} // namespace pbx::domain
