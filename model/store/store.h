// The workspace as records. One interface; SQLite (a file, shared by several processes) and memory (tests, previews)
// behind it. A Store object belongs to one thread; open one per thread. All writing goes through commit(): a batch is
// stored whole or not at all, and is on disk when commit returns.
#pragma once

#include "domain/objects.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace pbx::store {

using domain::Kind;
using domain::MacAddress;
using domain::Result;
using domain::Uuid;

using Blob = std::string;          // bytes
using Milliseconds = std::int64_t; // since 1970 UTC; shown, never used to decide (but the enrolment window)

// ---- objects: base (agreed with the target), local (what the user wants), remote (last seen) -----------------------

struct Side {
    std::string json; // domain::writeObject
    Blob secret;      // sealed SIP password of an extension; equal bytes = unchanged password
    friend bool operator==(const Side &, const Side &) = default;
};

struct ObjectRecord {
    Uuid id;
    Uuid site; // the site's own id for Kind::Site
    Kind kind = Kind::Site;
    std::optional<Side> base;
    std::optional<Side> local; // nothing: deleted by the user, still to be applied
    std::optional<Side> remote;
    std::int64_t baseRevision = 0;
    std::int64_t remoteRevision = 0;
    std::int64_t version = 0; // counts writes; 0: does not exist
    [[nodiscard]] bool pending() const { return base != local; }
    friend bool operator==(const ObjectRecord &, const ObjectRecord &) = default;
};

// ---- lists (paged by key; an empty cursor starts, an empty next cursor ends) ----------------------------------------

template <class Row> struct Page {
    std::vector<Row> rows;
    std::string next;
};

struct SiteRow {
    Uuid id;
    std::string customer, name, domain;
    int extensions = 0;
    int pending = 0;      // objects
    bool deleted = false; // a pending deletion
};

// How far a phone's configuration is.
enum class Progress : std::uint8_t {
    NoPhone,  // no handset, or Auto Provision is off
    Saved,    // something that changes this object is pending, or it was never applied
    Accepted, // published, not all files fetched at their current hash
    Outdated, // fetched an older hash than the published one
    Fetched,  // every required file was delivered at its current hash
    Running,  // seen registered after that fetch
    Refused,  // the last request of this phone was refused
};

struct ExtensionRow {
    Uuid id, site, office;
    std::string siteName, officeName;
    std::string number, name, make, model, mac; // mac as shown, empty where none
    bool pending = false;
    bool deleted = false; // a pending deletion
    Progress progress = Progress::NoPhone;
    bool phoneSeen = false;    // its phone has asked this computer's server for a file
    bool phoneRefused = false; // and the last time it was refused
    friend bool operator==(const ExtensionRow &, const ExtensionRow &) = default;
};

struct ExtensionFilter {
    std::optional<Uuid> office;
    std::string text; // number, name, MAC, make or model: every word must match a prefix
    bool onlyPending = false;
    std::optional<Progress> progress;
    bool notFetched = false; // applied, and not all of it fetched since: Accepted, Outdated or Refused
    std::string make, model; // as shown; empty: any
    friend bool operator==(const ExtensionFilter &, const ExtensionFilter &) = default;
};

struct ExtensionOrder {
    enum class By : std::uint8_t { Number, Name, Phone, Configuration, Site }; // equal ones by number
    By by = By::Number;
    bool descending = false;
    friend bool operator==(const ExtensionOrder &, const ExtensionOrder &) = default;
};

struct ListPlace {
    std::string cursor; // of a list in the same order
    int skip = 0;       // rows behind it
    int limit = 0;
};

struct ModelCount { // extensions that have this handset
    std::string make, model;
    int extensions = 0;
    friend bool operator==(const ModelCount &, const ModelCount &) = default;
};

struct SearchHit {
    Uuid site, object;
    Kind kind = Kind::Site;
    std::string siteName, title, detail;
};

// ---- undo -----------------------------------------------------------------------------------------------------------

struct EditStep { // one object before and after
    Uuid object, site;
    Kind kind = Kind::Site;
    std::optional<Side> before, after;
};
struct EditRecord {
    std::int64_t sequence = 0; // given by commit
    std::string label;         // "Change name of 101 Jerry"
    std::string author;
    Milliseconds at = 0;
    bool undone = false;
    std::vector<EditStep> steps;
};

// ---- what phones are served -----------------------------------------------------------------------------------------

struct PhoneRecord { // one device of a site
    Uuid site;
    MacAddress mac;
    Blob secret;                 // sealed; the URL part
    Blob previousSecret;         // sealed; valid until its successor is used; may be empty
    Blob adminPassword;          // sealed
    Milliseconds enrolUntil = 0; // 0: closed
    std::string enrolSource;     // first address that used the open enrolment
    Milliseconds secretFirstUsed = 0;
    std::string userAgent;   // last seen
    std::string lastRefusal; // reason of the last request if it was refused, else empty
};

