#include "sheetpaint.h"

#include "keysupport.h"
#include "paperjob.h"
#include "pdftext.h"

#include <gtest/gtest.h>
#include <QFile>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pbx;
using namespace pbx::views;

namespace {

const QSizeF kSheetPage(210, 297);
constexpr double kSheetDots = 4; // a millimetre

QImage page(const Paper &paper, int number)
{
    QImage image((kSheetPage * kSheetDots).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kSheetDots / kPerMillimetre, kSheetDots / kPerMillimetre);
    paper.paint(painter, number);
    return image;
}

void keep(const QImage &image, const char *name)
{
    const QString folder = qEnvironmentVariable("PBX_SCREENSHOTS");
    if (!folder.isEmpty())
        image.save(folder + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
}

// The part of a page that is inked, and the rect around it in mm.
std::pair<double, QRectF> inkOfPage(const QImage &image)
{
    double dark = 0;
    QRect around;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int grey = qGray(image.pixel(x, y));
            dark += (255 - grey) / 255.0;
            if (grey < 250)
                around |= QRect(x, y, 1, 1);
        }
    }
    return {dark / (image.width() * image.height()), QRectF(QPointF(around.topLeft()) / kSheetDots, QSizeF(around.size()) / kSheetDots)};
}

items::HandsetSheet sheetOf(const domain::KeyMap &keys, const items::KeyContext &context = test::context())
{
    return items::handsetSheet(context, keys, {QStringLiteral("Pinetree"), QStringLiteral("777"), true});
}

domain::KeyMap everyKey(const items::KeyContext &context)
{
    domain::KeyMap keys = test::keys();
    for (const domain::SlotId &slot : context.places())
        keys.emplace(slot, domain::MonitorKey{test::number("103"), test::label("Elaine")});
    return keys;
}

class SheetPaint : public testing::Test {
    test::Themed themed;
};

TEST_F(SheetPaint, GivenAPhone_WhenItsSheetIsPainted_ThenItStaysWithinTheMarginsAndSavesInk)
{
    const SheetPaper paper(sheetOf(test::keys()), kSheetPage);
    ASSERT_EQ(paper.pages(), 1);
    const QImage image = page(paper, 0);
    keep(image, "sheet-1");
    const auto [inked, around] = inkOfPage(image);
    EXPECT_GT(inked, 0.005);
    EXPECT_LT(inked, 0.06); // the phone's own dark body would be a fifth of the page
    EXPECT_GE(around.left(), 13);
    EXPECT_LE(around.right(), 197);
    EXPECT_GE(around.top(), 13);
    EXPECT_LE(around.bottom(), 284);
}

TEST_F(SheetPaint, GivenManyKeysAndModules_WhenPainted_ThenTheyFlowOverPagesAndNothingLeavesOne)
{
    const items::KeyContext context = test::context("Yealink", "T54W", domain::ExpansionModules{"EXP50", 3});
    const SheetPaper paper(sheetOf(everyKey(context), context), kSheetPage);
    EXPECT_GT(paper.pages(), 4);
    for (int number = 0; number < paper.pages(); ++number) {
        const auto [inked, around] = inkOfPage(page(paper, number));
        EXPECT_GT(inked, 0.001) << number;
        EXPECT_TRUE(QRectF(13, 13, 184, 272).contains(around)) << number;
    }
}

TEST_F(SheetPaint, GivenLongLabels_WhenPainted_ThenTheyWrapAndTakeMoreRoom)
{
    items::KeyContext context = test::context("Yealink", "T57W", {});
    for (items::KeyPerson &person : context.people)
        person.name = QStringLiteral("Wolfeschlegelsteinhausenbergerdorff of the department of very long names");
    domain::KeyMap keys;
    for (const domain::SlotId &slot : context.places())
        keys.emplace(slot, domain::MonitorKey{test::number("103"), {}});
    const SheetPaper longer(sheetOf(keys, context), kSheetPage);
    const SheetPaper brief(sheetOf(keys, test::context("Yealink", "T57W", {})), kSheetPage);
    EXPECT_GT(longer.pages(), brief.pages());
    for (int number = 0; number < longer.pages(); ++number)
        EXPECT_TRUE(QRectF(13, 13, 184, 272).contains(inkOfPage(page(longer, number)).second));
    keep(page(longer, 1), "sheet-long");
}

