// Nothing typed is lost: not by choosing another object, another site, or by the end of the program.
#include "conditionspage.h"
#include "firewallpage.h"
#include "items/formdrafts.h"
#include "keyeditor.h"
#include "mainwindowtest.h"
#include "officespage.h"
#include "pagesupport.h"

#include <QComboBox>
#include <QTableView>

using namespace pbx;
using namespace pbx::test;

namespace {

struct Drafts : testing::Test {
    SampleWorkspace sample;
    domain::Uuid other = domain::Uuid::random();

    // A second office and a second site without any.
    void SetUp() override
    {
        ASSERT_TRUE(sample.ask([this](changes::Workspace &w) {
            const auto name = [](const char *text) { return *domain::Name::parse(text); };
            auto site = std::get<domain::Site>(w.load(sample.site)->object);
            site.id = other;
            site.name = name("Acacia");
            site.domain = *domain::SipDomain::parse("acacia.mycloudpbx.com.au");
            const domain::Office depot{domain::Uuid::random(), name("Depot"), "07", "Australia/Brisbane", {}};
            return w.edit("More", {{other, other, domain::Kind::Site, domain::Object(site), 0},
                                   {depot.id, sample.site, domain::Kind::Office, domain::Object(depot), 0}});
        }));
    }
    template <class Page> std::unique_ptr<Page> open()
    {
        auto page = std::make_unique<Page>(*sample.session);
        page->resize(1000, 700);
        page->show();
        page->showSite(sample.site);
        return page;
    }
    [[nodiscard]] static QString text(QWidget &page, const char *name) { return child<QLineEdit>(page, name)->text(); }
    [[nodiscard]] static bool shows(QWidget &page, const char *name, const QString &wanted)
    {
        return eventually([&] { return text(page, name) == wanted; });
    }
    static void choose(QWidget &page, const char *table, const QString &name)
    {
        auto *view = child<QTableView>(page, table);
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            if (view->model()->index(row, 0).data().toString() == name)
                view->setCurrentIndex(view->model()->index(row, 0));
        }
    }
};

} // namespace

TEST_F(Drafts, wrong_input_of_an_office_waits_while_another_one_is_looked_at)
{
    auto page = open<views::OfficesPage>();
    ASSERT_TRUE(shows(*page, "officeName", "Depot"_q) || shows(*page, "officeName", "Pinetree Head Office"_q));
    choose(*page, "objectTable", "Depot"_q);
    type(*page, "officeOutbound", "not a number"_q);
    choose(*page, "objectTable", "Pinetree Head Office"_q);
    EXPECT_NE(text(*page, "officeOutbound"), "not a number"_q);
    choose(*page, "objectTable", "Depot"_q);
    EXPECT_EQ(text(*page, "officeOutbound"), "not a number"_q);
    EXPECT_EQ(text(*page, "officeName"), "Depot"_q);
    click(*page, "revertObject");
    choose(*page, "objectTable", "Pinetree Head Office"_q);
    choose(*page, "objectTable", "Depot"_q);
    EXPECT_EQ(text(*page, "officeOutbound"), ""_q);
}

TEST_F(Drafts, a_new_office_that_is_not_saved_comes_back_with_add_and_after_the_end_of_the_program)
{
    auto page = open<views::OfficesPage>();
    ASSERT_TRUE(eventually([&] { return child<QAbstractButton>(*page, "removeObject")->isEnabled(); }));
    click(*page, "addObject");
    type(*page, "officeName", "Shed"_q);
    choose(*page, "objectTable", "Depot"_q);
    EXPECT_EQ(text(*page, "officeName"), "Depot"_q);
    click(*page, "addObject");
    EXPECT_EQ(text(*page, "officeName"), "Shed"_q);
    page.reset();
    page = open<views::OfficesPage>();
    ASSERT_TRUE(shows(*page, "officeName", "Shed"_q));
    click(*page, "saveObject");
    ASSERT_TRUE(eventually([&] { return child<QTableView>(*page, "objectTable")->model()->rowCount() == 3; }));
    EXPECT_TRUE(eventually([&] { return sample.ask([](changes::Workspace &w) { return w.store().drafts(SampleWorkspace::site); })->empty(); }));
}

TEST_F(Drafts, input_of_one_site_does_not_come_along_to_another_one)
{
    auto page = open<views::ConditionsPage>();
    ASSERT_TRUE(shows(*page, "conditionName", "Office Hours"_q));
    type(*page, "conditionName", "Opening Hours"_q);
    page->showSite(other);
    EXPECT_EQ(text(*page, "conditionName"), ""_q);
    EXPECT_FALSE(child<QAbstractButton>(*page, "saveObject")->isEnabled());
    page->showSite(sample.site);
    ASSERT_TRUE(shows(*page, "conditionName", "Opening Hours"_q));
    click(*page, "saveObject");
    EXPECT_TRUE(eventually([&] { return child<QTableView>(*page, "objectTable")->model()->index(0, 0).data().toString() == "Opening Hours"_q; }));
}

