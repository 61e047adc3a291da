#include "filediffview.h"

#include "filediffaccess.h"
#include "icons.h"
#include "theme.h"

#include <algorithm>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>
#include <QTextLayout>

namespace pbx::views {

using changes::DiffLine;

FileDiffView::FileDiffView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installFileDiffAccess();
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // configuration text, whatever the program's language
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    measure();
}

FileDiffView::~FileDiffView() = default;

void FileDiffView::setModel(items::FileDiffModel *model)
{
    m_model = model;
    connect(model, &QAbstractItemModel::modelReset, this, &FileDiffView::modelReset);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) { rowsInserted(first, last); });
    modelReset();
}

void FileDiffView::measure()
{
    const QFontMetrics metrics(Theme::font(Theme::Text::Fixed));
    m_metrics = {std::max(metrics.height(), px(17.5)), px(30), px(43), px(56), metrics.horizontalAdvance(QLatin1Char('0'))};
}

void FileDiffView::modelReset()
{
    m_anchor = m_caret = {};
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    place();
}

void FileDiffView::rowsInserted(int first, int last)
{
    for (Place *each : {&m_anchor, &m_caret}) {
        if (each->row >= first)
            each->row += last - first + 1;
    }
    place();
}

int FileDiffView::sideWidth() const
{
    return (viewport()->width() - 1) / 2;
}

int FileDiffView::sideLeft(Side side) const
{
    return side == Side::Before ? 0 : sideWidth() + 1;
}

int FileDiffView::linesOf(int row) const
{
    if (m_model->folded(row) > 0)
        return 1;
    const auto &line = m_model->line(row);
    const int fits = std::max(1, textWidth() / std::max(1, m_metrics.advance));
    int lines = 1;
    for (const Side side : {Side::Before, Side::After}) {
        const auto &bytes = side == Side::Before ? line.before : line.after;
        if (static_cast<int>(bytes.size()) <= fits)
            continue; // never more columns than bytes
        const auto layout = layoutOf(row, side, m_model->shown(row, side).text);
        lines = std::max(lines, layout->lineCount());
    }
    return lines;
}

