// Many extensions in one form: what they have alike, what a change would do, and that it does what single edits would do.
#include "items/bulkedit.h"

#include "items/bulkdrafts.h"
#include "items/bulkpreviewmodel.h"
#include "items/extensionfields.h"
#include "items/phonefacts.h"
#include "support/sampleworkspace.h"
#include "support/volume.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

using namespace pbx;
using namespace pbx::items;
using test::SampleWorkspace;
using testing::HasSubstr;
namespace field = items::field;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

// A workspace in memory with a site and one office; nothing of it needs a thread.
class BulkBench {
public:
    BulkBench()
        : renderer(*render::Renderer::make(models))
        , workspace(store::openMemory(), std::make_shared<const store::Vault>(store::Vault::sessionOnly()), models, *renderer, "test")
    {
        const domain::Site object{site,
                                  *domain::Name::parse("Customer"),
                                  *domain::Name::parse("Site"),
                                  *domain::SipDomain::parse("s.example.com"),
                                  domain::SipServer{"s.example.com"},
                                  *domain::DialString::parse("**"),
                                  *domain::DialString::parse("777")};
        EXPECT_TRUE(workspace.edit("Site", {{site, site, domain::Kind::Site, domain::Object(object), 0}}));
        for (const domain::Uuid &office : offices) {
            const domain::Office of{office, *domain::Name::parse("Office " + office.toString().substr(0, 4)), "07", "Australia/Brisbane", {}};
            EXPECT_TRUE(workspace.edit("Office", {{office, site, domain::Kind::Office, domain::Object(of), 0}}));
        }
    }
    [[nodiscard]] domain::Extension made(int number) const
    {
        return {.id = domain::Uuid::random(),
                .number = *domain::ExtensionNumber::parse(std::to_string(number)),
                .name = *domain::Name::parse("Person " + std::to_string(number)),
                .office = offices.front()};
    }
    [[nodiscard]] static domain::AutoProvision phone(const char *make, const char *model, int number)
    {
        domain::AutoProvision out;
        const auto *traits = models.find(make, model);
        EXPECT_TRUE(traits) << make << ' ' << model;
        out.make = traits->make;
        out.model = traits->model;
        out.mac = *domain::MacAddress::parse("0200" + std::to_string(10'000'000 + number));
        out.keys = domain::defaultKeys(*traits);
        return out;
    }
    void add(domain::Extension extension)
    {
        ids.push_back(extension.id);
        const auto done = workspace.edit("Add", {{extension.id, site, domain::Kind::Extension, domain::Object(extension), 0}});
        ASSERT_TRUE(done) << done.error().sentence;
    }
    [[nodiscard]] domain::Extension load(std::size_t index) { return std::get<domain::Extension>(workspace.load(ids.at(index))->object); }
    [[nodiscard]] BulkView view()
    {
        BulkLoad job(site, ids);
        for (auto more = job.step(workspace); more && *more; more = job.step(workspace)) {
        }
        return job.take();
    }
    [[nodiscard]] BulkPreview preview(const BulkChange &change) { return preview(change, ids); }
    [[nodiscard]] BulkPreview preview(const BulkChange &change, const std::vector<domain::Uuid> &of)
    {
        BulkReview job(site, of, change);
        for (auto more = job.step(workspace); more && *more; more = job.step(workspace)) {
        }
        return job.take();
    }
    // What is stored of each, byte by byte.
    [[nodiscard]] std::vector<store::Side> stored()
    {
        std::vector<store::Side> out;
        for (const domain::Uuid &id : ids)
            out.push_back((*workspace.store().object(id))->local.value());
        return out;
    }

    static const catalogue::Catalogue &models;
    const domain::Uuid site = domain::Uuid::random();
    const std::vector<domain::Uuid> offices{domain::Uuid::random(), domain::Uuid::random()};
    std::vector<domain::Uuid> ids;
    std::unique_ptr<render::Renderer> renderer;
    changes::Workspace workspace;
};
const catalogue::Catalogue &BulkBench::models = catalogue::Catalogue::builtIn();

// Two phones that are on, one that is off.
struct BulkEdit : testing::Test {
    void SetUp() override
    {
        for (int i = 0; i < 3; ++i) {
            domain::Extension extension = bench.made(101 + i);
            if (i < 2)
                extension.autoProvision = BulkBench::phone("Yealink", "T54W", i);
            extension.ringTime = *domain::RingTime::make(i == 0 ? 30 : 40);
            bench.add(extension);
        }
    }
    BulkBench bench;
};

} // namespace

