// A handset's keys as a table: one row for each that is set, in the order of the slots. An edit inserts, removes or
// changes rows; only another handset resets. Edits of cells go out as editRequested, so that one undo stack has them all.
#pragma once

#include "keyedits.h"
#include "lampstate.h"

#include <QAbstractTableModel>

namespace pbx::items {

class KeyTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Type, Activity, Label, Moves, Columns };
    // slot text; KeyType; "Phone, page 1"; LampState as an int, nothing where it is not known
    enum Role { SlotRole = Qt::UserRole, TypeRole, PageRole, StateRole };

    explicit KeyTableModel(QObject *parent = nullptr);

    // Another handset. base: the keys that Moves compares with, as they were stored.
    void setHandset(const KeyContext &context, const domain::KeyMap &keys);
    // The keys after an edit.
    void setKeys(const domain::KeyMap &keys);
    // How those are now whom the keys point to; they stay for the next handset. Tells only rows whose lamp changes.
    void setStates(const LiveStates &states);
    [[nodiscard]] const LiveStates &states() const { return m_states; }
    [[nodiscard]] const domain::KeyMap &keys() const { return m_keys; }
    [[nodiscard]] const domain::KeyMap &base() const { return m_base; }
    [[nodiscard]] const KeyContext &context() const { return m_context; }

    [[nodiscard]] std::optional<domain::SlotId> slotAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const domain::SlotId &slot, int column = Number) const; // invalid where no key is set

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    // Label only: empty follows the name. False where the text cannot be a label; the reason goes out as refused.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void editRequested(const pbx::items::KeyEdit &edit);
    void refused(const QString &sentence);

private:
    [[nodiscard]] QString shown(const domain::SlotId &slot, const domain::Key &key, int column) const;
    [[nodiscard]] QString moves(const domain::SlotId &slot, const domain::Key &key) const;

    KeyContext m_context;
    domain::KeyMap m_base, m_keys;
    std::vector<domain::SlotId> m_rows;
    LiveStates m_states;
};

} // namespace pbx::items
