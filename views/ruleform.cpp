#include "ruleform.h"

#include "controls.h"
#include "domain/rules.h"
#include "items/fieldhelp.h"
#include "items/firewallmodel.h"
#include "items/shown.h"
#include "items/textof.h"
#include "targets/interfaces.h"
#include "widgets.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace pbx::views {

using items::fromQt;
using items::Texts;
using items::toQt;

namespace {

constexpr QLatin1String kDescription("description"), kAddress("address"), kPrefix("prefix"), kScope("scope");

Texts textsOf(const QString &description, const QString &address, int prefix, const QString &scope)
{
    return {{kDescription, description}, {kAddress, address}, {kPrefix, QString::number(prefix)}, {kScope, scope}};
}

} // namespace

RuleForm::RuleForm(QWidget *parent)
    : QGroupBox(parent)
    , m_grid(new QGridLayout)
    , m_below(new QWidget(this))
    , m_description(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_scope(new QLineEdit(this))
    , m_netmask(new QComboBox(this))
    , m_sign(new GlyphLabel(Glyph::Done, this))
    , m_valid(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_own(makeSmallButton("ownAddress", tr("&Use this computer’s address"), this))
    , m_save(makeButton("saveRule", tr("&Save rule"), Icon::Save, this))
    , m_cancel(makeButton("cancelRule", tr("&Cancel"), {}, this))
    , m_everybody(new QCheckBox(tr("Yes, &every address may download"), this))
    , m_warning(new MessageBar(MessageBar::Tone::Warning, {}, this))
{
    setObjectName(QStringLiteral("ruleForm"));
    m_description->setObjectName(QStringLiteral("ruleDescription"));
    m_address->setObjectName(QStringLiteral("ruleAddress"));
    keepDirection(m_address);
    m_address->setFont(Theme::font(Theme::Text::Fixed));
    m_address->setMinimumWidth(px(130));
    m_scope->setObjectName(QStringLiteral("ruleScope"));
    m_netmask->setObjectName(QStringLiteral("ruleNetmask"));
    m_netmask->setMaxVisibleItems(33);
    m_valid->setObjectName(QStringLiteral("ruleValid"));
    m_valid->setWordWrap(true);
    m_everybody->setObjectName(QStringLiteral("ruleEverybody"));
    m_warning->setObjectName(QStringLiteral("ruleWarning"));
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));

    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(12));
    m_grid->setVerticalSpacing(px(4));
    m_grid->setColumnStretch(1, 1);
    const auto named = [this](const QString &text, QWidget *control) {
        auto *label = new QLabel(text, this);
        label->setBuddy(control);
        control->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        return label;
    };
    m_labels = {named(tr("Descri&ption"), m_description), named(tr("&IP address"), m_address), named(tr("&Netmask"), m_netmask),
                named(tr("Sc&ope"), m_scope)};
    for (const auto &[control, field] : {std::pair<QWidget *, QLatin1String>{m_description, kDescription},
                                         {m_address, kAddress},
                                         {m_netmask, kPrefix},
                                         {m_scope, kScope},
                                         {m_everybody, QLatin1String("everybody")}})
        explain(control, items::fieldHelp(items::HelpOf::Rule, field));
    auto *state = makeLine(4);
    state->addWidget(m_sign, 0, Qt::AlignVCenter);
    state->addWidget(m_valid, 1);
    state->addWidget(m_own);
    state->setContentsMargins(0, 0, 0, 0);
    m_below->setLayout(state);
    place();
    auto *buttons = makeLine();
    buttons->addWidget(m_everybody);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(12), px(10), px(12), px(12));
    column->setSpacing(px(8));
    column->addLayout(m_grid);
    column->addWidget(m_warning);
    column->addLayout(buttons);
    QWidget *const order[] = {m_description, m_address, m_own, m_netmask, m_scope, m_everybody, m_save, m_cancel};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);

    for (auto *field : {m_description, m_address, m_scope})
        connect(field, &QLineEdit::textChanged, this, &RuleForm::edit);
    connect(m_netmask, &QComboBox::currentIndexChanged, this, &RuleForm::edit);
    connect(m_everybody, &QCheckBox::toggled, this, &RuleForm::check);
    connect(m_cancel, &QPushButton::clicked, this, &RuleForm::cancelled);
    connect(m_own, &QPushButton::clicked, this, [this] {
        const auto here = targets::interfaces();
        if (!here.empty())
            m_address->setText(toQt(here.front().address.toString()));
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (const auto typed = rules())
            Q_EMIT saveAsked(*typed);
    });
}

