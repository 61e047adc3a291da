// The four beads of a phone's configuration and the word, on one line: "●●○○ Accepted".
#pragma once

#include "store/store.h"

#include <QWidget>

namespace pbx::views {

class BeadsLabel final : public QWidget {
    Q_OBJECT
public:
    explicit BeadsLabel(QWidget *parent = nullptr);
    void setProgress(store::Progress progress); // of no phone: hides itself
    [[nodiscard]] store::Progress progress() const { return m_progress; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    store::Progress m_progress = store::Progress::NoPhone;
};

} // namespace pbx::views
