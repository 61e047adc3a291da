#include "mainwindow.h"

#include "actions.h"
#include "allsitespage.h"
#include "awaited.h"
#include "changespage.h"
#include "extensionform.h"
#include "extensionlist.h"
#include "extensionpane.h"
#include "items/textof.h"
#include "keydesk.h"
#include "keyeditor.h"
#include "news.h"
#include "pendingbar.h"
#include "sitepage.h"
#include "sitetree.h"
#include "startpage.h"
#include "statusline.h"
#include "widgets.h"
#include "workline.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTime>
#include <QToolBar>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

MainWindow::MainWindow(items::Session &session, QWidget *parent, int place)
    : QMainWindow(parent)
    , m_session(session)
    , m_place(place)
    , m_actions(std::make_unique<Actions>(this))
    , m_bar(new PendingBar(m_actions->viewChanges, m_actions->applyChanges, this))
    , m_message(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_top(new QStackedWidget(this))
    , m_right(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
    , m_tree(new SiteTree(session, this))
    , m_site(new SitePage(session, *m_actions, this))
    , m_start(new StartPage(*m_actions, this))
    , m_all(new AllSitesPage(session, this))
    , m_changes(new ChangesPage(session, this))
    , m_status(new StatusLine(session, this))
    , m_news(new News(this))
    , m_toolBar(new QToolBar(tr("Commands"), this))
{
    setObjectName(QStringLiteral("mainWindow"));
    build();
    connectCommands();
    connectViews();
    connectUndo();
    restore();
    showStart();
    showTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setContextMenuPolicy(Qt::NoContextMenu);
    m_actions->fill(*menuBar());
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setFixedHeight(px(38));
    m_toolBar->setContentsMargins(px(8), 0, px(8), 0);
    m_actions->fill(*m_toolBar);
    addToolBar(m_toolBar);
    for (QAction *action : m_actions->all())
        addAction(action); // shortcuts work with the tool bar and menus hidden

    m_message->setObjectName(QStringLiteral("windowMessage"));
    m_message->setDismissable();
    m_right->addWidget(m_start);
    m_right->addWidget(m_all);
    m_right->addWidget(m_site);
    m_splitter->setObjectName(QStringLiteral("treeAndSite"));
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_right);
    m_splitter->setCollapsible(1, false);
    m_splitter->setStretchFactor(1, 1);
    m_tree->setMinimumWidth(px(180));
    m_tree->setMaximumWidth(px(360));
    m_splitter->setSizes({px(232), px(1208)});
    for (QWidget *page : std::initializer_list<QWidget *>{m_splitter, m_changes})
        m_top->addWidget(page);

    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_message);
    column->addWidget(m_top, 1);
    setCentralWidget(central);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(m_status, 1);
    setMinimumSize(1024, 700);
}

