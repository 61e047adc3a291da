#include "downloadlogmodel.h"

#include "server/provisioningserver.h"
#include "shown.h"
#include "textof.h"

namespace pbx::items {

using server::Reason;
using store::DownloadResult;

LogFix fixOf(const DownloadEntry &entry)
{
    if (entry.row.result != DownloadResult::Refused || !entry.row.site)
        return LogFix::None;
    switch (server::reasonOf(entry.row.reason)) {
    case Reason::NotAllowed:
    case Reason::NoRules: return entry.allowedNow || !domain::IpAddress::parse(entry.row.address) ? LogFix::None : LogFix::AllowAddress;
    case Reason::UnknownMac: return entry.row.mac.empty() || entry.row.extension ? LogFix::None : LogFix::GiveToExtension;
    case Reason::WrongSecret:
    case Reason::EnrolmentClosed:
    case Reason::EnrolmentOther:
    case Reason::EnrolmentLapsed: return entry.row.extension ? LogFix::SendSecretAgain : LogFix::None;
    default: return LogFix::None;
    }
}

QString fixText(LogFix fix)
{
    switch (fix) {
    case LogFix::AllowAddress: return DownloadLogModel::tr("Allow this address");
    case LogFix::GiveToExtension: return DownloadLogModel::tr("Give it to an extension…");
    case LogFix::SendSecretAgain: return DownloadLogModel::tr("Send the secret again");
    case LogFix::None: break;
    }
    return {};
}

DownloadLogModel::DownloadLogModel(Fetch fetch, QObject *parent)
    : RowsModel(parent)
    , m_fetch(std::move(fetch))
{}

void DownloadLogModel::setFilter(const store::DownloadFilter &filter)
{
    m_filter = filter;
    ++m_generation;
    m_asking = m_askAgain = m_fetchingMore = false;
    m_next.clear();
    setRows({});
    refresh();
}

void DownloadLogModel::refresh()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    askHead({}, {});
}

void DownloadLogModel::askHead(std::vector<DownloadEntry> soFar, const std::string &cursor)
{
    m_fetch(this, m_filter, cursor, kPage,
            [this, generation = m_generation, fresh = std::move(soFar)](const domain::Result<DownloadPage> &page) mutable {
                if (generation != m_generation)
                    return;
                if (!page) {
                    m_asking = false;
                    Q_EMIT failed(toQt(page.error().sentence));
                    return;
                }
                const std::int64_t newest = m_rows.empty() ? 0 : m_rows.front().row.sequence;
                bool met = m_rows.empty(); // the first page is all that an empty list needs
                for (const auto &entry : page->entries) {
                    met = met || entry.row.sequence <= newest;
                    fresh.push_back(entry);
                }
                if (!met && !page->next.empty() && fresh.size() < kMostNew)
                    askHead(std::move(fresh), page->next);
                else
                    takeHead(std::move(fresh), page->next, met || page->next.empty());
            });
}

void DownloadLogModel::takeHead(std::vector<DownloadEntry> fresh, const std::string &next, bool complete)
{
    if (m_rows.empty() || !complete) {
        m_next = next;
        ++m_generation; // a page of older lines that is under way belongs to what is dropped
        m_fetchingMore = false;
    } else {
        const std::int64_t oldest = fresh.empty() ? 0 : fresh.back().row.sequence;
        for (const auto &old : m_rows) {
            if (old.row.sequence < oldest)
                fresh.push_back(old);
        }
    }
    setRows(std::move(fresh));
    m_asking = false;
    Q_EMIT loaded();
    if (std::exchange(m_askAgain, false))
        refresh();
}

bool DownloadLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.empty() && !m_fetchingMore;
}

void DownloadLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_fetchingMore = true;
    m_fetch(this, m_filter, m_next, kPage, [this, generation = m_generation](const domain::Result<DownloadPage> &page) {
        if (generation != m_generation)
            return;
        m_fetchingMore = false;
        if (!page) {
            Q_EMIT failed(toQt(page.error().sentence));
            return;
        }
        m_next = page->next;
        const int first = rowCount();
        if (!page->entries.empty()) {
            beginInsertRows({}, first, first + static_cast<int>(page->entries.size()) - 1);
            m_rows.insert(m_rows.end(), page->entries.begin(), page->entries.end());
            endInsertRows();
        }
        Q_EMIT loaded();
    });
}

QString DownloadLogModel::result(const DownloadEntry &entry)
{
    switch (entry.row.result) {
    case DownloadResult::Sent: return tr("Sent, %1").arg(shownBytes(entry.row.bytes));
    case DownloadResult::NotChanged: return tr("Not changed");
    case DownloadResult::NotFound: return tr("No such file");
    case DownloadResult::Refused: break;
    }
    return toQt(server::describe(server::reasonOf(entry.row.reason)));
}

QString DownloadLogModel::why(const DownloadEntry &entry)
{
    const auto &row = entry.row;
    switch (row.result) {
    case DownloadResult::Sent: return row.reason.empty() ? QString() : tr("Allowed by “%1”").arg(toQt(row.reason));
    case DownloadResult::NotChanged: return tr("The phone has this file already");
    case DownloadResult::NotFound: return tr("This phone has no such file; often it is optional");
    case DownloadResult::Refused: break;
    }
    switch (server::reasonOf(row.reason)) {
    case Reason::NotAllowed:
        return entry.allowedNow ? tr("A saved rule holds %1 now").arg(toQt(row.address)) : tr("No rule holds %1").arg(toQt(row.address));
    case Reason::UnknownMac: return tr("No extension has %1").arg(toQt(row.mac));
    default: return toQt(server::wayOut(server::reasonOf(row.reason)));
    }
}

QVariant DownloadLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DownloadEntry &entry = at(index.row());
    if (role == OutcomeRole)
        return static_cast<int>(entry.row.result);
    if (role == FixRole)
        return static_cast<int>(fixOf(entry));
    if (role == UnknownRole)
        return entry.phone.empty();
    if (role == Qt::ToolTipRole && index.column() == Time)
        return QDateTime::fromMSecsSinceEpoch(entry.row.at).toString(Qt::ISODateWithMs);
    if (role == Qt::ToolTipRole && index.column() == Phone)
        return entry.row.userAgent.empty() ? QVariant() : toQt(entry.row.userAgent);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Time: return shownSecond(entry.row.at);
    case Phone: return entry.phone.empty() ? tr("Unknown") : toQt(entry.phone);
    case File: return toQt(entry.row.file);
    case From: return toQt(entry.row.address);
    case Result: return result(entry);
    case Why: return why(entry);
    case Fix: return fixText(fixOf(entry));
    default: return {};
    }
}

QVariant DownloadLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return RowsModel::headerData(section, orientation, role);
    const std::array names = {tr("Time"), tr("Phone"), tr("File"), tr("From"), tr("Result"), tr("Why"), tr("Fix")};
    return section >= 0 && section < ColumnCount ? names.at(static_cast<std::size_t>(section)) : QVariant();
}

} // namespace pbx::items
