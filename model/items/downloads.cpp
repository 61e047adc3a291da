// What the download log says, read on the worker thread and written as CSV.
#include "downloadlogmodel.h"
#include "server/provisioningserver.h"
#include "shown.h"
#include "textof.h"

#include <map>

namespace pbx::items {

namespace {

domain::Result<std::vector<domain::FirewallRule>> savedRules(store::Store &store, const domain::Uuid &site)
{
    std::vector<domain::FirewallRule> rules;
    for (std::string cursor;;) {
        const auto page = store.objects(site, domain::Kind::FirewallRule, false, cursor, 500);
        if (!page)
            return fail(page.error());
        for (const auto &record : page->rows) {
            if (!record.local)
                continue;
            auto object = domain::readObject(domain::Kind::FirewallRule, record.local->json);
            if (!object)
                return fail(object.error());
            rules.push_back(std::get<domain::FirewallRule>(std::move(*object)));
        }
        cursor = page->next;
        if (cursor.empty())
            return rules;
    }
}

} // namespace

domain::Result<DownloadPage> loadDownloads(changes::Workspace &workspace, const store::DownloadFilter &filter, const std::string &cursor, int limit)
{
    const auto page = workspace.store().downloads(filter, cursor, limit);
    if (!page)
        return fail(page.error());
    std::vector<domain::FirewallRule> rules;
    if (filter.site) {
        auto saved = savedRules(workspace.store(), *filter.site);
        if (!saved)
            return fail(saved.error());
        rules = std::move(*saved);
    }
    std::map<domain::Uuid, std::string> titles;
    DownloadPage out{{}, page->next};
    for (const auto &row : page->rows) {
        DownloadEntry entry{row, {}, false};
        if (row.extension) {
            const auto [title, isNew] = titles.try_emplace(*row.extension);
            if (isNew) {
                if (const auto loaded = workspace.load(*row.extension))
                    title->second = domain::title(loaded->object);
            }
            entry.phone = title->second;
        }
        if (const auto address = domain::IpAddress::parse(row.address); address && row.result == store::DownloadResult::Refused)
            entry.allowedNow = server::testFirewall(rules, *address).allowed;
        out.entries.push_back(std::move(entry));
    }
    return out;
}

QString csv(const std::vector<DownloadEntry> &entries)
{
    DownloadLogModel model({});
    model.setRows(entries);
    const auto line = [](const QStringList &cells) { return cells.join(QLatin1Char(',')) + QStringLiteral("\r\n"); };
    QStringList head;
    for (int column = 0; column < DownloadLogModel::Fix; ++column)
        head.append(csvCell(model.headerData(column, Qt::Horizontal).toString()));
    QString out = line(head);
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells = {csvCell(QDateTime::fromMSecsSinceEpoch(model.at(row).row.at).toString(Qt::ISODateWithMs))};
        for (int column = DownloadLogModel::Phone; column < DownloadLogModel::Fix; ++column)
            cells.append(csvCell(model.index(row, column).data().toString()));
        out += line(cells);
    }
    return out;
}

} // namespace pbx::items
