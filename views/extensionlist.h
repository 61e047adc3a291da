// The extensions of a site: filter, add and delete above the list, its count below.
#pragma once

#include "items/extensionlistmodel.h"

#include <QTableView>
#include <QWidget>

class QStackedLayout;

namespace pbx::views {

class EmptyState;
class ListColumns;
class ListFilter;
class ToneLabel;
struct Actions;

// Sections span all columns; folds with a click, with left and right.
class ExtensionTable final : public QTableView {
    Q_OBJECT
public:
    explicit ExtensionTable(items::ExtensionListModel &model, QWidget *parent = nullptr);
    [[nodiscard]] ListColumns &columns() const { return *m_columns; }
    void selectAll() override; // also those that no page has brought yet, as soon as they are here

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    items::ExtensionListModel &m_model;
    ListColumns *m_columns = nullptr;
    bool m_selectsAll = false; // once all are here
};

class ExtensionList final : public QWidget {
    Q_OBJECT
public:
    ExtensionList(items::Session &session, Actions &actions, QWidget *parent = nullptr);
    [[nodiscard]] items::ExtensionListModel &model() { return *m_model; }
    [[nodiscard]] ExtensionTable *view() const { return m_view; }
    void showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office);
    void select(const domain::Uuid &extension); // now, or when it is there
    // The same where it waits because the list does not hold it: it is filtered out, folded away or too far down. Filters for its number.
    void reveal(const domain::Uuid &extension, const QString &number);
    [[nodiscard]] QList<domain::Uuid> selected() const; // as listed
    void focusFilter();

Q_SIGNALS:
    void chosen(const std::optional<pbx::domain::Uuid> &extension);
    void selectionChanged();
    void keysDropped(const pbx::domain::Uuid &site, const pbx::domain::Uuid &extension, const pbx::items::KeyCargo &cargo);

private:
    void filter();
    void tell();
    void selectWanted();
    void lookForWanted();
    items::ExtensionListModel *m_model;
    ExtensionTable *m_view;
    ListFilter *m_filter;
    ToneLabel *m_count;
    EmptyState *m_empty;
    QStackedLayout *m_pages;
    std::optional<domain::Uuid> m_wanted;
    QString m_wantedNumber;      // to filter for
    bool m_wantedFolded = false; // filtered for, and may be in a folded office
    std::optional<domain::Uuid> m_chosen;
    std::optional<domain::Uuid> m_office;
};

} // namespace pbx::views
