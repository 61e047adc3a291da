// Yes or no in a coloured box: sign, bold title, and why.
#pragma once

#include <QFrame>

class QLabel;

namespace pbx::views {

class GlyphLabel;

class VerdictBox final : public QFrame {
    Q_OBJECT
public:
    enum class Tone : unsigned char { Neutral, Good, Bad };
    explicit VerdictBox(QWidget *parent = nullptr);
    void set(Tone tone, const QString &title, const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    GlyphLabel *m_sign;
    QLabel *m_title, *m_sentence;
};

} // namespace pbx::views
