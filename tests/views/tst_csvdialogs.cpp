// Lists (CSV) in and out, driven as a person does: from a real file, by the names of the controls.
#include "csvcommands.h"
#include "csvexportdialog.h"
#include "csvimportdialog.h"
#include "mainwindowtest.h"
#include "pagesupport.h"
#include "support/csvsample.h"
#include "support/files.h"
#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTreeWidget>

using namespace pbx;
using namespace pbx::test;
using testing::HasSubstr;

namespace {

struct CsvDialogs : testing::Test {
    void SetUp() override { views::Theme::install(*qApp); }
    void TearDown() override { delete dialog; }

    [[nodiscard]] QString file(const char *name, const std::string &text) const
    {
        const QString path = sample.path(QString::fromLatin1(name));
        writeFile(path.toStdString(), text);
        return path;
    }
    void open(const std::string &text)
    {
        delete dialog;
        dialog = new views::CsvImportDialog(*sample.session, SampleWorkspace::site, file("list.csv", text));
        dialog->show();
        ASSERT_TRUE(idle());
    }
    [[nodiscard]] bool idle() const
    {
        return eventually([this] { return child<QWidget>(*dialog, "csvProgress")->isHidden(); });
    }
    void pick(const char *name, const char *text) const
    {
        auto *combo = child<QComboBox>(*dialog, name);
        const int index = combo->findText(QString::fromUtf8(text));
        ASSERT_GE(index, 0) << text;
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
        ASSERT_TRUE(idle());
    }
    [[nodiscard]] std::string counts() const { return child<QLabel>(*dialog, "csvCounts")->text().toStdString(); }
    [[nodiscard]] std::string message() const
    {
        auto *bar = child<views::MessageBar>(*dialog, "csvMessage");
        return bar->isVisible() ? bar->sentence().toStdString() : std::string();
    }
    [[nodiscard]] QAbstractButton *import() const { return child<QAbstractButton>(*dialog, "csvImport"); }
    [[nodiscard]] std::string cell(int row, int column) const
    {
        return child<QTableView>(*dialog, "csvPreview")->model()->index(row, column).data().toString().toStdString();
    }

    SampleWorkspace sample;
    QPointer<views::CsvImportDialog> dialog;
};

} // namespace

TEST_F(CsvDialogs, GivenAFileThatIsRightThenItsRowsAreShownAndImportedAtOnce)
{
    open("Ext,Name,Ring time\n101,Jerry,30\n250,Newman,\n102,Kramer,20\n");
    expectNamed(*dialog);
    EXPECT_EQ(counts(), "1 new · 1 changed · 1 the same · 0 with errors");
    EXPECT_EQ(cell(0, 1), "Changes");
    EXPECT_EQ(cell(0, 4), "Ring time: 40 s → 30 s");
    EXPECT_EQ(child<QTableView>(*dialog, "csvChanges")->model()->index(0, 3).data().toString(), "30 s"_q) << "of the first row";
    EXPECT_EQ(import()->text(), "&Import 2 rows"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "csvErrors")->isEnabled());
    QSignalSpy imported(dialog, &views::CsvImportDialog::imported);
    click(*dialog, "csvImport");
    ASSERT_TRUE(eventually([&] { return dialog.isNull(); }));
    ASSERT_EQ(imported.count(), 1);
    EXPECT_EQ(imported.front().front().toString(), "Imported: 1 new, 1 changed. They are pending; undo with Ctrl+Z."_q);
    EXPECT_EQ(sample.extension().ringTime.seconds(), 30);
    ASSERT_TRUE(eventually([&] { return sample.session->undoStack()->canUndo(); }));
}