TEST_F(SheetPaint, GivenALanguageFromRightToLeft_WhenPainted_ThenTheTableIsMirrored)
{
    const auto leading = [](const QImage &image) { // ink of the first two centimetres at each side of the table
        double left = 0, right = 0;
        for (int y = 140 * 4; y < 180 * 4; ++y) {
            for (int x = 0; x < 20 * 4; ++x) {
                left += 255 - qGray(image.pixel(14 * 4 + x, y));
                right += 255 - qGray(image.pixel(image.width() - 1 - 14 * 4 - x, y));
            }
        }
        return left - right;
    };
    items::KeyContext context = test::context();
    context.people[1].name = QString::fromUtf8("يوسف");
    domain::KeyMap keys = test::keys();
    keys.insert_or_assign(test::slot("4"), domain::MonitorKey{test::number("102"), {}});
    const QImage usual = page(SheetPaper(sheetOf(keys, context), kSheetPage), 0);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = page(SheetPaper(sheetOf(keys, context), kSheetPage), 0);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    keep(mirrored, "sheet-mirrored");
    EXPECT_GT(leading(usual), 0);
    EXPECT_LT(leading(mirrored), 0);
    EXPECT_TRUE(QRectF(13, 13, 184, 272).contains(inkOfPage(mirrored).second));
}

TEST_F(SheetPaint, GivenEveryListedHandset_WhenItsSheetIsPainted_ThenItHasAPictureAndFits)
{
    const auto &catalogue = catalogue::Catalogue::builtIn();
    int listed = 0;
    for (const std::string &make : catalogue.makes()) {
        for (const auto *model : catalogue.models(make)) {
            if (!model->listed)
                continue;
            ++listed;
            std::optional<domain::ExpansionModules> modules;
            if (!model->modules.empty())
                modules = domain::ExpansionModules{model->modules.back().traits.type, 1};
            const items::KeyContext context = test::context(make.c_str(), model->traits.model.c_str(), modules);
            domain::KeyMap keys;
            for (const domain::SlotId &slot : context.places())
                keys.emplace(slot, domain::MonitorKey{test::number("103"), {}});
            const SheetPaper paper(sheetOf(keys, context), kSheetPage);
            EXPECT_GE(paper.pages(), 1) << model->traits.model;
            if (listed % 6 == 0) { // painting all takes its time
                EXPECT_TRUE(QRectF(13, 13, 184, 272).contains(inkOfPage(page(paper, 0)).second)) << model->traits.model;
            }
        }
    }
    EXPECT_EQ(listed, 51);
}

TEST_F(SheetPaint, GivenSeveralSheets_WhenSavedAsOnePdf_ThenItHasAllPagesAsVectors)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sheets.pdf"));
    const PaperSource source{
        3, [](int) -> std::shared_ptr<const Paper> { return std::make_shared<const SheetPaper>(sheetOf(test::keys()), kSheetPage); }};
    auto *job = new PaperJob(source, paperChoices().front(), qApp);
    QSignalSpy done(job, &PaperJob::done);
    QSignalSpy progress(job, &PaperJob::progress);
    job->save(path, QStringLiteral("sheets"));
    EXPECT_FALSE(QFile::exists(path)); // not before all of it is there
    ASSERT_TRUE(QTest::qWaitFor([&] { return !done.isEmpty(); }, 20'000));
    EXPECT_EQ(done[0][0].toString(), QString());
    EXPECT_EQ(progress.size(), 3);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    EXPECT_EQ(test::pdfPages(pdf), 3);
    EXPECT_TRUE(pdf.contains("/FontFile"));
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
}

TEST_F(SheetPaint, GivenAJob_WhenItIsGivenUpOrCannotWrite_ThenNoFileIsLeftAndItSaysWhy)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sheets.pdf"));
    const PaperSource source{
        3, [](int) -> std::shared_ptr<const Paper> { return std::make_shared<const SheetPaper>(sheetOf(test::keys()), kSheetPage); }};
    {
        PaperJob job(source, paperChoices().front(), nullptr);
        QSignalSpy progress(&job, &PaperJob::progress);
        job.save(path, {});
        ASSERT_TRUE(QTest::qWaitFor([&] { return !progress.isEmpty(); }, 10'000));
    }
    EXPECT_FALSE(QFile::exists(path));
    auto *job = new PaperJob(source, paperChoices().front(), qApp);
    QSignalSpy done(job, &PaperJob::done);
    job->save(folder.filePath(QStringLiteral("missing/sheets.pdf")), {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !done.isEmpty(); }, 10'000));
    EXPECT_TRUE(done[0][0].toString().contains(QStringLiteral("missing/sheets.pdf")));
}

} // namespace
