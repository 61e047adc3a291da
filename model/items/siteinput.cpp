#include "siteinput.h"

#include "textof.h"

#include <QCoreApplication>

namespace pbx::items {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::SiteInput)
};

template <class Value> std::optional<Value> take(SiteTyped &typed, const char *field, domain::Result<Value> value)
{
    if (value)
        return std::move(*value);
    typed.wrong[QLatin1String(field)] = toQt(value.error().sentence);
    return std::nullopt;
}

domain::Result<std::string> parseHost(const std::string &text)
{
    if (const auto address = domain::IpAddress::parse(text))
        return address->toString();
    const auto domain = domain::SipDomain::parse(text);
    return domain ? domain::Result<std::string>(domain->text()) : fail(domain.error());
}

} // namespace

SiteInput SiteInput::of(const domain::Site &site)
{
    return {toQt(site.customer.text()),
            toQt(site.name.text()),
            toQt(site.domain.text()),
            toQt(site.sipServer.host),
            QString::number(site.sipServer.port.number()),
            toQt(site.pickupCode.text()),
            toQt(site.voicemailNumber.text())};
}

SiteInput SiteInput::fresh()
{
    return {{}, {}, {}, {}, QStringLiteral("5060"), QStringLiteral("**"), QStringLiteral("777")};
}

SiteTyped parse(const SiteInput &input, const domain::Uuid &id)
{
    SiteTyped typed;
    const auto text = [](const QString &field) { return fromQt(field.trimmed()); };
    const auto customer = take(typed, "customer", domain::Name::parse(text(input.customer), fromQt(Words::tr("Customer"))));
    const auto name = take(typed, "name", domain::Name::parse(text(input.name), fromQt(Words::tr("Name"))));
    const auto domain = take(typed, "domain", domain::SipDomain::parse(text(input.domain)));
    const bool own = input.host.trimmed().isEmpty();
    const auto host = own ? (domain ? std::optional(domain->text()) : std::nullopt) : take(typed, "host", parseHost(text(input.host)));
    const auto port = take(typed, "port", domain::Port::parse(text(input.port)));
    const auto pickup = take(typed, "pickupCode", domain::DialString::parse(text(input.pickupCode)));
    const auto voicemail = take(typed, "voicemail", domain::DialString::parse(text(input.voicemail)));
    if (customer && name && domain && host && port && pickup && voicemail)
        typed.site = domain::Site{id, *customer, *name, *domain, {*host, *port}, *pickup, *voicemail};
    return typed;
}

} // namespace pbx::items
