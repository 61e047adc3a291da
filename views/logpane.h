// The download log of a site: who asked for what, what it got, why, and the fix one click away.
#pragma once

#include "items/downloadlogmodel.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QCheckBox;
class QLineEdit;
class QTableView;
class QTimer;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class ElidedLabel;
class EmptyHint;

class LogPane final : public QWidget {
    Q_OBJECT
public:
    explicit LogPane(items::Session &session, QWidget *parent = nullptr);
    void showSite(const domain::Uuid &site);
    void refresh(); // what is new

Q_SIGNALS:
    void selected(const QString &address, const QString &mac); // of a line
    void allowAsked(const QString &address, const QString &phone);
    void giveAsked(const QString &mac);
    void secretAsked(const domain::Uuid &extension);
    void failed(const QString &sentence);

private:
    [[nodiscard]] QWidget *makeHead();
    void filter();
    void fix(const items::DownloadEntry &entry);
    void showCount();
    void exportCsv();

    items::Session &m_session;
    std::optional<domain::Uuid> m_site;
    items::DownloadLogModel *m_model;
    QTableView *m_table;
    EmptyHint *m_hint;
    QButtonGroup *m_results;
    QLineEdit *m_text;
    QTimer *m_typing; // a filter is asked for when typing pauses
    QCheckBox *m_follow;
    ElidedLabel *m_count;
};

} // namespace pbx::views
