// The objects that wait for Apply (and those just applied, until they are fetched), grouped, with a tick each.
#pragma once

#include "review.h"
#include "rowsmodel.h"

namespace pbx::items {

struct PendingRow {
    enum class Type : std::uint8_t { Group, Object, Phone };
    enum class State : std::uint8_t { Waiting, LeftOut, Blocked, Applying, Accepted, Fetched, Running, Failed, OnPbx };
    Type type = Type::Object;
    std::string id; // of the object, MAC of the phone, title of the group
    QString title, summary;
    State state = State::Waiting;
    bool ticked = true;
    bool tickable = true;
    [[nodiscard]] std::string key() const { return std::to_string(static_cast<int>(type)) + id; }
    friend bool operator==(const PendingRow &, const PendingRow &) = default;
};

// An object that this view applied, and how far its phone is since.
struct AppliedObject {
    changes::PendingObject object;
    std::optional<domain::MacAddress> mac;
    PendingRow::State state = PendingRow::State::Accepted;
};

// Id of the row that stands for the site's common files.
inline constexpr const char *kCommonFiles = "common";

class PendingModel final : public RowsModel<PendingRow> {
    Q_OBJECT
public:
    enum Role { TypeRole = Qt::UserRole, IdRole, SummaryRole, StateRole, StateTextRole };
    enum class Grouping : std::uint8_t { Office, Change };
    using RowsModel::RowsModel;

    void setReview(const Review &review, const std::vector<AppliedObject> &applied = {});
    void setGrouping(Grouping grouping); // counts from the next setReview
    void setApplying(bool applying);     // ticks stand still meanwhile

    [[nodiscard]] std::set<domain::Uuid> unticked() const;
    [[nodiscard]] Qt::CheckState allTicked() const;
    void tickAll(bool ticked);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] static QString stateText(PendingRow::State state);
    // "Ring time, Transport, 3 keys"
    [[nodiscard]] static QString summaryOf(const changes::PendingObject &object);

Q_SIGNALS:
    void ticksChanged();

private:
    [[nodiscard]] QString groupOf(const changes::PendingObject &object) const;
    [[nodiscard]] bool canTick(const PendingRow &row) const { return row.tickable && !m_applying; }
    Grouping m_grouping = Grouping::Office;
    bool m_applying = false;
};

} // namespace pbx::items