TEST_F(Drafts, what_changes_elsewhere_is_told_and_the_other_fields_follow)
{
    auto page = open<views::OfficesPage>();
    ASSERT_TRUE(eventually([&] { return child<QAbstractButton>(*page, "removeObject")->isEnabled(); }));
    choose(*page, "objectTable", "Pinetree Head Office"_q);
    type(*page, "officeName", "Mine"_q);
    sample.change<domain::Office>(sample.headOffice, [](domain::Office &office) {
        office.name = *domain::Name::parse("Theirs");
        office.areaCode = "02";
    });
    ASSERT_TRUE(shows(*page, "officeAreaCode", "02"_q));
    EXPECT_EQ(text(*page, "officeName"), "Mine"_q);
    click(*page, "saveObject");
    EXPECT_TRUE(eventually([&] {
        const auto saved = sample.ask([this](changes::Workspace &w) { return w.load(sample.headOffice); });
        return std::get<domain::Office>(saved->object).name.text() == "Mine";
    }));
}

TEST_F(Drafts, a_rule_keeps_what_was_typed_while_another_one_is_looked_at_and_over_the_end_of_the_program)
{
    auto page = open<views::FirewallPage>();
    ASSERT_TRUE(eventually([&] { return child<QTableView>(*page, "ruleTable")->model()->rowCount() == 2; }));
    choose(*page, "ruleTable", "Home Office"_q);
    type(*page, "ruleAddress", "203.22.70."_q);
    choose(*page, "ruleTable", "This computer (trial)"_q);
    EXPECT_NE(text(*page, "ruleAddress"), "203.22.70."_q);
    page.reset();
    page = open<views::FirewallPage>();
    ASSERT_TRUE(eventually([&] { return child<QTableView>(*page, "ruleTable")->model()->rowCount() == 2; }));
    choose(*page, "ruleTable", "Home Office"_q);
    EXPECT_TRUE(shows(*page, "ruleAddress", "203.22.70."_q));
    click(*page, "cancelRule");
    EXPECT_NE(text(*page, "ruleAddress"), "203.22.70."_q);
}

TEST_F(Drafts, a_new_rule_that_is_not_saved_comes_back_with_add)
{
    auto page = open<views::FirewallPage>();
    ASSERT_TRUE(eventually([&] { return child<QTableView>(*page, "ruleTable")->model()->rowCount() == 2; }));
    click(*page, "addRule");
    type(*page, "ruleAddress", "192.0.2."_q);
    type(*page, "ruleDescription", "Shed"_q);
    choose(*page, "ruleTable", "Home Office"_q);
    EXPECT_EQ(text(*page, "ruleDescription"), "Home Office"_q);
    click(*page, "addRule");
    EXPECT_EQ(text(*page, "ruleAddress"), "192.0.2."_q);
    EXPECT_EQ(text(*page, "ruleDescription"), "Shed"_q);
    click(*page, "cancelRule");
    click(*page, "addRule");
    EXPECT_EQ(text(*page, "ruleDescription"), ""_q);
}

TEST_F(Drafts, a_failed_save_leaves_the_rule_in_the_form)
{
    auto page = open<views::FirewallPage>();
    ASSERT_TRUE(eventually([&] { return child<QTableView>(*page, "ruleTable")->model()->rowCount() == 2; }));
    choose(*page, "ruleTable", "Home Office"_q);
    type(*page, "ruleDescription", "Mine"_q);
    sample.change<domain::FirewallRule>(sample.homeOffice, [](domain::FirewallRule &rule) { rule.description = *domain::Label::parse("Theirs"); });
    click(*page, "saveRule"); // its version is the former one
    ASSERT_TRUE(eventually([&] { return child<QWidget>(*page, "firewallNotice")->isVisible(); }));
    EXPECT_TRUE(shows(*page, "ruleDescription", "Mine"_q));
    EXPECT_TRUE(child<QWidget>(*page, "ruleForm")->isVisible());
}

TEST_F(MainWindows, GivenKeysThatAreNotSavedWhenTheProgramEndsThenTheirDraftIsThereAgain)
{
    ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
    const auto openEditor = [this] {
        window->actions().keys->trigger();
        auto *editor = window->findChild<views::KeyEditor *>();
        EXPECT_TRUE(soon([&] { return editor->isVisible(); }));
        return editor;
    };
    auto *editor = openEditor();
    const auto stored = editor->keys();
    editor->select(domain::SlotId::phone(3));
    QTest::keyClick(find<QTableView>("keyTable"), Qt::Key_Delete);
    ASSERT_EQ(editor->keys().size(), stored.size() - 1);
    restart();
    ASSERT_TRUE(titled("101 Jerry"));
    ASSERT_TRUE(soon([&] { return find("editedMark")->isVisible(); }));
    editor = openEditor();
    EXPECT_EQ(editor->keys().size(), stored.size() - 1);
    EXPECT_TRUE(editor->isDirty());
    QTest::mouseClick(find("keyCancel"), Qt::LeftButton);
    EXPECT_TRUE(soon([&] { return !find("editedMark")->isVisible(); }));
    EXPECT_EQ(data.extension().autoProvision->keys, stored);
}
