#include "samples.h"
#include "sqlfile.h"

#include <gmock/gmock.h>
#include <memory>
#include <QProcess>
#include <QTemporaryDir>

namespace pbx::store {

namespace {

std::unique_ptr<QProcess> startWriter(const std::string &path, const Uuid &id, int times, const char *name)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QStringLiteral(PBX_STORE_WRITER),
                   {QString::fromStdString(path), QString::fromStdString(id.toString()), QString::number(times), QString::fromUtf8(name)});
    return process;
}

} // namespace

TEST(Processes, GivenTwoProcessesThatChangeOneObjectWhenBothAreDoneThenNoChangeIsLost)
{
    constexpr int kTimes = 50;
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("w.pbx")).toStdString();
    const auto store = must(openSqlite(path));
    const auto site = newSite();
    ASSERT_TRUE(store->commit({PutObject{site}}));
    const auto before = must(store->changeCounter());
    const auto a = startWriter(path, site.id, kTimes, "a");
    const auto b = startWriter(path, site.id, kTimes, "b");
    for (const auto *process : {a.get(), b.get()}) {
        ASSERT_TRUE(const_cast<QProcess *>(process)->waitForFinished(120'000));
        EXPECT_EQ(process->exitCode(), 0);
    }
    EXPECT_EQ(must(store->object(site.id))->version, 1 + 2 * kTimes);
    EXPECT_GT(must(store->changeCounter()), before);
    EXPECT_EQ(must(store->downloads({}, {}, 1'000)).rows.size(), 2U * kTimes);
    for (const char *name : {"a", "b"}) {
        for (int i = 0; i < kTimes; ++i)
            EXPECT_EQ(must(store->setting(name + std::to_string(i))), "1");
    }
    EXPECT_EQ(askSql(path, "PRAGMA integrity_check"), std::vector<std::string>{"ok"});
}

TEST(Processes, GivenNoFileWhenSeveralProcessesMakeItAtOnceThenOneWorkspaceComesOut)
{
    for (int round = 0; round < 5; ++round) {
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("w.pbx")).toStdString();
        std::vector<std::unique_ptr<QProcess>> all;
        for (int i = 0; i < 4; ++i)
            all.push_back(startWriter(path, Uuid::random(), 0, "x"));
        for (const auto &process : all) {
            ASSERT_TRUE(process->waitForFinished(60'000));
            EXPECT_EQ(process->exitCode(), 0);
        }
        EXPECT_EQ(must(must(openSqlite(path))->sites({}, 9)).rows.size(), 0U);
    }
}

} // namespace pbx::store
