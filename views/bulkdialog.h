// "Changes to 12 extensions": what a change of several would do, field by field and extension by extension, before it is saved as one
// step. What is refused stays listed after that.
#pragma once

#include "items/bulkedit.h"
#include "items/session.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;

namespace pbx::items {
class BulkFieldModel;
class BulkLineModel;
} // namespace pbx::items

namespace pbx::views {

class MessageBar;

class BulkDialog final : public QDialog {
    Q_OBJECT
public:
    BulkDialog(items::Session &session, const domain::Uuid &site, std::vector<domain::Uuid> extensions, items::BulkChange change,
               QWidget *parent = nullptr); // begins at once
    void reject() override;                // not while it is being saved

Q_SIGNALS:
    void saved(const pbx::items::BulkPreview &preview);

private:
    void build();
    void begin();
    void take(items::BulkPreview preview);
    void save();
    void takeSaved(const domain::Result<void> &done);
    void showLines();
    void showProgress(const QString &what, int done, int total); // total 0: nobody knows
    void endProgress();
    [[nodiscard]] QString summary() const;

    items::Session &m_session;
    const domain::Uuid m_site;
    const std::vector<domain::Uuid> m_extensions;
    const items::BulkChange m_change;
    std::shared_ptr<items::BulkPreview> m_preview; // nothing while it is being made
    items::BulkFieldModel *m_fields;
    items::BulkLineModel *m_lines;
    QLabel *m_summary;
    MessageBar *m_message, *m_notice;
    QProgressBar *m_progress;
    QTimer *m_slow;
    QTableView *m_fieldTable, *m_lineTable;
    QCheckBox *m_onlyRefused;
    QPushButton *m_save, *m_cancel;
    bool m_saving = false;
};

} // namespace pbx::views
