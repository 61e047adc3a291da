#include "fixture.h"

#include "domain/chars.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace pbx::test {

using namespace domain;

std::string readFile(const std::string &path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

const render::Renderer &renderer()
{
    static const auto made = render::Renderer::make(catalogue::Catalogue::builtIn());
    if (!made) {
        ADD_FAILURE() << made.error().sentence;
        std::abort();
    }
    return **made;
}

std::vector<const catalogue::Model *> allModels()
{
    std::vector<const catalogue::Model *> out;
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes())
        std::ranges::copy(catalogue.models(make), std::back_inserter(out));
    return out;
}

std::string asRead(std::string name)
{
    std::ranges::replace(name, '/', '.');
    return name;
}

render::Handset Phone::handset() const
{
    render::Handset out{model, *extensions.front().autoProvision->mac, {}, kUrl, kAdmin, firmware};
    for (std::size_t i = 0; i < extensions.size(); ++i)
        out.accounts.push_back({&extensions[i], passwords[i]});
    return out;
}

namespace {

SiteDocument readSample()
{
    auto read = readDocument(readFile(PBX_SOURCE_DIR "/resources/sample/pinetree.json"), catalogue::Catalogue::builtIn());
    if (!read) {
        ADD_FAILURE() << read.error().error.sentence;
        std::abort();
    }
    return std::move(read->document);
}

} // namespace

Pinetree::Pinetree()
    : m_document([]() -> const SiteDocument & {
        static const SiteDocument sample = readSample();
        return sample;
    }())
{}

render::SiteFacts Pinetree::facts() const
{
    render::SiteFacts facts(m_document.site);
    for (const Office &office : m_document.offices)
        facts.add(office);
    for (const DayNightCondition &condition : m_document.dayNightConditions)
        facts.add(condition);
    for (const Extension &extension : m_document.extensions)
        facts.addName(extension.number, extension.name);
    return facts;
}

Phone Pinetree::phone(std::string_view number) const
{
    Phone out;
    for (const Extension &extension : m_document.extensions) {
        if (extension.number.text() == number) {
            out.extensions.push_back(extension);
            out.passwords.push_back(extension.password->text());
            out.model = catalogue::Catalogue::builtIn().model(extension.autoProvision->make, extension.autoProvision->model);
        }
    }
    return out;
}

Phone Pinetree::with(std::string_view make, std::string_view model) const
{
    Phone out = phone("101");
    out.model = catalogue::Catalogue::builtIn().model(make, model);
    if (!out.model) {
        ADD_FAILURE() << make << " " << model << " is not in the catalogue";
        std::abort();
    }
    AutoProvision &settings = out.settings();
    settings.make = out.model->traits.make;
    settings.model = out.model->traits.model;
    settings.modules.reset();
    settings.overrides.clear();
    settings.keys.clear();
    if (out.model->traits.keys > 0)
        settings.keys.emplace(SlotId::phone(1), MainKey{});
    if (out.model->traits.dect)
        settings.handset = 1;
    return out;
}

Phone Pinetree::full(std::string_view make, std::string_view model) const
{
    Phone out = with(make, model);
    AutoProvision &settings = out.settings();
    const Uuid condition = m_document.dayNightConditions.front().id;
    int turn = 0;
    const auto next = [&]() -> Key {
        const std::string n = std::to_string(turn);
        switch (turn++ % 5) {
        case 0: return MonitorKey{*ExtensionNumber::parse("102"), *Label::parse("Monitor " + n)};
        case 1: return SpeedDialKey{*DialString::parse("0400" + n), *Label::parse("Dial " + n)};
        case 2: return DayNightKey{condition, *Label::parse("Night " + n)};
        case 3: return LineKey{};
        default: return UnusedKey{};
        }
    };
    for (int key = 2; key <= out.model->traits.keys; ++key)
        settings.keys.emplace(SlotId::phone(key), next());
    if (out.model->modules.empty())
        return out;
    const ModuleTraits &module = out.model->modules.front().traits;
    settings.modules = ExpansionModules{module.type, module.most};
    for (int m = 1; m <= module.most; ++m) {
        for (int key = 1; key <= module.keys; ++key) {
            if (std::ranges::find(module.unusable, key) == module.unusable.end())
                settings.keys.emplace(SlotId::onModule(m, key), next());
        }
    }
    return out;
}

// As hostile as the phone's file can hold: what it cannot is refused, and has tests of its own.
static std::string hostilePassword(Phone phone)
{
    std::string out = phone.passwords.front();
    const std::string all = kHostile;
    for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
        (void)nextCodePoint(all, to);
        phone.extensions.front().password = SipPassword::parse(out + all.substr(from, to - from)).value();
        if (renderer().unwritable(phone.extensions.front()).empty())
            out = phone.extensions.front().password->text();
    }
    return out;
}

Phone Pinetree::hostile(std::string_view make, std::string_view model) const
{
    Phone out = full(make, model);
    out.extensions.front().name = *Name::parse("Jerry " + std::string(kHostile));
    out.passwords.front() = hostilePassword(out);
    AutoProvision &settings = out.settings();
    settings.callsPerLineKey = *CallsPerLineKey::make(3);
    settings.callWaitingTone = false;
    settings.startingPort = *Port::make(5074);
    settings.codec = Codec::G729a;
    settings.transport = Transport::Udp;
    settings.network = StaticNetwork{
        *IpAddress::parse("10.1.2.3"), 20, *IpAddress::parse("10.1.0.1"), {*IpAddress::parse("10.1.0.2"), *IpAddress::parse("10.1.0.3")}};
    for (auto &[slot, key] : settings.keys) {
        const auto spoil = [](auto &of) {
            if constexpr (requires { of.label; })
                of.label = *Label::parse(of.label.text() + " " + kHostile);
        };
        std::visit(spoil, key);
    }
    return out;
}

Result<render::Rendered> render(const Pinetree &site, const Phone &phone)
{
    return renderer().render(site.facts(), phone.handset());
}

render::Rendered rendered(const Pinetree &site, const Phone &phone)
{
    auto out = render(site, phone);
    if (!out) {
        ADD_FAILURE() << phone.model->traits.model << ": " << out.error().sentence;
        return {};
    }
    return std::move(*out);
}

} // namespace pbx::test
