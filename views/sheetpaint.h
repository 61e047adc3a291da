// Paints the sheet that a phone's user gets: whose phone it is, its picture in colours that save ink, a table of its keys,
// and how they are used. Flows over as many pages as it needs; right to left where the program's language is so.
#pragma once

#include "items/handsetsheet.h"
#include "paper.h"

#include <functional>
#include <QCoreApplication>
#include <vector>

namespace pbx::views {

class SheetPaper final : public Paper {
    Q_DECLARE_TR_FUNCTIONS(SheetPaper)
public:
    SheetPaper(items::HandsetSheet sheet, const QSizeF &page); // page in mm
    [[nodiscard]] int pages() const override { return m_pages; }
    void paint(QPainter &painter, int page) const override;

private:
    struct Block { // is never parted
        double height;
        std::function<void(QPainter &, double top)> paint; // top in mm
        bool withNext = false;                             // a title does not stand alone
        int page = 0;
        double top = 0;
    };
    void add(double height, std::function<void(QPainter &, double)> paint, bool withNext = false);
    void addSpace(double height);
    void addProse(const QString &text, double size, bool bold, const QColor &colour, double indent = 0);
    void addHead();
    void addFigures();
    void addPart(const items::SheetPart &part);
    void addRow(const items::SheetRow &row);
    void addHints();
    void flow();
    void paintFoot(QPainter &painter, int page) const;
    // A rect of the page as this direction of writing has it.
    [[nodiscard]] QRectF placed(double x, double y, double width, double height) const;
    [[nodiscard]] double width() const;
    [[nodiscard]] static QColor ink();
    [[nodiscard]] static QColor dim();

    items::HandsetSheet m_sheet;
    QSizeF m_page;
    bool m_mirrored;
    std::vector<Block> m_blocks;
    int m_pages = 1;
};

} // namespace pbx::views
