#include "keypalettemodel.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>

namespace pbx::items {

using namespace domain;

namespace {

// Both monitor one extension, or toggle one condition, whatever their labels.
bool sameTarget(const Key &a, const Key &b)
{
    const auto *monitorA = std::get_if<MonitorKey>(&a), *monitorB = std::get_if<MonitorKey>(&b);
    const auto *toggleA = std::get_if<DayNightKey>(&a), *toggleB = std::get_if<DayNightKey>(&b);
    return (monitorA && monitorB && monitorA->extension == monitorB->extension) || (toggleA && toggleB && toggleA->condition == toggleB->condition);
}

} // namespace

KeyPaletteModel::KeyPaletteModel(Part part, QObject *parent)
    : QAbstractListModel(parent)
    , m_part(part)
{
    if (part != Part::Types)
        return;
    const std::pair<KeyType, const char *> types[] = {
        {KeyType::Line, "L"}, {KeyType::SpeedDial, "S"}, {KeyType::Monitor, "M"}, {KeyType::DayNight, "D"}, {KeyType::Unused, "U"}};
    for (const auto &[type, letter] : types)
        m_rows.push_back({{type, {}, {}}, toQt(title(type)), QLatin1String(letter), {}});
}

void KeyPaletteModel::setHandset(const KeyContext &context)
{
    m_context = context;
    if (m_part == Part::Types)
        return;
    beginResetModel();
    m_rows.clear();
    if (m_part == Part::People) {
        for (const KeyPerson &person : context.people) {
            if (!context.own || person.number != *context.own) {
                m_rows.push_back(
                    {{KeyType::Monitor, MonitorKey{person.number, {}}, {}}, toQt(person.number.text()) + QStringLiteral("  ") + person.name, {}, {}});
            }
        }
    } else {
        for (const KeyCondition &condition : context.conditions)
            m_rows.push_back({{KeyType::DayNight, DayNightKey{condition.id, {}}, {}}, condition.name, condition.dialCode, {}, condition.isNight});
    }
    endResetModel();
}

void KeyPaletteModel::setKeys(const KeyMap &keys)
{
    if (m_part == Part::Types)
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        QStringList places;
        for (const auto &[slot, key] : keys) {
            if (sameTarget(key, *row.key.key))
                places << toQt(slot.toString());
        }
        const QString used = places.join(QStringLiteral(", "));
        if (std::exchange(row.used, used) != used) {
            const QModelIndex at = index(static_cast<int>(i));
            Q_EMIT dataChanged(at, at, {UsedRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
        }
    }
}

CargoKey KeyPaletteModel::cargo(const QModelIndex &index) const
{
    return checkIndex(index, CheckIndexOption::IndexIsValid) ? m_rows[static_cast<std::size_t>(index.row())].key : CargoKey{};
}

int KeyPaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant KeyPaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: return row.used.isEmpty() ? row.text : row.text + toQt(say(", on key %1", {fromQt(row.used)}));
    case TypeRole: return static_cast<int>(row.key.type);
    case DetailRole: return row.detail;
    case UsedRole: return row.used;
    case NightRole: return row.night;
    default: return {};
    }
}

Qt::ItemFlags KeyPaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    return m_part == Part::People ? flags | Qt::ItemIsDropEnabled : flags;
}

QStringList KeyPaletteModel::mimeTypes() const
{
    return {QLatin1String(kCargoFormat)};
}

QMimeData *KeyPaletteModel::mimeData(const QModelIndexList &indexes) const
{
    QModelIndexList ordered = indexes;
    std::sort(ordered.begin(), ordered.end());
    KeyCargo out;
    for (const QModelIndex &index : std::as_const(ordered))
        out.keys.push_back(cargo(index));
    return out.keys.empty() ? nullptr : toMime(out, m_context);
}

bool KeyPaletteModel::canDropMimeData(const QMimeData *mime, Qt::DropAction /*action*/, int /*row*/, int /*column*/, const QModelIndex &parent) const
{
    if (m_part != Part::People || !parent.isValid())
        return false;
    const auto keys = fromMime(*mime); // of the palette itself: it only passes on its way to the picture
    return keys && !keys->handset.isEmpty();
}

bool KeyPaletteModel::dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(mime, action, row, column, parent))
        return false;
    const CargoKey onto = cargo(parent);
    Q_EMIT keysDropped(std::get<MonitorKey>(onto.key.value()).extension, fromMime(*mime).value());
    return true;
}

} // namespace pbx::items
