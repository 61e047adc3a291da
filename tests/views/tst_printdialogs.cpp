#include "labeldialog.h"
#include "sheetdialog.h"

#include "keysupport.h"
#include "mainwindowtest.h"
#include "paperview.h"
#include "pdftext.h"
#include "support/settingsfolder.h"
#include "widgets.h"

#include <gtest/gtest.h>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

using namespace pbx;
using namespace pbx::views;

namespace {

class PrintDialogs : public testing::Test {
protected:
    static std::unique_ptr<LabelDialog> labels(const items::KeyContext &context = test::context())
    {
        auto dialog = std::make_unique<LabelDialog>(context, test::keys());
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog;
    }
    template <class W> static W *find(QWidget &in, const char *name)
    {
        W *found = in.findChild<W *>(QLatin1String(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    static void measure(LabelDialog &dialog, double width, double height, int columns, int rows)
    {
        find<QDoubleSpinBox>(dialog, "stripWidth")->setValue(width);
        find<QDoubleSpinBox>(dialog, "stripHeight")->setValue(height);
        find<QSpinBox>(dialog, "stripColumns")->setValue(columns);
        find<QSpinBox>(dialog, "stripRows")->setValue(rows);
    }
    static QString notice(PrintDialog &dialog) { return dialog.findChild<MessageBar *>(QStringLiteral("printNotice"))->sentence(); }
    pbx::test::NoSettings settings;
    test::Themed themed;
    QTemporaryDir folder;
};

TEST_F(PrintDialogs, GivenAModelWithoutASourcedStrip_WhenOpened_ThenTheMakersIsOffWithItsReasonAndMeasuresAreAskedFor)
{
    const auto dialog = labels();
    EXPECT_FALSE(find<QRadioButton>(*dialog, "stripKnown")->isEnabled());
    EXPECT_EQ(find<QLabel>(*dialog, "stripReason")->text(), QStringLiteral("No sourced strip size for this model."));
    EXPECT_FALSE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
    EXPECT_FALSE(find<QPushButton>(*dialog, "printPages")->isEnabled());
    EXPECT_TRUE(notice(*dialog).contains(QStringLiteral("ruler"))) << notice(*dialog).toStdString();
    measure(*dialog, 61.5, 200, 2, 10);
    EXPECT_TRUE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
    EXPECT_EQ(notice(*dialog), QString());
    EXPECT_TRUE(find<PaperView>(*dialog, "printPreview")->paper());
    measure(*dialog, 390, 200, 2, 10);
    EXPECT_FALSE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
    EXPECT_TRUE(notice(*dialog).contains(QStringLiteral("larger page"))) << notice(*dialog).toStdString();
}

TEST_F(PrintDialogs, GivenAModuleWithASourcedStrip_WhenOpened_ThenItIsUsedAndNothingIsToBeMeasured)
{
    catalogue::Model model = *catalogue::Catalogue::builtIn().model("Yealink", "T54W");
    catalogue::LabelStrip strip = catalogue::LabelStrip::evenly(61.5, 200, 2, 30);
    strip.source = "test";
    model.modules.front().strips = {strip};
    items::KeyContext context = test::context();
    context.model = &model;
    const auto dialog = labels(context);
    find<QComboBox>(*dialog, "labelDevice")->setCurrentIndex(1);
    EXPECT_TRUE(find<QRadioButton>(*dialog, "stripKnown")->isChecked());
    EXPECT_FALSE(find<QDoubleSpinBox>(*dialog, "stripWidth")->isEnabled());
    EXPECT_TRUE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
    find<QComboBox>(*dialog, "labelDevice")->setCurrentIndex(0);
    EXPECT_FALSE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
}

TEST_F(PrintDialogs, GivenMeasures_WhenOpenedAgain_ThenTheyAreThoseOfThatModelAndTheOffsetIsForAll)
{
    {
        const auto dialog = labels();
        measure(*dialog, 61.5, 200, 2, 10);
        find<QDoubleSpinBox>(*dialog, "offsetRight")->setValue(-0.8);
        find<QComboBox>(*dialog, "labelDevice")->setCurrentIndex(1);
        EXPECT_EQ(find<QDoubleSpinBox>(*dialog, "stripWidth")->value(), 0); // of the module nothing was measured
        measure(*dialog, 50, 180, 1, 20);
    }
    const auto again = labels();
    EXPECT_EQ(find<QDoubleSpinBox>(*again, "stripWidth")->value(), 61.5);
    EXPECT_EQ(find<QSpinBox>(*again, "stripRows")->value(), 10);
    EXPECT_EQ(find<QDoubleSpinBox>(*again, "offsetRight")->value(), -0.8);
    const auto other = labels(test::context("Yealink", "T53W", domain::ExpansionModules{"EXP50", 1}));
    EXPECT_EQ(find<QDoubleSpinBox>(*other, "stripWidth")->value(), 0);
    EXPECT_EQ(find<QDoubleSpinBox>(*other, "offsetRight")->value(), -0.8);
    find<QComboBox>(*other, "labelDevice")->setCurrentIndex(1); // the same module at another phone
    EXPECT_EQ(find<QDoubleSpinBox>(*other, "stripWidth")->value(), 50);
}

TEST_F(PrintDialogs, GivenTheDialogs_WhenSaved_ThenThePdfIsThereAndSaidSo_ElseWhyNot)
{
    const auto dialog = labels();
    measure(*dialog, 61.5, 200, 2, 10);
    test::shot(*dialog, "labels");
    QSignalSpy written(dialog.get(), &PrintDialog::written);
    const QString path = folder.filePath(QStringLiteral("labels.pdf"));
    dialog->save(path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !written.isEmpty(); }, 10'000));
    EXPECT_TRUE(notice(*dialog).contains(path));
    EXPECT_GT(QFile(path).size(), 1000);
    dialog->save(folder.filePath(QStringLiteral("none/labels.pdf")));
    EXPECT_TRUE(QTest::qWaitFor([&] { return notice(*dialog).contains(QStringLiteral("could not be written")); }, 10'000));
    EXPECT_TRUE(find<QPushButton>(*dialog, "savePdf")->isEnabled());
}

TEST_F(PrintDialogs, GivenSeveralSheets_WhenShown_ThenOneIsChosenForThePreviewAndAllAreSaved)
{
    items::HandsetSheets sheets;
    sheets.withoutPhone = 1;
    for (const char *model : {"T54W", "T57W"})
        sheets.sheets.push_back(
            items::handsetSheet(test::context("Yealink", model), test::keys(), {QStringLiteral("Pinetree"), QStringLiteral("777"), true}));
    SheetDialog dialog(sheets);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    test::shot(dialog, "sheets");
    const Paper *first = find<PaperView>(dialog, "printPreview")->paper();
    find<QComboBox>(dialog, "shownSheet")->setCurrentIndex(1);
    EXPECT_NE(find<PaperView>(dialog, "printPreview")->paper(), first);
    EXPECT_TRUE(find<QLabel>(dialog, "sheetExtent")->isVisible());
    QSignalSpy written(&dialog, &PrintDialog::written);
    const QString path = folder.filePath(QStringLiteral("sheets.pdf"));
    dialog.save(path);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !written.isEmpty(); }, 20'000));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_GE(test::pdfPages(file.readAll()), 2);
}

class PrintCommands : public test::MainWindows {};

TEST_F(PrintCommands, GivenSelectedExtensions_WhenHandsetSheetIsAskedFor_ThenItsDialogOpensWithTheirPhones)
{
    find<QTableView>("extensionTable")->selectAll();
    ASSERT_TRUE(window->actions().handsetSheet->isEnabled());
    window->actions().handsetSheet->trigger();
    ASSERT_TRUE(soon([&] { return window->findChild<SheetDialog *>() != nullptr; }));
    auto *dialog = window->findChild<SheetDialog *>();
    EXPECT_GT(dialog->findChild<QComboBox *>(QStringLiteral("shownSheet"))->count(), 1);
    dialog->close();
}

TEST_F(PrintCommands, GivenTheKeyEditor_WhenPrintLabelsIsChosen_ThenItsDialogOpensForThatPhone)
{
    window->actions().keys->trigger();
    auto *labels = find<QAction>("keyPrintLabels");
    ASSERT_TRUE(soon([&] { return labels->isEnabled(); }));
    labels->trigger();
    ASSERT_TRUE(soon([&] { return window->findChild<LabelDialog *>() != nullptr; }));
    auto *dialog = window->findChild<LabelDialog *>();
    EXPECT_EQ(dialog->findChild<QComboBox *>(QStringLiteral("labelDevice"))->count(), 2); // the phone and its module
    dialog->close();
}

} // namespace
