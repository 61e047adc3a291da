#include "extensionpane.h"

#include "bulkdialog.h"
#include "bulkform.h"
#include "controls.h"
#include "extensionform.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace pbx::views {

using changes::Workspace;
using items::BulkDraft;
using items::toQt;

namespace {

bool areSame(std::vector<domain::Uuid> a, std::vector<domain::Uuid> b)
{
    if (a.size() != b.size())
        return false;
    std::ranges::sort(a);
    std::ranges::sort(b);
    return a == b;
}

} // namespace

ExtensionPane::ExtensionPane(items::Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_form(new ExtensionForm(session, actions, this))
    , m_bar(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_save(m_bar->setAction(tr("Save…")))
    , m_discard(makeSmallButton("waitingDiscard", tr("Discard"), m_bar))
    , m_barBox(new QWidget(this))
    , m_pages(new QStackedLayout)
{
    setObjectName(QStringLiteral("extensionPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_bar->setObjectName(QStringLiteral("waitingBar"));
    m_save->setObjectName(QStringLiteral("waitingSave"));
    m_save->setFont(m_discard->font());
    m_bar->layout()->addWidget(m_discard);
    auto *margins = new QVBoxLayout(m_barBox);
    margins->setContentsMargins(px(14), px(8), px(14), 0);
    margins->addWidget(m_bar);
    m_barBox->hide();
    auto *column = makeColumn(0);
    column->addWidget(m_barBox);
    column->addLayout(m_pages, 1);
    setLayout(column);
    m_pages->addWidget(m_form);
    connect(m_form, &ExtensionForm::shown, this, &ExtensionPane::shown);
    connect(m_save, &QPushButton::clicked, this, &ExtensionPane::saveWaiting);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (!m_waiting.empty())
            endWaiting(m_waiting.back().id, {});
    });
}

BulkForm &ExtensionPane::bulk()
{
    if (!m_bulk) {
        m_bulk = new BulkForm(m_session, m_actions, this);
        m_pages->addWidget(m_bulk);
        connect(m_bulk, &BulkForm::shown, this, &ExtensionPane::shown);
        connect(m_bulk, &BulkForm::left, this, &ExtensionPane::wait);
        connect(m_bulk, &BulkForm::saved, this, &ExtensionPane::tellSaved);
    }
    return *m_bulk;
}

bool ExtensionPane::showsBulk() const
{
    return m_bulk && m_pages->currentWidget() == m_bulk;
}

void ExtensionPane::showSite(const domain::Uuid &site)
{
    choose({}, {});
    m_site = site;
    m_form->showExtension(site, std::nullopt);
    m_waiting.clear();
    showWaiting();
    m_session.ask(
        this, [site](Workspace &w) { return items::bulkDrafts(w, site); },
        [this, site](Result<std::vector<BulkDraft>> drafts) {
            if (m_site != site)
                return;
            if (!drafts) {
                Q_EMIT m_session.failed(toQt(drafts.error().sentence));
                return;
            }
            drafts->insert(drafts->end(), m_waiting.begin(), m_waiting.end()); // what was left since
            m_waiting = std::move(*drafts);
            showWaiting();
        });
}

void ExtensionPane::choose(const std::vector<domain::Uuid> &selected, const std::optional<domain::Uuid> &chosen)
{
    if (!m_site)
        return;
    if (selected.size() > 1) {
        m_form->showExtension(*m_site, std::nullopt);
        bulk().showExtensions(*m_site, selected);
        m_pages->setCurrentWidget(m_bulk);
        const auto same = std::ranges::find_if(m_waiting, [&selected](const BulkDraft &draft) { return areSame(draft.extensions, selected); });
        if (same != m_waiting.end() && !m_bulk->hasInput()) {
            const BulkDraft draft = *same;
            m_waiting.erase(same);
            m_bulk->goOn(draft);
            showWaiting();
        }
        Q_EMIT shown();
        return;
    }
    if (m_bulk)
        m_bulk->leave();
    m_pages->setCurrentWidget(m_form);
    m_form->showExtension(*m_site, selected.empty() ? chosen : selected.front());
}

QString ExtensionPane::title() const
{
    return showsBulk() ? m_bulk->title() : m_form->title();
}

void ExtensionPane::save()
{
    if (showsBulk())
        m_bulk->save();
    else
        m_form->save();
}

void ExtensionPane::revert()
{
    if (showsBulk())
        m_bulk->revert();
    else
        m_form->revert();
}

void ExtensionPane::focusFirst()
{
    if (showsBulk())
        m_bulk->focusFirst();
    else
        m_form->rename();
}

void ExtensionPane::wait(const BulkDraft &draft)
{
    m_waiting.push_back(draft);
    showWaiting();
}

void ExtensionPane::showWaiting()
{
    m_barBox->setVisible(!m_waiting.empty());
    if (m_waiting.empty()) {
        m_bar->setSentence({});
        return;
    }
    const BulkDraft &draft = m_waiting.back();
    QStringList fields;
    for (const QString &field : items::ExtensionDraft::fields()) {
        if (draft.change.contains(field))
            fields += items::fieldTitle(field);
    }
    m_bar->setSentence(tr("Not saved: %1 for %L2 extensions.").arg(fields.join(QStringLiteral(", "))).arg(draft.extensions.size()));
}

void ExtensionPane::saveWaiting()
{
    if (m_waiting.empty() || !m_site)
        return;
    const BulkDraft draft = m_waiting.back();
    auto *dialog = new BulkDialog(m_session, *m_site, draft.extensions, draft.change, window());
    connect(dialog, &BulkDialog::saved, this, [this, draft](const items::BulkPreview &preview) {
        items::BulkChange rest = draft.change;
        std::erase_if(rest, [&preview](const auto &input) { return !preview.refusedFields.contains(input.first); });
        endWaiting(draft.id, std::move(rest));
        tellSaved(preview.changed);
    });
    dialog->open();
}

void ExtensionPane::endWaiting(const domain::Uuid &id, items::BulkChange rest)
{
    const auto draft = std::ranges::find(m_waiting, id, &BulkDraft::id);
    if (draft == m_waiting.end() || !m_site)
        return;
    draft->change = std::move(rest);
    m_session.ask(
        this, [site = *m_site, kept = *draft](Workspace &w) { return items::keepBulkDraft(w, site, kept); },
        [this](const Result<void> &kept) {
            if (!kept)
                Q_EMIT m_session.failed(toQt(kept.error().sentence));
        });
    if (draft->change.empty())
        m_waiting.erase(draft);
    showWaiting();
}

void ExtensionPane::tellSaved(int extensions)
{
    Q_EMIT said(tr("Extensions saved: %L1. Undo with Ctrl+Z.").arg(extensions));
}

} // namespace pbx::views
