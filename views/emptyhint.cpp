#include "emptyhint.h"

#include <QEvent>
#include <QTableView>

namespace pbx::views {

EmptyHint::EmptyHint(QTableView *table, const QString &sentence)
    : QObject(table)
    , m_table(table)
    , m_label(new ToneLabel(sentence, &Theme::secondary, Theme::Text::Base, table->viewport()))
{
    m_label->setObjectName(table->objectName() + QStringLiteral("Empty"));
    m_label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_label->setWordWrap(true);
    m_label->setAttribute(Qt::WA_TransparentForMouseEvents);
    table->viewport()->installEventFilter(this);
    const auto *model = table->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyHint::place);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyHint::place);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyHint::place);
    place();
}

void EmptyHint::setSentence(const QString &sentence)
{
    m_label->setText(sentence);
    m_table->setAccessibleDescription(m_label->isHidden() ? QString() : sentence);
    place();
}

bool EmptyHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QObject::eventFilter(watched, event);
}

void EmptyHint::place()
{
    const QRect all = m_table->viewport()->rect();
    m_label->setGeometry(all.adjusted(px(20), px(20), -px(20), 0));
    m_label->setVisible(m_table->model()->rowCount() == 0);
    m_table->setAccessibleDescription(m_label->isHidden() ? QString() : m_label->text());
}

} // namespace pbx::views
