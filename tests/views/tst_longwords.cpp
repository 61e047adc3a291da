// Other languages need more room: at every supported size each word can be read and no control covers another.
#include "bulkform.h"
#include "csvimportdialog.h"
#include "explaindialog.h"
#include "mainwindowtest.h"
#include "support/files.h"
#include "support/longwords.h"
#include "widgets.h"

#include <QCheckBox>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>

using namespace pbx;
using namespace pbx::test;

namespace {

// What shows a text of its own that must not be cut. An ElidedLabel says with "…" and its tooltip that it is; a label
// that wraps grows downwards.
bool mustShowAll(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return !label->text().isEmpty() && !label->wordWrap() && !qobject_cast<const views::ElidedLabel *>(label);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && !button->text().isEmpty();
}

// Not the field inside of a spin box or a combo box, which these place.
bool isControl(const QWidget &widget)
{
    const auto isA = [](const QWidget &one) {
        return one.inherits("QLineEdit") || one.inherits("QComboBox") || one.inherits("QAbstractSpinBox") || one.inherits("QPushButton");
    };
    return isA(widget) && !isA(*widget.parentWidget());
}

std::string nameOf(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return widget.objectName().toStdString() + " “" + (label ? label->text() : button ? button->text() : QString()).toStdString() + "”";
}

// Texts that wrap need several rounds of layout.
void settle(const QWidget &top)
{
    const auto places = [&top] {
        std::vector<QRect> out;
        for (const auto *widget : top.findChildren<QWidget *>())
            out.push_back(widget->geometry());
        return out;
    };
    auto before = places();
    for (int round = 0, calm = 0; round < 200 && calm < 3; ++round) {
        QTest::qWait(20);
        auto now = places();
        calm = now == before ? calm + 1 : 0;
        before = std::move(now);
    }
}

struct LongWordWindows : MainWindows {
    void SetUp() override
    {
        QApplication::installTranslator(&words);
        MainWindows::SetUp();
    }
    void TearDown() override { QApplication::removeTranslator(&words); }