TEST_F(BulkEdit, GivenSeveralExtensionsWhenTheyAreReadThenAlikeFieldsHaveOneValueAndOthersTheirCounts)
{
    const BulkView view = bench.view();
    ASSERT_EQ(view.extensions.size(), 3U);
    const BulkValues ring = valuesOf(view, {}, q(field::kRingTime));
    EXPECT_TRUE(ring.several());
    ASSERT_EQ(ring.byCount.size(), 2U);
    EXPECT_EQ(ring.byCount.front(), std::pair(q("40"), 2)); // the most frequent first
    EXPECT_EQ(ring.byCount.back(), std::pair(q("30"), 1));
    const BulkValues firewall = valuesOf(view, {}, q(field::kBehindFirewall));
    EXPECT_EQ(firewall.common(), q("true"));
    EXPECT_EQ(firewall.extensions(), 3);
}

TEST_F(BulkEdit, GivenAPhoneThatIsOffThenFieldsOfPhonesCountThoseThatAreOnUntilAllAreTurnedOn)
{
    const BulkView view = bench.view();
    EXPECT_EQ(valuesOf(view, {}, q(field::kCodec)).extensions(), 2);
    EXPECT_EQ(valuesOf(view, {{q(field::kEnabled), q("true")}}, q(field::kCodec)).extensions(), 3);
    EXPECT_EQ(valuesOf(view, {}, q(field::kModel)).common(), q("T54W"));
    EXPECT_TRUE(valuesOf(view, {{q(field::kEnabled), q("true")}}, q(field::kModel)).several());
    const BulkPhones phones = phonesOf(view, {}, BulkBench::models);
    EXPECT_EQ(phones.off, 1);
    ASSERT_EQ(phones.kinds.size(), 1U);
    EXPECT_EQ(phones.kinds.front().count, 2);
    EXPECT_EQ(phonesOf(view, {{q(field::kEnabled), q("false")}}, BulkBench::models).on(), 0);
}

TEST_F(BulkEdit, GivenAChangeWhenItIsPreviewedThenEachFieldTellsWhoChangesWhoHasItAndForWhomItMeansNothing)
{
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("40")}, {q(field::kCodec), q("G729a")}});
    EXPECT_EQ(preview.extensions, 3);
    EXPECT_EQ(preview.changed, 2);
    EXPECT_EQ(preview.same, 1);
    EXPECT_EQ(preview.refused, 0);
    ASSERT_EQ(preview.fields.size(), 2U);
    const BulkPreview::Field &ring = preview.fields.front();
    EXPECT_EQ(ring.changes, 1);
    EXPECT_EQ(ring.already, 2);
    EXPECT_EQ(ring.after, q("40 s"));
    EXPECT_EQ(ring.before, (std::vector<std::pair<QString, int>>{{q("30 s"), 1}}));
    const BulkPreview::Field &codec = preview.fields.back();
    EXPECT_EQ(codec.changes, 2);
    EXPECT_EQ(codec.without, 1);
    ASSERT_EQ(preview.lines.size(), 3U); // 101 twice, 102 once
    EXPECT_EQ(preview.lines.front().number, q("101"));
    EXPECT_EQ(preview.lines.front().field, q("Ring time"));
    EXPECT_EQ(preview.lines.front().before, q("30 s"));
    EXPECT_EQ(preview.lines.front().after, q("40 s"));
    EXPECT_EQ(bench.load(0).ringTime.seconds(), 30); // nothing is stored yet
}

