#include "keychain.h"

#include "domain/say.h"
#include "textof.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <QCoreApplication>
#include <qt6keychain/keychain.h>
#include <QThread>
#include <sodium.h>

namespace pbx::store {

namespace {

QString service()
{
    return QStringLiteral("mycloudpbx");
}

// The thread of all keychain jobs. Ends with the application; a job that hangs then is given up.
class Worker final {
public:
    static Worker &instance()
    {
        static Worker worker;
        return worker;
    }
    void post(std::function<void()> work) { QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection); }
    ~Worker() { stop(); }

private:
    Worker()
        : m_context(new QObject)
    {
        m_context->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
        m_thread.setObjectName(QStringLiteral("keychain"));
        m_thread.start();
        qAddPostRoutine([] { instance().stop(); });
    }
    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }
    QThread m_thread;
    QObject *m_context;
};

struct Answer {
    std::mutex mutex;
    std::condition_variable arrived;
    bool done = false;
    QKeychain::Error error = QKeychain::OtherError;
    std::string detail;
    std::string value;
};

domain::Error errorOf(QKeychain::Error code, const std::string &detail)
{
    const auto log = detail + " (" + std::to_string(static_cast<int>(code)) + ")";
    switch (code) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorKind::Locked, say("The system's keychain is locked or refused this program. Unlock it, or use a passphrase."), log};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return {ErrorKind::Locked, say("This system has no keychain that answers. Use a passphrase."), log};
    default:
        return {ErrorKind::Locked, say("The system's keychain cannot be used: it is locked or not running. Unlock it, or use a passphrase."), log};
    }
}

// Runs one job, made by make on the keychain's thread, and waits for it. take reads what a finished job brought.
template <class Job> domain::Result<std::shared_ptr<Answer>> runJob(Keychain::Deadline deadline, std::function<void(Job &)> prepare,
                                                                    std::function<void(Job &, Answer &)> take = {})
{
    auto answer = std::make_shared<Answer>();
    Worker::instance().post([answer, prepare = std::move(prepare), take = std::move(take)] {
        // Deletes itself when done. One that never ends is never deleted: the service may still call into it.
        auto *job = new Job(service());
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, job, [answer, take, job] {
            const std::lock_guard lock(answer->mutex);
            answer->error = job->error();
            answer->detail = job->errorString().toStdString();
            if (take && answer->error == QKeychain::NoError)
                take(*job, *answer);
            answer->done = true;
            answer->arrived.notify_all();
        });
        job->start();
    });
    std::unique_lock lock(answer->mutex);
    if (!answer->arrived.wait_until(lock, deadline, [&answer] { return answer->done; }))
        return fail(ErrorKind::Locked,
                    say("The system's keychain does not answer. Look for a window that asks for its password, or use a passphrase."));
    return answer;
}

} // namespace

domain::Result<std::optional<std::string>> Keychain::read(const std::string &name) const
{
    auto answer = runJob<QKeychain::ReadPasswordJob>(
        m_deadline, [name](auto &job) { job.setKey(toQt(name)); }, [](auto &job, Answer &a) { a.value = job.binaryData().toStdString(); });
    if (!answer)
        return fail(answer.error());
    if ((*answer)->error == QKeychain::EntryNotFound)
        return std::nullopt;
    if ((*answer)->error != QKeychain::NoError)
        return fail(errorOf((*answer)->error, (*answer)->detail));
    return std::optional(std::exchange((*answer)->value, {}));
}

domain::Result<void> Keychain::write(const std::string &name, const std::string &value) const
{
    const auto answer = runJob<QKeychain::WritePasswordJob>(m_deadline, [name, value](auto &job) {
        job.setKey(toQt(name));
        job.setBinaryData(QByteArray::fromStdString(value));
    });
    if (!answer)
        return fail(answer.error());
    if ((*answer)->error != QKeychain::NoError)
        return fail(errorOf((*answer)->error, (*answer)->detail));
    return {};
}

domain::Result<void> Keychain::remove(const std::string &name) const
{
    const auto answer = runJob<QKeychain::DeletePasswordJob>(m_deadline, [name](auto &job) { job.setKey(toQt(name)); });
    if (!answer)
        return fail(answer.error());
    if ((*answer)->error != QKeychain::NoError && (*answer)->error != QKeychain::EntryNotFound)
        return fail(errorOf((*answer)->error, (*answer)->detail));
    return {};
}

domain::Result<void> Keychain::probe() const
{
    // A name of its own each time: two programs may probe at once.
    std::string canary(16, '\0');
    randombytes_buf(canary.data(), canary.size());
    const auto name = "probe-" + QByteArray::fromStdString(canary).toHex().toStdString();
    if (auto written = write(name, canary); !written)
        return written;
    const auto back = read(name);
    auto removed = remove(name);
    if (!back)
        return fail(back.error());
    if (*back != canary)
        return fail(ErrorKind::Locked, say("The system's keychain does not keep what it is given. Use a passphrase."));
    return removed;
}

} // namespace pbx::store
