#include "schema.h"

namespace pbx::store {

namespace {

// Ids are 16 bytes, MAC addresses integers. In every table short columns stand before long ones, so that lists do not
// read what they do not show.
const std::vector<const char *> kTables = {
    // The key's upper bits are the kind, so that search finds sites before extensions without sorting.
    R"(CREATE TABLE object (
        key INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, site BLOB NOT NULL, kind INTEGER NOT NULL, version INTEGER NOT NULL,
        baseRevision INTEGER NOT NULL, remoteRevision INTEGER NOT NULL,
        base TEXT, baseSecret BLOB, local TEXT, localSecret BLOB, remote TEXT, remoteSecret BLOB))",
    R"(CREATE TABLE edit (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, author TEXT NOT NULL, at INTEGER NOT NULL, undone INTEGER NOT NULL,
        steps INTEGER NOT NULL))",
    R"(CREATE TABLE edit_step (
        edit INTEGER NOT NULL REFERENCES edit (sequence) ON DELETE CASCADE, position INTEGER NOT NULL,
        object BLOB NOT NULL, site BLOB NOT NULL, kind INTEGER NOT NULL,
        before TEXT, beforeSecret BLOB, after TEXT, afterSecret BLOB, PRIMARY KEY (edit, position)))",
    R"(CREATE TABLE phone (
        site BLOB NOT NULL, mac INTEGER NOT NULL, enrolUntil INTEGER NOT NULL, enrolSource TEXT NOT NULL, secretFirstUsed INTEGER NOT NULL,
        userAgent TEXT NOT NULL, lastRefusal TEXT NOT NULL, secret BLOB NOT NULL, previousSecret BLOB NOT NULL, adminPassword BLOB NOT NULL,
        PRIMARY KEY (site, mac)) WITHOUT ROWID)",
    R"(CREATE TABLE published_site (
        site BLOB PRIMARY KEY, revision INTEGER NOT NULL, addressAndMacOnly INTEGER NOT NULL, name TEXT NOT NULL, token BLOB NOT NULL,
        rules TEXT NOT NULL) WITHOUT ROWID)",
    // mac 0: a common file of the site
    R"(CREATE TABLE published_file (
        site BLOB NOT NULL, mac INTEGER NOT NULL, name TEXT NOT NULL, required INTEGER NOT NULL, etag TEXT NOT NULL, mime TEXT NOT NULL,
        secrets TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (site, mac, name)))",
    R"(CREATE TABLE delivery (
        site BLOB NOT NULL, mac INTEGER NOT NULL, name TEXT NOT NULL, etag TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (site, mac, name)) WITHOUT ROWID)",
    R"(CREATE TABLE download (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, site BLOB, extension BLOB, result INTEGER NOT NULL, bytes INTEGER NOT NULL,
        mac TEXT NOT NULL, file TEXT NOT NULL, address TEXT NOT NULL, userAgent TEXT NOT NULL, reason TEXT NOT NULL, words TEXT NOT NULL))",
    "CREATE INDEX download_site ON download (site, sequence)",
    "CREATE INDEX download_result ON download (result, sequence)",
    R"(CREATE TABLE attempt (
        key TEXT PRIMARY KEY, site BLOB NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID)",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE draft (object BLOB PRIMARY KEY, site BLOB NOT NULL, json TEXT NOT NULL)",
    "CREATE INDEX draft_site ON draft (site)",
    R"(CREATE TABLE listing (
        key INTEGER PRIMARY KEY, id BLOB NOT NULL, site BLOB NOT NULL, kind INTEGER NOT NULL, sort TEXT NOT NULL, pending INTEGER NOT NULL,
        deleted INTEGER NOT NULL, provisioned INTEGER NOT NULL, mac INTEGER, office BLOB, number TEXT, name TEXT NOT NULL, customer TEXT,
        domain TEXT, called TEXT, make TEXT, model TEXT, detail TEXT))",
    "CREATE INDEX listing_order ON listing (site, kind, sort)",
    "CREATE INDEX listing_pending ON listing (site, kind, sort) WHERE pending = 1",
    "CREATE INDEX listing_sites ON listing (sort) WHERE kind = 0",
    "CREATE INDEX listing_called ON listing (called) WHERE kind = 0",
    "CREATE INDEX listing_domain ON listing (domain) WHERE kind = 0",
    "CREATE INDEX listing_mac ON listing (mac) WHERE mac IS NOT NULL",
    // Counts per site, so that no list of sites ever counts.
    "CREATE TABLE tally (site BLOB PRIMARY KEY, extensions INTEGER NOT NULL, pending INTEGER NOT NULL) WITHOUT ROWID",
    R"(CREATE TRIGGER tally_insert AFTER INSERT ON listing BEGIN
        INSERT INTO tally VALUES (new.site, new.kind = 3 AND new.deleted = 0, new.pending)
        ON CONFLICT (site) DO UPDATE SET extensions = extensions + excluded.extensions, pending = pending + excluded.pending;
    END)",
    R"(CREATE TRIGGER tally_delete AFTER DELETE ON listing BEGIN
        UPDATE tally SET extensions = extensions - (old.kind = 3 AND old.deleted = 0), pending = pending - old.pending WHERE site = old.site;
    END)",
    R"(CREATE TRIGGER tally_update AFTER UPDATE ON listing WHEN old.deleted <> new.deleted OR old.pending <> new.pending BEGIN
        UPDATE tally SET extensions = extensions + (new.kind = 3 AND new.deleted = 0) - (old.kind = 3 AND old.deleted = 0),
            pending = pending + new.pending - old.pending WHERE site = new.site;
    END)",
};

