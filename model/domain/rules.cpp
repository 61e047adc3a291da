#include "rules.h"

#include "chars.h"
#include "parameterjson.h"
#include "say.h"

#include <algorithm>
#include <set>

namespace pbx::domain {

namespace {

class Report {
public:
    explicit Report(std::string prefix = {})
        : m_prefix(std::move(prefix))
    {}
    void error(std::string_view place, std::string sentence) { add(Severity::Error, place, std::move(sentence)); }
    void warn(std::string_view place, std::string sentence) { add(Severity::Warning, place, std::move(sentence)); }
    [[nodiscard]] Findings take() { return std::move(m_findings); }

private:
    void add(Severity severity, std::string_view place, std::string sentence)
    {
        m_findings.push_back({severity, m_prefix + std::string(place), std::move(sentence)});
    }
    std::string m_prefix;
    Findings m_findings;
};

std::string called(const ModelTraits &model)
{
    return model.make + " " + model.model;
}

const ModuleTraits *moduleOf(const ModelTraits &model, std::string_view type)
{
    const auto found = std::ranges::find_if(model.modules, [type](const ModuleTraits &m) { return equalsIgnoringCase(m.type, type); });
    return found == model.modules.end() ? nullptr : &*found;
}

void checkModel(Report &report, const AutoProvision &phone, const ModelTraits *model)
{
    if (model)
        return;
    const bool chosen = !phone.make.empty() && !phone.model.empty();
    auto sentence =
        chosen ? say("No handset “%1 %2” is known.", {printable(phone.make), printable(phone.model)}) : say("Choose the phone's make and model.");
    if (phone.enabled)
        report.error("/model", std::move(sentence));
    else if (chosen)
        report.warn("/model", std::move(sentence));
}

void checkModules(Report &report, const AutoProvision &phone, const ModelTraits &model)
{
    if (!phone.modules)
        return;
    const ModuleTraits *module = moduleOf(model, phone.modules->type);
    if (!module)
        report.error("/expansionModules/type", say("The %1 takes no expansion module “%2”.", {called(model), printable(phone.modules->type)}));
    else if (phone.modules->count < 1 || phone.modules->count > module->most)
        report.error("/expansionModules/count",
                     say("The %1 takes 1 to %2 modules %3, not %4.",
                         {called(model), std::to_string(module->most), module->type, std::to_string(phone.modules->count)}));
}

void checkHandset(Report &report, const AutoProvision &phone, const ModelTraits &model)
{
    if (!phone.handset)
        return;
    if (!model.dect)
        report.warn("/handset", say("The %1 is not a DECT base, so a handset number means nothing to it.", {called(model)}));
    else if (*phone.handset < 1 || *phone.handset > model.handsets)
        report.error("/handset", say("The %1 takes handsets 1 to %2.", {called(model), std::to_string(model.handsets)}));
}

// The MAC address against everyone else in the site, and other sites.
void checkMac(Report &report, const Extension &extension, const AutoProvision &phone, const SiteLookup &site, const ModelTraits *model,
              const ModelLookup &models)
{
    if (!phone.mac) {
        if (phone.enabled)
            report.warn("/mac", say("Without its MAC address the phone cannot get its configuration. It stands on a label on its back."));
        return;
    }
    const std::string mac = phone.mac->toString();
    const std::string_view maker = models.makeOfOui(phone.mac->oui());
    if (model && !maker.empty() && !equalsIgnoringCase(maker, model->make))
        report.warn("/mac", say("%1 belongs to a phone made by %2, not %3.", {mac, maker, model->make}));
    for (const SiteLookup::MacUse &other : site.usersOf(*phone.mac)) {
        if (other.extension == extension.id)
            continue;
        const bool samePhone = model && equalsIgnoringCase(other.make, model->make) && equalsIgnoringCase(other.model, model->model);
        if (!model || !model->dect || !samePhone)
            report.error("/mac", say("Extension %1 has the phone %2 already.", {other.number, mac}));
        else if (!phone.handset)
            report.error("/handset", say("Extension %1 shares the base %2. Say which of its handsets this one is.", {other.number, mac}));
        else if (!other.handset)
            report.error("/handset",
                         say("Extension %1 has the base %2 without saying which of its handsets it is. Give that one a handset number first.",
                             {other.number, mac}));
        else if (other.handset == phone.handset)
            report.error("/handset", say("Extension %1 is handset %2 of this base already.", {other.number, std::to_string(*phone.handset)}));
    }
    for (const std::string &other : site.otherSitesWith(*phone.mac))
        report.warn("/mac", say("The site “%1” uses the phone %2 as well.", {printable(other), mac}));
}

bool isHost(const IpAddress &address)
{
    const std::uint32_t first = address.v4() >> 24U;
    return first != 0 && first != 127 && first < 224;
}

void checkAddress(Report &report, const std::string &place, const IpAddress &address)
{
    if (!address.isV4())
        report.error(place, say("%1 is an IPv6 address; a phone's own network is IPv4.", {address.toString()}));
    else if (!isHost(address))
        report.error(place, say("%1 is not the address of a device.", {address.toString()}));
}

void checkNetwork(Report &report, const AutoProvision &phone)
{
    if (!phone.network)
        return;
    const StaticNetwork &network = *phone.network;
    checkAddress(report, "/network/address", network.address);
    if (network.prefix < 1 || network.prefix > 30) {
        report.error("/network/prefix",
                     say("A subnet of %1 bits has no room for a phone and its gateway. Use 1 to 30, usually 24.", {std::to_string(network.prefix)}));
    } else if (network.address.isV4()) {
        const IpPrefix subnet = IpPrefix::around(network.address, network.prefix);
        const std::uint32_t last = subnet.address().v4() | ~std::uint32_t{0} >> network.prefix;
        if (network.address == subnet.address() || network.address.v4() == last)
            report.error("/network/address",
                         say("%1 is the first or last address of %2, which no device can have.", {network.address.toString(), subnet.toString()}));
        if (network.gateway && network.gateway->isV4() && !subnet.contains(*network.gateway))
            report.warn("/network/gateway",
                        say("The gateway %1 is outside the phone's network %2.", {network.gateway->toString(), subnet.toString()}));
    }
    if (!network.gateway)
        report.warn("/network/gateway", say("Without a gateway the phone reaches its own network only."));
    else
        checkAddress(report, "/network/gateway", *network.gateway);
    if (network.gateway == network.address)
        report.error("/network/gateway", say("The gateway must be another device than the phone."));
    if (network.dns.size() > 2)
        report.error("/network/dns", say("Phones take two name servers at most."));
    for (std::size_t i = 0; i < network.dns.size(); ++i)
        checkAddress(report, "/network/dns/" + std::to_string(i), network.dns[i]);
}

void checkSlots(Report &report, const AutoProvision &phone, const ModelTraits &model)
{
    const auto mains = std::ranges::count_if(phone.keys, [](const auto &entry) { return typeOf(entry.second) == KeyType::Main; });
    if (model.keys > 0 && mains == 0)
        report.error("/keys", say("No key of the phone is the Main Extension. One must be."));
    if (mains > 1)
        report.error("/keys", say("%1 keys are the Main Extension. Only one can be.", {std::to_string(mains)}));
    for (const auto &[slot, key] : phone.keys) {
        const std::string place = "/keys/" + slot.toString();
        if (typeOf(key) == KeyType::Main && model.keys == 0)
            report.error(place, say("The %1 has no keys to program: it carries the extension without one.", {called(model)}));
        else if (!slot.isOnPhone() && phone.modules && !moduleOf(model, phone.modules->type))
            continue; // the module itself is refused
        else if (!fits(slot, model, phone.modules))
            report.error(place + "/slot", slot.isOnPhone()
                                              ? say("The %1 has no key %2; it has %3.", {called(model), slot.toString(), std::to_string(model.keys)})
                                              : say("There is no key %1 on the expansion modules of this phone.", {slot.toString()}));
    }
}

void checkKeys(Report &report, const Extension &extension, const AutoProvision &phone, const SiteLookup &site, const ModelTraits *model)
{
    int monitors = 0;
    for (const auto &[slot, key] : phone.keys) {
        const std::string place = "/keys/" + slot.toString();
        if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
            ++monitors;
            if (monitor->extension == extension.number)
                report.warn(place + "/extension", say("Extension %1 monitors itself.", {extension.number.text()}));
            else if (!site.hasExtension(monitor->extension))
                report.error(place + "/extension", say("There is no extension %1 to monitor in this site.", {monitor->extension.text()}));
        } else if (const auto *dayNight = std::get_if<DayNightKey>(&key)) {
            if (!site.hasCondition(dayNight->condition))
                report.error(place + "/condition", say("There is no day/night condition %1 in this site.", {dayNight->condition.toString()}));
        }
    }
    if (model && model->mostMonitors > 0 && monitors > model->mostMonitors)
        report.warn("/keys", say("%1 extensions are monitored; the %2 can follow %3.",
                                 {std::to_string(monitors), called(*model), std::to_string(model->mostMonitors)}));
}

void checkOverrides(Report &report, const std::string &place, const ParameterValues &clear, const ParameterValues &sealed)
{
    if (clear.size() + sealed.size() > kMostOverrides)
        report.error(place, say("“overrides” must be an object of at most %1 members.", {std::to_string(kMostOverrides)}));
    const auto complain = [&](const std::string &parameter, std::string_view value) {
        if (auto wrong = overrideComplaint(parameter, value); !wrong.empty())
            report.error(append(place, parameter), std::move(wrong));
    };
    for (const auto &[parameter, value] : clear)
        complain(parameter, value);
    for (const auto &[parameter, blob] : sealed)
        complain(parameter, {});
}

} // namespace

