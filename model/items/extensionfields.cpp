#include "extensionfields.h"

#include "extensiondraft.h"
#include "textof.h"

#include "domain/json.h"
#include "domain/say.h"

namespace pbx::items {

using domain::AutoProvision;
using domain::Extension;

const AutoProvision &phoneOf(const Extension &extension)
{
    static const AutoProvision none = [] {
        AutoProvision phone;
        phone.enabled = false;
        return phone;
    }();
    return extension.autoProvision ? *extension.autoProvision : none;
}

AutoProvision &madePhone(Extension &extension)
{
    if (!extension.autoProvision)
        extension.autoProvision = phoneOf(extension);
    return *extension.autoProvision;
}

namespace {

Extension keyCarrier()
{
    Extension carrier{.id = *domain::Uuid::parse("00000000-0000-4000-8000-000000000000"),
                      .number = *domain::ExtensionNumber::parse("100"),
                      .name = *domain::Name::parse("-"),
                      .office = *domain::Uuid::parse("00000000-0000-4000-8000-000000000000")};
    carrier.autoProvision.emplace();
    return carrier;
}

} // namespace

// Keys are kept in the stored form of an extension that has nothing else: one reader, one writer for both.
QString keysText(const domain::KeyMap &keys)
{
    Extension carrier = keyCarrier();
    carrier.autoProvision->keys = keys;
    return toQt(domain::writeObject(carrier));
}

Result<domain::KeyMap> parseKeys(const QString &text)
{
    const auto object = domain::readObject(domain::Kind::Extension, fromQt(text));
    if (!object)
        return fail(object.error());
    return phoneOf(std::get<Extension>(*object)).keys;
}

namespace {

QString yes(bool value)
{
    return value ? QStringLiteral("true") : QStringLiteral("false");
}
bool isYes(const QString &text)
{
    return text == QLatin1String("true");
}
long number(const QString &text)
{
    bool ok = false;
    const long value = text.trimmed().toLong(&ok);
    return ok ? value : -1;
}

// Assigns what a parser gives, or passes on why it refuses.
template <class T, class R> Result<void> assign(T &to, R parsed)
{
    if (!parsed)
        return fail(parsed.error());
    to = std::move(*parsed);
    return {};
}

template <class T> QString optionalText(const std::optional<T> &value)
{
    return value ? toQt(value->toString()) : QString();
}
QString addressAt(const Extension &e, std::size_t index)
{
    const auto &network = phoneOf(e).network;
    return network && network->dns.size() > index ? toQt(network->dns.at(index).toString()) : QString();
}

using Text = const QString &;
const std::array kFields{
    ExtensionField{field::kName, [](const Extension &e) { return toQt(e.name.text()); },
                   [](Extension &e, Text t) { return assign(e.name, domain::Name::parse(fromQt(t), say("Name"))); }},
    ExtensionField{field::kPassword, [](const Extension &e) { return e.password ? toQt(e.password->text()) : QString(); },
                   [](Extension &e, Text t) { return assign(e.password, domain::SipPassword::parse(fromQt(t))); }},
    ExtensionField{field::kRingTime, [](const Extension &e) { return QString::number(e.ringTime.seconds()); },
                   [](Extension &e, Text t) { return assign(e.ringTime, domain::RingTime::make(number(t))); }},
    ExtensionField{field::kOffice, [](const Extension &e) { return toQt(e.office.toString()); },
                   [](Extension &e, Text t) { return assign(e.office, domain::Uuid::parse(fromQt(t))); }},
    ExtensionField{field::kOutboundNumber, [](const Extension &e) { return e.outboundNumber ? toQt(e.outboundNumber->text()) : QString(); },
                   [](Extension &e, Text t) -> Result<void> {
                       e.outboundNumber.reset();
                       return t.isEmpty() ? Result<void>() : assign(e.outboundNumber, domain::DialString::parse(fromQt(t)));
                   }},
    ExtensionField{field::kHideCallerId, [](const Extension &e) { return yes(e.hideCallerId); },
                   [](Extension &e, Text t) -> Result<void> {
                       e.hideCallerId = isYes(t);
                       return {};
                   }},
    ExtensionField{field::kPickupGroup, [](const Extension &e) { return toQt(e.pickupGroup.text()); },
                   [](Extension &e, Text t) { return assign(e.pickupGroup, domain::Label::parse(fromQt(t), say("Pickup group"))); }},
    ExtensionField{field::kBehindFirewall, [](const Extension &e) { return yes(e.behindFirewall); },
                   [](Extension &e, Text t) -> Result<void> {
                       e.behindFirewall = isYes(t);
                       return {};
                   }},
    ExtensionField{field::kEnabled, [](const Extension &e) { return yes(phoneOf(e).enabled); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).enabled = isYes(t);
                       return {};
                   }},
    ExtensionField{field::kCallsPerLineKey, [](const Extension &e) { return QString::number(phoneOf(e).callsPerLineKey.calls()); },
                   [](Extension &e, Text t) { return assign(madePhone(e).callsPerLineKey, domain::CallsPerLineKey::make(number(t))); }},
    ExtensionField{field::kMake, [](const Extension &e) { return toQt(phoneOf(e).make); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).make = fromQt(t);
                       return {};
                   }},
    ExtensionField{field::kModel, [](const Extension &e) { return toQt(phoneOf(e).model); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).model = fromQt(t);
                       return {};
                   }},
    ExtensionField{field::kModuleType, [](const Extension &e) { return phoneOf(e).modules ? toQt(phoneOf(e).modules->type) : QString(); },
                   [](Extension &e, Text t) -> Result<void> {
                       auto &modules = madePhone(e).modules;
                       if (t.isEmpty())
                           modules.reset();
                       else
                           modules = domain::ExpansionModules{fromQt(t), modules ? modules->count : 1};
                       return {};
                   }},
    ExtensionField{field::kModuleCount, [](const Extension &e) { return QString::number(phoneOf(e).modules ? phoneOf(e).modules->count : 1); },
                   [](Extension &e, Text t) -> Result<void> {
                       if (auto &modules = madePhone(e).modules)
                           modules->count = static_cast<int>(number(t));
                       return {};
                   }},
    ExtensionField{field::kKeys, [](const Extension &e) { return keysText(phoneOf(e).keys); },
                   [](Extension &e, Text t) { return assign(madePhone(e).keys, parseKeys(t)); }},
    ExtensionField{field::kMac, [](const Extension &e) { return optionalText(phoneOf(e).mac); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).mac.reset();
                       return t.trimmed().isEmpty() ? Result<void>() : assign(madePhone(e).mac, domain::MacAddress::parse(fromQt(t.trimmed())));
                   }},
    ExtensionField{field::kHandset, [](const Extension &e) { return QString::number(phoneOf(e).handset.value_or(0)); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).handset = number(t) == 0 ? std::nullopt : std::optional<int>(static_cast<int>(number(t)));
                       return {};
                   }},
    ExtensionField{field::kNetworkMode, [](const Extension &e) { return QString::fromLatin1(phoneOf(e).network ? "static" : "dhcp"); }, nullptr},
    ExtensionField{field::kAddress, [](const Extension &e) { return phoneOf(e).network ? toQt(phoneOf(e).network->address.toString()) : QString(); },
                   nullptr},
    ExtensionField{field::kPrefix, [](const Extension &e) { return QString::number(phoneOf(e).network ? phoneOf(e).network->prefix : 24); }, nullptr},
    ExtensionField{field::kGateway, [](const Extension &e) { return phoneOf(e).network ? optionalText(phoneOf(e).network->gateway) : QString(); },
                   nullptr},
    ExtensionField{field::kDns1, [](const Extension &e) { return addressAt(e, 0); }, nullptr},
    ExtensionField{field::kDns2, [](const Extension &e) { return addressAt(e, 1); }, nullptr},
    ExtensionField{field::kCallWaitingTone, [](const Extension &e) { return yes(phoneOf(e).callWaitingTone); },
                   [](Extension &e, Text t) -> Result<void> {
                       madePhone(e).callWaitingTone = isYes(t);
                       return {};
                   }},
    ExtensionField{field::kStartingPort, [](const Extension &e) { return QString::number(phoneOf(e).startingPort.number()); },
                   [](Extension &e, Text t) { return assign(madePhone(e).startingPort, domain::Port::make(number(t))); }},
    ExtensionField{field::kCodec, [](const Extension &e) { return toQt(domain::name(phoneOf(e).codec)); },
                   [](Extension &e, Text t) { return assign(madePhone(e).codec, domain::parseCodec(fromQt(t))); }},
    ExtensionField{field::kTransport, [](const Extension &e) { return toQt(domain::name(phoneOf(e).transport)); },
                   [](Extension &e, Text t) { return assign(madePhone(e).transport, domain::parseTransport(fromQt(t))); }},
};

} // namespace

std::span<const ExtensionField> extensionFields()
{
    return kFields;
}

} // namespace pbx::items
