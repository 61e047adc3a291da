// What the picture promises to everybody: states told without colour, enough contrast, nothing over anything else, sharp
// lines at any size, nothing that flashes faster than twice a second, a name for every key.
#include "keyeditor.h"
#include "keyfaces.h"
#include "keysupport.h"
#include "phonedevice.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <QAccessible>
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <set>

using namespace pbx;
using namespace pbx::views;
using domain::KeyType;
using test::slot;

namespace {

constexpr std::array<LampState, 7> kStates{LampState::None, LampState::Idle,  LampState::Ringing, LampState::Talking,
                                           LampState::Day,  LampState::Night, LampState::Own};

const catalogue::Lamps &lampsOf(const char *make, const char *model)
{
    return catalogue::Catalogue::builtIn().model(make, model)->lamps;
}

// A lamp on its cap as who sees no colours has it.
QImage greyLamp(LampState state, const catalogue::Lamps &lamps, const PhoneColours &colours, bool lit = true)
{
    QImage image(68, 74, QImage::Format_RGB32);
    image.fill(colours.cap);
    QPainter painter(&image);
    painter.scale(2, 2);
    paintLamp(painter, QRectF(0, 0, 34, 37), state, lamps, lit, colours);
    painter.end();
    return image.convertToFormat(QImage::Format_Grayscale8);
}

// The drawing alone: where anything is drawn at all, whatever its grey. Signs on a lamp are holes in it.
QImage shapeOf(const QImage &grey)
{
    QImage shape = grey.convertToFormat(QImage::Format_RGB32);
    const int ground = qGray(grey.pixel(0, 0));
    int farthest = 1;
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x)
            farthest = std::max(farthest, qGray(grey.pixel(x, y)) - ground);
    }
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x)
            shape.setPixelColor(x, y, qGray(grey.pixel(x, y)) - ground > farthest / 2 ? Qt::white : Qt::black);
    }
    return shape;
}

int differingPixels(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            count += std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 40 ? 1 : 0;
    }
    return count;
}

TEST(PictureLooks, GivenNoColours_WhenLampsAreSeen_ThenEachStateHasAShapeOfItsOwn)
{
    constexpr int kClearly = 40; // of 5032 pixels; the smallest lamp has 200
    for (const auto &lamps : {lampsOf("Yealink", "T54W"), lampsOf("Poly", "VVX 410"), lampsOf("Linksys", "SPA942")}) {
        for (const PhoneColours *colours : {&PhoneColours::get(), &PhoneColours::contrast()}) {
            for (const bool lit : {true, false}) {
                for (const LampState one : kStates) {
                    for (const LampState other : kStates) {
                        const int difference =
                            differingPixels(shapeOf(greyLamp(one, lamps, *colours, lit)), shapeOf(greyLamp(other, lamps, *colours, lit)));
                        if (one == other) {
                            EXPECT_EQ(difference, 0);
                        } else {
                            EXPECT_GE(difference, kClearly) << static_cast<int>(one) << " and " << static_cast<int>(other);
                        }
                    }
                }
            }
        }
    }
    // The check itself: what differs by its colour alone has the same shape, and would be found out.
    catalogue::Lamps green = lampsOf("Yealink", "T54W");
    green.talking.colour = "green";
    const QImage red = shapeOf(greyLamp(LampState::Talking, lampsOf("Yealink", "T54W"), PhoneColours::get()));
    EXPECT_LT(differingPixels(red, shapeOf(greyLamp(LampState::Talking, green, PhoneColours::get()))), kClearly);
}

TEST(PictureLooks, GivenEachState_WhenAKeyIsRead_ThenItsWordStandsThereToo)
{
    std::set<QString> words;
    for (const LampState state : {LampState::Idle, LampState::Ringing, LampState::Talking, LampState::Day, LampState::Night})
        words.insert(lampWord(state));
    EXPECT_EQ(words.size(), 5U);
    EXPECT_FALSE(words.contains(QString()));
}

