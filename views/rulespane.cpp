#include "rulespane.h"

#include "awaited.h"
#include "controls.h"
#include "items/formdrafts.h"
#include "items/session.h"
#include "items/textof.h"
#include "layoutmemory.h"
#include "rowdelegate.h"
#include "ruleform.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

namespace pbx::views {

using items::FirewallModel;
using items::toQt;

namespace {

constexpr int kFieldsInTwoColumns = 560; // of fields

QString nameOf(const domain::FirewallRule &rule)
{
    return toQt(rule.description.empty() ? rule.prefix.toString() : rule.description.text());
}

} // namespace

RulesPane::RulesPane(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_drafts(new items::FormDrafts(session, domain::Kind::FirewallRule, this))
    , m_model(new FirewallModel(this))
    , m_table(makeTable("ruleTable", tr("Firewall rules"), this))
    , m_none(new ToneLabel(tr("No rules: no phone can download its configuration."), &Theme::warning, Theme::Text::Base, this))
    , m_form(new RuleForm(this))
    , m_add(makeButton("addRule", tr("&Add rule…"), Icon::Plus, this))
    , m_edit(makeButton("editRule", tr("&Edit…"), {}, this))
    , m_remove(makeIconButton("removeRule", Icon::Trash, tr("Remove rule"), this))
{
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RuleDelegate(m_table));
    auto *head = m_table->horizontalHeader();
    head->setSectionResizeMode(FirewallModel::Description, QHeaderView::Stretch);
    m_none->setObjectName(QStringLiteral("noRules"));
    m_none->setContentsMargins(px(12), px(8), px(12), px(8));

    auto *formBox = new QWidget(this);
    auto *formColumn = new QVBoxLayout(formBox);
    formColumn->setContentsMargins(px(12), px(8), px(12), px(12));
    formColumn->addWidget(m_form);
    formColumn->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(formBox);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = makeColumn(0);
    column->addWidget(makeHead());
    column->addWidget(new Rule(this));
    column->addWidget(m_none);
    column->addWidget(m_table, 2);
    column->addWidget(new Rule(this));
    column->addWidget(scroll, 3);
    setLayout(column);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulesPane::showSelected);
    connect(m_table, &QTableView::activated, m_form, &RuleForm::focusFirst);
    connect(m_add, &QPushButton::clicked, this, &RulesPane::newRule);
    connect(m_edit, &QPushButton::clicked, m_form, &RuleForm::focusFirst);
    connect(m_remove, &QPushButton::clicked, this, &RulesPane::remove);
    connect(m_form, &RuleForm::saveAsked, this, &RulesPane::save);
    connect(m_form, &RuleForm::cancelled, this, &RulesPane::cancel);
    connect(m_form, &RuleForm::edited, this, [this] { m_drafts->put(m_form->id(), m_form->draft(), m_form->isNew()); });
    connect(m_drafts, &items::FormDrafts::loaded, this, &RulesPane::draftsLoaded);
    connect(m_drafts, &items::FormDrafts::changedElsewhere, this, [this](const domain::Uuid &rule) {
        if (!m_form->isHidden() && m_form->id() == rule)
            m_form->restore(m_drafts->of(rule));
    });
    m_form->hide();
}

void RulesPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_form->setNarrow(width() < px(kFieldsInTwoColumns));
}

QWidget *RulesPane::makeHead()
{
    auto *line = makeLine();
    line->addWidget(makeHeading(tr("Firewall rules"), this));
    auto *why = new ElidedLabel(tr("Only these addresses may download a phone’s configuration."), this);
    why->setColour(&Theme::secondary);
    why->setFont(Theme::font(Theme::Text::Small));
    line->addWidget(why, 1);
    line->addWidget(m_add);
    line->addWidget(m_edit);
    line->addWidget(m_remove);
    return makeBar(line, this);
}

const items::SavedRule *RulesPane::selected() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->at(index.row()).saved : nullptr;
}

void RulesPane::setState(const items::FirewallState &state)
{
    const bool other = m_state.site != state.site;
    m_state = state;
    if (other) {
        m_shown.reset();
        m_form->hide();
        m_drafts->showSite(*state.site);
    }
    if (const auto begun = m_drafts->begun(); begun && m_state.rule(*begun))
        m_drafts->put(*begun, {}); // it was saved meanwhile
    m_model->setState(state);
    m_table->resizeColumnsToContents();
    recallColumns(m_table);
    m_none->setVisible(state.rules.empty());
    m_table->setVisible(!state.rules.empty());
    if (other || m_form->isHidden())
        showSelected();
    else
        m_form->updateState(state);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0 && (m_form->isHidden() || !m_form->isNew()))
        m_table->setCurrentIndex(m_model->index(0, 0));
    else if (m_shown && !m_state.rule(*m_shown))
        showSelected();
    m_edit->setEnabled(selected());
    m_remove->setEnabled(selected());
}

