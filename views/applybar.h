// The foot of View changes: what Apply would do, how far it is, and how far the phones are since.
#pragma once

#include "items/applied.h"
#include "widgets.h"

#include <array>

class QProgressBar;
class QPushButton;

namespace pbx::views {

class ApplyBar final : public QWidget {
    Q_OBJECT
public:
    explicit ApplyBar(QWidget *parent = nullptr);

    void showReady(int ticked, int all, bool possible); // before Apply
    void showApplying(int objects);
    void showProgress(std::size_t done, std::size_t total);
    void showAccepted(int objects, std::int64_t revision, const std::vector<items::AppliedPhone> &phones);
    void setSentence(const QString &sentence);

Q_SIGNALS:
    void applyAsked();
    void stopAsked(); // while it has not been accepted

private:
    enum Step { Checked, Accepted, Fetched, Running, Steps };
    struct StepView {
        GlyphLabel *glyph;
        ToneLabel *name, *count;
    };
    void setStep(Step step, Glyph glyph, const QString &count);
    void setSteps(bool shown);

    QLabel *m_title;
    std::array<StepView, Steps> m_steps{};
    QWidget *m_stepBox;
    QProgressBar *m_bar;
    QLabel *m_sentence;
    QPushButton *m_apply, *m_stop;
};

} // namespace pbx::views
