#include "paperview.h"

#include "theme.h"

#include <algorithm>
#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

namespace pbx::views {

class PaperView::Sheets final : public QWidget {
public:
    explicit Sheets(PaperView &view)
        : m_view(view)
    {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        const Paper *paper = m_view.paper();
        for (int page = 0; paper && page < paper->pages(); ++page) {
            const QRect sheet = m_view.pageRect(page);
            if (!sheet.intersects(event->rect()))
                continue;
            painter.setPen(Theme::of(this).line);
            painter.setBrush(Qt::white);
            painter.drawRect(sheet.adjusted(-1, -1, 0, 0));
            painter.save();
            painter.setClipRect(sheet);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.translate(sheet.topLeft());
            const double scale = sheet.width() / (m_view.m_millimetres.width() * kPerMillimetre);
            painter.scale(scale, scale);
            paper->paint(painter, page);
            painter.restore();
        }
    }

private:
    PaperView &m_view;
};

PaperView::PaperView(QWidget *parent)
    : QScrollArea(parent)
    , m_sheets(new Sheets(*this))
{
    setWidget(m_sheets);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // so that the width does not depend on the height
}

void PaperView::setPaper(std::shared_ptr<const Paper> paper, const QSizeF &millimetres)
{
    m_paper = std::move(paper);
    m_millimetres = millimetres;
    const int pages = m_paper ? m_paper->pages() : 0;
    setAccessibleName(tr("Preview, %n pages", nullptr, pages));
    arrange();
}

QRect PaperView::pageRect(int page) const
{
    const int gap = px(12);
    const int width = std::max(px(60), viewport()->width() - 2 * gap);
    const int height = m_millimetres.isEmpty() ? 0 : static_cast<int>(width * m_millimetres.height() / m_millimetres.width());
    return {gap, gap + page * (height + gap), width, height};
}

void PaperView::arrange()
{
    const int pages = m_paper ? m_paper->pages() : 0;
    m_sheets->resize(viewport()->width(), pages == 0 ? viewport()->height() : pageRect(pages - 1).bottom() + px(12));
    m_sheets->update();
}

void PaperView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace pbx::views
