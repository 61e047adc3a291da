// "Who monitors 102?": the keys of all phones of a site that a text is found in. Stays open beside the window.
#pragma once

#include "items/keyhitmodel.h"
#include "items/session.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableView;
class QTimer;

namespace pbx::views {

class ToneLabel;

class KeyFindDialog final : public QDialog {
    Q_OBJECT
public:
    KeyFindDialog(items::Session &session, const domain::Uuid &site, const QString &text, QWidget *parent = nullptr);
    ~KeyFindDialog() override; // ends a search

Q_SIGNALS:
    void chosen(const pbx::domain::Uuid &extension, const pbx::domain::SlotId &slot);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void take(items::KeyHits found);
    void choose();

    items::Session &m_session;
    domain::Uuid m_site;
    items::KeyHitModel *m_model;
    QLineEdit *m_text;
    QTableView *m_table;
    ToneLabel *m_count;
    QPushButton *m_open;
    QTimer *m_typed;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    int m_asked = 0;
};

} // namespace pbx::views
