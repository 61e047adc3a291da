// Parts that stand side by side where they fit, else one below the other.
#pragma once

#include <QWidget>

class QBoxLayout;

namespace pbx::views {

class FoldingBox final : public QWidget {
public:
    // Below a width of `least` they never stand side by side.
    explicit FoldingBox(int spacing, int least = 0, QWidget *parent = nullptr);
    void add(QWidget *part, int stretch = 0);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fold();
    QBoxLayout *m_parts;
    int m_least;
};

} // namespace pbx::views
