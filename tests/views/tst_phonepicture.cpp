#include "phonepicture.h"

#include "keyfaces.h"
#include "keysupport.h"

#include <gtest/gtest.h>
#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace pbx;
using namespace pbx::views;
using domain::KeyType;
using test::slot;

namespace {

class Picture : public testing::Test {
protected:
    void SetUp() override
    {
        show("Yealink", "T54W", domain::ExpansionModules{"EXP50", 1});
        picture.resize(800, 600);
        picture.show();
        picture.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&picture));
    }
    void show(const char *make, const char *model, const std::optional<domain::ExpansionModules> &modules)
    {
        picture.setHandset(catalogue::Catalogue::builtIn().model(make, model), modules, QStringLiteral("101 Jerry"));
        picture.setFaces(test::faces());
    }
    void click(const QPointF &at) { QTest::mouseClick(&picture, Qt::LeftButton, {}, at.toPoint()); }
    // How many pixels of a colour the picture shows in a place.
    int pixels(const QRectF &where, const QColor &colour)
    {
        const QImage image = picture.grab().toImage().copy(where.toAlignedRect());
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
        }
        return count;
    }
    test::Themed themed;
    PhonePicture picture;
};

TEST_F(Picture, GivenEveryHandsetOfTheCatalogue_WhenDrawn_ThenEachKeyIsFoundWhereItIs)
{
    const auto &catalogue = catalogue::Catalogue::builtIn();
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            std::optional<domain::ExpansionModules> modules;
            if (!model->modules.empty())
                modules = domain::ExpansionModules{model->modules.back().traits.type, 2};
            show(make.c_str(), model->traits.model.c_str(), modules);
            ASSERT_FALSE(picture.grab().isNull());
            for (const domain::SlotId &key : picture.places()) {
                picture.select(key);
                const QRectF rect = picture.rectOf(key);
                ASSERT_FALSE(rect.isEmpty()) << model->traits.model << ' ' << key.toString();
                ASSERT_EQ(picture.slotAt(rect.center()), key) << model->traits.model << ' ' << key.toString();
            }
        }
    }
}

TEST_F(Picture, GivenAKey_WhenClicked_ThenItIsSelected_AndADoubleClickOpensIt)
{
    QSignalSpy selected(&picture, &PhonePicture::selected);
    QSignalSpy activated(&picture, &PhonePicture::activated);
    click(picture.rectOf(slot("4")).center());
    EXPECT_EQ(picture.current(), slot("4"));
    EXPECT_EQ(selected.size(), 1);
    QTest::mouseDClick(&picture, Qt::LeftButton, {}, picture.rectOf(slot("m1.1")).center().toPoint());
    EXPECT_EQ(activated.size(), 1);
    EXPECT_EQ(test::as<domain::SlotId>(activated[0][0]), slot("m1.1"));
    picture.select(slot("m1.61")); // no such key
    EXPECT_EQ(picture.current(), std::nullopt);
}

TEST_F(Picture, GivenPages_WhenTurnedByTabKeyOrSelection_ThenTheKeysOfThatPageAreShown)
{
    QSignalSpy turned(&picture, &PhonePicture::pageChanged);
    EXPECT_TRUE(picture.rectOf(slot("10")).isEmpty());
    picture.select(slot("10"));
    EXPECT_EQ(picture.page(0), 1);
    EXPECT_FALSE(picture.rectOf(slot("10")).isEmpty());
    EXPECT_TRUE(picture.rectOf(slot("1")).isEmpty());
    // The page key is the fifth at the right; it goes on to the next page.
    const QRectF below = picture.rectOf(slot("18"));
    const double pitch = picture.rectOf(slot("18")).top() - picture.rectOf(slot("17")).top();
    click(QPointF(below.right() - 10, below.center().y() + pitch));
    EXPECT_EQ(picture.page(0), 2);
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_PageUp);
    EXPECT_EQ(picture.page(0), 1);
    picture.setPage(0, 99);
    EXPECT_EQ(picture.page(0), 2);
    EXPECT_EQ(picture.page(1), 0);
    EXPECT_EQ(turned.size(), 4);
}

TEST_F(Picture, GivenTheKeyboard_WhenArrowsArePressed_ThenTheNearestKeyThereIsSelected)
{
    picture.setFocus();
    picture.select(slot("1"));
    const struct {
        Qt::Key key;
        const char *at;
    } way[] = {{Qt::Key_Down, "2"},     {Qt::Key_Right, "7"},     {Qt::Key_Up, "6"},     {Qt::Key_Up, "6"},
               {Qt::Key_Right, "m1.1"}, {Qt::Key_Right, "m1.11"}, {Qt::Key_Left, "m1.1"}};
    for (const auto &step : way) {
        QTest::keyClick(&picture, step.key);
        EXPECT_EQ(picture.current(), slot(step.at)) << step.at;
    }
}

