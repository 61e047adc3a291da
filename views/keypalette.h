// Left of the phone's picture: what can be put on a key, to be dragged there, or chosen with Return for the selected key.
#pragma once

#include "items/keypalettemodel.h"

#include <array>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace pbx::views {

class KeyPalette final : public QWidget {
    Q_OBJECT
public:
    explicit KeyPalette(QWidget *parent = nullptr);
    void setHandset(const items::KeyContext &context);
    void setKeys(const domain::KeyMap &keys);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const pbx::items::CargoKey &key);                                                    // Return or a double click
    void keysDropped(const pbx::domain::ExtensionNumber &number, const pbx::items::KeyCargo &cargo); // onto an extension

private:
    struct Section {
        items::KeyPaletteModel *model;
        QSortFilterProxyModel *filtered;
        QLabel *title;
        QListView *list;
    };
    Section section(items::KeyPaletteModel::Part part, const char *name, const QString &title);
    Section m_types, m_people, m_conditions;
    QLineEdit *m_filter;
};

} // namespace pbx::views
