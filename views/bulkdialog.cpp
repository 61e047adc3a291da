#include "bulkdialog.h"

#include "bulkdelegate.h"
#include "controls.h"
#include "items/bulkpreviewmodel.h"
#include "items/steps.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <QCheckBox>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QStringList>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace pbx::views {

using changes::Workspace;
using items::BulkFieldModel;
using items::BulkLineModel;
using items::toQt;

namespace {

constexpr int kShowProgressAfter = 500; // ms
constexpr int kNamedDrafts = 5;

} // namespace

BulkDialog::BulkDialog(items::Session &session, const domain::Uuid &site, std::vector<domain::Uuid> extensions, items::BulkChange change,
                       QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_extensions(std::move(extensions))
    , m_change(std::move(change))
    , m_fields(new BulkFieldModel(this))
    , m_lines(new BulkLineModel(this))
    , m_summary(makeProse({}, this))
    , m_message(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_notice(new MessageBar(MessageBar::Tone::Info, {}, this))
    , m_progress(new QProgressBar(this))
    , m_slow(new QTimer(this))
    , m_fieldTable(makeTable("bulkFieldTable", tr("Fields that change"), this))
    , m_lineTable(makeTable("bulkLineTable", tr("Changes by extension"), this))
    , m_onlyRefused(new QCheckBox(tr("Only &refused ones"), this))
    , m_save(makeButton("bulkSave", tr("&Save"), {}, this))
    , m_cancel(makeButton("bulkCancel", tr("Cancel"), {}, this))
{
    setObjectName(QStringLiteral("bulkDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changes to %L1 extensions").arg(m_extensions.size()));
    build();
    connect(m_save, &QPushButton::clicked, this, &BulkDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &BulkDialog::reject);
    connect(m_onlyRefused, &QCheckBox::toggled, this, &BulkDialog::showLines);
    connect(m_slow, &QTimer::timeout, m_progress, &QWidget::show);
    begin();
}

void BulkDialog::build()
{
    m_summary->setObjectName(QStringLiteral("bulkSummary"));
    m_message->setObjectName(QStringLiteral("bulkError"));
    m_notice->setObjectName(QStringLiteral("bulkNotice"));
    m_progress->setObjectName(QStringLiteral("bulkProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_onlyRefused->setObjectName(QStringLiteral("bulkOnlyRefused"));
    m_slow->setSingleShot(true);
    m_slow->setInterval(kShowProgressAfter);
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));
    m_save->setDefault(true);
    QSizePolicy stays = m_progress->sizePolicy(); // the tables do not jump
    stays.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(stays);
    m_progress->setFixedHeight(px(6));
    m_progress->setTextVisible(false);
    m_progress->hide();

    m_fieldTable->setModel(m_fields);
    m_fieldTable->setItemDelegate(new BulkDelegate(BulkFieldModel::Before, BulkFieldModel::After, m_fieldTable));
    m_lineTable->setModel(m_lines);
    m_lineTable->setItemDelegate(new BulkDelegate(BulkLineModel::Before, BulkLineModel::After, m_lineTable));
    const auto share = [](QTableView *table, std::initializer_list<std::pair<int, int>> widths, int rest) {
        QHeaderView *head = table->horizontalHeader();
        head->setMinimumSectionSize(px(28));
        head->setStretchLastSection(false);
        for (const auto &[column, width] : widths)
            table->setColumnWidth(column, px(width));
        head->setSectionResizeMode(rest, QHeaderView::Stretch);
    };
    share(m_fieldTable, {{BulkFieldModel::Field, 130}, {BulkFieldModel::Before, 220}, {BulkFieldModel::Arrow, 32}, {BulkFieldModel::After, 140}},
          BulkFieldModel::Counts);
    share(m_lineTable,
          {{BulkLineModel::Number, 60},
           {BulkLineModel::Name, 150},
           {BulkLineModel::Field, 130},
           {BulkLineModel::Before, 150},
           {BulkLineModel::Arrow, 32}},
          BulkLineModel::After);
    m_lineTable->setMinimumHeight(px(120));

    auto *between = makeLine();
    between->addWidget(makeHeading(tr("By extension"), this));
    between->addStretch(1);
    between->addWidget(m_onlyRefused);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *column = makeDialogColumn(this, 8, 860);
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(m_notice);
    column->addWidget(makeHeading(tr("By field"), this));
    column->addWidget(m_fieldTable);
    column->addLayout(between);
    column->addWidget(m_lineTable, 1);
    column->addLayout(buttons);
    resize(px(880), px(560));
}

void BulkDialog::begin()
{
    m_preview.reset();
    m_save->setEnabled(false);
    showProgress(tr("Looking at %L1 extensions…").arg(m_extensions.size()), 0, 0);
    auto job = std::make_shared<items::BulkReview>(m_site, m_extensions, m_change);
    items::inSteps<items::BulkReview>(
        m_session, this, job,
        [this](const items::BulkReview &review) {
            m_progress->setRange(0, static_cast<int>(review.total()));
            m_progress->setValue(static_cast<int>(review.done()));
            return true;
        },
        [this, job](const Result<void> &done) {
            endProgress();
            if (done) {
                take(job->take());
                return;
            }
            m_summary->setText(tr("Nothing was saved."));
            m_message->setSentence(toQt(done.error().sentence));
        });
}

QString BulkDialog::summary() const
{
    const items::BulkPreview &preview = *m_preview;
    QStringList parts{preview.changed == 1 ? tr("1 extension changes.") : tr("%L1 extensions change.").arg(preview.changed)};
    if (preview.same > 0)
        parts += preview.same == 1 ? tr("1 stays as it is.") : tr("%L1 stay as they are.").arg(preview.same);
    if (preview.refused > 0)
        parts += preview.refused == 1 ? tr("Of 1 something is refused; that is left as it is.")
                                      : tr("Of %L1 something is refused; that is left as it is.").arg(preview.refused);
    return parts.join(u' ');
}

void BulkDialog::take(items::BulkPreview preview)
{
    m_preview = std::make_shared<items::BulkPreview>(std::move(preview));
    m_summary->setText(summary());
    QStringList notices;
    if (const qsizetype drafts = m_preview->drafts.size(); drafts > 0) {
        const QString names = m_preview->drafts.mid(0, kNamedDrafts).join(QStringLiteral(", "));
        notices += drafts == 1 ? tr("1 has unsaved input of its own, which is kept: %1.").arg(names)
                   : drafts <= kNamedDrafts
                       ? tr("%L1 have unsaved input of their own, which is kept: %2.").arg(drafts).arg(names)
                       : tr("%L1 have unsaved input of their own, which is kept: %2 and %L3 more.").arg(drafts).arg(names).arg(drafts - kNamedDrafts);
    }
    if (m_preview->gone > 0)
        notices += m_preview->gone == 1 ? tr("1 is deleted and left out.") : tr("%L1 are deleted and left out.").arg(m_preview->gone);
    m_notice->setSentence(notices.join(u' '));
    m_fields->setPreview(*m_preview);
    const int rows = std::min(m_fields->rowCount(), 6);
    m_fieldTable->setFixedHeight(m_fieldTable->horizontalHeader()->height() + rows * px(27) + 2);
    m_onlyRefused->setVisible(m_preview->refused > 0);
    showLines();
    m_save->setText(m_preview->changed == 1 ? tr("&Save 1 extension") : tr("&Save %L1 extensions").arg(m_preview->changed));
    m_save->setEnabled(!m_preview->edits.empty());
    if (m_save->isEnabled())
        m_save->setFocus();
    else
        m_cancel->setFocus();
}

void BulkDialog::showLines()
{
    if (m_preview)
        m_lines->setPreview(*m_preview, m_onlyRefused->isChecked());
}

void BulkDialog::save()
{
    if (!m_preview || m_saving)
        return;
    m_saving = true;
    m_save->setEnabled(false);
    m_cancel->setEnabled(false);
    m_message->setSentence({});
    showProgress(tr("Saving %L1 extensions…").arg(m_preview->changed), 0, 0);
    m_session.ask(
        this, [preview = std::shared_ptr<const items::BulkPreview>(m_preview)](Workspace &w) { return items::saveBulk(w, *preview); },
        [this](const Result<void> &done) { takeSaved(done); });
}

void BulkDialog::takeSaved(const Result<void> &done)
{
    m_saving = false;
    m_cancel->setEnabled(true);
    endProgress();
    if (!done) {
        m_message->setSentence(toQt(done.error().sentence));
        begin(); // as it would be now
        return;
    }
    Q_EMIT saved(*m_preview);
    if (m_preview->refused == 0) {
        accept();
        return;
    }
    m_summary->setText(tr("Extensions saved: %L1. Undo with Ctrl+Z. What was refused stays as it is:").arg(m_preview->changed));
    m_onlyRefused->setChecked(true);
    m_onlyRefused->setEnabled(false);
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus();
}

void BulkDialog::showProgress(const QString &what, int done, int total)
{
    m_summary->setText(what);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_slow->start();
}

void BulkDialog::endProgress()
{
    m_slow->stop();
    m_progress->hide();
}

void BulkDialog::reject()
{
    if (!m_saving)
        QDialog::reject();
}

} // namespace pbx::views
