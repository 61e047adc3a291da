// The command palette over the real window.
#include "commandpalette.h"
#include "items/extensionlistmodel.h"
#include "keyeditor.h"
#include "mainwindowtest.h"
#include "support/qtext.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>

using namespace pbx;
using namespace pbx::views;
using items::PaletteModel;
using items::PaletteRow;
using pbx::test::MainWindows;
using pbx::test::SampleWorkspace;
using pbx::test::operator""_q;

namespace {

struct CommandPalettes : MainWindows {
    void SetUp() override
    {
        items::Recents().clear();
        MainWindows::SetUp();
    }
    void TearDown() override { items::Recents().clear(); }
    void open()
    {
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        palette = window->findChild<CommandPalette *>();
        ASSERT_TRUE(palette && palette->isVisible());
        edit = palette->findChild<QLineEdit *>("paletteText"_q);
        list = palette->findChild<QListView *>("paletteList"_q);
        ASSERT_TRUE(edit->hasFocus());
    }
    void write(const QString &text) const
    {
        QTest::keyClicks(edit, text);
        ASSERT_TRUE(soon([&] { return !palette->model().isSearching(); }));
    }
    [[nodiscard]] QString current() const { return list->currentIndex().data().toString(); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList out;
        for (const PaletteRow &row : palette->model().rows())
            out += row.title;
        return out;
    }
    CommandPalette *palette = nullptr;
    QLineEdit *edit = nullptr;
    QListView *list = nullptr;
};

} // namespace

TEST_F(CommandPalettes, WhenAFewLettersAreTypedThenReturnRunsTheCommandOrOpensWhatIsFoundAMomentLater)
{
    open();
    write("vch"_q);
    EXPECT_EQ(current(), "View changes"_q);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_FALSE(palette->isVisible());
    EXPECT_TRUE(titled("View changes – Pinetree"));
    QTest::keyClick(window.get(), Qt::Key_Escape);
    open();
    EXPECT_EQ(palette->model().at(1).title, "View changes"_q) << "used last";
    QTest::keyClicks(edit, "1004"_q);
    QTest::keyClick(edit, Qt::Key_Return); // faster than the search
    EXPECT_TRUE(titled("1004 George")) << titles().join(u'|').toStdString();
}

TEST_F(CommandPalettes, GivenAMacAddressThenReturnOpensItsExtensionWhateverPageIsShown)
{
    window->actions().viewChanges->trigger();
    ASSERT_TRUE(titled("View changes"));
    open();
    write("80:5e:c0:12:ab:01"_q);
    ASSERT_EQ(current(), "101 Jerry"_q) << titles().join(u'|').toStdString();
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_TRUE(titled("101 Jerry – Pinetree"));
    EXPECT_TRUE(find("siteTabs")->isVisible());
}

TEST_F(CommandPalettes, GivenAnExtensionFarDownALongListOrFoldedAwayThenItOpensAllTheSame)
{
    ASSERT_TRUE(data.ask([](changes::Workspace &w) {
        std::vector<changes::ObjectEdit> edits;
        for (int number = 2000; number < 2000 + items::ExtensionListModel::kPage + 20; ++number) {
            domain::Extension extension{.id = domain::Uuid::random(),
                                        .number = *domain::ExtensionNumber::parse(std::to_string(number)),
                                        .name = *domain::Name::parse("Desk " + std::to_string(number)),
                                        .office = SampleWorkspace::headOffice};
            edits.push_back({extension.id, SampleWorkspace::site, domain::Kind::Extension, domain::Object(extension), 0});
        }
        return w.edit("Many", edits);
    }));
    open();
    write("2215"_q);
    ASSERT_EQ(current(), "2215 Desk 2215"_q) << titles().join(u'|').toStdString();
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_TRUE(titled("2215 Desk 2215"));
    EXPECT_EQ(find<QLineEdit>("filterSite")->text(), "2215"_q) << "the list says why it is short";

    auto *table = find<QTableView>("extensionTable");
    find<QLineEdit>("filterSite")->clear();
    ASSERT_TRUE(soon([&] { return table->model()->rowCount() > 10; }));
    auto *model = qobject_cast<items::ExtensionListModel *>(table->model());
    for (int row = 0; row < model->rowCount(); ++row)
        model->setCollapsed(row, true);
    ASSERT_TRUE(soon([&] { return model->rowOf(SampleWorkspace::kramer) < 0 && !model->isAsking(); }));
    open();
    write("Kramer"_q);
    ASSERT_EQ(current(), "102 Kramer"_q) << titles().join(u'|').toStdString();
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_TRUE(titled("102 Kramer"));
}

