// Copies keys onto other phones of the site: which keys, onto which phones, what becomes of the keys that stand there; with
// what changes on each phone and what does not fit before anything is stored. One undo step.
//
//     auto *dialog = new KeyCopyDialog(session, site, {{tr("All keys of 101 Jerry"), keys}}, jerry, this);
//     connect(dialog, &KeyCopyDialog::copied, …);
//     dialog->open();
#pragma once

#include "items/keycopymodel.h"
#include "items/session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace pbx::views {

class MessageBar;
class ToneLabel;
class WorkBar;

struct KeyOffer { // what can be copied
    QString title;
    std::vector<items::CargoKey> keys;
};

class KeyCopyDialog final : public QDialog {
    Q_OBJECT
public:
    // offers: at least one; the first is chosen. except: the extension that the keys come from.
    KeyCopyDialog(items::Session &session, const domain::Uuid &site, std::vector<KeyOffer> offers, const std::optional<domain::Uuid> &except,
                  QWidget *parent = nullptr);
    void tick(const domain::Uuid &extension); // now, or once it is there
    void reject() override;                   // while keys are being copied, that stops; the dialog stays

Q_SIGNALS:
    void copied(int phones, const QString &step); // the undo step's name

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeChoices();
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] items::CopyWay way() const;
    void plan();
    void take(std::vector<items::CopyTarget> targets, items::KeyContext context);
    void tickShown(bool on);
    void tickSelected();
    void showSum();
    void showDetails();
    void copy();

    items::Session &m_session;
    domain::Uuid m_site;
    std::vector<KeyOffer> m_offers;
    std::optional<domain::Uuid> m_except;
    std::vector<domain::Uuid> m_wanted; // to be ticked
    items::KeyContext m_context;        // names whom and what keys work on
    items::KeyCopyModel *m_model;
    QSortFilterProxyModel *m_shown;
    QComboBox *m_offer, *m_taken;
    QCheckBox *m_elsewhere;
    QLineEdit *m_filter;
    QTableView *m_table;
    ToneLabel *m_whose, *m_sum;
    QListWidget *m_details;
    MessageBar *m_message;
    WorkBar *m_progress;
    QPushButton *m_copy;
    int m_asked = 0;
    bool m_copying = false;
};

} // namespace pbx::views
