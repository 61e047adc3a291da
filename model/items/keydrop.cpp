#include "keydrop.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>
#include <deque>

namespace pbx::items {

using namespace domain;

namespace {

// Keys on their way: moved ones know where they stood, new ones do not.
struct Travelling {
    Key key;
    std::optional<SlotId> from;
    bool dropped;
};

struct Pushed {
    KeyMap keys;
    std::vector<KeyShift> shifts;
    std::vector<SlotId> taken;
};

bool isMain(const Key &key)
{
    return std::holds_alternative<MainKey>(key);
}

std::vector<SlotId> placesOf(const KeyContext &context, int module)
{
    std::vector<SlotId> out = context.places();
    std::erase_if(out, [module](const SlotId &slot) { return slot.module() != module; });
    return out;
}

// Puts the keys onto the places from the first on; what stands there travels on to the next empty place. Nothing where
// the places end before all have one.
std::optional<Pushed> push(KeyMap keys, const std::vector<DroppedKey> &dropped, const std::vector<SlotId> &places)
{
    Pushed out;
    std::deque<Travelling> queue;
    for (const DroppedKey &one : dropped)
        queue.push_back({one.key, one.from, true});
    for (std::size_t i = 0; i < places.size() && !queue.empty(); ++i) {
        const SlotId &place = places[i];
        const auto there = keys.find(place);
        if (there != keys.end()) {
            if (i > 0 && std::holds_alternative<UnusedKey>(there->second))
                continue;
            queue.push_back({there->second, place, false});
            keys.erase(there);
        }
        const Travelling next = std::move(queue.front());
        queue.pop_front();
        keys.emplace(place, next.key);
        if (next.dropped)
            out.taken.push_back(place);
        else
            out.shifts.push_back({*next.from, place});
    }
    if (!queue.empty())
        return std::nullopt;
    out.keys = std::move(keys);
    return out;
}

// "keys 4 to 6", "key 4", "module 1, keys 4 to 6"; in the order of the slots.
std::string rangeName(std::vector<SlotId> slots)
{
    std::ranges::sort(slots);
    const SlotId &first = slots.front(), &last = slots.back();
    if (first == last)
        return placeName(first);
    if (first.isOnPhone())
        return say("keys %1 to %2", {std::to_string(first.key()), std::to_string(last.key())});
    return say("module %1, keys %2 to %3", {std::to_string(first.module()), std::to_string(first.key()), std::to_string(last.key())});
}

class Planner final {
public:
    Planner(const KeyMap &keys, const std::vector<DroppedKey> &dropped, const SlotId &onto, const KeyContext &context)
        : m_keys(keys)
        , m_dropped(dropped)
        , m_onto(onto)
        , m_context(context)
        , m_places(placesOf(context, onto.module()))
    {
        for (const DroppedKey &one : dropped) {
            if (one.from)
                m_rest.erase(*one.from);
        }
    }

    [[nodiscard]] DropPlan plan(DropMode mode) const
    {
        if (m_dropped.empty())
            return refused(say("There is no key to move."));
        if (!m_context.has(m_onto))
            return refused(say("This phone has no such key."));
        if (std::ranges::any_of(m_dropped, [](const DroppedKey &one) { return isMain(one.key) && !one.from; }))
            return refused(say("Main Extension is there once. Move it instead."));
        switch (mode) {
        case DropMode::Insert: return insert();
        case DropMode::Replace: return replace();
        case DropMode::Swap: break;
        }
        return swap();
    }

private:
    [[nodiscard]] DropPlan refused(const std::string &reason) const
    {
        return {.edit = {m_keys, toQt(reason), false, m_onto}, .preview = toQt(reason), .taken = {}, .shifts = {}, .lost = {}};
    }

    [[nodiscard]] DropPlan done(Pushed pushed, const std::string &preview, std::vector<SlotId> lost = {}) const
    {
        const SlotId at = pushed.taken.front();
        return {.edit = {std::move(pushed.keys), toQt(stepName(at)), true, at},
                .preview = toQt(preview),
                .taken = std::move(pushed.taken),
                .shifts = std::move(pushed.shifts),
                .lost = std::move(lost)};
    }

    [[nodiscard]] std::string stepName(const SlotId &at) const
    {
        const bool moves = std::ranges::all_of(m_dropped, [](const DroppedKey &one) { return one.from.has_value(); });
        if (m_dropped.size() > 1) {
            const std::string count = std::to_string(m_dropped.size());
            return moves ? say("%1 keys moved to %2", {count, placeName(at)}) : say("%1 keys set at %2", {count, placeName(at)});
        }
        return moves ? say("%1 moved to %2", {placeName(*m_dropped.front().from), placeName(at)})
                     : say("%1 set at %2", {title(typeOf(m_dropped.front().key)), placeName(at)});
    }

    [[nodiscard]] bool comesFromBefore() const
    {
        return std::ranges::all_of(m_dropped,
                                   [&](const DroppedKey &one) { return one.from && one.from->module() == m_onto.module() && *one.from < m_onto; });
    }

