#include "keycopy.h"

#include "changes/editcheck.h"
#include "extensionwork.h"
#include "textof.h"

#include "domain/say.h"

#include <algorithm>
#include <unordered_set>

namespace pbx::items {

using namespace domain;
using changes::Workspace;

namespace {

constexpr int kPhonesAtOnce = 500;

// The keys that go onto a phone, one after the other.
class Copier {
public:
    Copier(const KeyMap &target, CopyWay way, const KeyContext &phone)
        : m_before(target)
        , m_way(way)
        , m_phone(phone)
    {
        m_out.after = target;
    }

    KeyCopy run(const std::vector<CargoKey> &source)
    {
        std::vector<const CargoKey *> later; // first those that have a place, so that no other takes it
        for (const CargoKey &one : source) {
            if (!one.key || one.type == KeyType::Main)
                continue;
            if (const std::string reason = refusal(*one.key); !reason.empty())
                m_out.misfits.push_back({one, toQt(reason)});
            else if (!one.from || !m_phone.has(*one.from) || !placed(*one.from, *one.key))
                later.push_back(&one);
        }
        for (const CargoKey *one : later)
            placeNext(*one);
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string refusal(const Key &key) const
    {
        if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
            if (m_phone.own == monitor->extension)
                return say("Extension %1 would monitor itself.", {monitor->extension.text()});
            if (!m_phone.person(monitor->extension))
                return say("This site has no extension %1.", {monitor->extension.text()});
        }
        const auto *toggle = std::get_if<DayNightKey>(&key);
        if (toggle && !m_phone.condition(toggle->condition))
            return say("This site does not have its day/night condition.");
        return {};
    }

    // False: another place is wanted.
    bool placed(const SlotId &slot, const Key &key)
    {
        const auto there = m_out.after.find(slot);
        if (there == m_out.after.end()) {
            put(slot, key);
            return true;
        }
        if (there->second == key)
            return true;
        const bool main = std::holds_alternative<MainKey>(there->second);
        if (main || m_way.onTaken == OnTaken::NextEmpty)
            return false;
        if (m_way.onTaken == OnTaken::Keep)
            ++m_out.kept;
        else
            put(slot, key);
        return true;
    }

    void placeNext(const CargoKey &one)
    {
        if (std::holds_alternative<UnusedKey>(*one.key))
            return;
        const bool lacks = one.from && !m_phone.has(*one.from);
        if (lacks && !m_way.elsewhere) {
            m_out.misfits.push_back({one, toQt(say("This phone has no key %1.", {one.from->toString()}))});
            return;
        }
        const bool line = std::holds_alternative<LineKey>(*one.key);
        if (!line && std::ranges::any_of(m_out.after, [&](const auto &entry) { return entry.second == *one.key; }))
            return; // it has it at another place
        const auto place = freePlace(m_out.after, m_phone);
        if (place)
            put(*place, *one.key);
        else
            m_out.misfits.push_back({one, toQt(say("No key is empty any more."))});
    }

    void put(const SlotId &slot, const Key &key)
    {
        m_out.replaced += m_before.contains(slot) ? 1 : 0;
        m_out.after.insert_or_assign(slot, key);
        m_out.changed.push_back(slot);
    }

