// The pictures on a handset's sheet.
#include "keyfaces.h"
#include "phonedevice.h"
#include "sheetpaint.h"

#include <algorithm>
#include <QPainter>

namespace pbx::views {

namespace {

constexpr double kBetweenFigures = 5;
constexpr double kFigureCaption = 5;

// The pages of phone and modules that are drawn: those with keys in use, else the phone's first.
struct Figure {
    int device, page;
    QString caption;
};

std::vector<Figure> figuresOf(const items::HandsetSheet &sheet)
{
    std::vector<Figure> figures;
    for (const items::SheetPart &part : sheet.parts)
        figures.push_back({part.module, part.page, part.title});
    if (figures.empty() && sheet.context.model)
        figures.push_back({0, 0, QString()});
    return figures;
}

} // namespace

// In rows from the leading side; a row is one block.
void SheetPaper::addFigures()
{
    const std::vector<Figure> figures = figuresOf(m_sheet);
    const double scale = figures.size() <= 2 ? 0.18 : 0.15; // mm for a pixel of the drawing at 100 %
    LampPreview quiet;
    const auto faces = std::make_shared<KeyFaces>(facesOf(m_sheet.keys, m_sheet.context, quiet));
    for (auto &[slot, face] : *faces)
        face.lamp = LampState::None;
    struct Placed {
        Figure figure;
        QSizeF size;
        double x;
    };
    std::vector<Placed> row;
    const auto finishRow = [&] {
        if (row.empty())
            return;
        double height = 0;
        for (const Placed &one : row)
            height = std::max(height, one.size.height());
        add(height + kFigureCaption + 2, [this, row, faces, scale](QPainter &painter, double top) {
            for (const Placed &one : row) {
                const QRectF box = placed(one.x, top, one.size.width(), one.size.height());
                PhoneDrawing drawing =
                    drawingOf(m_sheet.context, one.figure.device, one.figure.page, *faces, m_sheet.number + QLatin1Char(' ') + m_sheet.name);
                drawing.lamps = nullptr;
                drawing.colours = &PhoneColours::paper();
                painter.save();
                painter.translate(box.topLeft() * kPerMillimetre);
                painter.scale(scale * kPerMillimetre, scale * kPerMillimetre);
                paintPhone(painter, drawing);
                painter.restore();
                painter.setPen(dim());
                painter.setFont(paperFont(2.6));
                painter.drawText(onPaper(QRectF(box.left(), box.bottom() + 0.8, box.width(), kFigureCaption - 1)), Qt::AlignCenter,
                                 one.figure.caption);
            }
        });
        row.clear();
    };
    bool toScale = true;
    for (const Figure &figure : figures) {
        const catalogue::Layout &layout = figure.device == 0 ? m_sheet.context.model->layout : m_sheet.context.module()->layout;
        toScale = toScale && layout.toScale;
        const QSizeF size(layout.width * scale, layout.height * scale);
        const double x = row.empty() ? 0 : row.back().x + row.back().size.width() + kBetweenFigures;
        if (x + size.width() > width())
            finishRow();
        row.push_back({figure, size, row.empty() ? 0 : x});
    }
    finishRow();
    if (!toScale && !figures.empty())
        addProse(tr("The drawing is not to scale."), 2.6, false, dim());
    addSpace(2);
}

} // namespace pbx::views
