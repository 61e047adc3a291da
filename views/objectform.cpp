#include "objectform.h"

#include "widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pbx::views {

using items::Texts;

namespace {

QString textIn(const QWidget *control)
{
    const auto *list = qobject_cast<const QComboBox *>(control);
    return list ? list->currentText() : qobject_cast<const QLineEdit *>(control)->text();
}

void putText(QWidget *control, const QString &text)
{
    const QSignalBlocker quiet(control);
    if (textIn(control) == text)
        return; // the cursor stays
    if (auto *list = qobject_cast<QComboBox *>(control))
        list->setCurrentText(text);
    else
        qobject_cast<QLineEdit *>(control)->setText(text);
}

} // namespace

ObjectForm::ObjectForm(QWidget *parent)
    : QGroupBox(parent)
{
    auto *fields = new QVBoxLayout(this);
    fields->setContentsMargins(px(4), px(10), px(12), px(12));
    fields->setSpacing(px(4));
    setMaximumWidth(px(900));
}

void ObjectForm::addField(const QString &field, const QString &name, const QString &label, QWidget *control)
{
    control->setObjectName(name);
    auto *row = new FieldRow(label, control, this);
    layout()->addWidget(row);
    FieldRow::alignLabels(this, px(130));
    if (!m_first)
        m_first = control;
    m_fields[field] = {row, control, {}, {}};
    if (auto *list = qobject_cast<QComboBox *>(control))
        connect(list, &QComboBox::currentTextChanged, this, &ObjectForm::edited);
    else
        connect(qobject_cast<QLineEdit *>(control), &QLineEdit::textChanged, this, &ObjectForm::edited);
}

void ObjectForm::focusFirst()
{
    if (m_first)
        m_first->setFocus();
}

Texts ObjectForm::typed() const
{
    Texts texts;
    for (const auto &[name, field] : m_fields)
        texts[name] = textIn(field.control);
    return texts;
}

Texts ObjectForm::edits() const
{
    Texts texts = typed();
    std::erase_if(texts, [this](const auto &entry) { return m_fields.at(entry.first).base == entry.second; });
    return texts;
}

void ObjectForm::fill(const Texts &saved, const Texts &draft)
{
    for (auto &[name, field] : m_fields) {
        field.base = saved.at(name);
        field.clashes.reset();
        const auto kept = draft.find(name);
        putText(field.control, kept == draft.end() ? field.base : kept->second);
    }
}

void ObjectForm::rebase(const Texts &saved, const std::optional<Texts> &sent)
{
    for (auto &[name, field] : m_fields) {
        const QString &fresh = saved.at(name);
        const QString text = textIn(field.control);
        if (text == field.base || text == fresh || (sent && sent->at(name) == text)) {
            putText(field.control, fresh);
            field.clashes.reset();
        } else if (fresh != field.base) {
            field.clashes = fresh;
        }
        field.base = fresh;
    }
}

void ObjectForm::showWrong(const std::map<QString, QString> &wrong)
{
    for (const auto &[name, field] : m_fields) {
        const bool isEdited = textIn(field.control) != field.base;
        const auto sentence = wrong.find(name);
        field.row->setMark(isEdited ? FieldRow::Mark::Edited : FieldRow::Mark::None);
        if (sentence != wrong.end())
            field.row->setMessage(FieldRow::Tone::Bad, sentence->second);
        else if (field.clashes && isEdited)
            field.row->setMessage(FieldRow::Tone::Warning,
                                  tr("Changed elsewhere meanwhile to “%1”. Your input is kept; saving overwrites it.").arg(*field.clashes));
        else
            field.row->setMessage(FieldRow::Tone::Info, {});
    }
}

} // namespace pbx::views
