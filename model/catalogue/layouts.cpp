#include "layouts.h"

#include "domain/say.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace pbx::catalogue {

namespace {

constexpr ObjectReader::Range kPixels{0, 4000};
constexpr ObjectReader::Range kMillimetres{0, LabelStrip::kMost};

Rect readRect(ObjectReader &in, const char *name)
{
    const std::vector<double> numbers = in.numbers(name, 4, kPixels);
    return {numbers[0], numbers[1], numbers[2], numbers[3]};
}

Rect moved(const Rect &rect, Side side, double by)
{
    // Keys beside the screen stand below each other, keys below it side by side.
    return side == Side::Below ? Rect{rect.x + by, rect.y, rect.width, rect.height} : Rect{rect.x, rect.y + by, rect.width, rect.height};
}

void readColumn(ObjectReader &in, Layout &layout, Errors &errors)
{
    static const std::map<std::string, Side, std::less<>> sides{{"left", Side::Left}, {"right", Side::Right}, {"below", Side::Below}};
    const auto side = sides.find(in.text("side"));
    const int count = in.integer("count", {1, 100});
    const double step = in.number("step", kPixels);
    const KeyPlace first{readRect(in, "cap"), readRect(in, "cell"), side == sides.end() ? Side::Left : side->second};
    in.finish();
    if (side == sides.end())
        errors.add(in.at("side"), say("keys are left, right or below."));
    for (int i = 0; i < count; ++i)
        layout.places.push_back({moved(first.cap, first.side, step * i), moved(first.cell, first.side, step * i), first.side});
}

bool inside(const Rect &rect, const Layout &layout)
{
    return rect.width > 0 && rect.height > 0 && rect.x + rect.width <= layout.width && rect.y + rect.height <= layout.height;
}

LabelStrip readStrip(ObjectReader &in, int keys, Errors &errors)
{
    constexpr ObjectReader::Range kCells{1, LabelStrip::kMostCells};
    LabelStrip strip;
    strip.source = in.text("source");
    const std::vector<double> size = in.numbers("size", 2, kMillimetres);
    const std::vector<double> first = in.numbers("first", 4, kMillimetres);
    const std::vector<double> step = in.numbers("step", 2, kMillimetres);
    strip.width = size[0];
    strip.height = size[1];
    strip.first = {first[0], first[1], first[2], first[3]};
    strip.columnStep = step[0];
    strip.rowStep = step[1];
    strip.columns = in.integer("columns", kCells);
    strip.rows = in.integer("rows", kCells);
    strip.firstKey = in.integer("firstKey", {1, static_cast<double>(std::max(keys, 1))});
    in.flag("across", strip.across);
    in.finish();
    if (!strip.fits())
        errors.add(in.place(), say("the cells must lie within the strip, side by side."));
    else if (strip.firstKey + strip.cells() - 1 > keys)
        errors.add(in.place(), say("the strip has cells for more keys than there are."));
    return strip;
}

} // namespace

std::vector<LabelStrip> readStrips(ObjectReader &in, int keys, Errors &errors)
{
    std::vector<LabelStrip> strips;
    int next = 1;
    for (ObjectReader &one : in.objects("strips")) {
        strips.push_back(readStrip(one, keys, errors));
        if (strips.back().firstKey < next)
            errors.add(one.at("firstKey"), say("strips stand in the order of their keys, and a key is on one only."));
        next = strips.back().firstKey + strips.back().cells();
    }
    return strips;
}

Layout readLayout(ObjectReader &in, Errors &errors)
{
    Layout layout;
    in.flag("toScale", layout.toScale);
    layout.source = in.text("source");
    const std::vector<double> body = in.numbers("body", 2, kPixels);
    layout.width = body[0];
    layout.height = body[1];
    layout.screen = readRect(in, "screen");
    layout.pages = in.integer("pages", {1, 20});
    in.flag("decor", layout.handsetAndDialPad);
    for (ObjectReader &column : in.objects("columns"))
        readColumn(column, layout, errors);
    for (ObjectReader &key : in.objects("pageKeys")) {
        layout.pageKeys.push_back(readRect(key, "cap"));
        key.finish();
    }
    if (layout.pageKeys.size() > 1 && layout.pageKeys.size() != static_cast<std::size_t>(layout.pages))
        errors.add(in.at("pageKeys"), say("there is one page key, or one for each page."));
    bool fits = inside(layout.screen, layout);
    for (const KeyPlace &place : layout.places)
        fits = fits && inside(place.cap, layout) && inside(place.cell, layout);
    for (const Rect &key : layout.pageKeys)
        fits = fits && inside(key, layout);
    if (!fits)
        errors.add(in.place(), say("everything must lie within the body."));
    return layout;
}

} // namespace pbx::catalogue