void MainWindow::connectViews()
{
    connect(&m_status->work(), &WorkLine::runningChanged, this, &MainWindow::showPending);
    connect(m_tree, &SiteTree::siteChosen, this, &MainWindow::showSite);
    connect(m_tree, &SiteTree::hitChosen, this, &MainWindow::showObject);
    connect(m_tree, &SiteTree::allChosen, this, [this] {
        m_wantsSite = false;
        showStart();
    });
    connect(&m_tree->model(), &items::SiteTreeModel::refreshed, this, [this] {
        if (m_right->currentWidget() != m_site)
            showStart();
    });
    connect(m_all, &AllSitesPage::opened, this,
            [this](const domain::Uuid &site, const domain::Uuid &extension) { showObject(site, extension, domain::Kind::Extension); });
    connect(m_site, &SitePage::factsChanged, this, &MainWindow::showPending);
    connect(m_site, &SitePage::siteGone, this, &MainWindow::showStart);
    connect(m_site, &SitePage::siteRemoved, this, [this] {
        m_right->setCurrentWidget(m_site);
        if (m_top->currentWidget() != m_changes)
            viewChanges();
    });
    connect(&m_site->pane(), &ExtensionPane::shown, this, &MainWindow::showTitle);
    connect(&m_site->pane(), &ExtensionPane::said, this, [this](const QString &sentence) { tell(sentence); });
    connect(&m_site->form(), &ExtensionForm::draftKept, m_status, &StatusLine::setDraft);
    KeyEditor *keys = m_keys = new KeyEditor(this);
    m_desk = new KeyDesk(m_session, *keys, this);
    m_top->addWidget(keys);
    connect(&m_site->form(), &ExtensionForm::keysAsked, this,
            [this, keys](const items::KeyContext &context, const domain::KeyMap &map, const domain::KeyMap &stored) {
                keys->setHandset(context, map, stored);
                m_desk->setSite(*m_site->site());
                if (const auto slot = std::exchange(m_wantedKey, std::nullopt))
                    keys->select(*slot);
                m_top->setCurrentWidget(keys);
                m_toolBar->hide();
                lendKeys(true);
                keys->setFocus();
                showPending();
            });
    connect(keys, &KeyEditor::edited, &m_site->form(), &ExtensionForm::keepKeys);
    connect(&m_site->form(), &ExtensionForm::keysTypedElsewhere, this, [this, keys] {
        if (m_top->currentWidget() == keys)
            m_site->form().configureKeys();
    });
    connect(keys, &KeyEditor::saved, this, [this](const domain::KeyMap &map) {
        m_site->form().setKeys(map);
        showWork();
    });
    connect(keys, &KeyEditor::left, this, &MainWindow::showWork);
    connect(m_desk, &KeyDesk::told, this, [this, keys](const QString &sentence) {
        keys->tell(sentence);
        tell(sentence);
    });
    connect(m_desk, &KeyDesk::keysChosen, this, &MainWindow::showKeys);
    connect(&m_site->list(), &ExtensionList::keysDropped, m_desk, &KeyDesk::copyOnto);
    connect(m_changes, &ChangesPage::closed, this, &MainWindow::showWork);
    connect(m_changes, &ChangesPage::unlockAsked, this, &MainWindow::askUnlock);
    connect(m_changes, &ChangesPage::openExtension, this, [this](const domain::Uuid &extension) {
        showWork();
        if (m_site->site())
            showObject(*m_site->site(), extension, domain::Kind::Extension);
    });
    connect(m_changes, &ChangesPage::canApplyChanged, this, [this](bool possible) {
        if (possible && std::exchange(m_wantsApply, false))
            m_changes->apply();
        showPending();
    });
    connect(m_changes, &ChangesPage::applied, this, [this](std::int64_t revision) { tell(tr("Applied as revision %1.").arg(revision)); });
    connect(&m_session, &items::Session::failed, this, &MainWindow::refuse);
    connect(&m_session, &items::Session::lockedChanged, this, [this](bool locked) {
        m_actions->unlock->setEnabled(locked);
        m_serverAsked = false;
        if (!locked) {
            m_message->setSentence({});
            startServerAgain();
            importWantedSample();
        }
    });
}

void MainWindow::connectUndo()
{
    QUndoStack *stack = m_session.undoStack();
    const auto follow = [stack](QAction *action, bool can, const QString &text, const QString &with, const QString &without) {
        action->setEnabled(can);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(can ? with.arg(text) : without, keys));
        action->setStatusTip(action->toolTip());
    };
    const auto update = [this, stack, follow] {
        follow(m_actions->undo, stack->canUndo(), stack->undoText(), tr("Undo “%1”"), tr("Nothing to undo"));
        follow(m_actions->redo, stack->canRedo(), stack->redoText(), tr("Redo “%1”"), tr("Nothing to redo"));
    };
    connect(stack, &QUndoStack::indexChanged, this, update);
    connect(m_actions->undo, &QAction::triggered, this, [this] { step(false); });
    connect(m_actions->redo, &QAction::triggered, this, [this] { step(true); });
    update();
}

void MainWindow::open(const Opening &opening)
{
    // A workspace that cannot be opened has to say so, too: not through ask().
    awaited(this, m_session.open(opening.unlock, opening.passphrase),
            [this, sample = opening.sample](const Result<void> &result) { opened(result, sample); });
}

