// New extensions, their end, and what their keys can point to.
#include "extensionwork.h"
#include "textof.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::items {

using changes::Workspace;
using domain::Extension;
using domain::Uuid;

Result<Uuid> createExtension(Workspace &workspace, const Uuid &site, const QString &number, const QString &name, const std::optional<Uuid> &office)
{
    const auto parsed = domain::ExtensionNumber::parse(fromQt(number.trimmed()));
    if (!parsed)
        return fail(parsed.error());
    const auto called = domain::Name::parse(fromQt(name), say("Name"));
    if (!called)
        return fail(called.error());
    const auto taken = workspace.store().extensionByNumber(site, parsed->text());
    if (!taken)
        return fail(taken.error());
    if (*taken)
        return fail(ErrorKind::Conflict, say("Another extension has the number %1.", {parsed->text()}));
    const auto offices = officesOf(workspace, site);
    if (!offices)
        return fail(offices.error());
    if (offices->empty())
        return invalid(say("This site has no office yet. Add one first: an extension belongs to an office."));
    Extension extension{.id = Uuid::random(), .number = *parsed, .name = *called, .office = office.value_or(offices->front().id)};
    const std::string title = domain::title(domain::Object(extension));
    const Uuid id = extension.id;
    auto stored = workspace.edit(say("Add %1", {title}), {{id, site, domain::Kind::Extension, domain::Object(std::move(extension)), 0}});
    if (!stored)
        return fail(stored.error());
    return id;
}

namespace {

using Rows = std::vector<store::ExtensionRow>;

// All extensions of a site, a page at a time.
template <class Take> Result<void> eachPage(Workspace &workspace, const Uuid &site, Take take)
{
    std::string cursor;
    do {
        const auto page = workspace.store().extensions(site, {}, cursor, 1000);
        if (!page)
            return fail(page.error());
        take(page->rows);
        cursor = page->next;
    } while (!cursor.empty());
    return {};
}

} // namespace

Result<QString> nextNumber(Workspace &workspace, const Uuid &site)
{
    // Behind the last of three digits; a site that has none goes on behind its last of four.
    int lastOfThree = 0;
    int lastOfFour = 0;
    const auto read = eachPage(workspace, site, [&](const Rows &rows) {
        for (const store::ExtensionRow &row : rows) {
            int &last = row.number.size() == 3 ? lastOfThree : lastOfFour;
            last = std::max(last, std::stoi(row.number));
        }
    });
    if (!read)
        return fail(read.error());
    const int last = lastOfThree > 0 ? lastOfThree : lastOfFour;
    for (int number = last + 1; last > 0 && number <= 9999; ++number) {
        const auto taken = workspace.store().extensionByNumber(site, std::to_string(number));
        if (!taken)
            return fail(taken.error());
        if (!*taken)
            return QString::number(number);
    }
    return QStringLiteral("101");
}

Result<KeyContext> siteKeys(Workspace &workspace, const Uuid &site)
{
    KeyContext context;
    const auto read = eachPage(workspace, site, [&context](const Rows &rows) {
        for (const store::ExtensionRow &row : rows) {
            const auto number = domain::ExtensionNumber::parse(row.number);
            if (number && !row.deleted)
                context.people.push_back({*number, toQt(row.name), row.office});
        }
    });
    if (!read)
        return fail(read.error());
    std::string cursor;
    do {
        const auto page = workspace.store().objects(site, domain::Kind::DayNightCondition, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            if (!record.local)
                continue;
            const auto object = domain::readObject(domain::Kind::DayNightCondition, record.local->json);
            if (!object)
                return fail(object.error());
            const auto &condition = std::get<domain::DayNightCondition>(*object);
            context.conditions.push_back({condition.id, toQt(condition.name.text()), toQt(condition.dialCode.text())});
        }
        cursor = page->next;
    } while (!cursor.empty());
    const auto loaded = workspace.load(site);
    if (!loaded)
        return fail(loaded.error());
    context.pickupCode = toQt(std::get<domain::Site>(loaded->object).pickupCode.text());
    return context;
}

Result<void> deleteExtensions(Workspace &workspace, const Uuid &site, const std::vector<Uuid> &extensions, const domain::Progress &progress)
{
    std::vector<changes::ObjectEdit> edits;
    std::string title;
    for (const Uuid &id : extensions) {
        const auto loaded = workspace.load(id);
        if (!loaded)
            return fail(loaded.error());
        title = domain::title(loaded->object);
        edits.push_back({id, site, domain::Kind::Extension, std::nullopt, loaded->version});
    }
    if (edits.empty())
        return {};
    const std::string label = edits.size() == 1 ? say("Delete %1", {title}) : say("Delete %1 extensions", {std::to_string(edits.size())});
    return workspace.edit(label, edits, nullptr, progress);
}

} // namespace pbx::items
