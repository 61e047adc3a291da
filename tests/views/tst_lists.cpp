// Filters, columns and orders of the lists of extensions, driven as people do.
#include "allsitespage.h"
#include "extensionlist.h"
#include "layoutmemory.h"
#include "listcolumns.h"
#include "listfilter.h"
#include "mainwindowtest.h"
#include "sitetree.h"
#include "support/settingsfolder.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QToolButton>

using namespace pbx;
using namespace pbx::test;
using items::ExtensionListModel;
using Column = items::ExtensionColumn;

namespace {

class Lists : public MainWindows {
protected:
    [[nodiscard]] views::ExtensionList &list() const { return *window->findChild<views::ExtensionList *>(); }
    [[nodiscard]] QStringList numbers() const
    {
        QStringList shown;
        for (int row = 0; row < list().model().rowCount(); ++row) {
            if (!list().model().at(row).section)
                shown += list().model().index(row, Column::Number).data().toString();
        }
        return shown;
    }
    [[nodiscard]] bool shows(const QStringList &wanted) const
    {
        return soon([&] { return numbers() == wanted; });
    }
    // The entry of a menu that is open, or of one below it.
    static QAction *entry(const QWidget &owner, const char *menu, const QString &name)
    {
        for (auto *open : owner.findChildren<QMenu *>(QLatin1String(menu))) {
            if (auto *action = open->isVisible() ? open->findChild<QAction *>(name) : nullptr)
                return action;
        }
        return nullptr;
    }
    void filterBy(const char *state) const
    {
        auto *box = list().findChild<views::MenuBox *>(QStringLiteral("stateFilter"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QAction *action = nullptr;
        ASSERT_TRUE(soon([&] { return (action = entry(list(), "filterMenu", QLatin1String(state))) != nullptr; })) << state;
        action->trigger();
        closeMenus();
    }
    void closeMenus() const
    {
        for (auto *menu : window->findChildren<QMenu *>())
            menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    [[nodiscard]] QToolButton *chip() const { return list().findChild<QToolButton *>(QStringLiteral("filterChip")); }
    NoSettings settings;
};

} // namespace

TEST_F(Lists, GivenAFilterOfTheMenuWhenItIsChosenThenAChipSaysSoAndTakesItAway)
{
    ASSERT_TRUE(shows({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"), QStringLiteral("1004")}));
    EXPECT_FALSE(chip()->isVisible());
    filterBy("state-noHandset");
    EXPECT_TRUE(shows({QStringLiteral("1004")}));
    ASSERT_TRUE(chip()->isVisible());
    EXPECT_EQ(chip()->text(), QLatin1String("No handset"));
    filterBy("phone-Yealink T54W");
    EXPECT_TRUE(shows({})) << "both at once";
    chip()->setFocus();
    QTest::keyClick(chip(), Qt::Key_Space);
    EXPECT_TRUE(shows({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"), QStringLiteral("1004")}));
    EXPECT_FALSE(chip()->isVisible());
    filterBy("phone-Yealink T54W");
    EXPECT_TRUE(shows({QStringLiteral("101")}));
    auto *line = list().findChild<QLineEdit *>(QStringLiteral("filterSite"));
    QTest::keyClick(line, Qt::Key_Escape);
    EXPECT_TRUE(shows({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"), QStringLiteral("1004")}));
}

TEST_F(Lists, GivenAnAppliedSiteWhenFilteredByNotFetchedThenItsPhonesComeAndPendingOnesDoNot)
{
    data.applyAll();
    filterBy("state-notFetched");
    EXPECT_TRUE(shows({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103")}));
    data.change<domain::Extension>(SampleWorkspace::kramer, [](domain::Extension &e) { e.name = *domain::Name::parse("Cosmo"); });
    EXPECT_TRUE(shows({QStringLiteral("101"), QStringLiteral("103")}));
    filterBy("state-pending");
    EXPECT_TRUE(shows({QStringLiteral("102")}));
}

TEST_F(Lists, GivenAFilterThatIsSavedWhenItIsChosenRenamedAndDeletedThenTheMenuFollows)
{
    filterBy("phone-Yealink T54W");
    filterBy("saveFilter");
    auto *dialog = window->findChild<QInputDialog *>(QStringLiteral("filterNameDialog"));
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->textValue(), QLatin1String("Yealink T54W")) << "what it filters is its first name";
    dialog->setTextValue(QStringLiteral("Desks & more"));
    dialog->accept();
    auto *saved = list().findChild<items::SavedFilters *>();
    ASSERT_TRUE(soon([&] { return saved->all().size() == 1; }));
    filterBy("state-all");
    filterBy("phone-");
    ASSERT_TRUE(shows({QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103"), QStringLiteral("1004")}));
    filterBy("saved-Desks & more");
    EXPECT_TRUE(shows({QStringLiteral("101")}));
    filterBy("rename-Desks & more");
    QInputDialog *again = nullptr;
    ASSERT_TRUE(soon([&] { return (again = window->findChild<QInputDialog *>(QStringLiteral("filterNameDialog"))) && again->isVisible(); }));
    again->setTextValue(QStringLiteral("Desks"));
    again->accept();
    ASSERT_TRUE(soon([&] { return saved->all().size() == 1 && saved->all().front().name == QLatin1String("Desks"); }));
    filterBy("saved-Desks");
    filterBy("delete-Desks");
    EXPECT_TRUE(soon([&] { return saved->all().empty(); }));
}

TEST_F(Lists, GivenAHeadWhenItIsClickedThenTheListIsSortedAndSectionsComeBackWithTheNumber)
{
    auto *head = list().view()->horizontalHeader();
    const auto click = [head](Column column) {
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, {head->sectionViewportPosition(column) + 10, head->height() / 2});
    };
    ASSERT_TRUE(soon([this] { return list().model().rowCount() == 5; }));
    click(Column::Name);
    EXPECT_TRUE(shows({QStringLiteral("103"), QStringLiteral("1004"), QStringLiteral("101"), QStringLiteral("102")})) << "Elaine George Jerry Kramer";
    EXPECT_EQ(list().model().rowCount(), 4) << "no sections";
    click(Column::Name);
    EXPECT_TRUE(shows({QStringLiteral("102"), QStringLiteral("101"), QStringLiteral("1004"), QStringLiteral("103")}));
    EXPECT_EQ(head->sortIndicatorSection(), Column::Name);
    click(Column::Status);
    EXPECT_EQ(head->sortIndicatorSection(), Column::Name) << "sorts nothing";
    click(Column::Number);
    EXPECT_TRUE(soon([this] { return list().model().rowCount() == 5 && list().model().at(0).section; }));
    const auto chosen = list().selected();
    click(Column::Phone);
    EXPECT_TRUE(soon([this] { return list().model().rowCount() == 4; }));
    EXPECT_EQ(list().selected(), chosen) << "what was chosen stays";
}

TEST_F(Lists, GivenColumnsThatAreArrangedWhenTheProgramStartsAgainThenTheyAreSoUntilTheyAreReset)
{
    auto *columns = &list().view()->columns();
    columns->setShown(Column::Mac, true);
    columns->setShown(Column::Configuration, false);
    columns->move(Column::Name, -1);
    columns->widen(Column::Number, 30);
    columns->sortBy({store::ExtensionOrder::By::Phone, true});
    const int width = list().view()->columnWidth(Column::Number);
    ASSERT_GT(width, 60);
    window->close();
    restart();
    ASSERT_TRUE(titled("102 Kramer – Pinetree")) << "the first one in that order";
    window->findChild<QSplitter *>(QStringLiteral("listAndForm"))->setSizes({900, 500});
    auto *view = list().view();
    columns = &view->columns();
    EXPECT_FALSE(view->isColumnHidden(Column::Mac));
    EXPECT_TRUE(view->isColumnHidden(Column::Configuration));
    EXPECT_EQ(view->horizontalHeader()->visualIndex(Column::Name), 1);
    EXPECT_EQ(view->columnWidth(Column::Number), width);
    EXPECT_EQ(list().model().order(), (store::ExtensionOrder{store::ExtensionOrder::By::Phone, true}));
    window->actions().columns->trigger();
    QAction *reset = nullptr;
    ASSERT_TRUE(soon([&] { return (reset = entry(*view, "columnsMenu", QStringLiteral("resetColumns"))) != nullptr; }));
    reset->trigger();
    EXPECT_TRUE(view->isColumnHidden(Column::Mac));
    EXPECT_EQ(view->horizontalHeader()->visualIndex(Column::Name), 2);
    EXPECT_EQ(list().model().order(), store::ExtensionOrder());
}

TEST_F(Lists, GivenANarrowListWhenItGetsNarrowerThenColumnsGoInTheirOrderAndComeBack)
{
    views::ExtensionTable table(list().model());
    const auto at = [&table](int width) {
        table.resize(width, 300);
        table.show();
        std::vector<int> shown;
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (!table.isColumnHidden(column))
                shown.push_back(column);
        }
        return shown;
    };
    using testing::ElementsAre;
    EXPECT_THAT(at(views::px(500)), ElementsAre(Column::Status, Column::Number, Column::Name, Column::Phone, Column::Configuration));
    EXPECT_THAT(at(views::px(380)), ElementsAre(Column::Status, Column::Number, Column::Name, Column::Configuration));
    EXPECT_THAT(at(views::px(300)), ElementsAre(Column::Status, Column::Number, Column::Name));
    EXPECT_THAT(at(views::px(500)).size(), 5U);
    table.columns().setShown(Column::Configuration, false);
    EXPECT_THAT(at(views::px(500)), ElementsAre(Column::Status, Column::Number, Column::Name, Column::Phone));
}

TEST_F(Lists, GivenSettingsThatMakeNoSenseWhenTheListOpensThenItIsAsNew)
{
    for (const char *kept :
         {"[]", "{\"order\":[1,\"none\",\"site\"],\"hidden\":[\"number\",7],\"widths\":{\"mac\":-5,\"phone\":1e9},\"sort\":\"mac\"}",
          "{\"order\":{},\"hidden\":\"x\",\"widths\":[]}", "\xff"}) {
        QSettings().setValue(QStringLiteral("lists/site"), QByteArray(kept));
        views::ExtensionTable table(list().model());
        table.resize(500, 300);
        EXPECT_FALSE(table.isColumnHidden(Column::Number)) << kept;
        EXPECT_EQ(table.columns().order(), store::ExtensionOrder()) << kept;
    }
}

TEST_F(Lists, GivenSeveralSitesWhenAllAreChosenThenTheirExtensionsShowAndADoubleClickGoesThere)
{
    ASSERT_TRUE(data.ask([](changes::Workspace &w) {
        auto site = std::get<domain::Site>(w.load(SampleWorkspace::site)->object);
        site.id = domain::Uuid::random();
        site.name = *domain::Name::parse("Acacia");
        site.domain = *domain::SipDomain::parse("acacia.mycloudpbx.com.au");
        const domain::Office depot{domain::Uuid::random(), *domain::Name::parse("Depot"), "07", "Australia/Brisbane", {}};
        const domain::Extension desk{
            .id = domain::Uuid::random(), .number = *domain::ExtensionNumber::parse("555"), .name = *domain::Name::parse("Desk"), .office = depot.id};
        return w.edit("More", {{site.id, site.id, domain::Kind::Site, domain::Object(site), 0},
                               {depot.id, site.id, domain::Kind::Office, domain::Object(depot), 0},
                               {desk.id, site.id, domain::Kind::Extension, domain::Object(desk), 0}});
    }));
    auto *tree = window->findChild<views::SiteTree *>();
    ASSERT_TRUE(soon([&] { return tree->model().sites() == 2; }));
    tree->view()->setCurrentIndex(tree->model().index(0, 0));
    auto *page = window->findChild<views::AllSitesPage *>();
    ASSERT_TRUE(soon([&] { return page->isVisible() && page->model().found() == 5; }));
    EXPECT_EQ(find<QLabel>("allSitesCount")->text(), QLatin1String("2 sites"));
    EXPECT_TRUE(soon([&] { return find<QLabel>("allExtensionsCount")->text() == QLatin1String("5 extensions."); }));
    const auto text = [&](int row, Column column) { return page->model().index(row, column).data().toString(); };
    EXPECT_EQ(text(0, Column::Site), QLatin1String("Acacia"));
    window->actions().filterList->trigger();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("krame"));
    ASSERT_TRUE(soon([&] { return page->model().found() == 1; }));
    EXPECT_TRUE(soon([&] { return find<QLabel>("allExtensionsCount")->text() == QLatin1String("1 of 5 extensions."); }));
    const QPoint kramer = page->view()->visualRect(page->model().index(0, Column::Name)).center();
    QTest::mouseClick(page->view()->viewport(), Qt::LeftButton, {}, kramer);
    QTest::mouseDClick(page->view()->viewport(), Qt::LeftButton, {}, kramer);
    EXPECT_TRUE(titled("102 Kramer – Pinetree"));
}

TEST(LayoutMemory, GivenATableAndASplitterWhenTheirPartsAreDrawnThenTheyAreSoAgain)
{
    const NoSettings settings;
    QStandardItemModel model(2, 3);
    const auto made = [&model](QWidget &page) {
        page.setObjectName(QStringLiteral("somePage"));
        auto *table = new QTableView(&page);
        table->setObjectName(QStringLiteral("someTable"));
        views::rememberColumns(table);
        table->setModel(&model);
        table->resize(600, 200);
        page.show();
        return table;
    };
    {
        QWidget page;
        page.resize(600, 300);
        auto *table = made(page);
        auto *head = table->horizontalHeader();
        const QPoint edge(head->sectionViewportPosition(1) - 1, head->height() / 2);
        QTest::mousePress(head->viewport(), Qt::LeftButton, {}, edge);
        for (const int by : {20, 77}) {
            const QPointF at = edge + QPoint(by, 0);
            QMouseEvent move(QEvent::MouseMove, at, head->viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(head->viewport(), &move);
        }
        QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, edge + QPoint(77, 0));
        ASSERT_EQ(table->columnWidth(0), 177);
        table->resizeColumnsToContents();
        views::recallColumns(table);
        EXPECT_EQ(table->columnWidth(0), 177) << "drawn widths stay";
        EXPECT_LT(table->columnWidth(1), 100);
    }
    QWidget page;
    EXPECT_EQ(made(page)->columnWidth(0), 177);
    for (const bool second : {false, true}) {
        QSplitter splitter;
        splitter.addWidget(new QWidget);
        splitter.addWidget(new QWidget);
        splitter.resize(400, 100);
        splitter.show();
        views::rememberSizes(&splitter, "someSplitter");
        if (!second) {
            splitter.setSizes({100, 300});
            Q_EMIT splitter.splitterMoved(100, 1);
        }
        EXPECT_LT(splitter.sizes().at(0), 120);
    }
}
