#include "phonepicture.h"

#include "keysupport.h"
#include "theme.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAccessible>
#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace pbx;
using namespace pbx::views;
using domain::KeyType;
using domain::SlotId;

namespace {

class Picture : public testing::Test {
protected:
    void SetUp() override
    {
        Theme::install(*qApp);
        picture.setHandset(catalogue::Catalogue::builtIn().model("Yealink", "T54W"), domain::ExpansionModules{"EXP50", 1},
                           QStringLiteral("101 Jerry"));
        picture.setFaces(test::faces());
        picture.resize(800, 600);
        picture.show();
    }
    PhonePicture picture;
};

TEST_F(Picture, GivenATwoPartPhone_WhenDrawn_ThenItIsShown)
{
    test::shot(picture, "picture");
    EXPECT_GT(picture.scale(), 0.9);
}

} // namespace
