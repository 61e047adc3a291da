#include "items/keypalettemodel.h"

#include "support/keysample.h"
#include "support/qtext.h"

#include <gtest/gtest.h>
#include <memory>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using namespace pbx::domain;
using items::KeyPaletteModel;
using test::operator""_q;

namespace {

TEST(KeyPalette, GivenAHandset_ThenItsPeopleAreThereWithoutItself_AndWhereTheyAreAlready)
{
    KeyPaletteModel model(KeyPaletteModel::Part::People);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setHandset(test::context());
    ASSERT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.index(0).data().toString(), "102  Kramer"_q);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setKeys(test::keys());
    EXPECT_EQ(model.index(0).data(KeyPaletteModel::UsedRole).toString(), "4"_q);
    EXPECT_EQ(model.index(1).data(KeyPaletteModel::UsedRole).toString(), "8, m1.1"_q);
    EXPECT_EQ(model.index(2).data(KeyPaletteModel::UsedRole).toString(), QString());
    EXPECT_EQ(changed.size(), 2) << "only what changed";
    model.setKeys({});
    EXPECT_EQ(model.index(0).data(KeyPaletteModel::UsedRole).toString(), QString());
}

TEST(KeyPalette, GivenTypesAndConditions_ThenTheyAreDraggedAsWhatTheyAre)
{
    KeyPaletteModel types(KeyPaletteModel::Part::Types);
    KeyPaletteModel conditions(KeyPaletteModel::Part::Conditions);
    const QAbstractItemModelTester tester(&conditions, QAbstractItemModelTester::FailureReportingMode::Fatal);
    conditions.setHandset(test::context());
    EXPECT_EQ(types.rowCount(), 5) << "Main Extension is there already";
    ASSERT_EQ(conditions.rowCount(), 2);
    EXPECT_TRUE(conditions.index(1).data(KeyPaletteModel::NightRole).toBool());
    const std::unique_ptr<QMimeData> mime(conditions.mimeData({conditions.index(1), conditions.index(0)}));
    const auto cargo = items::fromMime(*mime).value();
    ASSERT_EQ(cargo.keys.size(), 2U);
    EXPECT_EQ(cargo.keys[0].key, Key(DayNightKey{test::officeHours(), {}})) << "in the order of the list";
    const std::unique_ptr<QMimeData> bare(types.mimeData({types.index(2)}));
    EXPECT_EQ(items::fromMime(*bare)->keys.front().type, KeyType::Monitor);
    EXPECT_FALSE(items::fromMime(*bare)->keys.front().key);
    EXPECT_EQ(types.mimeData({}), nullptr);
}

} // namespace
