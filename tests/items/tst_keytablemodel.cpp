#include "items/keytablemodel.h"

#include "support/keysample.h"

#include <gtest/gtest.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <random>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::items;
using test::slot;

namespace {

class KeyTable : public testing::Test {
protected:
    void SetUp() override { model.setHandset(test::context(), test::keys()); }
    [[nodiscard]] QString text(const char *at, KeyTableModel::Column column) const { return model.indexOf(slot(at), column).data().toString(); }
    void apply(const KeyEdit &edit)
    {
        ASSERT_TRUE(edit.done) << edit.said.toStdString();
        model.setKeys(edit.keys);
    }
    KeyTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(KeyTable, GivenAHandset_WhenShown_ThenEachKeyIsARowInTheOrderOfTheSlots)
{
    ASSERT_EQ(model.rowCount(), 9);
    EXPECT_EQ(text("4", KeyTableModel::Type), QStringLiteral("Monitor"));
    EXPECT_EQ(text("4", KeyTableModel::Activity), QStringLiteral("102 Kramer"));
    EXPECT_EQ(text("8", KeyTableModel::Label), QStringLiteral("Elaine"));
    EXPECT_EQ(text("4", KeyTableModel::Moves), QString());
    EXPECT_EQ(model.index(8, 0).data().toString(), QStringLiteral("m1.1"));
    EXPECT_EQ(model.index(8, 0).data(KeyTableModel::PageRole).toString(), QStringLiteral("Module 1, page 1"));
    EXPECT_EQ(model.index(0, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("key 1 of 27, Main Extension, Jerry"));
}

TEST_F(KeyTable, GivenEdits_WhenApplied_ThenRowsComeAndGoAndNothingIsReset)
{
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    apply(setKey(model.keys(), slot("7"), LineKey{}, model.context()));
    EXPECT_EQ(inserted.size(), 1);
    EXPECT_EQ(text("7", KeyTableModel::Moves), QStringLiteral("new"));
    apply(removeKeys(model.keys(), {slot("4")}));
    EXPECT_EQ(removed.size(), 1);
    EXPECT_FALSE(model.indexOf(slot("4")).isValid());
    apply(removeAll(model.keys()));
    EXPECT_EQ(model.rowCount(), 1);
    EXPECT_EQ(reset.size(), 0);
}

TEST_F(KeyTable, GivenAMovedKey_WhenShown_ThenBothSayWhereTheyWere)
{
    apply(moveKey(model.keys(), slot("4"), 1, model.context()));
    EXPECT_EQ(text("5", KeyTableModel::Moves), QStringLiteral("4 → 5"));
    EXPECT_EQ(text("4", KeyTableModel::Moves), QStringLiteral("5 → 4"));
    apply(moveKey(model.keys(), slot("5"), -1, model.context()));
    EXPECT_EQ(text("4", KeyTableModel::Moves), QString());
}

TEST_F(KeyTable, GivenALabel_WhenItIsTyped_ThenAnEditGoesOutAndTheModelWaitsForIt)
{
    QSignalSpy asked(&model, &KeyTableModel::editRequested);
    const QModelIndex label = model.indexOf(slot("8"), KeyTableModel::Label);
    EXPECT_EQ(label.data(Qt::EditRole).toString(), QString()); // follows the name
    EXPECT_TRUE(model.setData(label, QStringLiteral("  Boss  ")));
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(label.data().toString(), QStringLiteral("Elaine"));
    model.setKeys(asked[0][0].value<KeyEdit>().keys);
    EXPECT_EQ(label.data().toString(), QStringLiteral("Boss"));
    EXPECT_EQ(text("8", KeyTableModel::Moves), QStringLiteral("edited"));
    EXPECT_TRUE(model.setData(label, QString()));
    model.setKeys(asked[1][0].value<KeyEdit>().keys);
    EXPECT_EQ(label.data().toString(), QStringLiteral("Elaine"));
}

TEST_F(KeyTable, GivenTextThatIsNoLabel_WhenTyped_ThenItIsRefusedWithASentence)
{
    const QSignalSpy asked(&model, &KeyTableModel::editRequested);
    const QSignalSpy refused(&model, &KeyTableModel::refused);
    const QModelIndex label = model.indexOf(slot("8"), KeyTableModel::Label);
    EXPECT_FALSE(model.setData(label, QStringLiteral("two\nlines")));
    EXPECT_FALSE(model.setData(label, QString(65, u'x')));
    EXPECT_FALSE(model.setData(model.indexOf(slot("1"), KeyTableModel::Label), QStringLiteral("x"))); // has none of its own
    EXPECT_FALSE(model.setData(model.indexOf(slot("8"), KeyTableModel::Type), 1));
    EXPECT_EQ(refused.size(), 2);
    EXPECT_EQ(asked.size(), 0);
    for (const QString &hostile : {QStringLiteral("\"><&;#"), QStringLiteral("\u202Eabc"), QString::fromUtf8("📞 Küche")})
        EXPECT_TRUE(model.setData(label, hostile));
    EXPECT_EQ(asked.size(), 3);
}

TEST_F(KeyTable, GivenAPhoneWithFewerKeys_WhenShown_ThenKeysThatDoNotFitAreMarked)
{
    model.setHandset(test::context("Cisco", "SPA504G", {}), test::keys());
    EXPECT_EQ(model.rowCount(), 9);
    EXPECT_EQ(text("4", KeyTableModel::Moves), QString());
    EXPECT_EQ(text("5", KeyTableModel::Moves), QStringLiteral("no such key"));
    EXPECT_EQ(text("m1.1", KeyTableModel::Moves), QStringLiteral("no such key"));
}

TEST_F(KeyTable, GivenRandomEdits_WhenAppliedAndTakenBack_ThenRowsAlwaysMatchTheKeys)
{
    std::mt19937 random(7);
    const auto places = model.context().places();
    std::vector<KeyMap> history;
    for (int i = 0; i < 400; ++i) {
        const SlotId at = places[random() % places.size()];
        const KeyMap &keys = model.keys();
        const KeyEdit edit = random() % 3 == 0   ? moveKey(keys, at, random() % 2 ? 1 : -1, model.context())
                             : random() % 3 == 0 ? removeKeys(keys, {at})
                                                 : setKey(keys, at, random() % 2 ? Key(LineKey{}) : Key(UnusedKey{}), model.context());
        history.push_back(keys);
        model.setKeys(edit.keys);
        ASSERT_EQ(model.rowCount(), static_cast<int>(edit.keys.size()));
        int row = 0;
        for (const auto &[where, key] : edit.keys)
            ASSERT_EQ(model.slotAt(model.index(row++, 0)), where);
        ASSERT_EQ(std::count_if(edit.keys.begin(), edit.keys.end(), [](const auto &e) { return std::holds_alternative<MainKey>(e.second); }), 1);
    }
    for (auto past = history.rbegin(); past != history.rend(); ++past)
        model.setKeys(*past);
    EXPECT_EQ(model.keys(), test::keys());
    for (int row = 0; row < model.rowCount(); ++row)
        EXPECT_EQ(model.index(row, KeyTableModel::Moves).data().toString(), QString());
}

} // namespace
