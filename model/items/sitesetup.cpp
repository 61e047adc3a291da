#include "sitesetup.h"

#include "extensionwork.h"
#include "firewallstate.h"
#include "textof.h"

#include "domain/rules.h"
#include "domain/say.h"
#include "targets/baseurl.h"

#include <algorithm>
#include <QCoreApplication>
#include <QTimeZone>

namespace pbx::items {

using changes::Workspace;

namespace {

struct SetupWords {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::SiteSetup)
};

void takeOffice(const SetupInput &input, const SetupIds &ids, const catalogue::Catalogue &catalogue, SetupTyped &typed)
{
    auto office = parse(input.office, ids.office, catalogue);
    for (const auto &[field, sentence] : office.wrong)
        typed.wrong[field == QLatin1String("name") ? QStringLiteral("office") : field] = sentence;
    typed.office = std::move(office.office);
}

void takePhone(const PhoneInput &input, const SetupIds &ids, const catalogue::Catalogue &catalogue, SetupTyped &typed)
{
    const auto number = domain::ExtensionNumber::parse(fromQt(input.number.trimmed()));
    const auto name = domain::Name::parse(fromQt(input.name), fromQt(SetupWords::tr("Name")));
    const auto mac = domain::MacAddress::parse(fromQt(input.mac.trimmed()));
    const domain::ModelTraits *model = catalogue.find(fromQt(input.make), fromQt(input.model));
    const auto wrong = [&typed](const char *field, const QString &sentence) { typed.wrong[QLatin1String(field)] = sentence; };
    if (!number)
        wrong("number", toQt(number.error().sentence));
    if (!name)
        wrong("person", toQt(name.error().sentence));
    if (!mac)
        wrong("mac", toQt(mac.error().sentence));
    if (!model)
        wrong("model", SetupWords::tr("Choose make and model; they are on the phone’s label."));
    if (!number || !name || !mac || !model)
        return;
    domain::Extension extension{.id = ids.extension, .number = *number, .name = *name, .office = ids.office};
    auto &phone = extension.autoProvision.emplace();
    phone.make = model->make;
    phone.model = model->model;
    phone.mac = *mac;
    if (model->dect)
        phone.handset = 1;
    phone.keys = domain::defaultKeys(*model);
    typed.extension = std::move(extension);
}

} // namespace

QString usualTimeZone(const catalogue::Catalogue &catalogue)
{
    const QString here = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (catalogue.isTimeZone(fromQt(here)))
        return here;
    const auto zones = catalogue.timeZones();
    return zones.empty() ? QString() : toQt(zones.front()->iana);
}

SetupInput SetupInput::fresh(const catalogue::Catalogue &catalogue)
{
    SetupInput input;
    input.site = SiteInput::fresh();
    input.office.name = SetupWords::tr("Head Office");
    input.office.timeZone = usualTimeZone(catalogue);
    input.phone.number = QStringLiteral("101");
    return input;
}

SetupTyped parse(const SetupInput &input, const SetupIds &ids, const catalogue::Catalogue &catalogue)
{
    SetupTyped typed;
    auto site = parse(input.site, ids.site);
    typed.site = std::move(site.site);
    typed.wrong = std::move(site.wrong);
    takeOffice(input, ids, catalogue, typed);
    if (input.withPhone)
        takePhone(input.phone, ids, catalogue, typed);
    return typed;
}

QString oddMac(Workspace &workspace, const SetupTyped &typed)
{
    if (!typed.extension)
        return {};
    const auto lookup = workspace.lookup(typed.extension->id); // of a site that is not stored yet: only the others answer
    for (const domain::Finding &finding : workspace.check(*typed.extension, *lookup)) {
        if (finding.severity == domain::Severity::Warning && finding.pointer == "/autoProvision/mac")
            return toQt(finding.sentence);
    }
    return {};
}

Result<void> makeSite(Workspace &workspace, const SetupTyped &typed, const std::vector<domain::IpPrefix> &allowed, const QString &ruleName)
{
    if (!typed.wrong.empty() || !typed.site || !typed.office)
        return invalid(typed.wrong.empty() ? say("The site is not complete yet.") : fromQt(typed.wrong.begin()->second));
    const domain::Uuid site = typed.site->id;
    std::vector<changes::ObjectEdit> edits{{site, site, domain::Kind::Site, domain::Object(*typed.site), 0},
                                           {typed.office->id, site, domain::Kind::Office, domain::Object(*typed.office), 0}};
    if (typed.extension)
        edits.push_back({typed.extension->id, site, domain::Kind::Extension, domain::Object(*typed.extension), 0});
    for (const domain::IpPrefix &network : allowed) {
        const domain::FirewallRule rule = allowing(network, fromQt(ruleName));
        edits.push_back({rule.id, site, domain::Kind::FirewallRule, domain::Object(rule), 0});
    }
    domain::Findings findings;
    auto stored = workspace.edit(say("Set up site %1", {typed.site->name.text()}), edits, &findings);
    if (stored)
        return {};
    const auto first = std::ranges::find(findings, domain::Severity::Error, &domain::Finding::severity);
    return first == findings.end() ? fail(stored.error()) : fail(stored.error().kind, first->sentence);
}

Result<server::Listen> keepListen(Workspace &workspace, const server::Listen &listen)
{
    auto &store = workspace.store();
    const auto kept = store.commit({store::PutSetting{targets::kListenSetting, targets::toString(listen)}});
    if (!kept)
        return fail(kept.error());
    const auto base = targets::baseUrl(store);
    if (!base)
        return fail(base.error());
    const auto own = store.setting(targets::kBaseUrlSetting);
    if (!own)
        return fail(own.error());
    const std::string address = listen.address.toString();
    const bool any = address == "0.0.0.0" || address == "::";
    const std::string chosen = listen.address.isV4() ? "http://" + address + ':' + std::to_string(listen.port) : std::string();
    if (any || chosen.empty() || *own || *base == chosen)
        return listen;
    const auto writes = targets::baseUrlWrites(store, chosen);
    if (!writes)
        return fail(writes.error());
    const auto told = store.commit(*writes);
    return told ? Result<server::Listen>(listen) : fail(told.error());
}

Result<SetupAddresses> addressesOf(Workspace &workspace, const domain::Uuid &site, const std::optional<domain::Uuid> &extension)
{
    const auto url = workspace.siteUrl(site);
    if (!url)
        return fail(url.error());
    SetupAddresses addresses{*url, {}, 0, false, {}};
    if (!extension)
        return addresses;
    const auto own = workspace.phoneUrls(*extension);
    if (!own)
        return fail(own.error());
    addresses.phone = own->base;
    const auto view = viewExtension(workspace, site, *extension);
    if (!view)
        return fail(view.error());
    addresses.fetched = view->progress == store::Progress::Fetched || view->progress == store::Progress::Running;
    addresses.lastRefusal = view->lastRefusal;
    const auto &phone = view->extension().autoProvision;
    if (phone && phone->mac) {
        const auto record = workspace.store().phone(site, *phone->mac);
        if (!record)
            return fail(record.error());
        addresses.openFor = *record ? (*record)->enrolUntil : 0;
    }
    return addresses;
}

} // namespace pbx::items