TEST(PictureLooks, GivenEverySetOfColours_WhenMeasured_ThenLampsFocusAndTextsHaveEnoughContrast)
{
    for (const PhoneColours *colours : {&PhoneColours::get(), &PhoneColours::contrast(), &PhoneColours::paper()}) {
        for (const QColor &ground : {colours->body, colours->screen, colours->cap, colours->cell})
            EXPECT_GE(contrastOf(colours->accent, ground), 3) << "focus on " << ground.name().toStdString();
        for (const QColor &lamp : {colours->red, colours->green, colours->amber, colours->dim}) {
            EXPECT_GE(contrastOf(lamp, colours->cap), 3) << lamp.name().toStdString();
            EXPECT_GE(contrastOf(lamp, colours->cell), 4.5) << lamp.name().toStdString(); // the state's word
        }
        EXPECT_GE(contrastOf(colours->text, colours->cell), 7);
        EXPECT_GE(contrastOf(colours->lampSign, colours->red), 3);
        EXPECT_GE(contrastOf(colours->lampSign, colours->green), 3);
    }
    EXPECT_GE(contrastOf(PhoneColours::contrast().edge, PhoneColours::contrast().cap), 7);
    EXPECT_NEAR(contrastOf(Qt::black, Qt::white), 21, 0.01);
}

TEST(PictureLooks, GivenAHighContrastPalette_WhenDrawn_ThenThePictureFollowsIt)
{
    const test::Themed themed;
    PhonePicture picture;
    picture.setHandset(catalogue::Catalogue::builtIn().model("Yealink", "T54W"), {}, QStringLiteral("101 Jerry"));
    picture.setFaces(test::faces());
    picture.resize(468, 556);
    const auto body = [&] {
        return picture.grab().toImage().pixelColor(picture.rectOf(slot("1")).left() - 4, picture.rectOf(slot("1")).center().y());
    };
    EXPECT_EQ(body(), PhoneColours::get().body);
    for (const auto &[text, ground] : {std::pair{Qt::white, Qt::black}, std::pair{Qt::black, Qt::white}}) {
        QPalette palette;
        palette.setColor(QPalette::Text, text);
        palette.setColor(QPalette::Base, ground);
        picture.setPalette(palette);
        EXPECT_EQ(body(), PhoneColours::contrast().body);
    }
    test::shot(picture, "picture-contrast");
}

class Still final : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

TEST(PictureLooks, GivenRingingLamps_WhenShown_ThenTheyFlashAtMostTwiceASecondAndCanBeStopped)
{
    const test::Themed themed;
    PhonePicture picture;
    picture.setHandset(catalogue::Catalogue::builtIn().model("Yealink", "T54W"), {}, {});
    picture.setFaces(test::faces());
    auto *blink = picture.findChild<QTimer *>(QStringLiteral("blink"));
    ASSERT_TRUE(blink);
    EXPECT_FALSE(blink->isActive()); // nobody sees it
    picture.show();
    EXPECT_TRUE(blink->isActive());
    EXPECT_GE(2 * blink->interval(), 500); // lit and dark
    picture.setFlash(false);
    EXPECT_FALSE(blink->isActive());
    picture.setFlash(true);
    EXPECT_TRUE(blink->isActive());
    Still still; // as a system that was asked for no animations
    picture.setStyle(&still);
    EXPECT_FALSE(blink->isActive());
    picture.setStyle(nullptr);
    EXPECT_TRUE(blink->isActive());
}

// All devices of the catalogue, each look once.
std::vector<items::KeyContext> everyDevice()
{
    std::vector<items::KeyContext> out;
    std::set<std::string> seen;
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            const auto look = [](const catalogue::Layout &layout, int keys) {
                return std::to_string(layout.width) + ' ' + std::to_string(layout.height) + ' ' + std::to_string(layout.places.size()) + ' '
                       + std::to_string(layout.pageKeys.size()) + ' ' + std::to_string(keys)
                       + (layout.places.empty() ? "" : std::to_string(layout.places[0].cell.height));
            };
            std::vector<std::optional<domain::ExpansionModules>> choices{std::nullopt};
            for (const auto &module : model->modules)
                choices.emplace_back(domain::ExpansionModules{module.traits.type, 1});
            for (const auto &modules : choices) {
                items::KeyContext context;
                context.model = model;
                context.modules = modules;
                const std::string phone = look(model->layout, model->traits.keys);
                if (seen.insert(modules ? look(context.module()->layout, context.keysOf(1)) : phone).second)
                    out.push_back(context);
            }
        }
    }
    return out;
}

