// Several extensions in one form, in the real window: choose, change, look, save, undo.
#include "bulkdialog.h"
#include "bulkform.h"
#include "extensionform.h"
#include "mainwindowtest.h"

#include "items/bulkdrafts.h"
#include "items/phonefacts.h"
#include "severalvalues.h"
#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

#include <tuple>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;
using pbx::test::SampleWorkspace;

namespace {

const domain::Uuid elaine = *domain::Uuid::parse("a1a1a1a1-0000-4000-8000-000000000103");

class BulkForms : public MainWindows {
protected:
    [[nodiscard]] QTableView *table() const { return find<QTableView>("extensionTable"); }
    [[nodiscard]] int rowOf(const char *number) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (table()->model()->index(row, 1).data().toString() == QLatin1String(number))
                return row;
        }
        ADD_FAILURE() << "no extension " << number;
        return 0;
    }
    // The first with a click, the others with Ctrl.
    void choose(std::initializer_list<const char *> numbers)
    {
        Qt::KeyboardModifiers keys = Qt::NoModifier;
        for (const char *number : numbers) {
            const QRect box = table()->visualRect(table()->model()->index(rowOf(number), 2));
            QTest::mouseClick(table()->viewport(), Qt::LeftButton, keys, box.center());
            keys = Qt::ControlModifier;
        }
        if (numbers.size() > 1) {
            form = window->findChild<BulkForm *>();
            ASSERT_TRUE(form);
            ASSERT_TRUE(titled((std::to_string(numbers.size()) + " extensions").c_str()));
            ASSERT_TRUE(soon([&] {
                return in<QLabel>("bulkFormTitle")->isVisible() && in("ringTime")->isEnabled()
                       && in<QLabel>("bulkFormTitle")->text() == window->windowTitle().section(QStringLiteral(" –"), 0, 0);
            }));
        }
    }
    template <class W = QWidget> [[nodiscard]] W *in(const char *name) const // of the form of several
    {
        W *found = form->findChild<W *>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    [[nodiscard]] FieldRow *row(const char *name) const { return in<FieldRow>(name); }
    void pick(const char *name, const QString &text) const
    {
        auto *list = in<QComboBox>(name);
        const int index = list->findText(text);
        ASSERT_GE(index, 0) << text.toStdString();
        list->setCurrentIndex(index);
        Q_EMIT list->activated(index);
    }
    // Saves from the form, and gives the dialog once it knows what changes.
    [[nodiscard]] QDialog *preview()
    {
        window->actions().save->trigger();
        QDialog *dialog = nullptr;
        EXPECT_TRUE(soon([&] {
            dialog = window->findChild<QDialog *>(QStringLiteral("bulkDialog"));
            return dialog && dialog->isVisible() && !text(dialog, "bulkSummary").contains(QStringLiteral("…"));
        }));
        return dialog;
    }
    [[nodiscard]] static QString text(const QDialog *dialog, const char *name) { return dialog->findChild<QLabel *>(QLatin1String(name))->text(); }
    [[nodiscard]] bool closed() const
    {
        return soon([&] { return window->findChild<QDialog *>(QStringLiteral("bulkDialog")) == nullptr; });
    }
    [[nodiscard]] domain::Codec codec(const domain::Uuid &id) const { return data.extension(id).autoProvision->codec; }
    [[nodiscard]] std::size_t drafts() const
    {
        return data.ask([](changes::Workspace &w) { return items::bulkDrafts(w, SampleWorkspace::site); })->size();
    }
    // The advanced options, where the codec is.
    void unfold() const { in<QGroupBox>("advancedOptions")->setChecked(true); }

    BulkForm *form = nullptr;
};

} // namespace