bool fits(const SlotId &slot, const ModelTraits &model, const std::optional<ExpansionModules> &modules)
{
    if (slot.isOnPhone())
        return slot.key() >= 1 && slot.key() <= model.keys;
    if (!modules || slot.module() > modules->count)
        return false;
    const ModuleTraits *module = moduleOf(model, modules->type);
    return module && slot.key() <= module->keys && std::ranges::find(module->unusable, slot.key()) == module->unusable.end();
}

KeyMap defaultKeys(const ModelTraits &model)
{
    return model.keys > 0 ? KeyMap{{SlotId::phone(1), MainKey{}}} : KeyMap{};
}

Findings check(const Extension &extension, const SiteLookup &site, const ModelLookup &models)
{
    Report report;
    if (const auto other = site.extensionId(extension.number); other && *other != extension.id)
        report.error("/number", say("Another extension has the number %1.", {extension.number.text()}));
    if (!site.hasOffice(extension.office))
        report.error("/office", say("There is no such office in this site."));
    Findings out = report.take();
    if (!extension.autoProvision)
        return out;

    const AutoProvision &phone = *extension.autoProvision;
    const ModelTraits *model = models.find(phone.make, phone.model);
    Report phoneReport("/autoProvision");
    checkModel(phoneReport, phone, model);
    checkMac(phoneReport, extension, phone, site, model, models);
    checkNetwork(phoneReport, phone);
    if (model) {
        checkHandset(phoneReport, phone, *model);
        checkModules(phoneReport, phone, *model);
        checkSlots(phoneReport, phone, *model);
    }
    checkKeys(phoneReport, extension, phone, site, model);
    checkOverrides(phoneReport, "/overrides", phone.overrides, phone.sealedOverrides);
    for (Finding &finding : phoneReport.take())
        out.push_back(std::move(finding));
    return out;
}