TEST_F(CommandPalettes, WhenItIsLeftThenTheFocusIsWhereItWas)
{
    auto *name = find<QLineEdit>("extensionName");
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Backtab}) {
        name->setFocus();
        open();
        QTest::keyClick(edit, key);
        EXPECT_FALSE(palette->isVisible());
        EXPECT_TRUE(name->hasFocus());
    }
    open();
    QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier);
    EXPECT_FALSE(palette->isVisible()) << "the same keys close it";
    EXPECT_TRUE(name->hasFocus());
    open();
    QTest::mouseClick(find("siteName"), Qt::LeftButton);
    EXPECT_FALSE(palette->isVisible()) << "a click beside it";
}

TEST_F(CommandPalettes, GivenEveryCommandThenItIsListedWithItsKeysAndTheArrowsStepOverHeadingsOnly)
{
    open();
    ASSERT_TRUE(soon([&] { return !palette->model().isSearching(); }));
    const auto isHeading = [&] { return list->currentIndex().data(PaletteModel::TypeRole).toInt() == static_cast<int>(PaletteRow::Type::Heading); };
    QTest::keyClick(edit, Qt::Key_Up);
    EXPECT_FALSE(isHeading());
    const int first = list->currentIndex().row();
    QTest::keyClick(edit, Qt::Key_End);
    EXPECT_EQ(list->currentIndex().row(), palette->model().rowCount() - 1);
    QTest::keyClick(edit, Qt::Key_Down);
    EXPECT_EQ(list->currentIndex().row(), palette->model().rowCount() - 1);
    for (const Qt::Key key : {Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Home}) {
        QTest::keyClick(edit, key);
        EXPECT_GE(list->currentIndex().row(), 0);
        EXPECT_FALSE(isHeading());
    }
    EXPECT_EQ(list->currentIndex().row(), first);
    EXPECT_EQ(edit->accessibleDescription(), list->currentIndex().data(Qt::AccessibleTextRole).toString()) << "read aloud";
    for (const auto &[action, menu] : window->actions().listed()) {
        if (action == window->actions().palette)
            continue;
        const int row = palette->model().find("1" + action->objectName().toStdString());
        ASSERT_GE(row, 0) << qPrintable(action->objectName());
        EXPECT_EQ(palette->model().at(row).keys, action->shortcut().toString(QKeySequence::NativeText));
        EXPECT_TRUE(!action->isEnabled() || palette->model().at(row).detail == menu);
    }
}

TEST_F(CommandPalettes, GivenACommandThatIsNotPossibleOrNothingFoundThenItSaysSoAndReturnDoesNothing)
{
    open();
    write(">unlock"_q);
    EXPECT_EQ(palette->model().at(1).detail, "The workspace is not locked"_q);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_TRUE(palette->isVisible());
    edit->clear();
    write(">redo"_q);
    EXPECT_EQ(palette->model().at(1).detail, "Nothing to redo"_q);
    for (const PaletteRow &row : palette->model().rows())
        EXPECT_TRUE(row.type != PaletteRow::Type::Command || row.enabled || !row.detail.isEmpty()) << row.title.toStdString();
    edit->clear();
    window->resize(1024, 700);
    write("e"_q);
    EXPECT_TRUE(palette->parentWidget()->rect().contains(palette->geometry()));
    edit->clear();
    write("no such thing at all"_q);
    EXPECT_TRUE(find("paletteNote")->isVisible());
    EXPECT_LT(palette->height(), 120);
}

TEST_F(CommandPalettes, GivenTheKeyEditorThenItsCommandsAreThereAndItsOwnUndoAndSaveInPlaceOfTheWindows)
{
    ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
    window->actions().keys->trigger();
    auto *editor = window->findChild<KeyEditor *>();
    ASSERT_TRUE(soon([&] { return editor->isVisible(); }));
    editor->select(domain::SlotId::phone(3));
    const auto before = editor->keys().size();
    open();
    EXPECT_EQ(titles().filter("Undo"_q).size(), 1);
    EXPECT_EQ(titles().count("Save"_q), 1);
    write("fill site"_q);
    EXPECT_EQ(current(), "All other extensions of this site"_q) << titles().join(u'|').toStdString();
    edit->clear();
    write(">clear"_q);
    ASSERT_EQ(current(), "Clear"_q) << titles().join(u'|').toStdString();
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_EQ(editor->keys().size(), before - 1);
    open();
    write(">back"_q);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_TRUE(soon([&] { return !editor->isVisible(); }));
}
