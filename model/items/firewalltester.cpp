#include "firewalltester.h"

#include "server/provisioningserver.h"
#include "shown.h"
#include "textof.h"

#include <algorithm>
#include <QCoreApplication>

namespace pbx::items {

namespace {

struct Tester {
    Q_DECLARE_TR_FUNCTIONS(pbx::items::Tester)
};
using Mark = TesterCheck::Mark;

QString nameOf(const domain::FirewallRule &rule)
{
    return toQt(rule.description.empty() ? rule.prefix.toString() : rule.description.text());
}

QString shownPrefix(const domain::IpPrefix &prefix)
{
    return QStringLiteral("%1 / %2").arg(toQt(prefix.address().toString())).arg(prefix.length());
}

QString whyRefused(const FirewallState &state, const server::Verdict &verdict, const QString &address)
{
    const QString site = toQt(state.siteName);
    if (!state.published)
        return Tester::tr("Nothing of %1 was applied yet, so no rule is in force.").arg(site);
    if (state.damaged)
        return Tester::tr("The rules in force cannot be read, so nobody is served. Apply the site again.");
    if (state.inForce.empty())
        return Tester::tr("No rules: no phone can download its configuration.");
    if (!verdict.nearest)
        return Tester::tr("No rule of %1 holds %2.").arg(site, address);
    return Tester::tr("No rule of %1 holds this address. The nearest is “%2”, %3.")
        .arg(site, nameOf(*verdict.nearest), shownPrefix(verdict.nearest->prefix));
}

TesterCheck checkMac(const KnownPhone *phone)
{
    if (!phone)
        return {Mark::NotReached, Tester::tr("MAC address"), Tester::tr("no phone chosen")};
    const QString title = toQt(phone->title);
    if (!phone->applied)
        return {Mark::Bad, Tester::tr("MAC address"), Tester::tr("%1 has no file yet. Apply it first.").arg(title)};
    return {Mark::Good, Tester::tr("MAC address"), Tester::tr("%1 is %2").arg(toQt(phone->mac.toString()), title)};
}

TesterCheck checkSecret(const FirewallState &state, const KnownPhone *phone, bool reached, std::int64_t now)
{
    const QString name = Tester::tr("Phone secret");
    if (!reached || !phone || !phone->applied)
        return {Mark::NotReached, name, reached ? Tester::tr("not reached") : Tester::tr("not reached, the firewall refuses first")};
    if (state.addressAndMacOnly)
        return {Mark::Warning, name, Tester::tr("not asked: this site is set to address and MAC only")};
    if (phone->enrolUntil > now)
        return {Mark::Good, name, Tester::tr("enrolment is open until %1").arg(shownTime(phone->enrolUntil))};
    if (phone->secretFirstUsed > 0)
        return {Mark::Good, name, Tester::tr("asked: only with the phone’s own URL")};
    return {Mark::Bad, name, Tester::tr("enrolment has lapsed and the phone never used its own URL")};
}

TesterCheck checkRate(const FirewallState &state, const QString &address)
{
    const int most = server::Limits{}.refusalsPerSourcePerHour;
    const auto found = state.refusalsLastHour.find(fromQt(address));
    const int refused = found == state.refusalsLastHour.end() ? 0 : found->second;
    return {refused < most ? Mark::Good : Mark::Bad, Tester::tr("Rate limit"), Tester::tr("%1 of %2 refusals this hour").arg(refused).arg(most)};
}

} // namespace

TesterVerdict testAddress(const FirewallState &state, const domain::IpAddress &address, const std::optional<domain::MacAddress> &mac,
                          std::int64_t now)
{
    const auto found = std::find_if(state.phones.begin(), state.phones.end(), [&](const KnownPhone &known) { return mac && known.mac == *mac; });
    const KnownPhone *phone = found == state.phones.end() ? nullptr : &*found;
    const auto firewall = server::testFirewall(state.damaged ? std::vector<domain::FirewallRule>{} : state.inForce, address);
    const bool saved = server::testFirewall(state.saved(), address).allowed;
    const QString shown = toQt(address.toString());

    TesterVerdict verdict;
    verdict.checks.push_back(
        {firewall.allowed ? Mark::Good : Mark::Bad, Tester::tr("Firewall"),
         firewall.allowed ? Tester::tr("“%1” holds %2").arg(nameOf(*firewall.rule), shown) : Tester::tr("no rule holds %1").arg(shown)});
    verdict.checks.push_back(checkMac(phone));
    verdict.checks.push_back(checkSecret(state, phone, firewall.allowed, now));
    verdict.checks.push_back(checkRate(state, shown));
    verdict.allowed = phone != nullptr
                      && std::none_of(verdict.checks.begin(), verdict.checks.end(), [](const TesterCheck &check) { return check.mark == Mark::Bad; });
    if (!firewall.allowed) {
        if (!saved)
            verdict.missing = domain::IpPrefix::around(address, address.bits());
        verdict.nearest = firewall.nearest;
        verdict.changesWithApply = saved;
        verdict.title = Tester::tr("No. %1 would not get this file.").arg(shown);
        verdict.sentence = whyRefused(state, firewall, shown);
        if (saved)
            verdict.sentence += QLatin1Char(' ') + Tester::tr("A saved rule allows it after Apply.");
        return verdict;
    }
    if (!phone) {
        verdict.title = Tester::tr("“%1” allows this address.").arg(nameOf(*firewall.rule));
        verdict.sentence = Tester::tr("Choose a phone to test the rest.");
        return verdict;
    }
    const auto bad = std::find_if(verdict.checks.begin(), verdict.checks.end(), [](const TesterCheck &check) { return check.mark == Mark::Bad; });
    verdict.title =
        verdict.allowed ? Tester::tr("Yes. %1 would get this file.").arg(shown) : Tester::tr("No. %1 would not get this file.").arg(shown);
    verdict.sentence = verdict.allowed ? Tester::tr("Allowed by “%1”, %2.").arg(nameOf(*firewall.rule), shownPrefix(firewall.rule->prefix))
                                       : Tester::tr("%1: %2.").arg(bad->name, bad->text);
    if (!saved) {
        verdict.changesWithApply = true;
        verdict.sentence += QLatin1Char(' ') + Tester::tr("After Apply no rule allows it any more.");
    }
    return verdict;
}

} // namespace pbx::items
