// The left pane: search across all sites above customers, sites and offices.
#pragma once

#include "items/sitetreemodel.h"

#include <QListView>
#include <QWidget>

class QLineEdit;
class QTimer;

namespace pbx::views {

// Folds with a click on the chevron, with left and right, and with a double click.
class SiteTreeView final : public QListView {
    Q_OBJECT
public:
    explicit SiteTreeView(items::SiteTreeModel &model, QWidget *parent = nullptr);
    [[nodiscard]] bool isTakingFocus() const { return m_takingFocus; } // its first row becomes the current one then: nobody chose it

protected:
    void focusInEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fold(const QModelIndex &index, bool open);
    items::SiteTreeModel &m_model;
    bool m_takingFocus = false;
};

class SiteTree final : public QWidget {
    Q_OBJECT
public:
    explicit SiteTree(items::Session &session, QWidget *parent = nullptr);
    [[nodiscard]] items::SiteTreeModel &model() { return *m_model; }
    [[nodiscard]] QListView *view() const { return m_view; }
    void focusSearch();
    void showSite(const domain::Uuid &site); // unfolds and selects it, without siteChosen

Q_SIGNALS:
    void allChosen();
    void siteChosen(const pbx::domain::Uuid &site, const std::optional<pbx::domain::Uuid> &office);
    void hitChosen(const pbx::domain::Uuid &site, const pbx::domain::Uuid &object, pbx::domain::Kind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void select();
    void tellHits();
    items::SiteTreeModel *m_model;
    SiteTreeView *m_view;
    QLineEdit *m_search;
    class ToneLabel *m_note;
    QTimer *m_typed;
    std::optional<domain::Uuid> m_site;
    bool m_quiet = false;
};

} // namespace pbx::views
