#include "items/palettematch.h"
#include "support/qtext.h"

#include <gmock/gmock.h>
#include <QStringList>

#include <algorithm>
#include <random>

using pbx::items::matchOf;
using pbx::test::operator""_q;
using testing::ElementsAre;

namespace {

// The titles by rank, as the palette orders them.
QStringList ranked(const QString &typed, const QStringList &titles)
{
    std::vector<std::pair<int, QString>> found;
    for (const QString &title : titles) {
        if (const auto match = matchOf(typed, title))
            found.emplace_back(match->score, title);
    }
    std::ranges::stable_sort(found, std::greater<>(), &std::pair<int, QString>::first);
    QStringList out;
    for (const auto &[score, title] : found)
        out += title;
    return out;
}

} // namespace

TEST(PaletteMatch, LettersInOrderAreFoundAndOthersAreNot)
{
    const auto match = matchOf("vch"_q, "View changes"_q);
    ASSERT_TRUE(match);
    EXPECT_THAT(match->at, ElementsAre(0, 5, 6));
    EXPECT_TRUE(match->clear);
    EXPECT_FALSE(matchOf("hcv"_q, "View changes"_q));
    EXPECT_FALSE(matchOf("view changess"_q, "View changes"_q));
    EXPECT_FALSE(matchOf("x"_q, {}));
}

TEST(PaletteMatch, StartsOfWordsWinOverLettersWithinWords)
{
    EXPECT_EQ(ranked("ac"_q, {"Discard all changes"_q, "Apply changes"_q, "Import a can"_q}).front(), "Apply changes"_q);
    EXPECT_EQ(ranked("re"_q, {"Discard all more"_q, "Undo, redo"_q, "Refresh"_q}), (QStringList{"Refresh"_q, "Undo, redo"_q, "Discard all more"_q}));
}

TEST(PaletteMatch, ARunWinsOverScatteredLettersAndOfTwoAlikeTheShorterWins)
{
    EXPECT_EQ(ranked("save"_q, {"Sites at various ends"_q, "Save"_q}).front(), "Save"_q);
    EXPECT_EQ(ranked("undo"_q, {"Undo everything"_q, "Undo"_q}), (QStringList{"Undo"_q, "Undo everything"_q}));
    EXPECT_THAT(matchOf("ana"_q, "x anx banana"_q)->at, ElementsAre(7, 8, 9)) << "together, though the letters come earlier apart";
}

TEST(PaletteMatch, CaseAndDiacriticsDoNotCountAndPlacesStayThoseOfTheTitle)
{
    EXPECT_THAT(matchOf("büro zurich"_q, "Buro Zürich"_q)->at, ElementsAre(0, 1, 2, 3, 5, 6, 7, 8, 9, 10));
    EXPECT_TRUE(matchOf("ELAINE"_q, "Élaïne"_q));
    EXPECT_TRUE(matchOf("łódź"_q, "ŁÓDŹ"_q));
}

TEST(PaletteMatch, WordsMayComeInAnyOrderAndFromThePathForLess)
{
    EXPECT_TRUE(matchOf("changes view"_q, "View changes"_q));
    const auto above = matchOf("site view"_q, "View changes"_q, "Site"_q);
    ASSERT_TRUE(above);
    EXPECT_THAT(above->at, ElementsAre(0, 1, 2, 3));
    EXPECT_LT(matchOf("site"_q, "View changes"_q, "Site"_q)->score, matchOf("site"_q, "Site settings"_q)->score);
}

TEST(PaletteMatch, ScatteredLettersAreNotClear)
{
    EXPECT_FALSE(matchOf("oe"_q, "Copy phone"_q)->clear);
    EXPECT_TRUE(matchOf("nothing"_q, "Nothing to undo"_q)->clear);
}

TEST(PaletteMatch, NothingTypedMatchesEverythingAndSpacesAreNothing)
{
    EXPECT_TRUE(matchOf({}, "Undo"_q));
    EXPECT_TRUE(matchOf("   "_q, "Undo"_q)->at.empty());
}

// Against the plain meaning of a subsequence, over random texts; long and odd ones must not hurt.
TEST(PaletteMatch, FindsExactlyTheTextsThatHoldTheLettersInOrder)
{
    std::mt19937 random(7);
    const QString letters = "aàbc -é"_q;
    const auto text = [&](int most) {
        QString out;
        for (auto n = random() % static_cast<unsigned>(most); n > 0; --n)
            out += letters.at(static_cast<qsizetype>(random() % static_cast<unsigned>(letters.size())));
        return out;
    };
    const auto plain = [](QString word) { return word.replace(u'à', u'a').replace(u'é', u'e'); };
    for (int i = 0; i < 4000; ++i) {
        const QString typed = text(6).remove(u' ');
        const QString title = text(30);
        qsizetype at = 0;
        for (const QChar letter : plain(title)) {
            if (at < typed.size() && letter == plain(typed).at(at))
                ++at;
        }
        const auto match = matchOf(typed, title);
        ASSERT_EQ(match.has_value(), at == typed.size()) << typed.toStdString() << " in " << title.toStdString();
        if (!match)
            continue;
        QString found;
        for (const int place : match->at)
            found += title.at(place);
        EXPECT_EQ(plain(found), plain(typed)) << title.toStdString();
    }
    EXPECT_TRUE(matchOf(QString(100'000, u'a'), QString(100'000, u'a')));
    EXPECT_FALSE(matchOf("\U0001F600"_q, QString(QChar(0xD800)) + QString(QChar(0xDC00))));
}
