// The role that live lamps come through.
#include "items/keytablemodel.h"
#include "support/keysample.h"

#include <gtest/gtest.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using namespace pbx::items;
using test::slot;

namespace {

class LiveStatesRole : public testing::Test {
protected:
    void SetUp() override { model.setHandset(test::context(), test::keys()); }
    QVariant state(const char *key) { return model.indexOf(slot(key)).data(KeyTableModel::StateRole); }
    KeyTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(LiveStatesRole, GivenStates_WhenFed_ThenTheRoleTellsThemForEveryKeyThatPointsThere)
{
    EXPECT_FALSE(state("4").isValid());
    LiveStates states;
    states.extensions[test::number("102")] = LineState::Talking;
    states.extensions[test::number("103")] = LineState::Ringing;
    states.nights[test::officeHours()] = true;
    model.setStates(states);
    EXPECT_EQ(state("4").toInt(), static_cast<int>(LampState::Talking));
    EXPECT_EQ(state("8").toInt(), static_cast<int>(LampState::Ringing));
    EXPECT_EQ(state("m1.1").toInt(), static_cast<int>(LampState::Ringing)); // the same extension
    EXPECT_EQ(state("6").toInt(), static_cast<int>(LampState::Night));
    EXPECT_FALSE(state("9").isValid()); // nothing is known of that condition
    EXPECT_FALSE(state("1").isValid());
    EXPECT_FALSE(state("5").isValid()); // a speed dial shows nobody
}

TEST_F(LiveStatesRole, GivenOneChange_WhenFed_ThenOnlyItsRowsAreToldAndOnlyForThatRole)
{
    LiveStates states;
    states.extensions[test::number("102")] = LineState::Idle;
    states.extensions[test::number("103")] = LineState::Idle;
    model.setStates(states);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    states.extensions[test::number("102")] = LineState::Ringing;
    states.extensions[test::number("999")] = LineState::Talking; // on no key
    model.setStates(states);
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), model.indexOf(slot("4")).row());
    EXPECT_EQ(changed[0][2].value<QList<int>>(), QList<int>{KeyTableModel::StateRole});
    model.setStates(states);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(reset.size(), 0);
}

} // namespace
