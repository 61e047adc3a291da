#include "keycopydialog.h"

#include "controls.h"
#include "items/extensionwork.h"
#include "items/textof.h"
#include "widgets.h"
#include "workbar.h"

#include "domain/say.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace pbx::views {

using changes::Workspace;
using items::KeyCopyModel;
using items::OnTaken;
using items::toQt;

namespace {

struct CopyPlan {
    std::vector<items::CopyTarget> targets;
    items::KeyContext context;
};

Result<CopyPlan> planCopies(Workspace &w, const domain::Uuid &site, const std::vector<items::CargoKey> &keys, items::CopyWay way,
                            const std::optional<domain::Uuid> &except, const domain::Progress &progress)
{
    auto targets = items::copyTargets(w, site, keys, way, except, progress);
    if (!targets)
        return fail(targets.error());
    auto context = items::siteKeys(w, site);
    if (!context)
        return fail(context.error());
    return CopyPlan{std::move(*targets), std::move(*context)};
}

QString counted(const KeyCopyModel::Sum &sum)
{
    if (sum.phones == 0)
        return KeyCopyDialog::tr("Tick the phones that get these keys.");
    if (sum.changing == 0)
        return sum.misfits > 0 ? KeyCopyDialog::tr("None of these keys fits the ticked phones.")
                               : KeyCopyDialog::tr("The ticked phones have these keys already.");
    QStringList parts{KeyCopyDialog::tr("%n keys are set", nullptr, sum.keys)};
    if (sum.replaced > 0)
        parts << KeyCopyDialog::tr("%L1 of them in place of another").arg(sum.replaced);
    if (sum.misfits > 0)
        parts << KeyCopyDialog::tr("%L1 do not fit and are left out").arg(sum.misfits);
    QString text = parts.join(KeyCopyDialog::tr(", ")) + QLatin1Char('.');
    if (sum.drafts > 0)
        text += QLatin1Char(' ') + KeyCopyDialog::tr("Unsaved input of %n extensions stays as it is.", nullptr, sum.drafts);
    return text;
}

} // namespace

