// Every command of the main window in one place: its words, icon, shortcut, tooltip and place in a menu.
#pragma once

#include <QObject>
#include <QString>

#include <vector>

class QAction;
class QMenuBar;
class QToolBar;

namespace pbx::views {

struct Actions final {
    explicit Actions(QObject *parent);

    QAction *assistant, *newSite, *editSite, *siteParameters, *openSample, *importSite, *importCsv, *exportSite, *exportExtensions, *exportKeys;
    QAction *unlock, *server, *newWindow, *quit;
    QAction *undo, *redo, *save, *revert, *searchSites, *filterList, *palette;
    QAction *viewChanges, *applyChanges, *discardChanges;
    QAction *newExtension, *deleteExtension, *rename;
    QAction *keys, *phoneParameters, *keysInWindow, *findKeys, *explain, *handsetSheet, *enrol, *copyUrl;
    QAction *showTree, *columns, *followSystem, *light, *dark, *refresh, *nextPane, *messages;
    QAction *shortcuts, *fieldHelp, *about;

    [[nodiscard]] const std::vector<QAction *> &all() const { return m_all; }
    struct Listed {
        QAction *action;
        QString menu; // its title, without &
    };
    [[nodiscard]] std::vector<Listed> listed() const; // in the order of the menus
    void fill(QMenuBar &menus) const;
    void fill(QToolBar &toolBar) const;

private:
    std::vector<QAction *> m_all;
};

} // namespace pbx::views
