// The key editor on a phone with 84 keys and three modules of 78, all set: opening it, painting it anew, and one step of a
// drag. Beside each, in the same run, what bare Qt views need for as much: a QTableView of as many rows and a QGraphicsView
// of as many keys as the picture shows, each a box with two lines of text.
#include "keyeditor.h"
#include "items/keycargo.h"
#include "phonepicture.h"
#include "support/keysample.h"
#include "theme.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <QApplication>
#include <QDragEnterEvent>
#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QHBoxLayout>
#include <QImage>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>

namespace {

using namespace pbx;
using Clock = std::chrono::steady_clock;

constexpr int kPhoneKeys = 84, kModuleKeys = 78, kModules = 3;
constexpr int kRounds = 31;
constexpr QSize kWindow(1440, 820);

double milliseconds(Clock::duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

template <class F> double median(F work)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i) {
        const auto begin = Clock::now();
        work(i);
        times.push_back(milliseconds(Clock::now() - begin));
    }
    std::nth_element(times.begin(), times.begin() + kRounds / 2, times.end());
    return times[kRounds / 2];
}

// No phone of the catalogue has as many: the T54W's drawing with more pages.
const catalogue::Model &bigPhone()
{
    static const catalogue::Model model = [] {
        catalogue::Model big = *catalogue::Catalogue::builtIn().model("Yealink", "T54W");
        const auto pages = [](catalogue::Layout &layout, int keys) {
            const int each = static_cast<int>(layout.places.size());
            layout.pages = (keys + each - 1) / each;
        };
        big.traits.keys = kPhoneKeys;
        pages(big.layout, kPhoneKeys);
        for (catalogue::Module &module : big.modules) {
            module.traits.keys = kModuleKeys;
            module.traits.unusable.clear();
            pages(module.layout, kModuleKeys);
        }
        return big;
    }();
    return model;
}

items::KeyContext context()
{
    items::KeyContext out = test::context("Yealink", "T54W", domain::ExpansionModules{"EXP50", kModules});
    out.model = &bigPhone();
    out.handset = QStringLiteral("bench");
    out.people.clear();
    for (int number = 101; number < 101 + kPhoneKeys + kModules * kModuleKeys; ++number)
        out.people.push_back({test::number(std::to_string(number).c_str()), QStringLiteral("Person %1").arg(number), {}});
    return out;
}

domain::KeyMap everyKey(const items::KeyContext &of)
{
    domain::KeyMap keys;
    int number = 101;
    for (const domain::SlotId &place : of.places())
        keys.emplace(place, domain::MonitorKey{test::number(std::to_string(number++).c_str()), {}});
    keys.insert_or_assign(domain::SlotId::phone(1), domain::MainKey{});
    return keys;
}

// What Qt does at least for such a page.
class BarePage final : public QWidget {
public:
    BarePage(int rows, int boxes)
    {
        for (int row = 0; row < rows; ++row)
            m_rows.appendRow({new QStandardItem(QString::number(row)), new QStandardItem(QStringLiteral("Monitor")),
                              new QStandardItem(QStringLiteral("10%1 Person").arg(row)), new QStandardItem(QStringLiteral("Person"))});
        auto *table = new QTableView;
        table->setModel(&m_rows);
        view = new QGraphicsView(&m_scene);
        for (int i = 0; i < boxes; ++i) {
            auto *box = m_scene.addRect(0, 0, 145, 51);
            box->setPos(160.0 * (i % 8), 60.0 * (i / 8));
            for (const int y : {4, 24}) {
                auto *text = m_scene.addSimpleText(QStringLiteral("Person %1").arg(i));
                text->setParentItem(box);
                text->setPos(30, y);
            }
            items.push_back(box);
        }
        auto *line = new QHBoxLayout(this);
        line->addWidget(view, 2);
        line->addWidget(table, 1);
    }
    QGraphicsView *view;
    std::vector<QGraphicsRectItem *> items;

private:
    QStandardItemModel m_rows;
    QGraphicsScene m_scene;
};

void paint(QWidget &widget)
{
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    widget.render(&painter);
}

void print(const char *what, double ours, double bare)
{
    std::printf("%-28s %8.2f ms   bare Qt %8.2f ms   ratio %.2f\n", what, ours, bare, ours / bare);
}

void showSettled(QWidget &widget)
{
    widget.resize(kWindow);
    widget.show();
    QApplication::processEvents();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    views::Theme::install(application);
    const items::KeyContext phone = context();
    const domain::KeyMap keys = everyKey(phone);
    const int rows = static_cast<int>(keys.size());
    const int shown = phone.perPage(0) + kModules * phone.perPage(1);
    std::printf("%d keys, %d of them on the pages that show; medians of %d\n", rows, shown, kRounds);

    print("open the page", median([&](int) {
              views::KeyEditor editor;
              editor.setHandset(phone, keys, keys);
              showSettled(editor);
              paint(editor);
          }),
          median([&](int) {
              BarePage page(rows, shown);
              showSettled(page);
              paint(page);
          }));

    views::KeyEditor editor;
    editor.setHandset(phone, keys, keys);
    showSettled(editor);
    BarePage page(rows, shown);
    showSettled(page);
    print("open another phone", median([&](int) {
              editor.setHandset(phone, keys, keys);
              QApplication::processEvents();
          }),
          median([&](int) {
              BarePage other(rows, shown);
              showSettled(other);
          }));

    auto *picture = editor.findChild<views::PhonePicture *>(QStringLiteral("keyPicture"));
    print("repaint the picture", median([&](int) { paint(*picture); }), median([&](int) { paint(*page.view->viewport()); }));

    const items::KeyCargo cargo{phone.handset, {{domain::KeyType::Monitor, keys.at(domain::SlotId::phone(2)), domain::SlotId::phone(2)}}};
    const std::unique_ptr<QMimeData> mime(items::toMime(cargo, phone));
    QDragEnterEvent enter({1, 1}, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::ShiftModifier);
    QApplication::sendEvent(picture, &enter);
    print("one step of a drag", median([&](int i) {
              const QPoint at = picture->rectOf(domain::SlotId::phone(3 + i % 6)).center().toPoint();
              QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, Qt::ShiftModifier);
              QApplication::sendEvent(picture, &move);
              paint(*picture);
          }),
          median([&](int i) {
              page.items.front()->setPos(160.0 * (i % 6), 30);
              paint(*page.view->viewport());
          }));
    return 0;
}
