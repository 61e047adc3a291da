// What must hold for every model, whatever is entered: 10,000 handsets in continuous integration, a million at night.

#include "parsers.h"
#include "randomphone.h"
#include "support/volume.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace pbx;
using namespace pbx::test;
using namespace pbx::domain;

namespace {

using Values = std::map<std::string, render::ExplainedParameter>; // by file and name; lists of one name are numbered

Values explained(const Pinetree &site, const Phone &phone)
{
    Values out;
    const auto told = renderer().explain(site.facts(), phone.handset());
    EXPECT_TRUE(told) << (told ? "" : told.error().sentence);
    if (!told)
        return out;
    for (const render::ExplainedParameter &parameter : told->parameters) {
        std::string name = parameter.file + " " + parameter.name;
        for (int n = 2; out.contains(name); ++n)
            name = parameter.file + " " + parameter.name + " #" + std::to_string(n);
        out.emplace(name, parameter);
    }
    return out;
}

// The names of parameters whose values differ and that none of the fields explains.
std::vector<std::string> unexplained(const Values &before, const Values &after, const std::set<std::string> &fields)
{
    std::vector<std::string> out;
    const auto owned = [&fields](const render::ExplainedParameter &parameter) {
        return std::ranges::any_of(parameter.fields, [&](const std::string &field) { return fields.contains(field); });
    };
    for (const auto &[name, parameter] : before) {
        const auto at = after.find(name);
        const bool same = at != after.end() && at->second.value == parameter.value;
        if (!same && !owned(parameter) && (at == after.end() || !owned(at->second)))
            out.push_back(name);
    }
    for (const auto &[name, parameter] : after) {
        if (!before.contains(name) && !owned(parameter))
            out.push_back(name);
    }
    return out;
}

// Lists that the phone takes in their order: what comes after a change moves up.
bool isInAList(const std::string &name)
{
    return name.find("attendant.resourceList.") != std::string::npos || name.find("item/") != std::string::npos
           || (name.find("lineKey.") != std::string::npos && name.ends_with(".index"));
}

} // namespace

class RoundTrip : public testing::TestWithParam<std::size_t> {}; // in parts, which run side by side
constexpr std::size_t kParts = 8;

TEST_P(RoundTrip, GivenAnyHandsetWhenItIsRenderedThenAnotherReaderFindsExactlyTheExpectedParametersEachOnce)
{
    const auto models = allModels();
    const std::size_t cases = volume(10'000, 1'000'000);
    for (std::size_t i = GetParam(); i < cases; i += kParts) {
        RandomPhone random(static_cast<unsigned>(i));
        Pinetree site;
        const catalogue::Model &model = *models[i / kParts % models.size()];
        const Phone phone = random.make(site, model);
        const auto told = renderer().explain(site.facts(), phone.handset());
        ASSERT_TRUE(told) << i << " " << model.traits.model << ": " << told.error().sentence;
        for (const render::File &file : told->files) {
            Parameters wanted;
            for (const render::ExplainedParameter &parameter : told->parameters) {
                if (parameter.file != file.name)
                    continue;
                wanted.emplace_back(asRead(parameter.name), parameter.value);
            }
            std::string why;
            const auto read = readParameters(file.bytes, why);
            ASSERT_TRUE(read) << i << " " << model.traits.model << " " << file.name << ": " << why;
            ASSERT_EQ(*read, wanted) << i << " " << model.traits.model << " " << file.name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Handsets, RoundTrip, testing::Range<std::size_t>(0, kParts));

TEST(Properties, GivenAnyHandsetWhenItIsRenderedTwiceThenItsBytesAreTheSameAndThoseThatAreExplained)
{
    const auto models = allModels();
    for (std::size_t i = 0; i < volume(1'000, 100'000); ++i) {
        RandomPhone random(static_cast<unsigned>(i + 1'000'000));
        Pinetree site;
        const Phone phone = random.make(site, *models[i % models.size()]);
        const auto first = rendered(site, phone);
        const auto second = rendered(site, phone);
        const auto told = renderer().explain(site.facts(), phone.handset());
        ASSERT_TRUE(told);
        for (std::size_t f = 0; f < first.files.size(); ++f) {
            ASSERT_EQ(first.files[f].bytes, second.files[f].bytes) << i;
            ASSERT_EQ(first.files[f].bytes, told->files[f].bytes) << i << " " << phone.model->traits.model;
            ASSERT_EQ(first.files[f].secrets.size(), told->files[f].secrets.size()) << i;
        }
    }
}

TEST(Properties, GivenAnyHandsetWhenOneFieldChangesThenOnlyParametersThatComeFromItChange)
{
    struct Change {
        const char *field;
        void (*change)(Phone &);
    };
    const Change changes[] = {
        {"/name", [](Phone &p) { p.extensions.front().name = *Name::parse("Another name"); }},
        {"/password", [](Phone &p) { p.passwords.front() = "Another-1"; }},
        {"/autoProvision/codec", [](Phone &p) { p.settings().codec = p.settings().codec == Codec::G711a ? Codec::G729a : Codec::G711a; }},
        {"/autoProvision/transport",
         [](Phone &p) { p.settings().transport = p.settings().transport == Transport::Tcp ? Transport::Udp : Transport::Tcp; }},
        {"/autoProvision/startingPort", [](Phone &p) { p.settings().startingPort = *Port::make(5083); }},
        {"/autoProvision/callWaitingTone", [](Phone &p) { p.settings().callWaitingTone = !p.settings().callWaitingTone; }},
        {"/autoProvision/callsPerLineKey", [](Phone &p) { p.settings().callsPerLineKey = *CallsPerLineKey::make(7); }},
        {"/autoProvision/network", [](Phone &p) { p.settings().network.reset(); }},
    };
    std::size_t seed = 0;
    for (const catalogue::Model *model : allModels()) {
        for (const Change &change : changes) {
            RandomPhone random(static_cast<unsigned>(seed++));
            Pinetree site;
            Phone phone = random.make(site, *model);
            const Values before = explained(site, phone);
            change.change(phone);
            // Keys without a label of their own show the name, and a line key the number.
            std::set<std::string> fields{change.field};
            if (fields.contains("/name")) {
                for (const auto &[slot, key] : phone.settings().keys)
                    fields.insert("/autoProvision/keys/" + slot.toString());
            }
            const auto others = unexplained(before, explained(site, phone), fields);
            EXPECT_TRUE(others.empty()) << model->traits.make << " " << model->traits.model << " " << change.field << ": " << others.front();
        }
    }
}

TEST(Properties, GivenAnyHandsetWhenTwoKeysChangePlacesThenOnlyTheirPlacesChange)
{
    std::size_t seed = 5000;
    for (const catalogue::Model *model : allModels()) {
        if (model->traits.keys < 2)
            continue;
        RandomPhone random(static_cast<unsigned>(seed++));
        Pinetree site;
        Phone phone = random.make(site, *model);
        KeyMap &keys = phone.settings().keys;
        const SlotId one = keys.begin()->first;
        SlotId other = SlotId::phone(model->traits.keys);
        if (other == one)
            other = SlotId::phone(1);
        keys.try_emplace(other, random.key(site));
        const Values before = explained(site, phone);
        std::swap(keys.at(one), keys.at(other));
        auto changed =
            unexplained(before, explained(site, phone), {"/autoProvision/keys/" + one.toString(), "/autoProvision/keys/" + other.toString()});
        std::erase_if(changed, isInAList);
        EXPECT_TRUE(changed.empty()) << model->traits.make << " " << model->traits.model << ": " << changed.front();
    }
}
