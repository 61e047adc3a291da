// Customers, their sites and the sites' offices as rows with a depth; what is not unfolded is not loaded, and sites come
// by pages. While a search text is set the rows are its hits in all sites, under the name of their site.
#pragma once

#include "rowsmodel.h"
#include "session.h"

#include <set>

namespace pbx::items {

struct SiteTreeRow {
    enum class Type : std::uint8_t { All, Customer, Site, Office, Hit };
    Type type = Type::Site;
    std::string id; // of the object; a customer's name
    std::optional<domain::Uuid> site;
    std::optional<domain::Uuid> object; // office or hit
    domain::Kind kind = domain::Kind::Site;
    QString title, detail;
    int count = -1;    // of what is below; -1: not shown
    bool more = false; // at least as many as count
    int pending = 0;
    int depth = 0;
    bool expandable = false, expanded = false;
    bool deleted = false; // a site whose removal is pending
    [[nodiscard]] std::string key() const { return std::to_string(static_cast<int>(type)) + id; }
    friend bool operator==(const SiteTreeRow &, const SiteTreeRow &) = default;
};

class SiteTreeModel final : public RowsModel<SiteTreeRow> {
    Q_OBJECT
public:
    enum Role {
        TypeRole = Qt::UserRole,
        SiteRole,
        DetailRole,
        CountRole,
        MoreRole,
        PendingRole,
        DepthRole,
        ExpandableRole,
        ExpandedRole,
        DeletedRole
    };
    explicit SiteTreeModel(Session &session, QObject *parent = nullptr);

    void refresh();
    void setExpanded(int row, bool expanded);
    void reveal(const domain::Uuid &site); // unfolds what hides it
    void setSearch(const QString &text);
    [[nodiscard]] QString search() const { return m_search; }
    [[nodiscard]] int sites() const { return m_sites; } // that were loaded
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] int rowOf(const domain::Uuid &site) const; // -1

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int kPage = 500;

Q_SIGNALS:
    void refreshed(); // the rows are those of the store

private:
    struct Loaded;
    void show(Loaded loaded);
    Session &m_session;
    std::set<std::string> m_expanded; // keys
    QString m_search;
    int m_limit = kPage;
    int m_sites = 0;
    bool m_more = false;
    bool m_loaded = false;
    bool m_asked = false; // an answer is awaited
    bool m_stale = false; // and another question waits behind it
};

} // namespace pbx::items
