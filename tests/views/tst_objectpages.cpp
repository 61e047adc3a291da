#include "conditionspage.h"
#include "exportdialog.h"
#include "importdialog.h"
#include "officespage.h"
#include "pagesupport.h"
#include "serverdialog.h"
#include "sitedialog.h"
#include "unlockdialog.h"

#include <gmock/gmock.h>
#include <QComboBox>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTreeWidget>
#include <QUndoStack>

using namespace pbx;
using namespace pbx::test;

namespace {

struct Pages : testing::Test {
    SampleWorkspace sample;

    void open(views::ObjectPage &page)
    {
        page.resize(1000, 700);
        page.show();
        page.showSite(sample.site);
        ASSERT_TRUE(eventually([&] { return rows(page) == 1 && child<QAbstractButton>(page, "removeObject")->isEnabled(); }));
    }
    [[nodiscard]] int rows(QWidget &page) { return child<QTableView>(page, "objectTable")->model()->rowCount(); }
    [[nodiscard]] QString cell(QWidget &page, int row, int column)
    {
        return child<QTableView>(page, "objectTable")->model()->index(row, column).data().toString();
    }
    QString writeFile(const QString &name, const QByteArray &bytes)
    {
        QFile file(sample.path(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
};

} // namespace

TEST_F(Pages, an_office_is_changed_and_the_change_can_be_undone)
{
    views::OfficesPage page(*sample.session);
    open(page);
    type(page, "officeName", "Head Office <North>"_q);
    click(page, "saveObject");
    ASSERT_TRUE(eventually([&] { return cell(page, 0, 0) == "Head Office <North>"_q; }));
    ASSERT_TRUE(eventually([&] { return !child<QAbstractButton>(page, "saveObject")->isEnabled(); }));
    ASSERT_TRUE(eventually([&] { return sample.session->undoStack()->canUndo(); }));
    sample.session->undoStack()->undo();
    ASSERT_TRUE(eventually([&] { return child<QLineEdit>(page, "officeName")->text() == "Pinetree Head Office"_q; }));
}

TEST_F(Pages, a_wrong_time_zone_is_told_beside_the_field_and_not_saved)
{
    views::OfficesPage page(*sample.session);
    open(page);
    child<QComboBox>(page, "officeTimeZone")->setCurrentText("Mars/Olympus"_q);
    EXPECT_FALSE(child<QAbstractButton>(page, "saveObject")->isEnabled());
    click(page, "revertObject");
    EXPECT_EQ(child<QComboBox>(page, "officeTimeZone")->currentText(), "Australia/Brisbane"_q);
}

TEST_F(Pages, an_office_is_added_and_deleted_after_a_question)
{
    views::OfficesPage page(*sample.session);
    open(page);
    click(page, "addObject");
    type(page, "officeName", "Warehouse"_q);
    click(page, "saveObject");
    ASSERT_TRUE(eventually([&] { return rows(page) == 2; }));
    ASSERT_TRUE(eventually([&] { return child<QAbstractButton>(page, "removeObject")->isEnabled(); }));
    click(page, "removeObject");
    auto *question = child<QMessageBox>(page, "askRemove");
    ASSERT_TRUE(question);
    EXPECT_TRUE(question->text().contains("Warehouse"_q));
    question->findChild<QAbstractButton *>("yes"_q)->click();
    ASSERT_TRUE(eventually([&] { return rows(page) == 1; }));
}

TEST_F(Pages, an_office_in_use_is_not_deleted_and_the_reason_is_told)
{
    views::OfficesPage page(*sample.session);
    open(page);
    click(page, "removeObject");
    child<QMessageBox>(page, "askRemove")->findChild<QAbstractButton *>("yes"_q)->click();
    auto *notice = child<QWidget>(page, "objectNotice");
    ASSERT_TRUE(eventually([&] { return notice->isVisible(); }));
    EXPECT_EQ(rows(page), 1);
}

TEST_F(Pages, office_hours_are_typed_per_weekday)
{
    views::ConditionsPage page(*sample.session);
    open(page);
    EXPECT_EQ(child<QLineEdit>(page, "conditionHours0")->text(), "08:30–17:00"_q);
    type(page, "conditionHours5", "9-12"_q);
    click(page, "saveObject");
    ASSERT_TRUE(eventually([&] { return cell(page, 0, 2) == "Mon–Fri 08:30–17:00, Sat 09:00–12:00"_q; })) << cell(page, 0, 2).toStdString();
    type(page, "conditionHours6", "late"_q);
    EXPECT_FALSE(child<QAbstractButton>(page, "saveObject")->isEnabled());
}

TEST_F(Pages, every_control_has_its_names)
{
    views::OfficesPage offices(*sample.session);
    views::ConditionsPage conditions(*sample.session);
    expectNamed(offices);
    expectNamed(conditions);
}

TEST_F(Pages, a_new_site_is_saved_and_an_empty_form_is_not_full_of_faults)
{
    auto *dialog = new views::SiteDialog(*sample.session);
    const QPointer<views::SiteDialog> guard(dialog);
    dialog->show();
    QSignalSpy saved(dialog, &views::SiteDialog::saved);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "saveSite")->isEnabled());
    expectNamed(*dialog);
    type(*dialog, "site_customer", "Acacia Dental"_q);
    type(*dialog, "site_name", "Acacia"_q);
    type(*dialog, "site_domain", "acacia.mycloudpbx.com.au"_q);
    click(*dialog, "saveSite");
    ASSERT_TRUE(eventually([&] { return saved.count() == 1; }));
    const auto sites = sample.ask([](changes::Workspace &w) { return w.store().sites({}, 10); });
    EXPECT_EQ(sites->rows.size(), 2U);
    EXPECT_TRUE(eventually([&] { return !guard; }));
}

TEST_F(Pages, an_import_tells_every_error_with_its_place)
{
    QByteArray json(resources::sample().front().bytes.data(), static_cast<qsizetype>(resources::sample().front().bytes.size()));
    json.replace("\"ringTime\": 40", "\"ringTime\": 41").replace("\"prefix\": 32", "\"prefix\": 99");
    auto *dialog = new views::ImportDialog(*sample.session, writeFile("broken.json"_q, json));
    const QPointer<views::ImportDialog> guard(dialog);
    dialog->show();
    auto *findings = child<QTreeWidget>(*dialog, "importFindings");
    ASSERT_TRUE(eventually([&] { return findings->topLevelItemCount() >= 3; }));
    EXPECT_TRUE(findings->topLevelItem(0)->text(0).startsWith("/extensions/0"_q)) << findings->topLevelItem(0)->text(0).toStdString();
    expectNamed(*dialog);
    dialog->close();
    EXPECT_TRUE(eventually([&] { return !guard; }));
}

TEST_F(Pages, an_import_that_removes_much_asks_first)
{
    auto document = sample.ask([](changes::Workspace &w) { return w.document(SampleWorkspace::site, domain::Secrets::Leave); });
    ASSERT_TRUE(document);
    document->extensions.erase(document->extensions.begin() + 3, document->extensions.end());
    document->firewallRules.clear();
    auto path = writeFile("less.json"_q, QByteArray::fromStdString(domain::writeDocument(*document, domain::Secrets::Leave)));
    auto *dialog = new views::ImportDialog(*sample.session, path);
    dialog->show();
    QSignalSpy imported(dialog, &views::ImportDialog::imported);
    auto *anyway = child<QAbstractButton>(*dialog, "importAnyway");
    ASSERT_TRUE(eventually([&] { return anyway->isVisible(); }));
    EXPECT_EQ(imported.count(), 0);
    anyway->click();
    ASSERT_TRUE(eventually([&] { return imported.count() == 1; }));
    EXPECT_TRUE(child<QLabel>(*dialog, "importSummary")->text().contains("3 removed"_q))
        << child<QLabel>(*dialog, "importSummary")->text().toStdString();
    dialog->close();
}

TEST_F(Pages, an_export_leaves_secrets_out_unless_asked)
{
    for (const bool with : {false, true}) {
        auto *dialog = new views::SiteExportDialog(*sample.session, sample.site);
        dialog->show();
        QSignalSpy written(dialog, &views::SiteExportDialog::written);
        if (with)
            click(*dialog, "withSecrets");
        EXPECT_EQ(child<QWidget>(*dialog, "exportNotice")->isVisible(), with);
        const QString path = sample.path(with ? "with.json"_q : "without.json"_q);
        dialog->write(path);
        ASSERT_TRUE(eventually([&] { return written.count() == 1; }));
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(file.readAll().contains("k7Q-wr82-Tz0m"), with);
        EXPECT_EQ(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions{});
    }
}

TEST_F(Pages, a_passphrase_is_chosen_twice)
{
    auto *dialog = new views::UnlockDialog(*sample.session);
    dialog->show();
    expectNamed(*dialog);
    child<QRadioButton>(*dialog, "wayPassphrase")->click();
    auto *unlock = child<QAbstractButton>(*dialog, "unlock");
    EXPECT_FALSE(unlock->isEnabled());
    type(*dialog, "passphrase", "short"_q);
    EXPECT_FALSE(unlock->isEnabled());
    type(*dialog, "passphrase", "correct horse battery"_q);
    type(*dialog, "passphraseAgain", "correct horse bakery"_q);
    EXPECT_FALSE(unlock->isEnabled());
    type(*dialog, "passphraseAgain", "correct horse battery"_q);
    EXPECT_TRUE(unlock->isEnabled());
    dialog->close();
}

TEST_F(Pages, the_hint_stays_until_a_request_came_since_the_server_began)
{
    const auto log = [&](std::int64_t at) {
        return sample.ask([at](changes::Workspace &w) {
            return w.store().commit({store::AppendDownload{{.at = at, .site = {}, .file = "a.cfg", .address = "192.0.2.9"}}});
        });
    };
    ASSERT_TRUE(log(7));
    ASSERT_TRUE(waitFor(sample.session->startServer({domain::IpAddress::fromV4(0x7F000001), 0})));
    views::ServerDialog *dialog = new views::ServerDialog(*sample.session, sample.site);
    dialog->show();
    auto *hint = child<QWidget>(*dialog, "serverHint");
    ASSERT_TRUE(eventually([&] { return child<QLineEdit>(*dialog, "serverSiteUrl")->text().startsWith("http://"_q); }));
    EXPECT_TRUE(hint->isVisible()) << "that request came before";
    ASSERT_TRUE(log(sample.session->serverStarted() + 1));
    EXPECT_TRUE(eventually([&] { return !hint->isVisible(); }));
    dialog->close();
}

TEST_F(Pages, the_server_tells_what_it_cannot_serve)
{
    sample.applyAll();
    QStringList told;
    QObject::connect(sample.session.get(), &items::Session::failed, sample.session.get(), [&](const QString &sentence) { told.append(sentence); });
    ASSERT_TRUE(waitFor(sample.session->startServer({domain::IpAddress::fromV4(0x7F000001), 0})));
    auto *dialog = new views::ServerDialog(*sample.session, sample.site);
    dialog->show();
    auto *problems = child<QWidget>(*dialog, "serverProblems");
    EXPECT_FALSE(problems->isVisible());
    ASSERT_TRUE(sample.ask([site = sample.site](changes::Workspace &w) -> domain::Result<void> {
        auto published = w.store().publishedSite(site);
        if (!published)
            return fail(published.error());
        (*published)->rules = "nonsense";
        return w.store().commit({store::PutPublishedSite{**published, {}}});
    }));
    EXPECT_TRUE(eventually([&] { return problems->isVisible(); }));
    EXPECT_TRUE(eventually([&] { return told.size() == 1; }));
    EXPECT_TRUE(told.front().contains("firewall rules are damaged"_q)) << told.front().toStdString();
    sample.session->stopServer();
    EXPECT_TRUE(eventually([&] { return !problems->isVisible(); }));
    dialog->close();
}

TEST_F(Pages, the_server_starts_shows_its_url_and_stops)
{
    auto *dialog = new views::ServerDialog(*sample.session, sample.site);
    const QPointer<views::ServerDialog> guard(dialog);
    sample.applyAll();
    dialog->show();
    expectNamed(*dialog);
    auto *url = child<QLineEdit>(*dialog, "serverSiteUrl");
    ASSERT_TRUE(eventually([&] { return url->text().startsWith("http://"_q); }));
    type(*dialog, "serverBaseUrl", "nonsense"_q);
    EXPECT_FALSE(child<QAbstractButton>(*dialog, "toggleServer")->isEnabled());
    type(*dialog, "serverBaseUrl", "http://127.0.0.1:18099/prov"_q);
    child<QSpinBox>(*dialog, "serverPort")->setValue(18'099);
    click(*dialog, "toggleServer");
    ASSERT_TRUE(eventually([&] { return sample.session->serverRunning() && child<QLabel>(*dialog, "serverState")->text().contains("18099"_q); }));
    ASSERT_TRUE(eventually([&] { return url->text().startsWith("http://127.0.0.1:18099/prov/"_q); })) << url->text().toStdString();
    click(*dialog, "toggleServer");
    ASSERT_TRUE(eventually([&] { return !sample.session->serverRunning(); }));
    dialog->close();
    EXPECT_TRUE(eventually([&] { return !guard; }));
}
