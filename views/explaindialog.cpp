#include "explaindialog.h"

#include "controls.h"
#include "emptyhint.h"
#include "explaindelegate.h"
#include "filetext.h"
#include "items/textof.h"
#include "layoutmemory.h"
#include "widgets.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <utility>

namespace pbx::views {

using items::ExplainedOrigin;
using items::ExplainModel;
using items::toQt;

ExplainDialog::ExplainDialog(items::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_model(new ExplainModel(this))
    , m_filter(new QLineEdit(this))
    , m_table(makeTable("explainTable", tr("Parameters of the phone’s files"), this))
    , m_text(new FileText(this))
    , m_title(new ToneLabel({}, &Theme::text, Theme::Text::Title, this))
    , m_count(new ToneLabel({}, &Theme::secondary, Theme::Text::Base, this))
    , m_file(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_from(new ElidedLabel({}, this))
    , m_typed(new Pill(Pill::Look::Edited, tr("with unsaved input"), this))
    , m_go(makeButton("explainGo", tr("&Go to where it is entered"), Icon::Right, this))
    , m_copy(makeButton("explainCopy", tr("&Copy"), Icon::Copy, this))
    , m_pages(new QStackedWidget(this))
    , m_nothing(new EmptyState({}, this))
{
    setObjectName(QStringLiteral("explainDialog"));
    setWindowTitle(tr("What this phone gets, and why"));
    resize(px(1180), px(640));
    m_unlock = m_nothing->addButton(tr("&Unlock…"));
    m_unlock->setObjectName(QStringLiteral("explainUnlock"));
    m_nothing->setObjectName(QStringLiteral("explainNothing"));
    m_pages->addWidget(makeBody());
    m_pages->addWidget(m_nothing);
    auto *column = makeColumn(0);
    column->addWidget(makeHead());
    column->addWidget(new Rule(this));
    column->addWidget(m_pages, 1);
    column->addWidget(new Rule(this));
    column->addWidget(makeFoot());
    setLayout(column);
    connect(m_unlock, &QPushButton::clicked, this, &ExplainDialog::unlockAsked);
    showNothing({});
    m_filter->setFocus();
}

QWidget *ExplainDialog::makeHead()
{
    m_title->setObjectName(QStringLiteral("explainTitle"));
    m_typed->setObjectName(QStringLiteral("explainTyped"));
    m_from->setObjectName(QStringLiteral("explainState"));
    m_from->setColour(&Theme::secondary);
    m_filter->setObjectName(QStringLiteral("explainFilter"));
    m_filter->setAccessibleName(tr("Filter parameters"));
    m_filter->setPlaceholderText(tr("Parameter, value, field or source"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search, &Theme::secondary), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(px(240));
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showCount();
    });
    auto *line = makeLine();
    line->addWidget(m_title);
    line->addWidget(m_typed);
    line->addWidget(m_from, 1);
    line->addWidget(m_filter);
    return makeBar(line, this);
}

QWidget *ExplainDialog::makeBody()
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ExplainDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    new EmptyHint(m_table, tr("No parameter matches the filter."));
    const std::pair<int, int> widths[] = {{ExplainModel::Name, 270}, {ExplainModel::Value, 130}, {ExplainModel::From, 160}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, px(width));
    m_table->horizontalHeader()->setStretchLastSection(true);
    recallColumns(m_table);
    m_text->setObjectName(QStringLiteral("explainText"));
    m_text->setAccessibleName(tr("The file as the phone reads it, secrets masked"));
    m_file->setObjectName(QStringLiteral("explainFile"));
    m_file->setContentsMargins(px(12), 0, px(8), 0);
    m_file->setMinimumHeight(px(26));
    auto *right = new QWidget(this);
    auto *lines = makeColumn(0);
    lines->addWidget(m_file);
    lines->addWidget(new Rule(right));
    lines->addWidget(m_text, 1);
    right->setLayout(lines);
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->addWidget(m_table);
    across->addWidget(right);
    across->setStretchFactor(0, 3);
    across->setStretchFactor(1, 2);
    across->setSizes({px(720), px(460)});
    rememberSizes(across, "explainAcross");

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ExplainDialog::showValue);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExplainDialog::showCount);
    connect(m_table, &QTableView::activated, this, &ExplainDialog::choose);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this](const QString &words, const QKeySequence &keys, void (ExplainDialog::*run)()) {
        auto *action = new QAction(words, m_table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
        connect(action, &QAction::triggered, this, run);
    };
    add(tr("&Copy"), QKeySequence::Copy, &ExplainDialog::copy);
    add(tr("Copy the &value"), {}, &ExplainDialog::copyValue);
    add(tr("&Go to where it is entered"), {}, &ExplainDialog::choose);
    connect(m_text, &FileText::pointed, this, [this](int position) {
        if (const int row = m_model->rowAt(m_text->file(), position); row >= 0)
            select(row);
    });
    return across;
}