struct PublishedSite {
    Uuid site;
    std::int64_t revision = 0; // grows with each accepted change set
    Blob token;                // sealed; the DHCP URL's part
    std::string rules;         // the firewall rules in force: JSON array of domain::writeObject(rule)
    std::string name;
    bool addressAndMacOnly = false; // the weaker mode for phones that cannot hold a secret URL
};

struct PublishedFile {
    Uuid site;
    std::optional<MacAddress> mac; // nothing: one of the site's common files
    std::string name;
    std::string mime;
    std::string etag; // SHA-256 of the plain bytes, hexadecimal
    bool required = true;
    Blob sealed;         // the bytes; sealed for every file alike
    std::string secrets; // where secrets stand in the bytes, for masks: "120+16,300+12" (offset+length)
};

struct Delivery { // the last complete download of a file by its phone
    Uuid site;
    MacAddress mac;
    std::string name, etag;
    Milliseconds at = 0;
};

enum class DownloadResult : std::uint8_t { Sent, NotChanged, Refused, NotFound };
struct DownloadRow {
    std::int64_t sequence = 0; // given by commit
    Milliseconds at = 0;
    std::optional<Uuid> site;      // nothing: no site could be told
    std::optional<Uuid> extension; // the phone's first extension, where known
    std::string mac, file, address, userAgent;
    DownloadResult result = DownloadResult::Refused;
    std::string reason; // a code of server::Reason ("unknown-mac", "not-allowed" …) or the rule's description that allowed it
    std::int64_t bytes = 0;
};
struct DownloadFilter {
    std::optional<Uuid> site;
    bool orNoSite = false; // with site: also what no site could be told of, such as a wrong secret
    std::optional<DownloadResult> result;
    std::string text; // phone, MAC, file or address
};

struct Attempt { // one attempt to apply = one idempotency key = one sequence of bytes; kept for 90 days and more
    std::string key;
    Uuid site;
    std::string hash;   // of the change set
    std::string answer; // JSON; empty while unknown
    Milliseconds at = 0;
};

// ---- writing ----------------------------------------------------------------------------------------------------------

struct PutObject {       // record.version = the version it is based on (0: new); Conflict if another one is stored.
    ObjectRecord record; // base and local both empty: the record is removed
};
struct AppendEdit {
    EditRecord edit; // drops what was undone and could be redone
};
struct MarkEdit {
    std::int64_t sequence = 0;
    bool undone = false;
};
struct PutPhone {
    PhoneRecord phone;
    bool onlyIfNew = false; // one that is stored already stays as it is (two processes may make its secret at once)
};
struct NotePhone { // what the LAN server saw of a phone: only these members change, so that no Apply or click is undone
    Uuid site;     // by a record read earlier. Nothing happens where the phone is not stored (any more).
    MacAddress mac;
    std::optional<std::string> userAgent, lastRefusal, enrolSource;
    // First request through its own URL: enrolUntil = 0, enrolSource and previousSecret emptied, secretFirstUsed set
    // where it is 0.
    std::optional<Milliseconds> ownUrlUsed;
    std::optional<Blob> ifSecret{}; // nothing happens where another secret than this is stored: it was replaced meanwhile
};
struct RemovePhone { // with its deliveries
    Uuid site;
    MacAddress mac;
};
struct PutPublishedSite {
    PublishedSite site;
    // The revision that must be stored now, else Conflict. 0 also holds where none is stored; -1: none may be stored.
    std::optional<std::int64_t> basedOn;
};
struct RemovePublishedSite { // with all its files
    Uuid site;
};
struct PutPublishedFile {
    PublishedFile file;
};
struct RemovePublishedFiles { // all of a phone, or the site's common ones
    Uuid site;
    std::optional<MacAddress> mac;
};
struct PutDelivery {
    Delivery delivery;
};
struct AppendDownload {
    DownloadRow row;
};
struct PutAttempt {
    Attempt attempt;
};
struct PutSetting {
    std::string name;
    std::optional<std::string> value; // nothing: removed
    bool onlyIfNew = false;           // Conflict where one is stored (two processes may make the same thing at once)
};
struct PutDraft { // form input that is not saved yet
    Uuid object;
    Uuid site;
    std::optional<std::string> json; // nothing: removed
};
using Write = std::variant<PutObject, AppendEdit, MarkEdit, PutPhone, NotePhone, RemovePhone, PutPublishedSite, RemovePublishedSite, PutPublishedFile,
                           RemovePublishedFiles, PutDelivery, AppendDownload, PutAttempt, PutSetting, PutDraft>;
