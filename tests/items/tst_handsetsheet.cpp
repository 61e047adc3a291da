#include "items/handsetsheet.h"
#include "items/textof.h"

#include "support/keysample.h"
#include "support/sampleworkspace.h"

#include <gtest/gtest.h>

using namespace pbx;
using namespace pbx::items;
using test::SampleWorkspace;

namespace {

const SheetFacts kFacts{QStringLiteral("Pinetree"), QStringLiteral("777"), true};

// Everything that stands on a sheet.
QString wordsOf(const HandsetSheet &sheet)
{
    QStringList all{sheet.site, sheet.number, sheet.name, sheet.phone, sheet.note};
    for (const SheetPart &part : sheet.parts) {
        all << part.title;
        for (const SheetRow &row : part.rows)
            all << row.key << row.label << row.does;
    }
    all << sheet.hints;
    for (const KeyPerson &person : sheet.context.people)
        all << person.name;
    return all.join(QLatin1Char('\n'));
}

TEST(HandsetSheet, GivenAPhoneWithAModule_WhenItsSheetIsMade_ThenKeysStandByPageWithWhatTheyDo)
{
    const HandsetSheet sheet = handsetSheet(test::context(), test::keys(), kFacts);
    EXPECT_EQ(sheet.number, QStringLiteral("101"));
    EXPECT_EQ(sheet.name, QStringLiteral("Jerry"));
    EXPECT_EQ(sheet.phone, QStringLiteral("Yealink T54W with EXP50"));
    ASSERT_EQ(sheet.parts.size(), 2U);
    EXPECT_EQ(sheet.parts[0].title, QStringLiteral("Phone, page 1"));
    EXPECT_EQ(sheet.parts[1].title, QStringLiteral("Module 1, page 1"));
    ASSERT_EQ(sheet.parts[0].rows.size(), 7U); // without the gap
    const SheetRow &kramer = sheet.parts[0].rows[2];
    EXPECT_EQ(kramer.key, QStringLiteral("4"));
    EXPECT_EQ(kramer.label, QStringLiteral("Kramer"));
    EXPECT_EQ(kramer.does, QStringLiteral("Monitor 102 Kramer"));
    EXPECT_EQ(sheet.parts[0].rows[0].does, QStringLiteral("Own line 101"));
    EXPECT_EQ(sheet.parts[0].rows[3].does, QStringLiteral("Calls 131888"));
    EXPECT_EQ(sheet.parts[0].rows[4].does, QStringLiteral("Day/Night Office Hours (*281)"));
}

TEST(HandsetSheet, GivenKeysOfSomeTypes_WhenItsSheetIsMade_ThenOnlyThoseAreExplainedAndWithTheMakesLamps)
{
    const QString all = wordsOf(handsetSheet(test::context(), test::keys(), kFacts));
    EXPECT_TRUE(all.contains(QStringLiteral("green when it is free, flashing red while it rings, red during a call"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("dial ** and the number that rings")));
    EXPECT_TRUE(all.contains(QStringLiteral("green by day and red by night")));
    EXPECT_TRUE(all.contains(QStringLiteral("Voicemail: dial 777.")));
    EXPECT_TRUE(all.contains(QStringLiteral("pickup group, dial **.")));
    const KeyContext linksys = test::context("Linksys", "SPA942", {}); // lamps not known: as usual
    const QString usual = wordsOf(handsetSheet(linksys, test::keys(), {kFacts.site, {}, false}));
    EXPECT_TRUE(usual.contains(QStringLiteral("dark when it is free"))) << usual.toStdString();
    EXPECT_FALSE(usual.contains(QStringLiteral("Voicemail")));
    EXPECT_FALSE(usual.contains(QStringLiteral("pickup group")));
    EXPECT_FALSE(usual.contains(QStringLiteral("green by day"))); // key 6 is not on this phone
    const QString own = wordsOf(handsetSheet(test::context(), {{test::slot("1"), domain::MainKey{}}}, kFacts));
    EXPECT_FALSE(own.contains(QStringLiteral("Monitor")));
    EXPECT_FALSE(own.contains(QStringLiteral("Another line")));
}

TEST(HandsetSheet, GivenAPhoneWithoutKeys_WhenItsSheetIsMade_ThenItSaysSo)
{
    const HandsetSheet none = handsetSheet(test::context("Yealink", "T19", {}), {}, kFacts);
    EXPECT_TRUE(none.parts.empty());
    EXPECT_TRUE(none.note.contains(QStringLiteral("no keys"))) << none.note.toStdString();
    EXPECT_FALSE(handsetSheet(test::context(), {}, kFacts).note.isEmpty());
}

class HandsetSheetWork : public testing::Test {
protected:
    Result<HandsetSheets> sheets(const std::vector<domain::Uuid> &ids)
    {
        return data.ask([ids](changes::Workspace &w) { return handsetSheets(w, SampleWorkspace::site, ids); });
    }
    SampleWorkspace data;
};

TEST_F(HandsetSheetWork, GivenSeveralExtensions_WhenRead_ThenEachPhoneHasItsSheetInThatOrder)
{
    const auto read = sheets({SampleWorkspace::kramer, SampleWorkspace::jerry});
    ASSERT_TRUE(read) << read.error().sentence;
    ASSERT_EQ(read->sheets.size() + static_cast<std::size_t>(read->withoutPhone), 2U);
    const HandsetSheet &jerry = read->sheets.back();
    EXPECT_EQ(jerry.number, QStringLiteral("101"));
    EXPECT_EQ(jerry.site, QStringLiteral("Pinetree"));
    EXPECT_FALSE(jerry.parts.empty());
    EXPECT_TRUE(wordsOf(jerry).contains(QStringLiteral("Monitor 102 Kramer"))) << wordsOf(jerry).toStdString();
    for (const KeyPerson &person : jerry.context.people)
        EXPECT_TRUE(wordsOf(jerry).contains(person.name)); // nobody else of the site is carried along
    EXPECT_FALSE(sheets({SampleWorkspace::site}));
}

TEST_F(HandsetSheetWork, GivenPasswordsAndSecrets_WhenSheetsAreMade_ThenNoneStandsOnThem)
{
    QStringList secrets;
    const std::vector<domain::Uuid> ids{SampleWorkspace::jerry, SampleWorkspace::kramer, SampleWorkspace::george};
    for (const domain::Uuid &id : ids) {
        const auto password = data.ask([id](changes::Workspace &w) { return w.password(id); });
        ASSERT_TRUE(password) << password.error().sentence;
        secrets << items::toQt(*password);
        const auto urls = data.ask([id](changes::Workspace &w) { return w.phoneUrls(id); });
        if (urls)
            secrets << items::toQt(urls->base).section(QLatin1Char('/'), -1);
    }
    const auto mac = data.ask([](changes::Workspace &w) { return w.load(SampleWorkspace::jerry); });
    ASSERT_TRUE(mac);
    secrets << items::toQt(std::get<domain::Extension>(mac->object).autoProvision->mac->toString());
    const auto read = sheets(ids);
    ASSERT_TRUE(read);
    ASSERT_FALSE(read->sheets.empty());
    for (const HandsetSheet &sheet : read->sheets) {
        const QString words = wordsOf(sheet);
        for (const QString &secret : std::as_const(secrets)) {
            if (secret.size() > 4) {
                EXPECT_FALSE(words.contains(secret, Qt::CaseInsensitive)) << secret.toStdString();
            }
        }
    }
}

} // namespace
