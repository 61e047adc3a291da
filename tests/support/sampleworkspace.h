// A real session on a temporary SQLite workspace with the sample site, for tests of models and views.
#pragma once

#include "items/session.h"
#include "resources/embedded.h"

#include <gtest/gtest.h>
#include <QTemporaryDir>
#include <QTest>

namespace pbx::test {

// Runs the event loop until the future is done, as a GUI would.
template <class T> [[nodiscard]] T waitFor(const QFuture<T> &future)
{
    EXPECT_TRUE(QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000)) << "no answer within 30 s";
    return future.result();
}

class SampleWorkspace final {
public:
    static inline const domain::Uuid site = *domain::Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01");
    static inline const domain::Uuid jerry = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000101");
    static inline const domain::Uuid kramer = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000102");
    static inline const domain::Uuid george = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000104");
    static inline const domain::Uuid headOffice = *domain::Uuid::parse("0b8c7f6a-1f0e-4a60-8f8e-111111111101");
    static inline const domain::Uuid officeHours = *domain::Uuid::parse("3c9d5a11-2f44-4f0d-9c55-222222222201");
    static inline const domain::Uuid homeOffice = *domain::Uuid::parse("f0f0f0f0-0000-4000-8000-000000000001");
    enum class Content { Sample, Empty };

    explicit SampleWorkspace(items::Session::Unlock unlock = items::Session::Unlock::SessionOnly, Content content = Content::Sample)
    {
        EXPECT_TRUE(m_folder.isValid());
        reopen(unlock);
        const bool ready = content == Content::Empty || importJson(std::string(resources::sample().front().bytes));
        EXPECT_TRUE(ready);
    }

    // The program ends and starts again on the same file.
    void reopen(items::Session::Unlock unlock)
    {
        session.reset();
        session = std::make_unique<items::Session>(file());
        const auto opened = waitFor(session->open(unlock));
        EXPECT_TRUE(opened || unlock == items::Session::Unlock::None) << opened.error().sentence;
    }
    // Runs on the worker and waits.
    template <class F> auto ask(F work) const { return waitFor(session->run(std::move(work))); }
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
        const auto done = ask([](changes::Workspace &w) -> domain::Result<void> {
            const auto plan = w.plan(site);
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
        const auto done = ask([id, change](changes::Workspace &w) -> domain::Result<void> {
            auto loaded = w.load(id);
            if (!loaded)
                return fail(loaded.error());
            auto value = std::get<Value>(loaded->object);
            change(value);
            return w.edit("Change", {{id, site, domain::kindOf(loaded->object), domain::Object(value), loaded->version}});
        });
        ASSERT_TRUE(done) << done.error().sentence;
    }
    [[nodiscard]] domain::Extension extension(const domain::Uuid &id = jerry) const
    {
        const auto loaded = ask([id](changes::Workspace &w) { return w.load(id); });
        EXPECT_TRUE(loaded);
        return std::get<domain::Extension>(loaded->object);
    }
    void log(store::DownloadRow row)
    {
        if (!row.site)
            row.site = site;
        ASSERT_TRUE(ask([row](changes::Workspace &w) { return w.store().commit({store::AppendDownload{row}}, store::Durability::Relaxed); }));
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::string file() const { return path(QStringLiteral("sample.mcpbx")).toStdString(); }

private:
    QTemporaryDir m_folder;

public:
    std::unique_ptr<items::Session> session;
};

} // namespace pbx::test
