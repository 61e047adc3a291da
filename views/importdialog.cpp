#include "importdialog.h"

#include "controls.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"
#include "workbar.h"

#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;
using Outcome = tl::expected<changes::ImportReport, domain::Refused>;

namespace {

constexpr qint64 kMostBytes = qint64{256} << 20; // as the reader's own limit

domain::Result<std::string> readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, items::fromQt(ImportDialog::tr("%1 cannot be read: %2.").arg(path, file.errorString())));
    if (file.size() > kMostBytes)
        return invalid(items::fromQt(ImportDialog::tr("%1 is larger than 256 MB.").arg(path)));
    return file.readAll().toStdString();
}

QString counts(const changes::ImportReport &report)
{
    const int pending = report.created + report.changed + report.removed;
    QStringList parts = {ImportDialog::tr("%1 new").arg(report.created), ImportDialog::tr("%1 changed").arg(report.changed),
                         ImportDialog::tr("%1 removed").arg(report.removed), ImportDialog::tr("%1 unchanged").arg(report.unchanged)};
    QString text = ImportDialog::tr("%n objects are pending now (%1). Nothing reaches a phone before Apply.", nullptr, pending)
                       .arg(parts.join(ImportDialog::tr(", ")));
    if (report.passwordsGenerated > 0)
        text += QLatin1Char(' ') + ImportDialog::tr("%n passwords were generated.", nullptr, report.passwordsGenerated);
    return text;
}

} // namespace

ImportDialog::ImportDialog(items::Session &session, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_path(path)
    , m_what(makeProse({}, this))
    , m_progress(new WorkBar(session, "importProgress", this))
    , m_findings(new QTreeWidget(this))
    , m_brake(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_anyway(m_brake->setAction(tr("Import &anyway")))
    , m_close(makeButton("closeImport", tr("Cancel"), {}, this))
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    resize(px(720), px(420));
    m_what->setObjectName(QStringLiteral("importSummary"));
    m_brake->setObjectName(QStringLiteral("importBrake"));
    m_anyway->setObjectName(QStringLiteral("importAnyway"));
    m_findings->setObjectName(QStringLiteral("importFindings"));
    m_findings->setAccessibleName(tr("Findings"));
    m_findings->setHeaderLabels({tr("Place"), tr("What is wrong")});
    m_findings->setRootIsDecorated(false);
    m_findings->setUniformRowHeights(true);
    m_findings->header()->resizeSection(0, px(280));
    auto *column = makeDialogColumn(this, 10);
    column->addWidget(m_what);
    column->addWidget(m_progress);
    column->addWidget(m_brake);
    column->addWidget(m_findings, 1);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_anyway, &QPushButton::clicked, this, [this] { begin(true); });
    begin(false);
}

void ImportDialog::begin(bool allowMassRemoval)
{
    m_brake->setSentence({});
    m_findings->hide();
    m_what->setText(tr("Reading and checking %1").arg(m_path));
    m_session.ask(
        this,
        [path = m_path, allowMassRemoval, progress = m_progress->begin()](changes::Workspace &w) -> Outcome {
            const auto json = readAll(path);
            if (!json)
                return tl::unexpected(domain::Refused{json.error(), {}});
            return w.import(*json, allowMassRemoval, progress);
        },
        [this](const Outcome &outcome) { take(outcome); });
}

void ImportDialog::take(const Outcome &outcome)
{
    m_progress->hide();
    m_close->setText(tr("Close"));
    if (outcome) {
        m_what->setText(counts(*outcome));
        showFindings(outcome->warnings);
        Q_EMIT imported(outcome->site);
        return;
    }
    const auto &refused = outcome.error();
    if (refused.error.kind == ErrorKind::Unconfirmed) {
        m_what->setText(tr("Nothing was imported yet."));
        m_brake->setSentence(toQt(refused.error.sentence));
    } else {
        m_what->setText(toQt(refused.error.sentence));
    }
    showFindings(refused.findings);
}

void ImportDialog::showFindings(const domain::Findings &findings)
{
    m_findings->clear();
    m_findings->setVisible(!findings.empty());
    QList<QTreeWidgetItem *> items;
    for (const auto &finding : findings) {
        auto *item = new QTreeWidgetItem({toQt(finding.pointer), toQt(finding.sentence)});
        const bool wrong = finding.severity == domain::Severity::Error;
        item->setIcon(1, icon(wrong ? Icon::Error : Icon::Warn, wrong ? &Theme::bad : &Theme::warningMark));
        item->setToolTip(1, item->text(1));
        item->setFont(0, Theme::font(Theme::Text::Fixed));
        items.append(item);
    }
    m_findings->addTopLevelItems(items);
}

} // namespace pbx::views