TEST_F(BulkForms, GivenThreeExtensionsWhenTheirCodecIsChangedThenThePreviewTellsSaveStoresAndUndoBringsAllBack)
{
    choose({"101", "102", "103"});
    EXPECT_FALSE(window->actions().save->isEnabled());
    unfold();
    EXPECT_EQ(in<QComboBox>("codec")->currentText(), several::text());
    pick("codec", QStringLiteral("G729a"));
    EXPECT_TRUE(in("bulkEditedMark")->isVisible());
    EXPECT_EQ(row("codecRow")->mark(), FieldRow::Mark::Edited);
    QDialog *dialog = preview();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->windowTitle(), QLatin1String("Changes to 3 extensions"));
    EXPECT_EQ(text(dialog, "bulkSummary"), QLatin1String("2 extensions change. 1 stays as it is."));
    auto *fields = dialog->findChild<QTableView *>(QStringLiteral("bulkFieldTable"));
    ASSERT_EQ(fields->model()->rowCount(), 1);
    const QStringList shown{QStringLiteral("Codec"), QStringLiteral("G711a (2)"), QStringLiteral("→"), QStringLiteral("G729a"),
                            QStringLiteral("2 change, 1 has it")};
    for (int column = 0; column < shown.size(); ++column)
        EXPECT_EQ(fields->model()->index(0, column).data().toString(), shown[column]);
    EXPECT_EQ(dialog->findChild<QTableView *>(QStringLiteral("bulkLineTable"))->model()->rowCount(), 2);
    EXPECT_EQ(codec(SampleWorkspace::jerry), domain::Codec::G711a); // nothing is stored yet
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("bulkSave")), Qt::LeftButton);
    EXPECT_TRUE(closed());
    for (const auto &id : {SampleWorkspace::jerry, SampleWorkspace::kramer, elaine})
        EXPECT_EQ(codec(id), domain::Codec::G729a);
    EXPECT_TRUE(soon([&] { return !in("bulkEditedMark")->isVisible() && in<QComboBox>("codec")->currentText() == QLatin1String("G729a"); }));
    ASSERT_TRUE(soon([&] { return window->actions().undo->toolTip().contains(QLatin1String("Edit 2 extensions")); }));
    window->actions().undo->trigger();
    EXPECT_TRUE(soon([&] { return in<QComboBox>("codec")->currentText() == several::text(); }));
    EXPECT_EQ(codec(SampleWorkspace::jerry), domain::Codec::G711a);
    EXPECT_EQ(codec(SampleWorkspace::kramer), domain::Codec::G729a);
    EXPECT_EQ(codec(elaine), domain::Codec::G711a);
}

TEST_F(BulkForms, GivenFieldsThatDifferThenEachControlSaysSeveralValuesAndTheirCounts)
{
    data.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &one) { one.autoProvision->callWaitingTone = true; });
    data.change<domain::Extension>(SampleWorkspace::kramer, [](domain::Extension &one) { one.autoProvision->callWaitingTone = false; });
    choose({"101", "102", "1004"});
    EXPECT_EQ(in<QSpinBox>("ringTime")->text(), QLatin1String("<several>"));
    EXPECT_TRUE(soon([&] { return row("ringTimeRow")->note() == QLatin1String("2 values"); }));
    EXPECT_TRUE(row("ringTimeRow")->toolTip().contains(QStringLiteral("2 × 40 s"))) << row("ringTimeRow")->toolTip().toStdString();
    EXPECT_EQ(in<QCheckBox>("hideCallerId")->checkState(), Qt::PartiallyChecked);
    EXPECT_EQ(row("hideCallerIdRow")->note(), QLatin1String("1 of 3"));
    EXPECT_EQ(in<QComboBox>("codec")->currentText(), several::text());
    EXPECT_EQ(in<QComboBox>("pickupGroup")->currentText(), QString());
    EXPECT_EQ(in<QComboBox>("pickupGroup")->lineEdit()->placeholderText(), several::text());
    EXPECT_FALSE(in<QRadioButton>("toneEnable")->isChecked());
    EXPECT_FALSE(in<QRadioButton>("toneDisable")->isChecked());
    EXPECT_EQ(in<QLineEdit>("extensionName")->placeholderText(), QLatin1String("each its own"));
    EXPECT_EQ(in<QLabel>("autoProvisionSummary")->text(), QLatin1String("On for 2 of 3 extensions"));
    for (const char *own : {"extensionName", "mac", "password", "configureKeys", "newPassword", "staticAddress"})
        EXPECT_FALSE(in(own)->isEnabled()) << own;
    EXPECT_TRUE(row("extensionNameRow")->toolTip().contains(QLatin1String("of its own")));
    EXPECT_FALSE(window->actions().save->isEnabled());
}