    const KeyMap &m_before;
    CopyWay m_way;
    const KeyContext &m_phone;
    KeyCopy m_out;
};

Result<std::map<Uuid, QString>> officeNames(Workspace &workspace, const Uuid &site)
{
    const auto offices = officesOf(workspace, site);
    if (!offices)
        return fail(offices.error());
    std::map<Uuid, QString> out;
    for (const OfficeChoice &office : *offices)
        out.emplace(office.id, office.name);
    return out;
}

} // namespace

KeyCopy planCopy(const std::vector<CargoKey> &source, const KeyMap &target, CopyWay way, const KeyContext &phone)
{
    return Copier(target, way, phone).run(source);
}

std::vector<CargoKey> cargoOf(const KeyMap &keys)
{
    std::vector<CargoKey> out;
    for (const auto &[slot, key] : keys) {
        if (typeOf(key) != KeyType::Main)
            out.push_back({typeOf(key), key, slot});
    }
    return out;
}

Result<void> eachPhone(Workspace &workspace, const Uuid &site, const VisitPhone &visit)
{
    auto phone = siteKeys(workspace, site);
    if (!phone)
        return fail(phone.error());
    std::string cursor;
    do {
        const auto page = workspace.store().objects(site, Kind::Extension, false, cursor, kPhonesAtOnce);
        if (!page)
            return fail(page.error());
        for (const store::ObjectRecord &record : page->rows) {
            if (!record.local)
                continue;
            const auto object = readObject(Kind::Extension, record.local->json);
            if (!object)
                return fail(object.error());
            const auto &extension = std::get<Extension>(*object);
            const auto &handset = extension.autoProvision;
            phone->model = handset ? workspace.catalogue().model(handset->make, handset->model) : nullptr;
            if (!phone->model)
                continue;
            phone->modules = handset->modules;
            phone->own = extension.number;
            phone->ownOffice = extension.office;
            phone->ownName = toQt(extension.name.text());
            phone->handset = toQt(extension.id.toString());
            if (auto visited = visit(extension, record.version, *phone); !visited)
                return visited;
        }
        cursor = page->next;
    } while (!cursor.empty());
    return {};
}

Result<std::vector<CopyTarget>> copyTargets(Workspace &workspace, const Uuid &site, const std::vector<CargoKey> &source, CopyWay way,
                                            const std::optional<Uuid> &except, const domain::Progress &progress)
{
    const auto offices = officeNames(workspace, site);
    const auto drafts = workspace.store().drafts(site);
    if (!offices || !drafts)
        return fail(offices ? drafts.error() : offices.error());
    const std::unordered_set<Uuid> drafted(drafts->begin(), drafts->end());
    std::vector<CopyTarget> out;
    std::size_t seen = 0;
    auto read = eachPhone(workspace, site, [&](const Extension &extension, std::int64_t version, const KeyContext &phone) -> Result<void> {
        if (changes::stopped(progress, seen++, 0))
            return fail(ErrorKind::Cancelled, say("Stopped."));
        if (extension.id == except || phone.keysOf(0) + phone.keysOf(1) == 0)
            return {};
        const auto office = offices->find(extension.office);
        const KeyMap &keys = extension.autoProvision->keys;
        out.push_back({extension.id, version, toQt(extension.number.text()), toQt(extension.name.text()),
                       toQt(phone.model->traits.make) + QLatin1Char(' ') + toQt(phone.model->traits.model),
                       office == offices->end() ? QString() : office->second, keys, planCopy(source, keys, way, phone),
                       drafted.contains(extension.id)});
        return {};
    });
    if (!read)
        return fail(read.error());
    return out;
}

Result<std::vector<changes::ObjectEdit>> editsOf(Workspace &workspace, const Uuid &site, const std::vector<CopyTarget> &targets)
{
    std::vector<changes::ObjectEdit> edits;
    for (const CopyTarget &target : targets) {
        if (!target.copy.changes())
            continue;
        auto loaded = workspace.load(target.extension);
        if (!loaded)
            return fail(loaded.error());
        auto &extension = std::get<Extension>(loaded->object);
        if (loaded->version != target.version || !extension.autoProvision)
            return fail(ErrorKind::Conflict,
                        say("%1 was changed in the meantime. Nothing was copied; look at the list again.", {title(Object(extension))}));
        extension.autoProvision->keys = target.copy.after;
        edits.push_back({target.extension, site, Kind::Extension, Object(std::move(extension)), target.version});
    }
    return edits;
}

Result<int> copyKeys(Workspace &workspace, const Uuid &site, const std::vector<CopyTarget> &targets, const std::string &label,
                     const domain::Progress &progress)
{
    const auto edits = editsOf(workspace, site, targets);
    if (!edits)
        return fail(edits.error());
    if (edits->empty())
        return 0;
    if (auto stored = workspace.edit(label, *edits, nullptr, progress); !stored)
        return fail(stored.error());
    return static_cast<int>(edits->size());
}

} // namespace pbx::items