void MainWindow::opened(const Result<void> &result, bool sample)
{
    if (!result && result.error().kind != ErrorKind::Locked) {
        refuse(toQt(result.error().sentence));
        m_start->showSentence(toQt(result.error().sentence), false);
        return;
    }
    m_actions->unlock->setEnabled(m_session.isLocked());
    if (!result) {
        refuse(tr("%1 Sites can be viewed and edited; passwords, plans and Apply need the workspace unlocked.").arg(toQt(result.error().sentence)));
        connect(m_message->setAction(tr("Unlock…")), &QPushButton::clicked, m_actions->unlock, &QAction::trigger, Qt::UniqueConnection);
        askUnlock();
    } else {
        startServerAgain();
    }
    m_wantsSample = sample;
    importWantedSample();
}

void MainWindow::importWantedSample()
{
    if (m_session.isLocked() || !std::exchange(m_wantsSample, false)) // its passwords have to be sealed
        return;
    m_session.ask(
        this, [](changes::Workspace &w) { return w.store().sites({}, 1); },
        [this](const Result<store::Page<store::SiteRow>> &sites) {
            if (sites && sites->rows.empty())
                importSample();
        });
}

void MainWindow::join(const std::optional<domain::Uuid> &site)
{
    m_actions->unlock->setEnabled(m_session.isLocked());
    if (site)
        showSite(*site);
    else
        m_wantsSite = false;
}

std::optional<domain::Uuid> MainWindow::shownSite() const
{
    return m_right->currentWidget() == m_site ? m_site->site() : std::nullopt;
}

// Where no site is chosen: what all of them have, once there are any.
QWidget *MainWindow::startPage() const
{
    return m_session.isOpen() && m_tree->model().sites() > 0 ? static_cast<QWidget *>(m_all) : m_start;
}

void MainWindow::showStart()
{
    const auto &model = m_tree->model();
    if (m_wantsSite && model.isLoaded() && model.sites() == 1) { // the only site is what one wants
        for (const auto &row : model.rows()) {
            if (row.type == items::SiteTreeRow::Type::Customer)
                m_tree->model().setExpanded(model.find(row.key()), true); // and is refreshed
            else if (row.type == items::SiteTreeRow::Type::Site)
                showSite(*row.site);
        }
        return;
    }
    if (m_session.isOpen() && model.isLoaded() && model.sites() == 0)
        m_start->showWelcome();
    else
        m_start->showSentence(tr("Opening the workspace…"), false);
    m_all->setSites(model.sites(), model.canFetchMore({}));
    m_right->setCurrentWidget(startPage());
    showPending();
    showTitle();
}

void MainWindow::showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office)
{
    m_wantsSite = false;
    m_office = office;
    m_site->showSite(site, office);
    m_tree->showSite(site);
    m_right->setCurrentWidget(m_site);
    showWork();
    showPending();
}

void MainWindow::showObject(const domain::Uuid &site, const domain::Uuid &object, domain::Kind kind)
{
    showSite(site);
    m_site->showObject(site, object, kind);
}

void MainWindow::showKeys(const domain::Uuid &site, const domain::Uuid &extension, const std::optional<domain::SlotId> &slot)
{
    if (m_top->currentWidget() == m_keys && m_site->form().extension() == extension) {
        if (slot)
            m_keys->select(*slot);
        return;
    }
    showObject(site, extension, domain::Kind::Extension); // what was edited stays as a draft
    m_wantedKey = slot;
    m_site->form().configureKeys(extension);
}

void MainWindow::showWork()
{
    m_wantsApply = false;
    lendKeys(false);
    m_top->setCurrentWidget(m_splitter);
    if (m_site->facts().removed && m_right->currentWidget() == m_site) // nothing else of it is left to be looked at
        m_right->setCurrentWidget(startPage());
    m_toolBar->show();
    m_bar->setReviewing(false);
    showPending();
    showTitle();
}

void MainWindow::viewChanges()
{
    if (!m_site->site())
        return;
    if (m_top->currentWidget() == m_changes) {
        showWork();
        return;
    }
    m_changes->showSite(*m_site->site());
    m_top->setCurrentWidget(m_changes);
    m_toolBar->hide();
    m_bar->setReviewing(true);
    showPending();
    showTitle();
}