TEST_F(BulkEdit, GivenAModelWithLessRoomWhenItIsPreviewedThenWhatDoesNotFitIsToldForEachPhone)
{
    domain::Extension full = bench.made(104);
    full.autoProvision = BulkBench::phone("Yealink", "T54W", 4);
    full.autoProvision->modules = domain::ExpansionModules{"EXP50", 1};
    full.autoProvision->keys.emplace(domain::SlotId::phone(20), domain::LineKey{});
    bench.add(full);
    const BulkPreview preview = bench.preview({{q(field::kModel), q("T42S")}});
    EXPECT_EQ(preview.changed, 3);
    EXPECT_EQ(preview.refused, 0);
    const auto told = std::ranges::count_if(preview.lines, [](const BulkPreview::Line &line) {
        return line.type == BulkPreview::Type::Warning && line.after.contains(q("has no place for: key 20, 1 × EXP50"));
    });
    EXPECT_EQ(told, 1);
    const auto gaps = gapsOf(phonesOf(bench.view(), {{q(field::kModel), q("T42S")}}, BulkBench::models), *bench.renderer);
    for (const auto &[name, gap] : gaps)
        EXPECT_EQ(gap.phones, 3) << name.toStdString();
}

TEST_F(BulkEdit, GivenAPreviewWhenItIsSavedThenOneUndoTakesAllOfItBack)
{
    const auto before = bench.stored();
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("20")}});
    ASSERT_TRUE(saveBulk(bench.workspace, preview));
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(bench.load(i).ringTime.seconds(), 20);
    EXPECT_EQ(bench.workspace.undoState()->labels.back(), "Edit 3 extensions");
    ASSERT_TRUE(bench.workspace.undo());
    EXPECT_EQ(bench.stored(), before);
}

TEST_F(BulkEdit, GivenSomebodyElsesEditAfterThePreviewWhenItIsSavedThenNothingIsStored)
{
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("20")}});
    domain::Extension theirs = bench.load(1);
    theirs.name = *domain::Name::parse("Theirs");
    ASSERT_TRUE(bench.workspace.edit(
        "Elsewhere", {{theirs.id, bench.site, domain::Kind::Extension, domain::Object(theirs), bench.workspace.load(theirs.id)->version}}));
    const auto before = bench.stored();
    const auto saved = saveBulk(bench.workspace, preview);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
    EXPECT_EQ(bench.stored(), before);
}

TEST_F(BulkEdit, GivenARefusedFieldThenTheOthersAreSavedAndTheRefusalIsListedWithItsSentence)
{
    const BulkPreview preview = bench.preview(
        {{q(field::kModel), q("T19P_E2")}, {q(field::kMake), q("Yealink")}, {q(field::kModuleType), q("EXP50")}, {q(field::kRingTime), q("25")}});
    EXPECT_EQ(preview.refused, 2);
    EXPECT_THAT(preview.refusedFields, testing::ElementsAre(q(field::kModuleType)));
    ASSERT_FALSE(preview.lines.empty());
    EXPECT_EQ(preview.lines.front().type, BulkPreview::Type::Refused);
    EXPECT_EQ(preview.lines.front().field, q("Module"));
    EXPECT_THAT(preview.lines.front().after.toStdString(), HasSubstr("takes no expansion module"));
    ASSERT_TRUE(saveBulk(bench.workspace, preview));
    EXPECT_EQ(bench.load(0).ringTime.seconds(), 25);
    EXPECT_EQ(bench.load(0).autoProvision->model, "T19P_E2");
    EXPECT_FALSE(bench.load(0).autoProvision->modules);
}

TEST_F(BulkEdit, GivenAnExtensionWithUnsavedInputThenThePreviewNamesItAndItsDraftStays)
{
    ExtensionDraft draft(bench.load(1), BulkBench::models);
    draft.set(q(field::kName), q("half a na"));
    ASSERT_TRUE(keepDraft(bench.workspace, bench.site, draft, 1));
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("20")}});
    EXPECT_EQ(preview.drafts, QStringList{q("102 Person 102")});
    ASSERT_TRUE(saveBulk(bench.workspace, preview));
    const auto view = viewExtension(bench.workspace, bench.site, bench.ids[1]);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->draft[q(field::kName)].toString(), q("half a na"));
    EXPECT_EQ(view->extension().ringTime.seconds(), 20);
}

TEST_F(BulkEdit, GivenAnExtensionThatIsDeletedMeanwhileThenItIsLeftOutAndCounted)
{
    ASSERT_TRUE(deleteExtensions(bench.workspace, bench.site, {bench.ids[1]}));
    EXPECT_EQ(bench.view().gone, 1);
    EXPECT_EQ(bench.view().extensions.size(), 2U);
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("20")}});
    EXPECT_EQ(preview.gone, 1);
    EXPECT_EQ(preview.changed, 2);
}

