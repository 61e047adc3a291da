#include "renderpeers.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <new>
#include <nlohmann/json.hpp>

using namespace pbx;
using namespace pbx::test;

namespace {
std::atomic<std::size_t> allocated = 0;
} // namespace

void *operator new(std::size_t size)
{
    ++allocated;
    if (void *memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void *memory) noexcept
{
    std::free(memory);
}
void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace pbx::bench {

namespace {

// clang-format off
constexpr Family kFamilies[] = {
    {"yealink", "Yealink", "T46U", false, "yealink.cfg.j2", false},
    {"yealink+module", "Yealink", "T46U", true, "yealink.cfg.j2", false},
    {"poly", "Poly", "VVX 600"},
    {"cisco-spa", "Cisco", "SPA509G"},
    {"cisco-mpp", "Cisco", "8851"},
    {"fanvil", "Fanvil", "X6U"},
    {"fanvil-old", "Fanvil", "X4"},
    {"panasonic", "Panasonic", "KX-HDV230", false, nullptr, false},
    {"grandstream", "Grandstream", "GRP2615"},
    {"htek", "Htek", "UC926"},
    {"mitel", "Mitel", "6869i", false, nullptr, false},
    {"snom", "Snom", "D785"},
    {"gigaset-maxwell", "Gigaset", "Maxwell3"},
};
// clang-format on

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
    if (family.module)
        settings.modules->count = 1;
    else
        settings.modules.reset();
    std::erase_if(settings.keys, [&](const auto &key) { return key.first.module() > (family.module ? 1 : 0); });
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

Phone numbered(const Family &family, std::size_t i)
{
    const char *word = family.templateFile ? "Reception + Sales " : "Reception & Sales "; // autoescape would spell the first otherwise
    return phoneOf(
        family, [i, word](int n) { return word + std::to_string(i * 31 + static_cast<std::size_t>(n)); }, i + 1);
}

// What a template needs of a handset, as such systems hand it over.
nlohmann::json factsOf(const Phone &phone)
{
    const domain::Extension &extension = phone.extensions.front();
    const domain::AutoProvision &settings = *extension.autoProvision;
    const domain::Site &of = site().document().site;
    const render::SiteFacts facts = site().facts();
    nlohmann::json keys = nlohmann::json::array();
    for (const auto &[slot, key] : settings.keys) {
        nlohmann::json one{{"n", slot.key()}, {"module", slot.module()}, {"type", domain::jsonName(domain::typeOf(key))}};
        if (const auto *monitor = std::get_if<domain::MonitorKey>(&key))
            one.update({{"number", monitor->extension.text()}, {"label", monitor->label.text()}});
        else if (const auto *dial = std::get_if<domain::SpeedDialKey>(&key))
            one.update({{"number", dial->number.text()}, {"label", dial->label.text()}});
        else if (const auto *toggle = std::get_if<domain::DayNightKey>(&key))
            one.update({{"number", facts.condition(toggle->condition)->dialCode.text()}, {"label", toggle->label.text()}});
        keys.push_back(std::move(one));
    }
    nlohmann::json codecs = nlohmann::json::array();
    codecs.push_back({{"name", "pcma"}, {"enable", 1}, {"priority", 1}});
    codecs.push_back({{"name", "g729"}, {"enable", 1}, {"priority", 2}});
    for (const char *name : {"pcmu", "g722", "opus", "ilbc", "ilbc_13_33kbps", "ilbc_15_2kbps", "g726_16", "g726_24", "g726_32", "g726_40", "g723_53",
                             "g723_63", "g722_1_24kpbs", "g722_1c_24kpbs", "g722_1c_32kpbs", "g722_1c_48kpbs"})
        codecs.push_back({{"name", name}, {"enable", 0}, {"priority", 0}});
    return {{"url", kUrl},
            {"admin_password", kAdmin},
            {"port", settings.startingPort.number()},
            {"call_waiting_tone", settings.callWaitingTone},
            {"calls", settings.callsPerLineKey.calls()},
            {"time_zone", "+10"},
            {"network", nullptr},
            {"name", extension.name.text()},
            {"number", extension.number.text()},
            {"password", phone.passwords.front()},
            {"domain", of.domain.text()},
            {"sip_port", of.sipServer.port.number()},
            {"transport", settings.transport == domain::Transport::Tcp ? "TCP" : "UDP"},
            {"proxy", nullptr},
            {"voicemail", of.voicemailNumber.text()},
            {"pickup", of.pickupCode.text()},
            {"codecs", std::move(codecs)},
            {"keys", std::move(keys)}};
}

void writeEquivalent(const Family &family, const std::filesystem::path &folder)
{
    nlohmann::json facts = nlohmann::json::array();
    for (std::size_t i = 0; i < 50; ++i) {
        const Phone phone = numbered(family, i);
        facts.push_back(factsOf(phone));
        std::ofstream(folder / (std::to_string(i) + ".cfg"), std::ios::binary) << rendered(site(), phone).files.back().bytes;
    }
    std::ofstream(folder / "facts.json") << facts.dump();
    std::filesystem::copy_file(std::filesystem::path(PBX_BENCH_DATA "/templates") / family.templateFile, folder / "template.j2");
}

void writeMarked(const Family &family, const std::filesystem::path &folder)
{
    int index = 0;
    const Phone marked = phoneOf(
        family, [](int n) { return "MARK" + std::to_string(1000 + n); }, 1);
    for (const render::File &file : rendered(site(), marked).files)
        std::ofstream(folder / std::to_string(index++), std::ios::binary) << file.bytes;
}

} // namespace

std::span<const Family> families()
{
    return kFamilies;
}

Fleet::Fleet(const Family &family, std::size_t count)
    : m_facts(site().facts())
{
    for (std::size_t i = 0; i < count; ++i)
        m_phones.push_back(numbered(family, i));
    for (const Phone &phone : m_phones)
        m_handsets.push_back(phone.handset());
}

bool Fleet::render(std::size_t index, render::Rendered &into) const
{
    return renderer().render(m_facts, m_handsets[index], into).has_value();
}

double jinja(const Family &family)
{
    const auto folder = std::filesystem::temp_directory_path() / ("pbx-bench-" + std::string(family.name));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    if (family.templateFile)
        writeEquivalent(family, folder);
    else
        writeMarked(family, folder);
    const std::string command = "/usr/bin/python3 " PBX_BENCH_DATA "/jinja_peer.py " + folder.string();
    double rate = 0;
    if (FILE *pipe = popen(command.c_str(), "r")) {
        if (std::fscanf(pipe, "%lf", &rate) != 1)
            rate = 0;
        pclose(pipe);
    }
    std::filesystem::remove_all(folder);
    return rate;
}

std::size_t allocations()
{
    return allocated;
}

std::size_t residentBytes()
{
    std::ifstream in("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    in >> all >> resident;
    return resident * 4096;
}

} // namespace pbx::bench
