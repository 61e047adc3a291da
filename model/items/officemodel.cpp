#include "officemodel.h"

#include "textof.h"

namespace pbx::items {

using domain::Kind;

domain::Result<std::vector<OfficeRow>> loadOffices(changes::Workspace &workspace, const domain::Uuid &site)
{
    std::vector<OfficeRow> rows;
    auto &store = workspace.store();
    for (std::string cursor;;) {
        const auto page = store.objects(site, Kind::Office, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            if (!record.local)
                continue;
            auto object = domain::readObject(Kind::Office, record.local->json);
            if (!object)
                return fail(object.error());
            store::ExtensionFilter users;
            users.office = record.id;
            const auto count = store.countExtensions(site, users);
            if (!count)
                return fail(count.error());
            rows.push_back({std::get<domain::Office>(std::move(*object)), record.version, record.pending(), *count});
        }
        cursor = page->next;
        if (cursor.empty())
            return rows;
    }
}

QVariant OfficeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OfficeRow &row = at(index.row());
    if (role == Qt::ToolTipRole && row.pending)
        return tr("Saved, waits for Apply");
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Name: return toQt(row.office.name.text());
    case AreaCode: return toQt(row.office.areaCode);
    case TimeZone: return toQt(row.office.timeZone);
    case Outbound: return row.office.outboundNumber ? toQt(row.office.outboundNumber->text()) : QString();
    case Extensions: return row.extensions;
    default: return {};
    }
}

QVariant OfficeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowsModel::headerData(section, orientation, role);
    const std::array names = {tr("Name"), tr("Area code"), tr("Time zone"), tr("Outbound number"), tr("Extensions")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

OfficeInput OfficeInput::of(const domain::Office &office)
{
    return {toQt(office.name.text()), toQt(office.areaCode), toQt(office.timeZone),
            office.outboundNumber ? toQt(office.outboundNumber->text()) : QString()};
}

OfficeTyped parse(const OfficeInput &input, const domain::Uuid &id, const domain::ModelLookup &models)
{
    OfficeTyped typed;
    const auto name = domain::Name::parse(fromQt(input.name), fromQt(OfficeModel::tr("Name")));
    if (!name)
        typed.wrong[QStringLiteral("name")] = toQt(name.error().sentence);
    std::optional<domain::DialString> outbound;
    if (!input.outbound.trimmed().isEmpty()) {
        auto number = domain::DialString::parse(fromQt(input.outbound.trimmed()));
        if (number)
            outbound = std::move(*number);
        else
            typed.wrong[QStringLiteral("outbound")] = toQt(number.error().sentence);
    }
    // The rules want a whole office: the name is checked above.
    const auto stand = name ? *name : *domain::Name::parse("-");
    domain::Office office{id, stand, fromQt(input.areaCode.trimmed()), fromQt(input.timeZone.trimmed()), outbound};
    for (const auto &finding : domain::check(office, models)) {
        if (finding.severity == domain::Severity::Error)
            typed.wrong[toQt(finding.pointer).mid(1)] = toQt(finding.sentence);
    }
    if (typed.wrong.empty())
        typed.office = std::move(office);
    return typed;
}

} // namespace pbx::items
