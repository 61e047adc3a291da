#include "allextensionsmodel.h"

#include "textof.h"

#include <algorithm>
#include <utility>

namespace pbx::items {

using changes::Workspace;
using store::ExtensionFilter;
using store::ExtensionOrder;

namespace {

constexpr std::size_t kMostWanted = 4;  // blocks; who scrolls on does not want what was passed
constexpr std::size_t kMostInSight = 2; // blocks

} // namespace

AllExtensionsModel::AllExtensionsModel(Session &session, QObject *parent)
    : QAbstractTableModel(parent)
    , m_session(session)
{
    connect(&session, &Session::changed, this, &AllExtensionsModel::refresh);
}

void AllExtensionsModel::setFilter(const ExtensionFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    start();
}

void AllExtensionsModel::setOrder(const ExtensionOrder &order)
{
    if (m_order == order)
        return;
    m_order = order;
    start();
}

void AllExtensionsModel::setActive(bool active)
{
    const bool begins = active && !m_active;
    m_active = active;
    if (begins && m_loaded)
        refresh();
    else if (begins)
        start();
}

void AllExtensionsModel::start()
{
    ++m_question;
    m_restart = true;
    m_found = -1;
    next();
}

void AllExtensionsModel::refresh()
{
    if (!m_active)
        return;
    if (!m_loaded) {
        start();
        return;
    }
    ++m_question;
    m_total = -1;
    m_uncounted = true;
    m_cursors.clear();
    while (m_blocks.size() > kMostInSight)
        m_blocks.erase(longestUnseen());
    m_wanted.clear();
    for (const auto &[block, read] : m_blocks)
        m_wanted.push_back(block);
    next();
}

void AllExtensionsModel::want(int block) const
{
    if (block < 0 || block * kBlock >= m_rows || (!m_wanted.empty() && m_wanted.back() == block) || m_blocks.count(block) != 0 || m_asking == block)
        return;
    std::erase(m_wanted, block);
    m_wanted.push_back(block);
    if (m_wanted.size() > kMostWanted)
        m_wanted.erase(m_wanted.begin());
    if (!m_asked && !std::exchange(m_posted, true)) // after the painting that looks at it
        QMetaObject::invokeMethod(const_cast<AllExtensionsModel *>(this), &AllExtensionsModel::next, Qt::QueuedConnection);
}

void AllExtensionsModel::next()
{
    m_posted = false;
    if (m_asked || !m_active)
        return;
    if (m_restart) {
        ask(0);
    } else if (!m_wanted.empty()) {
        const int block = m_wanted.back();
        m_wanted.pop_back();
        ask(block);
    } else if (m_uncounted || m_found < 0 || m_total < 0) {
        count();
    }
}

void AllExtensionsModel::ask(int block)
{
    const int first = block * kBlock;
    store::ListPlace place{{}, first, kBlock};
    const auto past = m_cursors.upper_bound(first);
    if (!m_restart && past != m_cursors.begin()) {
        place.cursor = std::prev(past)->second;
        place.skip = first - std::prev(past)->first;
    }
    m_asked = true;
    m_asking = block;
    m_session.ask(
        this, [place, filter = m_filter, order = m_order](Workspace &w) { return w.store().extensions(std::nullopt, filter, order, place); },
        [this, question = m_question, block](Result<store::Page<store::ExtensionRow>> page) {
            m_asked = false;
            m_asking = -1;
            if (question == m_question)
                take(block, std::move(page));
            next();
        });
}

void AllExtensionsModel::take(int block, Result<store::Page<store::ExtensionRow>> page)
{
    if (!page) {
        m_restart = false;
        m_loaded = true;
        m_found = std::max(m_found, 0); // it is not asked again and again
        m_total = std::max(m_total, 0);
        Q_EMIT m_session.failed(toQt(page.error().sentence));
        return;
    }
    const int first = block * kBlock;
    const int past = first + static_cast<int>(page->rows.size());
    const bool restart = std::exchange(m_restart, false);
    if (restart) {
        beginResetModel();
        m_blocks.clear();
        m_wanted.clear();
        m_cursors.clear();
        m_rows = past;
        m_found = page->next.empty() ? past : -1;
    }
    if (!page->next.empty())
        m_cursors[past] = page->next;
    m_blocks[block] = {std::move(page->rows), ++m_clock};
    if (restart)
        endResetModel();
    else if (past > first)
        Q_EMIT dataChanged(index(first, 0), index(std::min(past, m_rows) - 1, kExtensionColumns - 1));
    forget();
    m_loaded = true;
    Q_EMIT refreshed();
}

void AllExtensionsModel::count()
{
    struct Counts {
        Result<int> found, total;
    };
    m_asked = true;
    const bool narrow = m_filter != ExtensionFilter();
    m_session.ask(
        this,
        [filter = m_filter, narrow](Workspace &w) {
            auto total = w.store().countExtensions(std::nullopt, {});
            return Counts{narrow ? w.store().countExtensions(std::nullopt, filter) : total, total};
        },
        [this, question = m_question](const Counts &counts) {
            m_asked = false;
            if (question == m_question) {
                if (!counts.found || !counts.total)
                    Q_EMIT m_session.failed(toQt((!counts.found ? counts.found.error() : counts.total.error()).sentence));
                m_uncounted = false;
                m_found = counts.found.value_or(m_rows);
                m_total = counts.total.value_or(m_found);
                setRowCount(m_found);
                Q_EMIT refreshed();
            }
            next();
        });
}

// More or fewer than before; which of them moved nobody knows, but what is in sight has been read anew.
void AllExtensionsModel::setRowCount(int rows)
{
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_blocks.erase(m_blocks.lower_bound(m_rows / kBlock), m_blocks.end()); // the last one was not full
        m_rows = rows;
        endInsertRows();
    } else if (rows < m_rows) {
        beginRemoveRows({}, rows, m_rows - 1);
        m_blocks.erase(m_blocks.lower_bound((rows + kBlock - 1) / kBlock), m_blocks.end());
        m_rows = rows;
        endRemoveRows();
    }
}

