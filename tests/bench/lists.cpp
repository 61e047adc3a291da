// The list over all sites with 100,000 extensions of 300 sites (PBX_BENCH_SITES sets another count of sites): first paint,
// filter by keystroke, and scrolling by pages, each beside a bare QTableView that has the same rows in memory, and the
// filter beside its SQL query alone. Prints medians and their ratios.
#include "allsitespage.h"
#include "listcolumns.h"
#include "listfilter.h"
#include "store/store.h"
#include "tests/store/samples.h"
#include "theme.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>

namespace {

using namespace pbx;
using items::AllExtensionsModel;
using store::must;

constexpr int kPerSite = 334;
constexpr int kRounds = 21;

std::vector<store::ExtensionRow> fill(const std::string &path, int sites)
{
    static const char *const kNames[] = {"Jerry", "Kramer", "Elaine", "George", "Newman", "Susan", "Morty", "Helen", "Frank", "Estelle"};
    static const std::pair<const char *, const char *> kPhones[] = {
        {"Yealink", "T54W"}, {"Yealink", "T46S"}, {"Poly", "VVX 410"}, {"Cisco", "SPA504G"}};
    const auto store = must(store::openSqlite(path));
    for (int s = 0, n = 0; s < sites; ++s) {
        const auto site = store::newSite({.name = "Site " + std::to_string(s), .customer = "Customer " + std::to_string(s / 7)});
        const auto office = store::newOffice(site.id);
        store::Batch batch{store::PutObject{store::applied(site)}, store::PutObject{store::applied(office)}};
        for (int i = 0; i < kPerSite; ++i, ++n) {
            char address[16];
            std::snprintf(address, sizeof address, "805ec0%06x", static_cast<unsigned>(n));
            const auto &[make, model] = kPhones[n % 4];
            auto extension = store::newExtension(site.id, office.id,
                                                 {.number = std::to_string(100 + i),
                                                  .name = std::string(kNames[n % 10]) + " " + std::to_string(n),
                                                  .make = make,
                                                  .model = model,
                                                  .mac = address,
                                                  .label = "Pizza"});
            batch.push_back(store::PutObject{n % 50 == 0 ? extension : store::applied(extension)});
        }
        if (const auto done = store->commit(batch, store::Durability::Relaxed); !done) {
            std::fprintf(stderr, "%s\n", done.error().sentence.c_str());
            std::exit(1);
        }
    }
    return must(store->extensions(std::nullopt, {}, {store::ExtensionOrder::By::Site, false}, {.limit = sites * kPerSite})).rows;
}

// All of it in memory, as text: what a view alone costs.
class BareModel final : public QAbstractTableModel {
public:
    explicit BareModel(const std::vector<store::ExtensionRow> &rows)
    {
        m_texts.reserve(rows.size() * kColumns);
        for (const auto &row : rows) {
            for (const auto &text :
                 {std::string("Not seen yet"), row.siteName, row.number, row.name, row.make + " " + row.model, std::string("Saved")})
                m_texts.push_back(QString::fromStdString(text));
        }
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_texts.size()) / kColumns;
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? m_texts.at(static_cast<std::size_t>(index.row() * kColumns + index.column())) : QVariant();
    }
    static constexpr int kColumns = 6;

private:
    std::vector<QString> m_texts;
};

// Notes the first painting for which everything that it shows is there.
class Paints final : public QObject {
public:
    explicit Paints(QTableView &view) { view.viewport()->installEventFilter(this); }
    void wait(std::function<bool()> ready)
    {
        m_ready = std::move(ready);
        m_done = false;
    }
    [[nodiscard]] bool done() const { return m_done; }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_done = m_done || (event->type() == QEvent::Paint && m_ready());
        return false;
    }

private:
    std::function<bool()> m_ready = [] { return true; };
    bool m_done = false;
};

