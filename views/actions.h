// Every command of the main window in one place: its words, icon, shortcut, tooltip and place in a menu.
#pragma once

#include <QObject>

#include <vector>

class QAction;
class QMenuBar;
class QToolBar;

namespace pbx::views {

struct Actions final {
    explicit Actions(QObject *parent);

    QAction *newSite, *editSite, *openSample, *importSite, *exportSite, *unlock, *server, *newWindow, *quit;
    QAction *undo, *redo, *save, *revert, *searchSites, *filterList;
    QAction *viewChanges, *applyChanges, *discardChanges;
    QAction *newExtension, *deleteExtension, *rename;
    QAction *keys, *keysInWindow, *findKeys, *enrol, *copyUrl;
    QAction *showTree, *columns, *followSystem, *light, *dark, *refresh, *nextPane;
    QAction *about;

    [[nodiscard]] const std::vector<QAction *> &all() const { return m_all; }
    void fill(QMenuBar &menus) const;
    void fill(QToolBar &toolBar) const;

private:
    std::vector<QAction *> m_all;
};

} // namespace pbx::views
