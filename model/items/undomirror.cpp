#include "undomirror.h"

namespace pbx::items {

class UndoMirror::Step final : public QUndoCommand {
public:
    Step(UndoMirror &mirror, const QString &label)
        : QUndoCommand(label)
        , m_mirror(mirror)
    {}
    void undo() override { m_mirror.stepped(false); }
    void redo() override { m_mirror.stepped(true); }

private:
    UndoMirror &m_mirror;
};

UndoMirror::UndoMirror() = default;

void UndoMirror::show(const std::vector<std::string> &labels, int done)
{
    if (m_awaited > 0)
        return;
    bool same = m_stack.count() == static_cast<int>(labels.size()) && m_stack.index() == done;
    for (int i = 0; same && i < m_stack.count(); ++i)
        same = m_stack.text(i) == QString::fromStdString(labels.at(static_cast<std::size_t>(i)));
    if (same)
        return;
    m_showing = true;
    m_stack.clear();
    for (const std::string &label : labels)
        m_stack.push(new Step(*this, QString::fromStdString(label)));
    m_stack.setIndex(done);
    m_stack.setClean();
    m_showing = false;
}

void UndoMirror::settled()
{
    --m_awaited;
}

void UndoMirror::stepped(bool redo)
{
    if (m_showing)
        return;
    ++m_awaited;
    Q_EMIT undone(redo);
}

} // namespace pbx::items
