// Accounts, modules, lists and keys that a map repeats its rules for.

#include "domain/say.h"
#include "run.h"

#include <algorithm>

namespace pbx::render {

using namespace domain;

bool Run::numbered(Fact fact, int first, int last, const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    for (int n = first; n <= last; ++n) {
        set(fact, n);
        if (!run(ops, from, to))
            return false;
    }
    return true;
}

bool Run::contacts(const std::vector<Contact> &list, Fact index, const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        m_contact = &list[i];
        const bool resource = index == Fact::ResourceIndex;
        set(index, static_cast<long>(i + 1));
        set(resource ? Fact::ResourceNumber : Fact::FavouriteNumber, list[i].number);
        set(resource ? Fact::ResourceLabel : Fact::FavouriteLabel, list[i].label);
        choose(Fact::ResourceType, list[i].type == KeyType::DayNight ? 1 : 0);
        if (!run(ops, from, to))
            return false;
    }
    m_contact = nullptr;
    return true;
}

bool Run::repeat(Loop loop, const std::vector<Op> &ops, std::size_t from, std::size_t to)
{
    if (!m_handset)
        return true; // a file of no handset has nothing to repeat
    const auto &modules = m_handset->accounts.front().extension->autoProvision->modules;
    int most = 0;
    for (const ModuleTraits &module : m_handset->model->traits.modules)
        most = std::max(most, module.most);
    const int plugged = std::min(modules ? modules->count : 0, most);
    bool ok = true;
    switch (loop) {
    case Loop::Accounts:
        for (std::size_t i = 0; ok && i < m_handset->accounts.size(); ++i) {
            account(i);
            ok = run(ops, from, to);
        }
        account(0);
        return ok;
    case Loop::UnusedAccounts:
        for (int n = 1; ok && n <= m_handset->model->traits.accounts; ++n) {
            bool used = false;
            for (std::size_t i = 0; i < m_handset->accounts.size(); ++i)
                used = used || accountNumber(i) == n;
            ok = used || numbered(Fact::AccountIndex, n, n, ops, from, to);
        }
        account(0);
        return ok;
    case Loop::PluggedModules: return numbered(Fact::ModuleIndex, 1, plugged, ops, from, to);
    case Loop::EmptyModules: return numbered(Fact::ModuleIndex, plugged + 1, most, ops, from, to);
    case Loop::Resources: return contacts(m_scratch.resources, Fact::ResourceIndex, ops, from, to);
    case Loop::Favourites: return contacts(m_scratch.favourites, Fact::FavouriteIndex, ops, from, to);
    default: return true;
    }
}

// Keys are asked for in their order, of each loop from its first.
const SlotKey *Run::keyAt(const SlotId &slot)
{
    const auto &keys = m_scratch.keys;
    while (m_nextKey < keys.size() && keys[m_nextKey].first < slot)
        ++m_nextKey;
    return m_nextKey < keys.size() && keys[m_nextKey].first == slot ? &keys[m_nextKey].second : nullptr;
}

bool Run::phoneKeys(const KeyLoop &loop)
{
    if (!m_handset)
        return true;
    m_nextKey = 0;
    for (int i = 0; i < loop.count; ++i) {
        if (!slot(loop, m_file->slots[loop.slots + static_cast<std::size_t>(i)], SlotId::phone(loop.first + i), i + 1 == loop.count))
            return false;
    }
    return true;
}

bool Run::moduleKeys(const KeyLoop &loop)
{
    const auto *modules = m_handset ? &m_handset->accounts.front().extension->autoProvision->modules : nullptr;
    const catalogue::Module *module = modules && *modules ? m_handset->model->module((*modules)->type) : nullptr;
    if (!module)
        return true;
    const int phoneKeys = m_handset->model->traits.keys;
    const int last = std::min(loop.first + loop.count - 1, module->traits.keys);
    m_nextKey = 0;
    for (int m = 1; m <= std::min((*modules)->count, module->traits.most); ++m) {
        for (int key = loop.first; key <= last; ++key) {
            if (std::ranges::find(module->traits.unusable, key) != module->traits.unusable.end())
                continue;
            const int flat = (m - 1) * module->traits.keys + key;
            set(Fact::KeyModuleFlat, flat);
            set(Fact::KeyFlat, phoneKeys + flat);
            const auto at = loop.slots + static_cast<std::size_t>((m - 1) * loop.count + key - loop.first);
            if (!slot(loop, m_file->slots[at], SlotId::onModule(m, key), key == last))
                return false;
        }
    }
    return true;
}

bool Run::slot(const KeyLoop &loop, const SlotProgram &slot, const SlotId &id, bool last)
{
    const SlotKey *key = keyAt(id);
    const KeyType type = key ? typeOf(*key->key) : KeyType::Unused;
    m_slot = &id;
    m_key = key;
    if (key) {
        set(Fact::KeyLabel, key->label);
        set(Fact::KeyNumber, key->number);
        set(Fact::KeyFavourite, key->favourite);
    }
    if (loop.rule->impossible.at(static_cast<std::size_t>(type))) {
        warn("/autoProvision/keys/" + id.toString(),
             loop.onPhone ? say("This phone cannot have “%1” on this key; the key stays off.", {title(type)})
                          : say("This phone cannot have “%1” on a key of its expansion module; the key stays off.", {title(type)}));
    }
    if (m_trace)
        traceKey(loop, id);
    const auto part = [this](const Place &place) { return run(m_file->keyOps, place.offset, place.offset + place.length); };
    bool ok = m_pageOpen || part(slot.pageBegin);
    m_pageOpen = true;
    ok = ok && part(slot.byType.at(static_cast<std::size_t>(type)));
    if (last || loop.numbers(id.key()).place == loop.rule->perPage) {
        ok = ok && part(slot.pageEnd);
        m_pageOpen = false;
    }
    m_slot = nullptr;
    return ok;
}

} // namespace pbx::render
