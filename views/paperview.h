// Shows the pages of a paper below each other, as wide as there is room; paints only those that are seen.
#pragma once

#include "paper.h"

#include <QScrollArea>

#include <memory>

namespace pbx::views {

class PaperView final : public QScrollArea {
    Q_OBJECT
public:
    explicit PaperView(QWidget *parent = nullptr);
    void setPaper(std::shared_ptr<const Paper> paper, const QSizeF &millimetres); // nothing: empty
    [[nodiscard]] const Paper *paper() const { return m_paper.get(); }
    [[nodiscard]] QRect pageRect(int page) const; // on the sheet of pages, logical pixels

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    class Sheets;
    void arrange();
    std::shared_ptr<const Paper> m_paper;
    QSizeF m_millimetres;
    QWidget *m_sheets;
};

} // namespace pbx::views
