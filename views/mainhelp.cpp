// How one finds things in the main window: the command palette, the help page, and the ways to begin.
#include "actions.h"
#include "commandpalette.h"
#include "controls.h"
#include "extensionform.h"
#include "keyeditor.h"
#include "mainwindow.h"
#include "shortcutsdialog.h"
#include "siteassistant.h"
#include "sitepage.h"

#include <algorithm>
#include <map>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QWhatsThis>
#include <vector>

namespace pbx::views {

namespace {

QString withoutSigns(const QString &text)
{
    QString out = QString(text).remove(u'&');
    if (out.endsWith(u'…'))
        out.chop(1);
    return out;
}

CommandPalette::Entry entryOf(QAction *action, const QString &path, const QString &reason)
{
    return {{action->objectName(), withoutSigns(action->text()), path, action->shortcut().toString(QKeySequence::NativeText), action->isEnabled(),
             reason},
            action->icon(),
            [guard = QPointer(action)] {
                if (guard)
                    guard->trigger();
            }};
}

// Those of the page that is shown; what opens a menu stands for its choices.
void addCommands(const KeyEditor &editor, std::vector<CommandPalette::Entry> &entries)
{
    const QString page = KeyEditor::tr("Handset keys");
    std::map<const QAction *, QString> paths;
    for (const QAction *action : editor.commands()) {
        for (const QAction *choice : action->menu() ? action->menu()->actions() : QList<QAction *>())
            paths[choice] = QStringLiteral("%1 ▸ %2").arg(page, withoutSigns(action->text()));
    }
    for (QAction *action : editor.commands()) {
        if (action->menu())
            continue;
        const auto path = paths.find(action);
        entries.push_back(entryOf(action, path == paths.end() ? page : path->second, {}));
    }
    for (auto *button : editor.findChildren<QPushButton *>()) { // Back, Cancel, Save, the views and zooms
        if (!button->isVisible() || button->objectName().isEmpty())
            continue;
        const QString title = button->text().isEmpty() ? button->toolTip() : withoutSigns(button->text());
        entries.push_back({{button->objectName(), title, page, button->shortcut().toString(QKeySequence::NativeText), button->isEnabled(), {}},
                           button->icon(),
                           [guard = QPointer(button)] {
                               if (guard)
                                   guard->click();
                           }});
    }
}

} // namespace

void MainWindow::openPalette()
{
    if (!m_palette) {
        m_palette = new CommandPalette(m_session, centralWidget());
        connect(m_palette, &CommandPalette::placeChosen, this, [this](const items::Place &place) {
            if (place.kind == domain::Kind::Site)
                showSite(place.site);
            else
                showObject(place.site, place.object, place.kind);
        });
    }
    if (m_palette->isVisible()) {
        m_palette->leave();
        return;
    }
    const bool keys = m_top->currentWidget() == m_keys;
    std::vector<CommandPalette::Entry> entries;
    if (keys)
        addCommands(*m_keys, entries);
    for (const auto &[action, menu] : m_actions->listed()) {
        const bool lent = keys && action->property("lent").isValid(); // the page has a command of its own for it
        if (action != m_actions->palette && !lent)
            entries.push_back(entryOf(action, menu, action->isEnabled() ? QString() : whyNot(action)));
    }
    m_palette->open(entries);
}

QString MainWindow::whyNot(const QAction *action) const
{
    const Actions &a = *m_actions;
    const auto among = [action](std::initializer_list<const QAction *> actions) { return std::ranges::find(actions, action) != actions.end(); };
    if (among({a.undo, a.redo}))
        return action == a.undo ? tr("Nothing to undo") : tr("Nothing to redo");
    if (action == a.unlock)
        return tr("The workspace is not locked");
    const bool hasSite = m_right->currentWidget() == m_site && m_site->site();
    if (!hasSite)
        return tr("Choose a site first");
    if (m_top->currentWidget() == m_keys)
        return tr("Leave the handset keys first");
    if (among({a.exportSite, a.editSite, a.siteParameters, a.newExtension, a.filterList}))
        return tr("Leave View changes first");
    if (among({a.applyChanges, a.discardChanges}))
        return tr("Nothing is pending");
    if (among({a.rename, a.explain, a.enrol, a.copyUrl, a.deleteExtension}) || !m_site->form().extension())
        return tr("Choose an extension first");
    if (action == a.keys)
        return tr("Choose a phone with keys first");
    if (action == a.phoneParameters)
        return tr("Choose and save the type of the phone first");
    return among({a.save, a.revert}) ? tr("Nothing is edited") : tr("Not possible here");
}

void MainWindow::askAssistant()
{
    auto *assistant = new SiteAssistant(m_session, this);
    connect(assistant, &SiteAssistant::made, this, [this](const domain::Uuid &site, const std::optional<domain::Uuid> &extension) {
        if (extension)
            showObject(site, *extension, domain::Kind::Extension);
        else
            showSite(site);
    });
    connect(assistant, &SiteAssistant::reviewAsked, this, [this](const domain::Uuid &site) {
        showSite(site);
        viewChanges();
    });
    open(assistant);
}

void MainWindow::showShortcuts()
{
    open(new ShortcutsDialog(*m_actions, this));
}

// Of the control that has the focus, or of what it stands in.
void MainWindow::helpOnField()
{
    for (QWidget *widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
        if (widget->whatsThis().isEmpty())
            continue;
        QWhatsThis::showText(widget->mapToGlobal(QPoint(0, widget->height())), widget->whatsThis(), widget);
        return;
    }
    tell(tr("Nothing is said of this place. Go to a field with Tab, then press Shift+F1."));
}

} // namespace pbx::views