TEST_F(BulkForms, GivenPhonesWhoseFilesLackAFieldThenItIsDisabledWithTheReasonOrSaysHowManyCannot)
{
    const auto old = [](domain::Extension &one) {
        one.autoProvision->make = "Yealink";
        one.autoProvision->model = "T28P";
        one.autoProvision->modules.reset();
        one.autoProvision->keys = {{domain::SlotId::phone(1), domain::MainKey{}}};
    };
    data.change<domain::Extension>(elaine, old);
    choose({"101", "103"});
    unfold();
    EXPECT_TRUE(in("callsPerLineKey")->isEnabled());
    EXPECT_TRUE(soon([&] { return row("callsPerLineKeyRow")->message().startsWith(QLatin1String("1 of 2 phones cannot do this")); }));
    data.change<domain::Extension>(SampleWorkspace::jerry, old);
    ASSERT_TRUE(soon([&] { return !in("callsPerLineKey")->isEnabled(); }));
    const render::Library &library = data.session->library();
    const auto gaps = items::gapsOf(library.catalogue().model("Yealink", "T28P"), library.renderer());
    EXPECT_EQ(row("callsPerLineKeyRow")->message(), gaps.at(QLatin1String(items::field::kCallsPerLineKey)));
    EXPECT_TRUE(in("codec")->isEnabled());
}

TEST_F(BulkForms, GivenSeveralValuesWhenAControlIsTouchedThenItCanBeTakenBackToThem)
{
    data.change<domain::Extension>(SampleWorkspace::jerry, [](domain::Extension &one) { one.autoProvision->enabled = false; });
    choose({"101", "102"});
    auto *save = window->actions().save;
    auto *ring = in<QSpinBox>("ringTime");
    ring->setFocus();
    QTest::keyClicks(ring, QStringLiteral("30")); // typed over the words
    EXPECT_EQ(ring->value(), 30);
    EXPECT_TRUE(save->isEnabled());
    ring->setValue(ring->minimum());
    EXPECT_FALSE(save->isEnabled());

    auto *hide = in<QCheckBox>("hideCallerId");
    hide->click();
    EXPECT_EQ(hide->checkState(), Qt::Checked);
    EXPECT_TRUE(save->isEnabled());
    hide->click();
    EXPECT_EQ(hide->checkState(), Qt::Unchecked);
    hide->click();
    EXPECT_EQ(hide->checkState(), Qt::PartiallyChecked);
    EXPECT_FALSE(save->isEnabled());

    auto *box = in<QGroupBox>("autoProvision");
    EXPECT_TRUE(several::isShown(box));
    EXPECT_TRUE(box->isChecked()); // what is inside can be used
    for (const auto &[shown, on, edited] : {std::tuple{false, true, true}, std::tuple{false, false, true}, std::tuple{true, true, false}}) {
        box->setChecked(!box->isChecked()); // as a click does
        EXPECT_EQ(several::isShown(box), shown);
        EXPECT_EQ(box->isChecked(), on);
        EXPECT_EQ(save->isEnabled(), edited);
    }

    unfold();
    EXPECT_EQ(in<QComboBox>("transport")->currentText(), QLatin1String("UDP")); // of the one phone that is on
    pick("transport", QStringLiteral("TCP"));
    EXPECT_TRUE(save->isEnabled());
    auto *back = in<QToolButton>("transportRowBack");
    ASSERT_TRUE(back->isVisible());
    back->click();
    EXPECT_FALSE(back->isVisible());
    EXPECT_EQ(in<QComboBox>("transport")->currentText(), QLatin1String("UDP"));
    EXPECT_FALSE(save->isEnabled());
    pick("transport", QStringLiteral("TCP"));
    window->actions().revert->trigger();
    EXPECT_FALSE(save->isEnabled());
}