void FileDiffView::place()
{
    if (!m_model)
        return;
    const int rows = m_model->rowCount();
    m_tops.clear();
    std::size_t longest = 0;
    for (int row = 0; row < rows; ++row) {
        if (m_wrap)
            m_tops.push_back(row == 0 ? 0 : m_tops.back() + linesOf(row - 1) * m_metrics.line);
        else
            longest = std::max({longest, m_model->line(row).before.size(), m_model->line(row).after.size()});
    }
    if (m_wrap && rows > 0)
        m_tops.push_back(m_tops.back() + linesOf(rows - 1) * m_metrics.line);
    const int height = rows == 0 ? 0 : top(rows);
    verticalScrollBar()->setSingleStep(m_metrics.line);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    const int width = static_cast<int>(std::min<std::size_t>(longest + 3, 100'000)) * m_metrics.advance; // 3: room for the lock
    horizontalScrollBar()->setSingleStep(m_metrics.advance * 4);
    horizontalScrollBar()->setPageStep(textWidth());
    horizontalScrollBar()->setRange(0, m_wrap ? 0 : std::max(0, width - textWidth()));
    viewport()->update();
}

int FileDiffView::top(int row) const
{
    return m_tops.empty() ? row * m_metrics.line : m_tops[static_cast<std::size_t>(row)];
}

int FileDiffView::rowAt(int y) const
{
    const int rows = m_model ? m_model->rowCount() : 0;
    const int row = m_tops.empty() ? y / m_metrics.line : static_cast<int>(std::upper_bound(m_tops.begin(), m_tops.end(), y) - m_tops.begin()) - 1;
    return std::clamp(row, 0, std::max(0, rows - 1));
}

std::unique_ptr<QTextLayout> FileDiffView::layoutOf(int row, Side side, const QString &text) const
{
    auto layout = std::make_unique<QTextLayout>(text, Theme::font(Theme::Text::Fixed));
    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    const bool wraps = m_wrap && m_model->folded(row) == 0;
    option.setWrapMode(wraps ? QTextOption::WrapAnywhere : QTextOption::NoWrap);
    layout->setTextOption(option);
    layout->beginLayout();
    for (int y = 0;; y += m_metrics.line) {
        QTextLine line = layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(wraps ? std::max(textWidth(), m_metrics.advance) : 1e6);
        line.setPosition({0, y + (m_metrics.line - line.height()) / 2});
    }
    layout->endLayout();
    Q_UNUSED(side)
    return layout;
}

bool FileDiffView::hasSide(int row, Side side) const
{
    const auto &line = m_model->line(row);
    return (side == Side::Before ? line.numberBefore : line.numberAfter) > 0;
}

void FileDiffView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = Theme::of(this);
    painter.fillRect(event->rect(), theme.base);
    if (!m_model || m_model->rowCount() == 0)
        return;
    painter.setFont(Theme::font(Theme::Text::Fixed));
    const int scrolled = verticalScrollBar()->value();
    for (int row = rowAt(scrolled + event->rect().top()); row < m_model->rowCount(); ++row) {
        const int y = top(row) - scrolled;
        if (y > event->rect().bottom())
            break;
        for (const Side side : {Side::Before, Side::After})
            paintSide(painter, row, y, top(row + 1) - top(row), side);
    }
    painter.setClipping(false);
    painter.fillRect(sideWidth(), 0, 1, viewport()->height(), theme.line);
}

void FileDiffView::paintSide(QPainter &painter, int row, int y, int height, Side side) const
{
    const Theme &theme = Theme::of(this);
    const QRect box(sideLeft(side), y, sideWidth(), height);
    painter.setClipRect(box);
    const auto &line = m_model->line(row);
    const bool folds = m_model->folded(row) > 0;
    const bool differs = line.type != DiffLine::Type::Equal;
    if (!folds && !hasSide(row, side)) {
        painter.setBrushOrigin(0, -verticalScrollBar()->value());
        painter.fillRect(box, QBrush(theme.line, Qt::BDiagPattern));
        return;
    }
    if (folds)
        painter.fillRect(box, theme.alternate);
    if (differs)
        painter.fillRect(box, side == Side::Before ? theme.diffBefore : theme.diffAfter);
    if (!folds) {
        const int number = side == Side::Before ? line.numberBefore : line.numberAfter;
        painter.setPen(theme.secondary);
        painter.drawText(QRect(box.left(), y, m_metrics.gutter, m_metrics.line), Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        if (differs) {
            painter.setPen(theme.text);
            painter.drawText(QRect(box.left() + m_metrics.sign, y, m_metrics.advance, m_metrics.line), Qt::AlignCenter,
                             side == Side::Before ? QStringLiteral("−") : QStringLiteral("+"));
        }
    }
    painter.setClipRect(box.adjusted(m_metrics.text - 2, 0, 0, 0));
    const int across = folds ? 0 : horizontalScrollBar()->value();
    paintText(painter, row, {box.left() + m_metrics.text - across, y}, side, !folds);
}

void FileDiffView::paintText(QPainter &painter, int row, const QPoint &at, Side side, bool strong) const
{
    const Theme &theme = Theme::of(this);
    const auto shown = m_model->shown(row, side);
    const auto layout = layoutOf(row, side, shown.text);
    QList<QTextLayout::FormatRange> ranges;
    const auto mark = [&ranges](int start, int length, const QColor &back, const QColor &pen) {
        QTextCharFormat format;
        format.setBackground(back);
        format.setForeground(pen);
        if (length > 0)
            ranges.append({start, length, format});
    };
    if (m_model->line(row).type == DiffLine::Type::Changed)
        mark(shown.spanStart, shown.spanLength, side == Side::Before ? theme.diffBeforeWord : theme.diffAfterWord, theme.text);
    const auto [start, length] = selectedColumns(row, side);
    mark(start, length, theme.selection, theme.selectionText);
    painter.setPen(strong ? theme.text : theme.secondary);
    layout->draw(&painter, at, ranges);
    if (shown.masked && layout->lineCount() > 0) {
        const auto last = layout->lineAt(layout->lineCount() - 1);
        const double x = at.x() + last.naturalTextWidth() + m_metrics.advance;
        const double size = px(11);
        paintIcon(painter, Icon::Lock, {x, at.y() + last.y() + (last.height() - size) / 2, size, size}, theme.secondary);
    }
    if (hasFocus() && side == m_side && row == m_caret.row)
        paintCaret(painter, *layout, at);
}

void FileDiffView::paintCaret(QPainter &painter, const QTextLayout &layout, const QPointF &at) const
{
    const auto line = layout.lineForTextPosition(std::min<int>(m_caret.column, static_cast<int>(layout.text().size())));
    if (!line.isValid())
        return;
    const double x = at.x() + line.cursorToX(m_caret.column);
    const QRectF box(x, at.y() + line.y(), std::max(1, px(1.5)), line.height());
    painter.fillRect(box, Theme::of(this).accent);
}

void FileDiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    place();
}

void FileDiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange) {
        measure();
        place();
    }
}

QSize FileDiffView::sizeHint() const
{
    return {px(800), m_metrics.line * 14};
}

} // namespace pbx::views
