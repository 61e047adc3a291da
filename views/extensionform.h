// One extension: everything that is typed is kept as a draft at once, checked while one types, and saved as far as it is
// right. See items::ExtensionDraft.
#pragma once

#include "items/extensionwork.h"
#include "items/session.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedLayout;
class QTimer;

namespace pbx::views {

struct Actions;
class AutoProvisionBox;
class FormBinder;
class GeneralBox;
class MessageBar;
class PhoneBox;
class Pill;

class ExtensionForm final : public QWidget {
    Q_OBJECT
public:
    ExtensionForm(items::Session &session, Actions &actions, QWidget *parent = nullptr);
    ~ExtensionForm() override; // what is typed is stored first

    void showExtension(const domain::Uuid &site, const std::optional<domain::Uuid> &extension);
    [[nodiscard]] std::optional<domain::Uuid> extension() const;
    [[nodiscard]] QString title() const; // "101 Jerry"; empty where none is shown
    void save();
    void revert();
    [[nodiscard]] const std::optional<items::ExtensionDraft> &draft() const { return m_draft; } // nothing: none is shown
    void goTo(const QString &field); // puts the cursor into a field, unfolding what hides it
    void rename();                   // puts the cursor into the name
    void giveMac(const domain::Uuid &site, const domain::Uuid &extension, const QString &mac); // shows it and puts the MAC into its draft
    void configureKeys();
    void configureKeys(const domain::Uuid &extension); // once it is shown
    void keepKeys(const domain::KeyMap &keys);         // as configured so far: into the draft
    void setKeys(const domain::KeyMap &keys);          // as configured; saved at once

Q_SIGNALS:
    void shown();   // another extension, or its news
    void drafted(); // what draft() tells is another, or its surroundings are
    void draftKept(const QString &number, const QTime &at);
    void keysTypedElsewhere(); // in another window: keysAsked() would tell other keys now
    // Answer with keepKeys() and setKeys(). keys: as edited so far.
    void keysAsked(const pbx::items::KeyContext &context, const pbx::domain::KeyMap &keys, const pbx::domain::KeyMap &stored);

protected:
private:
    struct Saved;
    [[nodiscard]] QWidget *makeHead(Actions &actions);
    [[nodiscard]] QWidget *makeBody();
    void load();
    void take(items::ExtensionView view);
    void present(); // all fields
    void edit(const QString &field, const QString &text);
    void showPhone(const QString &except = {});    // what follows from make, model and modules; except: is being typed
    void mark();                                   // bars, notes, pills, commands
    [[nodiscard]] QString whyNoParameters() const; // empty: they can be edited
    void check();                                  // asks the rules
    void showMessages();
    void takeSaved(Saved saved);
    void follow(); // what another window typed
    void keepNow();
    void takeMac();

    items::Session &m_session;
    Actions &m_actions;
    FormBinder *m_binder;
    GeneralBox *m_general;
    AutoProvisionBox *m_phone;
    PhoneBox *m_picture;
    QLabel *m_title;
    Pill *m_pending, *m_edited;
    MessageBar *m_message;
    QScrollArea *m_scroll;
    QStackedLayout *m_pages;
    QTimer *m_keep, *m_check;

    std::optional<domain::Uuid> m_site, m_id;
    std::optional<items::ExtensionView> m_view;
    std::optional<items::ExtensionDraft> m_draft;
    items::Texts m_known; // of the draft, as it is stored
    int m_keeps = 0;      // that were asked for
    items::Advice m_advice;
    std::map<QString, QString> m_wrong;      // by the last save
    QStringList m_clashes;                   // changed elsewhere while edited here
    std::optional<domain::Uuid> m_wantsKeys; // to be configured, once it is loaded
    QString m_givenMac;                      // for the draft, once it is loaded
    QString m_revealed;                      // the password in clear, while it is shown
    bool m_loading = false, m_loadAgain = false, m_dirty = false, m_checkAgain = false, m_checking = false;
};

} // namespace pbx::views