TEST_F(BulkForms, GivenInputWhenTheSelectionGrowsThenItStaysAndWhenItGoesAwayItWaitsInTheBar)
{
    choose({"101", "102"});
    in<QSpinBox>("ringTime")->setValue(25);
    const QRect box = table()->visualRect(table()->model()->index(rowOf("1004"), 2));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ControlModifier, box.center());
    ASSERT_TRUE(titled("3 extensions"));
    EXPECT_TRUE(soon([&] { return in<QSpinBox>("ringTime")->value() == 25 && window->actions().save->isEnabled(); }));
    EXPECT_FALSE(find("waitingBar")->isVisible());
    choose({"102"});
    ASSERT_TRUE(titled("102 Kramer"));
    EXPECT_TRUE(find("waitingBar")->isVisible());
    EXPECT_EQ(find<MessageBar>("waitingBar")->sentence(), QLatin1String("Not saved: Ring time for 3 extensions."));
    EXPECT_FALSE(window->actions().save->isEnabled());
    choose({"101", "102", "1004"}); // the same ones again: it goes on
    EXPECT_TRUE(soon([&] { return window->actions().save->isEnabled() && in<QSpinBox>("ringTime")->value() == 25; }));
    EXPECT_FALSE(find("waitingBar")->isVisible());
    EXPECT_EQ(data.extension().ringTime.seconds(), 40);
}

TEST_F(BulkForms, GivenInputOfSeveralWhenTheProgramEndsThenItWaitsAndCanBeSavedOrDiscarded)
{
    choose({"101", "102"});
    in<QSpinBox>("ringTime")->setValue(25);
    restart();
    ASSERT_TRUE(titled("101 Jerry"));
    ASSERT_TRUE(soon([&] { return find("waitingBar")->isVisible(); }));
    find<QPushButton>("waitingSave")->click();
    QDialog *dialog = nullptr;
    ASSERT_TRUE(soon([&] {
        dialog = window->findChild<QDialog *>(QStringLiteral("bulkDialog"));
        return dialog && dialog->findChild<QPushButton *>(QStringLiteral("bulkSave"))->isEnabled();
    }));
    dialog->findChild<QPushButton *>(QStringLiteral("bulkSave"))->click();
    EXPECT_TRUE(closed());
    EXPECT_EQ(data.extension(SampleWorkspace::kramer).ringTime.seconds(), 25);
    EXPECT_TRUE(soon([&] { return !find("waitingBar")->isVisible(); }));
    EXPECT_EQ(drafts(), 0U);

    choose({"101", "102"});
    in<QSpinBox>("ringTime")->setValue(35);
    choose({"102"});
    ASSERT_TRUE(find("waitingBar")->isVisible());
    EXPECT_EQ(drafts(), 1U);
    find<QPushButton>("waitingDiscard")->click();
    EXPECT_FALSE(find("waitingBar")->isVisible());
    EXPECT_EQ(drafts(), 0U);
    EXPECT_EQ(data.extension().ringTime.seconds(), 25);
}

TEST_F(BulkForms, GivenARefusedExtensionWhenTheOthersAreSavedThenItStaysListedWithItsSentence)
{
    choose({"101", "102"});
    pick("make", QStringLiteral("Yealink")); // 102 has a Poly
    EXPECT_TRUE(row("makeRow")->message().contains(QLatin1String("1 of 2 phones"))) << row("makeRow")->message().toStdString();
    in<QSpinBox>("ringTime")->setValue(25);
    QDialog *dialog = preview();
    ASSERT_TRUE(dialog);
    auto *lines = dialog->findChild<QTableView *>(QStringLiteral("bulkLineTable"));
    EXPECT_EQ(lines->model()->index(0, 0).data().toString(), QLatin1String("102"));
    EXPECT_TRUE(lines->model()->index(0, 5).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String("Refused: ")));
    dialog->findChild<QPushButton *>(QStringLiteral("bulkSave"))->click();
    ASSERT_TRUE(soon([&] { return text(dialog, "bulkSummary").contains(QLatin1String("stays as it is:")); }));
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_GE(lines->model()->rowCount(), 1);
    EXPECT_EQ(lines->model()->index(0, 0).data().toString(), QLatin1String("102"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_TRUE(closed());
    EXPECT_TRUE(soon([&] { return in<MessageBar>("bulkMessage")->isVisible(); }));
    EXPECT_EQ(data.extension(SampleWorkspace::kramer).autoProvision->make, "Poly");
}

TEST_F(BulkForms, GivenAnotherProcessWhenItChangesATouchedFieldThenTheInputStaysAndTheClashIsTold)
{
    choose({"101", "102"});
    in<QSpinBox>("ringTime")->setValue(25);
    data.change<domain::Extension>(SampleWorkspace::kramer, [](domain::Extension &one) { one.ringTime = *domain::RingTime::make(60); });
    EXPECT_TRUE(soon([&] { return row("ringTimeRow")->message().contains(QLatin1String("Changed elsewhere")); }));
    EXPECT_EQ(in<QSpinBox>("ringTime")->value(), 25);
    window->actions().revert->trigger();
    EXPECT_EQ(in<QSpinBox>("ringTime")->text(), QLatin1String("<several>"));
}

TEST_F(BulkForms, GivenAnUnsavedDraftOfOneThenThePreviewSaysThatItIsKept)
{
    type("extensionName", "half a na");
    choose({"101", "102"});
    in<QSpinBox>("ringTime")->setValue(25);
    QDialog *dialog = preview();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->findChild<MessageBar *>(QStringLiteral("bulkNotice"))->sentence().contains(QLatin1String("101 Jerry")));
    dialog->findChild<QPushButton *>(QStringLiteral("bulkSave"))->click();
    EXPECT_TRUE(closed());
    choose({"101"});
    ASSERT_TRUE(titled("101 Jerry"));
    const auto *single = window->findChild<ExtensionForm *>();
    EXPECT_TRUE(soon([&] { return single->findChild<QLineEdit *>(QStringLiteral("extensionName"))->text() == QLatin1String("half a na"); }));
    EXPECT_EQ(single->findChild<QSpinBox *>(QStringLiteral("ringTime"))->value(), 25);
}

