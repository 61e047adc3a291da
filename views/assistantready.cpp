// The assistant's last step: the usual review and Apply, of the new site, and what comes after.
#include "assistantsteps.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/shown.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <array>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

namespace pbx::views {

using items::toQt;

namespace {

QString kindName(domain::Kind kind)
{
    const std::array names{AssistantReady::tr("Site"), AssistantReady::tr("Office"), AssistantReady::tr("Day/night condition"),
                           AssistantReady::tr("Extension"), AssistantReady::tr("Firewall rule")};
    return names.at(static_cast<std::size_t>(kind));
}

QLineEdit *makeAddress(const char *name, const char *field, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setReadOnly(true);
    edit->setFont(Theme::font(Theme::Text::Fixed));
    explain(edit, items::fieldHelp(items::HelpOf::Server, QLatin1String(field)));
    return edit;
}

} // namespace

AssistantReady::AssistantReady(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(makeHeading({}, this))
    , m_what(makeProse({}, this))
    , m_list(makeProse({}, this))
    , m_todo(makeProse({}, this))
    , m_state(new ToneLabel({}, &Theme::text, Theme::Text::Base, this))
    , m_progress(new QProgressBar(this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_server(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_done(new QWidget(this))
    , m_sign(new GlyphLabel(Glyph::Waiting, this))
    , m_siteUrl(makeAddress("setupSiteUrl", "siteUrl", this))
    , m_phoneUrl(makeAddress("setupPhoneUrl", "phoneUrl", this))
{
    m_title->setObjectName(QStringLiteral("setupTitle"));
    m_what->setObjectName(QStringLiteral("setupSummary"));
    m_list->setObjectName(QStringLiteral("setupMade"));
    m_state->setObjectName(QStringLiteral("setupState"));
    m_state->setWordWrap(true);
    m_notice->setObjectName(QStringLiteral("setupApplyNotice"));
    m_server->setObjectName(QStringLiteral("setupServerNotice"));
    m_progress->setObjectName(QStringLiteral("setupProgress"));
    m_progress->setAccessibleName(tr("Progress of Apply"));
    m_progress->hide();

    auto *inside = makeColumn(4);
    const auto put = [&](const QString &label, QLineEdit *edit, const char *copyName) {
        auto *row = new FieldRow(label, edit, m_done);
        auto *copy = makeIconButton(copyName, Icon::Copy, tr("Copy"), m_done);
        row->addBeside(copy);
        inside->addWidget(row);
        connect(copy, &QPushButton::clicked, this, [edit] { QApplication::clipboard()->setText(edit->text()); });
        return row;
    };
    m_siteRow = put(tr("URL for &DHCP"), m_siteUrl, "setupCopySite");
    m_phoneRow = put(tr("The phone’s &own URL"), m_phoneUrl, "setupCopyPhone");
    FieldRow::alignLabels(m_done, px(156));
    inside->addSpacing(px(6));
    inside->addWidget(m_todo);
    inside->addSpacing(px(6));
    auto *state = makeLine(6);
    state->addWidget(m_sign);
    state->addWidget(m_state, 1);
    inside->addLayout(state);
    m_done->setLayout(inside);
    m_done->hide();

    auto *column = makeColumn(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_notice, m_server, m_what, m_list, m_progress, m_done})
        column->addWidget(part);
    column->addStretch(1);
    setLayout(column);
    connect(m_server->setAction(tr("LAN &server…")), &QPushButton::clicked, this, &AssistantReady::serverAsked);
    connect(&session, &items::Session::changed, this, &AssistantReady::look);
    connect(&session, &items::Session::lockedChanged, this, &AssistantReady::look);
    connect(&session, &items::Session::serverChanged, this, [this] {
        if (m_session.serverRunning())
            setServerError({});
    });
}

void AssistantReady::look()
{
    if (m_applied)
        follow();
    else
        review();
}

void AssistantReady::show(const domain::Uuid &site, const std::optional<domain::Uuid> &extension)
{
    m_site = site;
    m_extension = extension;
    m_title->setText(tr("Saved on this computer. The phones do not have it yet."));
    review();
}

void AssistantReady::setServerError(const QString &sentence)
{
    m_server->setSentence(
        sentence.isEmpty() ? QString() : tr("The site is saved, but the LAN server does not run, so no phone can fetch its files: %1").arg(sentence));
}

void AssistantReady::review()
{
    if (!m_site || m_applying || m_applied)
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_session.ask(
        this, [site = *m_site](changes::Workspace &w) { return items::makeReview(w, site, {}); },
        [this](const domain::Result<items::Review> &review) {
            m_asking = false;
            if (!m_applying && !m_applied)
                take(review);
            if (std::exchange(m_again, false))
                look();
        });
}

void AssistantReady::take(const domain::Result<items::Review> &review)
{
    m_review = review ? std::optional(*review) : std::nullopt;
    QString notice = review ? QString() : toQt(review.error().sentence);
    if (review && (review->error || review->tickedError))
        notice = toQt((review->error ? *review->error : *review->tickedError).sentence);
    m_notice->setTone(MessageBar::Tone::Bad);
    m_notice->setSentence(notice);
    if (review) {
        QStringList made;
        for (const auto &object : review->objects)
            made += tr("• %1: %2", "kind, name").arg(kindName(object.kind), toQt(object.title));
        m_list->setText(made.join(u'\n'));
        const items::ReviewSummary sum = items::summaryOf(*review);
        m_what->setText(canApply()
                            ? tr("Apply publishes what is new (%L1) and the files that phones ask for (%L2). View changes shows each of them first.")
                                  .arg(sum.objects)
                                  .arg(sum.files)
                            : QString());
    }
    Q_EMIT changed();
}

void AssistantReady::apply()
{
    if (!canApply())
        return;
    m_applying = true;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_notice->setSentence({});
    Q_EMIT changed();
    const auto progress = [guard = QPointer(this), context = &m_session](std::size_t done, std::size_t total) {
        QMetaObject::invokeMethod(context, [guard, done, total] {
            if (!guard || total == 0)
                return;
            guard->m_progress->setRange(0, 1000);
            guard->m_progress->setValue(static_cast<int>(done * 1000 / total));
        });
        return true;
    };
    m_session.ask(
        this, [plan = *m_review->ticked, progress](changes::Workspace &w) { return w.apply(plan, progress); },
        [this](const domain::Result<changes::Workspace::Applied> &result) {
            m_applying = false;
            m_progress->hide();
            if (!result) {
                review();
                m_notice->setSentence(tr("%1 Nothing was applied.").arg(toQt(result.error().sentence)));
                Q_EMIT changed();
                return;
            }
            m_applied = true;
            m_what->hide();
            m_list->hide();
            m_title->setText(m_extension ? tr("Applied as revision %1. Now the phone.").arg(result->revision)
                                         : tr("Applied as revision %1. Add extensions, then apply again.").arg(result->revision));
            follow();
            Q_EMIT changed();
        });
}

void AssistantReady::follow()
{
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    m_session.ask(
        this, [site = *m_site, extension = m_extension](changes::Workspace &w) { return items::addressesOf(w, site, extension); },
        [this](const domain::Result<items::SetupAddresses> &addresses) {
            m_asking = false;
            takeAddresses(addresses);
            if (std::exchange(m_again, false))
                look();
        });
}

void AssistantReady::takeAddresses(const domain::Result<items::SetupAddresses> &addresses)
{
    if (!addresses) {
        m_notice->setSentence(toQt(addresses.error().sentence));
        return;
    }
    m_done->show();
    m_siteUrl->setText(toQt(addresses->site));
    m_siteUrl->setCursorPosition(0);
    m_siteRow->setMessage(FieldRow::Tone::Info, tr("Option 66; 160 for Poly, 114 for Gigaset N."));
    m_phoneUrl->setText(toQt(addresses->phone));
    m_phoneUrl->setCursorPosition(0);
    m_phoneRow->setVisible(!addresses->phone.empty());
    m_phoneRow->setMessage(FieldRow::Tone::Info, tr("It is secret: whoever has it can read the phone’s password."));
    m_todo->setText(!m_extension ? QString()
                                 : tr("1. Tell your network’s DHCP the first address, or type the second one into the phone’s web page.\n"
                                      "2. Restart the phone. By the first address it may come until %1.\n"
                                      "3. Wait here, or close this window: the phone’s line in the list shows the same.")
                                       .arg(addresses->openFor > 0 ? items::shownTime(addresses->openFor) : tr("it has come once")));
    m_todo->setVisible(m_extension.has_value());
    showState(*addresses);
}

void AssistantReady::showState(const items::SetupAddresses &addresses)
{
    for (QWidget *part : std::initializer_list<QWidget *>{m_sign, m_state})
        part->setVisible(m_extension.has_value());
    m_sign->setGlyph(addresses.fetched ? Glyph::Done : addresses.lastRefusal.empty() ? Glyph::Waiting : Glyph::Failed);
    m_state->setText(addresses.fetched               ? tr("The phone has fetched its files. It is set up.")
                     : addresses.lastRefusal.empty() ? tr("Waiting for the phone to fetch its files…")
                                                     : tr("The phone’s last request was refused. The tab “Firewall and downloads” says why."));
}

} // namespace pbx::views
