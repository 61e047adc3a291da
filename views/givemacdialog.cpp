#include "givemacdialog.h"

#include "controls.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace pbx::views {

using items::toQt;

namespace {

constexpr std::size_t kShown = 200;
using Rows = std::vector<store::ExtensionRow>;

// The first that have no MAC address. On the worker thread.
Result<Rows> withoutMac(store::Store &store, const domain::Uuid &site, const std::string &text)
{
    store::ExtensionFilter filter;
    filter.text = text;
    Rows found;
    std::string cursor;
    do {
        auto page = store.extensions(site, filter, cursor, 500);
        if (!page)
            return fail(page.error());
        std::ranges::copy_if(page->rows, std::back_inserter(found), [](const auto &row) { return row.mac.empty() && !row.deleted; });
        cursor = page->next;
    } while (!cursor.empty() && found.size() < kShown);
    return found;
}

} // namespace

GiveMacDialog::GiveMacDialog(items::Session &session, const domain::Uuid &site, const QString &mac, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_message(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_give(makeButton("giveMac", tr("&Give it to this extension"), {}, this))
{
    setObjectName(QStringLiteral("giveMacDialog"));
    setWindowTitle(tr("Give %1 to an extension").arg(mac));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    resize(px(440), px(420));
    m_search->setObjectName(QStringLiteral("giveMacSearch"));
    m_search->setAccessibleName(tr("Search the extensions without a phone"));
    m_search->setPlaceholderText(tr("Number or name"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("giveMacList"));
    m_list->setAccessibleName(tr("Extensions without a phone"));
    m_note->setObjectName(QStringLiteral("giveMacNote"));
    m_note->setWordWrap(true);
    m_message->setObjectName(QStringLiteral("giveMacMessage"));
    makePrimary(m_give);
    m_give->setDefault(true);
    auto *cancel = makeButton("giveMacCancel", tr("Cancel"), {}, this);
    cancel->setAutoDefault(false);

    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_give);
    auto *column = makeDialogColumn(this, 8);
    column->addWidget(makeProse(tr("The address is put into the extension’s form. Check make and model there, then save."), this));
    column->addWidget(m_message);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    column->addLayout(buttons);

    connect(m_search, &QLineEdit::textChanged, this, &GiveMacDialog::search);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_give->setEnabled(row >= 0); });
    connect(m_list, &QListWidget::itemActivated, this, &GiveMacDialog::choose);
    connect(m_give, &QPushButton::clicked, this, &GiveMacDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_give->setEnabled(false);
    m_search->setFocus();
    search();
}

void GiveMacDialog::search()
{
    m_session.ask(
        this, [site = m_site, text = items::fromQt(m_search->text().trimmed())](changes::Workspace &w) { return withoutMac(w.store(), site, text); },
        [this, asked = ++m_asked](const Result<Rows> &found) {
            if (asked != m_asked)
                return;
            m_message->setSentence(found ? QString() : toQt(found.error().sentence));
            take(found ? *found : Rows{});
        });
}

void GiveMacDialog::take(const Rows &found)
{
    m_list->clear();
    for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i) {
        auto *item = new QListWidgetItem(QStringLiteral("%1  %2").arg(toQt(found[i].number), toQt(found[i].name)), m_list);
        item->setData(Qt::UserRole, toQt(found[i].id.toString()));
    }
    m_list->setCurrentRow(found.empty() ? -1 : 0);
    m_give->setEnabled(!found.empty());
    m_note->setText(found.size() > kShown ? tr("The first %L1 are shown. Type a number or a name to find others.").arg(kShown)
                    : !found.empty()      ? tr("Only extensions without a MAC address are listed.")
                    : m_search->text().isEmpty()
                        ? tr("Every extension of this site has a phone. Add an extension first, or clear another one’s address.")
                        : tr("No extension without a phone matches."));
}

void GiveMacDialog::choose()
{
    const auto *item = m_list->currentItem();
    const auto id = item ? domain::Uuid::parse(items::fromQt(item->data(Qt::UserRole).toString())) : fail(ErrorKind::NotFound, {});
    if (!id)
        return;
    Q_EMIT chosen(*id);
    accept();
}

bool GiveMacDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Up || key == Qt::Key_Down) && m_list->count() > 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pbx::views
