// The extensions of a site, paged: by number under the names of their offices, in other orders without them. Filters and
// orders are answered by the store.
#pragma once

#include "extensioncells.h"
#include "keycargo.h"
#include "rowsmodel.h"
#include "session.h"

#include <set>

namespace pbx::items {

struct ExtensionListRow {
    bool section = false; // an office
    store::ExtensionRow extension = empty();
    int count = 0; // of a section
    bool collapsed = false;
    [[nodiscard]] std::string key() const { return section ? "o" + extension.office.toString() : extension.id.toString(); }
    friend bool operator==(const ExtensionListRow &, const ExtensionListRow &) = default;
    [[nodiscard]] static store::ExtensionRow empty();
};

class ExtensionListModel final : public RowsModel<ExtensionListRow>, public ExtensionColumns {
    Q_OBJECT
public:
    static constexpr int ColumnCount = Site; // which is the same in all rows
    explicit ExtensionListModel(Session &session, QObject *parent = nullptr);

    void setSite(const std::optional<domain::Uuid> &site); // nothing: empty
    [[nodiscard]] const std::optional<domain::Uuid> &site() const { return m_site; }
    void setFilter(const store::ExtensionFilter &filter);
    [[nodiscard]] const store::ExtensionFilter &filter() const { return m_filter; }
    void setOrder(const store::ExtensionOrder &order);
    [[nodiscard]] const store::ExtensionOrder &order() const { return m_order; }
    void setCollapsed(int row, bool collapsed);
    void refresh();

    [[nodiscard]] int total() const { return m_total; } // of the site, whatever the filter
    [[nodiscard]] int found() const { return m_found; } // that the filter lets through
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] bool isAsking() const { return m_asked; } // other rows may come
    [[nodiscard]] int rowOf(const domain::Uuid &extension) const { return find(extension.toString()); }

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    bool fetchAll(); // refreshed() follows; false: all are here
    // Keys of a phone are dropped onto another one's extension.
    [[nodiscard]] QStringList mimeTypes() const override { return {QLatin1String(kCargoFormat)}; }
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *mime, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

    static constexpr int kPage = 200;

Q_SIGNALS:
    void refreshed(); // the rows are those of the store
    void keysDropped(const pbx::domain::Uuid &extension, const pbx::items::KeyCargo &cargo);

private:
    struct Loaded;
    void show(Loaded loaded);
    Session &m_session;
    std::optional<domain::Uuid> m_site;
    store::ExtensionFilter m_filter;
    store::ExtensionOrder m_order;
    std::set<domain::Uuid> m_collapsed;
    int m_limit = kPage;
    int m_total = 0, m_found = 0;
    bool m_more = false, m_loaded = false, m_asked = false, m_stale = false;
};

} // namespace pbx::items
