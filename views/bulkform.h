// Several extensions in the form of one: what they have alike is shown, else "<several values>". Only what is touched is changed, after
// a look at what that would do. See items::BulkView and BulkDialog.
#pragma once

#include "items/bulkdrafts.h"
#include "items/bulkedit.h"
#include "items/phonefacts.h"
#include "items/session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QTimer;
class QToolButton;

namespace pbx::views {

struct Actions;
class AutoProvisionBox;
class EmptyState;
class FieldRow;
class FormBinder;
class GeneralBox;
class MessageBar;
class PhonesBox;
class Pill;

class BulkForm final : public QWidget {
    Q_OBJECT
public:
    BulkForm(items::Session &session, Actions &actions, QWidget *parent = nullptr);
    ~BulkForm() override; // what is typed is stored first

    // What is typed stays while some of the extensions stay; else it is left() first.
    void showExtensions(const domain::Uuid &site, const std::vector<domain::Uuid> &extensions);
    void goOn(const items::BulkDraft &draft); // with what was left, of the extensions that are shown
    void leave();                             // none are shown
    [[nodiscard]] bool isShown() const { return !m_draft.extensions.empty(); }
    [[nodiscard]] bool hasInput() const { return !m_draft.change.empty(); }
    [[nodiscard]] QString title() const; // "12 extensions"; empty where none are shown
    void save();                         // shows first what would change
    void revert();
    void focusFirst();

Q_SIGNALS:
    void shown();
    void left(const pbx::items::BulkDraft &draft); // typed and not saved
    void saved(int extensions);

private:
    using Fields = QList<QString>;
    void load();
    void setReading(bool reading);
    void take(items::BulkView view);
    void present(const QString &except = {}); // except: is being typed
    void presentPhones();
    void edit(const QString &field, const QString &text);
    void takeBack(const QString &field);
    void switchModule(bool on);
    void mark();
    void markRow(FieldRow *row, const Fields &fields);
    void showMessages();
    void settle(const items::BulkPreview &preview); // that was saved
    void keepNow();
    [[nodiscard]] QList<std::pair<FieldRow *, Fields>> rows() const;
    [[nodiscard]] bool isTouched(const QString &field) const { return m_draft.change.contains(field); }
    [[nodiscard]] QString countsOf(const Fields &fields) const; // beside the row
    [[nodiscard]] QString listOf(const Fields &fields) const;   // its tooltip
    [[nodiscard]] QString cannotText(const QString &field) const;

    items::Session &m_session;
    Actions &m_actions;
    FormBinder *m_binder;
    GeneralBox *m_general;
    AutoProvisionBox *m_phone;
    PhonesBox *m_phones;
    QLabel *m_title;
    Pill *m_pending, *m_edited;
    MessageBar *m_message;
    EmptyState *m_reading;
    QScrollArea *m_scroll;
    QStackedLayout *m_pages;
    QTimer *m_keep, *m_slow;
    QHash<FieldRow *, QToolButton *> m_back;

    std::optional<domain::Uuid> m_site;
    items::BulkDraft m_draft; // with the extensions that are shown
    std::optional<items::BulkView> m_view;
    items::BulkPhones m_kinds;
    std::map<QString, items::BulkGap> m_gaps;      // of these
    std::map<QString, items::BulkValues> m_values; // as stored
    QStringList m_clashes;                         // changed elsewhere while edited here
    bool m_loading = false, m_loadAgain = false, m_dirty = false;
};

} // namespace pbx::views
