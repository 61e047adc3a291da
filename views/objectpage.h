// A page with a table of a site's objects of one kind and a form for the one that is selected: add, change, delete, all
// undoable. What is typed and not saved yet stays with its object as a draft. Offices and day/night conditions say what
// is theirs, mostly through RowsPage.
#pragma once

#include "changes/workspace.h"
#include "items/formdrafts.h"

#include <QWidget>

#include <optional>

class QAbstractTableModel;
class QPushButton;
class QTableView;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;
class ObjectForm;

class ObjectPage : public QWidget {
    Q_OBJECT
public:
    void showSite(const domain::Uuid &site);

Q_SIGNALS:
    void counted(int objects);

protected:
    using Texts = items::Texts;
    struct Words {
        QString title, why;  // heading of the list
        QString add, remove; // buttons
        QString newTitle;    // of the form
        QString askRemove;   // "Delete office %1?"
        QString none;        // what the empty list says
    };
    struct Saved {
        domain::Uuid id;
        std::int64_t version = 0;
        QString name;
        Texts texts; // as the form shows it
    };
    struct Typed {
        std::optional<domain::Object> object; // nothing while anything is wrong
        std::map<QString, QString> wrong;     // field → sentence
    };
    ObjectPage(items::Session &session, domain::Kind kind, const char *name, const Words &words, QWidget *parent);

    void setModel(QAbstractTableModel *model, int stretched);
    // To the form; control: a line edit or an editable list.
    void addField(const QString &field, const QString &name, const QString &label, QWidget *control);

    virtual void load() = 0;                                           // asks, sets the model's rows, calls loaded()
    [[nodiscard]] virtual int rowOf(const domain::Uuid &id) const = 0; // -1 where there is none
    [[nodiscard]] virtual Saved savedAt(int row) const = 0;
    [[nodiscard]] virtual Texts textsOfNew() const = 0;
    [[nodiscard]] virtual Typed parse(const Texts &texts, const domain::Uuid &id) const = 0;

    void loaded();
    void failed(const domain::Error &error);
    [[nodiscard]] int generation() const { return m_generation; } // of the site
    [[nodiscard]] items::Session &session() const { return m_session; }
    [[nodiscard]] const domain::Uuid &site() const { return *m_site; }

private:
    void buildList(QWidget *list);
    void buildForm(QWidget *side);
    void refresh();
    void start();
    void select();
    void showObject(const domain::Uuid &id, bool isNew); // its draft, or what is saved
    void edited();
    void keep();
    void check();
    void add();
    void save();
    void remove();
    [[nodiscard]] Texts savedTexts() const;

    items::Session &m_session;
    const domain::Kind m_kind;
    const Words m_words;
    items::FormDrafts *m_drafts;
    std::optional<domain::Uuid> m_site;
    int m_generation = 0;
    bool m_started = false;                     // the site's first object was shown
    domain::Uuid m_id = domain::Uuid::random(); // in the form
    bool m_isNew = true;
    std::optional<Texts> m_sent; // saved as typed: the next rows spell it as stored
    QTableView *m_table;
    ObjectForm *m_form;
    QPushButton *m_add, *m_remove, *m_save, *m_revert;
    MessageBar *m_notice;
};

} // namespace pbx::views
