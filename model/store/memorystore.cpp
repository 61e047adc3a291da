#include "memorystore.h"

#include "domain/macaddress.h"
#include "extensionorder.h"
#include "memorywriter.h"
#include "progress.h"
#include "searchhits.h"
#include "searchtext.h"

#include <algorithm>

namespace pbx::store {

namespace {

// The first limit of values that are in order already; cursorOf tells where one stands.
template <class Row, class Range, class CursorOf, class RowOf> Page<Row> firstPage(const Range &range, int limit, CursorOf cursorOf, RowOf rowOf)
{
    Page<Row> page;
    std::string last;
    for (const auto &value : range) {
        if (static_cast<int>(page.rows.size()) == limit) {
            page.next = last;
            break;
        }
        page.rows.push_back(rowOf(value));
        last = cursorOf(value);
    }
    return page;
}

template <class Map, class Fits> auto valuesOf(const Map &map, Fits fits)
{
    std::vector<typename Map::mapped_type> out;
    for (const auto &[key, value] : map) {
        if (fits(value))
            out.push_back(value);
    }
    return out;
}

template <class Map> auto valueOf(const Map &map, const typename Map::key_type &key)
{
    const auto at = map.find(key);
    return at == map.end() ? std::nullopt : std::optional(at->second);
}

} // namespace

std::unique_ptr<Store> openMemory()
{
    return std::make_unique<MemoryStore>();
}

Result<void> MemoryStore::commit(const Batch &batch, Durability)
{
    MemoryWriter writer(*this);
    for (const auto &write : batch) {
        if (auto done = std::visit(writer, write); !done)
            return done;
    }
    writer.prune();
    writer.keep();
    ++m_counter;
    return {};
}

Result<std::optional<ObjectRecord>> MemoryStore::object(const Uuid &id)
{
    const auto at = m_objects.find(id);
    return at == m_objects.end() ? std::nullopt : std::optional(at->second.record);
}

Result<Page<ObjectRecord>> MemoryStore::objects(const Uuid &site, std::optional<Kind> kind, bool pendingOnly, const std::string &cursor, int limit)
{
    const auto cursorOf = [](const Stored *stored) { return static_cast<char>('0' + static_cast<int>(stored->record.kind)) + stored->columns.sort; };
    std::vector<const Stored *> found;
    for (const auto &[key, id] : m_order) {
        const auto &stored = m_objects.at(id);
        if (std::get<0>(key) == site && (!kind || std::get<1>(key) == *kind) && (!pendingOnly || stored.record.pending())
            && cursorOf(&stored) > cursor)
            found.push_back(&stored);
    }
    return firstPage<ObjectRecord>(found, limit, cursorOf, [](const Stored *stored) { return stored->record; });
}

Result<std::optional<Uuid>> MemoryStore::extensionByNumber(const Uuid &site, const std::string &number)
{
    for (auto at = m_order.lower_bound({site, Kind::Extension, firstSort(number)}); at != m_order.end(); ++at) {
        const auto &[atSite, kind, sort] = at->first;
        if (atSite != site || kind != Kind::Extension || sort >= pastSort(number))
            break;
        if (!m_objects.at(at->second).columns.deleted)
            return at->second;
    }
    return std::nullopt;
}

Result<std::vector<ObjectRecord>> MemoryStore::extensionsByMac(const MacAddress &mac)
{
    std::vector<ObjectRecord> out;
    for (const auto &[key, id] : m_order) {
        const auto &stored = m_objects.at(id);
        if (stored.columns.mac == mac && !stored.columns.deleted)
            out.push_back(stored.record);
    }
    return out;
}

SiteRow MemoryStore::rowOf(const Stored &site) const
{
    SiteRow row{site.record.id, site.columns.customer, site.columns.name, site.columns.domain, 0, 0, site.columns.deleted};
    for (const auto &[id, stored] : m_objects) {
        if (stored.record.site != row.id)
            continue;
        row.extensions += stored.record.kind == Kind::Extension && !stored.columns.deleted ? 1 : 0;
        row.pending += stored.record.pending() ? 1 : 0;
    }
    return row;
}

Result<Page<SiteRow>> MemoryStore::sites(const std::string &cursor, int limit)
{
    std::vector<const Stored *> found;
    for (const auto &[id, stored] : m_objects) {
        if (stored.record.kind == Kind::Site && stored.columns.sort > cursor)
            found.push_back(&stored);
    }
    std::sort(found.begin(), found.end(), [](const Stored *a, const Stored *b) { return a->columns.sort < b->columns.sort; });
    return firstPage<SiteRow>(
        found, limit, [](const Stored *stored) { return stored->columns.sort; }, [this](const Stored *stored) { return rowOf(*stored); });
}

Result<std::vector<SiteRow>> MemoryStore::sitesCalled(const std::string &nameDomainOrId)
{
    const auto name = folded(nameDomainOrId);
    const auto id = Uuid::parse(nameDomainOrId);
    std::vector<SiteRow> out;
    for (const auto &[key, object] : m_order) {
        const auto &stored = m_objects.at(object);
        if (stored.record.kind == Kind::Site && (folded(stored.columns.name) == name || stored.columns.domain == name || (id && *id == object)))
            out.push_back(rowOf(stored));
    }
    return out;
}

ExtensionRow MemoryStore::extensionRow(const Stored &stored) const
{
    const auto &columns = stored.columns;
    const auto &site = stored.record.site;
    PhoneFacts facts{.provisioned = columns.provisioned, .pending = stored.record.pending()};
    for (const auto &[key, file] : m_files) {
        if (file.site != site || !columns.mac || file.mac != columns.mac || !file.required)
            continue;
        ++facts.required;
        if (const auto delivery = valueOf(m_deliveries, key))
            ++(delivery->etag == file.etag ? facts.current : facts.outdated);
    }
    const auto phone = columns.mac ? valueOf(m_phones, {site, *columns.mac}) : std::nullopt;
    facts.refused = phone && !phone->lastRefusal.empty();
    const auto office = m_objects.find(*columns.office);
    const auto of = m_objects.find(site);
    return {.id = stored.record.id,
            .site = site,
            .office = *columns.office,
            .siteName = of == m_objects.end() ? std::string() : of->second.columns.name,
            .officeName = office == m_objects.end() ? std::string() : office->second.columns.name,
            .number = columns.number,
            .name = columns.name,
            .make = columns.make,
            .model = columns.model,
            .mac = columns.mac ? columns.mac->toString() : std::string(),
            .pending = facts.pending,
            .deleted = columns.deleted,
            .progress = progressOf(facts),
            .phoneSeen = phone && !phone->userAgent.empty(),
            .phoneRefused = facts.refused};
}

std::vector<MemoryStore::Fitting> MemoryStore::fitting(const std::optional<Uuid> &site, const ExtensionFilter &filter, ExtensionOrder::By by) const
{
    const Query query(filter.text);
    std::vector<Fitting> out;
    for (const auto &[place, id] : m_order) {
        const auto &stored = m_objects.at(id);
        const auto &columns = stored.columns;
        if (stored.record.kind != Kind::Extension || (site && stored.record.site != *site) || (filter.onlyPending && !stored.record.pending())
            || (filter.office && columns.office != filter.office) || (!filter.make.empty() && columns.make != filter.make)
            || (!filter.model.empty() && columns.model != filter.model) || !query.matches(columns.words))
            continue;
        auto row = extensionRow(stored);
        const bool unfetched = row.progress == Progress::Accepted || row.progress == Progress::Outdated || row.progress == Progress::Refused;
        if ((filter.progress && row.progress != *filter.progress) || (filter.notFetched && !unfetched))
            continue;
        const auto of = m_objects.find(stored.record.site);
        const OrderKeys keys{.number = columns.sort,
                             .name = columns.byName,
                             .make = columns.make,
                             .model = columns.model,
                             .site = of == m_objects.end() ? std::string() : of->second.columns.sort,
                             .progress = static_cast<int>(row.progress)};
        out.push_back({partsIn(by, keys), placeIn(by, keys), std::move(row)});
    }
    return out;
}

Result<Page<ExtensionRow>> MemoryStore::extensions(const std::optional<Uuid> &site, const ExtensionFilter &filter, const ExtensionOrder &order,
                                                   const ListPlace &place)
{
    const auto from = partsOfPlace(order.by, place.cursor);
    if (!from)
        return fail(from.error());
    auto found = fitting(site, filter, order.by);
    const auto before = [&order](const auto &a, const auto &b) { return order.descending ? b < a : a < b; };
    if (!from->empty())
        std::erase_if(found, [&](const Fitting &one) { return !before(*from, one.parts); });
    std::sort(found.begin(), found.end(), [&before](const Fitting &a, const Fitting &b) { return before(a.parts, b.parts); });
    found.erase(found.begin(), found.begin() + std::min<std::ptrdiff_t>(std::max(place.skip, 0), std::ssize(found)));
    return firstPage<ExtensionRow>(
        found, place.limit, [](const Fitting &one) { return one.cursor; }, [](const Fitting &one) { return one.row; });
}

Result<int> MemoryStore::countExtensions(const std::optional<Uuid> &site, const ExtensionFilter &filter)
{
    return static_cast<int>(fitting(site, filter, ExtensionOrder::By::Number).size());
}

Result<std::vector<ModelCount>> MemoryStore::modelsInUse(const std::optional<Uuid> &site)
{
    std::map<std::pair<std::string, std::string>, int> counts;
    for (const auto &[id, stored] : m_objects) {
        if (!stored.columns.model.empty() && (!site || stored.record.site == *site))
            ++counts[{stored.columns.make, stored.columns.model}];
    }
    std::vector<ModelCount> out;
    for (const auto &[phone, count] : counts)
        out.push_back({phone.first, phone.second, count});
    return out;
}

Result<std::vector<SearchHit>> MemoryStore::search(const std::string &text, int limit)
{
    const Query query(text);
    if (query.empty() || limit <= 0)
        return std::vector<SearchHit>();
    std::vector<const Stored *> found;
    for (const auto &[id, stored] : m_objects) {
        if (!stored.columns.deleted && query.matches(stored.columns.words + stored.columns.more))
            found.push_back(&stored);
    }
    const auto place = [&query](const Stored *stored) { // whole words first, then in the order in which they were made
        return std::pair(!query.matches(stored->columns.words + stored->columns.more, Query::Match::Whole), stored->order);
    };
    std::sort(found.begin(), found.end(), [&place](const Stored *a, const Stored *b) { return place(a) < place(b); });
    std::vector<std::vector<SearchHit>> byKind(std::variant_size_v<domain::Object>);
    for (const auto *stored : found) {
        const auto &record = stored->record;
        const auto site = m_objects.find(record.site);
        byKind[static_cast<std::size_t>(record.kind)].push_back(
            hitOf(stored->columns, record.site, record.id, record.kind, site == m_objects.end() ? std::string() : site->second.columns.name));
    }
    return fairShare(std::move(byKind), static_cast<std::size_t>(limit));
}

Result<std::vector<EditRecord>> MemoryStore::edits(int limit, bool withSteps)
{
    auto out = valuesOf(m_edits, [](const EditRecord &) { return true; });
    if (static_cast<int>(out.size()) > limit)
        out.erase(out.begin(), out.end() - limit);
    if (!withSteps)
        std::for_each(out.begin(), out.end(), [](EditRecord &edit) { edit.steps.clear(); });
    return out;
}

Result<std::optional<PhoneRecord>> MemoryStore::phone(const Uuid &site, const MacAddress &mac)
{
    return valueOf(m_phones, {site, mac});
}

Result<std::vector<PhoneRecord>> MemoryStore::phones(const Uuid &site)
{
    return valuesOf(m_phones, [&](const PhoneRecord &phone) { return phone.site == site; });
}

Result<std::optional<PublishedSite>> MemoryStore::publishedSite(const Uuid &site)
{
    return valueOf(m_sites, site);
}

Result<std::vector<PublishedSite>> MemoryStore::publishedSites()
{
    return valuesOf(m_sites, [](const PublishedSite &) { return true; });
}

Result<std::vector<PublishedFile>> MemoryStore::publishedFiles(const Uuid &site, std::optional<MacAddress> mac, bool withBytes)
{
    auto all = allPublishedFiles(site, withBytes);
    std::erase_if(*all, [&mac](const PublishedFile &file) { return file.mac != mac; });
    return all;
}

Result<std::vector<PublishedFile>> MemoryStore::allPublishedFiles(const Uuid &site, bool withBytes)
{
    auto out = valuesOf(m_files, [&](const PublishedFile &file) { return file.site == site; });
    if (!withBytes)
        std::for_each(out.begin(), out.end(), [](PublishedFile &file) { file.sealed.clear(); });
    return out;
}

Result<std::vector<Delivery>> MemoryStore::deliveries(const Uuid &site, std::optional<MacAddress> mac)
{
    return valuesOf(m_deliveries, [&](const Delivery &delivery) { return delivery.site == site && (!mac || delivery.mac == *mac); });
}

Result<Page<DownloadRow>> MemoryStore::downloads(const DownloadFilter &filter, const std::string &cursor, int limit)
{
    const Query query(filter.text);
    const auto before = cursor.empty() ? INT64_MAX : std::strtoll(cursor.c_str(), nullptr, 10);
    auto found = valuesOf(m_downloads, [&](const DownloadRow &row) {
        const auto phone = row.extension ? valueOf(m_objects, *row.extension) : std::nullopt;
        return row.sequence < before && (!filter.site || row.site == filter.site || (filter.orNoSite && !row.site))
               && (!filter.result || row.result == *filter.result) && query.matches(wordsOf(row) + (phone ? phone->columns.words : std::string()));
    });
    std::reverse(found.begin(), found.end());
    return firstPage<DownloadRow>(
        found, limit, [](const DownloadRow &row) { return std::to_string(row.sequence); }, [](const DownloadRow &row) { return row; });
}

Result<std::optional<Attempt>> MemoryStore::attempt(const std::string &key)
{
    return valueOf(m_attempts, key);
}

Result<std::optional<std::string>> MemoryStore::setting(const std::string &name)
{
    return valueOf(m_settings, name);
}

Result<std::optional<std::string>> MemoryStore::draft(const Uuid &object)
{
    const auto draft = valueOf(m_drafts, object);
    return draft ? std::optional(draft->json) : std::nullopt;
}

Result<std::vector<Uuid>> MemoryStore::drafts(const Uuid &site)
{
    std::vector<Uuid> out;
    for (const auto &[object, draft] : m_drafts) {
        if (draft.site == site)
            out.push_back(object);
    }
    return out;
}

} // namespace pbx::store
