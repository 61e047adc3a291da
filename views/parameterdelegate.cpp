#include "parameterdelegate.h"

#include "controls.h"
#include "items/parametermodel.h"

#include <QCompleter>
#include <QLineEdit>

namespace pbx::views {

using items::ParameterModel;
using items::ParameterTone;

QWidget *ParameterDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem & /*option*/, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const ParameterModel *>(index.model());
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("parameterCell"));
    const QString name = index.siblingAtColumn(ParameterModel::Name).data().toString();
    edit->setAccessibleName(tr("Value of %1").arg(name));
    edit->setFrame(false);
    keepDirection(edit);
    const bool secret = index.data(ParameterModel::SecretRole).toBool();
    const QStringList values = model && !secret ? model->hints().values(name) : QStringList();
    if (secret)
        edit->setEchoMode(QLineEdit::Password);
    if (!values.isEmpty()) {
        auto *completer = new QCompleter(values, edit);
        completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
        edit->setCompleter(completer);
    }
    return edit;
}

void ParameterDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const auto tone = static_cast<ParameterTone>(index.data(ParameterModel::ToneRole).toInt());
    if (index.column() == ParameterModel::Name && tone != ParameterTone::None) {
        const bool bad = tone == ParameterTone::Error;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(bad ? Icon::Error : Icon::Warn, bad ? &Theme::bad : &Theme::warningMark);
        option->decorationSize = {px(16), px(16)};
    }
    if (!index.data(ParameterModel::OwnRole).toBool())
        option->palette.setColor(QPalette::Text, Theme::of(option->widget).secondary);
}

} // namespace pbx::views