TEST_F(Picture, GivenTheKeyboard_WhenLettersAndCommandsArePressed_ThenTheyAreAskedFor)
{
    QSignalSpy types(&picture, &PhonePicture::typeRequested);
    QSignalSpy cleared(&picture, &PhonePicture::clearRequested);
    QSignalSpy moved(&picture, &PhonePicture::moveRequested);
    QSignalSpy activated(&picture, &PhonePicture::activated);
    picture.setFocus();
    picture.select(slot("4"));
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_S, Qt::Key_M, Qt::Key_D, Qt::Key_U})
        QTest::keyClick(&picture, key);
    ASSERT_EQ(types.size(), 5);
    EXPECT_EQ(test::as<KeyType>(types[1][0]), KeyType::SpeedDial);
    QTest::keyClick(&picture, Qt::Key_S, Qt::ControlModifier); // Save, not Speed Dial
    EXPECT_EQ(types.size(), 5);
    QTest::keyClick(&picture, Qt::Key_Delete);
    QTest::keyClick(&picture, Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&picture, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&picture, Qt::Key_Return);
    EXPECT_EQ(cleared.size(), 1);
    ASSERT_EQ(moved.size(), 2);
    EXPECT_EQ(moved[0][0].toInt(), -1);
    EXPECT_EQ(activated.size(), 1);
}

TEST_F(Picture, GivenLamps_WhenDrawn_ThenTheirColoursAreThePhonesOwnInBothThemes)
{
    picture.setFlash(false);
    for (const Theme::Scheme scheme : {Theme::Scheme::Light, Theme::Scheme::Dark}) {
        Theme::setScheme(scheme);
        EXPECT_GT(pixels(picture.rectOf(slot("4")), PhoneColours::get().red), 40);
        EXPECT_GT(pixels(picture.rectOf(slot("6")), PhoneColours::get().green), 40);
        EXPECT_EQ(pixels(picture.rectOf(slot("5")), PhoneColours::get().red), 0);
    }
    Theme::setScheme(Theme::Scheme::Light);
}

TEST_F(Picture, GivenARingingLamp_WhenFlashIsOnThenOff_ThenItGoesDarkAndStaysLit)
{
    picture.setFaces({{slot("8"), {KeyType::Monitor, QStringLiteral("Elaine"), QStringLiteral("103"), LampState::Ringing}}});
    const auto cap = [this] {
        QRectF rect = picture.rectOf(slot("8"));
        return QRectF(rect.right() - 36, rect.top(), 36, rect.height());
    };
    const int lit = pixels(cap(), PhoneColours::get().red);
    ASSERT_GT(lit, 10);
    EXPECT_TRUE(QTest::qWaitFor([&] { return pixels(cap(), PhoneColours::get().red) == 0; }, 5000));
    picture.setFlash(false);
    EXPECT_EQ(pixels(cap(), PhoneColours::get().red), lit);
}

TEST_F(Picture, GivenLampLooks_WhenTheMakesAreKnown_ThenTheirsAreShownElseTheProductsOwn)
{
    const auto &yealink = catalogue::Catalogue::builtIn().model("Yealink", "T54W")->lamps;
    const auto &linksys = catalogue::Catalogue::builtIn().model("Linksys", "SPA942")->lamps; // not known
    EXPECT_EQ(lampLook(LampState::Idle, yealink).colour, PhoneColours::get().green);
    EXPECT_EQ(lampLook(LampState::Idle, linksys).colour, PhoneColours::get().dim);
    for (const auto &lamps : {yealink, linksys}) {
        EXPECT_EQ(lampLook(LampState::Ringing, lamps).colour, PhoneColours::get().red);
        EXPECT_TRUE(lampLook(LampState::Ringing, lamps).flashes);
        EXPECT_FALSE(lampLook(LampState::Talking, lamps).flashes);
        EXPECT_EQ(lampLook(LampState::Night, lamps).colour, PhoneColours::get().red);
    }
}

