// From nothing to a phone that is served, by the window and its keys alone.
#include "mainwindowtest.h"
#include "siteassistant.h"
#include "startpage.h"
#include "support/qtext.h"
#include "widgets.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpSocket>
#include <QUrl>

using namespace pbx;
using namespace pbx::views;
using pbx::test::SampleWorkspace;
using pbx::test::operator""_q;

namespace {

struct Assistants : pbx::test::MainWindows {
    void SetUp() override
    {
        Theme::install(*qApp);
        show(false);
        ASSERT_TRUE(soon([&] { return find("welcomePage")->isVisible(); }));
    }
    void open()
    {
        find<ChoiceButton>("startNew")->click();
        assistant = window->findChild<SiteAssistant *>();
        ASSERT_TRUE(assistant && assistant->isVisible());
    }
    template <class W> W *in(const char *name) const
    {
        auto *found = assistant->findChild<W *>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void write(const char *name, const QString &text) const
    {
        in<QLineEdit>(name)->setFocus();
        QTest::keyClick(in<QLineEdit>(name), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(in<QLineEdit>(name), text);
    }
    void next() const { QTest::mouseClick(in<QPushButton>("setupNext"), Qt::LeftButton); }
    [[nodiscard]] bool atStep(int step) const { return assistant->windowTitle().contains(QStringLiteral("step %1 ").arg(step)); }
    void fillSite() const
    {
        write("setupCustomer", "Acacia Dental Group"_q);
        write("setupName", "Acacia"_q);
        write("setupDomain", "acacia.mycloudpbx.com.au"_q);
    }
    void fillPhone() const
    {
        write("setupPerson", "Front desk"_q);
        in<QComboBox>("setupMake")->setCurrentText("Yealink"_q);
        in<QComboBox>("setupModel")->setCurrentText("T54W"_q);
        write("setupMac", "805ec0aabb01"_q);
    }
    // Free now; the server takes it in a moment.
    static int freePort()
    {
        for (int port = 18'400; port < 18'500; ++port) {
            QTcpSocket socket;
            if (socket.bind(QHostAddress::LocalHost, static_cast<quint16>(port)))
                return port;
        }
        return 0;
    }
    static QByteArray download(const QString &address)
    {
        const QUrl url(address);
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        EXPECT_TRUE(soon([&] { return socket.state() == QAbstractSocket::ConnectedState; })) << address.toStdString();
        socket.write("GET " + url.path().toLatin1() + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\nConnection: close\r\n\r\n");
        EXPECT_TRUE(soon([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
        return socket.readAll();
    }
    SiteAssistant *assistant = nullptr;
};

} // namespace

TEST_F(Assistants, GivenNothingThenFourStepsLeadToAPhoneThatFetchesItsFileOverHttp)
{
    open();
    ASSERT_TRUE(atStep(1));
    fillSite();
    next();
    ASSERT_TRUE(atStep(2));
    fillPhone();
    next();
    ASSERT_TRUE(atStep(3));
    auto *card = in<QComboBox>("setupCard");
    card->setCurrentIndex(card->findData("127.0.0.1"_q));
    const int port = freePort();
    in<QSpinBox>("setupPort")->setValue(port);
    ASSERT_EQ(in<QAbstractButton>("setupAllow0")->text(), "Allow 127.0.0.0/8"_q);
    EXPECT_TRUE(in<QAbstractButton>("setupAllow0")->isChecked());
    next();
    ASSERT_TRUE(soon([&] { return atStep(4); })) << in<MessageBar>("setupNotice")->sentence().toStdString();
    ASSERT_TRUE(soon([&] { return data.session->serverRunning(); })) << in<MessageBar>("setupServerNotice")->sentence().toStdString();
    ASSERT_TRUE(soon([&] { return in<QPushButton>("setupNext")->isEnabled(); })) << in<MessageBar>("setupApplyNotice")->sentence().toStdString();
    EXPECT_EQ(in<QPushButton>("setupNext")->text(), "&Apply changes"_q);
    EXPECT_TRUE(in<QLabel>("setupMade")->text().contains("101 Front desk"_q)) << in<QLabel>("setupMade")->text().toStdString();
    EXPECT_TRUE(titled("101 Front desk – Acacia")) << "the site is shown behind it";
    next();
    ASSERT_TRUE(soon([&] { return in<QLineEdit>("setupPhoneUrl")->text().startsWith(QStringLiteral("http://127.0.0.1:%1/").arg(port)); }));
    EXPECT_TRUE(soon([&] { return in<QLabel>("setupState")->text().startsWith("Waiting"_q); }));

    // As the phone fresh from the box: by the address that DHCP told it, then by its own.
    const QString byDhcp = in<QLineEdit>("setupSiteUrl")->text() + "805ec0aabb01.cfg"_q;
    QByteArray reply;
    ASSERT_TRUE(soon([&] {
        reply = download(byDhcp);
        return reply.startsWith("HTTP/1.1 200");
    })) << reply.toStdString();
    EXPECT_TRUE(reply.contains("account.1.user_name = 101")) << reply.left(2000).toStdString();
    const QString own = in<QLineEdit>("setupPhoneUrl")->text();
    for (const char *file : {"805ec0aabb01.boot", "y000000000000.boot", "805ec0aabb01.cfg"})
        (void)download(own + QLatin1String(file));
    EXPECT_TRUE(soon([&] { return in<QLabel>("setupState")->text().startsWith("The phone has fetched"_q); }))
        << in<QLabel>("setupState")->text().toStdString();
    const QPointer<SiteAssistant> guard(assistant);
    EXPECT_EQ(in<QPushButton>("setupNext")->text(), "&Close"_q);
    next();
    EXPECT_TRUE(soon([&] { return !guard; }));
    data.session->stopServer();
}

TEST_F(Assistants, GivenWrongInputThenTheStepSaysWhatIsWrongKeepsItAndBackLosesNothing)
{
    open();
    next();
    ASSERT_TRUE(atStep(1)) << "an empty form leads nowhere";
    EXPECT_EQ(assistant->focusWidget(), in<QLineEdit>("setupCustomer"));
    fillSite();
    next();
    ASSERT_TRUE(atStep(2));
    fillPhone();
    write("setupMac", "80:5e:c0"_q);
    next();
    ASSERT_TRUE(atStep(2));
    EXPECT_EQ(assistant->focusWidget(), in<QLineEdit>("setupMac"));
    write("setupMac", "00:04:f2:aa:bb:01"_q);
    const auto warns = [&] {
        return std::ranges::any_of(assistant->findChildren<FieldRow *>(), [](const FieldRow *row) { return row->message().contains("Poly"_q); });
    };
    EXPECT_TRUE(soon(warns)) << "another make's address is odd, not wrong";
    QTest::mouseClick(in<QPushButton>("setupBack"), Qt::LeftButton);
    ASSERT_TRUE(atStep(1));
    EXPECT_EQ(in<QLineEdit>("setupName")->text(), "Acacia"_q);
    next();
    EXPECT_EQ(in<QLineEdit>("setupMac")->text(), "00:04:f2:aa:bb:01"_q);
    QTest::keyClick(assistant, Qt::Key_Escape);
    EXPECT_TRUE(soon([&] { return QApplication::activeModalWidget() == nullptr; }));
    EXPECT_FALSE(data.session->undoStack()->canUndo()) << "nothing was stored";
    EXPECT_TRUE(find("welcomePage")->isVisible());
}

TEST_F(Assistants, GivenAPortThatIsTakenThenTheSiteIsSavedAndItSaysWhyNoPhoneIsServed)
{
    ASSERT_TRUE(data.session->isOpen());
    const auto other = pbx::test::waitFor(data.session->startServer({domain::IpAddress::fromV4(0x7F000001), 0}));
    ASSERT_TRUE(other);
    items::Session second(data.path("second.mcpbx"_q).toStdString());
    ASSERT_TRUE(pbx::test::waitFor(second.open(items::Session::Unlock::SessionOnly)));
    SiteAssistant elsewhere(second);
    elsewhere.setAttribute(Qt::WA_DeleteOnClose, false);
    elsewhere.show();
    assistant = &elsewhere;
    fillSite();
    next();
    QTest::mouseClick(in<QAbstractButton>("setupWithPhone"), Qt::LeftButton, {}, {8, 8});
    ASSERT_FALSE(in<QAbstractButton>("setupWithPhone")->isChecked());
    EXPECT_FALSE(in<QLineEdit>("setupMac")->isEnabled());
    next();
    ASSERT_TRUE(atStep(3));
    in<QComboBox>("setupCard")->setCurrentIndex(in<QComboBox>("setupCard")->findData("127.0.0.1"_q));
    in<QSpinBox>("setupPort")->setValue(*other);
    next();
    ASSERT_TRUE(soon([&] { return atStep(4); }));
    EXPECT_TRUE(soon([&] { return in<MessageBar>("setupServerNotice")->sentence().startsWith("The site is saved"_q); }));
    EXPECT_TRUE(soon([&] { return second.undoStack()->canUndo(); }));
    data.session->stopServer();
}

TEST_F(Assistants, GivenTheWelcomePageThenKeysAloneOpenTheSample)
{
    auto *sample = find<ChoiceButton>("startSample");
    sample->setFocus();
    EXPECT_FALSE(sample->accessibleDescription().isEmpty());
    QTest::keyClick(sample, Qt::Key_Return);
    EXPECT_TRUE(titled("101 Jerry – Pinetree"));
    EXPECT_FALSE(find("welcomePage")->isVisible());
}
