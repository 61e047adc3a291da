// What the form of one extension and the form of several have alike: a head with title, marks and commands, and a body of
// two columns that fold into one.
#pragma once

#include <QList>

class QLabel;
class QPushButton;
class QScrollArea;
class QString;
class QWidget;

namespace pbx::views {

struct Actions;
class Pill;

struct FormHead {
    QWidget *widget = nullptr;
    QLabel *title = nullptr;
    Pill *pending = nullptr, *edited = nullptr;
    QPushButton *revert = nullptr, *save = nullptr; // follow their commands
};
// prefix: of the objects' names, where there is a second such head.
[[nodiscard]] FormHead makeFormHead(const Actions &actions, const QString &prefix, QWidget *parent);

// Tab goes through what stands in widget as it is laid out, not as it was made.
void tabAsLaidOut(QWidget *widget);
[[nodiscard]] QScrollArea *makeFormBody(const QList<QWidget *> &left, const QList<QWidget *> &right, QWidget *parent);

} // namespace pbx::views
