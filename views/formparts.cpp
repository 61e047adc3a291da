#include "formparts.h"

#include "actions.h"
#include "controls.h"
#include "extensionform.h"
#include "foldingbox.h"
#include "widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pbx::views {
namespace {

constexpr int kLeastForTwoColumns = 680; // px

QString prefixed(const QString &prefix, const char *name)
{
    QString out = QLatin1String(name);
    if (!prefix.isEmpty())
        out[0] = out[0].toUpper();
    return prefix + out;
}

void addControls(QWidget *widget, QList<QWidget *> &out);

void addControls(const QLayout *layout, QList<QWidget *> &out)
{
    for (int i = 0; i < layout->count(); ++i) {
        if (QWidget *widget = layout->itemAt(i)->widget())
            addControls(widget, out);
        else if (const QLayout *inner = layout->itemAt(i)->layout())
            addControls(inner, out);
    }
}

void addControls(QWidget *widget, QList<QWidget *> &out)
{
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
        out += widget;
    if (const auto *area = qobject_cast<QScrollArea *>(widget); area && area->widget())
        addControls(area->widget(), out);
    else if (const QLayout *layout = widget->layout())
        addControls(layout, out);
}

} // namespace

void tabAsLaidOut(QWidget *widget)
{
    QList<QWidget *> controls;
    addControls(widget, controls);
    for (qsizetype i = 1; i < controls.size(); ++i)
        QWidget::setTabOrder(controls.at(i - 1), controls.at(i));
}

FormHead makeFormHead(const Actions &actions, const QString &prefix, QWidget *parent)
{
    FormHead head;
    head.widget = new QWidget(parent);
    head.widget->setFixedHeight(px(43));
    head.title = new ToneLabel({}, &Theme::text, Theme::Text::Title, head.widget);
    head.title->setObjectName(prefixed(prefix, "formTitle"));
    head.pending = new Pill(Pill::Look::Pending, ExtensionForm::tr("pending"), head.widget);
    head.pending->setObjectName(prefixed(prefix, "pendingMark"));
    head.edited = new Pill(Pill::Look::Edited, ExtensionForm::tr("edited"), head.widget);
    head.edited->setObjectName(prefixed(prefix, "editedMark"));
    auto *line = new QHBoxLayout(head.widget);
    line->setContentsMargins(px(14), 0, px(14), 0);
    line->setSpacing(px(8));
    line->addWidget(head.title);
    line->addWidget(head.pending);
    line->addWidget(head.edited);
    line->addStretch();
    const auto add = [&](QAction *command, const char *name, const QString &text, bool primary) {
        QPushButton *button = makeButton("", text, {}, head.widget);
        button->setObjectName(prefixed(prefix, name));
        button->setIcon(icon(primary ? Icon::Save : Icon::Undo, primary ? &Theme::accentText : &Theme::text));
        button->setToolTip(command->toolTip());
        button->setProperty("primary", primary);
        button->setEnabled(command->isEnabled());
        QObject::connect(button, &QPushButton::clicked, command, &QAction::trigger);
        QObject::connect(command, &QAction::changed, button, [button, command] { button->setEnabled(command->isEnabled()); });
        line->addWidget(button);
        return button;
    };
    if (prefix.isEmpty()) { // of one extension
        QPushButton *why = makeIconButton("explainButton", Icon::Info, QString(actions.explain->text()).remove(u'&'), head.widget);
        why->setToolTip(actions.explain->toolTip());
        why->setEnabled(actions.explain->isEnabled());
        QObject::connect(why, &QPushButton::clicked, actions.explain, &QAction::trigger);
        QObject::connect(actions.explain, &QAction::changed, why, [why, command = actions.explain] { why->setEnabled(command->isEnabled()); });
        line->addWidget(why);
    }
    head.revert = add(actions.revert, "revertButton", ExtensionForm::tr("Revert"), false);
    head.save = add(actions.save, "saveButton", ExtensionForm::tr("Save"), true);
    return head;
}

QScrollArea *makeFormBody(const QList<QWidget *> &left, const QList<QWidget *> &right, QWidget *parent)
{
    auto *content = new FoldingBox(px(14), px(kLeastForTwoColumns), parent);
    content->setMaximumWidth(px(900));
    content->setContentsMargins(px(14), px(12), px(14), px(14));
    for (const auto &[boxes, stretch] : {std::pair{left, 46}, std::pair{right, 54}}) {
        auto *part = new QWidget(content);
        auto *column = makeColumn(12);
        for (QWidget *box : boxes)
            column->addWidget(box);
        column->addStretch();
        part->setLayout(column);
        content->add(part, stretch);
    }
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    content->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

} // namespace pbx::views