    [[nodiscard]] DropPlan insert() const
    {
        const auto at = std::ranges::find(m_places, m_onto);
        const std::vector<SlotId> onwards(at, m_places.end());
        auto forward = push(m_rest, m_dropped, onwards);
        if (comesFromBefore()) {
            std::vector<SlotId> back(m_places.begin(), at + 1);
            std::ranges::reverse(back);
            std::vector<DroppedKey> dropped = m_dropped;
            std::ranges::reverse(dropped);
            auto backward = push(m_rest, dropped, back);
            if (backward && (!forward || backward->shifts.size() < forward->shifts.size())) {
                std::ranges::reverse(backward->taken);
                const std::string preview = sentence(*backward, false);
                return done(std::move(*backward), preview);
            }
        }
        if (forward) {
            const std::string preview = sentence(*forward, true);
            return done(std::move(*forward), preview);
        }
        return refused(m_onto.isOnPhone() ? say("No empty key is left on the phone. Clear one first, or replace a key with Ctrl.")
                                          : say("No empty key is left on module %1. Clear one first, or replace a key with Ctrl.",
                                                {std::to_string(m_onto.module())}));
    }

    [[nodiscard]] std::string sentence(const Pushed &pushed, bool forward) const
    {
        const std::string where = rangeName(pushed.taken);
        if (pushed.shifts.empty())
            return say("Put at %1.", {where});
        std::vector<SlotId> moved;
        for (const KeyShift &shift : pushed.shifts)
            moved.push_back(shift.from);
        const bool one = moved.size() == 1;
        const SlotId &hole = pushed.shifts.back().to;
        const std::string shifted = rangeName(moved);
        if (!forward)
            return one ? say("Insert at %1: %2 moves up.", {where, shifted}) : say("Insert at %1: %2 move up.", {where, shifted});
        if (m_keys.contains(hole)) // only just left by what is dropped
            return one ? say("Insert at %1: %2 moves down.", {where, shifted}) : say("Insert at %1: %2 move down.", {where, shifted});
        return one ? say("Insert at %1: %2 moves down to the empty %3.", {where, shifted, placeName(hole)})
                   : say("Insert at %1: %2 move down, the empty %3 takes the last.", {where, shifted, placeName(hole)});
    }

    [[nodiscard]] DropPlan replace() const
    {
        const auto at = std::ranges::find(m_places, m_onto);
        const auto room = static_cast<std::size_t>(m_places.end() - at);
        if (room < m_dropped.size())
            return refused(say("From %1 on there are only %2 keys.", {placeName(m_onto), std::to_string(room)}));
        Pushed out{m_rest, {}, {}};
        std::vector<SlotId> lost;
        for (std::size_t i = 0; i < m_dropped.size(); ++i) {
            const SlotId &place = *(at + static_cast<std::ptrdiff_t>(i));
            const auto there = out.keys.find(place);
            if (there != out.keys.end()) {
                if (isMain(there->second))
                    return refused(say("Main Extension can be moved, not replaced."));
                lost.push_back(place);
            }
            out.keys.insert_or_assign(place, m_dropped[i].key);
            out.taken.push_back(place);
        }
        const std::string preview = lost.empty() ? say("Put at %1.", {rangeName(out.taken)}) : say("Replace %1.", {rangeName(lost)});
        return done(std::move(out), preview, std::move(lost));
    }

    [[nodiscard]] DropPlan swap() const
    {
        if (m_dropped.size() != 1)
            return refused(say("Only one key at a time can change places."));
        const auto &from = m_dropped.front().from;
        if (!from || !m_context.has(*from))
            return refused(say("Only a key of this phone can change places with another."));
        Pushed out{m_rest, {}, {m_onto}};
        if (auto other = out.keys.extract(m_onto)) {
            out.shifts.push_back({m_onto, *from});
            other.key() = *from;
            out.keys.insert(std::move(other));
        }
        out.keys.insert_or_assign(m_onto, m_dropped.front().key);
        return done(std::move(out), say("Swap %1 and %2.", {placeName(*from), placeName(m_onto)}));
    }

    const KeyMap &m_keys;
    const std::vector<DroppedKey> &m_dropped;
    const SlotId &m_onto;
    const KeyContext &m_context;
    std::vector<SlotId> m_places; // of the phone or module that is dropped onto
    KeyMap m_rest = m_keys;       // without what is dropped
};

} // namespace

DropPlan planDrop(const KeyMap &keys, const std::vector<DroppedKey> &dropped, const SlotId &onto, DropMode mode, const KeyContext &context)
{
    return Planner(keys, dropped, onto, context).plan(mode);
}

std::vector<DroppedKey> lifted(const KeyMap &keys, const std::vector<SlotId> &slots)
{
    std::vector<DroppedKey> out;
    for (const SlotId &slot : slots) {
        if (const auto found = keys.find(slot); found != keys.end())
            out.push_back({found->second, slot});
    }
    return out;
}

} // namespace pbx::items