using Batch = std::vector<Write>;

// How sure a commit must be when it returns.
enum class Durability : std::uint8_t {
    Full,    // survives a power cut: everything that a user saved or applied
    Relaxed, // survives a crash of the program: logs
};

class Store {
public:
    Store() = default;
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;
    virtual ~Store() = default;

    [[nodiscard]] virtual Result<void> commit(const Batch &batch, Durability durability = Durability::Full) = 0;
    // Grows whenever any connection of any process commits; cheap enough to ask five times a second.
    [[nodiscard]] virtual Result<std::int64_t> changeCounter() = 0;

    [[nodiscard]] virtual Result<std::optional<ObjectRecord>> object(const Uuid &id) = 0;
    // All objects of a kind in a site, in list order (extensions by number), paged. pendingOnly: base ≠ local.
    [[nodiscard]] virtual Result<Page<ObjectRecord>> objects(const Uuid &site, std::optional<Kind> kind, bool pendingOnly, const std::string &cursor,
                                                             int limit) = 0;
    [[nodiscard]] virtual Result<std::optional<Uuid>> extensionByNumber(const Uuid &site, const std::string &number) = 0;
    [[nodiscard]] virtual Result<std::vector<ObjectRecord>> extensionsByMac(const MacAddress &mac) = 0; // in all sites, as local

    [[nodiscard]] virtual Result<Page<SiteRow>> sites(const std::string &cursor, int limit) = 0;           // by customer, name
    [[nodiscard]] virtual Result<std::vector<SiteRow>> sitesCalled(const std::string &nameDomainOrId) = 0; // also deleted ones
    // Of one site, or of all. A place far behind its cursor costs little, but not nothing.
    [[nodiscard]] virtual Result<Page<ExtensionRow>> extensions(const std::optional<Uuid> &site, const ExtensionFilter &filter,
                                                                const ExtensionOrder &order, const ListPlace &place) = 0;
    [[nodiscard]] Result<Page<ExtensionRow>> extensions(const Uuid &site, const ExtensionFilter &filter, const std::string &cursor, int limit)
    {
        return extensions(site, filter, {}, {.cursor = cursor, .limit = limit});
    }
    [[nodiscard]] virtual Result<int> countExtensions(const std::optional<Uuid> &site, const ExtensionFilter &filter) = 0;
    [[nodiscard]] virtual Result<std::vector<ModelCount>> modelsInUse(const std::optional<Uuid> &site) = 0; // by make, then model
    [[nodiscard]] virtual Result<std::vector<SearchHit>> search(const std::string &text, int limit) = 0;

    // Newest last; the undoable and the redoable ones. Without steps: cheap, also after an import of a whole site.
    [[nodiscard]] virtual Result<std::vector<EditRecord>> edits(int limit, bool withSteps) = 0;

    [[nodiscard]] virtual Result<std::optional<PhoneRecord>> phone(const Uuid &site, const MacAddress &mac) = 0;
    [[nodiscard]] virtual Result<std::vector<PhoneRecord>> phones(const Uuid &site) = 0;
    [[nodiscard]] virtual Result<std::optional<PublishedSite>> publishedSite(const Uuid &site) = 0;
    [[nodiscard]] virtual Result<std::vector<PublishedSite>> publishedSites() = 0;
    [[nodiscard]] virtual Result<std::vector<PublishedFile>> publishedFiles(const Uuid &site, std::optional<MacAddress> mac, bool withBytes) = 0;
    // Every file of a site, its phones' included.
    [[nodiscard]] virtual Result<std::vector<PublishedFile>> allPublishedFiles(const Uuid &site, bool withBytes) = 0;
    [[nodiscard]] virtual Result<std::vector<Delivery>> deliveries(const Uuid &site, std::optional<MacAddress> mac) = 0;
    [[nodiscard]] virtual Result<Page<DownloadRow>> downloads(const DownloadFilter &filter, const std::string &cursor, int limit) = 0; // newest first
    [[nodiscard]] virtual Result<std::optional<Attempt>> attempt(const std::string &key) = 0;
    [[nodiscard]] virtual Result<std::optional<std::string>> setting(const std::string &name) = 0;
    [[nodiscard]] virtual Result<std::optional<std::string>> draft(const Uuid &object) = 0;
    [[nodiscard]] virtual Result<std::vector<Uuid>> drafts(const Uuid &site) = 0;
};

// A workspace file; a missing one is created. Refuses a network drive, a file of a newer program, and a file that is
// not a workspace; upgrades an older one. Call once per thread. Needs a QCoreApplication.
[[nodiscard]] Result<std::unique_ptr<Store>> openSqlite(const std::string &path);
[[nodiscard]] std::unique_ptr<Store> openMemory();

} // namespace pbx::store