TEST_F(BulkForms, GivenOnlyTheKeyboardThenAllIsSelectedChangedLookedAtAndSaved)
{
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    form = window->findChild<BulkForm *>();
    ASSERT_TRUE(form);
    ASSERT_TRUE(soon([&] { return in("bulkFormTitle")->isVisible() && in("ringTime")->isEnabled(); }));
    const QString title = in<QLabel>("bulkFormTitle")->text();
    EXPECT_TRUE(find<QLabel>("extensionCount")->text().contains(title.section(u' ', 0, 0) + QStringLiteral(" selected")));
    QTest::keyClick(window->focusWidget(), Qt::Key_F6);
    auto *ring = in<QSpinBox>("ringTime");
    ASSERT_TRUE(ring->hasFocus());
    QTest::keyClick(ring, Qt::Key_Up);
    const int wanted = ring->value();
    QTest::keyClick(ring, Qt::Key_S, Qt::ControlModifier);
    QDialog *dialog = nullptr;
    ASSERT_TRUE(soon([&] {
        dialog = window->findChild<QDialog *>(QStringLiteral("bulkDialog"));
        return dialog && dialog->findChild<QPushButton *>(QStringLiteral("bulkSave"))->isEnabled();
    }));
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(closed());
    for (const auto &id : {SampleWorkspace::jerry, SampleWorkspace::kramer, SampleWorkspace::george})
        EXPECT_EQ(data.extension(id).ringTime.seconds(), wanted);
}

TEST_F(BulkForms, GivenAListThatIsReadInPagesWhenAllIsSelectedThenItIsReallyAll)
{
    ASSERT_TRUE(data.ask([](changes::Workspace &w) {
        std::vector<changes::ObjectEdit> edits;
        for (int i = 0; i < 700; ++i) {
            domain::Extension one{.id = domain::Uuid::random(),
                                  .number = *domain::ExtensionNumber::parse(std::to_string(3000 + i)),
                                  .name = *domain::Name::parse("Desk"),
                                  .office = SampleWorkspace::headOffice};
            edits.push_back({one.id, SampleWorkspace::site, domain::Kind::Extension, domain::Object(one), 0});
        }
        return w.edit("Many", edits).has_value();
    }));
    ASSERT_TRUE(soon([&] { return find<QLabel>("extensionCount")->text().startsWith(QLatin1String("7")); }));
    const int all = find<QLabel>("extensionCount")->text().section(u' ', 0, 0).toInt();
    ASSERT_GT(all, 700);
    ASSERT_LT(table()->model()->rowCount(), all);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    ASSERT_TRUE(titled(std::to_string(all).c_str()));
    form = window->findChild<BulkForm *>();
    EXPECT_TRUE(soon([&] { return in("bulkFormTitle")->isVisible() && in("ringTime")->isEnabled(); }));
    EXPECT_TRUE(find<QLabel>("extensionCount")->text().contains(QStringLiteral("%1 selected").arg(all)));
}
