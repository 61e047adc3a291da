#include "handsetsheet.h"

#include "domain/tosay.h"
#include "textof.h"

#include <map>
#include <set>

namespace pbx::items {

using namespace domain;

namespace {

QString does(const KeyContext &context, const Key &key)
{
    const std::string about = fromQt(context.activity(key));
    switch (typeOf(key)) {
    case KeyType::Main: return toQt(say("Own line %1", {about}));
    case KeyType::Line: return toQt(say("Another line of %1", {about}));
    case KeyType::Monitor: return toQt(say("Monitor %1", {about}));
    case KeyType::SpeedDial: return toQt(say("Calls %1", {about}));
    case KeyType::DayNight: {
        const KeyCondition *condition = context.condition(std::get<DayNightKey>(key).condition);
        return toQt(condition ? say("Day/Night %1 (%2)", {about, fromQt(condition->dialCode)}) : say("Day/Night, no such condition"));
    }
    case KeyType::Unused: break;
    }
    return {};
}

std::vector<SheetPart> partsOf(const KeyContext &context, const KeyMap &keys)
{
    std::vector<SheetPart> parts;
    for (const auto &[slot, key] : keys) {
        if (!context.has(slot) || std::holds_alternative<UnusedKey>(key))
            continue;
        const int page = context.pageOf(slot);
        if (parts.empty() || parts.back().module != slot.module() || parts.back().page != page) {
            const std::string number = std::to_string(page + 1);
            const std::string module = std::to_string(slot.module());
            const bool paged = context.keysOf(slot.module()) > context.perPage(slot.module());
            const std::string title = slot.isOnPhone() ? (paged ? say("Phone, page %1", {number}) : say("Phone"))
                                                       : (paged ? say("Module %1, page %2", {module, number}) : say("Module %1", {module}));
            parts.push_back({slot.module(), page, toQt(title), {}});
        }
        parts.back().rows.push_back({slot, typeOf(key), toQt(slot.toString()), context.label(key), does(context, key)});
    }
    return parts;
}

std::string lampWords(const catalogue::Lamp &lamp)
{
    static const std::map<std::string, std::pair<const char *, const char *>, std::less<>> words{
        {"green", {toSay("green"), toSay("flashing green")}},
        {"red", {toSay("red"), toSay("flashing red")}},
        {"amber", {toSay("amber"), toSay("flashing amber")}},
    };
    const auto found = words.find(lamp.colour);
    return found == words.end() ? say("dark") : say(lamp.flashes ? found->second.second : found->second.first);
}

// Codes and what keys do: product facts; lamps: the make's, where the catalogue knows them.
QStringList hintsOf(const KeyContext &context, const std::vector<SheetPart> &parts, const SheetFacts &facts)
{
    std::set<KeyType> used;
    for (const SheetPart &part : parts) {
        for (const SheetRow &row : part.rows)
            used.insert(row.type);
    }
    const std::string pickup = fromQt(context.pickupCode);
    QStringList hints;
    if (used.contains(KeyType::Monitor)) {
        const catalogue::Lamp off{"off", false}, flashing{"red", true}, steady{"red", false};
        const catalogue::Lamps usual{true, off, flashing, steady, {}};
        const catalogue::Lamps &lamps = context.model && context.model->lamps.known ? context.model->lamps : usual;
        hints += toQt(say("Monitor: the lamp shows what the other phone does: %1 when it is free, %2 while it rings, %3 during a call.",
                          {lampWords(lamps.idle), lampWords(lamps.ringing), lampWords(lamps.talking)}));
        hints += toQt(pickup.empty() ? say("Press the key to call that phone.")
                                     : say("Press the key while it rings to take that call yourself; else it calls that phone. "
                                           "On another phone, dial %1 and the number that rings.",
                                           {pickup}));
    }
    if (used.contains(KeyType::DayNight))
        hints += toQt(say("Day/Night: the lamp is green by day and red by night. Press the key, or dial its code, to change over."));
    if (used.contains(KeyType::SpeedDial))
        hints += toQt(say("Calls: press the key to dial the number."));
    if (used.contains(KeyType::Line))
        hints += toQt(say("Another line: press it to make or take a further call while you are on the phone."));
    if (facts.pickupGroup && !pickup.empty())
        hints += toQt(say("To take a call that rings in your pickup group, dial %1.", {pickup}));
    if (!facts.voicemail.isEmpty())
        hints += toQt(say("Voicemail: dial %1.", {fromQt(facts.voicemail)}));
    return hints;
}

QString phoneOf(const KeyContext &context)
{
    if (!context.model)
        return {};
    const std::string name = context.model->traits.make + ' ' + context.model->traits.model;
    if (context.moduleCount() == 0)
        return toQt(name);
    const std::string &type = context.module()->traits.type;
    return toQt(context.moduleCount() == 1 ? say("%1 with %2", {name, type})
                                           : say("%1 with %2 × %3", {name, std::to_string(context.moduleCount()), type}));
}

} // namespace

HandsetSheet handsetSheet(const KeyContext &context, const KeyMap &keys, const SheetFacts &facts)
{
    HandsetSheet sheet;
    sheet.context = context;
    sheet.keys = keys;
    sheet.site = facts.site;
    sheet.number = context.own ? toQt(context.own->text()) : QString();
    sheet.name = context.ownName;
    sheet.phone = phoneOf(context);
    sheet.parts = partsOf(context, keys);
    sheet.hints = hintsOf(context, sheet.parts, facts);
    if (context.places().empty())
        sheet.note = toQt(say("This phone has no keys that can be set. It carries its extension as its account."));
    else if (sheet.parts.empty())
        sheet.note = toQt(say("No key of this phone is set."));
    return sheet;
}

} // namespace pbx::items
