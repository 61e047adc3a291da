// "What this phone gets, and why", over the real window.
#include "explaindialog.h"
#include "extensionform.h"
#include "extensionlist.h"
#include "filetext.h"
#include "items/textof.h"
#include "keyeditor.h"
#include "mainwindowtest.h"
#include "sitepage.h"
#include "support/qtext.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextBlock>

using namespace pbx;
using namespace pbx::test;
using items::ExplainModel;
using views::ExplainDialog;
using views::FileText;

namespace {

struct ExplainViews : MainWindows {
    void SetUp() override
    {
        MainWindows::SetUp();
        open();
        ASSERT_TRUE(soon([this] { return model().rowCount() > 20; }));
    }
    void open()
    {
        ASSERT_TRUE(soon([this] { return window->actions().explain->isEnabled(); }));
        QTest::keyClick(window.get(), Qt::Key_I, Qt::ControlModifier);
        dialog = window->findChild<ExplainDialog *>();
        ASSERT_NE(dialog, nullptr);
        ASSERT_TRUE(soon([this] { return dialog->isVisible(); }));
        table = find<QTableView>("explainTable");
        text = find<FileText>("explainText");
    }
    [[nodiscard]] const ExplainModel &model() const { return *qobject_cast<ExplainModel *>(table->model()); }
    [[nodiscard]] int row(const char *name) const
    {
        for (int i = 0; i < model().rowCount(); ++i) {
            if (!model().at(i).section && model().at(i).name == QLatin1String(name))
                return i;
        }
        return -1;
    }
    [[nodiscard]] QString value(const char *name) const
    {
        const int at = row(name);
        return at < 0 ? QString() : model().at(at).value;
    }
    void select(int at) const
    {
        ASSERT_GE(at, 0);
        table->selectionModel()->setCurrentIndex(model().index(at, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    [[nodiscard]] int keyRow() const
    {
        for (int i = 0; i < model().rowCount(); ++i) {
            if (model().at(i).origin.place == items::ExplainedOrigin::Place::Key && model().at(i).value == "102"_q)
                return i;
        }
        return -1;
    }

    ExplainDialog *dialog = nullptr;
    QTableView *table = nullptr;
    FileText *text = nullptr;
};

} // namespace

TEST_F(ExplainViews, WhenOpenedThenParametersStandBesideTheFileWhoseValueIsMarked)
{
    EXPECT_EQ(find<QLabel>("explainTitle")->text(), "101 Jerry"_q);
    EXPECT_TRUE(find<QLabel>("explainState")->text().contains("as saved"_q));
    EXPECT_FALSE(find("explainTyped")->isVisible());
    select(row("account.1.display_name"));
    EXPECT_EQ(text->marked(), "Jerry"_q);
    EXPECT_EQ(text->textCursor().block().text(), "account.1.display_name = Jerry"_q);
    EXPECT_EQ(find<QLabel>("explainFile")->text(), "805ec012ab01.cfg"_q);
    EXPECT_EQ(model().at(row("account.1.display_name")).from, "Name"_q);
    EXPECT_FALSE(model().at(row("account.1.display_name")).source.isEmpty());
    text->setFocus();
    QTextCursor cursor = text->textCursor();
    cursor.setPosition(static_cast<int>(text->toPlainText().indexOf("account.1.user_name"_q)));
    text->setTextCursor(cursor);
    EXPECT_EQ(table->currentIndex().row(), row("account.1.user_name")) << "the file leads to its parameter";
    EXPECT_EQ(text->marked(), "101"_q);
    EXPECT_EQ(text->textCursor().position(), cursor.position());
}

TEST_F(ExplainViews, WhenTheFormIsTypedInThenTheValuesFollowAndSayThatTheyAreNotSaved)
{
    select(row("account.1.display_name"));
    type("extensionName", "Jerome");
    ASSERT_TRUE(soon([this] { return value("account.1.display_name") == "Jerome"_q; }));
    EXPECT_TRUE(find("explainTyped")->isVisible());
    EXPECT_EQ(text->marked(), "Jerome"_q);
    EXPECT_EQ(data.extension().name.text(), "Jerry");
    window->actions().revert->trigger();
    ASSERT_TRUE(soon([this] { return value("account.1.display_name") == "Jerry"_q; }));
    EXPECT_FALSE(find("explainTyped")->isVisible());
    data.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &e) { e.name = *domain::Name::parse("Elsewhere", "Name"); });
    EXPECT_TRUE(soon([this] { return value("account.1.display_name") == "Elsewhere"_q; })) << "saved in another window";
}

TEST_F(ExplainViews, GivenAPasswordThenItShowsNowhereNotEvenInTheClipboard)
{
    const QString password = items::toQt(data.ask([](changes::Workspace &w) { return w.password(SampleWorkspace::jerry); }).value());
    ASSERT_FALSE(password.isEmpty());
    select(row("account.1.password"));
    EXPECT_FALSE(text->toPlainText().contains(password));
    EXPECT_EQ(text->marked(), "••••••••"_q);
    table->selectAll();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains("805ec012ab01.cfg\taccount.1.password\t••••••••\tPassword\t"_q));
    EXPECT_EQ(copied.count(u'\n') + 1, model().parameters());
    EXPECT_FALSE(copied.contains(password));
    select(row("account.1.display_name"));
    ASSERT_EQ(table->actions().size(), 3);
    table->actions().at(1)->trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), "Jerry"_q);
}

