// What can be put on a key, as a list that can be dragged from: the key types, the people of the site, its conditions.
#pragma once

#include "keycargo.h"

#include <QAbstractListModel>

namespace pbx::items {

class KeyPaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum class Part : unsigned char { Types, People, Conditions };
    // KeyType; the letter that sets the type, or the condition's dial code; "8, m1.1": the keys that have it already;
    // whether it is night.
    enum Role { TypeRole = Qt::UserRole, DetailRole, UsedRole, NightRole };

    explicit KeyPaletteModel(Part part, QObject *parent = nullptr);
    void setHandset(const KeyContext &context);
    void setKeys(const domain::KeyMap &keys); // for UsedRole
    [[nodiscard]] CargoKey cargo(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    // Keys of a phone are dropped onto people.
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

Q_SIGNALS:
    void keysDropped(const pbx::domain::ExtensionNumber &number, const pbx::items::KeyCargo &cargo);

private:
    struct Row {
        CargoKey key;
        QString text, detail, used;
        bool night = false;
    };
    Part m_part;
    KeyContext m_context;
    std::vector<Row> m_rows;
};

} // namespace pbx::items
