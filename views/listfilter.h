// The filter of a list of extensions: its words, a menu of states, makes and models, and of filters that have a name. What is
// chosen stands in a chip that takes it away again, as Esc does.
#pragma once

#include "items/savedfilters.h"

#include <QComboBox>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

// Looks like a list of choices; opens a menu.
class MenuBox final : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;
    void showPopup() override { Q_EMIT asked(); }

Q_SIGNALS:
    void asked();
};

class ListFilter final : public QWidget {
    Q_OBJECT
public:
    // lineName: of the line's object. hint: what its words filter.
    ListFilter(items::Session &session, const char *lineName, const QString &hint, QWidget *parent = nullptr);
    [[nodiscard]] QHBoxLayout *tools() const { return m_tools; } // of the line, at its end

    void setSite(const std::optional<domain::Uuid> &site) { m_site = site; } // whose makes and models are offered; nothing: of all
    [[nodiscard]] const store::ExtensionFilter &filter() const { return m_filter; }
    void setFilter(const store::ExtensionFilter &filter);
    void clear() { setFilter({}); }
    void focusLine();

    // "Pending · Yealink T54W"; without its words.
    [[nodiscard]] static QString title(const store::ExtensionFilter &filter);

Q_SIGNALS:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void present();
    void openMenu();
    void addStates(QMenu &menu);
    void addSaved(QMenu &menu);
    void fillModels(QMenu *menu);
    void askName(const QString &title, const QString &name, std::function<void(const QString &)> done);

    items::Session &m_session;
    items::SavedFilters *m_saved;
    QLineEdit *m_line;
    MenuBox *m_states;
    QToolButton *m_chip;
    QHBoxLayout *m_tools;
    std::optional<domain::Uuid> m_site;
    store::ExtensionFilter m_filter;
};

} // namespace pbx::views
