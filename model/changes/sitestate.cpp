#include "sitestate.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace pbx::changes {

using namespace domain;

namespace {

using Selection = std::unordered_set<Uuid>;

struct Read { // a record with its two states
    const store::ObjectRecord *record = nullptr;
    std::optional<Object> base, local;
};

Result<Read> read(const store::ObjectRecord &record)
{
    Read out{&record, {}, {}};
    if (record.base) {
        auto base = readSide(record.kind, *record.base);
        if (!base)
            return fail(base.error());
        out.base = std::move(*base);
    }
    if (record.local && record.local == record.base) {
        out.local = out.base;
    } else if (record.local) {
        auto local = readSide(record.kind, *record.local);
        if (!local)
            return fail(local.error());
        out.local = std::move(*local);
    }
    return out;
}

std::vector<Uuid> references(const Extension &extension, const std::unordered_map<std::string, Uuid> &numbers)
{
    std::vector<Uuid> out{extension.office};
    if (!extension.autoProvision)
        return out;
    for (const auto &[slot, key] : extension.autoProvision->keys) {
        if (const auto *toggle = std::get_if<DayNightKey>(&key))
            out.push_back(toggle->condition);
        if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
            const auto found = numbers.find(monitor->extension.text());
            if (found != numbers.end())
                out.push_back(found->second);
        }
    }
    return out;
}

// Makes a selection that can stand alone: an object that is not applied yet comes along with what refers to it, and
// whoever still refers to a removed object comes along with the removal.
class Closure {
public:
    Closure(const std::vector<Read> &objects, Selection &selected)
        : m_objects(objects)
        , m_selected(selected)
    {
        for (const Read &object : objects) {
            m_byId.emplace(object.record->id, &object);
            for (const auto *side : {&object.base, &object.local}) {
                if (const auto *extension = *side ? std::get_if<Extension>(&**side) : nullptr)
                    m_numbers.insert_or_assign(extension->number.text(), extension->id);
            }
        }
    }

    std::vector<std::string> run()
    {
        for (bool more = true; more;) {
            more = false;
            for (const Read &object : m_objects)
                more = follow(object) || more;
        }
        return m_needed;
    }

private:
    [[nodiscard]] const std::optional<Object> &effective(const Read &object) const
    {
        return m_selected.contains(object.record->id) ? object.local : object.base;
    }

    bool add(const Read &object)
    {
        if (!object.record->pending() || !m_selected.insert(object.record->id).second)
            return false;
        m_needed.push_back(titleOf(*object.record));
        return true;
    }

    bool follow(const Read &object)
    {
        const auto &state = effective(object);
        if (!state)
            return false;
        bool added = false;
        std::vector<Uuid> needs{object.record->site};
        if (const auto *extension = std::get_if<Extension>(&*state)) {
            const auto more = references(*extension, m_numbers);
            needs.insert(needs.end(), more.begin(), more.end());
        }
        for (const Uuid &id : needs) {
            const auto found = m_byId.find(id);
            if (found == m_byId.end() || effective(*found->second))
                continue;
            const bool created = !found->second->base;
            added = add(created ? *found->second : object) || added;
        }
        return added;
    }

    const std::vector<Read> &m_objects;
    Selection &m_selected;
    std::unordered_map<Uuid, const Read *> m_byId;
    std::unordered_map<std::string, Uuid> m_numbers;
    std::vector<std::string> m_needed;
};

struct Place {
    SiteState &state;
    void operator()(const Site &site) const { state.site = site; }
    void operator()(const Office &office) const { state.offices.push_back(office); }
    void operator()(const DayNightCondition &condition) const { state.conditions.push_back(condition); }
    void operator()(const Extension &extension) const { state.extensions.push_back(extension); }
    void operator()(const FirewallRule &rule) const { state.rules.push_back(rule); }
    void operator()(const KeyTemplate & /*keys*/) const {} // no phone reads it
};

} // namespace

Result<SiteState> siteState(store::Store &store, const Uuid &site, const std::optional<std::unordered_set<Uuid>> &selected)
{
    const auto records = objectsOf(store, site, std::nullopt, false);
    if (!records)
        return fail(records.error());
    std::vector<Read> objects;
    objects.reserve(records->size());
    Selection selection = selected.value_or(Selection());
    for (const store::ObjectRecord &record : *records) {
        auto object = read(record);
        if (!object)
            return fail(object.error());
        objects.push_back(std::move(*object));
        if (!selected && record.pending())
            selection.insert(record.id);
    }
    SiteState out;
    if (selected)
        out.needed = Closure(objects, selection).run();
    for (const Read &object : objects) {
        const store::ObjectRecord &record = *object.record;
        const bool taken = record.pending() && selection.contains(record.id);
        const auto &state = taken ? object.local : object.base;
        const auto *extension = object.local ? std::get_if<Extension>(&*object.local) : nullptr;
        if (extension && hasHandset(*extension))
            out.saved.insert(*extension->autoProvision->mac);
        if (record.kind != Kind::Site && record.base)
            ++out.objects;
        if (taken) {
            out.applied.push_back(record);
            out.removals += record.local ? 0 : 1;
        }
        if (!state)
            continue;
        std::visit(Place{out}, *state);
        if (record.kind == Kind::Extension)
            out.passwords.emplace(record.id, (taken ? record.local : record.base)->secret);
    }
    std::stable_sort(out.extensions.begin(), out.extensions.end(), [](const Extension &a, const Extension &b) { return a.number < b.number; });
    return out;
}

bool hasHandset(const Extension &extension)
{
    return extension.autoProvision && extension.autoProvision->enabled && extension.autoProvision->mac && !extension.autoProvision->model.empty();
}

void sortByHandset(std::vector<const Extension *> &extensions)
{
    std::stable_sort(extensions.begin(), extensions.end(), [](const Extension *a, const Extension *b) {
        const int first = a->autoProvision->handset.value_or(0);
        const int second = b->autoProvision->handset.value_or(0);
        return std::tie(first, a->number) < std::tie(second, b->number);
    });
}

std::vector<Device> devicesOf(const SiteState &state)
{
    std::map<MacAddress, std::vector<const Extension *>> byMac;
    for (const Extension &extension : state.extensions) {
        if (hasHandset(extension))
            byMac[*extension.autoProvision->mac].push_back(&extension);
    }
    std::vector<Device> out;
    for (auto &[mac, extensions] : byMac) {
        sortByHandset(extensions);
        out.push_back({mac, std::move(extensions)});
    }
    return out;
}

} // namespace pbx::changes
