// Every model of the catalogue, with everything on it.

#include "fixture.h"
#include "parsers.h"

#include <gtest/gtest.h>
#include <set>
#include <thread>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

// "account.2.sip_server.1.port" and "account.{account.index}.sip_server.1.port" both → "account.#.sip_server.#.port".
std::string shape(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size();) {
        if (name[i] == '{') {
            i = name.find('}', i) + 1;
            out += '#';
        } else if (name[i] >= '0' && name[i] <= '9') {
            while (i < name.size() && name[i] >= '0' && name[i] <= '9')
                ++i;
            out += '#';
        } else {
            out += name[i++];
        }
    }
    return out;
}

std::vector<std::string> firmwareOf(const catalogue::Model &model)
{
    std::vector<std::string> out{""};
    for (const catalogue::Firmware &firmware : model.firmware)
        out.push_back(firmware.id);
    return out;
}

} // namespace

TEST(Models, GivenEveryModelAndFirmwareWithAllItsKeysWhenRenderedThenItsFilesParseAndEveryNameHasASource)
{
    const Pinetree site;
    int listed = 0;
    for (const catalogue::Model *model : allModels()) {
        listed += model->listed ? 1 : 0;
        for (const std::string &firmware : firmwareOf(*model)) {
            Phone phone = site.full(model->traits.make, model->traits.model);
            phone.firmware = firmware;
            const auto result = rendered(site, phone);
            ASSERT_FALSE(result.files.empty());
            std::set<std::string> known{"item.#", "item.ln", "item.fn", "item.ct", "item.sd"};
            for (const auto &parameter : renderer().parameters(*model, firmware)) {
                EXPECT_FALSE(parameter.source.empty()) << parameter.name;
                known.insert(shape(asRead(parameter.name)));
            }
            for (const render::File &file : result.files) {
                std::string why;
                const auto parameters = readParameters(file.bytes, why);
                ASSERT_TRUE(parameters) << model->traits.model << " " << firmware << " " << file.name << ": " << why;
                for (const auto &[name, value] : *parameters)
                    ASSERT_TRUE(known.contains(shape(name))) << model->traits.model << ": " << name << " has no source";
            }
        }
    }
    EXPECT_EQ(listed, 51);
}

TEST(Models, GivenAPhoneWithUnusedPlacesWhenRenderedThenEachOfThemIsWrittenAsOff)
{
    const Pinetree site;
    for (const catalogue::Model *model : allModels()) {
        Phone phone = site.with(model->traits.make, model->traits.model);
        if (!model->modules.empty())
            phone.settings().modules = ExpansionModules{model->modules.front().traits.type, model->modules.front().traits.most};
        const auto gaps = renderer().gaps(*model);
        const auto told = renderer().explain(site.facts(), phone.handset());
        ASSERT_TRUE(told) << model->traits.model;
        std::set<std::string> written;
        for (const render::ExplainedParameter &parameter : told->parameters)
            written.insert(parameter.fields.begin(), parameter.fields.end());
        const auto isOff = [&](const SlotId &slot) { return written.contains("/autoProvision/keys/" + slot.toString()); };
        const auto lacks = [&](std::string_view field) { return std::ranges::find(gaps, field, &render::Gap::pointer) != gaps.end(); };
        for (int key = 2; key <= model->traits.keys && !lacks("/autoProvision/keys"); ++key)
            EXPECT_TRUE(isOff(SlotId::phone(key))) << model->traits.model << " " << key;
        if (model->modules.empty() || lacks("/autoProvision/expansionModules"))
            continue;
        const ModuleTraits &module = model->modules.front().traits;
        for (int m = 1; m <= module.most; ++m) {
            for (int key = 1; key <= module.keys; ++key) {
                const bool usable = std::ranges::find(module.unusable, key) == module.unusable.end();
                EXPECT_EQ(isOff(SlotId::onModule(m, key)), usable) << model->traits.model << " m" << m << "." << key;
            }
        }
    }
}

