// A page with a table of a site's objects of one kind and a form for the one that is selected: add, change, delete, all
// undoable. Offices and day/night conditions say what is theirs.
#pragma once

#include "changes/workspace.h"

#include <QWidget>

#include <optional>

class QAbstractTableModel;
class QGroupBox;
class QPushButton;
class QTableView;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class FieldRow;
class MessageBar;

class ObjectPage : public QWidget {
    Q_OBJECT
public:
    void showSite(const domain::Uuid &site);

Q_SIGNALS:
    void counted(int objects);

protected:
    struct Words {
        QString title, why;  // heading of the list
        QString add, remove; // buttons
        QString newTitle;    // of the form
        QString askRemove;   // "Delete office %1?"
    };
    ObjectPage(items::Session &session, const char *name, const Words &words, QWidget *parent);

    void setModel(QAbstractTableModel *model, int stretched);
    void addField(FieldRow *row); // to the form

    virtual void load() = 0;          // asks, sets the model's rows, calls loaded()
    virtual void rebase(int row) = 0; // what the form is compared with; -1: a new one
    virtual void fill(int row) = 0;   // the form, rebased
    virtual void check() = 0;         // shows what is wrong, calls setState()
    virtual bool isEdited() const = 0;
    virtual std::optional<changes::ObjectEdit> edit() const = 0; // nothing while anything is wrong
    virtual changes::ObjectEdit removal(int row) const = 0;
    virtual QString nameOf(int row) const = 0;

    void loaded(int generation);
    void failed(const domain::Error &error);
    void setState(bool valid, bool edited);
    [[nodiscard]] int shownRow() const; // in the form; -1: a new one
    [[nodiscard]] int generation() const { return m_generation; }
    [[nodiscard]] items::Session &session() const { return m_session; }
    [[nodiscard]] const domain::Uuid &site() const { return *m_site; }
    [[nodiscard]] virtual std::string keyOf(int row) const = 0;
    [[nodiscard]] virtual int rowOf(const std::string &key) const = 0;

private:
    void refresh();
    void select();
    void add();
    void save();
    void remove();
    void run(const QString &label, const changes::ObjectEdit &edit, bool rebases);

    items::Session &m_session;
    Words m_words;
    std::optional<domain::Uuid> m_site;
    int m_generation = 0;
    std::string m_shown;    // key; empty: a new one
    bool m_rebases = false; // what the form holds was saved: the next rows are its base
    QTableView *m_table;
    QGroupBox *m_form;
    QPushButton *m_add, *m_remove, *m_save, *m_revert;
    MessageBar *m_notice;
};

} // namespace pbx::views
