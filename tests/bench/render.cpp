// How many configurations a second one core renders, per family, each for another handset. Beside it, in the same run:
// memcpy of the same bytes (the limit) and Jinja2 filling a template that gives the same bytes (a peer).

#include "render/fixture.h"

#include <array>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

using namespace pbx;
using namespace pbx::test;

namespace {

struct Family {
    const char *name, *make, *model;
};
const Family kFamilies[] = {{"yealink", "Yealink", "T46S"}, {"poly", "Poly", "VVX 600"}, {"cisco-spa", "Cisco", "SPA509G"}};
constexpr std::size_t kHandsets = 997; // more than a cache holds of their results

const Pinetree &site()
{
    static const Pinetree pinetree;
    return pinetree;
}

// All keys of the phone in use; text n stands for every name, label and password.
Phone phoneOf(const Family &family, const std::function<std::string(int)> &text, std::uint64_t mac)
{
    Phone phone = site().full(family.make, family.model);
    std::array<char, 13> hex{};
    (void)std::snprintf(hex.data(), hex.size(), "00156500%04x", static_cast<unsigned>(mac));
    domain::AutoProvision &settings = phone.settings();
    settings.mac = domain::MacAddress::parse(hex.data()).value();
    settings.modules.reset();
    std::erase_if(settings.keys, [](const auto &key) { return !key.first.isOnPhone(); });
    phone.extensions.front().name = domain::Name::parse(text(0)).value();
    phone.passwords.front() = text(1);
    int n = 2;
    for (auto &[slot, key] : settings.keys) {
        const auto label = domain::Label::parse(text(n)).value();
        if (auto *monitor = std::get_if<domain::MonitorKey>(&key))
            monitor->label = label;
        else if (auto *dial = std::get_if<domain::SpeedDialKey>(&key))
            dial->label = label;
        else if (auto *toggle = std::get_if<domain::DayNightKey>(&key))
            toggle->label = label;
        else
            continue;
        ++n;
    }
    return phone;
}

std::vector<Phone> fleet(const Family &family)
{
    std::vector<Phone> out;
    out.reserve(kHandsets);
    for (std::size_t i = 0; i < kHandsets; ++i)
        out.push_back(phoneOf(
            family, [i](int n) { return "Reception & Sales " + std::to_string(i * 31 + static_cast<std::size_t>(n)); }, i + 1));
    return out;
}

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
    const std::vector<Phone> phones = fleet(family);
    std::vector<render::Handset> handsets;
    for (const Phone &phone : phones)
        handsets.push_back(phone.handset());
    const render::SiteFacts facts = site().facts();
    const render::Renderer &shared = renderer();
    render::Rendered into;
    std::size_t bytes = 0;
    std::size_t next = 0;
    for (auto _ : state) {
        const auto done = shared.render(facts, handsets[next], into);
        if (!done)
            state.SkipWithError(done.error().sentence.c_str());
        benchmark::DoNotOptimize(into.files.data());
        bytes += bytesOf(into);
        next = next + 1 == handsets.size() ? 0 : next + 1;
    }
    count(state, bytes);
}

void copyAll(benchmark::State &state, const Family &family)
{
    std::vector<std::string> files;
    for (const Phone &phone : fleet(family)) {
        std::string all;
        for (const render::File &file : rendered(site(), phone).files)
            all += file.bytes;
        files.push_back(std::move(all));
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

// Configurations a second of Jinja2; 0 where it is not installed.
double jinja(const Family &family)
{
    const auto folder = std::filesystem::temp_directory_path() / ("pbx-bench-" + std::string(family.name));
    std::filesystem::create_directories(folder);
    int index = 0;
    const Phone marked = phoneOf(
        family, [](int n) { return "MARK" + std::to_string(1000 + n); }, 1);
    for (const render::File &file : rendered(site(), marked).files)
        std::ofstream(folder / std::to_string(index++), std::ios::binary) << file.bytes;
    const std::string command = "python3 " PBX_BENCH_DATA "/jinja_peer.py " + folder.string();
    double rate = 0;
    if (FILE *pipe = popen(command.c_str(), "r")) {
        if (std::fscanf(pipe, "%lf", &rate) != 1)
            rate = 0;
        pclose(pipe);
    }
    std::filesystem::remove_all(folder);
    return rate;
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

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    for (const Family &family : kFamilies) {
        benchmark::RegisterBenchmark(("render/" + std::string(family.name)).c_str(), renderAll, family);
        benchmark::RegisterBenchmark(("memcpy/" + std::string(family.name)).c_str(), copyAll, family);
    }
    Rates rates;
    benchmark::RunSpecifiedBenchmarks(&rates);
    std::printf("\n%-10s %-8s %12s %10s %14s %14s\n", "family", "model", "configs/s", "MB/s", "memcpy is", "Jinja2");
    for (const Family &family : kFamilies) {
        const std::string of = family.name;
        if (!rates.items.contains("render/" + of) || !rates.items.contains("memcpy/" + of))
            continue;
        const double own = rates.items["render/" + of];
        const double peer = jinja(family);
        std::printf("%-10s %-8s %12.0f %10.0f %11.1f x  ", family.name, family.model, own, rates.bytes["render/" + of] / 1e6,
                    rates.items["memcpy/" + of] / own);
        if (peer > 0)
            std::printf("%7.0f/s, we are %.0f x\n", peer, own / peer);
        else
            std::printf("not installed\n");
    }
    return 0;
}