TEST(PictureLooks, GivenEveryPageOfEveryDevice_WhenKeysHaveLongTexts_ThenNothingIsDrawnOutsideOfTheirPlaces)
{
    const test::Themed themed;
    const QString huge(300, u'W');
    int devices = 0;
    for (const items::KeyContext &context : everyDevice()) {
        const int device = context.moduleCount();
        const catalogue::Layout &layout = device == 0 ? context.model->layout : context.module()->layout;
        KeyFaces faces;
        int number = 0;
        for (const domain::SlotId &place : context.places()) {
            if (place.module() == device)
                faces.emplace(place, KeyFace{KeyType::Monitor, huge, huge, kStates.at(static_cast<std::size_t>(number++) % kStates.size())});
        }
        std::size_t drawn = 0;
        for (int page = 0; page < layout.pages; ++page) {
            const auto image = [&](const KeyFaces &with) {
                QImage out(static_cast<int>(layout.width), static_cast<int>(layout.height), QImage::Format_RGB32);
                out.fill(Qt::gray);
                QPainter painter(&out);
                paintPhone(painter, drawingOf(context, device, page, with, QStringLiteral("101 Jerry")));
                return out;
            };
            const PhoneDrawing drawing = drawingOf(context, device, page, faces, {});
            drawn +=
                static_cast<std::size_t>(std::count_if(drawing.cells.begin(), drawing.cells.end(), [](const KeyCell &cell) { return cell.usable; }));
            const QImage with = image(faces);
            const QImage without = image({});
            int outside = 0;
            for (int y = 0; y < with.height(); ++y) {
                for (int x = 0; x < with.width(); ++x) {
                    if (with.pixel(x, y) == without.pixel(x, y))
                        continue;
                    const QPointF at(x + 0.5, y + 0.5);
                    outside += std::none_of(layout.places.begin(), layout.places.end(), [&](const catalogue::KeyPlace &place) {
                        return toQt(place.cap).contains(at) || toQt(place.cell).contains(at);
                    });
                }
            }
            EXPECT_EQ(outside, 0) << context.model->traits.model << " device " << device << " page " << page;
        }
        EXPECT_EQ(drawn, faces.size()) << context.model->traits.model << " device " << device; // every key has its place
        ++devices;
    }
    EXPECT_GT(devices, 15);
}

TEST(PictureLooks, GivenAnyScale_WhenDrawn_ThenStraightLinesStandOnWholePixels)
{
    const items::KeyContext context = test::context("Yealink", "T54W", {});
    const PhoneColours &colours = PhoneColours::get();
    for (const double scale : {1.0, 1.137, 1.5, 2.0, 2.71, 3.0}) {
        for (const int ratio : {1, 2, 3}) {
            QImage image(static_cast<int>(468 * scale * ratio) + 1, static_cast<int>(120 * scale * ratio), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.scale(scale, scale);
            paintPhone(painter, drawingOf(context, 0, 0, {}, {}));
            painter.end();
            const auto smeared = [&](double fromX, double toX, double y, std::initializer_list<QColor> allowed) {
                int count = 0;
                for (int x = static_cast<int>(fromX * scale * ratio); x <= static_cast<int>(toX * scale * ratio); ++x) {
                    const QColor colour = image.pixelColor(x, static_cast<int>(y * scale * ratio));
                    count += std::none_of(allowed.begin(), allowed.end(), [&](const QColor &one) { return one.rgb() == colour.rgb(); });
                }
                return count;
            };
            // The first key's cap, above its lamp, and the screen's left edge.
            EXPECT_EQ(smeared(80, 110, 60, {colours.body, colours.edge, colours.cap}), 0) << scale << " at " << ratio;
            EXPECT_EQ(smeared(118, 124, 38, {colours.body, colours.screenEdge, colours.screen}), 0) << scale << " at " << ratio;
        }
    }
}

TEST(PictureLooks, GivenEveryListedHandset_WhenAScreenReaderAsks_ThenEachKeyHasANameOfItsOwn)
{
    const test::Themed themed;
    PhonePicture picture;
    const auto &catalogue = catalogue::Catalogue::builtIn();
    int listed = 0;
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            if (!model->listed)
                continue;
            ++listed;
            std::optional<domain::ExpansionModules> modules;
            if (!model->modules.empty())
                modules = domain::ExpansionModules{model->modules.front().traits.type, 1};
            picture.setHandset(model, modules, {});
            picture.setFaces(test::faces());
            QAccessibleInterface *root = QAccessible::queryAccessibleInterface(&picture);
            ASSERT_EQ(root->childCount(), static_cast<int>(picture.places().size()));
            std::set<QString> names;
            for (int i = 0; i < root->childCount(); ++i)
                names.insert(root->child(i)->text(QAccessible::Name));
            EXPECT_EQ(names.size(), picture.places().size()) << model->traits.model;
            EXPECT_FALSE(names.contains(QString()));
        }
    }
    EXPECT_EQ(listed, 51);
}

