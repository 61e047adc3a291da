#include "formbinder.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGroupBox>
#include <QLineEdit>
#include <QSpinBox>

namespace pbx::views {
namespace {

QString yes(bool on)
{
    return on ? QStringLiteral("true") : QStringLiteral("false");
}

} // namespace

FormBinder::FormBinder(QObject *parent)
    : QObject(parent)
{}

void FormBinder::add(const QString &field, QWidget *widget, const std::function<void(const QString &)> &setter)
{
    m_setters.insert(field, setter);
    m_widgets.insert(field, widget);
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

void FormBinder::tell(const QString &field, const QString &text)
{
    if (!m_showing)
        Q_EMIT edited(field, text);
}

void FormBinder::bind(const QString &field, QLineEdit *edit)
{
    add(field, edit, [edit](const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
    });
    connect(edit, &QLineEdit::textEdited, this, [this, field](const QString &text) { tell(field, text); });
}

void FormBinder::bind(const QString &field, QSpinBox *spin)
{
    add(field, spin, [spin](const QString &text) { spin->setValue(text.toInt()); });
    connect(spin, &QSpinBox::valueChanged, this, [this, field](int value) { tell(field, QString::number(value)); });
}

void FormBinder::bind(const QString &field, QCheckBox *box)
{
    add(field, box, [box](const QString &text) { box->setChecked(text == QLatin1String("true")); });
    connect(box, &QCheckBox::toggled, this, [this, field](bool on) { tell(field, yes(on)); });
}

void FormBinder::bind(const QString &field, QGroupBox *box)
{
    add(field, box, [box](const QString &text) { box->setChecked(text == QLatin1String("true")); });
    connect(box, &QGroupBox::toggled, this, [this, field](bool on) { tell(field, yes(on)); });
}

void FormBinder::bind(const QString &field, QComboBox *list)
{
    add(field, list, [list](const QString &text) {
        int index = list->findData(text);
        if (index < 0 && !text.isEmpty()) { // what the list does not know is shown as it is
            list->addItem(text, text);
            index = list->count() - 1;
        }
        list->setCurrentIndex(index);
    });
    connect(list, &QComboBox::activated, this, [this, field, list] { tell(field, list->currentData().toString()); });
}

void FormBinder::bindEditable(const QString &field, QComboBox *list)
{
    list->setEditable(true);
    list->setInsertPolicy(QComboBox::NoInsert);
    list->lineEdit()->setPlaceholderText(list->itemText(0));
    add(field, list, [list](const QString &text) {
        if (list->currentText() != text || text.isEmpty()) {
            list->setCurrentIndex(text.isEmpty() ? 0 : list->findData(text));
            list->setEditText(text.isEmpty() ? list->itemText(0) : text);
        }
    });
    connect(list->lineEdit(), &QLineEdit::textEdited, this,
            [this, field, list](const QString &text) { tell(field, text == list->itemText(0) ? QString() : text); });
    connect(list, &QComboBox::activated, this, [this, field, list](int index) { tell(field, index == 0 ? QString() : list->currentText()); });
}

void FormBinder::bind(const QString &field, QButtonGroup *group)
{
    add(field, group->buttons().constFirst(), [group](const QString &text) {
        for (QAbstractButton *button : group->buttons())
            button->setChecked(button->property("value").toString() == text);
    });
    connect(group, &QButtonGroup::buttonClicked, this, [this, field](QAbstractButton *button) { tell(field, button->property("value").toString()); });
}

void FormBinder::show(const QString &field, const QString &text)
{
    const auto setter = m_setters.value(field);
    if (!setter)
        return;
    m_showing = true;
    setter(text);
    m_showing = false;
}

bool FormBinder::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && widget && !widget->hasFocus()) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace pbx::views
