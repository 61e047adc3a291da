// A real session on a temporary SQLite workspace with the sample site imported, for tests of models and views.
#pragma once

#include "items/session.h"
#include "resources/embedded.h"

#include <gtest/gtest.h>
#include <QTemporaryDir>
#include <QTest>

namespace pbx::tests {

// Runs the event loop until the future is done.
template <class T> [[nodiscard]] T waitFor(const QFuture<T> &future)
{
    EXPECT_TRUE(QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000)) << "no answer within 30 s";
    return future.result();
}

class SampleWorkspace final {
public:
    explicit SampleWorkspace(items::Session::Unlock unlock = items::Session::Unlock::SessionOnly, bool imported = true)
        : session((m_folder.path() + QStringLiteral("/sample.mycloudpbx")).toStdString())
    {
        EXPECT_TRUE(m_folder.isValid());
        const auto opened = waitFor(session.open(unlock));
        EXPECT_TRUE(opened || unlock == items::Session::Unlock::None) << opened.error().sentence;
        const bool ready = !imported || importJson(std::string(resources::sample().front().bytes));
        EXPECT_TRUE(ready);
    }

    // Runs on the worker and waits.
    template <class F> auto ask(F work) { return waitFor(session.run(std::move(work))); }
    [[nodiscard]] bool importJson(const std::string &json)
    {
        const auto report = ask([json](changes::Workspace &w) { return w.import(json, true); });
        if (!report) {
            ADD_FAILURE() << report.error().error.sentence;
            for (const auto &finding : report.error().findings)
                ADD_FAILURE() << finding.pointer << ": " << finding.sentence;
        }
        return report.has_value();
    }
    void applyAll()
    {
        const auto done = ask([id = site](changes::Workspace &w) -> domain::Result<void> {
            const auto plan = w.plan(id);
            if (!plan)
                return fail(plan.error());
            const auto applied = w.apply(*plan, {}, true);
            return applied ? domain::Result<void>() : fail(applied.error());
        });
        ASSERT_TRUE(done) << done.error().sentence;
    }
    // Edits an object as loaded now.
    template <class Value, class Change> void change(const domain::Uuid &id, Change change)
    {
        const auto done = ask([id, change, siteId = site](changes::Workspace &w) -> domain::Result<void> {
            auto loaded = w.load(id);
            if (!loaded)
                return fail(loaded.error());
            auto value = std::get<Value>(loaded->object);
            change(value);
            return w.edit("Change", {{id, siteId, domain::kindOf(loaded->object), domain::Object(value), loaded->version}});
        });
        ASSERT_TRUE(done) << done.error().sentence;
    }
    void log(store::DownloadRow row)
    {
        if (!row.site)
            row.site = site;
        ASSERT_TRUE(ask([row](changes::Workspace &w) { return w.store().commit({store::AppendDownload{row}}, store::Durability::Relaxed); }));
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;

public:
    items::Session session;
    const domain::Uuid site = *domain::Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01");
    const domain::Uuid jerry = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000101");
    const domain::Uuid kramer = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000102");
    const domain::Uuid headOffice = *domain::Uuid::parse("0b8c7f6a-1f0e-4a60-8f8e-111111111101");
    const domain::Uuid officeHours = *domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222201");
    const domain::Uuid homeOffice = *domain::Uuid::parse("f0f0f0f0-0000-4000-8000-000000000001");
};

} // namespace pbx::tests