TEST_F(BulkEdit, GivenAMakeAloneThenPhonesWhoseModelItDoesNotHaveKeepMakeAndModel)
{
    const BulkPreview preview = bench.preview({{q(field::kMake), q("Cisco")}, {q(field::kRingTime), q("25")}});
    EXPECT_EQ(preview.refused, 2);
    EXPECT_EQ(preview.changed, 3);
    EXPECT_THAT(preview.lines.front().after.toStdString(), HasSubstr("No handset “Cisco T54W” is known."));
    ASSERT_TRUE(saveBulk(bench.workspace, preview));
    EXPECT_EQ(bench.load(0).autoProvision->make, "Yealink");
    EXPECT_EQ(bench.load(0).ringTime.seconds(), 25);
}

TEST_F(BulkEdit, GivenWrongInputThenItIsToldWhateverTheExtensionAndSpellingsBecomeOne)
{
    EXPECT_TRUE(wrongInput({{q(field::kGateway), q("192.0.2.1")}, {q(field::kPickupGroup), q("Sales")}}).empty());
    const auto wrong = wrongInput({{q(field::kGateway), q("192.0.2.")}, {q(field::kOutboundNumber), q("abc")}, {q(field::kRingTime), q("3")}});
    EXPECT_EQ(wrong.size(), 3U);
    EXPECT_EQ(normalized({{q(field::kDns2), q(" 192.0.2.53 ")}}).at(q(field::kDns2)), q("192.0.2.53"));
    EXPECT_EQ(normalized({{q(field::kGateway), q("nonsense")}}).at(q(field::kGateway)), q("nonsense"));
}

TEST_F(BulkEdit, WhateverMustBeUniqueCannotBeTheSameForSeveral)
{
    for (const char *own : {field::kName, field::kPassword, field::kMac, field::kHandset, field::kKeys, field::kAddress})
        EXPECT_FALSE(ownReason(q(own)).isEmpty()) << own;
    for (const char *shared : {field::kRingTime, field::kOffice, field::kCodec, field::kEnabled, field::kGateway})
        EXPECT_TRUE(ownReason(q(shared)).isEmpty()) << shared;
}

TEST_F(BulkEdit, GivenUnsavedInputOfSeveralThenItIsKeptAndOthersDraftsAreNotTakenForIt)
{
    const BulkDraft draft{domain::Uuid::random(), bench.ids, {{q(field::kCodec), q("G729a")}, {q(field::kGateway), q("half.an.addr")}}};
    ASSERT_TRUE(keepBulkDraft(bench.workspace, bench.site, draft));
    ExtensionDraft other(bench.load(0), BulkBench::models);
    other.set(q(field::kName), q("x"));
    ASSERT_TRUE(keepDraft(bench.workspace, bench.site, other, 1));
    EXPECT_THAT(*bulkDrafts(bench.workspace, bench.site), testing::ElementsAre(draft));
    ASSERT_TRUE(keepBulkDraft(bench.workspace, bench.site, {draft.id, bench.ids, {}}));
    EXPECT_TRUE(bulkDrafts(bench.workspace, bench.site)->empty());
}

TEST_F(BulkEdit, AStoredDraftThatIsDamagedIsNoDraft)
{
    const domain::Uuid id = domain::Uuid::random();
    for (const char *json : {"", "[]", "{}", "nonsense", R"({"form":"office"})", R"({"form":"extensions"})",
                             R"({"form":"extensions","extensions":[1,"x"],"fields":{"/ringTime":"20"}})",
                             R"({"form":"extensions","extensions":["0b8c7f6a-1f0e-4a60-8f8e-111111111101"],"fields":{"/name":"x","/ringTime":20}})"})
        EXPECT_FALSE(bulkDraftFrom(id, json)) << json;
}

