#include "applybar.h"

#include "controls.h"
#include "items/textof.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace pbx::views {

ApplyBar::ApplyBar(QWidget *parent)
    : QWidget(parent)
    , m_title(makeHeading({}, this))
    , m_stepBox(new QWidget(this))
    , m_bar(new QProgressBar(this))
    , m_sentence(new ToneLabel({}, &Theme::text, Theme::Text::Small, this))
    , m_apply(makeButton("applyNow", tr("&Apply changes"), Icon::Export, this))
    , m_stop(makeButton("stopApply", tr("S&top"), Icon::X, this))
{
    m_title->setObjectName(QStringLiteral("applyTitle"));
    m_sentence->setObjectName(QStringLiteral("applySentence"));
    m_sentence->setWordWrap(true);
    makePrimary(m_apply);
    m_apply->setIcon(icon(Icon::Export, &Theme::accentText));
    m_bar->setObjectName(QStringLiteral("applyProgress"));
    m_bar->setAccessibleName(tr("Progress of Apply"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(px(8));

    auto *steps = makeLine(8);
    const QString names[] = {tr("Checked"), tr("Accepted"), tr("Fetched"), tr("Running")};
    const char *objects[] = {"stepChecked", "stepAccepted", "stepFetched", "stepRunning"};
    for (int i = 0; i < Steps; ++i) {
        auto &step = m_steps.at(static_cast<std::size_t>(i));
        step = {new GlyphLabel(Glyph::Offline, m_stepBox), new ToneLabel(names[i], &Theme::text, Theme::Text::Base, m_stepBox),
                new ToneLabel({}, &Theme::secondary, Theme::Text::Base, m_stepBox)};
        step.count->setObjectName(QLatin1String(objects[i]));
        step.count->setAccessibleName(names[i]);
        if (i > 0) {
            auto *join = new Rule(m_stepBox);
            join->setFixedWidth(px(24));
            steps->addWidget(join);
        }
        steps->addWidget(step.glyph);
        steps->addWidget(step.name);
        steps->addWidget(step.count);
    }
    steps->addStretch(1);
    m_stepBox->setLayout(steps);

    auto *upper = makeLine(12);
    upper->addWidget(m_title);
    upper->addWidget(m_stepBox, 1);
    upper->addStretch();
    upper->addWidget(m_stop);
    upper->addWidget(m_apply);
    auto *lower = makeLine(12);
    lower->addWidget(m_bar, 2);
    lower->addWidget(m_sentence, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(8), px(12), px(8));
    column->setSpacing(px(6));
    column->addLayout(upper);
    column->addLayout(lower);
    m_stop->setToolTip(tr("Stop before anything is published; then nothing is applied"));
    connect(m_apply, &QPushButton::clicked, this, &ApplyBar::applyAsked);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        Q_EMIT stopAsked();
    });
    showReady(0, 0, false);
}

void ApplyBar::setStep(Step step, Glyph glyph, const QString &count)
{
    const auto &view = m_steps.at(static_cast<std::size_t>(step));
    view.glyph->setGlyph(glyph);
    view.count->setText(count);
}

void ApplyBar::setSteps(bool shown)
{
    m_stepBox->setVisible(shown);
    m_bar->setVisible(shown);
}

void ApplyBar::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void ApplyBar::showReady(int ticked, int all, bool possible)
{
    setSteps(false);
    m_stop->hide();
    m_apply->show();
    m_apply->setEnabled(possible);
    m_title->setText(all == 0        ? QString()
                     : ticked == all ? tr("All changes are selected")
                                     : tr("%1 of %2 changes are selected").arg(ticked).arg(all));
    setSentence(ticked == 0 && all > 0 && !possible ? tr("Tick what is to be applied.") : QString());
}

void ApplyBar::showApplying(int objects)
{
    setSteps(true);
    m_apply->hide();
    m_stop->setEnabled(true);
    m_stop->show();
    m_title->setText(tr("Applying %n changes", nullptr, objects));
    setStep(Checked, Glyph::Waiting, {});
    for (const Step step : {Accepted, Fetched, Running})
        setStep(step, Glyph::Offline, {});
    m_bar->setRange(0, 0);
    setSentence(tr("Closing the window does not stop an apply."));
}

void ApplyBar::showProgress(std::size_t done, std::size_t total)
{
    setStep(Checked, done < total ? Glyph::Waiting : Glyph::Done, tr("%1 of %2").arg(done).arg(total));
    // Checking and sending fill the first half; the phones the rest.
    m_bar->setRange(0, static_cast<int>(total) * 2);
    m_bar->setValue(static_cast<int>(done));
}

void ApplyBar::showAccepted(int objects, std::int64_t revision, const std::vector<items::AppliedPhone> &phones)
{
    const auto progress = items::progressOf(phones);
    setSteps(true);
    m_stop->hide();
    m_apply->hide();
    m_title->setText(tr("Applied as revision %1").arg(revision));
    setStep(Checked, Glyph::Done, {});
    setStep(Accepted, Glyph::Done, tr("%1 of %1").arg(objects));
    const auto count = [&](int done) { return tr("%1 of %2").arg(done).arg(progress.all); };
    setStep(Fetched, progress.refused > 0 ? Glyph::Failed : progress.finished() ? Glyph::Done : Glyph::Waiting, count(progress.fetched));
    setStep(Running, progress.running == progress.all ? Glyph::Done : Glyph::Offline, count(progress.running));
    m_bar->setRange(0, std::max(1, progress.all * 2));
    m_bar->setValue(progress.all == 0 ? 1 : progress.all + progress.fetched);
    const auto waits = std::find_if(phones.begin(), phones.end(), [](const auto &phone) {
        return phone.progress != store::Progress::Fetched && phone.progress != store::Progress::Running;
    });
    if (progress.all == 0)
        setSentence(tr("No phone file changed."));
    else if (waits == phones.end())
        setSentence(tr("Every phone has its files. Changed keys need a resync or restart of the phone."));
    else if (waits->progress == store::Progress::Refused)
        setSentence(tr("%1 was refused. The download log says why.").arg(items::toQt(waits->title)));
    else
        setSentence(tr("%1 has not fetched its files yet.").arg(items::toQt(waits->title)));
}

} // namespace pbx::views
