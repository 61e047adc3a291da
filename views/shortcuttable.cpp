#include "shortcuttable.h"

#include "actions.h"
#include "items/textof.h"

#include <QAction>
#include <QCoreApplication>

namespace pbx::views {
namespace {

struct ShortcutWords {
    Q_DECLARE_TR_FUNCTIONS(pbx::views::Shortcuts)
};

struct KeysRow {
    const char *what;
    std::vector<const char *> keys; // as QKeySequence reads them
};
struct KeysGroup {
    const char *title;
    const char *where;
    std::vector<KeysRow> rows;
};

#define PBX_KEYS(text) QT_TRANSLATE_NOOP("pbx::views::Shortcuts", text)

const KeysGroup &pictureGroup()
{
    static const KeysGroup group{PBX_KEYS("Handset keys"),
                                 PBX_KEYS("On the phone’s picture and in the table beside it"),
                                 {{PBX_KEYS("Go to the next key that way"), {"Left", "Right", "Up", "Down"}},
                                  {PBX_KEYS("Select more keys that way (picture)"), {"Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"}},
                                  {PBX_KEYS("Select all keys that are set"), {"Ctrl+A"}},
                                  {PBX_KEYS("Edit the key"), {"Return", "Enter"}},
                                  {PBX_KEYS("Move the key, or all selected keys"), {"Alt+Up", "Alt+Down", "Alt+Left", "Alt+Right"}},
                                  {PBX_KEYS("Pick up the selected keys; again: put them down, the others move on"), {"Space"}},
                                  {PBX_KEYS("Put them down in place of what is there"), {"Ctrl+Space"}},
                                  {PBX_KEYS("Put them down and swap"), {"Shift+Space"}},
                                  {PBX_KEYS("Clear the key"), {"Del", "Backspace"}},
                                  {PBX_KEYS("Copy keys, also to another phone"), {"Ctrl+C"}},
                                  {PBX_KEYS("Paste keys"), {"Ctrl+V"}},
                                  {PBX_KEYS("Turn the page of the phone or the module (picture)"), {"PgUp", "PgDown"}}}};
    return group;
}

const std::vector<KeysGroup> &otherGroups()
{
    static const std::vector<KeysGroup> groups{{PBX_KEYS("While keys are in the hand"),
                                                PBX_KEYS("After Space on the phone’s picture"),
                                                {{PBX_KEYS("Put them back where they were"), {"Esc"}}}},
                                               {PBX_KEYS("Commands"),
                                                PBX_KEYS("While the command palette is open"),
                                                {{PBX_KEYS("Go through the matches"), {"Up", "Down", "PgUp", "PgDown", "Home", "End"}},
                                                 {PBX_KEYS("Run the command, or open what is selected"), {"Return", "Enter"}},
                                                 {PBX_KEYS("Close it"), {"Esc", "Tab"}}}},
                                               {PBX_KEYS("Sites at the left"),
                                                PBX_KEYS("In the search field and the tree"),
                                                {{PBX_KEYS("From the search field to the first match"), {"Down", "Return"}},
                                                 {PBX_KEYS("Clear the search field"), {"Esc"}},
                                                 {PBX_KEYS("Unfold"), {"Right"}},
                                                 {PBX_KEYS("Fold, or go to what it belongs to"), {"Left"}}}},
                                               {PBX_KEYS("List of extensions"),
                                                PBX_KEYS("In the list of a site"),
                                                {{PBX_KEYS("Select several"), {"Shift+Up", "Shift+Down"}},
                                                 {PBX_KEYS("Select all"), {"Ctrl+A"}},
                                                 {PBX_KEYS("Fold or unfold the office"), {"Space", "Left", "Right"}}}},
                                               {PBX_KEYS("View changes"),
                                                PBX_KEYS("In the review of what is pending"),
                                                {{PBX_KEYS("Take the change along in Apply, or leave it out"), {"Space"}},
                                                 {PBX_KEYS("Next difference in the file"), {"F7"}},
                                                 {PBX_KEYS("Previous difference in the file"), {"Shift+F7"}},
                                                 {PBX_KEYS("To the file as it was, or as it will be"), {"Ctrl+Left", "Ctrl+Right"}},
                                                 {PBX_KEYS("Unfold equal lines"), {"Return", "Space"}},
                                                 {PBX_KEYS("Copy the selected lines"), {"Ctrl+C"}},
                                                 {PBX_KEYS("Back to the site"), {"Esc"}}}},
                                               {PBX_KEYS("What this phone gets, and why"),
                                                PBX_KEYS("In the list of parameters and its filter"),
                                                {{PBX_KEYS("From the filter to the parameters"), {"Down"}},
                                                 {PBX_KEYS("Go to the field or key that a value comes from"), {"Return", "Enter"}},
                                                 {PBX_KEYS("Copy the selected parameters"), {"Ctrl+C"}}}},
                                               {PBX_KEYS("Everywhere"),
                                                PBX_KEYS("In windows and dialogs"),
                                                {{PBX_KEYS("Next control, previous control"), {"Tab", "Shift+Tab"}},
                                                 {PBX_KEYS("Show or hide the password in which the cursor is"), {"Alt+F8"}},
                                                 {PBX_KEYS("Close a dialog without doing anything"), {"Esc"}},
                                                 {PBX_KEYS("Menus"), {"F10"}}}}};
    return groups;
}

#undef PBX_KEYS

ShortcutGroup told(const KeysGroup &group)
{
    ShortcutGroup out{ShortcutWords::tr(group.title), ShortcutWords::tr(group.where), {}};
    for (const KeysRow &row : group.rows) {
        Shortcut shortcut{ShortcutWords::tr(row.what), {}};
        for (const char *keys : row.keys)
            shortcut.keys += QKeySequence(QLatin1String(keys));
        out.rows.push_back(std::move(shortcut));
    }
    return out;
}

std::vector<ShortcutGroup> ofCommands(const Actions &actions)
{
    std::vector<ShortcutGroup> groups;
    for (const auto &[action, menu] : actions.listed()) {
        // While the key editor has them, its own commands are on the same keys.
        const auto keys = action->shortcut().isEmpty() ? action->property("lent").value<QKeySequence>() : action->shortcut();
        if (keys.isEmpty())
            continue;
        if (groups.empty() || groups.back().title != menu)
            groups.push_back({menu, {}, {}});
        QString what = action->text().remove(u'&');
        if (what.endsWith(u'…'))
            what.chop(1);
        groups.back().rows.push_back({what, {keys}});
    }
    return groups;
}

} // namespace

ShortcutGroup pictureShortcuts()
{
    ShortcutGroup group = told(pictureGroup());
    for (const auto &[key, type] : kTypeLetters)
        group.rows.push_back({ShortcutWords::tr("Make it %1").arg(items::toQt(domain::title(type))), {QKeySequence(key)}});
    return group;
}

std::vector<ShortcutGroup> shortcutGroups(const Actions &actions)
{
    std::vector<ShortcutGroup> groups = ofCommands(actions);
    groups.push_back(pictureShortcuts());
    for (const KeysGroup &group : otherGroups())
        groups.push_back(told(group));
    return groups;
}

QString shown(const Shortcut &shortcut)
{
    QStringList keys;
    for (const QKeySequence &sequence : shortcut.keys)
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(ShortcutWords::tr(" or "));
}

} // namespace pbx::views
