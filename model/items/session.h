// The desktop's way to the workspace. Lives in the GUI thread; all work runs on one worker thread that owns the
// changes::Workspace, in the order in which it was asked for. The GUI never waits.
//
//     session.ask(this, [id](changes::Workspace &w) { return w.load(id); }, [this](const Result<changes::Loaded> &loaded) { … });
#pragma once

#include "changes/workspace.h"
#include "render/library.h"
#include "targets/lanservice.h"

#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QUndoStack>

#include <functional>
#include <memory>
#include <type_traits>

namespace pbx::items {

class Session final : public QObject {
    Q_OBJECT
public:
    // path: the workspace file. Nothing is opened yet. library: the makes and models; what of a user's own is left out is
    // told by failed() once the workspace is open.
    explicit Session(std::string path, std::shared_ptr<const render::Library> library = render::Library::builtIn(), QObject *parent = nullptr);
    ~Session() override; // waits for the work that was begun

    // Opens (creates) the workspace. unlock: which way to the key; a failure to unlock (ErrorKind::Locked) still opens
    // it, locked. Keychain where another way is kept in the workspace, or the reverse, says so and stays locked.
    enum class Unlock { Keychain, Passphrase, SessionOnly, None };
    [[nodiscard]] QFuture<domain::Result<void>> open(Unlock unlock, const std::string &passphrase = {});
    [[nodiscard]] QFuture<domain::Result<void>> unlock(Unlock unlock, const std::string &passphrase);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isLocked() const; // as last known

    // Runs work on the worker (it must not touch anything of the GUI), then done with its result in the GUI thread, unless
    // context is gone by then. Neither is called where the workspace never opened: open() has told why.
    template <class F, class Done> void ask(QObject *context, F work, Done done)
    {
        post([this, guard = QPointer<QObject>(context), work = std::move(work), done = std::move(done)](changes::Workspace *workspace) mutable {
            if (!workspace)
                return;
            if constexpr (std::is_void_v<std::invoke_result_t<F, changes::Workspace &>>) {
                work(*workspace);
                deliver([guard, done = std::move(done)]() mutable {
                    if (guard)
                        done();
                });
            } else {
                deliver([guard, done = std::move(done), result = share(work(*workspace))]() mutable {
                    if (guard)
                        done(std::move(*result));
                });
            }
        });
    }

    // The same as a future, for those who wait (tests) or combine; cancelled where the workspace never opened. Qt 6.4's
    // then(context, …) asserts when the context is destroyed first: widgets use ask().
    template <class F> [[nodiscard]] auto run(F f) -> QFuture<std::invoke_result_t<F, changes::Workspace &>>
    {
        using R = std::invoke_result_t<F, changes::Workspace &>;
        auto promise = std::make_shared<QPromise<R>>();
        auto future = promise->future();
        promise->start();
        post([promise, f = std::move(f)](changes::Workspace *workspace) mutable {
            if (workspace)
                promise->addResult(f(*workspace));
            else
                promise->future().cancel();
            promise->finish();
        });
        return future;
    }

    // Edits go through here: stored by the worker, remembered by the one undo stack.
    [[nodiscard]] QFuture<domain::Result<void>> edit(const QString &label, std::vector<changes::ObjectEdit> edits);
    // Mirrors the workspace's undo log, also after a restart; its actions are the program's Undo and Redo.
    [[nodiscard]] QUndoStack *undoStack();
    // Its undo() or redo() where that may take long: tells how far it is, and done what came of it. failed() is not emitted.
    void step(bool redo, const domain::Progress &progress, std::function<void(const domain::Result<void> &)> done);

    // ---- the LAN server of this computer ---------------------------------------------------------------------------
    [[nodiscard]] QFuture<domain::Result<std::uint16_t>> startServer(const server::Listen &listen);
    void stopServer();
    [[nodiscard]] bool serverRunning() const;
    [[nodiscard]] std::uint16_t serverPort() const; // 0 where it does not run
    // What is not served or logged as it should be, as sentences; failed() tells each once as it comes up.
    [[nodiscard]] std::vector<std::string> serverProblems() const;
    [[nodiscard]] std::int64_t serverStarted() const; // ms since 1970; 0 where it does not run

    [[nodiscard]] const catalogue::Catalogue &catalogue() const;
    [[nodiscard]] const render::Library &library() const; // its renderer may be used from any thread
    [[nodiscard]] const std::string &path() const;

Q_SIGNALS:
    // Something was committed by this process or another one (looked for five times a second): models ask again.
    void changed();
    void opened();
    void lockedChanged(bool locked);
    void serverChanged();                 // started, stopped, or has other problems
    void failed(const QString &sentence); // of work that nobody waits for

private:
    template <class R> static auto share(R &&result) { return std::make_shared<std::decay_t<R>>(std::forward<R>(result)); }
    void post(std::function<void(changes::Workspace *)> work);
    void deliver(std::function<void()> call); // in the GUI thread, while *this lives
    void mirrorUndo();
    void tellLeftOut();
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace pbx::items
