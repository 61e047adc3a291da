// What is exported is imported to exactly the same, whatever people called their things, and no cell is a formula.
#include "items/csvexport.h"
#include "support/csvsample.h"
#include "support/qtext.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <random>

using namespace pbx;
using items::CsvExport;
using items::CsvKind;
using pbx::test::planOf;
using pbx::test::SampleWorkspace;
using testing::HasSubstr;
using testing::Not;

namespace {

class Hostile {
public:
    explicit Hostile(unsigned seed)
        : m_random(seed)
    {}
    [[nodiscard]] std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }
    [[nodiscard]] bool chance() { return below(2) == 1; }
    [[nodiscard]] std::string text(std::size_t most)
    {
        static const std::vector<std::string> pieces{"=", "+", "-", "@", "'", "''", "\"",   ",",    ";",
                                                     "|", " ", "1", "A", "ü", "日", "*281", "none", "%1"};
        std::string out;
        for (std::size_t i = below(most + 1); i > 0; --i)
            out += pieces[below(pieces.size())];
        return out;
    }

    void spoil(domain::Extension &e)
    {
        using namespace domain;
        e.name = Name::parse(text(6)).value_or(*Name::parse("='x"));
        e.pickupGroup = *Label::parse(text(5));
        e.password = SipPassword::parse(text(6)).value_or(*SipPassword::parse(" =1+1 "));
        e.ringTime = *RingTime::make(5 * static_cast<long>(1 + below(12)));
        e.outboundNumber = chance() ? std::optional(*DialString::parse(chance() ? "+49221" : "*281")) : std::nullopt;
        e.hideCallerId = chance();
        e.behindFirewall = chance();
        if (!e.autoProvision)
            return;
        AutoProvision &phone = *e.autoProvision;
        phone.callWaitingTone = chance();
        phone.startingPort = *Port::make(static_cast<long>(1 + below(65535)));
        phone.codec = chance() ? Codec::G711a : Codec::G729a;
        phone.transport = chance() ? Transport::Tcp : Transport::Udp;
        phone.callsPerLineKey = *CallsPerLineKey::make(static_cast<long>(1 + below(24)));
        phone.network.reset();
        if (chance()) {
            phone.network = StaticNetwork{*IpAddress::parse("10.0.0.9"), 8, {}, {}};
            if (chance())
                phone.network->gateway = *IpAddress::parse("10.0.0.1");
            if (chance())
                phone.network->dns = {*IpAddress::parse("10.0.0.2"), *IpAddress::parse("192.0.2.1")};
        }
        for (auto &[slot, key] : phone.keys) {
            if (auto *monitor = std::get_if<MonitorKey>(&key))
                monitor->label = *Label::parse(text(4));
            if (std::holds_alternative<SpeedDialKey>(key))
                key = SpeedDialKey{*DialString::parse(chance() ? "+1" : "*99#"), *Label::parse(text(4))};
        }
    }

private:
    std::mt19937 m_random;
};

struct CsvRoundTrip : testing::Test {
    SampleWorkspace sample;
    [[nodiscard]] std::string exported(const CsvExport &what) const
    {
        const auto text = sample.ask([&](changes::Workspace &w) { return items::exportCsv(w, SampleWorkspace::site, what); });
        EXPECT_TRUE(text) << (text ? "" : text.error().sentence);
        return text.value_or("");
    }
    [[nodiscard]] std::vector<domain::Extension> everyone() const
    {
        auto document = sample.ask([](changes::Workspace &w) { return w.document(SampleWorkspace::site, domain::Secrets::Include); });
        EXPECT_TRUE(document);
        return document ? std::move(document->extensions) : std::vector<domain::Extension>();
    }
    // How many of what chance made the rules and the phones' files allow; the others stay as they were.
    [[nodiscard]] std::size_t spoil(Hostile &chance) const
    {
        auto extensions = everyone();
        for (auto &extension : extensions)
            chance.spoil(extension);
        return sample.ask([&](changes::Workspace &w) {
            std::size_t kept = 0;
            for (const auto &e : extensions) {
                const auto loaded = w.load(e.id);
                if (loaded && w.edit("Spoil", {{e.id, SampleWorkspace::site, domain::Kind::Extension, domain::Object(e), loaded->version}}))
                    ++kept;
            }
            return kept;
        });
    }
};

void expectNoFormula(const std::string &file)
{
    const auto table = domain::readCsv(file);
    ASSERT_TRUE(table);
    for (const auto &row : table->rows) {
        for (const std::string &cell : row.cells)
            ASSERT_TRUE(cell.empty() || std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos) << cell;
    }
}

} // namespace

TEST_F(CsvRoundTrip, GivenHostileValuesThenAnExportOverItsOwnSiteChangesNothing)
{
    Hostile chance(21);
    std::size_t kept = 0;
    const std::size_t rounds = test::volume(25, 2000);
    for (std::size_t round = 0; round < rounds; ++round) {
        kept += spoil(chance);
        const char separator = domain::kCsvSeparators.at(chance.below(4));
        for (const CsvKind kind : {CsvKind::Extensions, CsvKind::Keys}) {
            const std::string file = exported({kind, separator, true, {}});
            expectNoFormula(file);
            const auto plan = planOf(sample, file);
            ASSERT_TRUE(plan) << plan.error().sentence;
            ASSERT_EQ(plan->table->separator, separator);
            ASSERT_EQ(plan->same, static_cast<int>(plan->rows.size())) << file;
            ASSERT_GT(plan->same, 3);
        }
    }
    EXPECT_GT(kept, rounds) << "too much of it is refused to prove anything";
}

