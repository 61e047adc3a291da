// Keys beyond the phone that is edited: copied to others, kept as templates, found, dropped onto extensions of the list.
#include "extensionlist.h"
#include "items/keycargo.h"
#include "items/keytemplates.h"
#include "items/textof.h"
#include "keycopydialog.h"
#include "keyeditor.h"
#include "keyfinddialog.h"
#include "keysupport.h"
#include "keytemplatesdialog.h"
#include "mainwindowtest.h"
#include "phonepicture.h"
#include "support/qtext.h"
#include "widgets.h"

#include <algorithm>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSemaphore>
#include <QTableView>

using namespace pbx;
using namespace pbx::domain;
using namespace pbx::views;
using test::MainWindows;
using test::SampleWorkspace;
using test::slot;
using test::operator""_q;

namespace {

class KeyDesks : public MainWindows {
protected:
    void SetUp() override
    {
        MainWindows::SetUp();
        window->actions().keys->trigger();
        ASSERT_TRUE(soon([this] { return editor()->isVisible(); }));
    }
    [[nodiscard]] KeyEditor *editor() const { return find<KeyEditor>("keyEditor"); }
    [[nodiscard]] PhonePicture *picture() const { return find<PhonePicture>("keyPicture"); }
    void trigger(const char *command) const { find<QAction>(command)->trigger(); }
    void click(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    template <class Dialog> [[nodiscard]] Dialog *dialog() const
    {
        (void)soon([this] { return window->findChild<Dialog *>() != nullptr; });
        auto *found = window->findChild<Dialog *>();
        if (!found)
            throw std::runtime_error("no such dialog");
        return found;
    }
    [[nodiscard]] bool filled(const char *table) const
    {
        return soon([this, table] { return find<QTableView>(table)->model()->rowCount() > 0; });
    }
    [[nodiscard]] KeyMap keysOf(const Uuid &id) const { return data.extension(id).autoProvision->keys; }
    [[nodiscard]] bool has(const Uuid &id, const Key &key) const
    {
        return std::ranges::any_of(keysOf(id), [&key](const auto &entry) { return entry.second == key; });
    }
    const Key pizza = SpeedDialKey{test::good(DialString::parse("131888")), test::label("Pizza")};
};

TEST_F(KeyDesks, GivenSelectedKeysWhenCopiedToAPhoneThenItHasThemAndUndoTakesThemBack)
{
    const KeyMap before = keysOf(SampleWorkspace::kramer);
    picture()->mark({slot("5"), slot("6")});
    trigger("keyCopySelected");
    auto *copying = dialog<KeyCopyDialog>();
    ASSERT_TRUE(filled("keyCopyTable"));
    EXPECT_FALSE(find<QPushButton>("keyCopyGo")->isEnabled()) << "no phone is ticked";
    find<QLineEdit>("keyCopyFilter")->setText("Kramer"_q);
    EXPECT_EQ(find<QTableView>("keyCopyTable")->model()->rowCount(), 1);
    click("keyCopyAll");
    EXPECT_TRUE(find<QPushButton>("keyCopyGo")->isEnabled());
    EXPECT_TRUE(find<QPushButton>("keyCopyGo")->text().startsWith("Copy to 1"_q));
    test::shot(*copying, "keycopy");
    click("keyCopyGo");
    ASSERT_TRUE(soon([this] { return has(SampleWorkspace::kramer, pizza); }));
    ASSERT_TRUE(soon([this] { return data.session->undoStack()->undoText() == "Copy keys to one phone"_q; }));
    EXPECT_EQ(editor()->undoStack()->undoText(), "Copy keys to one phone"_q);
    trigger("keyUndo");
    EXPECT_TRUE(soon([&] { return keysOf(SampleWorkspace::kramer) == before; }));
    ASSERT_TRUE(soon([this] { return data.session->undoStack()->canRedo(); }));
    trigger("keyRedo");
    ASSERT_TRUE(soon([this] { return has(SampleWorkspace::kramer, pizza); }));
    click("keyBack");
    ASSERT_TRUE(soon([this] { return window->actions().undo->isEnabled(); }));
    EXPECT_THAT(window->actions().undo->toolTip().toStdString(), testing::HasSubstr("Copy keys to one phone"));
    window->actions().undo->trigger();
    EXPECT_TRUE(soon([&] { return keysOf(SampleWorkspace::kramer) == before; }));
}

TEST_F(KeyDesks, WhenCopyingIsStoppedThenNoPhoneHasTheKeysAndTheDialogStays)
{
    const KeyMap before = keysOf(SampleWorkspace::kramer);
    picture()->mark({slot("5"), slot("6")});
    trigger("keyCopySelected");
    auto *copying = dialog<KeyCopyDialog>();
    copying->tick(SampleWorkspace::kramer);
    ASSERT_TRUE(soon([&] { return find<QPushButton>("keyCopyGo")->isEnabled(); }));
    QSemaphore hold; // the worker waits, so that the stop comes before it begins
    auto held = data.session->run([&hold](changes::Workspace &) {
        hold.acquire();
        return 0;
    });
    click("keyCopyGo");
    Q_EMIT data.session->changed(); // of something else: copying goes on
    click("keyCopyCancel");
    EXPECT_TRUE(copying->isVisible());
    hold.release();
    ASSERT_TRUE(soon([&] { return find<MessageBar>("keyCopyMessage")->sentence().contains("Nothing was saved"_q); }));
    EXPECT_EQ(keysOf(SampleWorkspace::kramer), before);
    ASSERT_TRUE(soon([&] { return find<QPushButton>("keyCopyGo")->isEnabled(); }));
    click("keyCopyGo");
    EXPECT_TRUE(soon([&] { return keysOf(SampleWorkspace::kramer) != before; }));
}

TEST_F(KeyDesks, GivenKeysOnlyWhenCopiedThenSpaceTicksAndReturnCopies)
{
    trigger("keyCopyAllKeys");
    auto *copying = dialog<KeyCopyDialog>();
    ASSERT_TRUE(filled("keyCopyTable"));
    auto *filter = find<QLineEdit>("keyCopyFilter");
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Down);
    auto *table = find<QTableView>("keyCopyTable");
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_TRUE(find<QPushButton>("keyCopyGo")->isEnabled());
    QTest::keyClick(table, Qt::Key_Space);
    EXPECT_FALSE(find<QPushButton>("keyCopyGo")->isEnabled());
    QTest::keyClick(copying, Qt::Key_Escape);
    EXPECT_TRUE(soon([this] { return window->findChild<KeyCopyDialog *>() == nullptr; }));
}

TEST_F(KeyDesks, WhenKeysAreKeptThenTheTemplateIsNamedAtOnceAndGoesBackOntoThePhone)
{
    picture()->mark({slot("4"), slot("5")});
    trigger("keyTemplates");
    auto *templates = dialog<KeyTemplatesDialog>();
    click("keyTemplateAdd");
    ASSERT_TRUE(filled("keyTemplateTable"));
    auto *name = [&]() -> QLineEdit * {
        (void)soon([&] { return find<QTableView>("keyTemplateTable")->findChild<QLineEdit *>() != nullptr; });
        return find<QTableView>("keyTemplateTable")->findChild<QLineEdit *>();
    }();
    ASSERT_TRUE(name);
    EXPECT_EQ(name->text(), "Keys of 101 Jerry"_q);
    name->setText("Reception"_q);
    QTest::keyClick(name, Qt::Key_Return);
    const auto *model = find<QTableView>("keyTemplateTable")->model();
    ASSERT_TRUE(soon([&] { return model->index(0, 0).data().toString() == "Reception"_q; }));
    EXPECT_EQ(model->index(0, items::KeyTemplateModel::Whole).data().toString(), "1"_q) << "Jerry's own phone has it";
    test::shot(*templates, "keytemplates");
    editor()->select(slot("5"));
    QTest::keyClick(picture(), Qt::Key_Delete);
    ASSERT_FALSE(editor()->keys().contains(slot("5")));
    click("keyTemplatePut");
    EXPECT_EQ(editor()->keys().at(slot("5")), pizza);
    EXPECT_EQ(editor()->undoStack()->undoText(), "Template Reception"_q);
}

TEST_F(KeyDesks, GivenATemplateWhenItChangesThenItAsksForThePhonesThatHaveIt)
{
    const KeyMap kept{{slot("4"), editor()->keys().at(slot("4"))}};
    ASSERT_TRUE(
        data.ask([kept](changes::Workspace &w) { return items::addTemplate(w, SampleWorkspace::site, "Reception"_q, items::cargoOf(kept)); }));
    picture()->mark({slot("5"), slot("6")});
    trigger("keyTemplates");
    ASSERT_TRUE(dialog<KeyTemplatesDialog>());
    ASSERT_TRUE(filled("keyTemplateTable"));
    click("keyTemplateChange");
    ASSERT_TRUE(soon([this] { return window->findChild<QDialog *>("keyTemplateUpdate"_q) != nullptr; }));
    test::shot(*find<QDialog>("keyTemplateUpdate"), "keytemplateupdate");
    click("keyTemplateUpdateSave");
    ASSERT_TRUE(soon([this] {
        const auto rows = data.ask([](changes::Workspace &w) { return items::keyTemplates(w, SampleWorkspace::site); });
        return rows && rows->front().keys.keys.contains(slot("6"));
    }));
    EXPECT_FALSE(keysOf(SampleWorkspace::jerry).contains(slot("4"))) << "the phone that had it followed";
}

TEST_F(KeyDesks, WhenAskedWhoMonitorsSomebodyThenThatPhonesKeysOpen)
{
    editor()->select(slot("4"));
    window->actions().findKeys->trigger();
    auto *finding = dialog<KeyFindDialog>();
    EXPECT_EQ(find<QLineEdit>("keyFindText")->text(), "102"_q) << "of the key that was selected";
    ASSERT_TRUE(filled("keyFindTable"));
    find<QLineEdit>("keyFindText")->setText("monitor 101"_q);
    auto *table = find<QTableView>("keyFindTable");
    ASSERT_TRUE(soon([table] { return table->model()->rowCount() > 0 && table->model()->index(0, 0).data().toString().startsWith("102"_q); }));
    test::shot(*finding, "keyfind");
    const QString key = table->model()->index(0, items::KeyHitModel::Key).data().toString();
    click("keyFindOpen");
    ASSERT_TRUE(soon([this] { return editor()->context().own && editor()->context().own->text() == "102"; }));
    EXPECT_EQ(picture()->current(), slot(key.toUtf8().constData()));
    EXPECT_TRUE(editor()->isVisible());
}

TEST_F(KeyDesks, GivenAPhonesKeysWhenDroppedOntoAnExtensionThenCopyingIsOfferedForIt)
{
    auto *list = window->findChild<ExtensionList *>();
    auto &model = list->model();
    const items::KeyCargo cargo{items::toQt(SampleWorkspace::jerry.toString()), {{KeyType::SpeedDial, pizza, slot("5")}}};
    const std::unique_ptr<QMimeData> mime(items::toMime(cargo, editor()->context()));
    const QModelIndex jerry = model.index(model.rowOf(SampleWorkspace::jerry), 0), kramer = model.index(model.rowOf(SampleWorkspace::kramer), 0);
    EXPECT_FALSE(model.canDropMimeData(mime.get(), Qt::CopyAction, -1, -1, jerry)) << "they come from there";
    EXPECT_FALSE(model.canDropMimeData(mime.get(), Qt::CopyAction, -1, -1, {}));
    ASSERT_TRUE(model.dropMimeData(mime.get(), Qt::CopyAction, -1, -1, kramer));
    ASSERT_TRUE(dialog<KeyCopyDialog>());
    ASSERT_TRUE(soon([this] { return find<QPushButton>("keyCopyGo")->isEnabled(); })) << "Kramer is ticked";
    click("keyCopyGo");
    EXPECT_TRUE(soon([this] { return has(SampleWorkspace::kramer, pizza); }));
}

TEST_F(KeyDesks, GivenKeysOfThePhoneWhenDroppedOntoAPersonOfThePaletteThenCopyingIsOfferedForThem)
{
    auto *people = find<QListView>("keyPalettePeople");
    const auto &model = *people->model();
    QModelIndex kramer;
    for (int row = 0; row < model.rowCount(); ++row)
        kramer = model.index(row, 0).data().toString().startsWith("102"_q) ? model.index(row, 0) : kramer;
    ASSERT_TRUE(kramer.isValid());
    const items::KeyCargo own{editor()->context().handset, {{KeyType::SpeedDial, pizza, slot("5")}}};
    const std::unique_ptr<QMimeData> mime(items::toMime(own, editor()->context()));
    const std::unique_ptr<QMimeData> bare(items::toMime({{}, {{KeyType::Monitor, {}, {}}}}, editor()->context()));
    EXPECT_FALSE(people->model()->canDropMimeData(bare.get(), Qt::CopyAction, -1, -1, kramer)) << "of the palette itself";
    ASSERT_TRUE(people->model()->dropMimeData(mime.get(), Qt::CopyAction, -1, -1, kramer));
    EXPECT_TRUE(soon([this] { return window->findChild<KeyCopyDialog *>() && find<QPushButton>("keyCopyGo")->isEnabled(); }));
}

TEST_F(KeyDesks, GivenCellsOfASpreadsheetWhenPastedThenTheyBecomeKeys)
{
    editor()->select(slot("10"));
    const QString follows = editor()->context().person(test::number("103"))->name;
    QApplication::clipboard()->setText("103\t"_q + follows + "\n777\tVoicemail"_q);
    trigger("keyPaste");
    EXPECT_EQ(editor()->keys().at(slot("10")), Key(MonitorKey{test::number("103"), {}}));
    EXPECT_EQ(editor()->keys().at(slot("11")), Key(SpeedDialKey{test::good(DialString::parse("777")), test::label("Voicemail")}));
    QApplication::clipboard()->setText("12\tMonitor\t102\n14\tNot Used"_q);
    trigger("keyPaste");
    EXPECT_EQ(editor()->keys().at(slot("12")), Key(MonitorKey{test::number("102"), {}}));
    EXPECT_EQ(editor()->keys().at(slot("14")), Key(UnusedKey{}));
    const KeyMap before = editor()->keys();
    QApplication::clipboard()->setText("nobody at all"_q);
    trigger("keyPaste");
    EXPECT_EQ(editor()->keys(), before);
    EXPECT_THAT(find<QLabel>("keyStatus")->text().toStdString(), testing::HasSubstr("Line 1: “nobody at all”"));
}

class LockedStart : public testing::Test {};

TEST_F(LockedStart, GivenALockedWorkspaceWhenItIsUnlockedThenTheSampleThatWasAskedForOpens)
{
    Theme::install(*qApp);
    SampleWorkspace data(items::Session::Unlock::None, SampleWorkspace::Content::Empty);
    MainWindow window(*data.session);
    window.show();
    window.open({.unlock = items::Session::Unlock::None, .passphrase = {}, .sample = true});
    ASSERT_TRUE(QTest::qWaitFor([&] { return data.session->isOpen() && data.session->isLocked(); }, 10000));
    ASSERT_TRUE(test::waitFor(data.session->unlock(items::Session::Unlock::SessionOnly, {})));
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.windowTitle().startsWith("101 Jerry – Pinetree"_q); }, 10000))
        << window.windowTitle().toStdString();
}

} // namespace
