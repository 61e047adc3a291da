// A QUndoStack that shows the workspace's undo log: what is pushed there happened already, and undo and redo are only
// asked for. Lives in the GUI thread.
#pragma once

#include <QObject>
#include <QUndoStack>

#include <string>
#include <vector>

namespace pbx::items {

class UndoMirror final : public QObject {
    Q_OBJECT
public:
    UndoMirror();
    [[nodiscard]] QUndoStack *stack() { return &m_stack; }

    // The log as it is: labels oldest first, the first done of them are in force. Ignored while an answer is awaited.
    void show(const std::vector<std::string> &labels, int done);
    void settled(); // the answer to one undone() is there

Q_SIGNALS:
    void undone(bool redo); // the user asked for one step

private:
    class Step;
    void stepped(bool redo);
    QUndoStack m_stack;
    bool m_showing = false;
    int m_awaited = 0;
};

} // namespace pbx::items
