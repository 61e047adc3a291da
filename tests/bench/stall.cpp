// The longest time that the window did not answer while a document with 10,000 extensions is imported and then shown
// (PBX_BENCH_EXTENSIONS sets another count). A timer of the GUI thread ticks each millisecond; what lies between two ticks
// is a stall. Peer: the same timer in the same window while nothing happens.
#include "catalogue/catalogue.h"
#include "domain/json.h"
#include "extensionlist.h"
#include "importdialog.h"
#include "mainwindow.h"
#include "theme.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace {

using namespace pbx;

constexpr int kRounds = 5;

template <class T> T must(domain::Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "%s\n", result.error().sentence.c_str());
    std::exit(1);
}

std::string document(int extensions)
{
    using namespace domain;
    const auto name = [](const std::string &text) { return must(Name::parse(text)); };
    SiteDocument site{Site{.id = Uuid::random(),
                           .customer = name("Customer"),
                           .name = name("Large"),
                           .domain = must(SipDomain::parse("large.example.com")),
                           .sipServer = {"large.example.com", Port::sip()},
                           .pickupCode = must(DialString::parse("*98")),
                           .voicemailNumber = must(DialString::parse("777"))},
                      {},
                      {},
                      {},
                      {}};
    for (int i = 0; i < 4; ++i)
        site.offices.push_back({Uuid::random(), name("Office " + std::to_string(i)), "07", "Australia/Brisbane", {}});
    for (int i = 0; i < extensions; ++i) {
        char number[8], address[24];
        std::snprintf(number, sizeof number, "%04d", i % 10'000);
        std::snprintf(address, sizeof address, "805ec0%06x", static_cast<unsigned>(i));
        Extension extension{.id = Uuid::random(),
                            .number = must(ExtensionNumber::parse(number)),
                            .name = name("Desk " + std::to_string(i)),
                            .office = site.offices.at(static_cast<std::size_t>(i % 4)).id};
        AutoProvision phone;
        phone.enabled = true;
        phone.make = "Yealink";
        phone.model = "T54W";
        phone.mac = must(MacAddress::parse(address));
        phone.keys.emplace(SlotId::phone(1), MainKey{});
        phone.keys.emplace(SlotId::phone(2), SpeedDialKey{must(DialString::parse("131888")), must(Label::parse("Pizza"))});
        extension.autoProvision = phone;
        site.extensions.push_back(extension);
    }
    return writeDocument(site, Secrets::Leave);
}

// Milliseconds between turns of the event loop.
class Turns {
public:
    Turns()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { tick(); });
        m_timer.start(1);
    }
    void begin()
    {
        m_longest = 0;
        m_gaps.clear();
        m_since.start();
    }
    [[nodiscard]] double longest()
    {
        tick();
        return m_longest;
    }
    [[nodiscard]] long above(double limit) const
    {
        return std::count_if(m_gaps.begin(), m_gaps.end(), [limit](double gap) { return gap > limit; });
    }

private:
    void tick()
    {
        const double gap = static_cast<double>(m_since.nsecsElapsed()) / 1e6;
        m_since.start();
        m_gaps.push_back(gap);
        m_longest = std::max(m_longest, gap);
    }
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_gaps;
    double m_longest = 0;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

struct Round {
    double idle = 0, importing = 0, showing = 0, seconds = 0;
};

Round measure(const QString &file, int extensions)
{
    const QTemporaryDir folder;
    items::Session session(folder.filePath(QStringLiteral("w.mcpbx")).toStdString());
    views::MainWindow window(session);
    window.resize(1440, 900);
    window.show();
    window.open({.unlock = items::Session::Unlock::SessionOnly, .passphrase = {}, .sample = false});
    QTest::qWait(500);
    Round round;
    Turns turns;
    turns.begin();
    QTest::qWait(1000);
    round.idle = turns.longest();

    auto *dialog = new views::ImportDialog(session, file, &window);
    domain::Uuid site = domain::Uuid::random();
    bool imported = false;
    QObject::connect(dialog, &views::ImportDialog::imported, &window, [&](const domain::Uuid &made) {
        site = made;
        imported = true;
    });
    QElapsedTimer clock;
    clock.start();
    turns.begin();
    dialog->open();
    if (!QTest::qWaitFor([&imported] { return imported; }, 600'000)) {
        std::fprintf(stderr, "The import did not end.\n");
        std::exit(1);
    }
    QTest::qWait(1000); // what the news of the import start
    round.importing = turns.longest();
    round.seconds = static_cast<double>(clock.elapsed()) / 1000 - 1;
    dialog->close();

    turns.begin();
    window.showSite(site);
    auto *list = window.findChild<views::ExtensionList *>();
    if (!QTest::qWaitFor([&] { return list->model().found() == extensions; }, 60'000)) {
        std::fprintf(stderr, "The list did not come.\n");
        std::exit(1);
    }
    for (int page = 0; page < 10; ++page) { // to the end of what is loaded, ten times
        list->view()->scrollToBottom();
        QTest::qWait(100);
    }
    round.showing = turns.longest();
    return round;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    QCoreApplication::setOrganizationName(QStringLiteral("bench"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    views::Theme::install(application);
    const char *wanted = std::getenv("PBX_BENCH_EXTENSIONS");
    const int extensions = wanted ? std::atoi(wanted) : 10'000;
    const QString path = folder.filePath(QStringLiteral("large.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(document(extensions))) < 0)
        return 1;
    file.close();
    std::vector<double> idle, importing, showing;
    for (int i = 0; i < kRounds; ++i) {
        const Round round = measure(path, extensions);
        std::printf("round %d: idle %.1f ms, import %.1f ms (took %.1f s), list %.1f ms\n", i + 1, round.idle, round.importing, round.seconds,
                    round.showing);
        std::fflush(stdout);
        idle.push_back(round.idle);
        importing.push_back(round.importing);
        showing.push_back(round.showing);
    }
    std::printf("longest stall of the GUI thread, medians of %d: idle %.1f ms, while %d extensions import %.1f ms, while their list shows %.1f ms\n",
                kRounds, median(idle), extensions, median(importing), median(showing));
    return median(importing) < 100 ? 0 : 2; // what the product promises
}
