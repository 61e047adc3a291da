// A long piece of work on the worker in short steps, so that other work comes between and it can be given up.
#pragma once

#include "session.h"

#include <functional>
#include <memory>

namespace pbx::items {

// Job: `Result<bool> step(changes::Workspace &)` on the worker; false: it is done. between: in the GUI thread after each
// step that is not the last, where the job may be looked at; false gives the work up, and nothing else is called. done: its end, or
// why it failed. Neither is called once context is gone.
template <class Job> void inSteps(Session &session, QObject *context, std::shared_ptr<Job> job, std::function<bool(const Job &)> between,
                                  std::function<void(const domain::Result<void> &)> done)
{
    session.ask(
        context, [job](changes::Workspace &w) { return job->step(w); },
        [&session, context, job, between, done](const domain::Result<bool> &more) {
            if (!more)
                done(domain::fail(more.error()));
            else if (!*more)
                done({});
            else if (between(*job))
                inSteps(session, context, job, between, done);
        });
}

} // namespace pbx::items
