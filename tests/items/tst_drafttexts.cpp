// Two windows type into one draft.
#include "items/drafttexts.h"
#include "items/extensiondraft.h"
#include "items/extensionwork.h"
#include "items/formdrafts.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QSignalSpy>

using namespace pbx;
using items::joined;
using items::Texts;
using test::SampleWorkspace;

namespace {

Texts texts(std::initializer_list<std::pair<const char *, const char *>> list)
{
    Texts out;
    for (const auto &[field, text] : list)
        out[QString::fromLatin1(field)] = QString::fromLatin1(text);
    return out;
}

} // namespace

TEST(DraftTexts, GivenInputHereAndThereWhenJoinedThenEachKeepsItsFields)
{
    const Texts known = texts({{"a", "1"}, {"b", "1"}, {"c", "1"}});
    EXPECT_EQ(joined(known, known, texts({{"b", "2"}})), texts({{"b", "2"}})) << "nothing typed here";
    EXPECT_EQ(joined(texts({{"a", "2"}, {"c", "1"}}), known, known), texts({{"a", "2"}, {"c", "1"}})) << "b was taken back here";
    EXPECT_EQ(joined(texts({{"a", "2"}, {"b", "1"}, {"c", "1"}}), known, texts({{"a", "3"}, {"b", "4"}})), texts({{"a", "2"}, {"b", "4"}}));
    EXPECT_EQ(joined(texts({{"new", "x"}}), {}, texts({{"other", "y"}})), texts({{"new", "x"}, {"other", "y"}}));
    EXPECT_EQ(joined({}, {}, {}), Texts());
}

TEST(DraftTexts, GivenTwoFormsOfAnExtensionWhenBothKeepTheirInputThenNoneIsLost)
{
    const SampleWorkspace sample;
    const auto &models = sample.session->catalogue();
    items::ExtensionDraft here(sample.extension(), models), there = here;
    here.set(QLatin1String(items::field::kName), QStringLiteral("Jerome"));
    here.set(QLatin1String(items::field::kPassword), QStringLiteral("Correct-horse-7battery"));
    there.set(QLatin1String(items::field::kRingTime), QStringLiteral("25"));
    const auto keep = [&](const items::ExtensionDraft &draft, const Texts &known) {
        ASSERT_TRUE(sample.ask([draft, known](changes::Workspace &w) { return items::keepDraft(w, SampleWorkspace::site, draft, 5, known); }));
    };
    const auto stored = [&] {
        return *sample.ask([](changes::Workspace &w) { return items::viewExtension(w, SampleWorkspace::site, SampleWorkspace::jerry); });
    };
    keep(here, {});
    keep(there, {});
    EXPECT_EQ(stored().draftTexts().size(), 3U);
    EXPECT_EQ(stored().draftPassword->text(), "Correct-horse-7battery");
    const items::ExtensionDraft nothing(sample.extension(), models);
    keep(nothing, there.edits());
    EXPECT_EQ(stored().draftTexts(), here.edits()) << "the other one took its input back";
    keep(nothing, here.edits());
    EXPECT_TRUE(stored().draftTexts().empty());
    EXPECT_EQ(stored().draftAt, 0) << "no draft is left";
}

TEST(DraftTexts, GivenTwoPagesOfASiteWhenOneTypesThenTheOtherHasItAndKeepsItsOwn)
{
    const SampleWorkspace sample;
    items::FormDrafts here(*sample.session, domain::Kind::Office, nullptr);
    items::FormDrafts there(*sample.session, domain::Kind::Office, nullptr);
    QSignalSpy loadedHere(&here, &items::FormDrafts::loaded), loadedThere(&there, &items::FormDrafts::loaded);
    here.showSite(SampleWorkspace::site);
    there.showSite(SampleWorkspace::site);
    const auto soon = [](auto condition) { return QTest::qWaitFor(condition, 10'000); };
    ASSERT_TRUE(soon([&] { return !loadedHere.isEmpty() && !loadedThere.isEmpty(); }));
    const auto office = SampleWorkspace::headOffice;
    here.put(office, texts({{"name", "Depot"}}));
    there.put(office, texts({{"area", "02"}}));
    here.storeNow();
    there.storeNow();
    const Texts both = texts({{"name", "Depot"}, {"area", "02"}});
    EXPECT_TRUE(soon([&] { return here.of(office) == both && there.of(office) == both; }));
    there.put(office, texts({{"area", "02"}}));
    there.storeNow();
    EXPECT_TRUE(soon([&] { return here.of(office) == texts({{"area", "02"}}); }));
    here.put(office, {});
    here.storeNow();
    EXPECT_TRUE(soon([&] { return there.of(office).empty(); }));
    EXPECT_TRUE(sample.ask([](changes::Workspace &w) { return w.store().drafts(SampleWorkspace::site); })->empty());
}
