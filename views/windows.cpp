#include "windows.h"

#include "mainwindow.h"
#include "theme.h"

#include <algorithm>
#include <iterator>
#include <QSettings>
#include <utility>

namespace pbx::views {

namespace {

constexpr const char *kFurther = "window/further"; // the sites of the further windows; empty: of none
constexpr int kMostAgain = 8;                      // windows

} // namespace

Windows::Windows(items::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{}

Windows::~Windows()
{
    m_quitting = true;
    for (MainWindow *window : std::exchange(m_windows, {}))
        delete window;
}

std::vector<MainWindow *> Windows::all() const
{
    std::vector<MainWindow *> windows;
    std::ranges::copy_if(m_windows, std::back_inserter(windows), &MainWindow::isVisible);
    return windows;
}

int Windows::freePlace() const
{
    for (int place = 0;; ++place) {
        if (std::ranges::none_of(all(), [place](const MainWindow *window) { return window->place() == place; }))
            return place;
    }
}

MainWindow *Windows::make(int place)
{
    auto *window = new MainWindow(m_session, nullptr, place);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.emplace_back(window);
    connect(window, &MainWindow::newWindowAsked, this, [this, window] { add(window->shownSite(), window); });
    connect(window, &MainWindow::keysWindowAsked, this,
            [this, window](const domain::Uuid &site, const domain::Uuid &extension) { add(site, window)->showKeys(site, extension); });
    connect(window, &MainWindow::quitting, this, [this] {
        remember();
        m_quitting = true;
    });
    connect(window, &QObject::destroyed, this, [this, window] {
        std::erase(m_windows, window);
        if (!m_quitting)
            remember();
    });
    return window;
}

MainWindow *Windows::first()
{
    if (m_windows.empty())
        make(0)->show();
    return m_windows.front();
}

MainWindow *Windows::add(const std::optional<domain::Uuid> &site, const QWidget *beside)
{
    const int place = freePlace();
    MainWindow *window = make(place);
    if (beside && std::ranges::any_of(all(), [window](const MainWindow *other) { return other->pos() == window->pos(); }))
        window->move(beside->pos() + QPoint(px(32), px(32)));
    window->show();
    window->join(site);
    remember();
    return window;
}

void Windows::remember() const
{
    QStringList sites;
    for (const MainWindow *window : all()) {
        if (window->place() > 0) {
            const auto site = window->shownSite();
            sites += site ? QString::fromStdString(site->toString()) : QString();
        }
    }
    QSettings().setValue(QLatin1String(kFurther), sites);
}

void Windows::restore()
{
    const QStringList sites = QSettings().value(QLatin1String(kFurther)).toStringList().mid(0, kMostAgain);
    for (const QString &site : sites) {
        const auto id = domain::Uuid::parse(site.toStdString());
        add(id ? std::optional(*id) : std::nullopt);
    }
}

} // namespace pbx::views
