#include "bulkform.h"

#include "actions.h"
#include "bulkdialog.h"
#include "extensionboxes.h"
#include "formbinder.h"
#include "formparts.h"
#include "items/steps.h"
#include "items/textof.h"
#include "phonesbox.h"
#include "widgets.h"

#include <algorithm>
#include <QAction>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <unordered_set>

namespace pbx::views {

using changes::Workspace;
using items::toQt;
namespace field = items::field;

namespace {

constexpr int kKeepInputAfter = 400;  // ms of rest until what is typed is stored
constexpr int kSayReadingAfter = 150; // ms

} // namespace

BulkForm::BulkForm(items::Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_binder(new FormBinder(this))
    , m_general(new GeneralBox(*m_binder, this))
    , m_phone(new AutoProvisionBox(*m_binder, session.library(), this))
    , m_phones(new PhonesBox(this))
    , m_message(new MessageBar(MessageBar::Tone::Info, {}, this))
    , m_reading(new EmptyState({}, this))
    , m_pages(new QStackedLayout)
    , m_keep(new QTimer(this))
    , m_slow(new QTimer(this))
    , m_draft{.id = domain::Uuid::random(), .extensions = {}, .change = {}}
{
    setObjectName(QStringLiteral("bulkForm"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_message->setObjectName(QStringLiteral("bulkMessage"));
    m_reading->setObjectName(QStringLiteral("bulkReading"));
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const FormHead head = makeFormHead(actions, QStringLiteral("bulk"), page);
    m_title = head.title;
    m_pending = head.pending;
    m_edited = head.edited;
    head.save->setText(tr("Save…"));
    column->addWidget(head.widget);
    column->addWidget(new Rule(page));
    auto *messages = new QVBoxLayout;
    messages->setContentsMargins(px(14), px(8), px(14), 0);
    messages->addWidget(m_message);
    column->addLayout(messages);
    m_scroll = makeFormBody({m_general, m_phones}, {m_phone}, page);
    m_scroll->setObjectName(QStringLiteral("bulkScroll"));
    column->addWidget(m_scroll, 1);
    setLayout(m_pages);
    m_pages->addWidget(m_reading);
    m_pages->addWidget(page);

    for (const auto &[row, fields] : rows()) {
        auto *back = new QToolButton(row);
        back->setObjectName(row->objectName() + QStringLiteral("Back"));
        back->setIcon(icon(Icon::Undo, &Theme::secondary));
        back->setAutoRaise(true);
        back->setToolTip(tr("Leave it as each extension has it"));
        back->setAccessibleName(back->toolTip());
        back->hide();
        row->addBeside(back);
        m_back.insert(row, back);
        connect(back, &QToolButton::clicked, this, [this, fields = fields] {
            for (const QString &name : fields)
                takeBack(name);
        });
    }
    tabAsLaidOut(m_scroll);
    for (auto [timer, wait] : {std::pair{m_keep, kKeepInputAfter}, std::pair{m_slow, kSayReadingAfter}}) {
        timer->setSingleShot(true);
        timer->setInterval(wait);
    }
    connect(m_keep, &QTimer::timeout, this, &BulkForm::keepNow);
    connect(m_slow, &QTimer::timeout, this, [this] {
        m_scroll->setUpdatesEnabled(true);
        m_reading->setSentence(tr("Reading %L1 extensions…").arg(m_draft.extensions.size()));
        m_pages->setCurrentIndex(0);
    });
    connect(m_binder, &FormBinder::edited, this, &BulkForm::edit);
    connect(m_binder, &FormBinder::takenBack, this, &BulkForm::takeBack);
    connect(m_phone, &AutoProvisionBox::moduleSwitched, this, &BulkForm::switchModule);
    connect(m_phone, &AutoProvisionBox::moduleTakenBack, this, [this] { takeBack(QLatin1String(field::kModuleType)); });
    connect(&session, &items::Session::changed, this, &BulkForm::load);
}

BulkForm::~BulkForm()
{
    keepNow();
}

QString BulkForm::title() const
{
    return isShown() ? tr("%L1 extensions").arg(m_draft.extensions.size()) : QString();
}

void BulkForm::showExtensions(const domain::Uuid &site, const std::vector<domain::Uuid> &extensions)
{
    if (m_site == site && m_draft.extensions == extensions)
        return;
    const std::unordered_set<domain::Uuid> former(m_draft.extensions.begin(), m_draft.extensions.end());
    if (m_site != site || std::ranges::none_of(extensions, [&former](const domain::Uuid &id) { return former.contains(id); }))
        leave();
    m_site = site;
    m_draft.extensions = extensions;
    m_view.reset();
    m_clashes.clear();
    if (!m_draft.change.empty()) {
        m_dirty = true;
        m_keep->start();
    }
    m_slow->start();
    setReading(true);
    mark();
    load();
}

void BulkForm::goOn(const items::BulkDraft &draft)
{
    m_draft.id = draft.id;
    m_draft.change = draft.change;
    load();
}

void BulkForm::leave()
{
    if (!isShown())
        return;
    keepNow();
    for (QAction *action : {m_actions.save, m_actions.revert})
        action->setEnabled(false);
    m_slow->stop();
    const items::BulkDraft draft = std::exchange(m_draft, {.id = domain::Uuid::random(), .extensions = {}, .change = {}});
    m_view.reset();
    m_message->setSentence({});
    if (!draft.change.empty())
        Q_EMIT left(draft);
}

void BulkForm::load()
{
    if (!isShown())
        return;
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    auto job = std::make_shared<items::BulkLoad>(*m_site, m_draft.extensions);
    const auto isCurrent = [this, ids = m_draft.extensions] { return m_draft.extensions == ids; };
    items::inSteps<items::BulkLoad>(
        m_session, this, job,
        [this, isCurrent](const items::BulkLoad &) {
            if (isCurrent())
                return true;
            m_loading = m_loadAgain = false;
            load();
            return false;
        },
        [this, job, isCurrent](const Result<void> &done) {
            m_loading = false;
            if (std::exchange(m_loadAgain, false) || !isCurrent()) {
                load();
            } else if (done) {
                take(job->take());
            } else {
                m_slow->stop();
                m_reading->setSentence(toQt(done.error().sentence));
                m_pages->setCurrentIndex(0);
            }
        });
}

// What is shown is of the former ones until then: it takes no input, and is not repainted for the moment.
void BulkForm::setReading(bool reading)
{
    m_scroll->setEnabled(!reading);
    m_scroll->setUpdatesEnabled(!reading);
}

void BulkForm::take(items::BulkView view)
{
    m_slow->stop();
    const bool first = !m_view;
    const auto former = std::exchange(m_values, {});
    m_view = std::move(view);
    for (const QString &name : items::ExtensionDraft::fields())
        m_values[name] = items::valuesOf(*m_view, m_draft.change, name);
    std::erase_if(m_draft.change, [this](const auto &input) { // what all have now is no change any more
        const items::BulkValues &values = m_values[input.first];
        return !values.several() && values.common() == input.second && values.extensions() > 0;
    });
    for (const auto &[name, text] : m_draft.change) {
        const auto was = former.find(name);
        if (!first && was != former.end() && was->second != m_values[name] && !m_clashes.contains(name))
            m_clashes += name;
    }
    m_pages->setCurrentIndex(1);
    present();
    setReading(false);
    Q_EMIT shown();
}

void BulkForm::edit(const QString &name, const QString &text)
{
    if (!m_view)
        return;
    const items::BulkValues &values = m_values[name];
    if (!values.several() && values.common() == text)
        m_draft.change.erase(name);
    else
        m_draft.change[name] = text;
    m_clashes.removeAll(name);
    m_dirty = true;
    m_keep->start();
    if (name.startsWith(QLatin1String("/autoProvision")))
        present(name);
    mark();
    showMessages();
}

void BulkForm::takeBack(const QString &name)
{
    if (!m_view || !isTouched(name))
        return;
    m_draft.change.erase(name);
    m_clashes.removeAll(name);
    if (name == QLatin1String(field::kMake)) // the model was chosen from its list
        m_draft.change.erase(QLatin1String(field::kModel));
    m_dirty = true;
    m_keep->start();
    present();
}

void BulkForm::switchModule(bool on)
{
    QString type;
    for (const items::BulkPhones::Kind &kind : m_kinds.kinds) {
        if (on && type.isEmpty() && kind.known && !kind.known->traits.modules.empty())
            type = toQt(kind.known->traits.modules.front().type);
    }
    edit(QLatin1String(field::kModuleType), type);
    present();
}

void BulkForm::revert()
{
    if (m_draft.change.empty())
        return;
    m_draft.change.clear();
    m_clashes.clear();
    m_dirty = true;
    m_message->setSentence({});
    keepNow();
    if (m_view)
        present();
}

void BulkForm::save()
{
    if (!m_view || m_draft.change.empty())
        return;
    keepNow();
    auto *dialog = new BulkDialog(m_session, *m_site, m_draft.extensions, m_draft.change, window());
    connect(dialog, &BulkDialog::saved, this, [this, id = m_draft.id](const items::BulkPreview &preview) {
        if (m_draft.id == id)
            settle(preview);
        Q_EMIT saved(preview.changed);
    });
    dialog->open();
}

void BulkForm::settle(const items::BulkPreview &preview)
{
    std::erase_if(m_draft.change, [&preview](const auto &input) { return !preview.refusedFields.contains(input.first); });
    m_clashes.clear();
    m_values.clear(); // what differs now was saved here
    m_dirty = true;
    keepNow();
    m_message->setTone(MessageBar::Tone::Warning);
    m_message->setSentence(
        preview.refused == 0
            ? QString()
            : tr("Extensions saved: %L1. Refused and left as they are: %L2. Save shows why.").arg(preview.changed).arg(preview.refused));
    load();
}

void BulkForm::keepNow()
{
    m_keep->stop();
    if (!m_site || !std::exchange(m_dirty, false))
        return;
    m_session.ask(
        &m_session, [site = *m_site, draft = m_draft](Workspace &w) { return items::keepBulkDraft(w, site, draft); },
        [session = &m_session](const Result<void> &kept) {
            if (!kept)
                Q_EMIT session->failed(toQt(kept.error().sentence));
        });
}

void BulkForm::focusFirst()
{
    if (QWidget *first = m_binder->widget(QLatin1String(field::kRingTime)))
        first->setFocus(Qt::TabFocusReason);
}

QList<std::pair<FieldRow *, BulkForm::Fields>> BulkForm::rows() const
{
    QList<std::pair<FieldRow *, Fields>> out;
    for (const QString &name : items::ExtensionDraft::fields()) {
        FieldRow *row = m_binder->row(name);
        const auto known = std::ranges::find(out, row, &std::pair<FieldRow *, Fields>::first);
        if (row && known == out.end())
            out.append({row, {name}});
        else if (row)
            known->second += name;
    }
    return out;
}

} // namespace pbx::views