TEST_F(Picture, GivenZoom_WhenSet_ThenThePictureHasThatScaleAndStaysSharp)
{
    EXPECT_GT(picture.scale(), 0.9); // fits
    picture.setZoom(2);
    EXPECT_DOUBLE_EQ(picture.scale(), 2 * Theme::scale());
    EXPECT_GT(picture.minimumSizeHint().width(), 1500);
    picture.setZoom(99);
    EXPECT_DOUBLE_EQ(picture.zoom(), 3);
    picture.setZoom(0.001);
    EXPECT_DOUBLE_EQ(picture.zoom(), 0.5);
    picture.setZoom(0);
    for (const int ratio : {1, 2, 3}) { // a border of one logical pixel at each
        QImage image(picture.size() * ratio, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        picture.render(&image);
        EXPECT_FALSE(image.isNull());
    }
}

TEST_F(Picture, GivenHugeAndHostileTexts_WhenDrawn_ThenTheyAreCutAndTheStateStays)
{
    const QString huge(20'000, u'W');
    picture.setFlash(false);
    picture.setFaces({{slot("1"), {KeyType::Monitor, huge, huge, LampState::Talking}},
                      {slot("2"), {KeyType::Monitor, QStringLiteral("<b>\u202E\n\t&amp;</b>"), QString::fromUtf8("📞"), LampState::Talking}},
                      {slot("3"), {KeyType::Monitor, QString(), QString(), LampState::Talking}}});
    for (const char *key : {"1", "2", "3"})
        EXPECT_GT(pixels(picture.rectOf(slot(key)), PhoneColours::get().red), 40) << key;
    EXPECT_EQ(detailText({KeyType::Monitor, {}, QStringLiteral("102"), LampState::Talking}), QStringLiteral("102 on the phone"));
}

TEST_F(Picture, GivenAScreenReader_WhenItAsks_ThenEachKeyHasANameAStateAndAnAction)
{
    QAccessibleInterface *root = QAccessible::queryAccessibleInterface(&picture);
    ASSERT_TRUE(root);
    ASSERT_EQ(root->childCount(), 87);
    QAccessibleInterface *key = root->child(3);
    EXPECT_EQ(key->text(QAccessible::Name), QStringLiteral("key 4 of 27, Monitor 102 Kramer, on the phone"));
    EXPECT_EQ(key->role(), QAccessible::Button);
    EXPECT_EQ(root->child(6)->text(QAccessible::Name), QStringLiteral("key 7 of 27, empty"));
    EXPECT_EQ(root->child(3), key);
    EXPECT_EQ(root->indexOfChild(key), 3);
    EXPECT_FALSE(key->rect().isEmpty());
    EXPECT_TRUE(root->child(20)->state().offscreen);
    EXPECT_FALSE(root->child(87));
    QSignalSpy activated(&picture, &PhonePicture::activated);
    key->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    EXPECT_EQ(picture.current(), slot("4"));
    EXPECT_TRUE(key->state().selected);
    EXPECT_EQ(activated.size(), 1);
    EXPECT_EQ(root->focusChild(), key);
    picture.setHandset(nullptr, {}, {});
    EXPECT_EQ(root->childCount(), 0);
    EXPECT_FALSE(key->isValid());
}

TEST_F(Picture, GivenNoModelOrNoKeys_WhenUsed_ThenNothingBreaks)
{
    picture.setHandset(nullptr, {}, {});
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_Down);
    QTest::keyClick(&picture, Qt::Key_L);
    click({10, 10});
    EXPECT_FALSE(picture.grab().isNull());
    EXPECT_EQ(picture.current(), std::nullopt);
    show("Cisco", "SPA502G", {});
    EXPECT_TRUE(picture.places().empty());
    EXPECT_FALSE(picture.grab().isNull());
}

TEST_F(Picture, GivenTheMiniPicture_WhenShown_ThenItFitsIntoTheForm)
{
    picture.setMini(true);
    picture.setFaces(test::faces());
    picture.resize(300, 140);
    EXPECT_LE(picture.rectOf(slot("m1.11")).right(), 300);
    EXPECT_EQ(picture.focusPolicy(), Qt::NoFocus);
    test::shot(picture, "picture-mini");
}

TEST(KeyFaces, GivenPreviews_WhenFacesAreMade_ThenLampsFollowThemAndTheSameExtensionIsAlwaysAlike)
{
    const items::KeyContext context = test::context();
    LampPreview preview;
    auto faces = facesOf(test::keys(), context, preview);
    EXPECT_EQ(faces.at(slot("4")).lamp, LampState::Idle);
    EXPECT_EQ(faces.at(slot("6")).lamp, LampState::Day); // as now
    EXPECT_EQ(faces.at(slot("9")).lamp, LampState::Night);
    EXPECT_EQ(faces.at(slot("1")).lamp, LampState::Own);
    EXPECT_EQ(faces.at(slot("5")).lamp, LampState::None);
    EXPECT_EQ(faces.at(slot("3")).detail, QStringLiteral("stays a gap"));
    preview.monitors = LampPreview::Monitors::Mixed;
    preview.conditions = LampPreview::Conditions::Night;
    for (int step = 0; step < 6; ++step) {
        preview.step = step;
        faces = facesOf(test::keys(), context, preview);
        EXPECT_EQ(faces.at(slot("8")).lamp, faces.at(slot("m1.1")).lamp); // both 103
        EXPECT_NE(faces.at(slot("4")).lamp, faces.at(slot("8")).lamp);
        EXPECT_EQ(faces.at(slot("6")).lamp, LampState::Night);
    }
}

} // namespace