std::map<int, AllExtensionsModel::Block>::iterator AllExtensionsModel::longestUnseen()
{
    return std::ranges::min_element(m_blocks, {}, [](const auto &block) { return block.second.looked; });
}

void AllExtensionsModel::forget()
{
    while (static_cast<int>(m_blocks.size()) > kMostBlocks)
        m_blocks.erase(longestUnseen());
}

const store::ExtensionRow *AllExtensionsModel::at(int row) const
{
    const auto block = m_blocks.find(row / kBlock);
    const auto place = static_cast<std::size_t>(row % kBlock);
    return block == m_blocks.end() || row < 0 || place >= block->second.rows.size() ? nullptr : &block->second.rows[place];
}

int AllExtensionsModel::rowOf(const domain::Uuid &extension) const
{
    for (const auto &[block, read] : m_blocks) {
        const auto found = std::ranges::find(read.rows, extension, &store::ExtensionRow::id);
        if (found != read.rows.end())
            return block * kBlock + static_cast<int>(found - read.rows.begin());
    }
    return -1;
}

QVariant AllExtensionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int number = index.row() / kBlock;
    const auto place = static_cast<std::size_t>(index.row() % kBlock);
    const auto block = m_blocks.find(number);
    if (block == m_blocks.end()) {
        want(number);
        return {};
    }
    block->second.looked = ++m_clock;
    if (place >= kBlock * 3 / 4) // who scrolls will want its neighbour
        want(number + 1);
    else if (place < kBlock / 4)
        want(number - 1);
    if (place >= block->second.rows.size())
        return {};
    return extensionCell(block->second.rows[place], static_cast<Column>(index.column()), role);
}

QVariant AllExtensionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= kExtensionColumns)
        return {};
    return extensionColumnTitle(static_cast<Column>(section));
}

} // namespace pbx::items
