#include "objectpage.h"

#include "awaited.h"
#include "controls.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>

namespace pbx::views {

using items::toQt;

ObjectPage::ObjectPage(items::Session &session, const char *name, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_words(words)
    , m_table(makeTable("objectTable", words.title, this))
    , m_form(new QGroupBox(this))
    , m_add(makeButton("addObject", words.add, Icon::Plus, this))
    , m_remove(makeIconButton("removeObject", Icon::Trash, words.remove, this))
    , m_save(makeButton("saveObject", tr("&Save"), Icon::Save, this))
    , m_revert(makeButton("revertObject", tr("Re&vert"), Icon::Undo, this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
{
    setObjectName(QLatin1String(name));
    m_form->setObjectName(QStringLiteral("objectForm"));
    m_notice->setObjectName(QStringLiteral("objectNotice"));
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));

    auto *head = makeLine();
    head->addWidget(makeHeading(words.title, this));
    auto *why = new ElidedLabel(words.why, this);
    why->setColour(&Theme::secondary);
    why->setFont(Theme::font(Theme::Text::Small));
    head->addWidget(why, 1);
    head->addWidget(m_add);
    head->addWidget(m_remove);
    auto *left = new QWidget(this);
    auto *list = makeColumn(0);
    list->addWidget(makeBar(head, left));
    list->addWidget(new Rule(left));
    list->addWidget(m_table, 1);
    left->setLayout(list);

    auto *fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(Theme::px(4), Theme::px(10), Theme::px(12), Theme::px(12));
    fields->setSpacing(Theme::px(4));
    auto *right = new QWidget(this);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    auto *side = new QVBoxLayout(right);
    side->setContentsMargins(Theme::px(14), Theme::px(10), Theme::px(14), Theme::px(14));
    side->setSpacing(Theme::px(10));
    side->addWidget(m_notice);
    side->addWidget(m_form);
    side->addLayout(buttons);
    side->addStretch(1);
    m_form->setMaximumWidth(Theme::px(900));
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(right);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(Theme::px(400));
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->addWidget(left);
    across->addWidget(scroll);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 1);
    auto *page = makeColumn(0);
    page->addWidget(across, 1);
    setLayout(page);

    connect(&session, &items::Session::changed, this, &ObjectPage::refresh);
    connect(m_add, &QPushButton::clicked, this, &ObjectPage::add);
    connect(m_remove, &QPushButton::clicked, this, &ObjectPage::remove);
    connect(m_save, &QPushButton::clicked, this, &ObjectPage::save);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        fill(shownRow());
        check();
    });
}

void ObjectPage::setModel(QAbstractTableModel *model, int stretched)
{
    m_table->setModel(model);
    m_table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ObjectPage::select);
}

void ObjectPage::addField(FieldRow *row)
{
    m_form->layout()->addWidget(row);
}

void ObjectPage::showSite(const domain::Uuid &site)
{
    if (m_site != site) {
        ++m_generation;
        m_shown.clear();
        m_notice->setSentence({});
    }
    m_site = site;
    refresh();
}

void ObjectPage::refresh()
{
    if (m_site)
        load();
}

void ObjectPage::loaded(int generation)
{
    if (generation != m_generation)
        return;
    const int rows = m_table->model()->rowCount();
    Q_EMIT counted(rows);
    m_table->resizeColumnsToContents();
    const bool gone = !m_shown.empty() && rowOf(m_shown) < 0;
    if (gone)
        m_shown.clear();
    if (!m_table->currentIndex().isValid() && rows > 0 && (m_shown.empty() && !isEdited()))
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    if (shownRow() >= 0 && std::exchange(m_rebases, false))
        rebase(shownRow());
    if (!isEdited() || gone)
        fill(shownRow()); // what is typed stays, until it is saved or reverted
    check();
}

void ObjectPage::failed(const domain::Error &error)
{
    m_notice->setSentence(toQt(error.sentence));
}

int ObjectPage::shownRow() const
{
    return m_shown.empty() ? -1 : rowOf(m_shown);
}

void ObjectPage::setState(bool valid, bool edited)
{
    const int row = shownRow();
    m_form->setTitle(row < 0 ? m_words.newTitle : nameOf(row).replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_save->setEnabled(valid && edited);
    m_revert->setEnabled(edited);
    m_remove->setEnabled(row >= 0);
}

void ObjectPage::select()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || keyOf(index.row()) == m_shown)
        return;
    save(); // what is valid is not lost by switching away
    m_shown = keyOf(index.row());
    m_notice->setSentence({});
    fill(index.row());
    check();
}

void ObjectPage::add()
{
    save();
    m_shown.clear();
    m_table->setCurrentIndex({});
    m_notice->setSentence({});
    fill(-1);
    check();
    if (auto *first = m_form->findChild<FieldRow *>())
        first->control()->setFocus();
}

void ObjectPage::save()
{
    if (!isEdited())
        return;
    if (const auto typed = edit()) {
        const QString name = toQt(domain::title(*typed->after));
        run(m_shown.empty() ? tr("Add %1").arg(name) : tr("Change %1").arg(name), *typed, true);
        m_shown = typed->id.toString();
    }
}

void ObjectPage::remove()
{
    const int row = shownRow();
    if (row < 0)
        return;
    askFirst(this, "askRemove", m_words.remove, m_words.askRemove.arg(nameOf(row)), m_words.remove,
             [this, gone = removal(row), label = tr("Delete %1").arg(nameOf(row))] { run(label, gone, false); });
}

void ObjectPage::run(const QString &label, const changes::ObjectEdit &edit, bool rebases)
{
    m_notice->setSentence({});
    awaited(this, m_session.edit(label, {edit}), [this, rebases, id = edit.id.toString()](const domain::Result<void> &done) {
        if (!done) {
            failed(done.error());
            return;
        }
        m_rebases = rebases && m_shown == id;
        refresh();
    });
}

} // namespace pbx::views
