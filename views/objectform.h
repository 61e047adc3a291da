// A form of texts by field: knows what is saved, what differs from it, and marks the difference. Saved again or changed
// elsewhere, the fields that one has not touched follow and the others keep what was typed.
#pragma once

#include "items/formdrafts.h"

#include <QGroupBox>

#include <functional>

namespace pbx::views {

class FieldRow;

class ObjectForm final : public QGroupBox {
    Q_OBJECT
public:
    explicit ObjectForm(QWidget *parent = nullptr);

    // control: a line edit or an editable list.
    void addField(const QString &field, const QString &name, const QString &label, QWidget *control);
    void fill(const items::Texts &saved, const items::Texts &draft);
    void rebase(const items::Texts &saved, const std::optional<items::Texts> &sent); // sent: saved as typed, now spelt as stored
    void showWrong(const std::map<QString, QString> &wrong);                         // field → sentence
    void focusFirst();
    [[nodiscard]] items::Texts typed() const;
    [[nodiscard]] items::Texts edits() const; // the fields that differ from what is saved

Q_SIGNALS:
    void edited();

private:
    struct Field {
        FieldRow *row;
        QWidget *control;
        QString base;                   // as saved
        std::optional<QString> clashes; // changed elsewhere to this, while edited here
    };
    std::map<QString, Field> m_fields;
    QWidget *m_first = nullptr;
};

} // namespace pbx::views
