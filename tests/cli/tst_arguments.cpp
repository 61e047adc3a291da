#include "app/cli/arguments.h"

#include <gmock/gmock.h>
#include <set>

namespace pbx::cli {
namespace {

using testing::HasSubstr;

std::string refusal(const std::vector<std::string> &args)
{
    const auto parsed = Arguments::parse(args);
    return parsed ? "taken" : parsed.error().sentence;
}

TEST(Arguments, GivenOptionsAnywhereThenTheyMeanTheSame)
{
    for (const std::vector<std::string> &args : {std::vector<std::string>{"--json", "export", "A B", "-o", "x"},
                                                 {"export", "--output=x", "A B", "--json"},
                                                 {"export", "-ox", "--json", "--", "A B"}}) {
        const auto parsed = Arguments::parse(args);
        ASSERT_TRUE(parsed) << parsed.error().sentence;
        EXPECT_EQ(parsed->command()->name, "export");
        EXPECT_EQ(parsed->operand(0), "A B");
        EXPECT_EQ(parsed->value("output"), "x");
        EXPECT_TRUE(parsed->has("json"));
        EXPECT_FALSE(parsed->has("with-secrets"));
        EXPECT_EQ(parsed->value("workspace"), std::nullopt);
        EXPECT_EQ(parsed->operand(1), "");
    }
}

TEST(Arguments, GivenTwoWordsThenTheyAreOneCommand)
{
    const auto parsed = Arguments::parse({"firewall", "--json", "test", "Site", "::1"});
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->command()->name, "firewall test");
    EXPECT_EQ(parsed->operand(1), "::1");
}

TEST(Arguments, GivenADashOrADoubleDashThenTheyAreOperands)
{
    EXPECT_EQ(Arguments::parse({"import", "-"})->operand(0), "-");
    EXPECT_EQ(Arguments::parse({"import", "--", "--strange"})->operand(0), "--strange");
    EXPECT_EQ(Arguments::parse({"export", "x", "--output", "--y"})->value("output"), "--y");
}

TEST(Arguments, GivenAMistakeThenOneSentenceSaysWhich)
{
    EXPECT_THAT(refusal({}), HasSubstr("Say what to do"));
    EXPECT_THAT(refusal({"fl\ny"}), HasSubstr("no command “fl\\u{0a}y”"));
    EXPECT_THAT(refusal({"firewall"}), HasSubstr("Say “firewall test”"));
    EXPECT_THAT(refusal({"sites", "--colour"}), HasSubstr("no option “--colour”"));
    EXPECT_THAT(refusal({"sites", "-x"}), HasSubstr("no option “-x”"));
    EXPECT_THAT(refusal({"sites", "--diff"}), HasSubstr("sites has no option --diff"));
    EXPECT_THAT(refusal({"sites", "--json=yes"}), HasSubstr("takes no value"));
    EXPECT_THAT(refusal({"export", "x", "-o"}), HasSubstr("needs a value: PATH"));
    EXPECT_THAT(refusal({"export", "x", "-o", "a", "--output", "b"}), HasSubstr("stands twice"));
    EXPECT_THAT(refusal({"export"}), HasSubstr("needs SITE"));
    EXPECT_THAT(refusal({"firewall", "test", "x"}), HasSubstr("needs ADDRESS"));
    EXPECT_THAT(refusal({"url", "a", "b", "c"}), HasSubstr("“c” is too much"));
}

TEST(Arguments, GivenHelpThenAnythingElseMayBeMissing)
{
    EXPECT_EQ(Arguments::parse({"--help"})->command(), nullptr);
    EXPECT_EQ(Arguments::parse({"export", "--help"})->command()->name, "export");
    EXPECT_EQ(Arguments::parse({"-h", "export", "--nope"}).has_value(), false);
}

TEST(Commands, GivenTheTableThenEachNameAndLetterIsThereOnceAndEachOptionIsKnown)
{
    std::set<std::string_view> names;
    std::set<std::string_view> used;
    for (const Command &command : commands()) {
        EXPECT_TRUE(names.insert(command.name).second) << command.name;
        EXPECT_TRUE(std::string_view(command.summary).ends_with('.')) << command.name;
        EXPECT_NE(command.run, nullptr);
        bool optionalSeen = false;
        for (const Operand &operand : command.operands) {
            EXPECT_FALSE(optionalSeen && operand.required) << command.name;
            optionalSeen = optionalSeen || !operand.required;
        }
        for (const std::string_view each : command.options) {
            ASSERT_NE(option(each), nullptr) << each;
            EXPECT_FALSE(isGlobal(*option(each))) << each;
            used.insert(each);
        }
    }
    std::set<char> letters;
    for (const Option &each : options()) {
        EXPECT_TRUE(isGlobal(each) || used.contains(each.name)) << each.name;
        EXPECT_TRUE(!each.letter || letters.insert(each.letter).second) << each.name;
    }
}

TEST(Commands, GivenHelpThenNoLineIsTooLongForATerminal)
{
    std::string all = helpText();
    for (const Command &command : commands())
        all += helpText(command);
    for (std::size_t start = 0; start < all.size();) {
        const std::size_t end = all.find('\n', start);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - start, 110U) << all.substr(start, end - start);
        start = end + 1;
    }
}

TEST(Commands, GivenAnUnknownShellThenThereIsNoScript)
{
    EXPECT_TRUE(completionScript("tcsh").empty());
    for (const char *shell : {"bash", "zsh", "fish"})
        EXPECT_THAT(completionScript(shell), HasSubstr("with-secrets"));
}

} // namespace
} // namespace pbx::cli
