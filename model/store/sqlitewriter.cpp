#include "sqlitewriter.h"

#include "columns.h"
#include "listing.h"
#include "searchtext.h"
#include "storelimits.h"

namespace pbx::store {

namespace {

std::optional<std::string> jsonOf(const std::optional<Side> &side)
{
    return side ? std::optional(side->json) : std::nullopt;
}

std::optional<Bytes> secretOf(const std::optional<Side> &side)
{
    return side ? std::optional<Bytes>(Bytes{side->secret}) : std::nullopt;
}

std::string nameOf(const ObjectRecord &record)
{
    const auto columns = columnsOf(record);
    return columns ? titleOf(*columns) : record.id.toString();
}

constexpr const char *kInsertObject = "INSERT INTO object (site, kind, version, baseRevision, remoteRevision, base, baseSecret, local, localSecret, "
                                      "remote, remoteSecret, id, key) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char *kUpdateObject = "UPDATE object SET site=?, kind=?, version=?, baseRevision=?, remoteRevision=?, base=?, baseSecret=?, local=?, "
                                      "localSecret=?, remote=?, remoteSecret=?, id=? WHERE key=?";

} // namespace

Result<std::int64_t> SqliteWriter::newKey(Kind kind)
{
    if (const auto known = m_nextKeys.find(kind); known != m_nextKeys.end())
        return known->second++;
    const auto first = static_cast<std::int64_t>(kind) << kKindShift;
    Statement last(m_db, "SELECT max(key) FROM object WHERE key >= ? AND key < ?");
    const auto row = last.bind(first, first + (std::int64_t{1} << kKindShift)).step();
    if (!row)
        return fail(row.error());
    const auto key = last.isNull(0) ? first : last.integer(0) + 1;
    m_nextKeys[kind] = key + 1;
    return key;
}

Result<void> SqliteWriter::operator()(const PutObject &write)
{
    const auto &record = write.record;
    std::int64_t key = 0;
    std::int64_t version = 0;
    {
        Statement stored(m_db, "SELECT key, version, site, kind FROM object WHERE id = ?");
        const auto row = stored.bind(record.id).step();
        if (!row)
            return fail(row.error());
        if (*row) {
            key = stored.integer(0);
            version = stored.integer(1);
            if (stored.uuid(2) != record.site || stored.integer(3) != static_cast<int>(record.kind))
                return fail(otherSiteOrKind(record));
        }
    }
    if (version != record.version)
        return fail(changedMeanwhile(nameOf(record)));
    const bool isNew = version == 0;
    if (!record.base && !record.local) {
        if (auto removed = removeListing(m_db, key); !removed)
            return removed;
        return run("DELETE FROM object WHERE key = ?", key);
    }
    if (isNew) {
        const auto fresh = newKey(record.kind);
        if (!fresh)
            return fail(fresh.error());
        key = *fresh;
    }
    auto put = run(isNew ? kInsertObject : kUpdateObject, record.site, static_cast<int>(record.kind), version + 1, record.baseRevision,
                   record.remoteRevision, jsonOf(record.base), secretOf(record.base), jsonOf(record.local), secretOf(record.local),
                   jsonOf(record.remote), secretOf(record.remote), record.id, key);
    return put ? putListing(m_db, key, record, isNew) : put;
}

Result<void> SqliteWriter::operator()(const AppendEdit &write)
{
    const auto &edit = write.edit;
    m_edits = true;
    if (auto dropped = run("DELETE FROM edit WHERE undone = 1"); !dropped)
        return dropped;
    if (auto put = run("INSERT INTO edit (label, author, at, undone, steps) VALUES (?,?,?,0,?)", edit.label, edit.author, edit.at,
                       static_cast<std::int64_t>(edit.steps.size()));
        !put)
        return put;
    const auto sequence = m_db.number("SELECT last_insert_rowid()");
    if (!sequence)
        return fail(sequence.error());
    Statement insert(m_db, "INSERT INTO edit_step (edit, position, object, site, kind, before, beforeSecret, after, afterSecret) "
                           "VALUES (?,?,?,?,?,?,?,?,?)");
    for (std::size_t i = 0; i < edit.steps.size(); ++i) {
        const auto &step = edit.steps[i];
        if (auto put = insert
                           .bind(*sequence, static_cast<std::int64_t>(i), step.object, step.site, static_cast<int>(step.kind), jsonOf(step.before),
                                 secretOf(step.before), jsonOf(step.after), secretOf(step.after))
                           .run();
            !put)
            return put;
    }
    return {};
}

Result<void> SqliteWriter::operator()(const MarkEdit &write)
{
    Statement mark(m_db, "UPDATE edit SET undone = ? WHERE sequence = ? AND undone <> ?");
    if (auto done = mark.bind(write.undone, write.sequence, write.undone).run(); !done)
        return done;
    return mark.changed() == 1 ? Result<void>() : fail(editMoved());
}

Result<void> SqliteWriter::operator()(const PutPhone &write)
{
    const auto &phone = write.phone;
    moved(phone.site, phone.mac);
    const char *sql = write.onlyIfNew ? "INSERT OR IGNORE INTO phone (site, mac, enrolUntil, enrolSource, secretFirstUsed, userAgent, lastRefusal, "
                                        "secret, previousSecret, adminPassword) VALUES (?,?,?,?,?,?,?,?,?,?)"
                                      : "INSERT OR REPLACE INTO phone (site, mac, enrolUntil, enrolSource, secretFirstUsed, userAgent, lastRefusal, "
                                        "secret, previousSecret, adminPassword) VALUES (?,?,?,?,?,?,?,?,?,?)";
    return run(sql, phone.site, phone.mac, phone.enrolUntil, phone.enrolSource, phone.secretFirstUsed, phone.userAgent, phone.lastRefusal,
               Bytes{phone.secret}, Bytes{phone.previousSecret}, Bytes{phone.adminPassword});
}

Result<void> SqliteWriter::operator()(const NotePhone &write)
{
    if (write.lastRefusal)
        moved(write.site, write.mac);
    const auto secret = write.ifSecret ? std::optional(Bytes{*write.ifSecret}) : std::nullopt;
    if (auto noted = run("UPDATE phone SET userAgent = coalesce(?, userAgent), lastRefusal = coalesce(?, lastRefusal), "
                         "enrolSource = coalesce(?, enrolSource) WHERE site = ? AND mac = ? AND secret = coalesce(?, secret)",
                         write.userAgent, write.lastRefusal, write.enrolSource, write.site, write.mac, secret);
        !noted || !write.ownUrlUsed)
        return noted;
    return run("UPDATE phone SET enrolUntil = 0, enrolSource = '', previousSecret = x'', "
               "secretFirstUsed = CASE secretFirstUsed WHEN 0 THEN ? ELSE secretFirstUsed END WHERE site = ? AND mac = ? "
               "AND secret = coalesce(?, secret)",
               *write.ownUrlUsed, write.site, write.mac, secret);
}

Result<void> SqliteWriter::operator()(const RemovePhone &write)
{
    moved(write.site, write.mac);
    if (auto removed = run("DELETE FROM delivery WHERE site = ? AND mac = ?", write.site, write.mac); !removed)
        return removed;
    return run("DELETE FROM phone WHERE site = ? AND mac = ?", write.site, write.mac);
}

Result<void> SqliteWriter::operator()(const PutPublishedSite &write)
{
    const auto &site = write.site;
    if (write.basedOn) {
        Statement stored(m_db, "SELECT revision FROM published_site WHERE site = ?");
        const auto row = stored.bind(site.site).step();
        if (!row)
            return fail(row.error());
        const std::int64_t revision = *row ? stored.integer(0) : 0;
        if (*write.basedOn < 0 ? *row : revision != *write.basedOn)
            return fail(publishedMeanwhile(site.name));
    }
    return run("INSERT OR REPLACE INTO published_site (site, revision, addressAndMacOnly, name, token, rules) VALUES (?,?,?,?,?,?)", site.site,
               site.revision, site.addressAndMacOnly, site.name, Bytes{site.token}, site.rules);
}

Result<void> SqliteWriter::operator()(const RemovePublishedSite &write)
{
    moved(write.site, std::nullopt);
    if (auto removed = run("DELETE FROM published_file WHERE site = ?", write.site); !removed)
        return removed;
    return run("DELETE FROM published_site WHERE site = ?", write.site);
}

Result<void> SqliteWriter::operator()(const PutPublishedFile &write)
{
    const auto &file = write.file;
    if (file.mac)
        moved(file.site, file.mac);
    return run("INSERT OR REPLACE INTO published_file (site, mac, name, required, etag, mime, secrets, sealed) VALUES (?,?,?,?,?,?,?,?)", file.site,
               static_cast<std::int64_t>(file.mac ? file.mac->value() : 0), file.name, file.required, file.etag, file.mime, file.secrets,
               Bytes{file.sealed});
}

Result<void> SqliteWriter::operator()(const RemovePublishedFiles &write)
{
    if (write.mac)
        moved(write.site, write.mac);
    return run("DELETE FROM published_file WHERE site = ? AND mac = ?", write.site, static_cast<std::int64_t>(write.mac ? write.mac->value() : 0));
}

Result<void> SqliteWriter::operator()(const PutDelivery &write)
{
    const auto &delivery = write.delivery;
    moved(delivery.site, delivery.mac);
    return run("INSERT OR REPLACE INTO delivery (site, mac, name, etag, at) VALUES (?,?,?,?,?)", delivery.site, delivery.mac, delivery.name,
               delivery.etag, delivery.at);
}

Result<void> SqliteWriter::operator()(const AppendDownload &write)
{
    const auto &row = write.row;
    m_downloads = true;
    return run(
        "INSERT INTO download (at, site, extension, result, bytes, mac, file, address, userAgent, reason, words) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        row.at, row.site, row.extension, static_cast<int>(row.result), row.bytes, row.mac, row.file, row.address, row.userAgent, row.reason,
        wordsOf(row));
}

Result<void> SqliteWriter::operator()(const PutAttempt &write)
{
    const auto &attempt = write.attempt;
    Statement put(m_db,
                  "INSERT INTO attempt (key, site, at, hash, answer) VALUES (?,?,?,?,?) "
                  "ON CONFLICT (key) DO UPDATE SET answer = excluded.answer, at = excluded.at WHERE hash = excluded.hash AND site = excluded.site");
    if (auto done = put.bind(attempt.key, attempt.site, attempt.at, attempt.hash, attempt.answer).run(); !done)
        return done;
    return put.changed() == 1 ? Result<void>() : fail(keyUsedTwice());
}

Result<void> SqliteWriter::operator()(const PutSetting &write)
{
    if (!write.value)
        return run("DELETE FROM setting WHERE name = ?", write.name);
    Statement put(m_db, write.onlyIfNew ? "INSERT OR IGNORE INTO setting (name, value) VALUES (?,?)"
                                        : "INSERT OR REPLACE INTO setting (name, value) VALUES (?,?)");
    if (auto done = put.bind(write.name, *write.value).run(); !done)
        return done;
    return put.changed() == 1 ? Result<void>() : fail(settingExists(write.name));
}

Result<void> SqliteWriter::operator()(const PutDraft &write)
{
    if (!write.json)
        return run("DELETE FROM draft WHERE object = ?", write.object);
    return run("INSERT OR REPLACE INTO draft (object, site, json) VALUES (?,?,?)", write.object, write.site, *write.json);
}

Result<void> SqliteWriter::pruneEdits()
{
    // From the newest backwards until either bound is met; the newest stays in any case.
    Statement kept(m_db, "SELECT sequence, steps FROM edit ORDER BY sequence DESC");
    std::int64_t count = 0;
    std::int64_t steps = 0;
    for (auto row = kept.step(); !row || *row; row = kept.step()) {
        if (!row)
            return fail(row.error());
        steps += kept.integer(1);
        if (++count > 1 && (count > kMostEdits || steps > kMostEditSteps))
            return run("DELETE FROM edit WHERE sequence <= ?", kept.integer(0));
    }
    return {};
}

Result<void> SqliteWriter::finish()
{
    for (const auto &[site, mac] : m_moved) {
        if (auto put = putProgress(m_db, site, mac); !put)
            return put;
    }
    if (m_edits) {
        if (auto pruned = pruneEdits(); !pruned)
            return pruned;
    }
    if (!m_downloads)
        return {};
    const auto surplus = m_db.number("SELECT max(sequence) - min(sequence) + 1 FROM download");
    if (!surplus)
        return fail(surplus.error());
    if (*surplus <= kMostDownloads + kDownloadSlack)
        return {};
    return run("DELETE FROM download WHERE sequence <= (SELECT max(sequence) FROM download) - ?", kMostDownloads);
}

} // namespace pbx::store
