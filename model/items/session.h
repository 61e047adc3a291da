// The desktop's way to the workspace. Lives in the GUI thread; all work runs on one worker thread that owns the
// changes::Workspace, in the order in which it was asked for, and comes back as a future. The GUI never waits.
//
//     session.run([id](changes::Workspace &w) { return w.load(id); }).then(this, [this](Result<changes::Loaded> loaded) { … });
#pragma once

#include "changes/workspace.h"
#include "targets/lanservice.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <type_traits>

namespace pbx::items {

class Session final : public QObject {
    Q_OBJECT
public:
    // path: the workspace file. Nothing is opened yet.
    explicit Session(std::string path, QObject *parent = nullptr);
    ~Session() override; // waits for the work that was begun

    // Opens (creates) the workspace. unlock: which way to the key; a failure to unlock still opens it, locked.
    enum class Unlock { Keychain, Passphrase, SessionOnly, None };
    [[nodiscard]] QFuture<domain::Result<void>> open(Unlock unlock, const std::string &passphrase = {});
    [[nodiscard]] QFuture<domain::Result<void>> unlock(Unlock unlock, const std::string &passphrase);
    [[nodiscard]] bool isLocked() const; // as last known

    // Runs f on the worker. f must not touch anything of the GUI.
    template <class F> [[nodiscard]] auto run(F f) -> QFuture<std::invoke_result_t<F, changes::Workspace &>>
    {
        using R = std::invoke_result_t<F, changes::Workspace &>;
        auto promise = std::make_shared<QPromise<R>>();
        auto future = promise->future();
        promise->start();
        post([promise, f = std::move(f)](changes::Workspace *workspace) mutable {
            if (workspace)
                promise->addResult(f(*workspace));
            promise->finish(); // without a result where the workspace never opened: .onCanceled is not called, so guard with resultCount
        });
        return future;
    }

    // Edits go through here: stored by the worker, remembered by the one undo stack.
    [[nodiscard]] QFuture<domain::Result<void>> edit(const QString &label, std::vector<changes::ObjectEdit> edits);
    // Mirrors the workspace's undo log; its actions are the program's Undo and Redo.
    [[nodiscard]] QUndoStack *undoStack();

    // ---- the LAN server of this computer ---------------------------------------------------------------------------
    [[nodiscard]] QFuture<domain::Result<std::uint16_t>> startServer(const server::Listen &listen);
    void stopServer();
    [[nodiscard]] bool serverRunning() const;

    [[nodiscard]] const catalogue::Catalogue &catalogue() const;
    [[nodiscard]] const std::string &path() const;

Q_SIGNALS:
    // Something was committed by this process or another one (looked for five times a second): models ask again.
    void changed();
    void lockedChanged(bool locked);
    void serverChanged();
    void failed(const QString &sentence); // of work that nobody waits for

private:
    void post(std::function<void(changes::Workspace *)> work);
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace pbx::items