// The key editor has commands of its own on the same keys; two owners of a key cancel each other.
void MainWindow::lendKeys(bool lent)
{
    for (QAction *action : {m_actions->undo, m_actions->redo, m_actions->save}) {
        if (lent && !action->shortcut().isEmpty())
            action->setProperty("lent", QVariant::fromValue(action->shortcut()));
        if (lent)
            action->setShortcut({});
        else if (action->property("lent").isValid())
            action->setShortcut(action->property("lent").value<QKeySequence>());
    }
}

void MainWindow::showPending()
{
    const bool hasSite = m_right->currentWidget() == m_site && m_site->site();
    const bool work = m_top->currentWidget() == m_splitter;
    const int pending = hasSite ? m_site->facts().pending : 0;
    m_bar->setCount(pending);
    m_status->setSite(hasSite ? &m_site->facts() : nullptr);
    m_actions->viewChanges->setEnabled(hasSite);
    m_actions->applyChanges->setEnabled(m_top->currentWidget() == m_changes ? m_changes->canApply() : pending > 0);
    const bool idle = !m_status->work().isRunning();
    m_actions->discardChanges->setEnabled(pending > 0 && work && idle);
    m_actions->findKeys->setEnabled(hasSite);
    for (QAction *action : {m_actions->importCsv, m_actions->exportSite, m_actions->exportExtensions, m_actions->exportKeys, m_actions->editSite,
                            m_actions->siteParameters, m_actions->newExtension})
        action->setEnabled(hasSite && work);
    for (QAction *action : {m_actions->filterList, m_actions->columns})
        action->setEnabled((hasSite || m_right->currentWidget() == m_all) && work);
    const bool some = hasSite && work && !m_site->list().selected().isEmpty();
    m_actions->handsetSheet->setEnabled(some);
    m_actions->deleteExtension->setEnabled(some && idle);
}

void MainWindow::showTitle()
{
    const bool hasSite = m_right->currentWidget() == m_site && m_site->site();
    const QString program = tr("myCloudPBX Manager");
    const QString what = m_top->currentWidget() == m_changes ? tr("View changes") : m_site->pane().title();
    const QString site = m_site->facts().name;
    setWindowTitle(!hasSite ? program : what.isEmpty() ? tr("%1 – %2").arg(site, program) : tr("%1 – %2 – %3").arg(what, site, program));
}

void MainWindow::tell(const QString &sentence, QAction *way)
{
    m_status->say(sentence, way);
    m_news->add(sentence, false);
}

void MainWindow::refuse(const QString &sentence)
{
    m_message->setTone(MessageBar::Tone::Warning);
    m_message->setSentence(sentence); // until it is put away
    m_news->add(sentence, true);
}

void MainWindow::nextPane()
{
    if (m_tree->isAncestorOf(focusWidget()) && m_right->currentWidget() == m_site)
        m_site->list().view()->setFocus(Qt::TabFocusReason);
    else if (m_right->currentWidget() == m_site && m_site->list().isAncestorOf(focusWidget()))
        m_site->nextPane();
    else
        m_tree->view()->setFocus(Qt::TabFocusReason);
}

namespace {

QString layoutKey(int place, const char *what)
{
    return place == 0 ? QStringLiteral("window/%1").arg(QLatin1String(what)) : QStringLiteral("window%1/%2").arg(place + 1).arg(QLatin1String(what));
}

} // namespace

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(layoutKey(m_place, "geometry")).toByteArray()))
        resize(px(1440), px(900));
    m_splitter->restoreState(settings.value(layoutKey(m_place, "tree")).toByteArray());
    m_site->splitter()->restoreState(settings.value(layoutKey(m_place, "list")).toByteArray());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    QSettings settings;
    settings.setValue(layoutKey(m_place, "geometry"), saveGeometry());
    settings.setValue(layoutKey(m_place, "tree"), m_splitter->saveState());
    settings.setValue(layoutKey(m_place, "list"), m_site->splitter()->saveState());
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_tree->setVisible(m_actions->showTree->isChecked() && width() >= px(1024));
}

} // namespace pbx::views
