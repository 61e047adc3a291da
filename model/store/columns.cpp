#include "columns.h"

#include "domain/json.h"
#include "domain/say.h"
#include "searchtext.h"

namespace pbx::store {

namespace {

constexpr char kEnd = '\x1f'; // sorts before everything that a name may hold

void fill(Columns &out, const domain::Site &site)
{
    out.name = site.name.text();
    out.customer = site.customer.text();
    out.domain = site.domain.text();
    out.sort = folded(out.customer) + kEnd + folded(out.name);
    out.detail = out.domain;
    out.words = wordsOf(out.name) + wordsOf(out.customer) + wordsOf(out.domain);
    out.more = wordsOf(site.sipServer.host) + wordsOf(site.pickupCode.text()) + wordsOf(site.voicemailNumber.text());
}

void fill(Columns &out, const domain::Office &office)
{
    out.name = office.name.text();
    out.sort = folded(out.name);
    out.detail = office.timeZone;
    out.words = wordsOf(out.name);
    out.more = wordsOf(office.timeZone) + wordsOf(office.areaCode);
    if (office.outboundNumber)
        out.more += wordsOf(office.outboundNumber->text());
}

void fill(Columns &out, const domain::DayNightCondition &condition)
{
    out.name = condition.name.text();
    out.sort = folded(out.name);
    out.detail = condition.dialCode.text();
    out.words = wordsOf(out.name) + wordsOf(out.detail);
}

void fill(Columns &out, const domain::FirewallRule &rule)
{
    out.name = rule.description.text();
    out.detail = rule.prefix.toString();
    out.sort = folded(out.name) + kEnd + out.detail;
    out.words = wordsOf(out.name) + wordsOf(out.detail);
    out.more = wordsOf(rule.scope.text());
}

std::string wordsOfKey(const domain::Key &key)
{
    if (const auto *monitor = std::get_if<domain::MonitorKey>(&key))
        return wordsOf(monitor->label.text());
    if (const auto *dial = std::get_if<domain::SpeedDialKey>(&key))
        return wordsOf(dial->label.text()) + wordsOf(dial->number.text());
    if (const auto *dayNight = std::get_if<domain::DayNightKey>(&key))
        return wordsOf(dayNight->label.text());
    return {};
}

void fill(Columns &out, const domain::KeyTemplate &keys)
{
    out.name = keys.name.text();
    out.sort = folded(out.name);
    out.words = wordsOf(out.name);
    for (const auto &[slot, key] : keys.keys)
        out.more += wordsOfKey(key);
}

void fill(Columns &out, const domain::Extension &extension)
{
    out.number = extension.number.text();
    out.name = extension.name.text();
    out.sort = firstSort(out.number);
    out.office = extension.office;
    out.words = wordsOf(out.number) + wordsOf(out.name);
    out.more = wordsOf(extension.pickupGroup.text());
    if (extension.outboundNumber)
        out.more += wordsOf(extension.outboundNumber->text());
    if (!extension.autoProvision)
        return;
    const auto &phone = *extension.autoProvision;
    out.make = phone.make;
    out.model = phone.model;
    out.mac = phone.mac;
    out.provisioned = phone.enabled && phone.mac;
    out.detail = phone.make + (phone.make.empty() || phone.model.empty() ? "" : " ") + phone.model;
    out.words += wordsOf(out.make) + wordsOf(out.model);
    if (out.mac) {
        out.detail += (out.detail.empty() ? "" : " · ") + out.mac->toString();
        out.words += wordsOf(*out.mac);
    }
    for (const auto &[slot, key] : phone.keys)
        out.more += wordsOfKey(key);
}

} // namespace

Result<Columns> columnsOf(const ObjectRecord &record)
{
    const Side *side = record.local ? &*record.local : record.base ? &*record.base : nullptr;
    if (!side)
        return fail(ErrorKind::Internal, say("An object of this workspace has no content."), record.id.toString());
    const auto object = domain::readObject(record.kind, side->json);
    if (!object)
        return fail(object.error());
    Columns out;
    out.deleted = !record.local;
    std::visit([&out](const auto &value) { fill(out, value); }, *object);
    out.sort += kEnd + record.id.toString();
    out.byName = folded(out.name);
    return out;
}

std::string wordsOf(const DownloadRow &row)
{
    const auto mac = MacAddress::parse(row.mac);
    return (mac ? wordsOf(*mac) : wordsOf(row.mac)) + wordsOf(row.file) + wordsOf(row.address);
}

std::string titleOf(const Columns &columns)
{
    return columns.number.empty() ? columns.name : columns.number + " " + columns.name;
}

// 101 before 1004: by length, then digits.
std::string firstSort(const std::string &number)
{
    return std::to_string(number.size()) + number;
}

std::string pastSort(const std::string &number)
{
    return firstSort(number) + static_cast<char>(kEnd + 1);
}

} // namespace pbx::store
