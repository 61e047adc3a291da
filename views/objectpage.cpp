#include "objectpage.h"

#include "awaited.h"
#include "controls.h"
#include "emptyhint.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "layoutmemory.h"
#include "objectform.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>

namespace pbx::views {

using domain::Uuid;
using items::toQt;

ObjectPage::ObjectPage(items::Session &session, domain::Kind kind, const char *name, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
    , m_words(words)
    , m_drafts(new items::FormDrafts(session, kind, this))
    , m_table(makeTable("objectTable", words.title, this))
    , m_form(new ObjectForm(this))
    , m_add(makeButton("addObject", words.add, Icon::Plus, this))
    , m_remove(makeIconButton("removeObject", Icon::Trash, words.remove, this))
    , m_save(makeButton("saveObject", tr("&Save"), Icon::Save, this))
    , m_revert(makeButton("revertObject", tr("Re&vert"), Icon::Undo, this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
{
    setObjectName(QLatin1String(name));
    auto *list = new QWidget(this);
    buildList(list);
    auto *side = new QWidget(this);
    buildForm(side);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(side);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setMinimumWidth(px(400));
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->addWidget(list);
    across->addWidget(scroll);
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 1);
    rememberSizes(across, qPrintable(objectName() + QStringLiteral("Across")));
    auto *page = makeColumn(0);
    page->addWidget(across, 1);
    setLayout(page);

    connect(&session, &items::Session::changed, this, &ObjectPage::refresh);
    connect(m_drafts, &items::FormDrafts::changedElsewhere, this, [this](const Uuid &object) {
        if (object == m_id)
            showObject(m_id, m_isNew);
    });
    connect(m_drafts, &items::FormDrafts::loaded, this, [this] {
        if (m_form->edits().empty())
            showObject(m_id, m_isNew);
        refresh();
    });
    connect(m_form, &ObjectForm::edited, this, &ObjectPage::edited);
    connect(m_add, &QPushButton::clicked, this, &ObjectPage::add);
    connect(m_remove, &QPushButton::clicked, this, &ObjectPage::remove);
    connect(m_save, &QPushButton::clicked, this, &ObjectPage::save);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        m_drafts->put(m_id, {});
        showObject(m_id, m_isNew);
    });
}

void ObjectPage::buildList(QWidget *list)
{
    auto *head = makeLine();
    head->addWidget(makeHeading(m_words.title, list));
    auto *why = new ElidedLabel(m_words.why, list);
    why->setColour(&Theme::secondary);
    why->setFont(Theme::font(Theme::Text::Small));
    head->addWidget(why, 1);
    head->addWidget(m_add);
    head->addWidget(m_remove);
    auto *column = makeColumn(0);
    column->addWidget(makeBar(head, list));
    column->addWidget(new Rule(list));
    column->addWidget(m_table, 1);
    list->setLayout(column);
}

void ObjectPage::buildForm(QWidget *side)
{
    m_form->setObjectName(QStringLiteral("objectForm"));
    m_notice->setObjectName(QStringLiteral("objectNotice"));
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(px(14), px(10), px(14), px(14));
    column->setSpacing(px(10));
    column->addWidget(m_notice);
    column->addWidget(m_form);
    column->addLayout(buttons);
    column->addStretch(1);
}

void ObjectPage::setModel(QAbstractTableModel *model, int stretched)
{
    m_table->setModel(model);
    m_table->horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    new EmptyHint(m_table, m_words.none);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ObjectPage::select);
    showObject(m_id, true);
}

void ObjectPage::addField(const QString &field, const QString &name, const QString &label, QWidget *control)
{
    m_form->addField(field, name, label, control);
    explain(control, items::fieldHelp(items::helpOf(m_kind), field.section(u'/', 0, 0)));
}

void ObjectPage::showSite(const Uuid &site)
{
    if (m_site != site) {
        ++m_generation;
        m_site = site;
        m_started = false;
        m_drafts->showSite(site); // stores what was typed in the one before
        m_table->setCurrentIndex({});
        showObject(Uuid::random(), true);
    }
    refresh();
}

void ObjectPage::refresh()
{
    if (m_site)
        load();
}

