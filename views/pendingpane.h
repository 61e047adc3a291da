// The left side of View changes: what is pending, what is ticked, and the sum of it.
#pragma once

#include "items/pendingmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QListView;
class QPushButton;

namespace pbx::views {

class PendingPane final : public QWidget {
    Q_OBJECT
public:
    explicit PendingPane(QWidget *parent = nullptr);

    void setReview(const items::Review &review, const std::vector<items::AppliedObject> &applied);
    void setApplying(bool applying);
    [[nodiscard]] std::set<domain::Uuid> unticked() const { return m_model->unticked(); }
    [[nodiscard]] std::string current() const; // key of its row; empty where nothing is selected
    void select(const std::string &key);

Q_SIGNALS:
    void currentChanged();
    void ticksChanged();
    void discardAsked();
    void exportAsked();

private:
    [[nodiscard]] QWidget *makeSummary();
    void showSummary(const items::Review &review);
    void showTicks();
    void selectSomething();

    items::PendingModel *m_model;
    QListView *m_list;
    QCheckBox *m_all;
    QComboBox *m_grouping;
    QPushButton *m_discard, *m_export;
    std::vector<QLabel *> m_values; // of the summary
};

} // namespace pbx::views
