#include "pendingmodel.h"

#include "textof.h"

#include <algorithm>

namespace pbx::items {

using State = PendingRow::State;

namespace {

struct Grouped {
    QString group;
    PendingRow row;
};

std::vector<PendingRow> withHeads(std::vector<Grouped> grouped)
{
    std::vector<QString> order; // of first appearance
    for (const auto &entry : grouped) {
        if (std::find(order.begin(), order.end(), entry.group) == order.end())
            order.push_back(entry.group);
    }
    std::vector<PendingRow> rows;
    for (const QString &group : order) {
        rows.push_back({PendingRow::Type::Group, fromQt(group), group, {}, State::Waiting, false, false});
        for (auto &entry : grouped) {
            if (entry.group == group)
                rows.push_back(std::move(entry.row));
        }
    }
    return rows;
}

} // namespace

QString PendingModel::stateText(State state)
{
    switch (state) {
    case State::Waiting: return tr("Saved, waits for Apply");
    case State::LeftOut: return tr("Saved, left out of Apply");
    case State::Blocked: return tr("Cannot be applied alone");
    case State::Applying: return tr("Being applied");
    case State::Accepted: return tr("Accepted, phone not fetched yet");
    case State::Fetched: return tr("Fetched, not confirmed");
    case State::Running: return tr("Running");
    case State::Failed: return tr("Refused");
    case State::OnPbx: return tr("Set this on your PBX");
    }
    return {};
}

QString PendingModel::summaryOf(const changes::PendingObject &object)
{
    const int all = static_cast<int>(object.fields.size());
    if (object.type == changes::ChangeType::Deleted)
        return tr("Deleted");
    if (object.type == changes::ChangeType::Created)
        return tr("New, %n fields", nullptr, all);
    QStringList names;
    int keys = 0;
    for (const auto &field : object.fields) {
        if (field.pointer.rfind("/autoProvision/keys/", 0) == 0)
            ++keys;
        else
            names.append(toQt(field.field));
    }
    if (keys > 0)
        names.append(tr("%n keys", nullptr, keys));
    return names.join(tr(", "));
}

QString PendingModel::groupOf(const changes::PendingObject &object) const
{
    if (m_grouping == Grouping::Change) {
        switch (object.type) {
        case changes::ChangeType::Created: return tr("New");
        case changes::ChangeType::Changed: return tr("Changed");
        case changes::ChangeType::Deleted: return tr("Deleted");
        }
    }
    if (!object.office.empty())
        return toQt(object.office);
    switch (object.kind) {
    case domain::Kind::FirewallRule: return tr("Firewall rules");
    case domain::Kind::DayNightCondition: return tr("Day/night");
    case domain::Kind::Office: return tr("Offices");
    case domain::Kind::KeyTemplate: return tr("Key templates");
    default: return tr("Site");
    }
}

void PendingModel::setReview(const Review &review, const std::vector<AppliedObject> &applied)
{
    std::vector<Grouped> grouped;
    for (const auto &done : applied) {
        if (!review.object(done.object.id))
            grouped.push_back(
                {groupOf(done.object),
                 {PendingRow::Type::Object, done.object.id.toString(), toQt(done.object.title), summaryOf(done.object), done.state, false, false}});
    }
    for (const auto &object : review.objects) {
        const bool ticked = review.isTicked(object.id);
        const State state = m_applying && ticked ? State::Applying : !ticked ? State::LeftOut : review.tickedError ? State::Blocked : State::Waiting;
        grouped.push_back(
            {groupOf(object), {PendingRow::Type::Object, object.id.toString(), toQt(object.title), summaryOf(object), state, ticked, true}});
    }
    for (const auto *phone : review.otherPhones()) {
        const bool goes = review.ticked && std::any_of(review.ticked->phones.begin(), review.ticked->phones.end(), [&](const auto &planned) {
                              return planned.mac == phone->mac;
                          });
        grouped.push_back({tr("Phones that change with it"),
                           {PendingRow::Type::Phone, phone->mac.toString(), toQt(phone->title),
                            tr("%n files", nullptr, static_cast<int>(phone->files.size())), goes ? State::Waiting : State::LeftOut, goes, false}});
    }
    if (review.whole && !review.whole->commonFiles.empty()) {
        const bool goes = review.ticked && !review.ticked->commonFiles.empty();
        grouped.push_back(
            {tr("Phones that change with it"),
             {PendingRow::Type::Phone, kCommonFiles, tr("Files of the whole site"),
              tr("%n files", nullptr, static_cast<int>(review.whole->commonFiles.size())), goes ? State::Waiting : State::LeftOut, goes, false}});
    }
    setRows(withHeads(std::move(grouped)));
}

void PendingModel::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
}

void PendingModel::setApplying(bool applying)
{
    if (m_applying == applying)
        return;
    m_applying = applying;
    for (int row = 0; row < rowCount(); ++row)
        tellChanged(row);
}

std::set<domain::Uuid> PendingModel::unticked() const
{
    std::set<domain::Uuid> ids;
    for (const auto &row : rows()) {
        if (row.type != PendingRow::Type::Object || !row.tickable || row.ticked)
            continue;
        if (const auto id = domain::Uuid::parse(row.id))
            ids.insert(*id);
    }
    return ids;
}

Qt::CheckState PendingModel::allTicked() const
{
    int ticked = 0;
    int all = 0;
    for (const auto &row : rows()) {
        all += row.tickable ? 1 : 0;
        ticked += row.tickable && row.ticked ? 1 : 0;
    }
    return ticked == 0 ? Qt::Unchecked : ticked == all ? Qt::Checked : Qt::PartiallyChecked;
}

void PendingModel::tickAll(bool ticked)
{
    bool any = false;
    for (int i = 0; i < rowCount(); ++i) {
        auto &row = m_rows[static_cast<std::size_t>(i)];
        if (!canTick(row) || row.ticked == ticked)
            continue;
        row.ticked = ticked;
        any = true;
        tellChanged(i);
    }
    if (any)
        Q_EMIT ticksChanged();
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PendingRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole: return row.type == PendingRow::Type::Group ? row.title : row.title + QLatin1Char('\n') + row.summary;
    case Qt::AccessibleTextRole:
        return row.type == PendingRow::Type::Group ? row.title : QStringList{row.title, row.summary, stateText(row.state)}.join(tr(", "));
    case Qt::CheckStateRole: return row.tickable ? QVariant(row.ticked ? Qt::Checked : Qt::Unchecked) : QVariant();
    case TypeRole: return static_cast<int>(row.type);
    case IdRole: return toQt(row.id);
    case SummaryRole: return row.summary;
    case StateRole: return static_cast<int>(row.state);
    case StateTextRole: return row.type == PendingRow::Type::Group ? QString() : stateText(row.state);
    default: return {};
    }
}

bool PendingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    auto &row = m_rows[static_cast<std::size_t>(index.row())];
    if (!canTick(row))
        return false;
    row.ticked = value.toInt() == Qt::Checked;
    tellChanged(index.row());
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags PendingModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const PendingRow &row = at(index.row());
    if (row.type == PendingRow::Type::Group)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (canTick(row) ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

} // namespace pbx::items
