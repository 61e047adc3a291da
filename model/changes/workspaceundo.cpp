#include "domain/say.h"
#include "editcheck.h"
#include "workspaceprivate.h"

#include <algorithm>

namespace pbx::changes {

using namespace domain;

namespace {

constexpr int kMostEdits = 10'000;

// The edits from the oldest; the first `done` of them are done.
struct Log {
    std::vector<store::EditRecord> edits;
    int done = 0;
    [[nodiscard]] std::int64_t undoable() const { return done == 0 ? 0 : edits[static_cast<std::size_t>(done) - 1].sequence; }
};

Result<Log> readLog(store::Store &store)
{
    auto edits = store.edits(kMostEdits, false);
    if (!edits)
        return fail(edits.error());
    Log log{std::move(*edits), 0};
    const auto last = std::find_if(log.edits.rbegin(), log.edits.rend(), [](const store::EditRecord &e) { return !e.undone; });
    log.done = static_cast<int>(log.edits.rend() - last);
    return log;
}

Result<store::EditRecord> withSteps(store::Store &store, const Log &log, int index)
{
    const int fromEnd = static_cast<int>(log.edits.size()) - index;
    const std::int64_t sequence = log.edits[static_cast<std::size_t>(index)].sequence;
    auto edits = store.edits(fromEnd, true);
    if (!edits)
        return fail(edits.error());
    for (store::EditRecord &edit : *edits) {
        if (edit.sequence == sequence)
            return std::move(edit);
    }
    return fail(ErrorKind::Conflict, say("Another window changed the workspace just now. Look at it and try again."));
}

std::string titleOfStep(const store::EditStep &step)
{
    return titleOf(store::ObjectRecord{step.object, step.site, step.kind, step.before, step.after, {}});
}

// One step of the log, backwards or forwards; refuses where an object is not as the log left it.
Result<void> move(store::Store &store, const store::EditRecord &edit, bool undoing, const Progress &progress)
{
    store::Batch batch;
    for (const store::EditStep &step : edit.steps) {
        if (stopped(progress, batch.size(), edit.steps.size()))
            return fail(ErrorKind::Cancelled, undoing ? say("Stopped. Nothing was undone.") : say("Stopped. Nothing was redone."));
        const auto &from = undoing ? step.after : step.before;
        const auto &to = undoing ? step.before : step.after;
        auto found = store.object(step.object);
        if (!found)
            return fail(found.error());
        store::ObjectRecord record{step.object, step.site, step.kind, {}, {}, {}};
        if (*found)
            record = std::move(**found);
        if (record.local != from) {
            return fail(ErrorKind::Conflict, undoing ? say("“%1” cannot be undone: “%2” has been changed since.", {edit.label, titleOfStep(step)})
                                                     : say("“%1” cannot be redone: “%2” has been changed since.", {edit.label, titleOfStep(step)}));
        }
        record.local = to;
        batch.emplace_back(store::PutObject{std::move(record)});
    }
    batch.emplace_back(store::MarkEdit{edit.sequence, undoing});
    return store.commit(batch);
}

} // namespace

void Workspace::Private::noteUndoState()
{
    // What was stored is stored, whether or not the log can be read again: then the next look decides.
    const auto log = readLog(*store);
    undoSeen = log ? std::optional(log->undoable()) : std::nullopt;
}

Result<std::string> Workspace::Private::step(bool undoing, const Progress &progress)
{
    const auto log = readLog(*store);
    if (!log)
        return fail(log.error());
    // What the user last saw decides what "undo" means; an edit that came in from another window is told first.
    if (undoSeen && *undoSeen != log->undoable()) {
        undoSeen = log->undoable();
        const std::string last = log->done == 0 ? say("an undo") : log->edits[static_cast<std::size_t>(log->done) - 1].label;
        return fail(ErrorKind::Conflict,
                    say("Another window changed this workspace in the meantime (%1). Nothing was undone; look at it and try again.", {last}));
    }
    const int index = undoing ? log->done - 1 : log->done;
    if (index < 0 || index >= static_cast<int>(log->edits.size()))
        return fail(ErrorKind::NotFound, undoing ? say("There is nothing to undo.") : say("There is nothing to redo."));
    const auto edit = withSteps(*store, *log, index);
    if (!edit)
        return fail(edit.error());
    if (auto moved = move(*store, *edit, undoing, progress); !moved)
        return fail(moved.error());
    noteUndoState();
    return edit->label;
}

Result<std::string> Workspace::undo(const Progress &progress)
{
    return m_d->step(true, progress);
}

Result<std::string> Workspace::redo(const Progress &progress)
{
    return m_d->step(false, progress);
}

Result<Workspace::UndoState> Workspace::undoState()
{
    const auto log = readLog(*m_d->store);
    if (!log)
        return fail(log.error());
    m_d->undoSeen = log->undoable();
    UndoState out;
    for (const store::EditRecord &edit : log->edits)
        out.labels.push_back(edit.label);
    out.done = log->done;
    return out;
}

} // namespace pbx::changes
