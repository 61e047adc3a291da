// The commands of the main window.
#include "actions.h"
#include "allsitespage.h"
#include "awaited.h"
#include "changespage.h"
#include "controls.h"
#include "csvcommands.h"
#include "explaindialog.h"
#include "exportdialog.h"
#include "extensionform.h"
#include "extensionlist.h"
#include "extensionpane.h"
#include "importdialog.h"
#include "items/textof.h"
#include "keydesk.h"
#include "keyeditor.h"
#include "listcolumns.h"
#include "listfilter.h"
#include "mainwindow.h"
#include "newdialogs.h"
#include "news.h"
#include "parametersdialog.h"
#include "resources/embedded.h"
#include "serverdialog.h"
#include "sheetdialog.h"
#include "sitedialog.h"
#include "sitepage.h"
#include "sitetree.h"
#include "statusline.h"
#include "unlockdialog.h"
#include "widgets.h"
#include "workline.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QStackedWidget>

namespace pbx::views {

using changes::Workspace;
using items::toQt;

void MainWindow::connectCommands()
{
    const auto on = [this](QAction *action, auto handler) { connect(action, &QAction::triggered, this, handler); };
    Actions &a = *m_actions;
    on(a.assistant, &MainWindow::askAssistant);
    on(a.palette, &MainWindow::openPalette);
    on(a.shortcuts, &MainWindow::showShortcuts);
    on(a.messages, [this] { open(new NewsDialog(*m_news, this)); });
    on(a.fieldHelp, &MainWindow::helpOnField);
    on(a.newSite, [this] {
        auto *dialog = new SiteDialog(m_session, this);
        connect(dialog, &SiteDialog::saved, this, [this](const domain::Uuid &site) { showSite(site); });
        open(dialog);
    });
    on(a.editSite, [this] {
        if (m_site->site())
            open(new SiteDialog(m_session, *m_site->site(), this));
    });
    on(a.siteParameters, [this] {
        if (m_site->site())
            open(new ParametersDialog(m_session, *m_site->site(), {}, this));
    });
    on(a.phoneParameters, [this] {
        if (const auto extension = m_site->form().extension(); extension && m_site->site())
            open(new ParametersDialog(m_session, *m_site->site(), extension, this));
    });
    on(a.openSample, &MainWindow::importSample);
    on(a.importSite, &MainWindow::askImport);
    on(a.exportSite, [this] {
        if (m_site->site())
            askExport(*m_site->site());
    });
    on(a.importCsv, &MainWindow::askCsvImport);
    on(a.exportExtensions, [this] { askCsvExport(false); });
    on(a.exportKeys, [this] { askCsvExport(true); });
    on(a.unlock, &MainWindow::askUnlock);
    on(a.server, &MainWindow::askServer);
    on(a.newWindow, &MainWindow::newWindowAsked);
    on(a.quit, [this] {
        Q_EMIT quitting();
        QApplication::closeAllWindows();
    });
    on(a.save, [this] { m_site->pane().save(); });
    on(a.revert, [this] { m_site->pane().revert(); });
    on(a.searchSites, [this] {
        m_actions->showTree->setChecked(true);
        m_tree->focusSearch();
    });
    on(a.filterList, [this] {
        if (m_right->currentWidget() == m_all)
            m_all->filter().focusLine();
        else
            m_site->list().focusFilter();
    });
    on(a.columns, &MainWindow::showColumns);
    on(a.viewChanges, &MainWindow::viewChanges);
    on(a.applyChanges, &MainWindow::applyChanges);
    on(a.discardChanges, &MainWindow::discardChanges);
    on(a.newExtension, &MainWindow::newExtension);
    on(a.deleteExtension, &MainWindow::deleteExtensions);
    on(a.rename, [this] { m_site->form().rename(); });
    on(a.keys, [this] { m_site->form().configureKeys(); });
    on(a.findKeys, &MainWindow::findKeys);
    on(a.explain, &MainWindow::explainPhone);
    on(a.keysInWindow, [this] {
        if (const auto extension = m_site->form().extension(); extension && m_site->site())
            Q_EMIT keysWindowAsked(*m_site->site(), *extension);
    });
    on(a.handsetSheet, &MainWindow::askHandsetSheet);
    on(a.enrol, &MainWindow::enrolPhone);
    on(a.copyUrl, &MainWindow::copyPhoneUrl);
    on(a.refresh, [this] { Q_EMIT m_session.changed(); });
    on(a.nextPane, &MainWindow::nextPane);
    on(a.about, &MainWindow::about);
    connect(a.showTree, &QAction::toggled, m_tree, &QWidget::setVisible);
    for (const auto &[action, scheme] :
         {std::pair{a.followSystem, Theme::Scheme::System}, std::pair{a.light, Theme::Scheme::Light}, std::pair{a.dark, Theme::Scheme::Dark}}) {
        const Theme::Scheme chosen = scheme;
        on(action, [chosen] { Theme::setScheme(chosen); });
    }
    connect(&m_site->list(), &ExtensionList::selectionChanged, this, &MainWindow::showPending);
}

// Below the head of the list, where the mouse finds the same menu.
void MainWindow::showColumns()
{
    const bool all = m_right->currentWidget() == m_all;
    const QTableView *view = all ? m_all->view() : m_site->list().view();
    ListColumns &columns = all ? m_all->columns() : m_site->list().view()->columns();
    columns.openMenu(view->viewport()->mapToGlobal(QPoint()));
}

void MainWindow::open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::askImport()
{
    auto *files = new QFileDialog(this, tr("Import"), {}, tr("Sites and lists (*.json *.csv *.tsv *.txt);;All files (*)"));
    files->setObjectName(QStringLiteral("importFileDialog"));
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (isList(path)) {
            importCsv(path);
            return;
        }
        auto *dialog = new ImportDialog(m_session, path, this);
        connect(dialog, &ImportDialog::imported, this, [this](const domain::Uuid &site) { showSite(site); });
        open(dialog);
    });
    open(files);
}

