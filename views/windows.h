// The program's windows on one workspace. Each has a site and a layout of its own; those that are open when the program is
// told to quit are opened again.
#pragma once

#include "items/session.h"

#include <QObject>

#include <vector>

namespace pbx::views {

class MainWindow;

class Windows final : public QObject {
    Q_OBJECT
public:
    explicit Windows(items::Session &session, QObject *parent = nullptr);
    ~Windows() override; // closes what is left

    [[nodiscard]] MainWindow *first(); // made with the first question, shown
    MainWindow *add(const std::optional<domain::Uuid> &site, const QWidget *beside = nullptr);
    void restore(); // the further ones of the last time; the workspace has to be open
    [[nodiscard]] std::vector<MainWindow *> all() const;

private:
    [[nodiscard]] MainWindow *make(int place);
    [[nodiscard]] int freePlace() const;
    void remember() const;
    items::Session &m_session;
    std::vector<MainWindow *> m_windows;
    bool m_quitting = false; // what is remembered stays
};

} // namespace pbx::views
