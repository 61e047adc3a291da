#include "items/labelsheet.h"

#include "support/keysample.h"
#include "support/volume.h"

#include <gtest/gtest.h>
#include <random>
#include <set>

using namespace pbx;
using namespace pbx::items;
using catalogue::LabelStrip;

namespace {

const QSizeF kA4(210, 297);

// A phone of the catalogue whose strips a test knows.
struct WithStrips {
    WithStrips()
        : model(*catalogue::Catalogue::builtIn().model("Yealink", "T54W"))
        , context(test::context())
    {
        LabelStrip left = LabelStrip::evenly(30, 120, 1, 10);
        left.source = "test";
        LabelStrip right = left;
        right.firstKey = 11;
        model.modules.front().strips = {left, right};
        context.model = &model;
    }
    catalogue::Model model;
    KeyContext context;
};

TEST(LabelSheet, GivenAModuleWithTwoStrips_WhenLaid_ThenEachKeyStandsInItsCellAtOneToOne)
{
    const WithStrips with;
    domain::KeyMap keys = test::keys();
    keys.emplace(test::slot("m1.12"), domain::MonitorKey{test::number("102"), test::label("Kramer")});
    const auto pages = layLabels(with.context, keys, {1, kA4, {}, {}});
    ASSERT_TRUE(pages) << pages.error().sentence;
    ASSERT_EQ(pages->size(), 1U);
    ASSERT_EQ(pages->front().strips.size(), 2U);
    const PlacedStrip &first = pages->front().strips[0];
    const PlacedStrip &second = pages->front().strips[1];
    EXPECT_EQ(first.outline.size(), QSizeF(30, 120));
    EXPECT_EQ(first.cells.size(), 10U);
    EXPECT_EQ(first.cells[0].label, QStringLiteral("Elaine"));
    EXPECT_EQ(first.cells[0].detail, QStringLiteral("103"));
    EXPECT_TRUE(first.cells[1].label.isEmpty());
    EXPECT_EQ(second.cells[1].slot, test::slot("m1.12"));
    EXPECT_EQ(second.cells[1].label, QStringLiteral("Kramer"));
    EXPECT_DOUBLE_EQ(second.cells[1].place.top() - second.outline.top(), 12);
    EXPECT_TRUE(first.caption.contains(QStringLiteral("101 Jerry"))) << first.caption.toStdString();
    EXPECT_TRUE(second.caption.contains(QStringLiteral("11"))) << second.caption.toStdString();
    // Cut marks stand at the corners, outside of the strip.
    ASSERT_EQ(first.cutMarks.size(), 8U);
    for (const QLineF &mark : first.cutMarks) {
        EXPECT_FALSE(first.outline.adjusted(-0.5, -0.5, 0.5, 0.5).contains(mark.center()));
        const bool across = qFuzzyCompare(mark.y1(), mark.y2());
        EXPECT_TRUE(across ? mark.y1() == first.outline.top() || mark.y1() == first.outline.bottom()
                           : mark.x1() == first.outline.left() || mark.x1() == first.outline.right());
    }
    EXPECT_DOUBLE_EQ(pages->front().ruler.length(), 50);
}

TEST(LabelSheet, GivenAnOffset_WhenLaid_ThenAllOfThePageMovesByIt)
{
    const WithStrips with;
    const auto plain = layLabels(with.context, test::keys(), {1, kA4, {}, {}});
    const auto moved = layLabels(with.context, test::keys(), {1, kA4, QPointF(1.5, -0.7), {}});
    ASSERT_TRUE(plain && moved);
    const PlacedStrip &before = plain->front().strips[1];
    const PlacedStrip &after = moved->front().strips[1];
    EXPECT_EQ(after.outline, before.outline.translated(1.5, -0.7));
    EXPECT_EQ(after.cells[3].place, before.cells[3].place.translated(1.5, -0.7));
    EXPECT_EQ(after.cutMarks[2], before.cutMarks[2].translated(1.5, -0.7));
    EXPECT_EQ(moved->front().ruler, plain->front().ruler.translated(1.5, -0.7));
}

TEST(LabelSheet, GivenMeasuresOfARuler_WhenAllModulesAreLaid_ThenAsManyStripsAsTheKeysNeedGoOverPages)
{
    KeyContext context = test::context("Yealink", "T54W", domain::ExpansionModules{"EXP50", 3});
    const auto pages = layLabels(context, test::keys(), {LabelOrder::kModules, kA4, {}, LabelStrip::evenly(60, 150, 2, 10)});
    ASSERT_TRUE(pages) << pages.error().sentence;
    std::size_t strips = 0;
    std::set<domain::SlotId> seen;
    for (const LabelPage &page : *pages) {
        strips += page.strips.size();
        for (const PlacedStrip &strip : page.strips) {
            EXPECT_TRUE(QRectF(QPointF(), kA4).contains(strip.outline));
            for (const LabelCell &cell : strip.cells)
                EXPECT_TRUE(seen.insert(cell.slot).second) << cell.slot.toString();
            for (const PlacedStrip &other : page.strips) {
                EXPECT_TRUE(&other == &strip || !other.outline.intersects(strip.outline));
            }
        }
    }
    EXPECT_EQ(strips, 9U); // 60 keys, 20 on a strip, three modules
    EXPECT_EQ(seen.size(), 180U);
    EXPECT_GT(pages->size(), 1U);
}

TEST(LabelSheet, GivenWhatCannotBePrinted_WhenLaid_ThenItSaysWhatToDo)
{
    const KeyContext context = test::context();
    const auto sentence = [&](const LabelOrder &order) {
        const auto pages = layLabels(context, test::keys(), order);
        return pages ? std::string() : pages.error().sentence;
    };
    EXPECT_NE(sentence({0, kA4, {}, {}}), "");                                // no source tells the size
    EXPECT_NE(sentence({7, kA4, {}, LabelStrip::evenly(30, 100, 1, 9)}), ""); // no such module
    EXPECT_NE(sentence({0, kA4, {}, LabelStrip::evenly(30, 10, 1, 9)}), "");  // 1.1 mm a row
    const std::string large = sentence({0, kA4, {}, LabelStrip::evenly(250, 100, 1, 9)});
    EXPECT_NE(large.find("250 × 100 mm"), std::string::npos) << large;
    EXPECT_EQ(sentence({0, QSizeF(297, 210), {}, LabelStrip::evenly(250, 100, 1, 9)}), "");
}

// The program's own catalogue has no sourced size yet: nothing may be printed as if it had.
TEST(LabelSheet, GivenEveryHandset_WhenAskedForKnownStrips_ThenThereAreThoseOfTheCatalogueAndNoOthers)
{
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            KeyContext context;
            context.model = model;
            EXPECT_EQ(knownStrips(context, 0).size(), model->strips.size());
            EXPECT_TRUE(knownStrips(context, 1).empty()); // none is plugged in
        }
    }
}

TEST(LabelSheet, GivenRandomMeasures_WhenLaid_ThenItIsRefusedOrEverythingLiesOnThePage)
{
    std::mt19937 random(7);
    const KeyContext context = test::context();
    const auto length = [&random] { return static_cast<double>(random() % 4000) / 10; };
    int laid = 0;
    for (std::size_t round = 0; round < test::volume(2'000, 100'000); ++round) {
        const LabelStrip strip = LabelStrip::evenly(length(), length(), 1 + static_cast<int>(random() % 12), 1 + static_cast<int>(random() % 40));
        const auto pages = layLabels(context, test::keys(), {static_cast<int>(random() % 4) - 1, kA4, {}, strip});
        if (!pages) {
            EXPECT_FALSE(pages.error().sentence.empty());
            continue;
        }
        ++laid;
        for (const LabelPage &page : *pages) {
            for (const PlacedStrip &placed : page.strips) {
                ASSERT_TRUE(QRectF(QPointF(), kA4).contains(placed.outline.adjusted(-5, -5, 5, 5)));
                for (const LabelCell &cell : placed.cells)
                    ASSERT_TRUE(placed.outline.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(cell.place));
            }
        }
    }
    EXPECT_GT(laid, 100);
}

} // namespace