void MainWindow::askExport(const domain::Uuid &site)
{
    auto *dialog = new SiteExportDialog(m_session, site, this);
    connect(dialog, &SiteExportDialog::written, this, [this](const QString &path) { tell(tr("Exported to “%1”.").arg(path)); });
    open(dialog);
}

void MainWindow::importSample()
{
    using Report = tl::expected<changes::ImportReport, domain::Refused>;
    m_session.ask(
        this, [](Workspace &w) -> Report { return w.import(resources::sample().front().bytes, false); },
        [this](const Report &report) {
            if (report)
                showSite(report->site);
            else
                refuse(toQt(report.error().error.sentence));
        });
}

void MainWindow::applyChanges()
{
    if (!m_site->site())
        return;
    if (m_top->currentWidget() != m_changes) {
        m_wantsApply = true;
        viewChanges();
    }
    if (m_changes->canApply()) {
        m_wantsApply = false;
        m_changes->apply();
    }
}

void MainWindow::discardChanges()
{
    const auto site = m_site->site();
    if (!site)
        return;
    askFirst(this, "discardQuestion", tr("Discard changes"),
             tr("All pending changes (%L2) of %1 go back to what was applied last. This can be undone.")
                 .arg(m_site->facts().name)
                 .arg(m_site->facts().pending),
             tr("Discard"), [this, site = *site] {
                 work(tr("Discarding changes"), [site](Workspace &w, const domain::Progress &progress) { return w.discard(site, {}, progress); }, {});
             });
}

void MainWindow::newExtension()
{
    if (!m_site->site())
        return;
    auto *dialog = new NewExtensionDialog(m_session, *m_site->site(), m_office, this);
    connect(dialog, &NewDialog::made, this, [this](const domain::Uuid &site, const std::optional<domain::Uuid> &extension) {
        if (extension)
            showObject(site, *extension, domain::Kind::Extension);
    });
    dialog->open();
}

void MainWindow::deleteExtensions()
{
    const QList<domain::Uuid> chosen = m_site->list().selected();
    if (!m_site->site() || chosen.isEmpty())
        return;
    work(
        tr("Deleting extensions"),
        [site = *m_site->site(), ids = std::vector<domain::Uuid>(chosen.begin(), chosen.end())](Workspace &w, const domain::Progress &progress) {
            return items::deleteExtensions(w, site, ids, progress);
        },
        [this, count = chosen.size()] { tell(tr("Extensions deleted: %L1.").arg(count), m_actions->undo); });
}

// One after the other, as fast as the keys are pressed: the line shows the first of them.
void MainWindow::step(bool redo)
{
    WorkLine &line = m_status->work();
    const bool first = !line.isRunning();
    const QUndoStack *stack = m_session.undoStack();
    if (!(redo ? stack->canRedo() : stack->canUndo()))
        return;
    const domain::Progress progress =
        !first ? domain::Progress() : line.begin(redo ? tr("Redoing “%1”").arg(stack->redoText()) : tr("Undoing “%1”").arg(stack->undoText()));
    m_session.step(redo, progress, [window = QPointer<MainWindow>(this), first](const Result<void> &done) {
        if (!window)
            return;
        if (first)
            window->m_status->work().end();
        if (!done)
            window->showFailure(done.error());
    });
}

void MainWindow::showFailure(const domain::Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        tell(toQt(error.sentence));
    else
        refuse(toQt(error.sentence));
}

void MainWindow::work(const QString &what, const Job &job, const std::function<void()> &done)
{
    WorkLine &line = m_status->work();
    if (line.isRunning())
        return;
    m_session.ask(
        this, [job, progress = line.begin(what)](Workspace &w) { return job(w, progress); },
        [this, done](const Result<void> &result) {
            m_status->work().end();
            if (result && done)
                done();
            else if (!result)
                showFailure(result.error());
        });
}

