// What ChangesPage does: review, Apply of exactly that review, and what comes after.
#include "changespage.h"

#include "applybar.h"
#include "controls.h"
#include "items/session.h"
#include "items/textof.h"
#include "pendingpane.h"
#include "widgets.h"
#include "workline.h"

#include <algorithm>
#include <atomic>
#include <QFileDialog>
#include <QSaveFile>
#include <QStackedWidget>
#include <set>

namespace pbx::views {

using items::toQt;
using Applied = changes::Workspace::Applied;

// Shared with the worker: whether the page still wants to hear of it, and whether it is to stop.
struct ChangesPage::Running {
    QPointer<ChangesPage> page;
    std::atomic_bool stopped = false;
};

void ChangesPage::refresh()
{
    const bool discarding = m_work->isRunning() && !m_asking;
    if (!m_site || m_applying || discarding)
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const std::set<domain::Uuid> unticked = m_pending->unticked();
    m_session.ask(
        this,
        [site = *m_site, unticked, progress = m_work->begin(tr("Reading the changes"))](changes::Workspace &w) {
            return items::makeReview(w, site, unticked, progress);
        },
        [this, unticked, generation = m_generation](const domain::Result<items::Review> &review) {
            if (generation != m_generation)
                return;
            m_asking = false;
            m_work->end();
            const bool again = std::exchange(m_askAgain, false);
            if (m_pending->unticked() == unticked) // else it would take back what was ticked in the meantime
                take(review);
            if (again)
                refresh();
        });
    follow();
}

void ChangesPage::forget()
{
    ++m_generation;
    m_asking = m_askAgain = false;
    m_work->end();
}

void ChangesPage::take(const domain::Result<items::Review> &review)
{
    if (!review && review.error().kind == ErrorKind::Cancelled) {
        m_stack->setCurrentIndex(Stopped);
        return;
    }
    if (!review) {
        refuse(review.error());
        return;
    }
    const auto before = std::exchange(m_review, *review);
    if (before && !std::exchange(m_ownChange, false))
        tellWhatMoved(*before);
    m_pending->setReview(*m_review, m_applied);
    const bool nothing = m_review->objects.empty() && (!m_review->whole || m_review->whole->empty());
    m_stack->setCurrentIndex(nothing && m_applied.empty() ? Nothing : Changes);
    showPbxNotes();
    showObject();
    showFoot();
}

// The same ticks and another plan: somebody else changed something while this was being read.
void ChangesPage::tellWhatMoved(const items::Review &before)
{
    if (!before.ticked || before.unticked != m_review->unticked || (m_review->ticked && before.ticked->hash == m_review->ticked->hash))
        return;
    m_notice->setTone(MessageBar::Tone::Warning);
    m_notice->setSentence(tr("Something changed while you were reading. This is the new state; look again before you apply."));
}

bool ChangesPage::canApply() const
{
    return !m_applying && m_review && m_review->ticked && !m_review->ticked->empty();
}

void ChangesPage::showFoot()
{
    const bool possible = canApply();
    Q_EMIT canApplyChanged(possible);
    if (m_applying)
        return;
    if (!possible && m_review->objects.empty() && m_revision > 0) {
        m_foot->showAccepted(m_appliedObjects, m_revision, m_phones);
        return;
    }
    const int all = static_cast<int>(m_review->objects.size());
    m_foot->showReady(all - static_cast<int>(m_review->unticked.size()), all, possible);
    if (m_review->error)
        m_foot->setSentence(toQt(m_review->error->sentence));
    else if (m_review->tickedError)
        m_foot->setSentence(toQt(m_review->tickedError->sentence));
    else if (m_review->ticked && !m_review->ticked->warnings.empty())
        m_foot->setSentence(toQt(m_review->ticked->warnings.front().sentence));
}

void ChangesPage::showPbxNotes()
{
    const auto &notes = m_review->pbxNotes;
    if (notes.empty()) {
        m_pbx->setSentence({});
        return;
    }
    const QString fields = toQt(notes.front().fields).replace(QLatin1Char('\n'), tr("; "));
    const QString rest = notes.size() == 1 ? QString() : QLatin1Char(' ') + tr("%n more follow.", nullptr, static_cast<int>(notes.size()) - 1);
    m_pbx->setSentence(tr("Set this on your PBX: %1, %2.", "101 Jerry, Ring time: 30 s").arg(toQt(notes.front().title), fields) + rest);
}

void ChangesPage::apply()
{
    if (!canApply())
        return;
    if (!m_review->ticked->massRemoval) {
        run(false);
        return;
    }
    const QString question = tr("This removes %n objects. Phones of removed extensions get no more changes.", nullptr, m_review->ticked->removals);
    askFirst(this, "askMassRemoval", tr("Apply changes"), question, tr("&Apply anyway"), [this, hash = m_review->ticked->hash] {
        if (canApply() && m_review->ticked->hash == hash) // still what was asked about
            run(true);
    });
}

void ChangesPage::run(bool allowMassRemoval)
{
    m_applying = true;
    m_notice->setSentence({});
    m_pending->setApplying(true);
    m_pending->setReview(*m_review, m_applied);
    m_foot->showApplying(static_cast<int>(m_review->ticked->objects.size()));
    showObject();
    Q_EMIT canApplyChanged(false);
    const auto running = std::make_shared<Running>();
    running->page = this;
    m_running = running;
    const auto progress = [running, context = &m_session](std::size_t done, std::size_t total) {
        // From the worker into the GUI thread; the page may be gone there, the apply goes on.
        QMetaObject::invokeMethod(context, [running, done, total] {
            if (running->page && running->page->m_applying)
                running->page->m_foot->showProgress(done, total);
        });
        return !running->stopped;
    };
    m_session.ask(
        this, [plan = *m_review->ticked, progress, allowMassRemoval](changes::Workspace &w) { return w.apply(plan, progress, allowMassRemoval); },
        [this, plan = *m_review->ticked](const domain::Result<Applied> &result) { finish(result, plan); });
}

void ChangesPage::stop()
{
    if (m_applying && m_running)
        m_running->stopped = true;
}

void ChangesPage::finish(const domain::Result<Applied> &result, const changes::Plan &plan)
{
    m_applying = false;
    m_pending->setApplying(false);
    if (result) {
        m_revision = result->revision;
        m_appliedObjects = static_cast<int>(plan.objects.size());
        rememberApplied(plan);
        Q_EMIT applied(m_revision);
    } else {
        refuse(result.error());
        if (result.error().kind == ErrorKind::Conflict) {
            m_notice->setTone(MessageBar::Tone::Warning);
            m_notice->setSentence(
                tr("%1 Nothing was applied. This is the new state; look again before you apply.").arg(toQt(result.error().sentence)));
        }
    }
    m_ownChange = true;
    forget();
    refresh();
}

void ChangesPage::rememberApplied(const changes::Plan &plan)
{
    m_phones = items::appliedPhones(plan);
    m_applied.clear();
    for (const auto &object : plan.objects) {
        std::optional<domain::MacAddress> mac;
        if (const auto found = m_review->macs.find(object.id); found != m_review->macs.end())
            mac = found->second;
        // What only the PBX can deliver never counts as accepted.
        using State = items::PendingRow::State;
        const bool delivered = object.kind != domain::Kind::Extension || object.fields.empty()
                               || std::any_of(object.fields.begin(), object.fields.end(), [](const auto &field) { return field.reachesPhone; });
        m_applied.push_back({object, mac, delivered ? State::Accepted : State::OnPbx});
    }
}

void ChangesPage::follow()
{
    if (m_phones.empty() || !m_site)
        return;
    m_session.ask(
        this, [site = *m_site, phones = m_phones](changes::Workspace &w) { return items::followPhones(w, site, phones); },
        [this, site = *m_site](const domain::Result<std::vector<items::AppliedPhone>> &phones) {
            if (!phones || m_site != site || *phones == m_phones)
                return;
            m_phones = *phones;
            showBeads();
            for (auto &done : m_applied) {
                const auto phone = std::find_if(m_phones.begin(), m_phones.end(), [&](const auto &each) { return each.extension == done.object.id; });
                using State = items::PendingRow::State;
                if (phone != m_phones.end() && done.state != State::OnPbx)
                    done.state = phone->progress == store::Progress::Running   ? State::Running
                                 : phone->progress == store::Progress::Fetched ? State::Fetched
                                 : phone->progress == store::Progress::Refused ? State::Failed
                                                                               : State::Accepted;
            }
            if (m_review) {
                m_pending->setReview(*m_review, m_applied);
                showFoot();
            }
        });
}

void ChangesPage::discard(const std::vector<domain::Uuid> &objects)
{
    m_ownChange = true;
    forget();
    m_session.ask(
        this,
        [site = *m_site, objects, progress = m_work->begin(tr("Discarding changes"))](changes::Workspace &w) {
            return w.discard(site, objects, progress);
        },
        [this](const domain::Result<void> &done) {
            m_work->end();
            if (!done)
                refuse(done.error());
            refresh();
        });
}

void ChangesPage::refuse(const domain::Error &error)
{
    m_notice->setTone(error.kind == ErrorKind::Cancelled ? MessageBar::Tone::Info : MessageBar::Tone::Bad);
    m_notice->setSentence(toQt(error.sentence));
}

void ChangesPage::askDiscard()
{
    if (!m_review)
        return;
    std::vector<domain::Uuid> ticked;
    for (const auto &object : m_review->objects) {
        if (m_review->isTicked(object.id))
            ticked.push_back(object.id);
    }
    if (ticked.empty())
        return;
    const QString question =
        tr("Discard %n changes? The fields go back to what the target has. Undo brings the changes back.", nullptr, static_cast<int>(ticked.size()));
    askFirst(this, "askDiscard", tr("Discard changes"), question, tr("&Discard"), [this, ticked] { discard(ticked); });
}

void ChangesPage::exportDiff()
{
    if (!m_review)
        return;
    QString text;
    for (const auto &object : m_review->objects) {
        text += toQt(object.title) + QLatin1Char('\n');
        for (const auto &field : object.fields)
            text += QStringLiteral("  %1: %2 → %3\n").arg(toQt(field.field), toQt(field.before), toQt(field.after));
    }
    if (m_review->whole) {
        for (const auto &file : m_review->whole->commonFiles)
            text += QLatin1Char('\n') + toQt(changes::unifiedDiff(file));
        for (const auto &phone : m_review->whole->phones) {
            for (const auto &file : phone.files)
                text += QLatin1Char('\n') + toQt(changes::unifiedDiff(file));
        }
    }
    auto *dialog = new QFileDialog(this, tr("Export changes"), tr("changes.diff"), tr("Difference (*.diff);;All files (*)"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
            return;
        m_notice->setTone(MessageBar::Tone::Bad);
        m_notice->setSentence(tr("%1 could not be written: %2.").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace pbx::views
