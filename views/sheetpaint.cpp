#include "sheetpaint.h"

#include "icons.h"
#include "phonepainter.h"
#include "prose.h"

#include <algorithm>
#include <QGuiApplication>
#include <QPainter>

namespace pbx::views {

namespace {

const QColor kLine(0xC4, 0xCA, 0xD1);
constexpr double kSheetMargin = 14;
constexpr double kFoot = 8;   // above the lower margin
constexpr double kBody = 3.2; // height of letters
constexpr double kKeyColumn = 15, kIconColumn = 7, kLabelColumn = 62;
constexpr double kRowPadding = 1.1;

// Painters turn left and right by themselves; here the page is laid out already.
int sideFlags(bool right)
{
    return static_cast<int>(right ? Qt::AlignRight : Qt::AlignLeft) | static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignVCenter);
}

} // namespace

SheetPaper::SheetPaper(items::HandsetSheet sheet, const QSizeF &page)
    : m_sheet(std::move(sheet))
    , m_page(page)
    , m_mirrored(QGuiApplication::layoutDirection() == Qt::RightToLeft)
{
    addHead();
    addFigures();
    if (!m_sheet.note.isEmpty())
        addProse(m_sheet.note, kBody, false, ink());
    for (const items::SheetPart &part : m_sheet.parts)
        addPart(part);
    addHints();
    flow();
}

QColor SheetPaper::ink()
{
    return Qt::black;
}

QColor SheetPaper::dim()
{
    return PhoneColours::paper().dim;
}

double SheetPaper::width() const
{
    return m_page.width() - 2 * kSheetMargin;
}

QRectF SheetPaper::placed(double x, double y, double width, double height) const
{
    const double left = kSheetMargin + x;
    return {m_mirrored ? m_page.width() - left - width : left, y, width, height};
}

void SheetPaper::add(double height, std::function<void(QPainter &, double)> paint, bool withNext)
{
    m_blocks.push_back({height, std::move(paint), withNext});
}

void SheetPaper::addSpace(double height)
{
    add(
        height, [](QPainter &, double) {}, true);
}

void SheetPaper::addProse(const QString &text, double size, bool bold, const QColor &colour, double indent)
{
    const auto prose = std::make_shared<Prose>(text, paperFont(size, bold), width() - indent, m_mirrored);
    add(
        prose->height() + 0.6,
        [this, prose, colour, indent](QPainter &painter, double top) {
            prose->paint(painter, placed(indent, top, width() - indent, prose->height()).topLeft(), colour);
        },
        bold);
}

void SheetPaper::addHead()
{
    addProse(m_sheet.site, kBody, false, dim());
    addProse((m_sheet.number + QLatin1Char(' ') + m_sheet.name).trimmed(), 6.5, true, ink());
    addProse(m_sheet.phone, 3.6, false, ink());
    add(4, [this](QPainter &painter, double top) {
        painter.setPen(QPen(ink(), 0.3 * kPerMillimetre));
        painter.drawLine(onPaper(QLineF(kSheetMargin, top + 1, m_page.width() - kSheetMargin, top + 1)));
    });
}

void SheetPaper::addPart(const items::SheetPart &part)
{
    addProse(part.title, 3.6, true, ink());
    add(
        5.4,
        [this](QPainter &painter, double top) {
            const std::pair<double, QString> heads[] = {
                {0, tr("Key")}, {kKeyColumn + kIconColumn, tr("Label")}, {kKeyColumn + kIconColumn + kLabelColumn, tr("What it does")}};
            painter.setFont(paperFont(2.8));
            painter.setPen(dim());
            for (const auto &[x, head] : heads) {
                painter.drawText(onPaper(placed(x, top, 60, 5)), sideFlags(m_mirrored), head);
            }
            painter.setPen(QPen(ink(), 0.2 * kPerMillimetre));
            painter.drawLine(onPaper(QLineF(kSheetMargin, top + 5.2, m_page.width() - kSheetMargin, top + 5.2)));
        },
        true);
    for (const items::SheetRow &row : part.rows)
        addRow(row);
    addSpace(4);
    m_blocks.back().withNext = false;
}

void SheetPaper::addRow(const items::SheetRow &row)
{
    const double doesAt = kKeyColumn + kIconColumn + kLabelColumn;
    struct Cells {
        Prose key, label, does;
    };
    const auto cells = std::make_shared<Cells>(Cells{Prose(row.key, paperFont(kBody), kKeyColumn - 2, m_mirrored),
                                                     Prose(row.label, paperFont(kBody, true), kLabelColumn - 3, m_mirrored),
                                                     Prose(row.does, paperFont(kBody), width() - doesAt, m_mirrored)});
    const double height = std::max({cells->key.height(), cells->label.height(), cells->does.height()}) + 2 * kRowPadding;
    add(height, [this, cells, height, doesAt, type = row.type](QPainter &painter, double top) {
        const double y = top + kRowPadding;
        cells->key.paint(painter, placed(0, y, kKeyColumn - 2, 1).topLeft(), ink());
        paintIcon(painter, iconOf(type), onPaper(placed(kKeyColumn, y, 4, 4)), dim());
        cells->label.paint(painter, placed(kKeyColumn + kIconColumn, y, kLabelColumn - 3, 1).topLeft(), ink());
        cells->does.paint(painter, placed(doesAt, y, width() - doesAt, 1).topLeft(), ink());
        painter.setPen(QPen(kLine, 0.15 * kPerMillimetre));
        painter.drawLine(onPaper(QLineF(kSheetMargin, top + height, m_page.width() - kSheetMargin, top + height)));
    });
}

void SheetPaper::addHints()
{
    if (m_sheet.hints.isEmpty())
        return;
    addSpace(2);
    addProse(tr("How the keys are used"), 3.6, true, ink());
    for (const QString &hint : m_sheet.hints)
        addProse(hint, kBody, false, ink(), 3);
}

// From top to bottom; a block that stays with the next one moves with it.
void SheetPaper::flow()
{
    const double bottom = m_page.height() - kSheetMargin - kFoot;
    double y = kSheetMargin;
    int page = 0;
    for (std::size_t i = 0; i < m_blocks.size();) {
        std::size_t end = i;
        double height = m_blocks[i].height;
        while (m_blocks[end].withNext && end + 1 < m_blocks.size())
            height += m_blocks[++end].height;
        if (y + height > bottom && y > kSheetMargin) {
            ++page;
            y = kSheetMargin;
        }
        for (; i <= end; ++i) {
            m_blocks[i].page = page;
            m_blocks[i].top = y;
            y += m_blocks[i].height;
        }
    }
    m_pages = page + 1;
}

void SheetPaper::paintFoot(QPainter &painter, int page) const
{
    painter.setFont(paperFont(2.6));
    painter.setPen(dim());
    const QRectF line(kSheetMargin, m_page.height() - kSheetMargin - 4, width(), 4);
    const QString owner = QStringLiteral("%1 %2 · %3").arg(m_sheet.number, m_sheet.name, m_sheet.site);
    painter.drawText(onPaper(line), sideFlags(m_mirrored),
                     QFontMetricsF(painter.font()).elidedText(owner, Qt::ElideRight, line.width() * 0.7 * kPerMillimetre));
    painter.drawText(onPaper(line), sideFlags(!m_mirrored), tr("Page %1 of %2").arg(page + 1).arg(m_pages));
}

void SheetPaper::paint(QPainter &painter, int page) const
{
    painter.save();
    for (const Block &block : m_blocks) {
        if (block.page == page)
            block.paint(painter, block.top);
    }
    paintFoot(painter, page);
    painter.restore();
}

} // namespace pbx::views