void MainWindow::askHandsetSheet()
{
    const QList<domain::Uuid> chosen = m_site->list().selected();
    if (!m_site->site() || chosen.isEmpty())
        return;
    m_session.ask(
        this,
        [site = *m_site->site(), ids = std::vector<domain::Uuid>(chosen.begin(), chosen.end())](Workspace &w) {
            return items::handsetSheets(w, site, ids);
        },
        [this](const Result<items::HandsetSheets> &sheets) {
            if (!sheets)
                refuse(toQt(sheets.error().sentence));
            else if (sheets->sheets.empty())
                refuse(tr("No phone is set up for what is selected. Choose its make and model first."));
            else
                open(new SheetDialog(*sheets, this));
        });
}

void MainWindow::enrolPhone()
{
    const auto extension = m_site->form().extension();
    if (!extension)
        return;
    m_session.ask(
        this, [id = *extension](Workspace &w) { return w.enrol(id); },
        [this, title = m_site->form().title()](const Result<void> &done) {
            if (done)
                tell(tr("The phone of %1 may come by the site’s address for seven days.").arg(title));
            else
                refuse(toQt(done.error().sentence));
        });
}

void MainWindow::copyPhoneUrl()
{
    const auto extension = m_site->form().extension();
    if (!extension)
        return;
    m_session.ask(
        this, [id = *extension](Workspace &w) { return w.phoneUrls(id); },
        [this, title = m_site->form().title()](const Result<Workspace::PhoneUrls> &urls) {
            if (!urls) {
                refuse(toQt(urls.error().sentence));
                return;
            }
            QApplication::clipboard()->setText(toQt(urls->base));
            tell(tr("The address of %1 is in the clipboard. It is secret.").arg(title));
        });
}

void MainWindow::findKeys()
{
    if (!m_site->site())
        return;
    const bool editing = m_top->currentWidget() == m_keys;
    m_desk->find(*m_site->site(), editing ? m_keys->searchText() : m_site->form().title().section(QLatin1Char(' '), 0, 0));
}

// Beside this window: it follows what is typed in the form.
void MainWindow::explainPhone()
{
    const auto follow = [this] {
        if (m_explain->isVisible())
            m_explain->showPhone(m_site->form().draft());
    };
    if (!m_explain) {
        m_explain = new ExplainDialog(m_session, this);
        connect(&m_site->form(), &ExtensionForm::drafted, m_explain, follow);
        connect(m_explain, &ExplainDialog::unlockAsked, this, &MainWindow::askUnlock);
        connect(m_explain, &ExplainDialog::fieldChosen, this, [this](const QString &field) {
            if (m_top->currentWidget() == m_changes || m_top->currentWidget() == m_keys)
                showWork();
            m_site->showTab(SitePage::Extensions);
            activateWindow();
            m_site->form().goTo(field);
        });
        connect(m_explain, &ExplainDialog::keyChosen, this, [this](const domain::Uuid &extension, const domain::SlotId &slot) {
            if (m_site->site())
                showKeys(*m_site->site(), extension, slot);
            activateWindow();
        });
        connect(m_explain, &ExplainDialog::siteChosen, this, [this] {
            showWork();
            m_actions->editSite->trigger();
        });
    }
    m_explain->show();
    m_explain->raise();
    m_explain->activateWindow();
    follow();
}

void MainWindow::askUnlock()
{
    open(new UnlockDialog(m_session, this));
}

void MainWindow::askServer()
{
    open(new ServerDialog(m_session, m_site->site(), this));
}

void MainWindow::startServerAgain()
{
    if (m_session.isLocked() || m_session.serverRunning() || std::exchange(m_serverAsked, true))
        return;
    using Place = std::optional<server::Listen>; // nothing: it never ran
    m_session.ask(
        this,
        [](Workspace &w) -> Result<Place> {
            const auto stored = w.store().setting(targets::kListenSetting);
            if (!stored)
                return fail(stored.error());
            if (!*stored)
                return Place();
            const auto listen = targets::listenOf(w.store());
            return listen ? Result<Place>(*listen) : fail(listen.error());
        },
        [this](const Result<Place> &place) {
            if (!place)
                refuse(toQt(place.error().sentence));
            if (!place || !*place)
                return;
            awaited(this, m_session.startServer(**place), [this](const Result<std::uint16_t> &started) {
                if (!started)
                    refuse(toQt(started.error().sentence));
            });
        });
}

void MainWindow::about()
{
    auto *box =
        new QMessageBox(QMessageBox::NoIcon, tr("About"), tr("myCloudPBX Manager %1").arg(QApplication::applicationVersion()), QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Sets up the desk phones of hosted phone systems, offline. Apache License 2.0."));
    box->open();
}

} // namespace pbx::views
