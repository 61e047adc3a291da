#include "formbinder.h"

#include "controls.h"
#include "items/fieldhelp.h"
#include "severalvalues.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSpinBox>

namespace pbx::views {
namespace {

QString yes(bool on)
{
    return on ? QStringLiteral("true") : QStringLiteral("false");
}

bool isYes(const QString &text)
{
    return text == QLatin1String("true");
}

} // namespace

FormBinder::FormBinder(QObject *parent)
    : QObject(parent)
{}

void FormBinder::add(const QString &field, const Control &control)
{
    m_controls.insert(field, control);
    explain(control.widget, items::fieldHelp(items::HelpOf::Extension, field));
    if (control.widget->focusPolicy() == Qt::WheelFocus)
        control.widget->setFocusPolicy(Qt::StrongFocus);
    control.widget->installEventFilter(this);
}

void FormBinder::tell(const QString &field, const QString &text)
{
    if (!m_showing)
        Q_EMIT edited(field, text);
}

void FormBinder::takeBack(const QString &field)
{
    if (!m_showing)
        Q_EMIT takenBack(field);
}

void FormBinder::bind(const QString &field, QLineEdit *edit)
{
    const auto set = [edit](const QString &text) {
        several::end(edit);
        if (edit->text() != text)
            edit->setText(text);
    };
    add(field, {edit, set, [](bool) {}, [edit] { several::show(edit); }});
    connect(edit, &QLineEdit::textEdited, this, [this, edit, field](const QString &text) {
        several::end(edit);
        tell(field, text);
    });
}

void FormBinder::bind(const QString &field, QSpinBox *spin)
{
    add(field, {spin, [spin](const QString &text) { spin->setValue(text.toInt()); }, [spin](bool offered) { several::offer(spin, offered); },
                [spin] { several::show(spin); }});
    connect(spin, &QSpinBox::valueChanged, this, [this, spin, field](int value) {
        if (several::isShown(spin))
            takeBack(field);
        else
            tell(field, QString::number(value));
    });
}

void FormBinder::bind(const QString &field, QCheckBox *box)
{
    add(field, {box, [box](const QString &text) { box->setCheckState(isYes(text) ? Qt::Checked : Qt::Unchecked); },
                [box](bool offered) { several::offer(box, offered); }, [box] { several::show(box); }});
    connect(box, &QCheckBox::stateChanged, this, [this, field](int state) {
        if (state == Qt::PartiallyChecked)
            takeBack(field);
        else
            tell(field, yes(state == Qt::Checked));
    });
}

void FormBinder::bind(const QString &field, QGroupBox *box)
{
    const auto set = [box](const QString &text) {
        several::end(box);
        box->setChecked(isYes(text));
    };
    add(field, {box, set, [box](bool offered) { several::offer(box, offered); }, [box] { several::show(box); }});
    connect(box, &QGroupBox::toggled, this, [this, box, field](bool on) {
        if (m_showing)
            return;
        if (several::isShown(box)) {
            show(field, yes(true));
            tell(field, yes(true));
        } else if (on && several::isOffered(box)) {
            showSeveral(field);
            takeBack(field);
        } else {
            tell(field, yes(on));
        }
    });
}

void FormBinder::bind(const QString &field, QComboBox *list)
{
    const auto set = [list](const QString &text) {
        int index = list->findData(text);
        if (index < 0 && !text.isEmpty()) { // what the list does not know is shown as it is
            list->addItem(text, text);
            index = list->count() - 1;
        }
        list->setCurrentIndex(index);
    };
    add(field, {list, set, [list](bool offered) { several::offer(list, offered); }, [list] { several::show(list); }});
    connect(list, &QComboBox::activated, this, [this, field, list](int index) {
        if (several::isShown(list, index))
            takeBack(field);
        else
            tell(field, list->currentData().toString());
    });
}

void FormBinder::bindEditable(const QString &field, QComboBox *list)
{
    list->setInsertPolicy(QComboBox::NoInsert);
    list->lineEdit()->setPlaceholderText(list->itemText(0));
    const auto none = [list] { return list->itemText(several::others(list)); };
    const auto set = [list, none](const QString &text) {
        several::end(list->lineEdit());
        if (list->currentText() != text || text.isEmpty()) {
            list->setCurrentIndex(text.isEmpty() ? several::others(list) : list->findData(text));
            list->setEditText(text.isEmpty() ? none() : text);
        }
    };
    add(field, {list, set, [list](bool offered) { several::offer(list, offered); }, [list] { several::show(list); }});
    connect(list->lineEdit(), &QLineEdit::textEdited, this, [this, field, list, none](const QString &text) {
        several::end(list->lineEdit());
        tell(field, text == none() ? QString() : text);
    });
    connect(list, &QComboBox::activated, this, [this, field, list](int index) {
        if (several::isShown(list, index))
            takeBack(field);
        else
            tell(field, index == several::others(list) ? QString() : list->currentText());
    });
}

void FormBinder::bind(const QString &field, QButtonGroup *group)
{
    const auto set = [group](const QString &text) {
        for (QAbstractButton *button : group->buttons())
            button->setChecked(button->property("value").toString() == text);
    };
    add(field, {group->buttons().constFirst(), set, [](bool) {}, [group] { several::show(group); }});
    for (QAbstractButton *button : group->buttons())
        explain(button, items::fieldHelp(items::HelpOf::Extension, field));
    connect(group, &QButtonGroup::buttonClicked, this, [this, field](QAbstractButton *button) { tell(field, button->property("value").toString()); });
}

void FormBinder::show(const QString &field, const QString &text)
{
    const auto control = m_controls.constFind(field);
    if (control == m_controls.cend())
        return;
    m_showing = true;
    control->show(text);
    m_showing = false;
}

void FormBinder::offerSeveral(const QString &field, bool offered)
{
    const auto control = m_controls.constFind(field);
    if (control == m_controls.cend())
        return;
    m_showing = true;
    control->offerSeveral(offered);
    m_showing = false;
}

void FormBinder::showSeveral(const QString &field)
{
    const auto control = m_controls.constFind(field);
    if (control == m_controls.cend())
        return;
    m_showing = true;
    control->showSeveral();
    m_showing = false;
}

bool FormBinder::typedOverSeveral(QWidget *widget, const QKeyEvent &key)
{
    auto *spin = qobject_cast<QSpinBox *>(widget);
    if (spin && several::isShown(spin) && !key.text().isEmpty() && key.text().front().isPrint())
        spin->selectAll();
    auto *edit = qobject_cast<QLineEdit *>(widget);
    if (!edit || !several::isShown(edit) || (key.key() != Qt::Key_Delete && key.key() != Qt::Key_Backspace))
        return false;
    several::end(edit); // emptied for all
    for (auto control = m_controls.cbegin(); control != m_controls.cend(); ++control) {
        if (control->widget == widget)
            tell(control.key(), {});
    }
    return true;
}

bool FormBinder::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::Wheel && widget && !widget->hasFocus()) {
        event->ignore();
        return true;
    }
    if (event->type() == QEvent::KeyPress && widget && typedOverSeveral(widget, *static_cast<QKeyEvent *>(event)))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace pbx::views