    // Sees the window as it is now.
    void expectReadable(QWidget &top, const std::string &where) const
    {
        SCOPED_TRACE(where);
        settle(top);
        for (auto *widget : top.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != &top)
                continue;
            if (isControl(*widget)) {
                EXPECT_GE(widget->height(), widget->minimumSizeHint().height()) << nameOf(*widget) << " is squeezed";
            }
            if (mustShowAll(*widget)) {
                EXPECT_GE(widget->width(), widget->minimumSizeHint().width()) << nameOf(*widget) << " is cut";
                // Inside its parents, up to one that scrolls.
                for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
                    const QRect place(widget->mapTo(parent, QPoint()), widget->size());
                    EXPECT_TRUE(place.left() >= 0 && place.right() <= parent->width()) << nameOf(*widget) << " leaves " << nameOf(*parent);
                    if (parent->inherits("QAbstractScrollArea") || parent->isWindow())
                        break;
                }
            }
            for (auto *sibling : widget->parentWidget()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                const bool layered = sibling == widget || !sibling->isVisible() || !widget->parentWidget()->layout();
                if (!layered && (mustShowAll(*widget) || mustShowAll(*sibling)) && !widget->inherits("QGroupBox")) {
                    EXPECT_FALSE(widget->geometry().intersects(sibling->geometry())) << nameOf(*widget) << " covers " << nameOf(*sibling);
                }
            }
            if (auto *area = qobject_cast<QScrollArea *>(widget); area && area->widgetResizable()) {
                EXPECT_LE(area->widget()->width(), area->viewport()->width()) << nameOf(*area) << " scrolls sideways";
            }
        }
    }

    // Every page and dialog.
    void lookAround(const std::vector<QSize> &sizes)
    {
        auto *tabs = find<QTabBar>("siteTabs");
        for (const QSize size : sizes) {
            window->resize(size);
            EXPECT_EQ(window->size(), size) << "the window does not become that small";
            const std::string at = " at " + std::to_string(size.width());
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QTest::qWait(150);
                expectReadable(*window, tabs->tabText(tab).toStdString() + at);
            }
            tabs->setCurrentIndex(0);
            find<QGroupBox>("advancedOptions")->setChecked(true);
            QTest::qWait(50);
            expectReadable(*window, "advanced options" + at);
            lookAtSeveral(at);
            window->actions().keys->trigger();
            QTest::qWait(200);
            expectReadable(*window, "keys" + at);
            QTest::mouseClick(find<QPushButton>("keyBack"), Qt::LeftButton);
            window->actions().viewChanges->trigger();
            QTest::qWait(500);
            expectReadable(*window, "changes" + at);
            window->actions().viewChanges->trigger();
        }
        lookAtParameters();
        for (QAction *action :
             {window->actions().newExtension, window->actions().newSite, window->actions().siteParameters, window->actions().phoneParameters,
              window->actions().server, window->actions().unlock, window->actions().exportSite, window->actions().exportExtensions,
              window->actions().exportKeys, window->actions().about, window->actions().shortcuts, window->actions().assistant}) {
            action->trigger();
            QTest::qWait(200);
            auto *dialog = QApplication::activeModalWidget();
            if (!dialog)
                continue; // not possible now
            expectReadable(*dialog, dialog->objectName().toStdString());
            dialog->close();
            QTest::qWait(20);
        }
    }

    void lookAtParameters()
    {
        window->actions().explain->trigger();
        auto *dialog = window->findChild<views::ExplainDialog *>();
        const auto *table = dialog->findChild<QTableView *>(QStringLiteral("explainTable"));
        EXPECT_TRUE(soon([table] { return table->model()->rowCount() > 0; }));
        dialog->resize(views::px(900), views::px(500));
        expectReadable(*dialog, "what the phone gets");
        dialog->close();
    }

    // All extensions in one form, the preview of a change, and that it waits once they are left.
    void lookAtSeveral(const std::string &at)
    {
        auto *table = find<QTableView>("extensionTable");
        const QModelIndex one = table->currentIndex();
        table->selectAll();
        auto *several = window->findChild<views::BulkForm *>();
        ASSERT_TRUE(several);
        ASSERT_TRUE(soon([&] { return several->isVisible() && several->findChild<QWidget *>(QStringLiteral("ringTime"))->isEnabled(); }));
        several->findChild<QGroupBox *>(QStringLiteral("advancedOptions"))->setChecked(true);
        several->findChild<QSpinBox *>(QStringLiteral("ringTime"))->setValue(25);
        QTest::qWait(50);
        expectReadable(*window, "several" + at);
        window->actions().save->trigger();
        QTest::qWait(200);
        ASSERT_TRUE(QApplication::activeModalWidget());
        expectReadable(*QApplication::activeModalWidget(), "preview of several");
        QApplication::activeModalWidget()->close();
        table->setCurrentIndex(one);
        ASSERT_TRUE(soon([&] { return window->actions().keys->isEnabled(); }));
        expectReadable(*window, "left" + at);
        find<QPushButton>("waitingDiscard")->click();
    }

    LongWords words;
};

// The system's font is half as large again; the words are the usual ones.
struct LargeFontWindows : LongWordWindows {
    void SetUp() override
    {
        MainWindows::SetUp();
        window.reset();
        views::Theme::install(*qApp, 1.5);
        show(false);
        ASSERT_TRUE(titled("101 Jerry – Pinetree"));
    }
    void TearDown() override
    {
        window.reset();
        views::Theme::install(*qApp);
    }
};

} // namespace

TEST_F(LongWordWindows, EverythingCanBeReadAtEverySize)
{
    lookAround({QSize(1024, 700), QSize(1200, 800), QSize(1440, 900)});
}

TEST_F(LargeFontWindows, EverythingCanBeReadInALargeFont)
{
    lookAround({QSize(1440, 900), QSize(1600, 1100)});
}

TEST_F(LongWordWindows, TheImportOfAListCanBeRead)
{
    const QString path = data.path(QStringLiteral("people.csv"));
    writeFile(path.toStdString(), "Ext,Name,Ring time\n101,Jerry,33\n102,Cosmo,30\n");
    auto *dialog = new views::CsvImportDialog(*data.session, SampleWorkspace::site, path, window.get());
    dialog->show();
    auto *progress = dialog->findChild<QWidget *>(QStringLiteral("csvProgress"));
    ASSERT_TRUE(soon([progress] { return progress->isHidden(); }));
    for (const QSize size : {dialog->minimumSizeHint(), dialog->minimumSizeHint().expandedTo({1180, 700})}) {
        dialog->resize(size);
        QTest::qWait(50);
        expectReadable(*dialog, "import at " + std::to_string(dialog->width()));
    }
    dialog->close();
}
