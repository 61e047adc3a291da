#include "filepane.h"

#include "controls.h"
#include "filediffview.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace pbx::views {

using items::toQt;

namespace {

template <class Widget> Widget *named(Widget *widget, const char *name)
{
    widget->setObjectName(QLatin1String(name));
    return widget;
}

bool same(const std::vector<changes::FileChange> &a, const std::vector<changes::FileChange> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) {
        return x.name == y.name && x.etagBefore == y.etagBefore && x.etagAfter == y.etagAfter && x.before == y.before && x.after == y.after;
    });
}

} // namespace

FilePane::FilePane(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new items::FileDiffModel(this))
    , m_view(named(new FileDiffView(this), "fileDiff"))
    , m_files(named(new QComboBox(this), "phoneFile"))
    , m_differ(named(new Pill(Pill::Look::Plain, {}, this), "linesDiffer"))
    , m_masked(new Pill(Pill::Look::Plain, tr("secrets are masked"), this))
    , m_previous(makeIconButton("previousDifference", Icon::Up, tr("Previous difference (Shift+F7)"), this))
    , m_next(makeIconButton("nextDifference", Icon::Down, tr("Next difference (F7)"), this))
    , m_position(named(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this), "differencePosition"))
    , m_whole(named(new QCheckBox(tr("Whole &file"), this), "wholeFile"))
    , m_wrap(named(new QCheckBox(tr("&Wrap"), this), "wrapLines"))
    , m_before(named(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this), "sideBefore"))
    , m_after(named(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this), "sideAfter"))
    , m_stack(new QStackedWidget(this))
    , m_empty(named(new EmptyState({}, this), "noFile"))
    , m_unlock(m_empty->addButton(tr("&Unlock…")))
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Phone file before and after"));
    m_files->setAccessibleName(tr("Phone file"));
    m_files->setFont(Theme::font(Theme::Text::Fixed));
    m_unlock->setObjectName(QStringLiteral("unlockFiles"));

    m_sides = makeSides();
    auto *shown = new QWidget(this);
    auto *lines = makeColumn(0);
    lines->addWidget(m_sides);
    lines->addWidget(new Rule(shown));
    lines->addWidget(m_view, 1);
    shown->setLayout(lines);
    m_stack->addWidget(shown);
    m_stack->addWidget(m_empty);
    auto *column = makeColumn(0);
    column->addWidget(makeHead());
    column->addWidget(new Rule(this));
    column->addWidget(m_stack, 1);
    setLayout(column);

    connect(m_files, &QComboBox::currentIndexChanged, this, &FilePane::showFile);
    connect(m_previous, &QPushButton::clicked, m_view, &FileDiffView::previousDifference);
    connect(m_next, &QPushButton::clicked, m_view, &FileDiffView::nextDifference);
    connect(m_view, &FileDiffView::currentDifferenceChanged, this, &FilePane::showPosition);
    connect(m_whole, &QCheckBox::toggled, m_model, &items::FileDiffModel::setWholeFile);
    connect(m_wrap, &QCheckBox::toggled, m_view, &FileDiffView::setWrap);
    connect(m_unlock, &QPushButton::clicked, this, &FilePane::unlockAsked);
    setNothing({});
}

QWidget *FilePane::makeHead()
{
    auto *line = makeLine(8);
    line->addWidget(makeHeading(tr("Phone file"), this));
    m_tools = new QWidget(this);
    auto *tools = makeLine(8);
    for (QWidget *each : std::initializer_list<QWidget *>{m_files, m_differ, m_masked})
        tools->addWidget(each);
    tools->addStretch(1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_previous, m_next, m_position, m_whole, m_wrap})
        tools->addWidget(each);
    m_tools->setLayout(tools);
    line->addWidget(m_tools, 1);
    line->addStretch();
    return makeBar(line, this);
}

QWidget *FilePane::makeSides()
{
    auto *sides = new QWidget(this);
    auto *line = makeLine(0);
    for (QLabel *side : {m_before, m_after}) {
        side->setContentsMargins(px(12), 0, px(8), 0);
        side->setMinimumHeight(px(25));
        line->addWidget(side, 1);
    }
    sides->setLayout(line);
    return sides;
}

void FilePane::setPhone(const changes::PlannedPhone &phone, const changes::Plan &plan)
{
    if (!phone.textsLeftOut) {
        setFiles(phone.files, plan.revision);
        return;
    }
    m_session.ask(
        this, [plan, mac = phone.mac](changes::Workspace &w) { return w.phoneFiles(plan, mac); },
        [this, generation = ++m_generation, revision = plan.revision](const domain::Result<std::vector<changes::FileChange>> &files) {
            if (generation != m_generation)
                return;
            if (files)
                setFiles(*files, revision);
            else
                setNothing(toQt(files.error().sentence));
        });
}

void FilePane::setFiles(const std::vector<changes::FileChange> &files, std::int64_t revision)
{
    m_tools->show();
    m_stack->setCurrentIndex(0);
    m_revision = revision;
    if (same(m_changes, files) && !m_changes.empty())
        return;
    const QString wanted = m_files->currentText();
    m_changes = files;
    const QSignalBlocker quiet(m_files);
    m_files->clear();
    for (const auto &file : m_changes)
        m_files->addItem(toQt(file.name));
    m_files->setCurrentIndex(std::max(0, m_files->findText(wanted)));
    m_files->setEnabled(m_files->count() > 1);
    showFile(m_files->currentIndex());
}

void FilePane::setNothing(const QString &sentence)
{
    ++m_generation;
    m_changes.clear();
    m_model->setDiff({});
    m_empty->setSentence(sentence);
    m_unlock->hide();
    m_tools->hide();
    m_stack->setCurrentIndex(1);
}

void FilePane::setLocked(const QString &sentence)
{
    setNothing(sentence);
    m_unlock->show();
}

void FilePane::showFile(int index)
{
    if (index < 0 || index >= static_cast<int>(m_changes.size()))
        return;
    const auto &file = m_changes[static_cast<std::size_t>(index)];
    m_before->setText(file.before.empty() ? tr("Before: no such file") : tr("Before: revision %1").arg(m_revision));
    m_after->setText(file.after.empty() ? tr("After: removed") : tr("After: as it will be"));
    m_session.ask(
        this, [before = file.before, after = file.after](changes::Workspace &) { return changes::lineDiff(before, after); },
        [this, generation = ++m_generation](std::vector<changes::DiffLine> lines) {
            if (generation == m_generation)
                showDiff(std::move(lines));
        });
}

void FilePane::showDiff(std::vector<changes::DiffLine> lines)
{
    const bool masked = std::any_of(lines.begin(), lines.end(), [](const changes::DiffLine &line) {
        return line.before.find("••••••••") != std::string::npos || line.after.find("••••••••") != std::string::npos;
    });
    m_model->setDiff(std::move(lines));
    m_masked->setVisible(masked);
    m_differ->setText(tr("%n lines differ", nullptr, m_model->differingLines()));
    m_view->goToDifference(0);
    showPosition();
}

void FilePane::showPosition()
{
    const int all = m_model->differences();
    const int current = m_view->currentDifference();
    m_position->setText(all == 0 ? tr("only secrets differ") : tr("%1 of %2").arg(std::max(current, 0) + 1).arg(all));
    m_previous->setEnabled(current > 0);
    m_next->setEnabled(current + 1 < all);
}

} // namespace pbx::views
