#include "csvfields.h"

#include "extensionfields.h"
#include "textof.h"

#include "domain/chars.h"
#include "domain/tosay.h"

#include <algorithm>
#include <array>

namespace pbx::items {

using domain::Extension;

namespace {

using DraftText = Result<QString>;

DraftText wholeNumber(const std::string &cell, const CsvSite &)
{
    const auto number = domain::parseDecimal(domain::trim(cell), 999'999);
    return number ? DraftText(QString::number(*number)) : invalid(say("“%1” is not a whole number.", {domain::printable(cell)}));
}

// As ring times are often written: 40, 40 s, 40 sec.
DraftText seconds(const std::string &cell, const CsvSite &site)
{
    std::string_view text = domain::trim(cell);
    const std::size_t unit = text.find_first_not_of("0123456789");
    if (unit != std::string_view::npos && unit > 0) {
        const std::string word = domain::lowered(domain::trim(text.substr(unit)));
        if (word == "s" || word == "sec" || word == "seconds")
            text = text.substr(0, unit);
    }
    return wholeNumber(std::string(text), site);
}

DraftText yesOrNo(const std::string &cell, const CsvSite &)
{
    constexpr std::array<std::string_view, 7> yes{"yes", "y", "true", "on", "1", "enabled", "x"};
    constexpr std::array<std::string_view, 6> no{"no", "n", "false", "off", "0", "disabled"};
    const std::string word = domain::lowered(domain::trim(cell));
    if (std::ranges::find(yes, word) != yes.end())
        return QStringLiteral("true");
    if (std::ranges::find(no, word) != no.end())
        return QStringLiteral("false");
    return invalid(say("“%1” is neither yes nor no.", {domain::printable(cell)}));
}

// Nothing, said as a word, since an empty cell leaves a field as it is.
bool isNothing(const std::string &cell, std::string_view also)
{
    const std::string word = domain::lowered(domain::trim(cell));
    return word == "none" || word == also;
}

DraftText orNothing(const std::string &cell, const CsvSite &)
{
    return isNothing(cell, "none") ? QString() : toQt(std::string(domain::trim(cell)));
}

DraftText orOfficeDefault(const std::string &cell, const CsvSite &)
{
    return isNothing(cell, "office default") ? QString() : toQt(std::string(domain::trim(cell)));
}

DraftText handsetNumber(const std::string &cell, const CsvSite &site)
{
    if (isNothing(cell, "0"))
        return QStringLiteral("0");
    auto number = wholeNumber(cell, site);
    if (number && number->toLong() > 1000)
        return invalid(say("%1 is not a handset's number at its base. They count from 1.", {fromQt(*number)}));
    return number;
}

DraftText moduleCount(const std::string &cell, const CsvSite &site)
{
    if (isNothing(cell, "0"))
        return QStringLiteral("0");
    auto number = wholeNumber(cell, site);
    if (number && number->toLong() > domain::SlotId::kMostModules)
        return invalid(say("%1 expansion modules are not possible. Use 1 to %2.", {fromQt(*number), std::to_string(domain::SlotId::kMostModules)}));
    return number;
}

DraftText networkMode(const std::string &cell, const CsvSite &)
{
    const std::string word = domain::lowered(domain::trim(cell));
    if (word == "dhcp" || word == "static")
        return toQt(word);
    return invalid(say("“%1” is not a network mode. Use dhcp or static.", {domain::printable(cell)}));
}

// 24, /24 or 255.255.255.0
DraftText subnet(const std::string &cell, const CsvSite &site)
{
    const std::string_view text = domain::trim(cell);
    for (int bits = 0; bits <= 32; ++bits) {
        if (text == domain::dottedMask(bits))
            return QString::number(bits);
    }
    return wholeNumber(std::string(text.starts_with('/') ? text.substr(1) : text), site);
}

// G.711a is G711a.
DraftText codec(const std::string &cell, const CsvSite &)
{
    std::string text(domain::trim(cell));
    std::erase(text, '.');
    const auto known = domain::parseCodec(text);
    return known ? DraftText(toQt(domain::name(*known))) : fail(known.error());
}

DraftText transport(const std::string &cell, const CsvSite &)
{
    const auto known = domain::parseTransport(domain::trim(cell));
    return known ? DraftText(toQt(domain::name(*known))) : fail(known.error());
}

DraftText exactly(const std::string &cell, const CsvSite &)
{
    return toQt(cell);
}

DraftText officeId(const std::string &cell, const CsvSite &site)
{
    const auto office = officeCalled(cell, site);
    return office ? DraftText(toQt(office->toString())) : fail(office.error());
}

template <auto Member> std::string yesCell(const Extension &e, const CsvSite &)
{
    return e.*Member ? "yes" : "no";
}
template <auto Member> std::string phoneYesCell(const Extension &e, const CsvSite &)
{
    return (*e.autoProvision).*Member ? "yes" : "no";
}

const std::array kCsvExtensionColumns{
    CsvField{csvfield::kNumber, toSay("Extension"), "ext extno extn number extensionnumber internalnumber", nullptr,
             [](const Extension &e, const CsvSite &) { return e.number.text(); }},
    CsvField{field::kName, toSay("Name"), "displayname fullname username extensionname"},
    CsvField{field::kPassword, toSay("SIP password"), "password secret sipsecret authpassword", exactly},
    CsvField{field::kRingTime, toSay("Ring time"), "ringtimes ringtimeseconds ringseconds ringtimeout", seconds},
    CsvField{field::kOffice, toSay("Office"), "site branch location", officeId,
             [](const Extension &e, const CsvSite &site) { return nameOfOffice(e.office, site); }},
    CsvField{field::kOutboundNumber, toSay("Outbound number"), "outboundcallerid callerid outbound did", orOfficeDefault},
    CsvField{field::kHideCallerId, toSay("Hide caller ID"), "hidecallerid anonymous withholdnumber", yesOrNo, yesCell<&Extension::hideCallerId>},
    CsvField{field::kPickupGroup, toSay("Pickup group"), "group callpickupgroup"},
    CsvField{field::kBehindFirewall, toSay("Behind a firewall"), "behindfirewall nat behindnat", yesOrNo, yesCell<&Extension::behindFirewall>},
    CsvField{field::kEnabled, toSay("Auto Provision"), "autoprovisioning provision provisioning", yesOrNo,
             phoneYesCell<&domain::AutoProvision::enabled>},
    CsvField{field::kCallsPerLineKey, toSay("Calls per line key"), "callsperline calls", wholeNumber},
    CsvField{field::kMake, toSay("Make"), "brand vendor manufacturer phonemake"},
    CsvField{field::kModel, toSay("Model"), "phonemodel phone phonetype handset device devicemodel"},
    CsvField{field::kModuleType, toSay("Module"), "expansionmodule moduletype expansion", orNothing},
    CsvField{field::kModuleCount, toSay("Modules"), "modulecount expansionmodules", moduleCount,
             [](const Extension &e, const CsvSite &) {
                 return e.autoProvision->modules ? std::to_string(e.autoProvision->modules->count) : std::string();
             }},
    CsvField{field::kMac, toSay("MAC address"), "mac macaddr hardwareaddress ethernetaddress", orNothing},
    CsvField{
        field::kHandset, toSay("Handset number"), "handsetno handsetindex decthandset", handsetNumber,
        [](const Extension &e, const CsvSite &) { return e.autoProvision->handset ? std::to_string(*e.autoProvision->handset) : std::string(); }},
    CsvField{field::kNetworkMode, toSay("Network"), "networkmode ipassignment ipaddressassignment dhcpstatic dhcp", networkMode,
             [](const Extension &e, const CsvSite &) { return std::string(e.autoProvision->network ? "static" : "dhcp"); }},
    CsvField{field::kAddress, toSay("Static IP address"), "ipaddress ip staticip address"},
    CsvField{field::kPrefix, toSay("Subnet"), "netmask subnetmask prefix mask", subnet,
             [](const Extension &e, const CsvSite &) {
                 return e.autoProvision->network ? std::to_string(e.autoProvision->network->prefix) : std::string();
             }},
    CsvField{field::kGateway, toSay("Gateway"), "defaultgateway router", orNothing},
    CsvField{field::kDns1, toSay("DNS1"), "dns primarydns dnsserver", orNothing},
    CsvField{field::kDns2, toSay("DNS2"), "secondarydns", orNothing},
    CsvField{field::kCallWaitingTone, toSay("Call waiting tone"), "callwaiting", yesOrNo, phoneYesCell<&domain::AutoProvision::callWaitingTone>},
    CsvField{field::kStartingPort, toSay("Starting port"), "sipport localport port", wholeNumber},
    CsvField{field::kCodec, toSay("Codec"), "audiocodec", codec},
    CsvField{field::kTransport, toSay("Transport"), "siptransport protocol", transport},
};

constexpr std::array kKeyColumns{
    CsvField{csvfield::kNumber, toSay("Extension"), "ext extno extn extensionnumber"},
    CsvField{csvfield::kSlot, toSay("Key"), "slot position keynumber keyno linekey button"},
    CsvField{csvfield::kType, toSay("Type"), "keytype function kind"},
    CsvField{csvfield::kTarget, toSay("Target"), "value number destination monitor condition dial"},
    CsvField{csvfield::kLabel, toSay("Label"), "text caption displayname name"},
};

bool isAmong(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == word)
            return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

} // namespace

Result<CsvSite> csvSite(changes::Workspace &workspace, const domain::Uuid &site)
{
    auto offices = officesOf(workspace, site);
    if (!offices)
        return fail(offices.error());
    auto keys = siteKeys(workspace, site);
    if (!keys)
        return fail(keys.error());
    return CsvSite{&workspace.catalogue(), std::move(*offices), std::move(keys->conditions)};
}

std::span<const CsvField> csvFields(CsvKind kind)
{
    return kind == CsvKind::Extensions ? std::span<const CsvField>(kCsvExtensionColumns) : std::span<const CsvField>(kKeyColumns);
}

QString csvTitle(const CsvField &field)
{
    return toQt(say(field.header));
}

std::string normalisedHeader(std::string_view header)
{
    std::string out;
    for (const char c : header) {
        if (domain::isAlpha(c) || domain::isDigit(c) || static_cast<unsigned char>(c) >= 0x80)
            out += domain::lower(c);
    }
    return out;
}

int csvFieldCalled(CsvKind kind, std::string_view header)
{
    const std::string name = normalisedHeader(header);
    const auto fields = csvFields(kind);
    const auto found = std::ranges::find_if(fields, [&name](const CsvField &f) {
        return normalisedHeader(f.header) == name || normalisedHeader(say(f.header)) == name || isAmong(f.others, name);
    });
    return name.empty() || found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

int csvFieldOf(CsvKind kind, const QString &id)
{
    const auto fields = csvFields(kind);
    const auto found = std::ranges::find_if(fields, [&id](const CsvField &f) { return id == QLatin1String(f.id); });
    return found == fields.end() ? -1 : static_cast<int>(found - fields.begin());
}

std::string csvCellOf(const CsvField &field, const Extension &extension, const CsvSite &site)
{
    if (std::string_view(field.id).starts_with("/autoProvision") && !extension.autoProvision)
        return {};
    return field.cell ? field.cell(extension, site) : fromQt(ExtensionDraft::text(QLatin1String(field.id), extension));
}

} // namespace pbx::items
