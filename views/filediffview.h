// A phone's file before and after, side by side. Paints what is visible only, so a file of a hundred thousand lines
// scrolls like one of ten. Text of one side can be selected with mouse or keys and copied; secrets are masks already.
#pragma once

#include "items/filediffmodel.h"

#include <QAbstractScrollArea>

#include <memory>
#include <vector>

class QTextLayout;

namespace pbx::views {

class FileDiffView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit FileDiffView(QWidget *parent = nullptr);
    ~FileDiffView() override;
    void setModel(items::FileDiffModel *model); // not owned; must outlive the view

    void setWrap(bool wrap);
    [[nodiscard]] int currentDifference() const; // -1 above the first
    void goToDifference(int difference);
    void nextDifference();
    void previousDifference();

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    void copy() const;
    [[nodiscard]] QString spokenLine() const; // the caret's line, for screen readers
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void currentDifferenceChanged(int difference);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Side = items::FileDiffModel::Side;
    struct Place {
        int row = 0, column = 0; // column in UTF-16 units
        friend auto operator<=>(const Place &, const Place &) = default;
    };
    struct Metrics { // in logical pixels
        int line, gutter, sign, text, advance;
    };

    void measure();
    void place(); // scroll ranges, and row tops where lines wrap
    void modelReset();
    void rowsInserted(int first, int last);
    [[nodiscard]] int linesOf(int row) const;
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int rowAt(int y) const; // y from the first row's top; clamped
    [[nodiscard]] int sideLeft(Side side) const;
    [[nodiscard]] int sideWidth() const;
    [[nodiscard]] int textWidth() const { return sideWidth() - m_metrics.text; }
    [[nodiscard]] std::unique_ptr<QTextLayout> layoutOf(int row, Side side, const QString &text) const;

    void paintSide(QPainter &painter, int row, int y, int height, Side side) const;
    void paintText(QPainter &painter, int row, const QPoint &at, Side side, bool strong) const;
    void paintCaret(QPainter &painter, const QTextLayout &layout, const QPointF &at) const;

    [[nodiscard]] bool hasSide(int row, Side side) const;
    [[nodiscard]] std::pair<int, int> selectedColumns(int row, Side side) const; // start, length
    [[nodiscard]] Place placeAt(const QPoint &point, Side side) const;
    [[nodiscard]] Place moved(int key, Qt::KeyboardModifiers modifiers) const;
    void moveCaret(Place to, bool extend);
    void showCaret();
    void unfold(int row);

    items::FileDiffModel *m_model = nullptr;
    Metrics m_metrics{};
    bool m_wrap = false;
    std::vector<int> m_tops; // only where lines wrap; one more than rows
    Side m_side = Side::After;
    Place m_anchor, m_caret;
};

} // namespace pbx::views
