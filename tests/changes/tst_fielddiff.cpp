#include "changes/fielddiff.h"
#include "workbench.h"

#include <gmock/gmock.h>

namespace pbx::changes {
namespace {

using namespace pbx::testing;

struct TwoNames final : Names {
    std::string office(const Uuid &id) const override { return id == uuid(kOffice) ? "Head Office" : "Branch"; }
    std::string condition(const Uuid &) const override { return "Office Hours"; }
};

SlotId slot(const std::string &text)
{
    return SlotId::parse(text).value();
}

Extension jerry()
{
    Extension e = newExtension("101", "Jerry");
    e.id = uuid(kJerry);
    e.autoProvision.emplace();
    e.autoProvision->make = "Yealink";
    e.autoProvision->model = "T54W";
    e.autoProvision->keys = {{slot("1"), MainKey{}}, {slot("4"), UnusedKey{}}};
    return e;
}

std::vector<FieldChange> diff(const Extension &before, const Extension &after, bool password = false)
{
    const Object a = before;
    const Object b = after;
    return fieldDiff(&a, &b, password, TwoNames());
}

std::string line(const FieldChange &change)
{
    return change.field + ": " + change.before + " → " + change.after + (change.setOnPbx ? " [PBX]" : "");
}
std::vector<std::string> sentences(const std::vector<FieldChange> &changes)
{
    std::vector<std::string> out;
    for (const FieldChange &change : changes)
        out.push_back(line(change));
    return out;
}

TEST(FieldDiff, EqualObjectsHaveNoDifference)
{
    EXPECT_TRUE(diff(jerry(), jerry()).empty());
}

TEST(FieldDiff, ReadsAsTheFormShowsIt)
{
    Extension after = jerry();
    after.ringTime = RingTime::make(30).value();
    after.outboundNumber = DialString::parse("0734950187").value();
    after.hideCallerId = true;
    after.autoProvision->transport = Transport::Udp;
    after.autoProvision->keys.insert_or_assign(slot("4"), MonitorKey{ExtensionNumber::parse("102").value(), Label::parse("Kramer").value()});
    after.autoProvision->keys.insert_or_assign(slot("5"), SpeedDialKey{DialString::parse("131888").value(), {}});
    after.autoProvision->keys.insert_or_assign(slot("m1.1"), DayNightKey{uuid(kCondition), Label::parse("Night").value()});
    EXPECT_THAT(sentences(diff(jerry(), after)),
                ::testing::ElementsAre("Ring time: 40 s → 30 s [PBX]", "Outbound number: Use office default → 0734950187 [PBX]",
                                       "Hide caller ID: Off → On [PBX]", "Key 4: Not Used → Monitor 102, “Kramer”", "Key 5:  → Speed Dial 131888",
                                       "Module 1, key 1:  → Day/Night Toggle Office Hours, “Night”", "Transport: TCP → UDP"));
}

TEST(FieldDiff, GivesEachKeyAPointerOfItsOwnSlot)
{
    Extension after = jerry();
    after.autoProvision->keys.insert_or_assign(slot("m2.12"), LineKey{});
    const auto changes = diff(jerry(), after);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].pointer, "/autoProvision/keys/m2.12");
    EXPECT_EQ(changes[0].after, "Line Appearance");
}

TEST(FieldDiff, ShowsWhatIsGoneWhereItStood)
{
    Extension before = jerry();
    before.pickupGroup = Label::parse("1").value();
    before.autoProvision->keys.insert_or_assign(slot("2"), LineKey{});
    Extension after = jerry();
    after.name = Name::parse("Jerome").value();
    after.autoProvision->codec = Codec::G729a;
    EXPECT_THAT(sentences(diff(before, after)),
                ::testing::ElementsAre("Name: Jerry → Jerome", "Pickup group: 1 →  [PBX]", "Key 2: Line Appearance → ", "Codec: G711a → G729a"));
}

TEST(FieldDiff, TellsOfficesOfOneNameApart)
{
    Extension before = jerry();
    Extension after = jerry();
    before.office = uuid("0b8c7f6a-1f0e-4a60-8f8e-111111111102");
    after.office = uuid("0b8c7f6a-1f0e-4a60-8f8e-111111111103");
    EXPECT_THAT(sentences(diff(before, after)), ::testing::ElementsAre("Office: Branch → Branch"));
}