TEST_F(BulkEdit, TheTablesOfAPreviewSayWhatChanges)
{
    const BulkPreview preview = bench.preview({{q(field::kRingTime), q("40")}, {q(field::kModuleType), q("none such")}});
    BulkFieldModel fields;
    fields.setPreview(preview);
    ASSERT_EQ(fields.rowCount(), 2);
    EXPECT_EQ(fields.index(0, BulkFieldModel::Before).data().toString(), q("30 s (1)"));
    EXPECT_EQ(fields.index(0, BulkFieldModel::Counts).data().toString(), q("1 changes, 2 have it"));
    EXPECT_EQ(fields.index(1, BulkFieldModel::Counts).data().toString(), q("none changes, 2 refused, 1 not concerned"));
    EXPECT_EQ(BulkFieldModel::counted({{q("a"), 3}, {q("b"), 2}, {q("c"), 1}}, 2), q("a (3), b (2), and 1 more"));
    BulkLineModel lines;
    lines.setPreview(preview, true);
    ASSERT_EQ(lines.rowCount(), 2);
    EXPECT_THAT(lines.index(0, BulkLineModel::After).data(Qt::AccessibleTextRole).toString().toStdString(), HasSubstr("Refused: "));
    lines.setPreview(preview, false);
    EXPECT_EQ(lines.rowCount(), 3);
}

// ---- N single edits -----------------------------------------------------------------------------------------------------

namespace {

class Chance {
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {}
    [[nodiscard]] int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(m_random); }
    [[nodiscard]] bool one(int in) { return number(1, in) == 1; }
    template <class T> [[nodiscard]] const T &of(const std::vector<T> &all)
    {
        return all[static_cast<std::size_t>(number(0, static_cast<int>(all.size()) - 1))];
    }

    [[nodiscard]] const catalogue::Model &model()
    {
        const auto all = BulkBench::models.models(of(BulkBench::models.makes()));
        return *of(all);
    }

    [[nodiscard]] domain::Extension extension(const BulkBench &bench, int number1)
    {
        using namespace domain;
        Extension out = bench.made(number1);
        out.office = of(bench.offices);
        out.ringTime = *RingTime::make(5L * number(1, 12));
        out.hideCallerId = one(2);
        if (one(3))
            out.outboundNumber = *DialString::parse("0755501" + std::to_string(number(100, 102)));
        if (one(5))
            return out;
        const catalogue::Model &kind = model();
        AutoProvision phone = BulkBench::phone(kind.traits.make.c_str(), kind.traits.model.c_str(), number1);
        phone.enabled = !one(6);
        if (!kind.traits.modules.empty() && one(2))
            phone.modules = ExpansionModules{kind.traits.modules.front().type, number(1, kind.traits.modules.front().most)};
        if (kind.traits.keys > 2 && one(2))
            phone.keys[SlotId::phone(2)] = LineKey{};
        if (one(3))
            phone.network = StaticNetwork{*IpAddress::parse("10.0.0." + std::to_string(number(2, 200))), 24, {}, {}};
        if (kind.traits.dect && one(2)) { // handsets of one base
            phone.mac = *MacAddress::parse("020099999999");
            phone.handset = number(1, kind.traits.handsets);
        }
        if (one(4))
            phone.overrides["x.y"] = "z";
        phone.codec = one(2) ? Codec::G711a : Codec::G729a;
        out.autoProvision = phone;
        return out;
    }

    [[nodiscard]] BulkChange change(const BulkBench &bench)
    {
        const catalogue::Model &kind = model();
        const QString make = QString::fromStdString(kind.traits.make);
        const std::map<QString, std::vector<QString>> texts{
            {q(field::kRingTime), {q("5"), q("40"), q("60"), q("3"), q("x")}},
            {q(field::kOffice),
             {QString::fromStdString(bench.offices.front().toString()), QString::fromStdString(bench.offices.back().toString()),
              q("0b8c7f6a-1f0e-4a60-8f8e-111111111101")}}, // no such office
            {q(field::kOutboundNumber), {q(""), q("0755501100"), q(" 07 5550 1100"), q("nonsense!")}},
            {q(field::kHideCallerId), {q("true"), q("false")}},
            {q(field::kPickupGroup), {q(""), q("Sales"), q("a\nb")}},
            {q(field::kBehindFirewall), {q("true"), q("false")}},
            {q(field::kEnabled), {q("true"), q("true"), q("false")}},
            {q(field::kCallsPerLineKey), {q("1"), q("4"), q("99")}},
            {q(field::kMake), {make, q("Yealink"), q("Cisco")}},
            {q(field::kModel), {QString::fromStdString(kind.traits.model), q("T54W"), q("nothing")}},
            {q(field::kModuleType), {q(""), q("EXP50"), q("none such")}},
            {q(field::kModuleCount), {q("1"), q("2"), q("77")}},
            {q(field::kNetworkMode), {q("dhcp"), q("static")}},
            {q(field::kPrefix), {q("24"), q("16"), q("31")}},
            {q(field::kGateway), {q(""), q("10.0.0.1"), q("10.0.0.250"), q("10.0.0.")}},
            {q(field::kDns1), {q(""), q("192.0.2.53"), q("2001:db8::1")}},
            {q(field::kDns2), {q(""), q("192.0.2.54")}},
            {q(field::kCallWaitingTone), {q("true"), q("false")}},
            {q(field::kStartingPort), {q("5060"), q("5070"), q("0")}},
            {q(field::kCodec), {q("G711a"), q("G729a"), q("G1")}},
            {q(field::kTransport), {q("TCP"), q("UDP")}},
        };
        std::vector<QString> names;
        for (const auto &[name, values] : texts)
            names.push_back(name);
        BulkChange out;
        for (int i = number(1, 4); i > 0; --i) {
            const QString name = of(names);
            out[name] = of(texts.at(name));
        }
        if (one(3)) {
            out[q(field::kMake)] = make;
            out[q(field::kModel)] = QString::fromStdString(kind.traits.model);
        }
        return out;
    }

private:
    std::mt19937 m_random;
};

