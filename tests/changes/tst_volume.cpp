// How a site of ten thousand handsets behaves; times are printed, what must hold is tested.
#include "workbench.h"

#include <QTemporaryDir>

#include <chrono>
#include <cstdlib>
#include <iostream>

namespace pbx::changes {
namespace {

using namespace pbx::testing;

class Clock {
public:
    explicit Clock(const char *what)
        : m_what(what)
    {}
    ~Clock()
    {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - m_start;
        std::cout << "    " << m_what << ": " << took.count() << " s\n";
    }
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

private:
    const char *m_what;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

int handsets()
{
    // Sanitizers make it ten times slower; the nightly run sets PBX_VOLUME=10000.
    const char *wanted = std::getenv("PBX_VOLUME");
    return wanted ? std::atoi(wanted) : 300;
}

TEST(Volume, ManyHandsetsAreImportedPlannedAndAppliedInOneGo)
{
    const int count = handsets();
    const QTemporaryDir folder;
    const auto vault = std::make_shared<const store::Vault>(store::Vault::sessionOnly());
    auto store = store::openSqlite(folder.filePath(QStringLiteral("big.workspace")).toStdString());
    ASSERT_TRUE(store) << store.error().sentence;
    ASSERT_TRUE((*store)->commit({store::PutSetting{"target.thisComputer.baseUrl", "http://192.0.2.10:8080"}}));
    Workspace workspace(std::move(*store), vault, theCatalogue(), theRenderer(), "tester");
    const std::string json = bigSite(count, true);
    std::cout << "  " << count << " handsets\n";
    {
        const Clock clock("import");
        const auto report = workspace.import(json, false);
        ASSERT_TRUE(report) << report.error().error.sentence;
        EXPECT_EQ(report->created, count + 3);
    }
    const auto plan = [&] {
        const Clock clock("first plan");
        auto made = workspace.plan(uuid(kSite));
        EXPECT_TRUE(made) << made.error().sentence;
        return std::move(*made);
    }();
    ASSERT_EQ(static_cast<int>(plan.phones.size()), count);
    EXPECT_EQ(plan.phones.back().textsLeftOut, count > 500) << "nobody reads the texts of thousands";
    {
        const Clock clock("apply");
        const auto applied = workspace.apply(plan);
        ASSERT_TRUE(applied) << applied.error().sentence;
        EXPECT_EQ(applied->phones, count);
    }
    {
        const Clock clock("empty plan");
        EXPECT_TRUE(workspace.plan(uuid(kSite)).value().empty());
    }
    auto loaded = workspace.load(uuid("a1a1a1a1-0000-4000-8000-000000000007")).value();
    std::get<Extension>(loaded.object).name = Name::parse("Somebody else").value();
    {
        const Clock clock("edit");
        ASSERT_TRUE(workspace.edit("Rename", {{idOf(loaded.object), uuid(kSite), Kind::Extension, loaded.object, loaded.version}}));
    }
    {
        const Clock clock("pending");
        EXPECT_EQ(workspace.pending(uuid(kSite)).value().size(), 1U);
    }
    const auto small = [&] {
        const Clock clock("plan of one");
        return workspace.plan(uuid(kSite)).value();
    }();
    EXPECT_EQ(small.phones.size(), 2U) << "its own phone and the one that watches it";
    {
        const Clock clock("apply of one");
        EXPECT_TRUE(workspace.apply(small));
    }
    {
        const Clock clock("undo state after an import");
        EXPECT_EQ(workspace.undoState().value().done, 2);
    }
}

} // namespace
} // namespace pbx::changes
