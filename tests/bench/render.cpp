// How many configurations a second one core renders, for a phone of every family, each for another handset. Beside it, in
// the same run: memcpy of the same bytes (the limit), Jinja2 filling a template that gives the same bytes (a peer), and,
// for a whole site, OpenSSL's SHA-256 of the same bytes.

#include "renderpeers.h"

#include <benchmark/benchmark.h>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <openssl/sha.h>
#include <thread>

using namespace pbx;
using namespace pbx::bench;

namespace {

constexpr std::size_t kHandsets = 997; // more than a cache holds of their results

std::size_t bytesOf(const render::Rendered &rendered)
{
    std::size_t bytes = 0;
    for (const render::File &file : rendered.files)
        bytes += file.bytes.size();
    return bytes;
}

void count(benchmark::State &state, std::size_t bytes)
{
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void renderAll(benchmark::State &state, const Family &family)
{
    const Fleet fleet(family, kHandsets);
    render::Rendered into;
    std::size_t bytes = 0;
    std::size_t next = 0;
    (void)fleet.render(next, into);
    const std::size_t before = allocations();
    for (auto _ : state) {
        if (!fleet.render(next, into))
            state.SkipWithError("refused");
        benchmark::DoNotOptimize(into.files.data());
        bytes += bytesOf(into);
        next = next + 1 == kHandsets ? 0 : next + 1;
    }
    state.counters["allocs"] = static_cast<double>(allocations() - before) / static_cast<double>(state.iterations());
    count(state, bytes);
}

void copyAll(benchmark::State &state, const Family &family)
{
    const Fleet fleet(family, kHandsets);
    std::vector<std::string> files;
    render::Rendered rendered;
    for (std::size_t i = 0; i < kHandsets; ++i) {
        (void)fleet.render(i, rendered);
        std::string &all = files.emplace_back();
        for (const render::File &file : rendered.files)
            all += file.bytes;
    }
    std::vector<char> into(1U << 20U);
    std::size_t bytes = 0;
    std::size_t next = 0;
    for (auto _ : state) {
        std::memcpy(into.data(), files[next].data(), files[next].size());
        benchmark::DoNotOptimize(into.data());
        benchmark::ClobberMemory();
        bytes += files[next].size();
        next = next + 1 == files.size() ? 0 : next + 1;
    }
    count(state, bytes);
}

class Rates final : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run> &runs) override
    {
        ConsoleReporter::ReportRuns(runs);
        for (const Run &run : runs) {
            items[run.run_name.function_name] = run.counters.at("items_per_second");
            bytes[run.run_name.function_name] = run.counters.at("bytes_per_second");
        }
    }
    std::map<std::string, double> items, bytes;
};

double seconds(const auto &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void hash(std::string_view bytes)
{
    unsigned char out[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), out);
    benchmark::DoNotOptimize(out);
}

// 10,000 different handsets, rendered and hashed, beside the hashes alone.
void site()
{
    constexpr std::size_t kSite = 10'000;
    const Fleet fleet(families().front(), kSite);
    render::Rendered into;
    std::vector<std::string> files;
    for (std::size_t i = 0; i < kSite; ++i) {
        (void)fleet.render(i, into);
        for (const render::File &file : into.files)
            files.push_back(file.bytes);
    }
    double both = 1e9;
    double alone = 1e9;
    for (int turn = 0; turn < 5; ++turn) {
        both = std::min(both, seconds([&] {
                            for (std::size_t i = 0; i < kSite; ++i) {
                                (void)fleet.render(i, into);
                                for (const render::File &file : into.files)
                                    hash(file.bytes);
                            }
                        }));
        alone = std::min(alone, seconds([&] {
                             for (const std::string &file : files)
                                 hash(file);
                         }));
    }
    std::printf("\na site of 10,000: rendered and hashed in %.0f ms; SHA-256 of the same bytes alone %.0f ms: %.2f x\n", both * 1e3, alone * 1e3,
                both / alone);
}

// A million on two cores; what they need of memory beside their own objects.
void million()
{
    constexpr std::size_t kMillion = 1'000'000;
    const Fleet fleet(families().front(), kHandsets);
    const std::size_t before = residentBytes();
    std::vector<std::thread> threads;
    const double taken = seconds([&] {
        for (std::size_t t = 0; t < 2; ++t) {
            threads.emplace_back([&fleet, t] {
                render::Rendered into;
                for (std::size_t i = t; i < kMillion; i += 2)
                    (void)fleet.render(i % kHandsets, into);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    });
    std::printf("a million on two cores: %.2f s, %.0f configs/s; memory grew by %.1f MB\n", taken, static_cast<double>(kMillion) / taken,
                static_cast<double>(residentBytes() - before) / 1e6);
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    for (const Family &family : families()) {
        benchmark::RegisterBenchmark(("render/" + std::string(family.name)).c_str(), renderAll, family);
        benchmark::RegisterBenchmark(("memcpy/" + std::string(family.name)).c_str(), copyAll, family);
    }
    Rates rates;
    benchmark::RunSpecifiedBenchmarks(&rates);
    std::printf("\n%-16s %-18s %10s %8s %11s  %s\n", "family", "model", "configs/s", "MB/s", "memcpy is", "Jinja2 with autoescape");
    for (const Family &family : families()) {
        const std::string of = family.name;
        if (!rates.items.contains("render/" + of) || !rates.items.contains("memcpy/" + of))
            continue;
        const double own = rates.items["render/" + of];
        const double peer = jinja(family);
        std::printf("%-16s %-18s %10.0f %8.0f %8.1f x  ", family.name, family.model, own, rates.bytes["render/" + of] / 1e6,
                    rates.items["memcpy/" + of] / own);
        if (peer > 0)
            std::printf("%7.0f/s, we are %.0f x%s\n", peer, own / peer, family.templateFile ? "" : " (a template of marks alone)");
        else
            std::printf("not installed\n");
    }
    site();
    million();
    return 0;
}