template <class F> void turnUntil(F done)
{
    QElapsedTimer limit;
    limit.start();
    QTimer awake; // so that a wait without events ends, too
    awake.start(100);
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); // a busy loop would take the worker's core
        if (limit.elapsed() > 30'000) {
            std::fprintf(stderr, "Nothing was painted for 30 s.\n");
            std::exit(1);
        }
    }
}

// Milliseconds from the work until its result is painted.
template <class F, class Ready> double timed(Paints &paints, F work, Ready ready)
{
    paints.wait(ready);
    QElapsedTimer clock;
    clock.start();
    work();
    turnUntil([&] { return paints.done(); });
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

bool inSight(const AllExtensionsModel &model, const QTableView &view)
{
    if (model.rowCount() == 0)
        return true;
    const int first = std::max(view.rowAt(0), 0);
    const int last = view.rowAt(view.viewport()->height() - 1);
    for (int row = first; row <= (last < 0 ? model.rowCount() - 1 : last); ++row) {
        if (!model.at(row))
            return false;
    }
    return true;
}

void tell(const char *what, double ours, double peer, const char *peerIs, double aim)
{
    std::printf("%-34s %8.2f ms   %-28s %8.2f ms   ratio %5.2f   aim %.1f  %s\n", what, ours, peerIs, peer, ours / peer, aim,
                ours <= aim * peer ? "met" : "MISSED");
    std::fflush(stdout);
}

struct Bare {
    explicit Bare(BareModel &model)
    {
        auto *column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(&view);
        view.setModel(&model);
        view.setShowGrid(false);
        view.setSelectionBehavior(QAbstractItemView::SelectRows);
        view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        view.verticalHeader()->hide();
        view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
        view.verticalHeader()->setDefaultSectionSize(views::px(27));
        const int widths[] = {107, 150, 48, 380, 240, 114};
        for (int i = 0; i < BareModel::kColumns; ++i)
            view.setColumnWidth(i, widths[i]);
        window.resize(1200, 850);
    }
    QWidget window;
    QTableView view;
};

void firstPaint(items::Session &session, BareModel &rows)
{
    std::vector<double> ours, bare;
    for (int i = 0; i < kRounds; ++i) {
        {
            QElapsedTimer clock;
            clock.start();
            views::AllSitesPage page(session);
            page.resize(1200, 850);
            Paints paints(*page.view());
            paints.wait([&] { return page.model().rowCount() > 0 && inSight(page.model(), *page.view()); });
            page.show();
            turnUntil([&] { return paints.done(); });
            ours.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        }
        QCoreApplication::processEvents();
        QElapsedTimer clock;
        clock.start();
        Bare other(rows);
        Paints paints(other.view);
        other.window.show();
        turnUntil([&] { return paints.done(); });
        bare.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    tell("first paint, made and shown", median(ours), median(bare), "bare view", 1.3);
}

void scroll(views::AllSitesPage &page, BareModel &rows)
{
    Bare other(rows);
    other.window.show();
    QCoreApplication::processEvents();
    std::vector<double> ours, bare;
    for (const bool isBare : {true, false}) {
        QTableView &view = isBare ? other.view : *page.view();
        Paints paints(view);
        view.verticalScrollBar()->setValue(0);
        QCoreApplication::processEvents();
        for (int step = 0; step < 200; ++step) {
            const double took = timed(
                paints, [&] { view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + view.viewport()->height()); },
                [&] { return isBare || inSight(page.model(), view); });
            (isBare ? bare : ours).push_back(took);
        }
    }
    tell("scroll by a page", median(ours), median(bare), "bare view", 1.3);
    std::sort(ours.begin(), ours.end());
    std::printf("%-34s %8.2f ms\n", "  the slowest page of 200", ours.back());
    std::vector<double> jumps;
    Paints paints(*page.view());
    for (int i = 0; i < kRounds; ++i) {
        const int to = static_cast<int>(static_cast<double>(page.view()->verticalScrollBar()->maximum()) * ((i * 7 % kRounds) + 1) / (kRounds + 1));
        jumps.push_back(timed(
            paints, [&] { page.view()->verticalScrollBar()->setValue(to); }, [&] { return inSight(page.model(), *page.view()); }));
    }
    std::printf("%-34s %8.2f ms\n", "  a jump anywhere", median(jumps));
    page.view()->verticalScrollBar()->setValue(0);
    QCoreApplication::processEvents();
}

// From the key to the rows in the list, and to their painting; the query is what the list asks for them.
void filter(views::AllSitesPage &page, store::Store &store, BareModel &rows, const QString &word)
{
    auto *line = page.findChild<QLineEdit *>(QStringLiteral("filterAllSites"));
    line->setFocus();
    Paints paints(*page.view());
    QSortFilterProxyModel proxy;
    proxy.setSourceModel(&rows);
    proxy.setFilterKeyColumn(-1);
    std::vector<std::vector<double>> ours(static_cast<std::size_t>(word.size())), there = ours, sql = ours, proxied = ours;
    for (int i = 0; i < kRounds; ++i) {
        for (qsizetype n = 0; n < word.size(); ++n) {
            const auto letters = word.left(n + 1);
            if (word.at(n) == u' ') { // asks nothing new
                QTest::keyClick(line, Qt::Key_Space);
                continue;
            }
            bool fresh = false;
            QElapsedTimer key;
            const auto reset = QObject::connect(&page.model(), &QAbstractItemModel::modelReset, &page, [&] {
                fresh = true;
                there[static_cast<std::size_t>(n)].push_back(static_cast<double>(key.nsecsElapsed()) / 1e6);
            });
            key.start();
            ours[static_cast<std::size_t>(n)].push_back(timed(
                paints, [&] { QTest::keyClick(line, static_cast<char>(word.at(n).toLatin1())); },
                [&] { return fresh && inSight(page.model(), *page.view()); }));
            QObject::disconnect(reset);
            turnUntil([&] { return page.model().found() >= 0; }); // the count comes behind
            QElapsedTimer clock;
            clock.start();
            (void)must(store.extensions(std::nullopt, {.text = letters.toStdString()}, page.model().order(), {.limit = AllExtensionsModel::kBlock}));
            sql[static_cast<std::size_t>(n)].push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            if (i < 3) {
                clock.start();
                proxy.setFilterFixedString(letters);
                proxied[static_cast<std::size_t>(n)].push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            }
        }
        line->clear();
        turnUntil([&] { return page.model().found() == rows.rowCount(); });
        proxy.setFilterFixedString({});
    }
    for (qsizetype n = 0; n < word.size(); ++n) {
        const auto at = static_cast<std::size_t>(n);
        if (ours[at].empty())
            continue;
        const auto what = QStringLiteral("filter “%1”").arg(word.left(n + 1)).toStdString();
        tell(what.c_str(), median(there[at]), median(sql[at]), "the SQL query alone", 2);
        std::printf("%-34s %8.2f ms\n", "  painted", median(ours[at]));
        std::printf("%-34s %8.2f ms\n", "  a bare view's proxy model", median(proxied[at]));
    }
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
    const char *wanted = std::getenv("PBX_BENCH_SITES");
    const std::string path = folder.filePath(QStringLiteral("w.mcpbx")).toStdString();
    const auto extensions = fill(path, wanted ? std::atoi(wanted) : 300);
    BareModel rows(extensions);
    std::printf("%d extensions\n", rows.rowCount());
    items::Session session(path);
    const auto opened = session.open(items::Session::Unlock::None);
    turnUntil([&] { return opened.isFinished(); });
    firstPaint(session, rows);
    {
        views::AllSitesPage page(session);
        page.resize(1200, 850);
        page.show();
        page.activateWindow();
        turnUntil([&] { return page.model().found() == rows.rowCount(); });
        scroll(page, rows);
        const auto store = must(store::openSqlite(path));
        filter(page, *store, rows, QStringLiteral("kramer 1234"));
        filter(page, *store, rows, QStringLiteral("t54w"));
    }
    return 0;
}
