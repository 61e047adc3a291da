// A reseller's workspace: a million extensions of 10,000 sites (PBX_BENCH_SITES sets another count). Each question is
// asked through the store and, in the same run, of the same file through SQLite's own C interface.
#include "store/store.h"
#include "store/columns.h"
#include "store/searchtext.h"
#include "tests/store/samples.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <QCoreApplication>
#include <QTemporaryDir>
#include <sqlite3.h>

namespace pbx::store {

namespace {

constexpr int kPerSite = 100;
constexpr int kSitesPerBatch = 100; // 10,000 extensions

struct World {
    QTemporaryDir folder;
    std::string path = folder.filePath(QStringLiteral("bench.pbx")).toStdString();
    std::unique_ptr<Store> store = must(openSqlite(path));
    std::vector<Uuid> sites;
    sqlite3 *raw = nullptr;

    World()
    {
        const char *wanted = std::getenv("PBX_BENCH_SITES");
        const int count = wanted ? std::atoi(wanted) : 10'000;
        for (int first = 0; first < count; first += kSitesPerBatch)
            must(fill(first));
        sqlite3_open(path.c_str(), &raw);
    }
    ~World() { sqlite3_close(raw); }

    static Result<int> ok(const Result<void> &done)
    {
        if (!done)
            return fail(done.error());
        return 0;
    }
    Result<int> fill(int first) { return ok(store->commit(batch(first, first + kSitesPerBatch))); }
    Batch batch(int first, int past)
    {
        Batch all;
        for (int i = first; i < past; ++i) {
            const auto site = newSite({.name = "Site " + std::to_string(i), .customer = "Customer " + std::to_string(i / 7)});
            const auto office = newOffice(site.id);
            sites.push_back(site.id);
            all.push_back(PutObject{site});
            all.push_back(PutObject{office});
            for (int n = 0; n < kPerSite; ++n)
                all.push_back(PutObject{applied(newExtension(site.id, office.id, wish(i * kPerSite + n, n)))});
        }
        return all;
    }
    static ExtensionWish wish(int index, int n)
    {
        static const char *const kNames[] = {"Jerry", "Kramer", "Elaine", "George", "Newman", "Susan", "Morty", "Helen", "Frank", "Estelle"};
        char address[16];
        std::snprintf(address, sizeof address, "805ec0%06x", static_cast<unsigned>(index) & 0xFFFFFFU);
        return {.number = std::to_string(100 + n),
                .name = std::string(kNames[index % 10]) + " " + std::to_string(index),
                .mac = address,
                .label = "Pizza"};
    }
};

World &world()
{
    static World one;
    return one;
}

// Every row of a statement, first column read: what the C interface alone needs.
void runRaw(benchmark::State &state, const char *sql, const std::vector<std::string> &texts, const Uuid *site)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(world().raw, sql, -1, &statement, nullptr) != SQLITE_OK) {
        state.SkipWithError(sqlite3_errmsg(world().raw));
        return;
    }
    for ([[maybe_unused]] auto _ : state) {
        int place = 0;
        if (site)
            sqlite3_bind_blob(statement, ++place, site->bytes().data(), 16, SQLITE_STATIC);
        for (const auto &text : texts)
            sqlite3_bind_text(statement, ++place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
        while (sqlite3_step(statement) == SQLITE_ROW)
            benchmark::DoNotOptimize(sqlite3_column_bytes(statement, 0));
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
}

void put10000(benchmark::State &state)
{
    const QTemporaryDir folder;
    int round = 0;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        const auto store = must(openSqlite(folder.filePath(QString::number(round++)).toStdString()));
        World &w = world();
        const auto batch = w.batch(1'000'000, 1'000'000 + kSitesPerBatch);
        w.sites.erase(w.sites.end() - kSitesPerBatch, w.sites.end());
        state.ResumeTiming();
        must(World::ok(store->commit(batch)));
    }
}
BENCHMARK(put10000)->Unit(benchmark::kMillisecond)->Iterations(3);

void columnsOfAnObject(benchmark::State &state) // the part of a write that is no SQL
{
    const auto record = newExtension(Uuid::random(), Uuid::random(), World::wish(1, 1));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(columnsOf(record)));
}
BENCHMARK(columnsOfAnObject)->Unit(benchmark::kMicrosecond);

void searchThroughStore(benchmark::State &state, const char *text)
{
    std::size_t hits = 0;
    for ([[maybe_unused]] auto _ : state)
        hits = must(world().store->search(text, 50)).size();
    state.counters["hits"] = static_cast<double>(hits);
}
BENCHMARK_CAPTURE(searchThroughStore, name_and_number, "kramer 12341")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(searchThroughStore, dense_prefix, "k")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(searchThroughStore, mac, "80:5e:c0:00:30:39")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(searchThroughStore, nothing, "zzzz")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(searchThroughStore, two_dense, "pizza kramer")->Unit(benchmark::kMicrosecond);

void searchRaw(benchmark::State &state, const char *expression)
{
    runRaw(state, "SELECT l.name FROM search_extension f JOIN listing l ON l.key = f.rowid WHERE search_extension MATCH ? LIMIT 50", {expression},
           nullptr);
}
BENCHMARK_CAPTURE(searchRaw, name_and_number, "\"kramer\"* AND \"12341\"*")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(searchRaw, dense_prefix, "\"k\"*")->Unit(benchmark::kMicrosecond);

void searchByLike(benchmark::State &state)
{
    runRaw(state, "SELECT name FROM listing WHERE name LIKE ?1 OR number LIKE ?1 OR model LIKE ?1 LIMIT 50", {"%kramer 12341%"}, nullptr);
}
BENCHMARK(searchByLike)->Unit(benchmark::kMicrosecond);

void sitesPage(benchmark::State &state)
{
    const auto middle = must(world().store->sites({}, static_cast<int>(world().sites.size()) / 2)).next;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(world().store->sites(middle, 100)));
}
BENCHMARK(sitesPage)->Unit(benchmark::kMicrosecond);

void extensionsPage(benchmark::State &state)
{
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(world().store->extensions(world().sites[world().sites.size() / 2], {}, {}, kPerSite)));
}
BENCHMARK(extensionsPage)->Unit(benchmark::kMicrosecond);

void extensionsPageRaw(benchmark::State &state)
{
    runRaw(state, "SELECT number, name, make, model, mac FROM listing WHERE site = ? AND kind = 3 ORDER BY sort LIMIT 100", {},
           &world().sites[world().sites.size() / 2]);
}
BENCHMARK(extensionsPageRaw)->Unit(benchmark::kMicrosecond);

void pendingOfASite(benchmark::State &state)
{
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(world().store->objects(world().sites.front(), std::nullopt, true, {}, 100)));
}
BENCHMARK(pendingOfASite)->Unit(benchmark::kMicrosecond);

void byMac(benchmark::State &state)
{
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(world().store->extensionsByMac(mac("805ec0003039"))));
}
BENCHMARK(byMac)->Unit(benchmark::kMicrosecond);

void changeCounter(benchmark::State &state)
{
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(must(world().store->changeCounter()));
}
BENCHMARK(changeCounter)->Unit(benchmark::kMicrosecond);

} // namespace

} // namespace pbx::store

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