void RulesPane::showSelected()
{
    const auto *saved = selected();
    if (saved && m_shown == saved->rule.id && m_form->isEdited())
        return; // what is typed stays
    m_shown = saved ? std::optional(saved->rule.id) : std::nullopt;
    m_form->setVisible(saved);
    if (saved) {
        m_form->setRule(m_state, *saved);
        m_form->restore(m_drafts->of(saved->rule.id));
    }
    m_edit->setEnabled(saved);
    m_remove->setEnabled(saved);
}

void RulesPane::draftsLoaded()
{
    if (m_drafts->begun() && (m_form->isHidden() || !m_form->isEdited()))
        showNew();
    else if (m_shown && !m_form->isEdited())
        m_form->restore(m_drafts->of(*m_shown));
}

void RulesPane::showNew()
{
    m_table->setCurrentIndex({}); // a click on any rule leads back
    m_shown.reset();
    const domain::Uuid id = m_drafts->begun().value_or(domain::Uuid::random());
    m_form->setNew(m_state, id);
    m_form->restore(m_drafts->of(id));
    m_form->show();
}

void RulesPane::newRule()
{
    showNew();
    m_form->focusFirst();
}

void RulesPane::cancel()
{
    m_drafts->put(m_form->id(), {});
    m_shown.reset();
    m_form->hide();
    if (selected())
        showSelected();
    else if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
}

void RulesPane::store(const QString &label, std::vector<changes::ObjectEdit> edits, const std::optional<domain::Uuid> &id)
{
    awaited(this, m_session.edit(label, std::move(edits)), [this, id, site = m_state.site](const domain::Result<void> &done) {
        if (!done)
            Q_EMIT failed(toQt(done.error().sentence));
        if (!id || site != m_state.site)
            return;
        if (done)
            m_drafts->put(*id, {});
        else if (m_form->isHidden() && m_drafts->begun() == id)
            showNew();
        else
            showSelected();
    });
}

void RulesPane::save(const std::vector<domain::FirewallRule> &rules)
{
    if (!m_state.site)
        return;
    const QString name = nameOf(rules.front());
    const QString label = m_form->isNew() ? tr("Add firewall rule %1").arg(name) : tr("Change firewall rule %1").arg(name);
    std::vector<changes::ObjectEdit> edits;
    edits.reserve(rules.size());
    for (const auto &rule : rules)
        edits.push_back({rule.id, *m_state.site, domain::Kind::FirewallRule, domain::Object(rule), edits.empty() ? m_form->version() : 0});
    m_form->setVisible(false); // the saved rule comes back with the next state
    m_shown.reset();
    store(label, std::move(edits), rules.front().id);
}

void RulesPane::addRule(const QString &description, const domain::IpPrefix &prefix)
{
    if (!m_state.site)
        return;
    const domain::FirewallRule rule = items::allowing(prefix, items::fromQt(description));
    store(tr("Allow %1").arg(toQt(prefix.toString())), {{rule.id, *m_state.site, domain::Kind::FirewallRule, domain::Object(rule), 0}});
}

void RulesPane::widen(const domain::FirewallRule &rule)
{
    if (const int row = m_model->find(rule.id.toString()); row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_form->focusNetmask();
    }
}

void RulesPane::remove()
{
    const auto *saved = selected();
    if (!saved)
        return;
    const auto out = m_state.lockedOutBy(items::withRule(m_state.saved(), saved->rule.id, std::nullopt));
    if (out.empty()) {
        removeNow(saved->rule.id, saved->version, nameOf(saved->rule));
        return;
    }
    const QString question = tr("Removing this rule locks out %n phones.", nullptr, static_cast<int>(out.size())) + QLatin1Char(' ')
                             + tr("They keep their keys but get no more changes: %1.").arg(items::shownPhones(out));
    askFirst(this, "askRemoveRule", tr("Remove rule"), question, tr("&Remove rule"),
             [this, id = saved->rule.id, version = saved->version, name = nameOf(saved->rule)] { removeNow(id, version, name); });
}

void RulesPane::removeNow(const domain::Uuid &id, std::int64_t version, const QString &name)
{
    store(tr("Remove firewall rule %1").arg(name), {{id, *m_state.site, domain::Kind::FirewallRule, std::nullopt, version}}, id);
}

} // namespace pbx::views