TEST(PictureLooks, GivenEachType_WhenSpoken_ThenPositionTypeNameAndStateAreSaid)
{
    const test::Themed themed;
    PhonePicture picture;
    picture.setHandset(catalogue::Catalogue::builtIn().model("Yealink", "T54W"), domain::ExpansionModules{"EXP50", 1}, {});
    picture.setFaces(test::faces());
    const std::pair<const char *, const char *> said[] = {{"1", "key 1 of 27, Main Extension Jerry"},
                                                          {"3", "key 3 of 27, Not Used, stays a gap"},
                                                          {"4", "key 4 of 27, Monitor 102 Kramer, on the phone"},
                                                          {"5", "key 5 of 27, Speed Dial 131888 Pizza"},
                                                          {"6", "key 6 of 27, Day/Night Toggle *281 Office Hours, Day"},
                                                          {"7", "key 7 of 27, empty"},
                                                          {"m1.1", "module 1, key 1 of 60, Monitor 103 Elaine, ringing"}};
    for (const auto &[key, sentence] : said)
        EXPECT_EQ(picture.spoken(slot(key)).toStdString(), sentence);
}

class LiveLamps : public testing::Test {
protected:
    void SetUp() override
    {
        editor.setHandset(test::context(), test::keys(), test::keys());
        editor.resize(1440, 820);
        editor.show();
    }
    QString said(const char *key) { return editor.findChild<PhonePicture *>(QStringLiteral("keyPicture"))->spoken(slot(key)); }
    QPushButton *button(const char *name) { return editor.findChild<QPushButton *>(QLatin1String(name)); }
    test::Themed themed;
    KeyEditor editor;
};

TEST_F(LiveLamps, GivenStatesOfThePbx_WhenFed_ThenThePictureShowsThemUntilSomethingElseIsTried)
{
    EXPECT_FALSE(button("keyPreviewLive")->isVisible());
    items::LiveStates states;
    states.extensions[test::number("102")] = items::LineState::Ringing;
    states.nights[test::officeHours()] = true;
    editor.setStates(states);
    EXPECT_TRUE(button("keyPreviewLive")->isVisible() && button("keyPreviewLive")->isChecked());
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", ringing"))) << said("4").toStdString();
    EXPECT_TRUE(said("6").endsWith(QStringLiteral(", Night")));
    EXPECT_TRUE(said("8").endsWith(QStringLiteral("103 Elaine"))); // not known: no state is claimed
    states.extensions[test::number("102")] = items::LineState::Talking;
    editor.setStates(states);
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", on the phone")));
    button("keyPreviewIdle")->click();
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", idle")));
    states.extensions[test::number("102")] = items::LineState::Ringing;
    editor.setStates(states);
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", idle"))); // as chosen
    button("keyPreviewLive")->click();
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", ringing")));
    editor.setStates({});
    EXPECT_FALSE(button("keyPreviewLive")->isVisible());
    EXPECT_TRUE(said("4").endsWith(QStringLiteral(", idle")));
}

} // namespace