// Full text search. The words come split and without case and accents (searchtext.h), so the tokenizer has only blanks
// to look for; where a word stands is never asked (detail=none). Kept by listing.cpp and not by triggers, which SQLite
// would not trust with it (trusted_schema).
const std::vector<const char *> kSearch = {
    "DELETE FROM listing",
    "DELETE FROM tally",
    "ALTER TABLE listing ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE listing ADD COLUMN more TEXT NOT NULL DEFAULT ''",
    // Two of them: a word that a hundred thousand extensions have must not slow down the search for a site.
    R"(CREATE VIRTUAL TABLE search USING fts5(words, more, content='listing', content_rowid='key', tokenize='ascii', prefix='1 2 3',
        detail=none))",
    R"(CREATE VIRTUAL TABLE search_extension USING fts5(words, more, content='listing', content_rowid='key', tokenize='ascii', prefix='1 2 3',
        detail=none))",
};

// Fills again, because more of sites and offices can be searched.
const std::vector<const char *> kMoreWords = {
    "INSERT INTO search (search) VALUES ('delete-all')",
    "INSERT INTO search_extension (search_extension) VALUES ('delete-all')",
    "DELETE FROM listing",
    "DELETE FROM tally",
};

// Where secrets stand was noted without the site's token and without overrides. What is not a list of places hides the
// whole of such a file in the next diff.
const std::vector<const char *> kUnknownMasks = {
    R"(UPDATE published_file SET secrets = 'unknown' WHERE mac = 0 OR
        (site, printf('%02X:%02X:%02X:%02X:%02X:%02X', mac >> 40, mac >> 32 & 255, mac >> 24 & 255, mac >> 16 & 255, mac >> 8 & 255, mac & 255))
        IN (SELECT site, json_extract(base, '$.autoProvision.mac') FROM object WHERE kind = 3 AND base LIKE '%"overrides":{"%'))",
};

// Lists of one site or of all are sorted and filtered by more than the number. What a list shows stands before the words,
// which may be long; an extension's progress is kept, so that it can be counted and sorted by.
const std::vector<const char *> kSortedLists = {
    "INSERT INTO search (search) VALUES ('delete-all')",
    "DROP TABLE search_extension",
    "DROP TABLE listing",
    "DELETE FROM tally",
    R"(CREATE TABLE listing (
        key INTEGER PRIMARY KEY, id BLOB NOT NULL, site BLOB NOT NULL, kind INTEGER NOT NULL, sort TEXT NOT NULL, pending INTEGER NOT NULL,
        deleted INTEGER NOT NULL, provisioned INTEGER NOT NULL, progress INTEGER NOT NULL, mac INTEGER, office BLOB, number TEXT,
        make TEXT NOT NULL, model TEXT NOT NULL, name TEXT NOT NULL, byName TEXT NOT NULL, customer TEXT, domain TEXT, called TEXT, detail TEXT,
        words TEXT NOT NULL, more TEXT NOT NULL))",
    "CREATE INDEX listing_order ON listing (site, kind, sort)",
    "CREATE INDEX listing_pending ON listing (site, kind, sort) WHERE pending = 1",
    "CREATE INDEX listing_sites ON listing (sort) WHERE kind = 0",
    "CREATE INDEX listing_called ON listing (called) WHERE kind = 0",
    "CREATE INDEX listing_domain ON listing (domain) WHERE kind = 0",
    "CREATE INDEX listing_mac ON listing (mac) WHERE mac IS NOT NULL",
    "CREATE INDEX listing_numbers ON listing (sort) WHERE kind = 3",
    "CREATE INDEX listing_names ON listing (byName, sort) WHERE kind = 3",
    "CREATE INDEX listing_phones ON listing (make, model, sort) WHERE kind = 3",
    "CREATE INDEX listing_progress ON listing (progress, sort) WHERE kind = 3",
    R"(CREATE TRIGGER tally_insert AFTER INSERT ON listing BEGIN
        INSERT INTO tally VALUES (new.site, new.kind = 3 AND new.deleted = 0, new.pending)
        ON CONFLICT (site) DO UPDATE SET extensions = extensions + excluded.extensions, pending = pending + excluded.pending;
    END)",
    R"(CREATE TRIGGER tally_delete AFTER DELETE ON listing BEGIN
        UPDATE tally SET extensions = extensions - (old.kind = 3 AND old.deleted = 0), pending = pending - old.pending WHERE site = old.site;
    END)",
    R"(CREATE TRIGGER tally_update AFTER UPDATE ON listing WHEN old.deleted <> new.deleted OR old.pending <> new.pending BEGIN
        UPDATE tally SET extensions = extensions + (new.kind = 3 AND new.deleted = 0) - (old.kind = 3 AND old.deleted = 0),
            pending = pending + new.pending - old.pending WHERE site = new.site;
    END)",
    // Knows which column has a word: lists look at the visible ones only.
    R"(CREATE VIRTUAL TABLE search_extension USING fts5(words, more, content='listing', content_rowid='key', tokenize='ascii', prefix='1 2 3',
        detail=column))",
};

} // namespace

const std::vector<Revision> &revisions()
{
    static const std::vector<Revision> all = {
        {kTables}, {kSearch, true}, {kMoreWords, true}, {kUnknownMasks}, {kSortedLists, true},
    };
    return all;
}

int currentRevision()
{
    return static_cast<int>(revisions().size());
}

} // namespace pbx::store
