// Binds named fields of a draft to controls: shows texts without noise, tells what the user enters, and marks rows.
#pragma once

#include "widgets.h"

#include <QHash>
#include <QObject>

#include <functional>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QGroupBox;
class QComboBox;
class QKeyEvent;
class QLineEdit;
class QSpinBox;

namespace pbx::views {

// A field of items/extensionfields.h as its binder and its control call it.
[[nodiscard]] inline QString named(const char *field)
{
    return QLatin1String(field);
}

class FormBinder final : public QObject {
    Q_OBJECT
public:
    explicit FormBinder(QObject *parent);

    void bind(const QString &field, QLineEdit *edit);
    void bind(const QString &field, QSpinBox *spin);
    void bind(const QString &field, QCheckBox *box);
    void bind(const QString &field, QGroupBox *box);
    void bind(const QString &field, QComboBox *list); // an item's data is the text
    // An editable list whose first item stands for "": "Use office default".
    void bindEditable(const QString &field, QComboBox *list);
    void bind(const QString &field, QButtonGroup *group); // a button's "value" is the text

    void setRow(const QString &field, FieldRow *row) { m_rows.insert(field, row); }
    [[nodiscard]] FieldRow *row(const QString &field) const { return m_rows.value(field); }
    [[nodiscard]] QList<QString> fields() const { return m_controls.keys(); }
    [[nodiscard]] QWidget *widget(const QString &field) const { return m_controls.value(field).widget; }

    void show(const QString &field, const QString &text);
    // Of many objects that differ in the field: "<several values>" can be chosen, or is shown.
    void offerSeveral(const QString &field, bool offered);
    void showSeveral(const QString &field);

Q_SIGNALS:
    void edited(const QString &field, const QString &text);
    void takenBack(const QString &field); // the user chose "<several values>" again

protected:
    // A wheel over a control that has no focus scrolls the form; typing replaces "<several values>".
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Control {
        QWidget *widget = nullptr;
        std::function<void(const QString &)> show;
        std::function<void(bool)> offerSeveral;
        std::function<void()> showSeveral;
    };
    void add(const QString &field, const Control &control);
    void tell(const QString &field, const QString &text);
    void takeBack(const QString &field);
    bool typedOverSeveral(QWidget *widget, const QKeyEvent &key);
    QHash<QString, Control> m_controls;
    QHash<QString, FieldRow *> m_rows;
    bool m_showing = false;
};

} // namespace pbx::views
