#include "session.h"

#include "undomirror.h"
#include "worker.h"

#include "domain/say.h"
#include "targets/servernews.h"

#include <atomic>
#include <chrono>
#include <mutex>

namespace pbx::items {

using changes::Workspace;
using store::Vault;

class Session::Private {
public:
    Private(Session *session, std::string file, std::shared_ptr<const render::Library> models)
        : q(session)
        , path(std::move(file))
        , library(std::move(models))
        , worker([this] { look(); }, [this] { close(); })
    {}

    // ---- on the worker ------------------------------------------------------------------------------------------------
    Result<void> open(Unlock unlock, const std::string &passphrase);
    Result<void> unlock(Unlock unlock, const std::string &passphrase);
    Result<std::uint16_t> startServer(const server::Listen &listen);
    void stopServer();
    void take(const targets::LanService::State &state); // also on the server's thread
    void look();
    void close();

    Session *q;
    const std::string path;
    const std::shared_ptr<const render::Library> library;
    std::unique_ptr<Workspace> workspace;
    std::shared_ptr<const Vault> vault;
    std::unique_ptr<targets::LanService> lan;
    server::Listen listening; // while it runs
    std::int64_t counter = -1;

    // ---- shared ---------------------------------------------------------------------------------------------------------
    std::atomic<bool> isOpen = false;
    std::atomic<bool> locked = true;
    std::atomic<std::uint16_t> port = 0;
    std::atomic<std::int64_t> started = 0;
    targets::ServerNews news;
    std::mutex mutex;
    std::vector<std::string> problems;

