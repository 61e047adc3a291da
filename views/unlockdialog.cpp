#include "unlockdialog.h"

#include "awaited.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "widgets.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pbx::views {

namespace {

constexpr int kLeastPassphrase = 8;

}

UnlockDialog::UnlockDialog(items::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ways(new QButtonGroup(this))
    , m_passphrase(new QLineEdit(this))
    , m_repeat(new QLineEdit(this))
    , m_unlock(makeButton("unlock", tr("&Unlock"), Icon::Unlock, this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
{
    setObjectName(QStringLiteral("unlockDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Unlock the workspace"));
    auto *column = makeDialogColumn(this, 8, 520);
    column->addWidget(
        makeProse(tr("SIP passwords and phone secrets are sealed under one key. Without it everything else can be viewed and edited, but "
                     "nothing can be applied."),
                  this));
    column->addWidget(m_notice);
    addWay(Way::Keychain, "wayKeychain", tr("System &keychain"), tr("The key is kept by this computer and opens when you log in."));
    addWay(Way::Passphrase, "wayPassphrase", tr("&Passphrase"),
           tr("The key is sealed in the workspace. Nobody can help if you forget the passphrase."));
    for (auto *field : {m_passphrase, m_repeat}) {
        field->setEchoMode(QLineEdit::Password);
        auto *line = makeLine(0);
        line->addSpacing(px(24));
        line->addWidget(field);
        column->addLayout(line);
        connect(field, &QLineEdit::textChanged, this, &UnlockDialog::check);
    }
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_repeat->setObjectName(QStringLiteral("passphraseAgain"));
    explain(m_passphrase, items::fieldHelp(items::HelpOf::Unlock, QStringLiteral("passphrase")));
    explain(m_repeat, items::fieldHelp(items::HelpOf::Unlock, QStringLiteral("repeat")));
    m_repeat->setAccessibleName(tr("Passphrase again"));
    m_repeat->setPlaceholderText(tr("Passphrase again"));
    addWay(Way::SessionOnly, "waySession", tr("&This session only"),
           tr("The key is forgotten when the program ends; passwords stored with it cannot be opened again."));
    makePrimary(m_unlock);
    m_unlock->setIcon(icon(Icon::Unlock, &Theme::accentText));
    m_unlock->setDefault(true);
    auto *cancel = makeButton("stayLocked", tr("Stay &locked"), {}, this);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_unlock);
    column->addSpacing(px(6));
    column->addLayout(buttons);
    connect(m_ways, &QButtonGroup::idClicked, this, &UnlockDialog::check);
    connect(m_unlock, &QPushButton::clicked, this, &UnlockDialog::unlock);
    connect(cancel, &QPushButton::clicked, this, &UnlockDialog::reject);
    m_ways->button(static_cast<int>(Way::Keychain))->setChecked(true);
    check();
    session.ask(
        this, [](changes::Workspace &w) { return store::Vault::kept(w.store()); },
        [this](const domain::Result<store::Vault::Kept> &kept) {
            if (kept)
                offer(*kept);
            else
                m_notice->setSentence(items::toQt(kept.error().sentence));
        });
}

QRadioButton *UnlockDialog::addWay(Way way, const char *name, const QString &text, const QString &why)
{
    auto *button = new QRadioButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAccessibleDescription(why);
    explain(button, why);
    m_ways->addButton(button, static_cast<int>(way));
    auto *label = new ToneLabel(why, &Theme::secondary, Theme::Text::Small, this);
    label->setWordWrap(true);
    label->setContentsMargins(px(24), 0, 0, 0);
    layout()->addWidget(button);
    layout()->addWidget(label);
    return button;
}

// A key that is kept already opens in its own way only; never a silent change of where it is kept.
void UnlockDialog::offer(store::Vault::Kept kept)
{
    m_new = kept == store::Vault::Kept::Nowhere;
    if (!m_new) {
        const auto its = kept == store::Vault::Kept::Keychain ? Way::Keychain : Way::Passphrase;
        for (auto *button : m_ways->buttons())
            button->setEnabled(m_ways->id(button) == static_cast<int>(its));
        m_ways->button(static_cast<int>(its))->setChecked(true);
    }
    check();
    if (m_passphrase->isEnabled())
        m_passphrase->setFocus();
}

void UnlockDialog::check()
{
    const bool typed = m_ways->checkedId() == static_cast<int>(Way::Passphrase);
    m_passphrase->setEnabled(typed);
    m_repeat->setEnabled(typed);
    m_repeat->setVisible(m_new);
    const bool differs = m_new && m_repeat->text() != m_passphrase->text();
    const bool tooShort = m_new && m_passphrase->text().size() < kLeastPassphrase;
    if (typed && m_new && !m_passphrase->text().isEmpty() && (tooShort || (differs && !m_repeat->text().isEmpty())))
        m_notice->setSentence(tooShort ? tr("Use at least %1 characters.").arg(kLeastPassphrase) : tr("The two passphrases differ."));
    else
        m_notice->setSentence({});
    m_unlock->setEnabled(!typed || (!m_passphrase->text().isEmpty() && !differs && !tooShort));
}

void UnlockDialog::unlock()
{
    const auto way = static_cast<Way>(m_ways->checkedId());
    m_unlock->setEnabled(false);
    awaited(this, m_session.unlock(way, items::fromQt(way == Way::Passphrase ? m_passphrase->text() : QString())),
            [this](const domain::Result<void> &done) {
                if (done) {
                    accept();
                    return;
                }
                m_unlock->setEnabled(true);
                m_notice->setSentence(items::toQt(done.error().sentence));
            });
}

} // namespace pbx::views
