#include "keyfinddialog.h"

#include "controls.h"
#include "items/textof.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace pbx::views {

using items::KeyHitModel;
using items::toQt;

namespace {

constexpr int kFindAfter = 200; // ms of rest

} // namespace

KeyFindDialog::KeyFindDialog(items::Session &session, const domain::Uuid &site, const QString &text, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_model(new KeyHitModel(this))
    , m_text(new QLineEdit(text, this))
    , m_table(makeTable("keyFindTable", tr("Keys found"), this))
    , m_count(new ToneLabel({}, &Theme::secondary, Theme::Text::Base, this))
    , m_open(makeButton("keyFindOpen", tr("&Open these keys"), {}, this))
    , m_typed(new QTimer(this))
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
{
    setObjectName(QStringLiteral("keyFindDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find keys on all phones"));
    resize(px(760), px(460));
    m_text->setObjectName(QStringLiteral("keyFindText"));
    m_text->setAccessibleName(tr("What the key works on, its label or its type"));
    m_text->setPlaceholderText(tr("A number, a name or a label, such as 102"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Icon::Search, &Theme::secondary), QLineEdit::LeadingPosition);
    m_text->installEventFilter(this);
    m_text->selectAll();
    m_count->setObjectName(QStringLiteral("keyFindCount"));
    m_count->setWordWrap(true);
    m_table->setModel(m_model);
    const std::pair<int, int> widths[] = {
        {KeyHitModel::Phone, 170}, {KeyHitModel::Model, 130}, {KeyHitModel::Key, 60}, {KeyHitModel::Type, 140}, {KeyHitModel::Activity, 130}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, px(width));
    m_table->horizontalHeader()->setStretchLastSection(true);
    QPushButton *close = makeButton("keyFindClose", tr("Close"), {}, this);
    close->setAutoDefault(false);
    makePrimary(m_open);
    m_open->setDefault(true);
    m_typed->setSingleShot(true);
    m_typed->setInterval(kFindAfter);

    auto *column = makeDialogColumn(this, 8);
    column->addWidget(m_text);
    column->addWidget(m_table, 1);
    auto *buttons = makeLine();
    buttons->addWidget(m_count, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_open);
    column->addLayout(buttons);

    connect(m_text, &QLineEdit::textChanged, m_typed, qOverload<>(&QTimer::start));
    connect(m_typed, &QTimer::timeout, this, &KeyFindDialog::search);
    connect(&session, &items::Session::changed, m_typed, qOverload<>(&QTimer::start));
    connect(m_table, &QTableView::activated, this, &KeyFindDialog::choose);
    connect(m_open, &QPushButton::clicked, this, &KeyFindDialog::choose);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    search();
}

KeyFindDialog::~KeyFindDialog()
{
    *m_cancelled = true;
}

void KeyFindDialog::search()
{
    *m_cancelled = true; // the one before
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_session.ask(
        this,
        [site = m_site, text = m_text->text(), cancelled = m_cancelled](changes::Workspace &w) { return items::findKeys(w, site, text, cancelled); },
        [this, asked = ++m_asked](Result<items::KeyHits> found) {
            if (asked != m_asked)
                return;
            if (found)
                take(std::move(*found));
            else
                m_count->setText(toQt(found.error().sentence));
        });
}

void KeyFindDialog::take(items::KeyHits found)
{
    const int keys = found.keys;
    const auto listed = static_cast<int>(found.hits.size());
    m_model->setHits(std::move(found.hits));
    m_table->selectRow(0);
    m_open->setEnabled(listed > 0);
    const QString counted = tr("%1 on %2.").arg(tr("%n keys", nullptr, keys), tr("%n phones", nullptr, found.phones));
    m_count->setText(items::searchWords(m_text->text()).isEmpty() ? tr("Looks through the keys of every phone of this site.")
                     : keys == 0                                  ? tr("No key of this site’s phones matches.")
                     : keys > listed                              ? tr("%1 The first %L2 are listed.").arg(counted).arg(listed)
                                                                  : counted);
}

void KeyFindDialog::choose()
{
    if (!m_table->currentIndex().isValid())
        return;
    const items::KeyHit hit = m_model->at(m_table->currentIndex().row());
    Q_EMIT chosen(hit.extension, hit.slot);
}

bool KeyFindDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pbx::views