    // ---- in the GUI thread ----------------------------------------------------------------------------------------------
    UndoMirror undo;
    struct Stepping { // what step() wants of the stack's next step
        domain::Progress progress;
        std::function<void(const Result<void> &)> done;
    };
    Stepping stepping;
    Worker worker; // last: it uses the others until it is destroyed
};

namespace {

Result<Vault> vaultFor(store::Store &store, Session::Unlock unlock, const std::string &passphrase)
{
    switch (unlock) {
    case Session::Unlock::Keychain: return Vault::withKeychain(store);
    case Session::Unlock::Passphrase: return Vault::withPassphrase(store, passphrase);
    case Session::Unlock::SessionOnly: break;
    case Session::Unlock::None: return Vault();
    }
    const auto kept = Vault::kept(store);
    if (!kept)
        return fail(kept.error());
    // A key of its own beside the one that is kept would open nothing, and seal what that one cannot open.
    if (*kept != Vault::Kept::Nowhere)
        return fail(ErrorKind::Locked, say("This workspace has a key already. Unlock it with that one."));
    return Vault::sessionOnly();
}

std::string author()
{
    for (const char *name : {"USER", "USERNAME", "LOGNAME"}) {
        if (const QByteArray value = qgetenv(name); !value.isEmpty())
            return value.toStdString();
    }
    return {};
}

} // namespace

Result<void> Session::Private::open(Unlock how, const std::string &passphrase)
{
    if (!workspace) {
        auto store = store::openSqlite(path);
        if (!store)
            return fail(store.error());
        vault = std::make_shared<const Vault>();
        workspace = std::make_unique<Workspace>(std::move(*store), vault, library->catalogue(), library->renderer(), author());
        isOpen = true;
        q->deliver([this] {
            Q_EMIT q->opened();
            q->mirrorUndo();
            q->tellLeftOut();
        });
    }
    return unlock(how, passphrase);
}

Result<void> Session::Private::unlock(Unlock how, const std::string &passphrase)
{
    if (!workspace)
        return fail(ErrorKind::Io, say("The workspace is not open."));
    if (how == Unlock::None)
        return {};
    auto opened = vaultFor(workspace->store(), how, passphrase);
    if (!opened)
        return fail(opened.error());
    vault = std::make_shared<const Vault>(std::move(*opened));
    workspace->setVault(vault);
    if (locked.exchange(vault->locked()) != vault->locked())
        q->deliver([this] { Q_EMIT q->lockedChanged(locked); });
    return {};
}

Result<std::uint16_t> Session::Private::startServer(const server::Listen &listen)
{
    if (!workspace || vault->locked())
        return fail(ErrorKind::Locked, say("The workspace is locked. Unlock it to serve phones."));
    if (lan && port != 0 && listen.port == listening.port && listen.address == listening.address)
        return port.load(); // several windows may ask
    listening = listen;
    lan = std::make_unique<targets::LanService>([file = path] { return store::openSqlite(file); }, vault,
                                                [this](const targets::LanService::State &state) { take(state); });
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto done = lan->start(listen);
    if (!done) {
        stopServer();
        return fail(done.error());
    }
    started = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    port = lan->port();
    take(lan->state());
    q->deliver([this] { Q_EMIT q->serverChanged(); });
    return port.load();
}

void Session::Private::take(const targets::LanService::State &state)
{
    const auto fresh = news.take(state);
    auto all = state.problems;
    if (state.droppedLines > 0)
        all.push_back(targets::droppedSentence(state.droppedLines));
    const std::lock_guard lock(mutex);
    if (std::exchange(problems, all) == all)
        return;
    q->deliver([this, fresh] {
        Q_EMIT q->serverChanged();
        for (const std::string &sentence : fresh)
            Q_EMIT q->failed(QString::fromStdString(sentence));
    });
}

void Session::Private::stopServer()
{
    lan.reset();
    port = 0;
    started = 0;
    take({});
    q->deliver([this] { Q_EMIT q->serverChanged(); });
}

void Session::Private::look()
{
    if (!workspace)
        return;
    const auto now = workspace->store().changeCounter();
    if (!now || *now == counter)
        return;
    const bool first = counter < 0;
    counter = *now;
    if (first)
        return;
    q->deliver([this] {
        Q_EMIT q->changed();
        q->mirrorUndo();
    });
}

void Session::Private::close()
{
    lan.reset();
    workspace.reset();
}

Session::Session(std::string path, std::shared_ptr<const render::Library> library, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(this, std::move(path), std::move(library)))
{
    connect(&m_d->undo, &UndoMirror::undone, this, [this](bool redo) {
        auto [progress, done] = std::exchange(m_d->stepping, {});
        ask(
            this, [redo, progress = std::move(progress)](Workspace &w) { return redo ? w.redo(progress) : w.undo(progress); },
            [this, done = std::move(done)](const Result<std::string> &label) {
                m_d->undo.settled();
                if (done)
                    done(label ? Result<void>() : domain::fail(label.error()));
                else if (!label)
                    Q_EMIT failed(QString::fromStdString(label.error().sentence));
                mirrorUndo();
            });
    });
}

Session::~Session() = default;

QFuture<Result<void>> Session::open(Unlock unlock, const std::string &passphrase)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_d->worker.post([this, promise, unlock, passphrase] {
        promise->addResult(m_d->open(unlock, passphrase));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> Session::unlock(Unlock unlock, const std::string &passphrase)
{
    return open(unlock, passphrase);
}

QFuture<Result<void>> Session::edit(const QString &label, std::vector<changes::ObjectEdit> edits)
{
    return run([label = label.toStdString(), edits = std::move(edits)](Workspace &w) { return w.edit(label, edits); });
}

QFuture<Result<std::uint16_t>> Session::startServer(const server::Listen &listen)
{
    return run([this, listen](Workspace &) { return m_d->startServer(listen); });
}

void Session::stopServer()
{
    post([this](Workspace *) { m_d->stopServer(); });
}

void Session::post(std::function<void(Workspace *)> work)
{
    m_d->worker.post([this, work = std::move(work)] { work(m_d->workspace.get()); });
}

void Session::deliver(std::function<void()> call)
{
    QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void Session::mirrorUndo()
{
    ask(
        this, [](Workspace &w) { return w.undoState(); },
        [this](const Result<Workspace::UndoState> &state) {
            if (state)
                m_d->undo.show(state->labels, state->done);
        });
}

void Session::tellLeftOut()
{
    constexpr std::size_t most = 5; // sentences that somebody reads
    const auto &all = m_d->library->refused();
    for (std::size_t i = 0; i < std::min(all.size(), most); ++i)
        Q_EMIT failed(QString::fromStdString(say("A file of your own handsets is left out. %1", {all[i].sentence})));
    if (all.size() > most)
        Q_EMIT failed(QString::fromStdString(
            say("%1 more files of your own handsets are left out; “mycloudpbx check-catalogue” lists them.", {std::to_string(all.size() - most)})));
}

void Session::step(bool redo, const domain::Progress &progress, std::function<void(const Result<void> &)> done)
{
    m_d->stepping = {progress, std::move(done)};
    redo ? undoStack()->redo() : undoStack()->undo();
    m_d->stepping = {};
}

QUndoStack *Session::undoStack()
{
    return m_d->undo.stack();
}

bool Session::isOpen() const
{
    return m_d->isOpen;
}

bool Session::isLocked() const
{
    return m_d->locked;
}

bool Session::serverRunning() const
{
    return m_d->port != 0;
}

std::uint16_t Session::serverPort() const
{
    return m_d->port;
}

std::vector<std::string> Session::serverProblems() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->problems;
}

std::int64_t Session::serverStarted() const
{
    return m_d->started;
}

const catalogue::Catalogue &Session::catalogue() const
{
    return m_d->library->catalogue();
}

const render::Library &Session::library() const
{
    return *m_d->library;
}

const std::string &Session::path() const
{
    return m_d->path;
}

} // namespace pbx::items
