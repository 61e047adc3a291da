#include "news.h"

#include "controls.h"
#include "items/shown.h"
#include "widgets.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace pbx::views {

void News::add(const QString &sentence, bool isError)
{
    if (sentence.isEmpty())
        return;
    if (!m_items.empty() && m_items.front().sentence == sentence)
        m_items.pop_front(); // said again: once, with the new time
    m_items.push_front({QDateTime::currentDateTime(), sentence, isError});
    if (m_items.size() > kMost)
        m_items.pop_back();
    Q_EMIT changed();
}

NewsDialog::NewsDialog(const News &news, QWidget *parent)
    : QDialog(parent)
    , m_news(news)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("newsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Messages"));
    resize(px(560), px(360));
    m_list->setObjectName(QStringLiteral("newsList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *close = makeButton("closeNews", tr("&Close"), {}, this);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *column = makeDialogColumn(this, 8, 420);
    column->addWidget(new ToneLabel(tr("What was said since the program started, newest first."), &Theme::secondary, Theme::Text::Small, this));
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&news, &News::changed, this, &NewsDialog::fill);
    fill();
    m_list->setFocus();
}

void NewsDialog::fill()
{
    m_list->clear();
    for (const News::Item &item : m_news.items()) {
        const QString at = items::shownSecond(item.at.toMSecsSinceEpoch());
        auto *row = new QListWidgetItem(icon(item.isError ? Icon::Warn : Icon::Info, item.isError ? &Theme::warningMark : &Theme::secondary),
                                        tr("%1  %2", "time, message").arg(at, item.sentence), m_list);
        row->setData(Qt::AccessibleTextRole, item.isError ? tr("Problem, %1").arg(row->text()) : row->text());
    }
    if (m_list->count() == 0)
        m_list->addItem(tr("Nothing was said yet."));
    m_list->setCurrentRow(0);
}

} // namespace pbx::views
