// The program's window: sites at the left, the chosen site at the right, pending changes above.
#pragma once

#include "items/session.h"

#include <functional>
#include <QMainWindow>

class QDialog;
class QSplitter;
class QStackedWidget;
class QTime;

namespace pbx::views {

struct Actions;
class AllSitesPage;
class ChangesPage;
class CommandPalette;
class ExplainDialog;
class KeyDesk;
class KeyEditor;
class MessageBar;
class News;
class PendingBar;
class SitePage;
class SiteTree;
class StartPage;
class StatusLine;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    // place: of several windows; each remembers its own layout.
    explicit MainWindow(items::Session &session, QWidget *parent = nullptr, int place = 0);
    ~MainWindow() override;

    struct Opening {
        items::Session::Unlock unlock = items::Session::Unlock::Keychain;
        std::string passphrase;
        bool sample = false; // import the sample site where there is none
    };
    void open(const Opening &opening);
    void join(const std::optional<domain::Uuid> &site); // the session that another window has opened

    [[nodiscard]] int place() const { return m_place; }
    [[nodiscard]] std::optional<domain::Uuid> shownSite() const;
    [[nodiscard]] Actions &actions() { return *m_actions; }
    void showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office = {});
    void showObject(const domain::Uuid &site, const domain::Uuid &object, domain::Kind kind);
    void viewChanges();
    // In the key editor; slot: is selected there.
    void showKeys(const domain::Uuid &site, const domain::Uuid &extension, const std::optional<domain::SlotId> &slot = {});

Q_SIGNALS:
    void newWindowAsked();
    void keysWindowAsked(const pbx::domain::Uuid &site, const pbx::domain::Uuid &extension);
    void quitting(); // all windows will close

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectCommands();
    void connectViews();
    void connectUndo();
    void opened(const domain::Result<void> &result, bool sample);
    void showStart();
    void showWork();
    void lendKeys(bool lent);
    void showPending();
    void showTitle();
    void applyChanges();
    void discardChanges();
    void newExtension();
    void deleteExtensions();
    using Job = std::function<domain::Result<void>(changes::Workspace &, const domain::Progress &)>;
    void work(const QString &what, const Job &job, const std::function<void()> &done); // told in the foot, where it can be stopped
    void step(bool redo);
    void showFailure(const domain::Error &error); // of what the user asked for: quiet where they stopped it
    void askHandsetSheet();
    void enrolPhone();
    void copyPhoneUrl();
    void findKeys();
    void explainPhone();
    void open(QDialog *dialog); // not blocking; it deletes itself
    void askImport();
    void askExport(const domain::Uuid &site);
    void askCsvImport();
    void importCsv(const QString &path);
    void askCsvExport(bool keys);
    void importSample();
    void importWantedSample(); // once the workspace is unlocked
    void askUnlock();
    void askServer();
    void startServerAgain(); // as it ran last
    void nextPane();
    void openPalette();
    [[nodiscard]] QString whyNot(const QAction *action) const; // a command is not possible now
    void askAssistant();
    void showShortcuts();
    void helpOnField();
    void tell(const QString &sentence, QAction *way = nullptr);
    void refuse(const QString &sentence);
    void about();
    void restore();
    [[nodiscard]] QWidget *startPage() const;
    void showColumns();

    items::Session &m_session;
    const int m_place;
    std::unique_ptr<Actions> m_actions;
    PendingBar *m_bar;
    MessageBar *m_message;
    QStackedWidget *m_top, *m_right;
    QSplitter *m_splitter;
    SiteTree *m_tree;
    SitePage *m_site;
    StartPage *m_start;
    AllSitesPage *m_all;
    ChangesPage *m_changes;
    StatusLine *m_status;
    News *m_news;
    KeyEditor *m_keys = nullptr;
    KeyDesk *m_desk = nullptr;
    CommandPalette *m_palette = nullptr;
    ExplainDialog *m_explain = nullptr;
    QToolBar *m_toolBar;
    std::optional<domain::Uuid> m_office;
    std::optional<domain::SlotId> m_wantedKey; // to be selected once its phone's keys are shown
    bool m_wantsApply = false;                 // as soon as the changes are reviewed
    bool m_serverAsked = false;                // to start again, since the workspace was unlocked
    bool m_wantsSample = false;                // where there is no site yet
    bool m_wantsSite = true;                   // nothing was chosen yet: the first one is
};

} // namespace pbx::views
