#include "keycontext.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

using namespace domain;

namespace {

template <class Visitor> auto onLabelled(Visitor visitor)
{
    return [visitor](auto &key) {
        if constexpr (requires { key.label; })
            visitor(key);
    };
}

} // namespace

const KeyPerson *KeyContext::person(const ExtensionNumber &number) const
{
    const auto found = std::ranges::lower_bound(people, number, {}, &KeyPerson::number);
    return found == people.end() || found->number != number ? nullptr : &*found;
}

const KeyCondition *KeyContext::condition(const Uuid &id) const
{
    const auto found = std::find_if(conditions.begin(), conditions.end(), [&](const KeyCondition &condition) { return condition.id == id; });
    return found == conditions.end() ? nullptr : &*found;
}

const catalogue::Module *KeyContext::module() const
{
    return model && modules ? model->module(modules->type) : nullptr;
}

int KeyContext::moduleCount() const
{
    const catalogue::Module *plugged = module();
    return plugged ? std::clamp(modules->count, 0, plugged->traits.most) : 0;
}

int KeyContext::keysOf(int number) const
{
    if (number == 0)
        return model ? model->traits.keys : 0;
    return number <= moduleCount() ? module()->traits.keys : 0;
}

int KeyContext::perPage(int number) const
{
    if (keysOf(number) == 0)
        return 1;
    const catalogue::Layout &layout = number == 0 ? model->layout : module()->layout;
    return std::max(1, static_cast<int>(layout.places.size()));
}

int KeyContext::pageOf(const SlotId &slot) const
{
    return (slot.key() - 1) / perPage(slot.module());
}

bool KeyContext::has(const SlotId &slot) const
{
    if (slot.key() > keysOf(slot.module()))
        return false;
    if (slot.isOnPhone())
        return true;
    const std::vector<int> &unusable = module()->traits.unusable;
    return std::find(unusable.begin(), unusable.end(), slot.key()) == unusable.end();
}

std::vector<SlotId> KeyContext::places() const
{
    std::vector<SlotId> out;
    for (int key = 1; key <= keysOf(0); ++key)
        out.push_back(SlotId::phone(key));
    for (int number = 1; number <= moduleCount(); ++number) {
        for (int key = 1; key <= keysOf(number); ++key) {
            if (has(SlotId::onModule(number, key)))
                out.push_back(SlotId::onModule(number, key));
        }
    }
    return out;
}

QString KeyContext::followedLabel(const Key &key) const
{
    if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
        const KeyPerson *watched = person(monitor->extension);
        return watched ? watched->name : toQt(monitor->extension.text());
    }
    if (const auto *dial = std::get_if<SpeedDialKey>(&key))
        return toQt(dial->number.text());
    if (const auto *toggle = std::get_if<DayNightKey>(&key)) {
        const KeyCondition *toggled = condition(toggle->condition);
        return toggled ? toggled->name : QString();
    }
    return std::holds_alternative<UnusedKey>(key) ? QString() : ownName;
}

QString KeyContext::label(const Key &key) const
{
    QString written;
    std::visit(onLabelled([&](const auto &labelled) { written = toQt(labelled.label.text()); }), key);
    return written.isEmpty() ? followedLabel(key) : written;
}

QString KeyContext::activity(const Key &key) const
{
    if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
        const KeyPerson *watched = person(monitor->extension);
        const QString number = toQt(monitor->extension.text());
        return watched ? number + QLatin1Char(' ') + watched->name : number;
    }
    if (std::holds_alternative<SpeedDialKey>(key) || std::holds_alternative<DayNightKey>(key))
        return followedLabel(key);
    return std::holds_alternative<UnusedKey>(key) || !own ? QString() : toQt(own->text());
}

QString KeyContext::spoken(const SlotId &slot) const
{
    const std::string key = std::to_string(slot.key());
    const std::string all = std::to_string(keysOf(slot.module()));
    return toQt(slot.isOnPhone() ? say("key %1 of %2", {key, all}) : say("module %1, key %2 of %3", {std::to_string(slot.module()), key, all}));
}

bool takesLabel(const Key &key)
{
    bool takes = false;
    std::visit(onLabelled([&](const auto &) { takes = true; }), key);
    return takes;
}

bool followsName(const Key &key)
{
    bool follows = true;
    std::visit(onLabelled([&](const auto &labelled) { follows = labelled.label.empty(); }), key);
    return follows;
}

Key withLabel(Key key, const Label &label)
{
    std::visit(onLabelled([&](auto &labelled) { labelled.label = label; }), key);
    return key;
}

} // namespace pbx::items
