#include "exportdialog.h"

#include "controls.h"
#include "items/csvwork.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

ExportDialog::ExportDialog(items::Session &session, const domain::Uuid &site, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_secrets(new QCheckBox(tr("With SIP &passwords in clear"), this))
    , m_notice(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_export(makeButton("exportSite", tr("&Export…"), Icon::Export, this))
{
    setObjectName(QStringLiteral("exportSiteDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export site"));
    m_secrets->setObjectName(QStringLiteral("withSecrets"));
    explain(m_secrets, items::fieldHelp(items::HelpOf::Export, m_secrets->objectName()));
    m_notice->setObjectName(QStringLiteral("exportNotice"));
    makePrimary(m_export);
    m_export->setIcon(icon(Icon::Export, &Theme::accentText));
    auto *cancel = makeButton("cancelExport", tr("Cancel"), {}, this);
    auto *column = makeDialogColumn(this, 10, 480);
    column->addWidget(makeProse(tr("The document holds offices, extensions, conditions and firewall rules as saved on this computer."), this));
    column->addWidget(m_secrets);
    column->addWidget(m_notice);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    column->addLayout(buttons);
    connect(m_secrets, &QCheckBox::toggled, this, [this](bool with) {
        m_notice->setTone(MessageBar::Tone::Warning);
        m_notice->setSentence(
            with ? tr("Whoever reads the file can make calls at this customer’s cost. Only you may read it; delete it when it is used.") : QString());
    });
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
}

void ExportDialog::choose()
{
    auto *dialog = new QFileDialog(this, tr("Export site"), tr("site.json"), tr("Site document (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::write);
    dialog->open();
}

void ExportDialog::write(const QString &path)
{
    const auto secrets = m_secrets->isChecked() ? domain::Secrets::Include : domain::Secrets::Leave;
    m_export->setEnabled(false);
    m_session.ask(
        this,
        [site = m_site, secrets, path](changes::Workspace &w) -> domain::Result<void> {
            const auto document = w.document(site, secrets);
            return document ? items::writePrivately(path, domain::writeDocument(*document, secrets)) : fail(document.error());
        },
        [this, path](const domain::Result<void> &done) {
            m_export->setEnabled(true);
            if (!done) {
                m_notice->setTone(MessageBar::Tone::Bad);
                m_notice->setSentence(toQt(done.error().sentence));
                return;
            }
            Q_EMIT written(path);
            accept();
        });
}

} // namespace pbx::views
