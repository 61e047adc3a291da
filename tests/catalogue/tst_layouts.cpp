#include "catalogue/catalogue.h"

#include <gtest/gtest.h>

using namespace pbx::catalogue;

namespace {

bool overlap(const Rect &a, const Rect &b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool within(const Rect &inner, const Rect &outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width
           && inner.y + inner.height <= outer.y + outer.height;
}

void check(const Layout &layout, int keys, const std::string &name)
{
    SCOPED_TRACE(name);
    EXPECT_GE(layout.places.size() * static_cast<std::size_t>(layout.pages), static_cast<std::size_t>(keys));
    EXPECT_FALSE(layout.source.empty());
    const Rect body{0, 0, layout.width, layout.height};
    EXPECT_TRUE(within(layout.screen, body));
    std::vector<Rect> all;
    for (const KeyPlace &place : layout.places) {
        // Cap and cell are one target of 24 px at least, the cell on the screen, the cap outside on its side.
        EXPECT_GE(place.cell.height, 24);
        EXPECT_GE(place.cap.width, 20);
        EXPECT_TRUE(within(place.cell, layout.screen));
        EXPECT_FALSE(overlap(place.cap, layout.screen));
        if (place.side == Side::Left) {
            EXPECT_LT(place.cap.x, place.cell.x);
        }
        if (place.side == Side::Right) {
            EXPECT_GT(place.cap.x, place.cell.x);
        }
        all.push_back(place.cap);
        all.push_back(place.cell);
    }
    all.insert(all.end(), layout.pageKeys.begin(), layout.pageKeys.end());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_TRUE(within(all[i], body));
        for (std::size_t j = i + 1; j < all.size(); ++j)
            EXPECT_FALSE(overlap(all[i], all[j])) << i << " and " << j;
    }
    EXPECT_TRUE(layout.pages == 1 || layout.toScale || !layout.source.empty());
}

TEST(Layouts, GivenEveryPhoneAndModule_WhenDrawn_ThenKeysLieOnTheBodyWithoutOverlapAndSuffice)
{
    const Catalogue &catalogue = Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const Model *model : catalogue.models(make)) {
            check(model->layout, model->traits.keys, model->traits.model);
            const bool said = std::count(model->unverified.begin(), model->unverified.end(), "geometry") > 0;
            EXPECT_TRUE(model->layout.toScale || model->traits.keys == 0 || said) << model->traits.model;
            for (const Module &module : model->modules)
                check(module.layout, module.traits.keys, module.traits.type);
        }
    }
}

TEST(Layouts, GivenTheT54W_WhenItsDrawingIsRead_ThenItHasTheSizesOfTheDesign)
{
    const Model *model = Catalogue::builtIn().model("Yealink", "T54W");
    const Layout &phone = model->layout;
    EXPECT_TRUE(phone.toScale);
    EXPECT_EQ(std::pair(phone.width, phone.height), std::pair(468.0, 518.0));
    EXPECT_EQ(std::pair(phone.screen.width, phone.screen.height), std::pair(296.0, 312.0));
    ASSERT_EQ(phone.places.size(), 9U); // five at the left, four at the right, then the page key
    EXPECT_EQ(phone.pages, 3);
    EXPECT_EQ(phone.pageKeys.size(), 1U);
    EXPECT_EQ(phone.places[1].cap.y - phone.places[0].cap.y, 51);
    EXPECT_EQ(std::pair(phone.places[0].cap.width, phone.places[0].cap.height), std::pair(34.0, 37.0));
    EXPECT_EQ(std::pair(phone.places[0].cell.width, phone.places[0].cell.height), std::pair(145.0, 51.0));
    EXPECT_EQ(phone.places[4].side, Side::Left);
    EXPECT_EQ(phone.places[5].side, Side::Right);

    const Layout &module = model->module("EXP50")->layout;
    EXPECT_EQ(std::pair(module.width, module.height), std::pair(288.0, 518.0));
    EXPECT_EQ(module.places.size() * static_cast<std::size_t>(module.pages), 60U);
    EXPECT_EQ(module.places[1].cap.y - module.places[0].cap.y, 42);
    EXPECT_EQ(std::pair(module.places[0].cap.width, module.places[0].cap.height), std::pair(28.0, 32.0));
    EXPECT_FALSE(module.handsetAndDialPad);
}

} // namespace
