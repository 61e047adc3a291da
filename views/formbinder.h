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
    [[nodiscard]] QList<QString> fields() const { return m_setters.keys(); }
    [[nodiscard]] QWidget *widget(const QString &field) const { return m_widgets.value(field); }

    void show(const QString &field, const QString &text);

Q_SIGNALS:
    void edited(const QString &field, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // a wheel over a control that has no focus scrolls the form

private:
    void add(const QString &field, QWidget *widget, const std::function<void(const QString &)> &setter);
    void tell(const QString &field, const QString &text);
    QHash<QString, std::function<void(const QString &)>> m_setters;
    QHash<QString, FieldRow *> m_rows;
    QHash<QString, QWidget *> m_widgets;
    bool m_showing = false;
};

} // namespace pbx::views
