// What the form of several extensions shows: values or "<several values>", their counts, marks, reasons.
#include "actions.h"
#include "bulkform.h"
#include "extensionboxes.h"
#include "formbinder.h"
#include "items/bulkpreviewmodel.h"
#include "items/textof.h"
#include "phonesbox.h"
#include "widgets.h"

#include <algorithm>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QStringList>
#include <QToolButton>

#include <tuple>

namespace pbx::views {

namespace field = items::field;

namespace {

constexpr std::size_t kListedValues = 10; // in a tooltip

} // namespace

void BulkForm::present(const QString &except)
{
    for (const QString &name : items::ExtensionDraft::fields())
        m_values[name] = items::valuesOf(*m_view, m_draft.change, name);
    m_kinds = items::phonesOf(*m_view, m_draft.change, m_session.catalogue());
    m_gaps = items::gapsOf(m_kinds, m_session.library().renderer());
    m_general->setExtensions(*m_view);
    m_phones->setPhones(items::phonesOf(*m_view, {}, m_session.catalogue()));
    presentPhones();
    for (const QString &name : items::ExtensionDraft::fields()) {
        if (name == QLatin1String(field::kKeys))
            continue;
        const items::BulkValues &values = m_values[name];
        m_binder->offerSeveral(name, values.several());
        if (name == except && !qobject_cast<QComboBox *>(m_binder->widget(name))) // a list was filled anew
            continue;
        if (isTouched(name))
            m_binder->show(name, m_draft.change.at(name));
        else if (values.several())
            m_binder->showSeveral(name);
        else
            m_binder->show(name, values.common());
    }
    for (const auto &[row, fields] : rows()) {
        const QString reason = items::ownReason(fields.constFirst());
        if (reason.isEmpty())
            continue;
        QWidget *control = m_binder->widget(fields.constFirst());
        if (control) // the subnet beside an address can be set
            control->setEnabled(false);
        if (auto *line = qobject_cast<QLineEdit *>(control))
            line->setPlaceholderText(tr("each its own"));
        row->setToolTip(reason);
    }
    mark();
    showMessages();
}

void BulkForm::presentPhones()
{
    const auto shown = [this](const char *name) { return items::shownValue(*m_view, m_draft.change, QLatin1String(name)); };
    const QString type = QLatin1String(field::kModuleType);
    const items::BulkValues &types = m_values[type];
    const auto without = std::ranges::count_if(types.byCount, [](const auto &value) { return value.first.isEmpty(); });
    const bool differ = types.several() && without > 0;
    const bool some = isTouched(type) ? !m_draft.change.at(type).isEmpty() : without == 0 && types.extensions() > 0;
    m_phone->setPhones(m_kinds, shown(field::kMake),
                       !isTouched(type) && differ ? Qt::PartiallyChecked
                       : some                     ? Qt::Checked
                                                  : Qt::Unchecked,
                       differ, m_gaps, m_values[QLatin1String(field::kNetworkMode)].common() == QLatin1String("static"));
    const auto network = shown(field::kNetworkMode);
    m_phone->advanced()->setStatic(!network || *network == QLatin1String("static"));
    m_phone->setSummary(m_kinds.off == 0    ? QString()
                        : m_kinds.on() == 0 ? tr("Off for all of these extensions")
                                            : tr("On for %L1 of %L2 extensions").arg(m_kinds.on()).arg(m_view->extensions.size()));
}

void BulkForm::mark()
{
    const bool edited = isShown() && !m_draft.change.empty();
    m_actions.save->setEnabled(edited && m_view);
    m_actions.revert->setEnabled(edited && m_view);
    m_title->setText(title());
    m_edited->setVisible(edited);
    if (!m_view)
        return;
    const auto pending = std::ranges::count_if(m_view->extensions, &items::BulkView::Extension::pending);
    m_pending->setVisible(pending > 0 && !edited); // a narrow head has no room for both
    m_pending->setText(pending == static_cast<std::ptrdiff_t>(m_view->extensions.size()) ? tr("pending") : tr("%L1 pending").arg(pending));
    for (const auto &[row, fields] : rows())
        markRow(row, fields);
}

void BulkForm::markRow(FieldRow *row, const Fields &fields)
{
    const bool touched = std::ranges::any_of(fields, [this](const QString &name) { return isTouched(name); });
    row->setMark(touched ? FieldRow::Mark::Edited : FieldRow::Mark::None);
    m_back.value(row)->setVisible(touched);
    const bool own = !items::ownReason(fields.constFirst()).isEmpty();
    row->setWas(own || touched ? QString() : countsOf(fields)); // the button takes its place
    if (!own)
        row->setToolTip(listOf(fields));
}

QString BulkForm::countsOf(const Fields &fields) const
{
    if (fields.size() > 1) // two controls in a row leave no room; the tooltip has them
        return {};
    for (const QString &name : fields) {
        const auto found = m_values.find(name);
        if (found == m_values.end() || !found->second.several() || !items::ownReason(name).isEmpty())
            continue;
        const items::BulkValues &values = found->second;
        const auto yes = std::ranges::find(values.byCount, QStringLiteral("true"), &std::pair<QString, int>::first);
        if (yes != values.byCount.end())
            return tr("%L1 of %L2", "extensions have it on").arg(yes->second).arg(values.extensions());
        return tr("%L1 values").arg(values.byCount.size());
    }
    return {};
}

QString BulkForm::listOf(const Fields &fields) const
{
    QStringList parts;
    for (const QString &name : fields) {
        const auto found = m_values.find(name);
        if (found == m_values.end() || !found->second.several() || !items::ownReason(name).isEmpty())
            continue;
        QStringList lines{tr("%1: %L2 different values").arg(items::fieldTitle(name)).arg(found->second.byCount.size())};
        const auto &values = found->second.byCount;
        for (std::size_t i = 0; i < std::min(kListedValues, values.size()); ++i)
            lines += tr("%L1 × %2").arg(values[i].second).arg(items::shownText(name, values[i].first, m_view->offices));
        if (values.size() > kListedValues)
            lines += tr("and %L1 more values").arg(values.size() - kListedValues);
        for (QString &line : lines)
            line = line.toHtmlEscaped();
        parts += lines.join(QStringLiteral("<br>"));
    }
    return parts.isEmpty() ? QString() : QStringLiteral("<p style=\"white-space:pre\">%1</p>").arg(parts.join(QStringLiteral("<br><br>")));
}

QString BulkForm::cannotText(const QString &name) const
{
    if (name == QLatin1String(field::kMake) && isTouched(name)) {
        int unknown = 0;
        for (const items::BulkPhones::Kind &kind : m_kinds.kinds)
            unknown += kind.known ? 0 : kind.count;
        return unknown == 0 ? QString() : tr("%L1 of %L2 phones have no model of this make. Choose one.").arg(unknown).arg(m_kinds.on());
    }
    if (name == QLatin1String(field::kModuleType)) {
        const int cannot = m_kinds.cannot([](const catalogue::Model &model) { return !model.traits.modules.empty(); });
        const auto type = m_draft.change.find(name); // whether they take this one is what the rules say
        if (cannot > 0 && cannot < m_kinds.on() && type != m_draft.change.end() && !type->second.isEmpty())
            return tr("%L1 of %L2 phones take no module and will be refused.").arg(cannot).arg(m_kinds.on());
    }
    const auto gap = m_gaps.find(name);
    if (gap == m_gaps.end())
        return {};
    return gap->second.phones == m_kinds.on()
               ? gap->second.sentence
               : tr("%L1 of %L2 phones cannot do this; it is kept and left out of their files.").arg(gap->second.phones).arg(m_kinds.on());
}

void BulkForm::showMessages()
{
    if (!m_view)
        return;
    const auto wrong = items::wrongInput(m_draft.change);
    for (const auto &[row, fields] : rows()) {
        FieldRow::Tone tone = FieldRow::Tone::Info;
        QString text;
        const auto offer = [&tone, &text](FieldRow::Tone by, const QString &sentence) {
            if (text.isEmpty() && !sentence.isEmpty())
                std::tie(tone, text) = std::tie(by, sentence);
        };
        for (const QString &name : fields) {
            const auto found = wrong.find(name);
            if (found != wrong.end())
                offer(FieldRow::Tone::Bad, found->second);
        }
        for (const QString &name : fields) {
            if (m_clashes.contains(name))
                offer(FieldRow::Tone::Warning, tr("Changed elsewhere meanwhile. Your input is kept; saving overwrites it."));
        }
        for (const QString &name : fields)
            offer(FieldRow::Tone::Info, cannotText(name));
        for (const QString &name : fields) {
            if (isTouched(name) && !render::Renderer::reachesPhone(name.toStdString()) && !name.startsWith(QLatin1String("/autoProvision")))
                offer(FieldRow::Tone::Info, tr("Set this on your PBX: the phone’s file cannot carry it."));
        }
        row->setMessage(tone, text);
    }
}

} // namespace pbx::views
