#include "testerpane.h"

#include "controls.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "targets/interfaces.h"
#include "verdictbox.h"
#include "widgets.h"

#include <algorithm>
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace pbx::views {

using items::TesterCheck;
using items::toQt;

namespace {

Glyph glyphOf(TesterCheck::Mark mark)
{
    switch (mark) {
    case TesterCheck::Mark::Good: return Glyph::Done;
    case TesterCheck::Mark::Bad: return Glyph::Failed;
    case TesterCheck::Mark::Warning: return Glyph::Warning;
    case TesterCheck::Mark::NotReached: break;
    }
    return Glyph::None;
}

} // namespace

TesterPane::TesterPane(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit(this))
    , m_file(new QComboBox(this))
    , m_own(makeSmallButton("testerOwn", tr("&My address"), this))
    , m_fromLog(makeSmallButton("testerFromLog", tr("&From the log"), this))
    , m_allow(makeButton("testerAllow", tr("&Allow"), Icon::Plus, this))
    , m_widen(makeButton("testerWiden", tr("&Widen…"), {}, this))
    , m_box(new VerdictBox(this))
    , m_checks(new QGridLayout)
    , m_hint(new ToneLabel(tr("Adds a rule and makes it pending. It counts after Apply."), &Theme::secondary, Theme::Text::Small, this))
{
    m_address->setObjectName(QStringLiteral("testerAddress"));
    keepDirection(m_address);
    m_address->setFont(Theme::font(Theme::Text::Fixed));
    m_address->setMinimumWidth(px(80));
    m_file->setObjectName(QStringLiteral("testerFile"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setObjectName(QStringLiteral("testerVerdict"));
    makePrimary(m_allow);
    m_allow->setIcon(icon(Icon::Plus, &Theme::accentText));
    m_hint->setWordWrap(true);

    auto *head = makeLine();
    head->addWidget(makeHeading(tr("Tester"), this));
    explain(m_address, items::fieldHelp(items::HelpOf::Log, QStringLiteral("address")));
    explain(m_file, items::fieldHelp(items::HelpOf::Log, QStringLiteral("file")));
    auto *question = new ElidedLabel(tr("Would this address get this file? Nothing is sent."), this);
    question->setColour(&Theme::secondary);
    question->setFont(Theme::font(Theme::Text::Small));
    head->addWidget(question, 1);
    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(px(8));
    fields->setVerticalSpacing(px(4));
    fields->setColumnStretch(1, 1);
    const auto put = [&](const QString &text, QWidget *control, int row, int span) {
        auto *label = new QLabel(text, this);
        label->setBuddy(control);
        control->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        fields->addWidget(label, row, 0);
        fields->addWidget(control, row, 1, 1, span);
    };
    put(tr("A&ddress"), m_address, 0, 1);
    put(tr("Fi&le of"), m_file, 1, 3);
    fields->addWidget(m_own, 0, 2);
    fields->addWidget(m_fromLog, 0, 3);
    m_checks->setHorizontalSpacing(px(8));
    m_checks->setVerticalSpacing(px(6));
    m_checks->setColumnStretch(2, 1);
    auto *buttons = makeLine(6);
    buttons->addWidget(m_allow);
    buttons->addWidget(m_widen);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(px(14), px(10), px(14), px(10));
    column->setSpacing(px(10));
    column->addLayout(fields);
    column->addWidget(m_box);
    column->addLayout(m_checks);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    column->addStretch(1);
    auto *pane = makeColumn(0);
    pane->addWidget(makeBar(head, this));
    pane->addLayout(column, 1);
    setLayout(pane);

    connect(m_address, &QLineEdit::textChanged, this, &TesterPane::check);
    connect(m_file, &QComboBox::currentIndexChanged, this, &TesterPane::check);
    connect(m_own, &QPushButton::clicked, this, [this] {
        if (const auto here = targets::interfaces(); !here.empty())
            m_address->setText(toQt(here.front().address.toString()));
    });
    connect(m_fromLog, &QPushButton::clicked, this, [this] { test(m_logAddress, m_logMac); });
    connect(m_allow, &QPushButton::clicked, this, [this] {
        if (m_verdict.missing)
            Q_EMIT allowAsked(*m_verdict.missing);
    });
    connect(m_widen, &QPushButton::clicked, this, [this] {
        if (m_verdict.nearest)
            Q_EMIT widenAsked(*m_verdict.nearest);
    });
    m_fromLog->setEnabled(false);
    check();
}

void TesterPane::setState(const items::FirewallState &state)
{
    const QString chosen = m_file->currentData().toString();
    m_state = state;
    {
        const QSignalBlocker quiet(m_file);
        m_file->clear();
        for (const auto &phone : state.phones) {
            const QString title = toQt(phone.title);
            m_file->addItem(phone.file.empty() ? title : tr("%1 (%2)", "phone, file").arg(title, toQt(phone.file)), toQt(phone.mac.toString()));
        }
        m_file->setCurrentIndex(std::max(0, m_file->findData(chosen)));
    }
    check();
}

void TesterPane::test(const QString &address, const QString &mac)
{
    if (const int index = m_file->findData(mac); index >= 0)
        m_file->setCurrentIndex(index);
    m_address->setText(address);
}

void TesterPane::setLogAddress(const QString &address, const QString &mac)
{
    m_logAddress = address;
    m_logMac = mac;
    m_fromLog->setEnabled(!address.isEmpty());
}

void TesterPane::check()
{
    const QString text = m_address->text().trimmed();
    const auto address = domain::IpAddress::parse(items::fromQt(text));
    m_address->setProperty("invalid", !address && !text.isEmpty());
    m_address->update();
    if (!address) {
        m_verdict = {};
        m_box->set(VerdictBox::Tone::Neutral, text.isEmpty() ? tr("Type an address.") : toQt(address.error().sentence), {});
        showChecks({});
        m_allow->hide();
        m_widen->hide();
        m_hint->hide();
        return;
    }
    std::optional<domain::MacAddress> mac;
    if (const auto chosen = domain::MacAddress::parse(items::fromQt(m_file->currentData().toString())))
        mac = *chosen;
    showVerdict(items::testAddress(m_state, *address, mac, QDateTime::currentMSecsSinceEpoch()));
}

void TesterPane::showVerdict(const items::TesterVerdict &verdict)
{
    m_verdict = verdict;
    const bool bad =
        std::any_of(verdict.checks.begin(), verdict.checks.end(), [](const auto &check) { return check.mark == TesterCheck::Mark::Bad; });
    const auto tone = verdict.allowed ? VerdictBox::Tone::Good : bad ? VerdictBox::Tone::Bad : VerdictBox::Tone::Neutral;
    m_box->set(tone, verdict.title, verdict.sentence);
    showChecks(verdict.checks);
    m_allow->setVisible(verdict.missing.has_value());
    m_hint->setVisible(verdict.missing.has_value());
    if (verdict.missing)
        m_allow->setText(tr("&Allow %1 / %2").arg(toQt(verdict.missing->address().toString())).arg(verdict.missing->length()));
    const auto *nearest = verdict.nearest && verdict.missing ? m_state.rule(verdict.nearest->id) : nullptr;
    m_widen->setVisible(nearest);
    if (nearest)
        m_widen->setText(tr("&Widen “%1”…").arg(toQt(domain::title(nearest->rule)).replace(QLatin1Char('&'), QStringLiteral("&&"))));
}

void TesterPane::showChecks(const std::vector<TesterCheck> &checks)
{
    while (auto *item = m_checks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &check : checks) {
        auto *name = new QLabel(check.name, this);
        auto *text = new ToneLabel(check.text, &Theme::secondary, Theme::Text::Base, this);
        text->setObjectName(QStringLiteral("testerCheck%1").arg(row));
        text->setWordWrap(true);
        m_checks->addWidget(new GlyphLabel(glyphOf(check.mark), this), row, 0, Qt::AlignTop);
        m_checks->addWidget(name, row, 1, Qt::AlignTop);
        m_checks->addWidget(text, row, 2);
        ++row;
    }
}

} // namespace pbx::views
