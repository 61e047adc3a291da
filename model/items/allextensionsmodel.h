// The extensions of all sites, however many. All rows are there at once; what they hold is read in blocks when somebody
// looks at them, each behind the nearest one that is known, and forgotten again. Filters and orders are answered by the store.
#pragma once

#include "extensioncells.h"
#include "session.h"

#include <QAbstractTableModel>

#include <map>

namespace pbx::items {

class AllExtensionsModel final : public QAbstractTableModel, public ExtensionColumns {
    Q_OBJECT
public:
    explicit AllExtensionsModel(Session &session, QObject *parent = nullptr);

    void setFilter(const store::ExtensionFilter &filter);
    [[nodiscard]] const store::ExtensionFilter &filter() const { return m_filter; }
    void setOrder(const store::ExtensionOrder &order);
    [[nodiscard]] const store::ExtensionOrder &order() const { return m_order; }
    void setActive(bool active); // only then it reads; at first it does not
    void refresh();              // in place

    [[nodiscard]] int total() const { return m_total; } // whatever the filter; -1: not counted yet
    [[nodiscard]] int found() const { return m_found; } // that the filter lets through; -1: not counted yet
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const store::ExtensionRow *at(int row) const;   // nullptr: not read (yet)
    [[nodiscard]] int rowOf(const domain::Uuid &extension) const; // among those that are read; -1

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : kExtensionColumns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    static constexpr int kBlock = 128;
    static constexpr int kMostBlocks = 48;

Q_SIGNALS:
    void refreshed(); // rows that were looked at have been read, or counted

private:
    struct Block {
        std::vector<store::ExtensionRow> rows;
        int looked = 0; // when somebody looked last
    };

    void start(); // from the top
    void want(int block) const;
    void next(); // asks for what is wanted most; one question at a time, so that an old one never holds up a new one
    void ask(int block);
    void count();
    void take(int block, domain::Result<store::Page<store::ExtensionRow>> page);
    void setRowCount(int rows);
    void forget();
    [[nodiscard]] std::map<int, Block>::iterator longestUnseen();

    Session &m_session;
    store::ExtensionFilter m_filter;
    store::ExtensionOrder m_order{store::ExtensionOrder::By::Site, false};
    mutable std::map<int, Block> m_blocks;
    mutable std::vector<int> m_wanted;    // the latest last
    mutable int m_clock = 0;              // of looks
    std::map<int, std::string> m_cursors; // by the row behind them
    int m_rows = 0, m_total = -1, m_found = -1;
    int m_question = 0; // an answer to an older one is not shown
    int m_asking = -1;  // block
    mutable bool m_posted = false;
    bool m_active = false, m_loaded = false, m_asked = false, m_restart = false, m_uncounted = false;
};

} // namespace pbx::items
