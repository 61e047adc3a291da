#include "parametermodel.h"

#include "changes/masks.h"
#include "domain/parameterjson.h"
#include "domain/secretname.h"
#include "textof.h"

#include <array>
#include <set>

namespace pbx::items {

namespace {

QString shownValue(const ParameterLevel &level, const std::string &name)
{
    const auto clear = level.clear.find(name);
    return clear == level.clear.end() || domain::soundsSecret(name) ? QString::fromUtf8(changes::kMask) : toQt(clear->second);
}

} // namespace

void ParameterModel::setLevels(std::vector<ParameterLevel> levels)
{
    m_levels = std::move(levels);
    m_unwritable.clear();
    show();
}

void ParameterModel::setHints(ParameterHints hints, const QString &phones)
{
    m_hints = std::move(hints);
    m_phones = phones;
    show();
}

void ParameterModel::setUnwritable(std::map<std::string, std::string> sentences)
{
    m_unwritable = std::move(sentences);
    show();
}

void ParameterModel::setLocked(bool locked)
{
    m_locked = locked;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Value), index(rowCount() - 1, Value));
}

const ParameterLevel &ParameterModel::own() const
{
    return m_levels.front();
}

bool ParameterModel::hasErrors() const
{
    return std::ranges::any_of(m_rows, [](const ParameterRow &row) { return row.tone == ParameterTone::Error; });
}

QString ParameterModel::complaint(const QString &name, const QString &value) const
{
    const std::string wrong = domain::overrideComplaint(fromQt(name), fromQt(value));
    return wrong.empty() ? m_hints.complaint(name, value) : toQt(wrong);
}

void ParameterModel::set(const QString &name, const QString &value)
{
    const std::string key = fromQt(name);
    m_levels.front().clear.insert_or_assign(key, fromQt(value));
    m_levels.front().sealed.erase(key);
    m_unwritable.erase(key);
    show();
    Q_EMIT edited();
}

void ParameterModel::takeAway(int row)
{
    const std::string key = at(row).name;
    if (m_levels.front().clear.erase(key) + m_levels.front().sealed.erase(key) == 0)
        return;
    m_unwritable.erase(key);
    show();
    Q_EMIT edited();
}

void ParameterModel::show()
{
    std::set<std::string> names;
    for (const ParameterLevel &level : m_levels) {
        for (const auto *values : {&level.clear, &level.sealed}) {
            for (const auto &[name, value] : *values)
                names.insert(name);
        }
    }
    std::vector<ParameterRow> rows;
    rows.reserve(names.size());
    for (const std::string &name : names)
        rows.push_back(rowOf(name));
    setRows(std::move(rows));
}

ParameterRow ParameterModel::rowOf(const std::string &name) const
{
    ParameterRow row;
    row.name = name;
    row.secret = domain::soundsSecret(name) || own().sealed.contains(name);
    const ParameterLevel *nearest = nullptr;
    for (const ParameterLevel &level : m_levels) {
        if (!level.has(name))
            continue;
        if (nearest) {
            row.below = tr("%1 (%2)", "a value, and whose it is").arg(shownValue(level, name), level.title);
            break;
        }
        nearest = &level;
        if (&level != &m_levels.front()) // itself comes from below
            break;
    }
    row.own = nearest == &m_levels.front();
    row.value = shownValue(*nearest, name);
    row.edited = row.secret ? QString() : row.value;
    row.from = nearest->title;
    if (row.own)
        judge(row);
    return row;
}

void ParameterModel::judge(ParameterRow &row) const
{
    const QString name = toQt(row.name);
    const auto clear = own().clear.find(row.name);
    const QString wrong = clear == own().clear.end() ? QString() : complaint(name, toQt(clear->second));
    const auto refused = m_unwritable.find(row.name);
    if (!wrong.isEmpty() || refused != m_unwritable.end()) {
        row.tone = ParameterTone::Error;
        row.sentence = wrong.isEmpty() ? toQt(refused->second) : wrong;
        return;
    }
    const render::KnownParameter *known = m_hints.find(name);
    if (m_hints.isEmpty() || (known && known->verified))
        return;
    row.tone = ParameterTone::Warning;
    row.sentence = known ? tr("No reliable source tells that the phone reads this parameter. It is written as it stands.")
                         : tr("Nothing is known of this parameter for %1. It is written as it stands; look at its spelling.").arg(m_phones);
}

QVariant ParameterModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ParameterRow &row = at(index.row());
    switch (role) {
    case ToneRole: return static_cast<int>(row.tone);
    case SentenceRole: return row.sentence;
    case OwnRole: return row.own;
    case SecretRole: return row.secret;
    case Qt::EditRole: return index.column() == Value ? row.edited : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole:
        if (!row.sentence.isEmpty())
            return row.sentence;
        return row.below.isEmpty() ? m_hints.about(toQt(row.name)) : tr("In place of %1").arg(row.below);
    case Qt::AccessibleDescriptionRole: return row.sentence;
    case Qt::AccessibleTextRole:
        if (index.column() == Value && row.secret)
            return tr("hidden value");
        [[fallthrough]];
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Name: return toQt(row.name);
    case Value: return row.value;
    case From: return row.from;
    default: return {};
    }
}

bool ParameterModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const ParameterRow &row = at(index.row());
    const QString text = value.toString();
    if (text == row.edited) // also a secret that nobody typed over
        return false;
    set(toQt(row.name), text);
    return true;
}

QVariant ParameterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount || role != Qt::DisplayRole)
        return {};
    const std::array<QString, ColumnCount> titles{tr("Parameter"), tr("Value"), tr("Comes from")};
    return titles.at(static_cast<std::size_t>(section));
}

Qt::ItemFlags ParameterModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool closed = m_locked && at(index.row()).secret;
    return index.column() == Value && !closed ? flags | Qt::ItemIsEditable : flags;
}

} // namespace pbx::items