TEST(Models, GivenEveryModelAndFirmwareWhenItsFilesAreExplainedThenAnotherReaderFindsExactlyTheseParametersAndValues)
{
    const Pinetree site;
    for (const catalogue::Model *model : allModels()) {
        for (const std::string &firmware : firmwareOf(*model)) {
            Phone phone = site.full(model->traits.make, model->traits.model);
            phone.firmware = firmware;
            phone.extensions.front().name = *Name::parse("\"><&;#'|$ \u00fc\u65e5");
            const auto plain = rendered(site, phone);
            const auto told = renderer().explain(site.facts(), phone.handset());
            ASSERT_TRUE(told);
            for (std::size_t f = 0; f < plain.files.size(); ++f) {
                EXPECT_EQ(told->files.at(f).bytes, plain.files[f].bytes) << model->traits.model;
                Parameters wanted;
                for (const render::ExplainedParameter &parameter : told->parameters) {
                    if (parameter.file == plain.files[f].name)
                        wanted.emplace_back(asRead(parameter.name), parameter.value);
                }
                std::string why;
                const auto read = readParameters(plain.files[f].bytes, why);
                ASSERT_TRUE(read) << model->traits.model << " " << why;
                EXPECT_EQ(*read, wanted) << model->traits.model << " " << firmware << " " << plain.files[f].name;
            }
        }
    }
}

TEST(Models, GivenOnePhoneWhenItIsRenderedOftenAndOnSeveralThreadsThenTheBytesAreTheSame)
{
    const Pinetree site;
    const Phone phone = site.full("Yealink", "T46S");
    const auto facts = site.facts();
    const render::Renderer &shared = renderer();
    const auto first = rendered(site, phone);
    std::vector<std::thread> threads;
    std::array<bool, 4> same{};
    for (bool &ok : same) {
        threads.emplace_back([&ok, &phone, &facts, &first, &shared] {
            render::Rendered again;
            ok = true;
            for (int i = 0; i < 50; ++i) {
                ok = ok && shared.render(facts, phone.handset(), again).has_value() && again.files.size() == first.files.size();
                for (std::size_t f = 0; ok && f < first.files.size(); ++f)
                    ok = again.files[f].bytes == first.files[f].bytes && again.files[f].name == first.files[f].name;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(same, (std::array<bool, 4>{true, true, true, true}));
}

TEST(Models, GivenABaseWithTwoHandsetsWhenRenderedThenEachAccountStandsAtItsHandsetsNumber)
{
    const Pinetree site;
    Phone phone = site.with("Yealink", "W60B");
    phone.extensions.push_back(phone.extensions.front());
    phone.passwords.emplace_back("second");
    phone.extensions.back().number = *ExtensionNumber::parse("105");
    phone.extensions.back().autoProvision->handset = 4;
    std::string why;
    const auto file = readParameters(rendered(site, phone).files.at(1).bytes, why).value();
    const auto value = [&file](const std::string &name) {
        const auto at = std::ranges::find(file, name, &std::pair<std::string, std::string>::first);
        return at == file.end() ? std::string("-") : at->second;
    };
    EXPECT_EQ(value("account.1.user_name"), "101");
    EXPECT_EQ(value("account.4.user_name"), "105");
    EXPECT_EQ(value("account.4.password"), "second");
    EXPECT_EQ(value("account.2.enable"), "0");
    EXPECT_EQ(value("account.2.user_name"), "-");
    EXPECT_EQ(value("handset.4.incoming_lines"), "4");
    EXPECT_EQ(value("handset.2.name"), "-");
}

TEST(Models, GivenADeskPhoneWithTwoExtensionsWhenRenderedThenItIsRefused)
{
    const Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    phone.extensions.push_back(phone.extensions.front());
    phone.passwords.emplace_back("second");
    const auto result = test::render(site, phone);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, ErrorKind::Invalid);
}