void RuleForm::setNarrow(bool narrow)
{
    if (std::exchange(m_narrow, narrow) != narrow)
        place();
}

void RuleForm::place()
{
    const std::array<QWidget *, 4> controls{m_description, m_address, m_netmask, m_scope};
    for (int i = 0; i < 4; ++i) { // two columns of two, or one of four; what is said of the address below
        const int row = m_narrow && i >= 2 ? i + 1 : i % 2;
        const int column = m_narrow ? 0 : i / 2 * 2;
        m_grid->addWidget(m_labels.at(static_cast<std::size_t>(i)), row, column);
        m_grid->addWidget(controls.at(static_cast<std::size_t>(i)), row, column + 1);
    }
    m_grid->addWidget(m_below, 2, m_narrow ? 0 : 1, 1, m_narrow ? 2 : 3);
    m_grid->setColumnStretch(3, m_narrow ? 0 : 1);
}

void RuleForm::fill(const Texts &texts)
{
    const QString address = texts.at(kAddress);
    const int prefix = texts.at(kPrefix).toInt();
    const auto parsed = domain::IpAddress::parse(fromQt(address.trimmed()));
    const QSignalBlocker quiet[] = {QSignalBlocker(m_description), QSignalBlocker(m_address), QSignalBlocker(m_scope), QSignalBlocker(m_netmask),
                                    QSignalBlocker(m_everybody)};
    m_description->setText(texts.at(kDescription));
    m_address->setText(address);
    m_scope->setText(texts.at(kScope));
    m_everybody->setChecked(m_saved && m_saved->prefix.length() == 0 && prefix == 0);
    fillNetmasks(parsed ? parsed->bits() : prefix > 32 ? 128 : 32, prefix);
    check();
}

Texts RuleForm::typed() const
{
    return textsOf(m_description->text(), m_address->text(), prefixLength(), m_scope->text());
}

Texts RuleForm::draft() const
{
    Texts texts = typed();
    std::erase_if(texts, [this](const auto &entry) { return m_base.at(entry.first) == entry.second; });
    return texts;
}

void RuleForm::restore(const Texts &draft)
{
    Texts texts = m_base;
    for (const auto &[field, text] : draft) {
        if (texts.contains(field))
            texts[field] = text;
    }
    if (texts != typed())
        fill(texts);
}

void RuleForm::edit()
{
    check();
    Q_EMIT edited();
}

void RuleForm::fillNetmasks(int bits, int wanted)
{
    const QSignalBlocker quiet(m_netmask);
    m_netmask->clear();
    for (int length = bits; length >= 0; --length)
        m_netmask->addItem(items::shownNetmask(length, bits), length);
    m_netmask->setCurrentIndex(std::clamp(bits - wanted, 0, bits));
}

int RuleForm::prefixLength() const
{
    return m_netmask->currentData().toInt();
}

