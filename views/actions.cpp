#include "actions.h"

#include "icons.h"
#include "widgets.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

namespace pbx::views {
namespace {

struct Command {
    QAction *Actions::*action; // nullptr: a separator
    const char *name;
    const char *text;
    const char *tip;
    const char *keys;
    int icon; // -1: none
};
struct Menu {
    const char *title;
    std::vector<Command> commands;
};

constexpr int drawn(Icon icon)
{
    return static_cast<int>(icon);
}
constexpr Command kSeparator{nullptr, "", "", "", "", -1};

const std::vector<Menu> &menus()
{
    static const std::vector<Menu> table{
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&File"),
         {{&Actions::assistant, "assistant", QT_TRANSLATE_NOOP("pbx::views::Actions", "Se&t up a new site…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "A site, its first phone and the network in four short steps"), "", drawn(Icon::Plus)},
          {&Actions::newSite, "newSite", QT_TRANSLATE_NOOP("pbx::views::Actions", "&New site by hand…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Only the site itself; offices, rules and extensions are added later"), "", drawn(Icon::Site)},
          {&Actions::importSite, "importSite", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Import…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Read a site from a file; over an existing site it becomes pending changes"), "Ctrl+O",
           drawn(Icon::Import)},
          {&Actions::importCsv, "importCsv", QT_TRANSLATE_NOOP("pbx::views::Actions", "Import extensions or keys from &CSV…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Take a list from a spreadsheet into this site, after a dry run"), "", drawn(Icon::Import)},
          {&Actions::exportSite, "exportSite", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Export site…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Write this site to a file"), "Ctrl+E", drawn(Icon::Export)},
          {&Actions::exportExtensions, "exportExtensions", QT_TRANSLATE_NOOP("pbx::views::Actions", "Export e&xtensions as CSV…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "A list for a spreadsheet, which can be imported again"), "", drawn(Icon::Export)},
          {&Actions::exportKeys, "exportKeys", QT_TRANSLATE_NOOP("pbx::views::Actions", "Export &keys as CSV…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "The keys of the phones as a list, which can be imported again"), "", drawn(Icon::Export)},
          {&Actions::openSample, "openSample", QT_TRANSLATE_NOOP("pbx::views::Actions", "Open the &sample site"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "A small site to try things out"), "", -1},
          kSeparator,
          {&Actions::unlock, "unlock", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Unlock…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Open the passwords of this workspace"), "", drawn(Icon::Lock)},
          {&Actions::server, "server", QT_TRANSLATE_NOOP("pbx::views::Actions", "&LAN server…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Serve phones from this computer"), "", drawn(Icon::Server)},
          kSeparator,
          {&Actions::newWindow, "newWindow", QT_TRANSLATE_NOOP("pbx::views::Actions", "New &window"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Another window on this workspace, with a site of its own"), "Ctrl+Shift+N", -1},
          {&Actions::quit, "quit", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Quit"), QT_TRANSLATE_NOOP("pbx::views::Actions", "Nothing is lost"),
           "Ctrl+Q", -1}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&Edit"),
         {{&Actions::undo, "undo", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Undo"), QT_TRANSLATE_NOOP("pbx::views::Actions", "Nothing to undo"),
           "Ctrl+Z", drawn(Icon::Undo)},
          {&Actions::redo, "redo", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Redo"), QT_TRANSLATE_NOOP("pbx::views::Actions", "Nothing to redo"),
           "Ctrl+Shift+Z", drawn(Icon::Redo)},
          kSeparator,
          {&Actions::save, "save", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Save"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Save the form on this computer"), "Ctrl+S", drawn(Icon::Save)},
          {&Actions::revert, "revert", QT_TRANSLATE_NOOP("pbx::views::Actions", "Re&vert"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Put the form back to what is saved"), "", drawn(Icon::Undo)},
          kSeparator,
          {&Actions::searchSites, "searchSites", QT_TRANSLATE_NOOP("pbx::views::Actions", "Search &all sites"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Names, numbers, MAC addresses and models of all sites"), "Ctrl+F", drawn(Icon::Search)},
          {&Actions::filterList, "filterList", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Filter list"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Show only matching extensions of this site"), "Ctrl+L", drawn(Icon::Filter)},
          kSeparator,
          {&Actions::palette, "palette", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Commands"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Find a command, site, extension, phone or MAC address"), "Ctrl+K", drawn(Icon::Commands)}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&Site"),
         {{&Actions::editSite, "editSite", QT_TRANSLATE_NOOP("pbx::views::Actions", "Site &settings…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Name, domain and codes of this site"), "", drawn(Icon::Site)},
          {&Actions::siteParameters, "siteParameters", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Parameters of all phones…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Settings that only a phone's maker knows, for all phones of a make or model"), "", -1},
          kSeparator,
          {&Actions::viewChanges, "viewChangesAction", QT_TRANSLATE_NOOP("pbx::views::Actions", "&View changes"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Fields and phone files, before and after"), "Ctrl+D", drawn(Icon::Eye)},
          {&Actions::applyChanges, "applyChangesAction", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Apply changes"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Publish what is pending, so that the phones can fetch it"), "Ctrl+Shift+Return",
           drawn(Icon::Export)},
          {&Actions::discardChanges, "discardChanges", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Discard all changes"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Back to what was applied last; can be undone"), "", -1}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "E&xtension"),
         {{&Actions::newExtension, "newExtension", QT_TRANSLATE_NOOP("pbx::views::Actions", "&New extension"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Add an extension to this site"), "Ctrl+N", drawn(Icon::Plus)},
          {&Actions::rename, "rename", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Rename"), QT_TRANSLATE_NOOP("pbx::views::Actions", "Edit the name"),
           "F2", -1},
          {&Actions::deleteExtension, "deleteExtensionAction", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Delete extension"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Delete the selected extensions; can be undone"), "Ctrl+Del", drawn(Icon::Trash)}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&Phone"),
         {{&Actions::keys, "configureKeysAction", QT_TRANSLATE_NOOP("pbx::views::Actions", "Configure handset &keys…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "What each key of this phone does"), "", drawn(Icon::Keys)},
          {&Actions::phoneParameters, "phoneParameters", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Parameters of this phone…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Settings that only the phone's maker knows, by their own names"), "", -1},
          {&Actions::findKeys, "findKeys", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Find keys on all phones…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Who monitors an extension, dials a number, toggles a condition"), "Ctrl+Shift+F",
           drawn(Icon::Search)},
          {&Actions::keysInWindow, "keysInWindow", QT_TRANSLATE_NOOP("pbx::views::Actions", "Keys in a new &window"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "The keys of this phone beside this window, to carry keys between phones"), "", -1},
          {&Actions::explain, "explain", QT_TRANSLATE_NOOP("pbx::views::Actions", "What this phone &gets, and why…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Each parameter of its files, and the field or key that it comes from"), "Ctrl+I",
           drawn(Icon::Info)},
          {&Actions::handsetSheet, "handsetSheet", QT_TRANSLATE_NOOP("pbx::views::Actions", "Handset &sheet…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "A page for the user of each selected phone: who is on which key"), "Ctrl+P", drawn(Icon::Print)},
          kSeparator,
          {&Actions::enrol, "enrol", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Open enrolment"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Let this phone come by the site's DHCP address for seven days"), "", drawn(Icon::Unlock)},
          {&Actions::copyUrl, "copyUrl", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Copy this phone's address"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "The secret address of its files, for its web page"), "", drawn(Icon::Copy)}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&View"),
         {{&Actions::showTree, "showTree", QT_TRANSLATE_NOOP("pbx::views::Actions", "Sites at the &left"), "", "F9", -1},
          {&Actions::columns, "listColumns", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Columns…"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Show, sort and arrange the columns of the list"), "Ctrl+Shift+L", -1},
          kSeparator,
          {&Actions::followSystem, "followSystem", QT_TRANSLATE_NOOP("pbx::views::Actions", "Colours of the &system"), "", "", -1},
          {&Actions::light, "light", QT_TRANSLATE_NOOP("pbx::views::Actions", "L&ight"), "", "", drawn(Icon::Sun)},
          {&Actions::dark, "dark", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Dark"), "", "", drawn(Icon::Moon)},
          kSeparator,
          {&Actions::refresh, "refresh", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Refresh"), "", "F5", drawn(Icon::Resync)},
          {&Actions::nextPane, "nextPane", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Next pane"), "", "F6", -1},
          {&Actions::messages, "messages", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Messages"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "What the program has told lately"), "", drawn(Icon::History)}}},
        {QT_TRANSLATE_NOOP("pbx::views::Actions", "&Help"),
         {{&Actions::shortcuts, "shortcuts", QT_TRANSLATE_NOOP("pbx::views::Actions", "&Keyboard shortcuts"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Every key of this program, by where it works"), "F1", drawn(Icon::Key)},
          {&Actions::fieldHelp, "fieldHelp", QT_TRANSLATE_NOOP("pbx::views::Actions", "&What is this field?"),
           QT_TRANSLATE_NOOP("pbx::views::Actions", "Say what the field does in which the cursor is"), "Shift+F1", -1},
          kSeparator,
          {&Actions::about, "about", QT_TRANSLATE_NOOP("pbx::views::Actions", "&About myCloudPBX Manager"), "", "", drawn(Icon::Info)}}},
    };
    return table;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("pbx::views::Actions", text);
}

QAction *make(const Command &command, QObject *parent)
{
    auto *action = new QAction(tr(command.text), parent);
    action->setObjectName(QLatin1String(command.name));
    if (*command.keys)
        action->setShortcut(QKeySequence(QLatin1String(command.keys)));
    if (command.icon >= 0)
        action->setIcon(icon(static_cast<Icon>(command.icon)));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString tip = *command.tip ? tr(command.tip) : action->text().remove(u'&');
    action->setStatusTip(tip);
    action->setToolTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys));
    return action;
}

} // namespace

Actions::Actions(QObject *parent)
{
    for (const Menu &menu : menus()) {
        for (const Command &command : menu.commands) {
            if (!command.action)
                continue;
            this->*command.action = make(command, parent);
            m_all.push_back(this->*command.action);
        }
    }
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    showTree->setCheckable(true);
    showTree->setChecked(true);
    auto *schemes = new QActionGroup(parent);
    for (QAction *scheme : {followSystem, light, dark}) {
        scheme->setCheckable(true);
        schemes->addAction(scheme);
    }
    followSystem->setChecked(true);
}

std::vector<Actions::Listed> Actions::listed() const
{
    std::vector<Listed> all;
    for (const Menu &menu : menus()) {
        for (const Command &command : menu.commands) {
            if (command.action)
                all.push_back({this->*command.action, tr(menu.title).remove(u'&')});
        }
    }
    return all;
}

void Actions::fill(QMenuBar &bar) const
{
    for (const Menu &menu : menus()) {
        QMenu *shown = bar.addMenu(tr(menu.title));
        shown->setToolTipsVisible(true);
        for (const Command &command : menu.commands) {
            if (command.action)
                shown->addAction(this->*command.action);
            else
                shown->addSeparator();
        }
    }
}

void Actions::fill(QToolBar &toolBar) const
{
    for (QAction *action : {save, undo, redo, static_cast<QAction *>(nullptr), newExtension, importSite}) {
        if (action)
            toolBar.addAction(action);
        else
            toolBar.addSeparator();
    }
    auto *room = new QWidget(&toolBar);
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    toolBar.addWidget(room);
    toolBar.addAction(palette);
    toolBar.addWidget(new Pill(Pill::Look::Plain, palette->shortcut().toString(QKeySequence::NativeText), &toolBar));
}

} // namespace pbx::views
