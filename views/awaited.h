// Results of futures in the thread of a widget that may be gone by then.
#pragma once

#include <QFutureWatcher>

#include <utility>

namespace pbx::views {

template <class T, class Done> void awaited(QObject *context, const QFuture<T> &future, Done done)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace pbx::views
