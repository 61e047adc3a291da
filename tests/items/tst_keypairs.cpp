// Every kind of thing that can be dragged, over every kind of key, in every way: what is taken and what is refused.
#include "items/keycargo.h"

#include "support/keysample.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;

namespace {

enum class Refusal : unsigned char { None, Everywhere, OntoMain };

struct Source {
    const char *name;
    CargoKey key;
    const char *handset; // where it stands
    Refusal insert, replace, swap;
};

std::vector<Source> sources()
{
    std::vector<Source> out;
    for (const auto &[at, key] : test::keys()) { // its own keys
        if (!at.isOnPhone() || at == slot("8") || at == slot("9"))
            continue; // one of each type
        out.push_back({"own", {typeOf(key), key, at}, "jerry", Refusal::None, Refusal::OntoMain, Refusal::None});
        // Of another phone it is a copy; Main Extension stays there.
        const Refusal always = std::holds_alternative<MainKey>(key) ? Refusal::Everywhere : Refusal::None;
        out.push_back(
            {"foreign", {typeOf(key), key, at}, "kramer", always, always == Refusal::None ? Refusal::OntoMain : always, Refusal::Everywhere});
    }
    for (const KeyType type : {KeyType::Line, KeyType::Unused, KeyType::Monitor, KeyType::DayNight})
        out.push_back({"type", {type, {}, {}}, "", Refusal::None, Refusal::OntoMain, Refusal::Everywhere});
    out.push_back({"speed dial without number", {KeyType::SpeedDial, {}, {}}, "", Refusal::Everywhere, Refusal::Everywhere, Refusal::Everywhere});
    out.push_back({"person", {KeyType::Monitor, MonitorKey{test::number("105"), {}}, {}}, "", Refusal::None, Refusal::OntoMain, Refusal::Everywhere});
    out.push_back(
        {"oneself", {KeyType::Monitor, MonitorKey{test::number("101"), {}}, {}}, "", Refusal::None, Refusal::OntoMain, Refusal::Everywhere});
    out.push_back({"stranger",
                   {KeyType::Monitor, MonitorKey{test::number("9999"), {}}, {}},
                   "",
                   Refusal::Everywhere,
                   Refusal::Everywhere,
                   Refusal::Everywhere});
    out.push_back(
        {"condition", {KeyType::DayNight, DayNightKey{test::holidays(), {}}, {}}, "", Refusal::None, Refusal::OntoMain, Refusal::Everywhere});
    return out;
}

TEST(KeyPairs, GivenEverySourceAndTarget_ThenWhatIsTakenAndWhatIsRefusedIsAsStated)
{
    KeyContext context = test::context();
    context.handset = QStringLiteral("jerry");
    const char *targets[] = {"1", "2", "3", "4", "5", "6", "7", "12", "m1.1", "m1.60"}; // each type, empty, another page, module
    int pairs = 0;
    for (const Source &source : sources()) {
        for (const char *target : targets) {
            const std::pair<DropMode, Refusal> ways[] = {
                {DropMode::Insert, source.insert}, {DropMode::Replace, source.replace}, {DropMode::Swap, source.swap}};
            for (const auto &[mode, refusal] : ways) {
                const bool ontoItself = source.key.from == slot(target) && source.handset == std::string_view("jerry");
                const bool refused = refusal == Refusal::Everywhere || (refusal == Refusal::OntoMain && slot(target) == slot("1") && !ontoItself);
                const auto dropped = unpack({QString::fromUtf8(source.handset), {source.key}}, test::keys(), context);
                const bool done = dropped && planDrop(test::keys(), *dropped, slot(target), mode, context).edit.done;
                EXPECT_EQ(done, !refused) << source.name << ' ' << jsonName(source.key.type) << " onto " << target << ", mode "
                                          << static_cast<int>(mode);
                ++pairs;
            }
        }
    }
    EXPECT_GT(pairs, 500);
}

} // namespace
