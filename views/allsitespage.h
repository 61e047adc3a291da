// The extensions of all sites in one list, however many. A double click or Return goes to the one that is chosen.
#pragma once

#include "items/allextensionsmodel.h"

#include <QWidget>

class QStackedLayout;
class QTableView;

namespace pbx::views {

class EmptyState;
class ListColumns;
class ListFilter;
class ToneLabel;

class AllSitesPage final : public QWidget {
    Q_OBJECT
public:
    explicit AllSitesPage(items::Session &session, QWidget *parent = nullptr);
    [[nodiscard]] items::AllExtensionsModel &model() const { return *m_model; }
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] ListColumns &columns() const { return *m_columns; }
    [[nodiscard]] ListFilter &filter() const { return *m_filter; }
    void setSites(int sites, bool more); // more: at least as many

Q_SIGNALS:
    void opened(const pbx::domain::Uuid &site, const pbx::domain::Uuid &extension);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void tell();
    void open(const QModelIndex &index);
    void keepChosen();
    items::AllExtensionsModel *m_model;
    QTableView *m_view;
    ListFilter *m_filter;
    ListColumns *m_columns = nullptr;
    ToneLabel *m_sites, *m_count;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    std::optional<domain::Uuid> m_chosen;
    bool m_following = false; // the current row moves by itself
};

} // namespace pbx::views