TEST_F(CsvDialogs, GivenErrorsThenTheOthersAreImportedOnWishAndTheFileOfErrorsCanBeCorrected)
{
    open("Ext,Name,Ring time\n101,Jerry,33\n250,Newman,\n");
    EXPECT_EQ(counts(), "1 new · 0 changed · 0 the same · 1 with errors");
    EXPECT_FALSE(import()->isEnabled()) << "unless the rows with errors are left out";
    child<QCheckBox>(*dialog, "csvOnlyErrors")->click();
    EXPECT_EQ(child<QTableView>(*dialog, "csvPreview")->model()->rowCount(), 1);
    EXPECT_EQ(cell(0, 3), "C  Ring time");
    auto *issues = child<QTreeWidget>(*dialog, "csvIssues");
    ASSERT_EQ(issues->topLevelItemCount(), 1);
    EXPECT_TRUE(issues->topLevelItem(0)->text(1).startsWith("A ring time of 33 s"_q));

    const QString errors = sample.path("list-errors.csv"_q);
    dialog->writeErrors(errors);
    ASSERT_TRUE(eventually([&] { return QFileInfo::exists(errors); }));
    ASSERT_TRUE(eventually([&] { return message().find("Correct them there") != std::string::npos; }));
    child<QCheckBox>(*dialog, "csvLeaveOut")->click();
    QSignalSpy imported(dialog, &views::CsvImportDialog::imported);
    click(*dialog, "csvImport");
    ASSERT_TRUE(eventually([&] { return imported.count() == 1; }));
    ASSERT_TRUE(idle());
    EXPECT_EQ(counts(), "0 new · 0 changed · 1 the same · 1 with errors") << "it stays open with what is left";
    EXPECT_FALSE(import()->isEnabled());
    EXPECT_EQ(sample.extension().ringTime.seconds(), 40);

    open(replaced(readFile(errors.toStdString()), "Jerry,33", "Jerry,35"));
    EXPECT_EQ(counts(), "0 new · 1 changed · 0 the same · 0 with errors");
}

TEST_F(CsvDialogs, GivenUnknownHeadersThenColumnsAreChosenOnceAndRemembered)
{
    open("Nst;Wer;Klingeln\n101;Gerald;30\n");
    EXPECT_THAT(message(), HasSubstr("Choose the column that has the extension numbers."));
    EXPECT_FALSE(import()->isEnabled());
    auto *header = child<QCheckBox>(*dialog, "csvHeader");
    EXPECT_FALSE(header->isChecked());
    header->click();
    ASSERT_TRUE(idle());
    pick("csvField0", "Extension");
    pick("csvField1", "Name");
    pick("csvField2", "Name");
    EXPECT_EQ(child<QComboBox>(*dialog, "csvField1")->currentText(), "Leave out"_q) << "a field stands in one column";
    pick("csvField1", "Name");
    pick("csvField2", "Ring time");
    EXPECT_EQ(counts(), "0 new · 1 changed · 0 the same · 0 with errors");
    EXPECT_EQ(message(), "");
    open("Nst;Wer;Klingeln\n102;Cosmo;20\n");
    EXPECT_TRUE(child<QCheckBox>(*dialog, "csvHeader")->isChecked());
    EXPECT_EQ(child<QComboBox>(*dialog, "csvField2")->currentText(), "Ring time"_q);
    EXPECT_EQ(cell(0, 4), "Name: Kramer → Cosmo");
}

TEST_F(CsvDialogs, GivenAnotherEncodingOrSeparatorThenTheFileIsReadAgain)
{
    open("Ext,Name\n101,J\xE9r\xF4me\n");
    EXPECT_EQ(child<QComboBox>(*dialog, "csvEncoding")->currentText(), "Automatic (Windows-1252)"_q);
    EXPECT_EQ(cell(0, 4), "Name: Jerry → Jérôme");
    pick("csvEncoding", "UTF-8");
    EXPECT_EQ(message(), "Line 2 is not UTF-8. Choose another encoding.");
    EXPECT_EQ(child<QTableView>(*dialog, "csvPreview")->model()->rowCount(), 0);
    pick("csvEncoding", "Windows-1252");
    EXPECT_EQ(counts(), "0 new · 1 changed · 0 the same · 0 with errors");
    pick("csvSeparator", "Semicolon");
    EXPECT_THAT(message(), HasSubstr("Choose the column"));
    pick("csvSeparator", "Comma");
    EXPECT_EQ(message(), "");
}

TEST_F(CsvDialogs, GivenKeysThenTheyAreToldAndPasswordsAreNeverShown)
{
    open("Extension,Key,Type,Target,Label\n101,7,Monitor,1004,\n101,m9.1,Line,,\n");
    EXPECT_EQ(child<QComboBox>(*dialog, "csvKind")->currentText(), "Keys"_q);
    EXPECT_EQ(cell(0, 2), "101 Jerry, key 7");
    EXPECT_EQ(cell(1, 3), "B  Key");
    open("Ext,Secret\n101,another-Secret\n");
    for (auto *view : dialog->findChildren<QAbstractItemView *>()) {
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                EXPECT_FALSE(view->model()->index(row, column).data().toString().contains("another"_q)) << view->objectName().toStdString();
        }
    }
}