TEST_F(CsvRoundTrip, GivenHostileValuesWhenTheSiteIsEmptiedAndTheListsAreImportedThenItIsTheSame)
{
    Hostile chance(22);
    std::size_t kept = 0;
    for (std::size_t round = 0; round < test::volume(6, 300); ++round) {
        kept += spoil(chance);
        const std::string people = exported({CsvKind::Extensions, ',', true, {}});
        const std::string keys = exported({CsvKind::Keys, ';', false, {}});
        const auto before = everyone();
        std::vector<domain::Uuid> ids;
        for (const auto &extension : before)
            ids.push_back(extension.id);
        ASSERT_TRUE(sample.ask([&](changes::Workspace &w) { return items::deleteExtensions(w, SampleWorkspace::site, ids); }));
        for (const std::string &file : {people, keys}) {
            const auto plan = planOf(sample, file);
            ASSERT_TRUE(plan);
            ASSERT_EQ(plan->wrong, 0) << file;
            ASSERT_TRUE(test::store(sample, *plan));
        }
        auto after = everyone();
        ASSERT_EQ(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            after[i].id = before[i].id;
            if (after[i].autoProvision) { // lists have no overrides
                after[i].autoProvision->overrides = before[i].autoProvision->overrides;
                after[i].autoProvision->sealedOverrides = before[i].autoProvision->sealedOverrides;
            }
            ASSERT_EQ(after[i], before[i]) << people << keys;
        }
    }
    EXPECT_GT(kept, 6U);
}

TEST_F(CsvRoundTrip, GivenNoWishForPasswordsThenThereIsNoSuchColumn)
{
    const std::string without = exported({});
    EXPECT_THAT(without, Not(HasSubstr("k7Q-wr82-Tz0m")));
    EXPECT_THAT(without, Not(HasSubstr("SIP password")));
    EXPECT_TRUE(without.starts_with("\xEF\xBB\xBF"
                                    "Extension,Name,Ring time,"));
    EXPECT_THAT(
        without,
        HasSubstr("\r\n101,Jerry,40,Pinetree Head Office,,no,,yes,yes,2,Yealink,T54W,EXP50,1,80:5E:C0:12:AB:01,,dhcp,,,,,,yes,5060,G711a,TCP\r\n"));
    EXPECT_THAT(exported({CsvKind::Extensions, ',', true, {}}), HasSubstr("k7Q-wr82-Tz0m"));
    sample.reopen(items::Session::Unlock::None);
    const auto locked = sample.ask([](changes::Workspace &w) {
        return items::exportCsv(w, SampleWorkspace::site, {CsvKind::Extensions, ',', true, {}});
    });
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().kind, ErrorKind::Locked);
}

TEST_F(CsvRoundTrip, GivenASelectionThenItAloneIsExported)
{
    const std::string people = exported({CsvKind::Extensions, ';', false, {SampleWorkspace::kramer}});
    EXPECT_THAT(people, HasSubstr("102;Kramer;"));
    EXPECT_THAT(people, Not(HasSubstr("Jerry")));
    const std::string keys = exported({CsvKind::Keys, ',', false, {SampleWorkspace::jerry}});
    EXPECT_EQ(keys, "\xEF\xBB\xBF"
                    "Extension,Key,Type,Target,Label\r\n101,1,Main Extension,,\r\n101,2,Line Appearance,,\r\n101,3,Not Used,,\r\n"
                    "101,4,Monitor,102,Kramer\r\n101,5,Speed Dial,131888,Pizza\r\n101,6,Day/Night Toggle,Office Hours,Office Hours\r\n"
                    "101,m1.1,Monitor,103,Elaine\r\n");
}

TEST_F(CsvRoundTrip, GivenOfficesOfOneNameThenTheyAreToldApartByTheirIds)
{
    const domain::Uuid other = domain::Uuid::random();
    ASSERT_TRUE(sample.ask([other](changes::Workspace &w) {
        const domain::Office office{other, *domain::Name::parse("Pinetree Head Office"), "07", "Australia/Brisbane", {}};
        return w.edit("Add", {{other, SampleWorkspace::site, domain::Kind::Office, domain::Object(office), 0}});
    }));
    sample.change<domain::Extension>(SampleWorkspace::jerry, [other](domain::Extension &e) { e.office = other; });
    const std::string file = exported({});
    EXPECT_THAT(file, HasSubstr(other.toString()));
    EXPECT_EQ(planOf(sample, file)->same, 4) << file;
    const auto plan = planOf(sample, "Ext,Office\n101,Pinetree Head Office\n");
    EXPECT_THAT(test::issuesOf(*plan, 0), testing::ElementsAre(HasSubstr("Several offices are called")));
}