// As one would do it in the form of a single extension: what is switched off there cannot be edited.
void editSingle(BulkBench &bench, const domain::Uuid &id, const BulkChange &change)
{
    const auto view = viewExtension(bench.workspace, bench.site, id);
    ASSERT_TRUE(view);
    ExtensionDraft draft(view->extension(), BulkBench::models);
    for (const QString &name : ExtensionDraft::fields()) {
        if (!change.contains(name))
            continue;
        const bool ofPhone = name.startsWith(q("/autoProvision/")) && name != q(field::kEnabled);
        if (ofPhone && draft.text(q(field::kEnabled)) != q("true"))
            continue;
        const bool ofStatic = name == q(field::kPrefix) || name == q(field::kGateway) || name.startsWith(q("/autoProvision/network/dns/"));
        if (ofStatic && draft.text(q(field::kNetworkMode)) != q("static"))
            continue;
        if (name == q(field::kModuleCount) && draft.text(q(field::kModuleType)).isEmpty())
            continue;
        draft.enter(name, change.at(name));
    }
    (void)saveDraft(bench.workspace, bench.site, draft, view->loaded.version); // what it refuses is not stored
}

std::string told(const BulkChange &change)
{
    std::string out;
    for (const auto &[name, text] : change)
        out += name.toStdString() + "=" + text.toStdString() + " ";
    return out;
}

} // namespace

TEST(BulkEditProperty, AChangeOfManyIsByteByByteTheSingleEditsOneAfterTheOther)
{
    int changed = 0;
    int refused = 0;
    for (unsigned seed = 1; seed <= test::volume(12, 400); ++seed) {
        Chance chance(seed);
        BulkBench bench;
        for (int number = 101; number < 113; ++number) {
            domain::Extension extension = chance.extension(bench, number);
            const auto findings = bench.workspace.check(extension, *bench.workspace.lookup(bench.site));
            if (std::ranges::none_of(findings, [](const auto &finding) { return finding.severity == domain::Severity::Error; }))
                bench.add(extension);
        }
        for (int round = 0; round < 12; ++round) {
            const BulkChange change = chance.change(bench);
            SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round) + ": " + told(change));
            const auto before = bench.stored();
            const BulkPreview preview = bench.preview(change);
            const auto saved = saveBulk(bench.workspace, preview);
            ASSERT_TRUE(saved) << saved.error().sentence;
            const auto together = bench.stored();
            if (!preview.edits.empty()) {
                ASSERT_TRUE(bench.workspace.undo());
            }
            ASSERT_EQ(bench.stored(), before);
            for (const domain::Uuid &id : bench.ids)
                editSingle(bench, id, change);
            const auto single = bench.stored();
            ASSERT_EQ(together.size(), single.size());
            for (std::size_t i = 0; i < single.size(); ++i) {
                ASSERT_EQ(together[i].json, single[i].json) << i;
                ASSERT_EQ(together[i].secret, single[i].secret) << i;
            }
            changed += preview.changed;
            refused += preview.refused;
        }
    }
    EXPECT_GT(changed, 100); // else it tries nothing
    EXPECT_GT(refused, 50);
}