TEST_F(CsvDialogs, GivenTheDialogIsClosedWhileItWorksThenNothingIsStored)
{
    std::string text = "Ext,Name,Make,Model\n";
    for (int i = 0; i < 400; ++i)
        text += std::to_string(2000 + i) + ",n,Yealink,T54W\n";
    open(text);
    EXPECT_EQ(counts(), "400 new · 0 changed · 0 the same · 0 with errors · 400 with warnings") << "no MAC address";
    click(*dialog, "csvImport");
    EXPECT_FALSE(child<QComboBox>(*dialog, "csvKind")->isEnabled()) << "nothing can be chosen meanwhile";
    dialog->close();
    ASSERT_TRUE(eventually([&] { return dialog.isNull(); }));
    EXPECT_FALSE(extensionCalled(sample, "2399"));
}

TEST_F(CsvDialogs, GivenALockedWorkspaceThenItAsksToUnlockIt)
{
    sample.reopen(items::Session::Unlock::None);
    open("Ext,Name\n250,Newman\n");
    EXPECT_THAT(message(), HasSubstr("The workspace is locked."));
    EXPECT_FALSE(import()->isEnabled());
}

TEST_F(CsvDialogs, AnExportLeavesPasswordsOutUnlessItIsAskedForAndWarnsThen)
{
    auto *out = new views::CsvExportDialog(*sample.session, SampleWorkspace::site, items::CsvKind::Extensions, {});
    const QPointer<views::CsvExportDialog> guard(out);
    out->show();
    expectNamed(*out);
    EXPECT_FALSE(child<QRadioButton>(*out, "csvSelected")->isEnabled());
    const QString path = sample.path("out.csv"_q);
    child<QCheckBox>(*out, "withSecrets")->click();
    EXPECT_TRUE(child<views::MessageBar>(*out, "exportNotice")->isVisible());
    child<QCheckBox>(*out, "withSecrets")->click();
    out->write(sample.path("no/such/folder.csv"_q));
    ASSERT_TRUE(eventually([&] { return child<views::MessageBar>(*out, "exportNotice")->isVisible(); }));
    out->write(path);
    ASSERT_TRUE(eventually([&] { return guard.isNull(); }));
    const std::string text = readFile(path.toStdString());
    EXPECT_THAT(text, HasSubstr("101,Jerry"));
    EXPECT_THAT(text, testing::Not(HasSubstr("k7Q-wr82-Tz0m")));
}

TEST_F(CsvDialogs, AnExportOfTheSelectionHasThatAlone)
{
    auto *out =
        new views::CsvExportDialog(*sample.session, SampleWorkspace::site, items::CsvKind::Keys, {SampleWorkspace::jerry, SampleWorkspace::kramer});
    const QPointer<views::CsvExportDialog> guard(out);
    EXPECT_TRUE(child<QRadioButton>(*out, "csvSelected")->isChecked());
    EXPECT_TRUE(child<QCheckBox>(*out, "withSecrets")->isHidden());
    child<QComboBox>(*out, "csvExportSeparator")->setCurrentIndex(1);
    const QString path = sample.path("keys.csv"_q);
    out->write(path);
    ASSERT_TRUE(eventually([&] { return guard.isNull(); }));
    const std::string text = readFile(path.toStdString());
    EXPECT_THAT(text, HasSubstr("101;m1.1;Monitor;103;Elaine\r\n"));
    EXPECT_THAT(text, testing::Not(HasSubstr("\n103;")));
}

TEST_F(MainWindows, ListsAreImportedAndExportedFromTheFileMenu)
{
    EXPECT_TRUE(views::isList("a/b.CSV"_q));
    EXPECT_FALSE(views::isList("site.json"_q));
    const QString path = data.path("people.csv"_q);
    writeFile(path.toStdString(), "Ext,Ring time\n101,30\n");
    for (QAction *action : {window->actions().importSite, window->actions().importCsv}) {
        action->trigger();
        auto *files = window->findChild<QFileDialog *>();
        ASSERT_TRUE(files);
        Q_EMIT files->fileSelected(path);
        QPointer<views::CsvImportDialog> dialog;
        ASSERT_TRUE(soon([&] { return (dialog = window->findChild<views::CsvImportDialog *>()) != nullptr; }));
        delete files;
        ASSERT_TRUE(soon([&] { return child<QWidget>(*dialog, "csvProgress")->isHidden(); }));
        dialog->close();
        ASSERT_TRUE(soon([&] { return dialog.isNull(); }));
    }
    window->actions().exportKeys->trigger();
    ASSERT_TRUE(soon([&] { return window->findChild<views::CsvExportDialog *>() != nullptr; }));
    window->findChild<views::CsvExportDialog *>()->close();
}
