// The columns of a list of extensions: which are shown, where, how wide, and by which it is sorted. The head's menu changes
// them, a click on the head sorts. Remembered for each list by its name. Columns go as the list gets narrow.
#pragma once

#include "items/extensioncells.h"

#include <QObject>

#include <map>
#include <set>
#include <vector>

class QMenu;
class QTableView;

namespace pbx::views {

class ListColumns final : public QObject {
    Q_OBJECT
public:
    using Column = items::ExtensionColumn;
    // view: has its model. name: in settings. shown: at first, in this order; the name takes what is left of the width.
    ListColumns(QTableView &view, QString name, std::vector<Column> shown, const store::ExtensionOrder &first);

    [[nodiscard]] const store::ExtensionOrder &order() const { return m_order; }
    void sortBy(const store::ExtensionOrder &order);
    void setShown(Column column, bool shown);
    [[nodiscard]] bool isShown(Column column) const { return m_hidden.count(column) == 0; } // as chosen, where there is room
    void move(Column column, int steps);                                                    // to what is read later, or earlier
    void widen(Column column, int by);                                                      // px of the drawings
    void reset();
    void share(); // the width among the columns: after every change of it
    void openMenu(const QPoint &global);

    static constexpr int kPhoneNeeds = 400, kConfigurationNeeds = 320; // px of the drawings

Q_SIGNALS:
    void orderChanged();

private:
    void restore();
    void keep() const;
    void setDefaults();
    void clicked(int section);
    void resized(int section, int before, int now);
    void showOrder();
    [[nodiscard]] int widthOf(Column column, int all) const;
    [[nodiscard]] std::vector<Column> inSight() const; // from what is read first
    void fillArrange(QMenu &menu);

    QTableView &m_view;
    const QString m_name;
    const std::vector<Column> m_atFirst;
    const store::ExtensionOrder m_firstOrder;
    const int m_columns;
    store::ExtensionOrder m_order;
    std::set<Column> m_hidden;
    std::map<Column, int> m_widths; // chosen, in px of the drawings
    bool m_sharing = false;
};

// The look of such a list; its delegate paints rows and sections.
void dressExtensionTable(QTableView &view, const char *name, const QString &accessibleName);

} // namespace pbx::views