void ObjectPage::loaded()
{
    if (const auto begun = m_drafts->begun(); begun && begun != m_id && rowOf(*begun) >= 0)
        m_drafts->put(*begun, {}); // it was saved meanwhile
    Q_EMIT counted(m_table->model()->rowCount());
    m_table->resizeColumnsToContents();
    recallColumns(m_table);
    if (!m_started && m_drafts->isLoaded()) {
        m_started = true;
        start();
    }
    const int row = rowOf(m_id);
    if (row < 0 && !m_isNew) { // deleted
        m_drafts->put(m_id, {});
        showObject(Uuid::random(), true);
        start();
        return;
    }
    m_isNew = row < 0;
    if (row >= 0 && m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_table->model()->index(row, 0));
    m_form->rebase(savedTexts(), m_sent);
    m_sent.reset();
    check();
    keep();
}

// What one sees first: a new object that was begun, or the first one.
void ObjectPage::start()
{
    if (!m_form->edits().empty())
        return; // one types already
    const QModelIndex current = m_table->currentIndex();
    if (const auto begun = m_drafts->begun())
        showObject(*begun, true);
    else if (current.isValid())
        showObject(savedAt(current.row()).id, false);
    else if (m_table->model()->rowCount() > 0)
        m_table->setCurrentIndex(m_table->model()->index(0, 0));
    else
        showObject(Uuid::random(), true);
}

void ObjectPage::failed(const domain::Error &error)
{
    m_notice->setSentence(toQt(error.sentence));
}

ObjectPage::Texts ObjectPage::savedTexts() const
{
    const int row = rowOf(m_id);
    return row < 0 ? textsOfNew() : savedAt(row).texts;
}

void ObjectPage::showObject(const Uuid &id, bool isNew)
{
    m_id = id;
    m_isNew = isNew;
    m_sent.reset();
    m_notice->setSentence({});
    m_form->fill(savedTexts(), m_drafts->of(id));
    check();
}

void ObjectPage::edited()
{
    check();
    keep();
}

void ObjectPage::keep()
{
    m_drafts->put(m_id, m_form->edits(), m_isNew);
}

void ObjectPage::check()
{
    const bool isEdited = !m_form->edits().empty();
    const Typed result = parse(m_form->typed(), m_id);
    m_form->showWrong(m_isNew && !isEdited ? Texts{} : result.wrong); // an untouched form is not full of faults
    const int row = rowOf(m_id);
    m_form->setTitle(row < 0 ? m_words.newTitle : savedAt(row).name.replace(QLatin1Char('&'), QStringLiteral("&&")));
    m_save->setEnabled(result.object && isEdited);
    m_revert->setEnabled(isEdited);
    m_remove->setEnabled(row >= 0);
}

void ObjectPage::select()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    if (const Uuid id = savedAt(index.row()).id; id != m_id)
        showObject(id, false);
}

void ObjectPage::add()
{
    m_table->setCurrentIndex({});
    showObject(m_drafts->begun().value_or(Uuid::random()), true);
    m_form->focusFirst();
}

void ObjectPage::save()
{
    const Texts sent = m_form->typed(), draft = m_form->edits();
    const Typed result = parse(sent, m_id);
    if (draft.empty() || !result.object)
        return;
    const int row = rowOf(m_id);
    const QString name = toQt(domain::title(*result.object));
    m_notice->setSentence({});
    awaited(this,
            m_session.edit(row < 0 ? tr("Add %1").arg(name) : tr("Change %1").arg(name),
                           {{m_id, site(), m_kind, result.object, row < 0 ? 0 : savedAt(row).version}}),
            [this, id = m_id, sent, draft, asked = m_generation](const domain::Result<void> &done) {
                if (!done) {
                    failed(done.error());
                    return;
                }
                if (asked == m_generation && id != m_id && m_drafts->of(id) == draft)
                    m_drafts->put(id, {});
                else if (id == m_id)
                    m_sent = sent;
                refresh();
            });
}

void ObjectPage::remove()
{
    const int row = rowOf(m_id);
    if (row < 0)
        return;
    const Saved gone = savedAt(row);
    askFirst(this, "askRemove", m_words.remove, m_words.askRemove.arg(gone.name), m_words.remove, [this, gone, from = site()] {
        m_notice->setSentence({});
        awaited(this, m_session.edit(tr("Delete %1").arg(gone.name), {{gone.id, from, m_kind, std::nullopt, gone.version}}),
                [this, id = gone.id](const domain::Result<void> &done) {
                    if (done)
                        m_drafts->put(id, {});
                    else
                        failed(done.error());
                });
    });
}

} // namespace pbx::views
