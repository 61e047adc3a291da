// A workspace file of its own with the sample site, opened through a session.
#pragma once

#include "items/session.h"
#include "resources/embedded.h"

#include <gtest/gtest.h>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace pbx::tests {

// Waits for a future while the event loop runs, as a GUI would.
template <class T> T result(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20000))
        ADD_FAILURE() << "no answer";
    return future.result();
}

class OpenSample {
public:
    OpenSample() { EXPECT_TRUE(result(session->open(items::Session::Unlock::SessionOnly))); }

    void import()
    {
        const auto report = result(session->run([](changes::Workspace &w) { return w.import(sample(), false); }));
        ASSERT_TRUE(report) << report.error().error.sentence;
    }
    void reopen(items::Session::Unlock unlock)
    {
        session.reset();
        session = std::make_unique<items::Session>(path());
        EXPECT_TRUE(result(session->open(unlock)));
    }
    [[nodiscard]] std::string path() const { return home.filePath(QStringLiteral("test.mcpbx")).toStdString(); }
    [[nodiscard]] static std::string_view sample() { return resources::sample().front().bytes; }
    [[nodiscard]] domain::Extension extension(const domain::Uuid &id = jerry()) const
    {
        const auto loaded = result(session->run([id](changes::Workspace &w) { return w.load(id); }));
        EXPECT_TRUE(loaded);
        return std::get<domain::Extension>(loaded->object);
    }
    [[nodiscard]] static domain::Uuid site() { return *domain::Uuid::parse("6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01"); }
    [[nodiscard]] static domain::Uuid jerry() { return *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000101"); }
    [[nodiscard]] static domain::Uuid kramer() { return *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000102"); }
    [[nodiscard]] static domain::Uuid george() { return *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000104"); }

    QTemporaryDir home;
    std::unique_ptr<items::Session> session = std::make_unique<items::Session>(path());
};

} // namespace pbx::tests
