#include "firewallpage.h"
#include "pagesupport.h"
#include "server/provisioningserver.h"
#include "theme.h"

#include <gmock/gmock.h>
#include <QComboBox>
#include <QHeaderView>
#include <QMessageBox>
#include <QSignalSpy>
#include <QStyle>
#include <QTableView>

using namespace pbx;
using namespace pbx::test;

namespace {

struct Firewall : testing::Test {
    SampleWorkspace sample;
    views::FirewallPage page{*sample.session};

    void SetUp() override
    {
        sample.applyAll();
        logLine("203.22.70.2", store::DownloadResult::Sent, "Home Office");
        logLine("198.51.100.9", store::DownloadResult::Refused, std::string(server::code(server::Reason::NotAllowed)));
        page.resize(1200, 800);
        page.show();
        page.showSite(sample.site);
        ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 2 && log()->rowCount() == 2; }));
    }
    void logLine(const std::string &address, store::DownloadResult result, const std::string &reason)
    {
        store::DownloadRow row;
        row.at = QDateTime::currentMSecsSinceEpoch();
        row.extension = sample.jerry;
        row.mac = "80:5E:C0:12:AB:01";
        row.file = "805ec012ab01.cfg";
        row.address = address;
        row.result = result;
        row.reason = reason;
        row.bytes = 6200;
        sample.log(row);
    }
    [[nodiscard]] QAbstractItemModel *rules() { return child<QTableView>(page, "ruleTable")->model(); }
    [[nodiscard]] QAbstractItemModel *log() { return child<QTableView>(page, "downloadTable")->model(); }
    [[nodiscard]] QString text(const char *name) { return child<QLabel>(page, name)->text(); }
    void selectRule(const QString &description)
    {
        for (int row = 0; row < rules()->rowCount(); ++row) {
            if (rules()->index(row, 0).data().toString() == description)
                child<QTableView>(page, "ruleTable")->setCurrentIndex(rules()->index(row, 0));
        }
    }
};

} // namespace

TEST_F(Firewall, a_new_rule_is_checked_while_typed_and_becomes_pending)
{
    click(page, "addRule");
    auto *save = child<QAbstractButton>(page, "saveRule");
    EXPECT_FALSE(save->isEnabled());
    type(page, "ruleAddress", "010.0.0.1"_q);
    EXPECT_FALSE(save->isEnabled());
    EXPECT_NE(text("ruleValid"), "valid"_q);
    type(page, "ruleAddress", "192.0.2.77"_q);
    EXPECT_EQ(text("ruleValid"), "valid"_q);
    type(page, "ruleDescription", "Shed & <garden>"_q);
    click(page, "saveRule");
    ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 3; }));
    EXPECT_EQ(*sample.ask([this](changes::Workspace &w) { return w.countPending(sample.site); }), 1);
}

TEST_F(Firewall, host_bits_below_the_netmask_are_named)
{
    click(page, "addRule");
    type(page, "ruleAddress", "192.168.1.10"_q);
    auto *netmask = child<QComboBox>(page, "ruleNetmask");
    netmask->setCurrentIndex(netmask->findData(24));
    EXPECT_TRUE(text("ruleValid").contains("192.168.1.0"_q)) << text("ruleValid").toStdString();
    EXPECT_FALSE(child<QAbstractButton>(page, "saveRule")->isEnabled());
}

TEST_F(Firewall, everybody_needs_a_confirmation)
{
    click(page, "addRule");
    type(page, "ruleAddress", "0.0.0.0"_q);
    auto *netmask = child<QComboBox>(page, "ruleNetmask");
    netmask->setCurrentIndex(netmask->findData(0));
    auto *save = child<QAbstractButton>(page, "saveRule");
    EXPECT_FALSE(save->isEnabled());
    click(page, "ruleEverybody");
    EXPECT_TRUE(save->isEnabled());
    save->click();
    ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 4; })) << "two halves";
}

