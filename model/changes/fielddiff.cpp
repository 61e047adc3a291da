#include "fielddiff.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "domain/secretname.h"
#include "fieldtitles.h"
#include "masks.h"
#include "render/renderer.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace pbx::changes {

namespace {

using namespace domain;

struct Shown { // one field of one state
    std::string pointer, field;
    std::string text;     // as the form shows it
    std::string identity; // what is compared: two offices of one name differ
    bool secret = false;
};

constexpr const char *kSets = "/parameterSets/"; // of a site, then by what they are for: their order does not matter

std::string onOff(bool on)
{
    return on ? say("On") : say("Off");
}

std::string quoted(const Label &label)
{
    return label.empty() ? std::string() : say(", “%1”", {label.text()});
}

std::string keyPointer(const SlotId &slot)
{
    return "/autoProvision/keys/" + slot.toString();
}

// RFC 6901: a parameter's name may hold slashes.
std::string escaped(std::string_view token)
{
    std::string out;
    for (const char c : token)
        out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

class Fields {
public:
    explicit Fields(const Names &names)
        : m_names(names)
    {}
    std::vector<Shown> take() { return std::move(m_out); }

    void operator()(const Site &site)
    {
        add("/customer", say("Customer"), site.customer.text());
        add("/name", say("Name"), site.name.text());
        add("/domain", say("SIP domain"), site.domain.text());
        add("/sipServer/host", say("SIP server"), site.sipServer.host);
        add("/sipServer/port", say("SIP server port"), std::to_string(site.sipServer.port.number()));
        add("/pickupCode", say("Pickup code"), site.pickupCode.text());
        add("/voicemailNumber", say("Voicemail number"), site.voicemailNumber.text());
        for (const ParameterSet &set : site.parameterSets)
            parameters(std::string(kSets) + escaped(set.title()) + "/", set.title() + ": ", set.overrides, set.sealedOverrides);
    }

    void operator()(const Office &office)
    {
        add("/name", say("Name"), office.name.text());
        add("/areaCode", say("Area code"), office.areaCode);
        add("/timeZone", say("Time zone"), office.timeZone);
        add("/outboundNumber", say("Default outbound number"), office.outboundNumber ? office.outboundNumber->text() : std::string());
    }

    void operator()(const DayNightCondition &condition)
    {
        add("/name", say("Name"), condition.name.text());
        add("/dialCode", say("Dial code"), condition.dialCode.text());
        std::string hours;
        for (const OfficeHours &part : condition.hours)
            hours += (hours.empty() ? "" : ", ") + text(part);
        add("/hours", say("Office hours"), hours);
    }

    void operator()(const FirewallRule &rule)
    {
        add("/description", say("Description"), rule.description.text());
        add("/address", say("IP address"), rule.prefix.address().toString());
        add("/prefix", say("Netmask"), std::to_string(rule.prefix.length()));
        add("/scope", say("Scope"), rule.scope.text());
    }

    void operator()(const KeyTemplate &keys)
    {
        add("/name", say("Name"), keys.name.text());
        for (const auto &[slot, key] : keys.keys)
            add("/keys/" + slot.toString(), slotTitle(slot), text(key), identity(key));
    }

    void operator()(const Extension &extension)
    {
        add("/number", say("Extension"), extension.number.text());
        add("/name", say("Name"), extension.name.text());
        add("/ringTime", say("Ring time"), say("%1 s", {std::to_string(extension.ringTime.seconds())}));
        add("/office", say("Office"), m_names.office(extension.office), extension.office.toString());
        add("/outboundNumber", say("Outbound number"), extension.outboundNumber ? extension.outboundNumber->text() : say("Use office default"),
            extension.outboundNumber ? extension.outboundNumber->text() : std::string("-"));
        add("/hideCallerId", say("Hide caller ID"), onOff(extension.hideCallerId));
        add("/pickupGroup", say("Pickup group"), extension.pickupGroup.text());
        add("/behindFirewall", say("Behind a firewall"), onOff(extension.behindFirewall));
        if (extension.autoProvision)
            handset(*extension.autoProvision);
        else
            add("/autoProvision/enabled", say("Auto Provision"), onOff(false));
    }

private:
    void add(std::string pointer, std::string field, std::string shown, std::string identity = {})
    {
        if (shown.empty() && identity.empty())
            return;
        if (identity.empty())
            identity = shown;
        m_out.push_back({std::move(pointer), std::move(field), std::move(shown), std::move(identity), false});
    }

    void handset(const AutoProvision &phone)
    {
        add("/autoProvision/enabled", say("Auto Provision"), onOff(phone.enabled));
        add("/autoProvision/callsPerLineKey", say("Calls per line key"), std::to_string(phone.callsPerLineKey.calls()));
        add("/autoProvision/make", say("Make"), phone.make);
        add("/autoProvision/model", say("Model"), phone.model);
        for (const auto &[slot, key] : phone.keys)
            add(keyPointer(slot), slotTitle(slot), text(key), identity(key));
        if (phone.modules)
            add("/autoProvision/expansionModules", say("Expansion modules"), std::to_string(phone.modules->count) + " × " + phone.modules->type);
        if (phone.mac)
            add("/autoProvision/mac", say("MAC address"), phone.mac->toString());
        if (phone.handset)
            add("/autoProvision/handset", say("Handset number"), std::to_string(*phone.handset));
        network(phone.network);
        add("/autoProvision/callWaitingTone", say("Call waiting tone"), onOff(phone.callWaitingTone));
        add("/autoProvision/startingPort", say("Starting port"), std::to_string(phone.startingPort.number()));
        add("/autoProvision/codec", say("Codec"), std::string(domain::name(phone.codec)));
        add("/autoProvision/transport", say("Transport"), std::string(domain::name(phone.transport)));
        parameters("/autoProvision/overrides/", {}, phone.overrides, phone.sealedOverrides);
    }

    void parameters(const std::string &place, const std::string &owner, const ParameterValues &clear, const ParameterValues &sealed)
    {
        for (const auto &[parameter, value] : clear) {
            add(place + escaped(parameter), owner + printable(parameter), printable(value), "=" + value);
            m_out.back().secret = soundsSecret(parameter);
        }
        for (const auto &[parameter, blob] : sealed) { // sealed once and copied: equal where nobody changed it
            add(place + escaped(parameter), owner + printable(parameter), {}, "sealed " + blob);
            m_out.back().secret = true;
        }
    }

    void network(const std::optional<StaticNetwork> &network)
    {
        add("/autoProvision/network/mode", say("IP address assignment"), network ? say("Static") : say("DHCP"));
        if (!network)
            return;
        add("/autoProvision/network/address", say("IP address"), network->address.toString());
        add("/autoProvision/network/prefix", say("Subnet"), std::to_string(network->prefix));
        if (network->gateway)
            add("/autoProvision/network/gateway", say("Gateway"), network->gateway->toString());
        for (std::size_t i = 0; i < network->dns.size(); ++i)
            add("/autoProvision/network/dns/" + std::to_string(i), say("DNS %1", {std::to_string(i + 1)}), network->dns[i].toString());
    }

    [[nodiscard]] static std::string text(const OfficeHours &part)
    {
        const std::array<std::string, 7> days{say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun")};
        const auto clock = [](int minutes) {
            const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
            return two(minutes / 60) + ":" + two(minutes % 60);
        };
        std::string out = days.at(static_cast<std::size_t>(part.first));
        if (part.last != part.first)
            out += "–" + days.at(static_cast<std::size_t>(part.last));
        return out + " " + clock(part.from) + "–" + clock(part.to);
    }

    [[nodiscard]] std::string text(const Key &key) const
    {
        std::string type = title(typeOf(key));
        if (const auto *monitor = std::get_if<MonitorKey>(&key))
            return type + " " + monitor->extension.text() + quoted(monitor->label);
        if (const auto *dial = std::get_if<SpeedDialKey>(&key))
            return type + " " + dial->number.text() + quoted(dial->label);
        if (const auto *toggle = std::get_if<DayNightKey>(&key))
            return type + " " + m_names.condition(toggle->condition) + quoted(toggle->label);
        return type;
    }

    [[nodiscard]] static std::string identity(const Key &key)
    {
        std::string out(jsonName(typeOf(key)));
        if (const auto *monitor = std::get_if<MonitorKey>(&key))
            out += "\n" + monitor->extension.text() + "\n" + monitor->label.text();
        else if (const auto *dial = std::get_if<SpeedDialKey>(&key))
            out += "\n" + dial->number.text() + "\n" + dial->label.text();
        else if (const auto *toggle = std::get_if<DayNightKey>(&key))
            out += "\n" + toggle->condition.toString() + "\n" + toggle->label.text();
        return out;
    }

    const Names &m_names;
    std::vector<Shown> m_out;
};

std::vector<Shown> shown(const Object *object, const Names &names)
{
    Fields fields(names);
    if (object)
        std::visit(fields, *object);
    return fields.take();
}

struct Delivery {
    Kind kind;
    std::string_view pointer;
    bool reachesPhone, setOnPbx;
};
// Where fields of other objects than extensions go. What is not here stays with the target (firewall rules) or is for
// people only (an office's name).
constexpr std::array<Delivery, 11> kDeliveries{{
    {Kind::Site, "/domain", true, false},
    {Kind::Site, "/sipServer/host", true, false},
    {Kind::Site, "/sipServer/port", true, false},
    {Kind::Site, "/pickupCode", true, true},
    {Kind::Site, "/voicemailNumber", true, true},
    {Kind::Office, "/timeZone", true, false},
    {Kind::Office, "/areaCode", false, true},
    {Kind::Office, "/outboundNumber", false, true},
    {Kind::DayNightCondition, "/name", true, false},
    {Kind::DayNightCondition, "/dialCode", true, true},
    {Kind::DayNightCondition, "/hours", false, true},
}};

void setDelivery(FieldChange &change, Kind kind)
{
    if (kind == Kind::Extension) {
        change.reachesPhone = render::Renderer::reachesPhone(change.pointer);
        change.setOnPbx = !change.reachesPhone;
        return;
    }
    change.reachesPhone = kind == Kind::Site && change.pointer.starts_with(kSets);
    for (const Delivery &delivery : kDeliveries) {
        if (delivery.kind == kind && delivery.pointer == change.pointer) {
            change.reachesPhone = delivery.reachesPhone;
            change.setOnPbx = delivery.setOnPbx;
        }
    }
}

FieldChange change(const Shown *before, const Shown *after, Kind kind)
{
    const Shown &any = after ? *after : *before;
    FieldChange out;
    out.pointer = any.pointer;
    out.field = any.field;
    out.secret = any.secret;
    out.before = before ? (any.secret ? kMask : before->text) : std::string();
    out.after = after ? (any.secret ? kMask : after->text) : std::string();
    setDelivery(out, kind);
    return out;
}

void addPassword(std::vector<FieldChange> &out, bool hadBefore, bool hasAfter)
{
    FieldChange password;
    password.pointer = "/password";
    password.field = say("SIP password");
    password.before = hadBefore ? kMask : "";
    password.after = hasAfter ? kMask : "";
    password.secret = true;
    password.reachesPhone = true;
    password.setOnPbx = true;
    const auto place = std::find_if(out.begin(), out.end(), [](const FieldChange &c) { return c.pointer != "/number" && c.pointer != "/name"; });
    out.insert(place, std::move(password));
}

} // namespace

std::vector<FieldChange> fieldDiff(const Object *before, const Object *after, bool passwordChanged, const Names &names)
{
    const std::vector<Shown> a = shown(before, names);
    const std::vector<Shown> b = shown(after, names);
    const Object *any = after ? after : before;
    if (!any)
        return {};
    const Kind kind = kindOf(*any);
    std::unordered_map<std::string_view, const Shown *> old;
    for (const Shown &field : a)
        old.emplace(field.pointer, &field);
    std::vector<FieldChange> out;
    for (const Shown &field : b) {
        const auto found = old.find(field.pointer);
        const Shown *was = found == old.end() ? nullptr : found->second;
        if (was)
            old.erase(found);
        if (!was || was->identity != field.identity)
            out.push_back(change(was, &field, kind));
    }
    // What is gone stands where it stood.
    std::size_t place = 0;
    for (const Shown &field : a) {
        if (old.contains(field.pointer)) {
            out.insert(out.begin() + static_cast<std::ptrdiff_t>(std::min(place, out.size())), change(&field, nullptr, kind));
            ++place;
            continue;
        }
        const auto at = std::find_if(out.begin(), out.end(), [&field](const FieldChange &c) { return c.pointer == field.pointer; });
        if (at != out.end())
            place = static_cast<std::size_t>(at - out.begin()) + 1;
    }
    if (kind == Kind::Extension && passwordChanged)
        addPassword(out, before != nullptr, after != nullptr);
    return out;
}

} // namespace pbx::changes
