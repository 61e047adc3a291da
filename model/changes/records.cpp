#include "records.h"

#include "domain/say.h"

#include <algorithm>
#include <chrono>

namespace pbx::changes {

namespace {
constexpr int kPage = 1000;
constexpr std::size_t kNamed = 5;
} // namespace

Result<Object> readSide(Kind kind, const store::Side &side)
{
    auto object = domain::readObject(kind, side.json);
    if (!object) {
        return fail(ErrorKind::Io, say("An object in the workspace file cannot be read: %1", {object.error().sentence}), object.error().detail);
    }
    return object;
}

std::string titleOf(const store::ObjectRecord &record)
{
    const auto &side = record.local ? record.local : record.base;
    if (side) {
        if (const auto object = domain::readObject(record.kind, side->json))
            return domain::title(*object);
    }
    return record.id.toString();
}

Result<std::vector<store::ObjectRecord>> objectsOf(store::Store &store, const Uuid &site, std::optional<Kind> kind, bool pendingOnly)
{
    std::vector<store::ObjectRecord> out;
    std::string cursor;
    do {
        auto page = store.objects(site, kind, pendingOnly, cursor, kPage);
        if (!page)
            return fail(page.error());
        out.insert(out.end(), std::make_move_iterator(page->rows.begin()), std::make_move_iterator(page->rows.end()));
        cursor = page->next;
    } while (!cursor.empty());
    return out;
}

Result<PendingObject> describe(const store::ObjectRecord &record, const Names &names)
{
    const auto read = [&record](const std::optional<store::Side> &side) -> Result<std::optional<Object>> {
        if (!side)
            return std::nullopt;
        auto object = readSide(record.kind, *side);
        if (!object)
            return fail(object.error());
        return std::optional<Object>(std::move(*object));
    };
    const auto base = read(record.base);
    if (!base)
        return fail(base.error());
    const auto local = read(record.local);
    if (!local)
        return fail(local.error());
    PendingObject out{record.id, record.site, record.kind, ChangeType::Changed, titleOf(record), {}, {}};
    if (!*base)
        out.type = ChangeType::Created;
    else if (!*local)
        out.type = ChangeType::Deleted;
    const auto &shown = *local ? *local : *base;
    if (const auto *extension = shown ? std::get_if<domain::Extension>(&*shown) : nullptr)
        out.office = names.office(extension->office);
    const bool passwordChanged = (record.base ? record.base->secret : store::Blob()) != (record.local ? record.local->secret : store::Blob());
    out.fields = fieldDiff(*base ? &**base : nullptr, *local ? &**local : nullptr, passwordChanged, names);
    return out;
}

store::Milliseconds nowMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string listed(const std::vector<std::string> &titles)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(titles.size(), kNamed); ++i)
        out += (i == 0 ? "" : ", ") + titles[i];
    return titles.size() <= kNamed ? out : say("%1 and %2 more", {out, std::to_string(titles.size() - kNamed)});
}

} // namespace pbx::changes