Findings check(const Site &site, const ModelLookup &models)
{
    Report report;
    if (site.parameterSets.size() > kMostSets)
        report.error("/parameterSets",
                     say("A site may have parameters for %1 makes and models at most; give some to the handsets.", {std::to_string(kMostSets)}));
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < site.parameterSets.size(); ++i) {
        const ParameterSet &set = site.parameterSets[i];
        const std::string place = append("/parameterSets", i);
        if (models.makeNamed(set.make).empty())
            report.error(place + "/make", say("No make “%1” is known.", {printable(set.make)}));
        else if (!set.model.empty() && !models.find(set.make, set.model))
            report.error(place + "/model", say("No handset “%1 %2” is known.", {printable(set.make), printable(set.model)}));
        else if (!seen.emplace(lowered(set.make), lowered(set.model)).second)
            report.error(place, say("The parameters of “%1” stand here twice.", {printable(set.title())}));
        checkOverrides(report, place + "/overrides", set.overrides, set.sealedOverrides);
    }
    return report.take();
}

Findings check(const Office &office, const ModelLookup &models)
{
    Report report;
    if (office.areaCode.size() > 8 || !std::ranges::all_of(office.areaCode, isDigit))
        report.error("/areaCode", say("“%1” is not an area code. Use up to 8 digits, such as 07.", {printable(office.areaCode)}));
    if (!models.isTimeZone(office.timeZone))
        report.error("/timeZone", say("“%1” is not a time zone. Use an IANA name, such as Australia/Brisbane.", {printable(office.timeZone)}));
    return report.take();
}

Findings check(const DayNightCondition &condition, const SiteLookup &site)
{
    Report report;
    if (const auto other = site.conditionWithCode(condition.dialCode); other && *other != condition.id)
        report.error("/dialCode", say("Another condition has the dial code %1.", {condition.dialCode.text()}));
    for (std::size_t i = 0; i < condition.hours.size(); ++i) {
        const OfficeHours &hours = condition.hours[i];
        const std::string place = "/hours/" + std::to_string(i);
        if (hours.last < hours.first)
            report.error(place + "/days", say("The days must be in the week's order, from Monday to Sunday."));
        if (hours.from < 0 || hours.to > 24 * 60 || hours.from >= hours.to)
            report.error(place + "/to", say("Office hours must end after they begin, on the same day."));
    }
    return report.take();
}

Findings check(const FirewallRule &rule)
{
    Report report;
    const bool v4 = rule.prefix.address().isV4();
    if (rule.prefix.length() == 0)
        report.error("/prefix",
                     say("A netmask of 0 would let the whole internet fetch these phones' passwords. If that is really meant, write two rules: %1.",
                         {v4 ? "0.0.0.0/1, 128.0.0.0/1" : "::/1, 8000::/1"}));
    else if (rule.prefix.length() < (v4 ? 8 : 16))
        report.warn("/prefix", say("%1 lets a large part of the internet fetch these phones' passwords.", {rule.prefix.toString()}));
    if (!rule.isForPhones())
        report.warn("/scope", say("Only rules of the scope “%1” let phones download; this one lets nobody.", {kPhonesScope}));
    return report.take();
}

Findings check(const KeyTemplate &keys)
{
    Report report;
    if (keys.keys.empty())
        report.error("/keys", say("A template has at least one key."));
    for (const auto &[slot, key] : keys.keys) {
        if (typeOf(key) == KeyType::Main)
            report.error("/keys", say("Key %1 is Main Extension: it belongs to one phone, so a template cannot hold it.", {slot.toString()}));
    }
    return report.take();
}

} // namespace pbx::domain
