#include "keytablemodel.h"

#include "domain/say.h"
#include "shown.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

using namespace domain;

KeyTableModel::KeyTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void KeyTableModel::setHandset(const KeyContext &context, const KeyMap &keys)
{
    beginResetModel();
    m_context = context;
    m_base = keys;
    m_keys = keys;
    m_rows.clear();
    for (const auto &[slot, key] : keys)
        m_rows.push_back(slot);
    endResetModel();
}

void KeyTableModel::setKeys(const KeyMap &keys)
{
    const KeyMap before = std::exchange(m_keys, keys);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (keys.contains(m_rows[static_cast<std::size_t>(row)]))
            continue;
        // Views ask for the removed row's data until endRemoveRows: it is answered with nothing.
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (const auto &[slot, key] : keys) {
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), slot);
        const auto row = static_cast<int>(at - m_rows.begin());
        if (at == m_rows.end() || *at != slot) {
            beginInsertRows({}, row, row);
            m_rows.insert(at, slot);
            endInsertRows();
        } else if (const auto old = before.find(slot); old == before.end() || old->second != key) {
            Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
        }
    }
    // Where one key moved, what others are compared with may have changed.
    if (!m_rows.empty() && before != keys)
        Q_EMIT dataChanged(index(0, Moves), index(rowCount() - 1, Moves));
}

void KeyTableModel::setStates(const LiveStates &states)
{
    const LiveStates before = std::exchange(m_states, states);
    for (int row = 0; row < rowCount(); ++row) {
        const auto key = m_keys.find(m_rows[static_cast<std::size_t>(row)]);
        if (key != m_keys.end() && lampOf(key->second, before) != lampOf(key->second, m_states))
            Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1), {StateRole});
    }
}

std::optional<SlotId> KeyTableModel::slotAt(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? std::optional(m_rows[static_cast<std::size_t>(index.row())]) : std::nullopt;
}

QModelIndex KeyTableModel::indexOf(const SlotId &slot, int column) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), slot);
    return at != m_rows.end() && *at == slot ? index(static_cast<int>(at - m_rows.begin()), column) : QModelIndex();
}

int KeyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString KeyTableModel::moves(const SlotId &slot, const Key &key) const
{
    if (!m_context.has(slot))
        return toQt(say("no such key"));
    const auto was = m_base.find(slot);
    if (was != m_base.end() && was->second == key)
        return {};
    for (const auto &[from, old] : m_base) {
        const auto now = m_keys.find(from);
        const bool left = now == m_keys.end() || now->second != old;
        if (old == key && left)
            return shownCode(toQt(from.toString()) + QStringLiteral(" → ") + toQt(slot.toString()));
    }
    return toQt(was != m_base.end() && typeOf(was->second) == typeOf(key) ? say("edited") : say("new"));
}

QString KeyTableModel::shown(const SlotId &slot, const Key &key, int column) const
{
    switch (column) {
    case Number: return toQt(slot.toString());
    case Type: return toQt(title(typeOf(key)));
    case Activity: return m_context.activity(key);
    case Label: return m_context.label(key);
    case Moves: return moves(slot, key);
    default: return {};
    }
}

QVariant KeyTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SlotId &slot = m_rows[static_cast<std::size_t>(index.row())];
    const auto found = m_keys.find(slot);
    if (found == m_keys.end())
        return {};
    const Key &key = found->second;
    switch (role) {
    case Qt::DisplayRole: return shown(slot, key, index.column());
    case Qt::EditRole: return index.column() == Label && followsName(key) ? QString() : shown(slot, key, index.column());
    case Qt::ToolTipRole: return shown(slot, key, index.column());
    case Qt::AccessibleTextRole: return QStringLiteral("%1, %2, %3").arg(m_context.spoken(slot), toQt(title(typeOf(key))), m_context.label(key));
    case SlotRole: return toQt(slot.toString());
    case TypeRole: return static_cast<int>(typeOf(key));
    case PageRole: {
        const std::string page = std::to_string(m_context.pageOf(slot) + 1);
        return toQt(slot.isOnPhone() ? say("Phone, page %1", {page}) : say("Module %1, page %2", {std::to_string(slot.module()), page}));
    }
    case StateRole: {
        const auto state = lampOf(key, m_states);
        return state ? QVariant(static_cast<int>(*state)) : QVariant();
    }
    default: return {};
    }
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Number: return toQt(say("#"));
    case Type: return toQt(say("Type"));
    case Activity: return toQt(say("Activity"));
    case Label: return toQt(say("Label"));
    case Moves: return toQt(say("Moves"));
    default: return {};
    }
}

Qt::ItemFlags KeyTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const auto slot = slotAt(index);
    if (slot)
        flags |= Qt::ItemIsDragEnabled;
    if (slot && index.column() == Label && m_keys.contains(*slot) && takesLabel(m_keys.at(*slot)))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool KeyTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto slot = slotAt(index);
    if (!slot || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const auto label = domain::Label::parse(fromQt(value.toString()));
    if (!label) {
        Q_EMIT refused(toQt(label.error().sentence));
        return false;
    }
    const Key &key = m_keys.at(*slot);
    const Key changed = withLabel(key, *label);
    if (changed == key)
        return true;
    Q_EMIT editRequested(setKey(m_keys, *slot, changed, m_context));
    return true;
}

} // namespace pbx::items