void RuleForm::setRule(const items::FirewallState &state, const items::SavedRule &saved)
{
    m_state = state;
    m_id = saved.rule.id;
    m_version = saved.version;
    m_new = false;
    m_saved = saved.rule;
    const QString name = toQt(saved.rule.description.empty() ? saved.rule.prefix.toString() : saved.rule.description.text());
    setTitle(tr("Rule “%1”").arg(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
    m_base = textsOf(toQt(saved.rule.description.text()), toQt(saved.rule.prefix.address().toString()), saved.rule.prefix.length(),
                     toQt(saved.rule.scope.text()));
    fill(m_base);
}

void RuleForm::setNew(const items::FirewallState &state, const domain::Uuid &id)
{
    m_state = state;
    m_id = id;
    m_version = 0;
    m_new = true;
    m_saved.reset();
    setTitle(tr("New rule"));
    m_base = textsOf({}, {}, 32, toQt(domain::kPhonesScope));
    fill(m_base);
}

void RuleForm::updateState(const items::FirewallState &state)
{
    m_state = state;
    const auto *saved = m_new ? nullptr : state.rule(m_id);
    if (saved && !isEdited())
        setRule(state, *saved);
    else
        check();
}

bool RuleForm::isEdited() const
{
    return typed() != m_base;
}

domain::Result<RuleForm::Rules> RuleForm::rules() const
{
    auto description = domain::Label::parse(fromQt(m_description->text()), fromQt(tr("Description")));
    if (!description)
        return fail(description.error());
    auto scope = domain::Label::parse(fromQt(m_scope->text()), fromQt(tr("Scope")));
    if (!scope)
        return fail(scope.error());
    const auto address = domain::IpAddress::parse(fromQt(m_address->text().trimmed()));
    if (!address)
        return fail(address.error());
    const auto prefix = domain::IpPrefix::make(*address, prefixLength());
    if (!prefix)
        return fail(prefix.error());
    domain::FirewallRule rule{m_id, std::move(*description), *prefix, std::move(*scope)};
    if (prefix->length() > 0)
        return Rules{rule};
    if (!m_everybody->isChecked())
        return invalid(fromQt(tr("This lets every address in the world ask. Confirm it below, or choose a netmask.")));
    const auto low = domain::IpPrefix::around(*address, 1);
    const auto high = domain::IpPrefix::parse(address->isV4() ? "128.0.0.0/1" : "8000::/1");
    rule.prefix = low;
    return Rules{rule, {domain::Uuid::random(), rule.description, *high, rule.scope}};
}

void RuleForm::check()
{
    const auto address = domain::IpAddress::parse(fromQt(m_address->text().trimmed()));
    if (address && m_netmask->count() != address->bits() + 1)
        fillNetmasks(address->bits(), address->bits());
    m_everybody->setVisible(prefixLength() == 0);
    const auto typed = rules();
    showAddressState(address, typed);
    showWarning(typed);
    m_save->setEnabled(typed && isEdited());
    m_cancel->setEnabled(isEdited() || m_new);
}

void RuleForm::showAddressState(const domain::Result<domain::IpAddress> &address, const domain::Result<Rules> &rules)
{
    const bool empty = m_address->text().trimmed().isEmpty();
    m_address->setProperty("invalid", !address && !empty);
    m_address->update();
    m_sign->setVisible(!empty);
    const auto doubts = rules ? domain::check(rules->front()) : domain::Findings{};
    m_sign->setGlyph(!rules ? Glyph::Failed : doubts.empty() ? Glyph::Done : Glyph::Warning);
    m_valid->setText(!rules && empty  ? tr("The address from which the site’s phones come.")
                     : !rules         ? toQt(rules.error().sentence)
                     : doubts.empty() ? tr("valid")
                                      : toQt(doubts.front().sentence));
}

void RuleForm::showWarning(const domain::Result<Rules> &rules)
{
    QString sentence;
    auto after = items::withRule(m_state.saved(), m_id, std::nullopt);
    if (rules)
        after.insert(after.end(), rules->begin(), rules->end());
    const auto out = rules ? m_state.lockedOutBy(after) : std::vector<const items::KnownPhone *>{};
    if (!out.empty())
        sentence = tr("Saving this locks out %n phones: %1.", nullptr, static_cast<int>(out.size())).arg(items::shownPhones(out));
    else if (!m_new && m_saved && !isEdited()) {
        const auto removed = m_state.lockedOutBy(items::withRule(m_state.saved(), m_id, std::nullopt));
        if (!removed.empty())
            sentence = tr("Removing this rule locks out %n phones. They keep their keys but get no more changes: %1.", nullptr,
                          static_cast<int>(removed.size()))
                           .arg(items::shownPhones(removed));
    }
    m_warning->setSentence(sentence);
}

void RuleForm::focusNetmask()
{
    m_netmask->setFocus();
    m_netmask->showPopup();
}

void RuleForm::focusFirst()
{
    m_description->setFocus();
}

} // namespace pbx::views