KeyCopyDialog::KeyCopyDialog(items::Session &session, const domain::Uuid &site, std::vector<KeyOffer> offers,
                             const std::optional<domain::Uuid> &except, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_offers(std::move(offers))
    , m_except(except)
    , m_model(new KeyCopyModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_offer(new QComboBox(this))
    , m_taken(new QComboBox(this))
    , m_elsewhere(new QCheckBox(tr("A key whose place a phone does not have goes to its next &empty key"), this))
    , m_filter(new QLineEdit(this))
    , m_table(makeTable("keyCopyTable", tr("Phones"), this))
    , m_whose(new ToneLabel({}, &Theme::text, Theme::Text::Bold, this))
    , m_sum(new ToneLabel({}, &Theme::secondary, Theme::Text::Base, this))
    , m_details(new QListWidget(this))
    , m_message(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_progress(new WorkBar(session, "keyCopyProgress", this))
    , m_copy(makeButton("keyCopyGo", tr("Copy"), Icon::Copy, this))
{
    setObjectName(QStringLiteral("keyCopyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Copy keys to other phones"));
    resize(px(880), px(620));
    m_message->setObjectName(QStringLiteral("keyCopyMessage"));
    m_sum->setObjectName(QStringLiteral("keyCopySum"));
    m_sum->setWordWrap(true);
    m_details->setObjectName(QStringLiteral("keyCopyDetails"));
    m_details->setAccessibleName(tr("What changes on the selected phone"));
    m_details->setMaximumHeight(px(130));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(px(4));
    makePrimary(m_copy);
    m_copy->setIcon(icon(Icon::Copy, &Theme::accentText));
    m_copy->setDefault(true);
    QPushButton *cancel = makeButton("keyCopyCancel", tr("Cancel"), {}, this);
    cancel->setAutoDefault(false);

    auto *column = makeDialogColumn(this, 10);
    column->addWidget(makeChoices());
    column->addWidget(m_message);
    column->addWidget(makeList(), 1);
    column->addWidget(m_progress);
    column->addWidget(m_whose);
    column->addWidget(m_details);
    auto *buttons = makeLine();
    buttons->addWidget(m_sum, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_copy);
    column->addLayout(buttons);

    connect(m_offer, &QComboBox::activated, this, &KeyCopyDialog::plan);
    connect(m_taken, &QComboBox::activated, this, &KeyCopyDialog::plan);
    connect(m_elsewhere, &QCheckBox::toggled, this, &KeyCopyDialog::plan);
    connect(&session, &items::Session::changed, this, &KeyCopyDialog::plan);
    connect(m_model, &KeyCopyModel::ticksChanged, this, &KeyCopyDialog::showSum);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeyCopyDialog::showDetails);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &KeyCopyDialog::copy);
    m_filter->setFocus();
    showSum();
    plan();
}

QWidget *KeyCopyDialog::makeChoices()
{
    m_offer->setObjectName(QStringLiteral("keyCopyOffer"));
    for (const KeyOffer &offer : m_offers)
        m_offer->addItem(offer.title);
    m_taken->setObjectName(QStringLiteral("keyCopyTaken"));
    m_taken->addItem(tr("Replace it"), static_cast<int>(OnTaken::Replace));
    m_taken->addItem(tr("Keep it"), static_cast<int>(OnTaken::Keep));
    m_taken->addItem(tr("Use the next empty key"), static_cast<int>(OnTaken::NextEmpty));
    m_elsewhere->setObjectName(QStringLiteral("keyCopyElsewhere"));
    m_elsewhere->setChecked(true);
    auto *box = new QWidget(this);
    auto *rows = makeColumn(4);
    rows->addWidget(new FieldRow(tr("&Keys"), m_offer, box));
    rows->addWidget(new FieldRow(tr("&Where a key is taken"), m_taken, box));
    rows->addWidget(m_elsewhere);
    box->setLayout(rows);
    FieldRow::alignLabels(box, px(160));
    return box;
}

QWidget *KeyCopyDialog::makeList()
{
    m_filter->setObjectName(QStringLiteral("keyCopyFilter"));
    m_filter->setPlaceholderText(tr("Filter by number, name, model or office"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Filter, &Theme::secondary), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_shown->setSourceModel(m_model);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    connect(m_filter, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    m_table->setModel(m_shown);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->installEventFilter(this);
    const std::pair<int, int> widths[] = {
        {KeyCopyModel::Number, 84}, {KeyCopyModel::Name, 150}, {KeyCopyModel::Phone, 130}, {KeyCopyModel::Office, 130}, {KeyCopyModel::Misfits, 100}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, px(width));
    m_table->horizontalHeader()->setSectionResizeMode(KeyCopyModel::Changes, QHeaderView::Stretch);
    QPushButton *all = makeSmallButton("keyCopyAll", tr("Tick &shown"), this);
    QPushButton *none = makeSmallButton("keyCopyNone", tr("&Untick shown"), this);
    for (QPushButton *button : {all, none})
        button->setAutoDefault(false);
    connect(all, &QPushButton::clicked, this, [this] { tickShown(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickShown(false); });
    auto *box = new QWidget(this);
    auto *column = makeColumn(6);
    auto *line = makeLine();
    line->addWidget(m_filter, 1);
    line->addWidget(all);
    line->addWidget(none);
    column->addLayout(line);
    column->addWidget(m_table, 1);
    box->setLayout(column);
    return box;
}

items::CopyWay KeyCopyDialog::way() const
{
    return {static_cast<OnTaken>(m_taken->currentData().toInt()), m_elsewhere->isChecked()};
}

void KeyCopyDialog::reject()
{
    if (m_copying)
        m_progress->stop();
    else
        QDialog::reject();
}

void KeyCopyDialog::tick(const domain::Uuid &extension)
{
    m_wanted.push_back(extension);
    m_model->tick(m_wanted, true);
}

void KeyCopyDialog::plan()
{
    if (m_copying)
        return;
    m_copy->setEnabled(false);
    const auto &keys = m_offers.at(static_cast<std::size_t>(m_offer->currentIndex())).keys;
    m_session.ask(
        this,
        [site = m_site, keys, way = way(), except = m_except, progress = m_progress->begin(tr("Looking at the phones"))](Workspace &w) {
            return planCopies(w, site, keys, way, except, progress);
        },
        [this, asked = ++m_asked](Result<CopyPlan> planned) {
            if (asked != m_asked)
                return;
            m_progress->hide();
            if (planned)
                take(std::move(planned->targets), std::move(planned->context));
            else
                m_message->setSentence(toQt(planned.error().sentence));
        });
}

void KeyCopyDialog::take(std::vector<items::CopyTarget> targets, items::KeyContext context)
{
    m_context = std::move(context);
    m_model->setTargets(std::move(targets));
    m_model->tick(std::exchange(m_wanted, {}), true);
    if (!m_table->currentIndex().isValid() && m_shown->rowCount() > 0) {
        int row = 0;
        for (int i = m_shown->rowCount() - 1; i >= 0; --i) // the first that is ticked, else the first
            row = m_shown->index(i, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked ? i : row;
        m_table->selectRow(row);
    }
    showSum();
    showDetails();
}

void KeyCopyDialog::tickShown(bool on)
{
    std::vector<domain::Uuid> shown;
    for (int row = 0; row < m_shown->rowCount(); ++row)
        shown.push_back(m_model->at(m_shown->mapToSource(m_shown->index(row, 0)).row()).target.extension);
    m_model->tick(shown, on);
}

void KeyCopyDialog::tickSelected()
{
    std::vector<domain::Uuid> chosen;
    bool all = true;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const items::KeyCopyRow &row = m_model->at(m_shown->mapToSource(index).row());
        chosen.push_back(row.target.extension);
        all = all && row.ticked;
    }
    m_model->tick(chosen, !all);
}

void KeyCopyDialog::showSum()
{
    const KeyCopyModel::Sum sum = m_model->sum();
    m_sum->setText(counted(sum));
    m_copy->setText(sum.changing > 0 ? tr("Copy to %n phones", nullptr, sum.changing) : tr("Copy"));
    m_copy->setEnabled(sum.changing > 0 && m_progress->isHidden());
}

void KeyCopyDialog::showDetails()
{
    m_details->clear();
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    m_whose->setText(index.isValid() ? m_model->at(index.row()).target.title() : QString());
    if (!index.isValid())
        return;
    for (const KeyCopyModel::Line &line : KeyCopyModel::details(m_model->at(index.row()).target, m_context)) {
        auto *item = new QListWidgetItem(line.text, m_details);
        if (line.misfit)
            item->setIcon(icon(Icon::Warn, &Theme::warningMark));
    }
}

void KeyCopyDialog::copy()
{
    const auto targets = m_model->ticked();
    const int changing = m_model->sum().changing;
    if (changing == 0)
        return;
    m_message->setSentence({});
    m_copy->setEnabled(false);
    m_copying = true;
    ++m_asked; // what is being planned comes too late
    const std::string label =
        changing == 1 ? domain::say("Copy keys to one phone") : domain::say("Copy keys to %1 phones", {std::to_string(changing)});
    m_session.ask(
        this,
        [site = m_site, targets, label, progress = m_progress->begin(toQt(label))](Workspace &w) {
            return items::copyKeys(w, site, targets, label, progress);
        },
        [this, step = toQt(label)](const Result<int> &stored) {
            m_copying = false;
            m_progress->hide();
            if (!stored) {
                m_message->setSentence(toQt(stored.error().sentence));
                plan();
                return;
            }
            Q_EMIT copied(*stored, step);
            accept();
        });
}

bool KeyCopyDialog::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (watched == m_table && key == Qt::Key_Space) {
        tickSelected();
        return true;
    }
    if (watched == m_filter && key == Qt::Key_Down) {
        m_table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pbx::views
