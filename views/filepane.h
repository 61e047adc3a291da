// A phone's files before and after: which one, how much differs, and the lines.
#pragma once

#include "changes/plan.h"
#include "items/filediffmodel.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class EmptyState;
class FileDiffView;
class Pill;

class FilePane final : public QWidget {
    Q_OBJECT
public:
    explicit FilePane(items::Session &session, QWidget *parent = nullptr);

    // revision: that the plan is based on. The same files again leave what is shown as it is.
    void setFiles(const std::vector<changes::FileChange> &files, std::int64_t revision);
    // A phone of that plan; its texts are asked for where the plan left them out.
    void setPhone(const changes::PlannedPhone &phone, const changes::Plan &plan);
    void setNothing(const QString &sentence);
    void setLocked(const QString &sentence); // with "Unlock…"

Q_SIGNALS:
    void unlockAsked();

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeSides();
    void showFile(int index);
    void showDiff(std::vector<changes::DiffLine> lines);
    void showPosition();

    items::Session &m_session;
    items::FileDiffModel *m_model;
    FileDiffView *m_view;
    QComboBox *m_files;
    Pill *m_differ, *m_masked;
    QPushButton *m_previous, *m_next;
    QLabel *m_position;
    QCheckBox *m_whole, *m_wrap;
    QLabel *m_before, *m_after;
    QWidget *m_sides, *m_tools;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QPushButton *m_unlock;
    std::vector<changes::FileChange> m_changes;
    std::int64_t m_revision = 0;
    int m_generation = 0; // a difference that comes late for another file is dropped
};

} // namespace pbx::views