QWidget *ExplainDialog::makeFoot()
{
    m_count->setObjectName(QStringLiteral("explainCount"));
    QPushButton *close = makeButton("explainClose", tr("Close"), {}, this);
    makePrimary(m_go);
    m_go->setIcon(icon(Icon::Right, &Theme::accentText));
    auto *line = makeLine();
    line->addWidget(m_count, 1);
    for (QPushButton *button : {m_copy, m_go, close})
        line->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this, &ExplainDialog::copy);
    connect(m_go, &QPushButton::clicked, this, &ExplainDialog::choose);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    QWidget *foot = makeBar(line, this);
    foot->setMinimumHeight(px(46));
    return foot;
}

void ExplainDialog::showPhone(const std::optional<items::ExtensionDraft> &draft)
{
    m_draft = draft;
    if (m_draft)
        ask();
    else
        showNothing(tr("Choose one extension in the list."));
}

void ExplainDialog::ask()
{
    m_again = m_asking;
    if (std::exchange(m_asking, true))
        return;
    m_session.ask(
        this, [draft = *m_draft](changes::Workspace &w) { return items::explainPhone(w, draft); },
        [this, id = m_draft->saved().id](const domain::Result<items::ExplainedPhone> &phone) {
            m_asking = false;
            if (m_draft && (std::exchange(m_again, false) || m_draft->saved().id != id))
                ask();
            else if (m_draft)
                take(phone);
        });
}

void ExplainDialog::take(const domain::Result<items::ExplainedPhone> &phone)
{
    if (!phone) {
        showNothing(toQt(phone.error().sentence), phone.error().kind == ErrorKind::Locked);
        return;
    }
    m_title->setText(phone->title);
    m_from->setText(phone->typed ? phone->model : tr("%1, as saved").arg(phone->model));
    m_typed->setVisible(phone->typed);
    m_model->setPhone(*phone);
    m_pages->setCurrentIndex(0);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 1)
        select(1);
    showValue();
    showCount();
}

void ExplainDialog::showNothing(const QString &sentence, bool locked)
{
    m_title->setText(m_draft ? toQt(domain::title(m_draft->saved())) : QString());
    m_from->setText({});
    m_typed->hide();
    m_model->setPhone({});
    m_nothing->setSentence(sentence);
    m_unlock->setVisible(locked);
    m_pages->setCurrentIndex(1);
    showCount();
}

// Whatever keys are held down.
void ExplainDialog::select(int row)
{
    m_table->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(m_model->index(row, 0));
}

void ExplainDialog::showCount()
{
    const int all = static_cast<int>(m_model->phone().rows.size());
    const int shown = m_model->parameters();
    m_count->setText(all == 0 ? QString() : shown == all ? tr("%n parameters", nullptr, all) : tr("%L1 of %L2 parameters").arg(shown).arg(all));
    const auto rows = m_table->selectionModel()->selectedRows();
    const auto place = rows.size() == 1 ? m_model->at(rows.first().row()).origin.place : ExplainedOrigin::Place::None;
    m_go->setEnabled(place != ExplainedOrigin::Place::None);
    m_copy->setEnabled(!rows.isEmpty());
}

void ExplainDialog::showValue()
{
    const int row = m_table->currentIndex().row();
    const items::ExplainedFile *file = m_model->fileOf(row);
    m_file->setText(file ? file->name : QString());
    m_text->setFile(file ? file->name : QString(), file ? file->text : QString());
    if (file && !m_model->at(row).section)
        m_text->setMarked(m_model->at(row).start, m_model->at(row).length);
    else
        m_text->setMarked(-1, 0);
}

void ExplainDialog::choose()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || !m_draft)
        return;
    const ExplainedOrigin origin = m_model->at(row).origin;
    switch (origin.place) {
    case ExplainedOrigin::Place::Field: Q_EMIT fieldChosen(origin.field); break;
    case ExplainedOrigin::Place::Key: Q_EMIT keyChosen(m_draft->saved().id, *origin.slot); break;
    case ExplainedOrigin::Place::Site: Q_EMIT siteChosen(); break;
    case ExplainedOrigin::Place::None: break;
    }
}

void ExplainDialog::copyValue()
{
    if (const QModelIndex index = m_table->currentIndex(); index.isValid())
        QApplication::clipboard()->setText(m_model->at(index.row()).value);
}

void ExplainDialog::copy()
{
    if (const QString text = m_model->copied(m_table->selectionModel()->selectedRows()); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

bool ExplainDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pbx::views
