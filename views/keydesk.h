// What a key editor does beyond its own phone: copies keys to others, keeps templates, finds keys on all phones. Opens the
// dialogs over a window; they delete themselves.
#pragma once

#include "items/keycargo.h"
#include "items/session.h"

#include <QObject>

class QDialog;
class QWidget;

namespace pbx::views {

class KeyEditor;
struct KeyOffer;

class KeyDesk final : public QObject {
    Q_OBJECT
public:
    KeyDesk(items::Session &session, KeyEditor &editor, QWidget *window);
    void setSite(const domain::Uuid &site) { m_site = site; } // of the phone that is edited

    void copyOnto(const domain::Uuid &site, const domain::Uuid &extension, const items::KeyCargo &cargo);
    void find(const domain::Uuid &site, const QString &text);

Q_SIGNALS:
    void keysChosen(const pbx::domain::Uuid &site, const pbx::domain::Uuid &extension, const pbx::domain::SlotId &slot); // to be shown
    void told(const QString &sentence);

private:
    void copyTo(std::vector<KeyOffer> offers, const std::optional<domain::Uuid> &except, const std::optional<domain::Uuid> &onto);
    void copyFromEditor(bool all);
    void copyOntoNumber(const domain::ExtensionNumber &number, const items::KeyCargo &cargo);
    void templates();
    [[nodiscard]] std::optional<domain::Uuid> edited() const; // whose phone

    items::Session &m_session;
    KeyEditor &m_editor;
    QWidget *m_window;
    std::optional<domain::Uuid> m_site;
};

} // namespace pbx::views