TEST_F(ExplainViews, WhenOneTypesIntoTheFilterThenItNarrowsAndTheKeysLeadToTheField)
{
    auto *filter = find<QLineEdit>("explainFilter");
    filter->setFocus();
    QTest::keyClicks(filter, "display_name 101"_q);
    EXPECT_EQ(model().rowCount(), 0);
    filter->clear();
    QTest::keyClicks(filter, "account.1.codec.pcma"_q);
    EXPECT_EQ(model().parameters(), 2);
    EXPECT_EQ(find<QLabel>("explainCount")->text().left(5), "2 of "_q);
    QTest::keyClick(filter, Qt::Key_Down);
    EXPECT_TRUE(table->hasFocus());
    select(row("account.1.codec.pcma.priority"));
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(window->focusWidget(), find("codec")) << "its group is unfolded; " << window->focusWidget()->objectName().toStdString();
    EXPECT_TRUE(find("codec")->isVisible());
    EXPECT_TRUE(dialog->isVisible()) << "it stays open beside the window";
}

TEST_F(ExplainViews, GivenAKeysParameterWhenItIsChosenThenTheKeyEditorShowsThatKey)
{
    const int at = keyRow();
    select(at);
    const domain::SlotId slot = *model().at(at).origin.slot;
    QTest::mouseClick(find<QPushButton>("explainGo"), Qt::LeftButton);
    auto *keys = find<views::KeyEditor>("keyEditor");
    ASSERT_TRUE(soon([keys] { return keys->isVisible(); }));
    EXPECT_TRUE(soon([keys, slot] { return keys->selectedKeys().contains(slot) && keys->selectedKeys().size() == 1; }));
    select(row("account.1.display_name"));
    Q_EMIT table->activated(table->currentIndex());
    EXPECT_FALSE(keys->isVisible());
    EXPECT_EQ(window->focusWidget(), find("extensionName"));
    select(row("phone_setting.backlight_time"));
    EXPECT_EQ(model().at(row("phone_setting.backlight_time")).from, "Set by hand for this handset"_q);
    Q_EMIT table->activated(table->currentIndex());
    EXPECT_EQ(window->focusWidget(), find("advancedOptions"));
}

TEST_F(ExplainViews, GivenAParameterOfTheSiteOrOfNoFieldThenTheSiteOpensOrNothing)
{
    auto *go = find<QPushButton>("explainGo");
    select(row("account.1.sip_server.1.address"));
    EXPECT_TRUE(go->isEnabled());
    Q_EMIT table->activated(table->currentIndex());
    auto *dialogOfSite = QApplication::activeModalWidget();
    ASSERT_NE(dialogOfSite, nullptr);
    dialogOfSite->close();
    select(row("overwrite_mode"));
    EXPECT_FALSE(go->isEnabled());
}

TEST_F(ExplainViews, WhenAnotherExtensionOrNoneIsChosenThenTheViewFollows)
{
    window->showObject(SampleWorkspace::site, SampleWorkspace::kramer, domain::Kind::Extension);
    ASSERT_TRUE(soon([this] { return find<QLabel>("explainTitle")->text() == "102 Kramer"_q; }));
    EXPECT_GT(model().rowCount(), 20);
    window->showObject(SampleWorkspace::site, SampleWorkspace::george, domain::Kind::Extension);
    ASSERT_TRUE(soon([this] { return find("explainNothing")->isVisible(); })) << "no handset";
    EXPECT_EQ(model().rowCount(), 0);
    find<QTableView>("extensionTable")->selectAll();
    EXPECT_TRUE(soon([this] {
        const auto *label = find("explainNothing")->findChild<QLabel *>();
        return label && label->text() == "Choose one extension in the list."_q;
    }));
}

TEST_F(ExplainViews, GivenALockedWorkspaceThenItSaysSoAndOffersToUnlock)
{
    window.reset();
    data.reopen(items::Session::Unlock::None);
    show(false);
    ASSERT_TRUE(titled(firstTitle));
    if (auto *unlock = QApplication::activeModalWidget())
        unlock->close();
    open();
    ASSERT_TRUE(soon([this] { return find("explainUnlock")->isVisible(); }));
    EXPECT_EQ(model().rowCount(), 0);
    find<QPushButton>("explainUnlock")->click();
    EXPECT_NE(QApplication::activeModalWidget(), nullptr);
}

TEST_F(ExplainViews, ItIsReachedFromTheFormTheListAndItsMenuAndEveryControlHasAName)
{
    dialog->close();
    QTest::mouseClick(find<QPushButton>("explainButton"), Qt::LeftButton);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(find<QTableView>("extensionTable")->actions().contains(window->actions().explain));
    for (auto *control : dialog->findChildren<QWidget *>()) {
        const bool own = control->isVisibleTo(dialog) && (control->focusPolicy() & Qt::TabFocus) && !control->objectName().startsWith("qt_"_q);
        if (own) {
            auto *button = qobject_cast<QPushButton *>(control);
            EXPECT_FALSE(control->accessibleName().isEmpty() && (!button || button->text().isEmpty())) << control->objectName().toStdString();
        }
    }
}
