// View changes: what is pending, field by field and file by file, and Apply of exactly what is shown.
#pragma once

#include "items/applied.h"
#include "items/pendingmodel.h"

#include <QPointer>
#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace pbx::items {
class FieldModel;
class Session;
} // namespace pbx::items

namespace pbx::views {

class ApplyBar;
class BeadsLabel;
class ElidedLabel;
class FilePane;
class MessageBar;
class PendingPane;
class WorkLine;

class ChangesPage final : public QWidget {
    Q_OBJECT
public:
    explicit ChangesPage(items::Session &session, QWidget *parent = nullptr);
    ~ChangesPage() override;

    void showSite(const domain::Uuid &site);
    void apply(); // what is ticked, as reviewed; nothing while it cannot be applied
    [[nodiscard]] bool canApply() const;
    [[nodiscard]] bool isApplying() const { return m_applying; }

Q_SIGNALS:
    void closed();
    void openExtension(const domain::Uuid &extension);
    void unlockAsked();
    void canApplyChanged(bool possible);
    void applied(std::int64_t revision);

private:
    struct Running; // an Apply under way; outlives the page
    [[nodiscard]] QWidget *makeHead();
    void refresh(); // asks for the review again
    void forget();  // what was asked and is not answered yet
    void take(const domain::Result<items::Review> &review);
    void tellWhatMoved(const items::Review &before);
    void showObject();
    void showBeads();
    void showFiles(const changes::PlannedPhone *phone, bool isExtension);
    void showFoot();
    void run(bool allowMassRemoval);
    void stop();
    void showPbxNotes();
    void finish(const domain::Result<changes::Workspace::Applied> &result, const changes::Plan &plan);
    void rememberApplied(const changes::Plan &plan);
    void follow();
    void discard(const std::vector<domain::Uuid> &objects);
    void refuse(const domain::Error &error);
    enum Page { Changes, Nothing, Stopped };
    void askDiscard();
    void exportDiff();
    [[nodiscard]] const changes::PendingObject *currentObject() const; // pending
    [[nodiscard]] const changes::PendingObject *appliedObject() const; // applied by this view

    items::Session &m_session;
    std::optional<domain::Uuid> m_site;
    std::optional<items::Review> m_review;
    std::vector<items::AppliedObject> m_applied;
    std::vector<items::AppliedPhone> m_phones; // of the last Apply
    std::int64_t m_revision = 0;               // of the last Apply; 0: none yet
    int m_appliedObjects = 0;
    int m_generation = 0;
    bool m_asking = false, m_askAgain = false, m_applying = false, m_ownChange = false;

    std::shared_ptr<Running> m_running;
    PendingPane *m_pending;
    items::FieldModel *m_fields;
    QTableView *m_table;
    FilePane *m_files;
    ApplyBar *m_foot;
    MessageBar *m_notice, *m_pbx;
    QStackedWidget *m_stack;
    QLabel *m_title;
    ElidedLabel *m_what;
    BeadsLabel *m_beads;
    WorkLine *m_work;
    QPushButton *m_undo, *m_open, *m_close, *m_pbxDone;
};

} // namespace pbx::views
