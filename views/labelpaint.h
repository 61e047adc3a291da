// Paints the pages of paper labels at 1:1: labels in their cells, cut marks, and a line to check the scale with.
#pragma once

#include "items/labelsheet.h"
#include "paper.h"

namespace pbx::views {

class LabelPaper final : public Paper {
public:
    explicit LabelPaper(std::vector<items::LabelPage> pages);
    [[nodiscard]] int pages() const override { return static_cast<int>(m_pages.size()); }
    void paint(QPainter &painter, int page) const override;

private:
    std::vector<items::LabelPage> m_pages;
};

} // namespace pbx::views