TEST(FieldDiff, NeverShowsAPasswordAndSaysThatThePbxMustHaveItToo)
{
    const auto changes = diff(jerry(), jerry(), true);
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(line(changes[0]), "SIP password: •••••••• → •••••••• [PBX]");
    EXPECT_TRUE(changes[0].secret);
    EXPECT_TRUE(changes[0].reachesPhone);
}

TEST(FieldDiff, MasksParametersThatSoundLikeSecrets)
{
    Extension after = jerry();
    after.autoProvision->overrides = {{"security.user_password", "CANARY-91"}, {"features/tone~x", "1"}};
    const auto changes = diff(jerry(), after);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].pointer, "/autoProvision/overrides/features~1tone~0x");
    EXPECT_EQ(changes[0].after, "1");
    EXPECT_EQ(changes[1].after, "••••••••");
    Extension other = after;
    other.autoProvision->overrides["security.user_password"] = "CANARY-92";
    EXPECT_EQ(diff(after, other).size(), 1U) << "a changed secret is still a change";
}

TEST(FieldDiff, SwitchingAutoProvisionOnListsTheHandset)
{
    Extension before = jerry();
    before.autoProvision.reset();
    const auto changes = sentences(diff(before, jerry()));
    EXPECT_THAT(changes, ::testing::Contains("Auto Provision: Off → On"));
    EXPECT_THAT(changes, ::testing::Contains("Model:  → T54W"));
    EXPECT_THAT(changes, ::testing::Contains("Key 1:  → Main Extension"));
}

TEST(FieldDiff, CreatedAndDeletedObjectsHaveOneSide)
{
    const Object rule =
        FirewallRule{uuid(kRule), Label::parse("Home").value(), IpPrefix::parse("192.0.2.0/24").value(), Label::parse("IP Telephony").value()};
    const auto created = fieldDiff(nullptr, &rule, false, TwoNames());
    EXPECT_THAT(sentences(created),
                ::testing::ElementsAre("Description:  → Home", "IP address:  → 192.0.2.0", "Netmask:  → 24", "Scope:  → IP Telephony"));
    const auto deleted = fieldDiff(&rule, nullptr, false, TwoNames());
    EXPECT_THAT(sentences(deleted), ::testing::Contains("Netmask: 24 → "));
    EXPECT_TRUE(fieldDiff(nullptr, nullptr, false, TwoNames()).empty());
}

TEST(FieldDiff, StaticNetworkAndOfficeHoursReadPlainly)
{
    Extension after = jerry();
    after.autoProvision->network = StaticNetwork{
        IpAddress::parse("192.168.1.52").value(), 24, IpAddress::parse("192.168.1.1").value(), {IpAddress::parse("203.0.113.53").value()}};
    EXPECT_THAT(sentences(diff(jerry(), after)), ::testing::ElementsAre("IP address assignment: DHCP → Static", "IP address:  → 192.168.1.52",
                                                                        "Subnet:  → 24", "Gateway:  → 192.168.1.1", "DNS 1:  → 203.0.113.53"));
    const DayNightCondition day{uuid(kCondition),
                                Name::parse("Day").value(),
                                DialString::parse("*281").value(),
                                {{Weekday::Monday, Weekday::Friday, 510, 1020}, {Weekday::Saturday, Weekday::Saturday, 540, 1440}}};
    DayNightCondition later = day;
    later.hours.pop_back();
    const Object a = day;
    const Object b = later;
    EXPECT_THAT(sentences(fieldDiff(&a, &b, false, TwoNames())),
                ::testing::ElementsAre("Office hours: Mon–Fri 08:30–17:00, Sat 09:00–24:00 → Mon–Fri 08:30–17:00 [PBX]"));
}

TEST(FieldDiff, HostileNamesStayWhatTheyAre)
{
    Extension after = jerry();
    after.name = Name::parse("\"><&;# \xF0\x9F\x98\x80 \xD7\xA9").value();
    EXPECT_EQ(diff(jerry(), after).at(0).after, after.name.text());
}

} // namespace
} // namespace pbx::changes
