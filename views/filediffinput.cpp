// The hands of FileDiffView: caret, selection, differences.
#include "filediffview.h"

#include "theme.h"

#include <algorithm>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextLayout>

namespace pbx::views {

std::pair<int, int> FileDiffView::selectedColumns(int row, Side side) const
{
    const auto [first, last] = std::minmax(m_anchor, m_caret);
    if (side != m_side || first == last || row < first.row || row > last.row)
        return {0, 0};
    const int size = static_cast<int>(m_model->shown(row, side).text.size());
    if (m_model->folded(row) > 0)
        return {0, size};
    const int start = row == first.row ? std::min(first.column, size) : 0;
    const int end = row == last.row ? std::min(last.column, size) : size;
    return {start, end - start};
}

QString FileDiffView::selectedText() const
{
    if (!m_model || m_anchor == m_caret)
        return {};
    const auto [first, last] = std::minmax(m_anchor, m_caret);
    QStringList lines;
    for (int row = first.row; row <= std::min(last.row, m_model->rowCount() - 1); ++row) {
        if (m_model->folded(row) > 0) {
            lines.append(m_model->text(m_side, row, row));
        } else if (hasSide(row, m_side)) {
            const auto [start, length] = selectedColumns(row, m_side);
            lines.append(m_model->shown(row, m_side).text.mid(start, length));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

void FileDiffView::selectAll()
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    const int last = m_model->rowCount() - 1;
    m_anchor = {};
    m_caret = {last, static_cast<int>(m_model->shown(last, m_side).text.size())};
    viewport()->update();
}

void FileDiffView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

QString FileDiffView::spokenLine() const
{
    if (!m_model || m_model->rowCount() == 0)
        return {};
    const int row = m_caret.row;
    if (const int lines = m_model->folded(row))
        return items::FileDiffModel::foldText(lines);
    const auto &line = m_model->line(row);
    const QString before = m_model->shown(row, Side::Before).text;
    const QString after = m_model->shown(row, Side::After).text;
    switch (line.type) {
    case changes::DiffLine::Type::Equal: return tr("Line %1, equal: %2").arg(line.numberAfter).arg(after);
    case changes::DiffLine::Type::Before: return tr("Line %1, removed: %2").arg(line.numberBefore).arg(before);
    case changes::DiffLine::Type::After: return tr("Line %1, added: %2").arg(line.numberAfter).arg(after);
    case changes::DiffLine::Type::Changed: return tr("Line %1, changed from %2 to %3").arg(QString::number(line.numberAfter), before, after);
    }
    return {};
}

int FileDiffView::currentDifference() const
{
    return m_model ? m_model->differenceAt(m_caret.row) : -1;
}

void FileDiffView::goToDifference(int difference)
{
    const int row = m_model ? m_model->rowOfDifference(difference) : -1;
    if (row < 0)
        return;
    moveCaret({row, 0}, false);
    verticalScrollBar()->setValue(top(row) - viewport()->height() / 3);
}

void FileDiffView::nextDifference()
{
    goToDifference(currentDifference() + 1);
}

void FileDiffView::previousDifference()
{
    const int current = currentDifference();
    const bool inside = current >= 0 && m_model->rowOfDifference(current) < m_caret.row;
    goToDifference(inside ? current : current - 1);
}

void FileDiffView::setWrap(bool wrap)
{
    m_wrap = wrap;
    place();
    showCaret();
}

FileDiffView::Place FileDiffView::placeAt(const QPoint &point, Side side) const
{
    const int y = point.y() + verticalScrollBar()->value();
    const int row = rowAt(y);
    const auto layout = layoutOf(row, side, m_model->shown(row, side).text);
    const int wrapped = std::clamp((y - top(row)) / m_metrics.line, 0, std::max(0, layout->lineCount() - 1));
    const double x = point.x() - sideLeft(side) - m_metrics.text + horizontalScrollBar()->value();
    return {row, layout->lineCount() == 0 ? 0 : layout->lineAt(wrapped).xToCursor(x)};
}

void FileDiffView::moveCaret(Place to, bool extend)
{
    const int before = currentDifference();
    m_caret = to;
    if (!extend)
        m_anchor = to;
    viewport()->update();
    if (const int now = currentDifference(); now != before)
        Q_EMIT currentDifferenceChanged(now);
    QAccessibleValueChangeEvent spoken(this, spokenLine());
    QAccessible::updateAccessibility(&spoken);
}

void FileDiffView::showCaret()
{
    if (!m_model || m_model->rowCount() == 0)
        return;
    const int y = top(m_caret.row);
    const int bottom = top(m_caret.row + 1);
    auto *down = verticalScrollBar();
    down->setValue(std::clamp(down->value(), bottom - viewport()->height(), y));
    const int x = m_caret.column * m_metrics.advance;
    auto *across = horizontalScrollBar();
    across->setValue(std::clamp(across->value(), x - textWidth() + m_metrics.advance * 2, std::max(0, x - m_metrics.advance * 2)));
}

FileDiffView::Place FileDiffView::moved(int key, Qt::KeyboardModifiers modifiers) const
{
    const int last = m_model->rowCount() - 1;
    const auto sizeOf = [this](int row) { return static_cast<int>(m_model->shown(row, m_side).text.size()); };
    const int page = std::max(1, viewport()->height() / m_metrics.line - 1);
    const bool far = modifiers & Qt::ControlModifier;
    Place to = m_caret;
    switch (key) {
    case Qt::Key_Up: to.row -= 1; break;
    case Qt::Key_Down: to.row += 1; break;
    case Qt::Key_PageUp: to.row -= page; break;
    case Qt::Key_PageDown: to.row += page; break;
    case Qt::Key_Left: to.column = std::min(to.column, sizeOf(to.row)) - 1; break;
    case Qt::Key_Right: to.column += 1; break;
    case Qt::Key_Home: to = far ? Place{} : Place{to.row, 0}; break;
    case Qt::Key_End: to = far ? Place{last, sizeOf(last)} : Place{to.row, sizeOf(to.row)}; break;
    default: break;
    }
    to.row = std::clamp(to.row, 0, last);
    to.column = std::clamp(to.column, 0, key == Qt::Key_Right || key == Qt::Key_Left ? sizeOf(to.row) : to.column);
    return to;
}

void FileDiffView::keyPressEvent(QKeyEvent *event)
{
    if (!m_model || m_model->rowCount() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const int key = event->key();
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (key == Qt::Key_F7) {
        event->modifiers() & Qt::ShiftModifier ? previousDifference() : nextDifference();
    } else if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
        unfold(m_caret.row);
    } else if ((key == Qt::Key_Left || key == Qt::Key_Right) && event->modifiers() & Qt::ControlModifier) {
        m_side = key == Qt::Key_Left ? Side::Before : Side::After;
        moveCaret(m_caret, false);
    } else if (const Place to = moved(key, event->modifiers());
               (key >= Qt::Key_Home && key <= Qt::Key_PageDown)) { // Home, End, the arrows, PageUp, PageDown
        moveCaret(to, event->modifiers() & Qt::ShiftModifier);
        showCaret();
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void FileDiffView::unfold(int row)
{
    m_model->unfold(row);
}

void FileDiffView::mousePressEvent(QMouseEvent *event)
{
    if (!m_model || m_model->rowCount() == 0 || event->button() != Qt::LeftButton)
        return;
    const QPoint point = event->position().toPoint();
    const Side side = point.x() > sideWidth() ? Side::After : Side::Before;
    const Place to = placeAt(point, side);
    if (m_model->folded(to.row) > 0) {
        moveCaret({to.row, 0}, false);
        unfold(to.row);
        return;
    }
    const bool extend = side == m_side && event->modifiers() & Qt::ShiftModifier;
    m_side = side;
    moveCaret(to, extend);
}

void FileDiffView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_model || m_model->rowCount() == 0 || !(event->buttons() & Qt::LeftButton))
        return;
    moveCaret(placeAt(event->position().toPoint(), m_side), true);
    showCaret();
}

void FileDiffView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (!m_model || m_model->rowCount() == 0)
        return;
    m_anchor = {m_caret.row, 0};
    moveCaret({m_caret.row, static_cast<int>(m_model->shown(m_caret.row, m_side).text.size())}, true);
}

void FileDiffView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, &FileDiffView::copy)->setEnabled(m_anchor != m_caret);
    menu->addAction(tr("Select &all of this side"), this, &FileDiffView::selectAll);
    menu->addSeparator();
    menu->addAction(tr("&Next difference"), this, &FileDiffView::nextDifference);
    menu->addAction(tr("&Previous difference"), this, &FileDiffView::previousDifference);
    menu->popup(event->globalPos());
}

void FileDiffView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FileDiffView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace pbx::views
