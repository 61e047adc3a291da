// "What this phone gets, and why": each parameter of its files with the field or key that it comes from, beside the file.
// Stays open beside the window and follows what is typed there.
#pragma once

#include "items/explainmodel.h"
#include "items/session.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace pbx::views {

class ElidedLabel;
class EmptyState;
class FileText;
class Pill;
class ToneLabel;

class ExplainDialog final : public QDialog {
    Q_OBJECT
public:
    explicit ExplainDialog(items::Session &session, QWidget *parent = nullptr);

    // As the form has the extension now; nothing: none is chosen.
    void showPhone(const std::optional<items::ExtensionDraft> &draft);

Q_SIGNALS:
    void fieldChosen(const QString &field);
    void keyChosen(const pbx::domain::Uuid &extension, const pbx::domain::SlotId &slot);
    void siteChosen();
    void unlockAsked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeBody();
    [[nodiscard]] QWidget *makeFoot();
    void ask();
    void take(const domain::Result<items::ExplainedPhone> &phone);
    void showNothing(const QString &sentence, bool locked = false);
    void select(int row);
    void showCount();
    void showValue(); // of the current row, in the file
    void choose();    // goes to where it is entered
    void copy();      // the selected rows
    void copyValue(); // of the current one

    items::Session &m_session;
    items::ExplainModel *m_model;
    QLineEdit *m_filter;
    QTableView *m_table;
    FileText *m_text;
    ToneLabel *m_title, *m_count, *m_file;
    ElidedLabel *m_from;
    Pill *m_typed;
    QPushButton *m_go, *m_copy, *m_unlock;
    QStackedWidget *m_pages;
    EmptyState *m_nothing;
    std::optional<items::ExtensionDraft> m_draft;
    bool m_asking = false, m_again = false;
};

} // namespace pbx::views
