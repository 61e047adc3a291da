#include "labelsheet.h"

#include "domain/say.h"
#include "textof.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pbx::items {

using catalogue::LabelStrip;
using namespace domain;

namespace {

constexpr double kMargin = 12;  // what most printers leave white, and room for the marks
constexpr double kBetween = 12; // strips, with their marks
constexpr double kCaption = 8;
constexpr double kRulerRoom = 10; // at the page's foot
constexpr double kMarkGap = 1;    // so that no mark is left on the strip
constexpr double kMarkLength = 4;

struct Cut { // a strip to be printed
    int device;
    LabelStrip strip;
};

QString detailOf(const KeyContext &context, const Key &key)
{
    if (const auto *monitor = std::get_if<MonitorKey>(&key))
        return toQt(monitor->extension.text());
    if (const auto *dial = std::get_if<SpeedDialKey>(&key))
        return toQt(dial->number.text());
    if (const auto *toggle = std::get_if<DayNightKey>(&key)) {
        const KeyCondition *condition = context.condition(toggle->condition);
        return condition ? condition->dialCode : QString();
    }
    return std::holds_alternative<UnusedKey>(key) || !context.own ? QString() : toQt(context.own->text());
}

std::vector<QLineF> cutMarksOf(const QRectF &box)
{
    std::vector<QLineF> marks;
    for (const double y : {box.top(), box.bottom()}) {
        marks.emplace_back(box.left() - kMarkGap - kMarkLength, y, box.left() - kMarkGap, y);
        marks.emplace_back(box.right() + kMarkGap, y, box.right() + kMarkGap + kMarkLength, y);
    }
    for (const double x : {box.left(), box.right()}) {
        marks.emplace_back(x, box.top() - kMarkGap - kMarkLength, x, box.top() - kMarkGap);
        marks.emplace_back(x, box.bottom() + kMarkGap, x, box.bottom() + kMarkGap + kMarkLength);
    }
    return marks;
}

QString captionOf(const KeyContext &context, const Cut &cut, int last)
{
    const std::string owner = context.own ? context.own->text() + ' ' + fromQt(context.ownName) : fromQt(context.ownName);
    const std::string from = std::to_string(cut.strip.firstKey);
    const std::string to = std::to_string(last);
    return toQt(cut.device == 0 ? say("%1, phone, keys %2 to %3", {owner, from, to})
                                : say("%1, module %4, keys %2 to %3", {owner, from, to, std::to_string(cut.device)}));
}

PlacedStrip place(const KeyContext &context, const KeyMap &keys, const Cut &cut, const QPointF &at)
{
    PlacedStrip placed;
    placed.outline = QRectF(at, QSizeF(cut.strip.width, cut.strip.height));
    placed.cutMarks = cutMarksOf(placed.outline);
    const int last = std::min(cut.strip.firstKey + cut.strip.cells() - 1, context.keysOf(cut.device));
    placed.caption = captionOf(context, cut, last);
    for (int number = cut.strip.firstKey; number <= last; ++number) {
        const SlotId slot = cut.device == 0 ? SlotId::phone(number) : SlotId::onModule(cut.device, number);
        const LabelStrip::Cell cell = cut.strip.cell(number - cut.strip.firstKey);
        LabelCell out{slot, QRectF(at.x() + cell.x, at.y() + cell.y, cell.width, cell.height), {}, {}};
        if (const auto key = keys.find(slot); key != keys.end() && context.has(slot)) {
            out.label = context.label(key->second);
            if (const QString detail = detailOf(context, key->second); detail != out.label)
                out.detail = detail;
        }
        placed.cells.push_back(out);
    }
    return placed;
}

void addCuts(std::vector<Cut> &cuts, const KeyContext &context, int device, const std::optional<LabelStrip> &measured)
{
    std::vector<LabelStrip> strips = measured ? std::vector<LabelStrip>() : knownStrips(context, device);
    for (int key = 1; measured && key <= context.keysOf(device); key += measured->cells()) {
        strips.push_back(*measured);
        strips.back().firstKey = key;
    }
    for (const LabelStrip &strip : strips)
        cuts.push_back({device, strip});
}

QString millimetres(double length)
{
    return QString::number(std::round(length * 10) / 10);
}

} // namespace

std::vector<LabelStrip> knownStrips(const KeyContext &context, int device)
{
    if (!context.model || device < 0)
        return {};
    if (device == 0)
        return context.model->strips;
    return device <= context.moduleCount() ? context.module()->strips : std::vector<LabelStrip>();
}

Result<std::vector<LabelPage>> layLabels(const KeyContext &context, const KeyMap &keys, const LabelOrder &order)
{
    if (order.measured && !order.measured->fits())
        return invalid(
            say("Each cell of a strip is at least 2 mm wide and high, and a strip has at most 200. Check its width, height, columns and rows."));
    std::vector<Cut> cuts;
    const bool all = order.device == LabelOrder::kModules;
    for (int device = all ? 1 : order.device; device <= (all ? context.moduleCount() : order.device); ++device)
        addCuts(cuts, context, device, order.measured);
    if (cuts.empty())
        return invalid(say("There is no key to print a label for."));

    const double top = kMargin + kCaption;
    const QSizeF room(order.page.width() - 2 * kMargin, order.page.height() - top - kMargin - kRulerRoom);
    std::vector<LabelPage> pages;
    QPointF at(kMargin, top);
    double lineHeight = 0;
    for (const Cut &cut : cuts) {
        const LabelStrip &strip = cut.strip;
        if (strip.width > room.width() || strip.height > room.height())
            return invalid(say("A strip of %1 × %2 mm does not fit on this page, which has room for %3 × %4 mm. Choose a larger page.",
                               {fromQt(millimetres(strip.width)), fromQt(millimetres(strip.height)), fromQt(millimetres(room.width())),
                                fromQt(millimetres(room.height()))}));
        if (at.x() + strip.width > kMargin + room.width()) {
            at = QPointF(kMargin, at.y() + lineHeight + kBetween + kCaption);
            lineHeight = 0;
        }
        if (pages.empty() || at.y() + strip.height > top + room.height()) {
            pages.emplace_back();
            at = QPointF(kMargin, top);
            lineHeight = 0;
            const double foot = order.page.height() - kMargin;
            pages.back().ruler = QLineF(kMargin, foot, kMargin + kRulerLength, foot).translated(order.offset);
        }
        pages.back().strips.push_back(place(context, keys, cut, at + order.offset));
        at.rx() += strip.width + kBetween;
        lineHeight = std::max(lineHeight, strip.height);
    }
    return pages;
}

} // namespace pbx::items
