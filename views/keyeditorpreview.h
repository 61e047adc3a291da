// Below the picture: what the lamps mean, and the bar that lets them be tried.
#pragma once

#include "keyfaces.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QHBoxLayout;
class QPushButton;

namespace pbx::views {

class KeyLegend final : public QWidget {
    Q_OBJECT
public:
    explicit KeyLegend(QWidget *parent = nullptr);
    void setLamps(const catalogue::Lamps &lamps);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

private:
    struct Entry {
        LampState lamp;
        QString text;
    };
    [[nodiscard]] std::vector<Entry> entries() const;
    // Where each entry stands, from left to right and on further lines.
    [[nodiscard]] std::vector<QRectF> places(double width) const;
    catalogue::Lamps m_lamps;
};

class KeyPreviewBar final : public QWidget {
    Q_OBJECT
public:
    explicit KeyPreviewBar(QWidget *parent = nullptr);
    [[nodiscard]] LampPreview preview() const { return m_preview; }
    [[nodiscard]] bool flash() const;
    // How it is now. Once anything is known, monitored keys can be shown so, and are unless something else was chosen.
    void setStates(const items::LiveStates &states);

Q_SIGNALS:
    void previewChanged();
    void flashChanged(bool flash);

private:
    QButtonGroup *segments(QHBoxLayout *line, const std::vector<std::pair<const char *, QString>> &choices, int checked);
    void play(bool on);
    LampPreview m_preview;
    QTimer m_play;
    QPushButton *m_playButton, *m_asNow = nullptr;
    bool m_chosen = false;
    QCheckBox *m_flash;
    QButtonGroup *m_monitors = nullptr;
};

} // namespace pbx::views