TEST_F(Firewall, removing_a_rule_that_a_phone_needs_asks_first)
{
    selectRule("Home Office"_q);
    click(page, "removeRule");
    auto *question = child<QMessageBox>(page, "askRemoveRule");
    ASSERT_TRUE(question);
    EXPECT_TRUE(question->text().contains("101"_q));
    question->reject();
    EXPECT_EQ(rules()->rowCount(), 2);
    selectRule("This computer (trial)"_q);
    click(page, "removeRule"); // nobody uses it: no question
    ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 1; }));
}

TEST_F(Firewall, the_tester_answers_and_adds_the_missing_rule)
{
    type(page, "testerAddress", "203.22.70.2"_q);
    EXPECT_TRUE(text("verdictTitle").startsWith("Yes."_q)) << text("verdictTitle").toStdString();
    type(page, "testerAddress", "198.51.100.9"_q);
    EXPECT_EQ(text("verdictTitle"), "No. 198.51.100.9 would not get this file."_q);
    click(page, "testerAllow");
    ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 3; }));
    ASSERT_TRUE(eventually([this] { return text("verdictSentence").endsWith("A saved rule allows it after Apply."_q); }));
    EXPECT_FALSE(child<QAbstractButton>(page, "testerAllow")->isVisible());
}

TEST_F(Firewall, a_refusal_in_the_log_is_fixed_with_one_click)
{
    auto *table = child<QTableView>(page, "downloadTable");
    const QModelIndex fix = log()->index(0, 6);
    ASSERT_EQ(fix.data().toString(), "Allow this address"_q);
    table->scrollTo(fix);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(fix).center() - QPoint(table->visualRect(fix).width() / 4, 0));
    ASSERT_TRUE(eventually([this] { return rules()->rowCount() == 3; }));
    EXPECT_EQ(child<QLineEdit>(page, "testerAddress")->text(), "198.51.100.9"_q) << "the line is in the tester";
}

TEST_F(Firewall, the_log_follows_and_filters)
{
    logLine("203.22.70.2", store::DownloadResult::NotChanged, {});
    ASSERT_TRUE(eventually([this] { return log()->rowCount() == 3; }));
    click(page, "logRefused");
    ASSERT_TRUE(eventually([this] { return log()->rowCount() == 1; }));
    click(page, "logAll");
    ASSERT_TRUE(eventually([this] { return log()->rowCount() == 3; }));
    type(page, "logFilter", "198.51"_q);
    ASSERT_TRUE(eventually([this] { return log()->rowCount() == 1; }));
}

TEST_F(Firewall, what_is_typed_survives_a_change_behind_the_form)
{
    selectRule("Home Office"_q);
    type(page, "ruleDescription", "Head quarters"_q);
    logLine("203.22.70.2", store::DownloadResult::Sent, "Home Office");
    ASSERT_TRUE(eventually([this] { return log()->rowCount() == 3; }));
    EXPECT_EQ(child<QLineEdit>(page, "ruleDescription")->text(), "Head quarters"_q);
}

TEST_F(Firewall, every_control_has_its_names)
{
    expectNamed(page);
}

TEST_F(Firewall, a_cell_stands_below_its_header_and_a_rule_has_its_shield)
{
    views::Theme::install(*qApp);
    auto *table = child<QTableView>(page, "ruleTable");
    EXPECT_EQ(table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, table) + 1, views::px(8));
    QImage cell = table->grab(table->visualRect(rules()->index(1, 0)).translated(0, table->horizontalHeader()->height())).toImage();
    const QColor background = cell.pixelColor(cell.width() - 2, 2);
    int painted = 0; // in the colour of a rule that nobody used; its text is dark
    for (int x = views::px(8); x < views::px(24); ++x) {
        for (int y = 0; y < cell.height() - 1; ++y)
            painted += cell.pixelColor(x, y).red() > 140 && cell.pixelColor(x, y).blue() < 90;
    }
    EXPECT_GT(painted, 0) << "the shield";
    for (int x = 0; x < views::px(6); ++x)
        EXPECT_EQ(cell.pixelColor(x, cell.height() / 2), background) << "the margin at " << x;
}
