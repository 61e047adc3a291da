#include "memorywriter.h"

#include "storelimits.h"

namespace pbx::store {

template <class Map> void MemoryWriter::put(Map &map, const typename Map::key_type &key, typename Map::mapped_type value)
{
    const auto at = map.find(key);
    if (at == map.end())
        m_undo.push_back([&map, key] { map.erase(key); });
    else
        m_undo.push_back([&map, key, old = at->second] { map.insert_or_assign(key, old); });
    map.insert_or_assign(key, std::move(value));
}

template <class Map> void MemoryWriter::remove(Map &map, const typename Map::key_type &key)
{
    const auto at = map.find(key);
    if (at == map.end())
        return;
    m_undo.push_back([&map, key, old = at->second] { map.insert_or_assign(key, old); });
    map.erase(at);
}

template <class Map, class Fits> void MemoryWriter::removeIf(Map &map, Fits fits)
{
    std::vector<typename Map::key_type> keys;
    for (const auto &[key, value] : map) {
        if (fits(key, value))
            keys.push_back(key);
    }
    for (const auto &key : keys)
        remove(map, key);
}

MemoryWriter::~MemoryWriter()
{
    for (auto step = m_undo.rbegin(); step != m_undo.rend(); ++step)
        (*step)();
}

Result<void> MemoryWriter::operator()(const PutObject &write)
{
    auto record = write.record;
    const auto at = m_store.m_objects.find(record.id);
    const auto *stored = at == m_store.m_objects.end() ? nullptr : &at->second;
    if (stored && (stored->record.site != record.site || stored->record.kind != record.kind))
        return fail(otherSiteOrKind(record));
    const auto columns = columnsOf(record);
    if ((stored ? stored->record.version : 0) != record.version)
        return fail(changedMeanwhile(columns ? titleOf(*columns) : record.id.toString()));
    const auto order = stored ? stored->order : ++m_store.m_lastOrder;
    if (stored)
        remove(m_store.m_order, {record.site, record.kind, stored->columns.sort});
    if (!record.base && !record.local) {
        remove(m_store.m_objects, record.id);
        return {};
    }
    if (!columns)
        return fail(columns.error());
    ++record.version;
    put(m_store.m_order, {record.site, record.kind, columns->sort}, record.id);
    put(m_store.m_objects, record.id, {record, *columns, order});
    return {};
}

Result<void> MemoryWriter::operator()(const AppendEdit &write)
{
    removeIf(m_store.m_edits, [](std::int64_t, const EditRecord &edit) { return edit.undone; });
    auto edit = write.edit;
    edit.sequence = ++m_store.m_lastEdit;
    edit.undone = false;
    put(m_store.m_edits, edit.sequence, edit);
    m_edits = true;
    return {};
}

Result<void> MemoryWriter::operator()(const MarkEdit &write)
{
    const auto at = m_store.m_edits.find(write.sequence);
    if (at == m_store.m_edits.end() || at->second.undone == write.undone)
        return fail(editMoved());
    auto edit = at->second;
    edit.undone = write.undone;
    put(m_store.m_edits, write.sequence, std::move(edit));
    return {};
}

Result<void> MemoryWriter::operator()(const PutPhone &write)
{
    const MemoryStore::PhoneKey key(write.phone.site, write.phone.mac);
    if (!write.onlyIfNew || !m_store.m_phones.contains(key))
        put(m_store.m_phones, key, write.phone);
    return {};
}

Result<void> MemoryWriter::operator()(const NotePhone &write)
{
    const auto at = m_store.m_phones.find({write.site, write.mac});
    if (at == m_store.m_phones.end() || (write.ifSecret && at->second.secret != *write.ifSecret))
        return {};
    auto phone = at->second;
    phone.userAgent = write.userAgent.value_or(phone.userAgent);
    phone.lastRefusal = write.lastRefusal.value_or(phone.lastRefusal);
    phone.enrolSource = write.enrolSource.value_or(phone.enrolSource);
    if (write.ownUrlUsed) {
        phone.enrolUntil = 0;
        phone.enrolSource.clear();
        phone.previousSecret.clear();
        phone.secretFirstUsed = phone.secretFirstUsed == 0 ? *write.ownUrlUsed : phone.secretFirstUsed;
    }
    put(m_store.m_phones, at->first, std::move(phone));
    return {};
}

Result<void> MemoryWriter::operator()(const RemovePhone &write)
{
    remove(m_store.m_phones, {write.site, write.mac});
    removeIf(m_store.m_deliveries, [&](const auto &, const Delivery &delivery) { return delivery.site == write.site && delivery.mac == write.mac; });
    return {};
}

Result<void> MemoryWriter::operator()(const PutPublishedSite &write)
{
    if (write.basedOn) {
        const auto at = m_store.m_sites.find(write.site.site);
        const bool stored = at != m_store.m_sites.end();
        if (*write.basedOn < 0 ? stored : (stored ? at->second.revision : 0) != *write.basedOn)
            return fail(publishedMeanwhile(write.site.name));
    }
    put(m_store.m_sites, write.site.site, write.site);
    return {};
}

Result<void> MemoryWriter::operator()(const RemovePublishedSite &write)
{
    remove(m_store.m_sites, write.site);
    removeIf(m_store.m_files, [&](const auto &, const PublishedFile &file) { return file.site == write.site; });
    return {};
}

Result<void> MemoryWriter::operator()(const PutPublishedFile &write)
{
    put(m_store.m_files, {write.file.site, write.file.mac ? write.file.mac->value() : 0, write.file.name}, write.file);
    return {};
}

Result<void> MemoryWriter::operator()(const RemovePublishedFiles &write)
{
    removeIf(m_store.m_files, [&](const auto &, const PublishedFile &file) { return file.site == write.site && file.mac == write.mac; });
    return {};
}

Result<void> MemoryWriter::operator()(const PutDelivery &write)
{
    put(m_store.m_deliveries, {write.delivery.site, write.delivery.mac.value(), write.delivery.name}, write.delivery);
    return {};
}

Result<void> MemoryWriter::operator()(const AppendDownload &write)
{
    auto row = write.row;
    row.sequence = ++m_store.m_lastDownload;
    put(m_store.m_downloads, m_store.m_lastDownload, std::move(row));
    return {};
}

Result<void> MemoryWriter::operator()(const PutAttempt &write)
{
    const auto at = m_store.m_attempts.find(write.attempt.key);
    if (at != m_store.m_attempts.end() && (at->second.hash != write.attempt.hash || at->second.site != write.attempt.site))
        return fail(keyUsedTwice());
    put(m_store.m_attempts, write.attempt.key, write.attempt);
    return {};
}

Result<void> MemoryWriter::operator()(const PutSetting &write)
{
    if (!write.value) {
        remove(m_store.m_settings, write.name);
        return {};
    }
    if (write.onlyIfNew && m_store.m_settings.contains(write.name))
        return fail(settingExists(write.name));
    put(m_store.m_settings, write.name, *write.value);
    return {};
}

Result<void> MemoryWriter::operator()(const PutDraft &write)
{
    if (write.json)
        put(m_store.m_drafts, write.object, {write.site, *write.json});
    else
        remove(m_store.m_drafts, write.object);
    return {};
}

void MemoryWriter::pruneEdits()
{
    std::int64_t count = 0;
    std::int64_t steps = 0;
    for (auto at = m_store.m_edits.rbegin(); at != m_store.m_edits.rend(); ++at) {
        steps += static_cast<std::int64_t>(at->second.steps.size());
        if (++count > 1 && (count > kMostEdits || steps > kMostEditSteps)) {
            const auto last = at->first;
            removeIf(m_store.m_edits, [last](std::int64_t sequence, const EditRecord &) { return sequence <= last; });
            return;
        }
    }
}

void MemoryWriter::prune()
{
    if (m_edits)
        pruneEdits();
    if (static_cast<std::int64_t>(m_store.m_downloads.size()) > kMostDownloads + kDownloadSlack) {
        const auto last = m_store.m_lastDownload - kMostDownloads;
        removeIf(m_store.m_downloads, [last](std::int64_t sequence, const DownloadRow &) { return sequence <= last; });
    }
}

} // namespace pbx::store
