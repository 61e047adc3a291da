#include "exportdialog.h"

#include "controls.h"
#include "items/csvwork.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"
#include "workbar.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QVBoxLayout>

namespace pbx::views {

using items::toQt;

ExportDialog::ExportDialog(items::Session &session, const Texts &texts, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_texts(texts)
    , m_choices(new QVBoxLayout)
    , m_secrets(new QCheckBox(tr("With SIP &passwords in clear"), this))
    , m_notice(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_progress(new WorkBar(session, "exportProgress", this))
    , m_export(makeButton("export", tr("&Export…"), Icon::Export, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(texts.title);
    m_secrets->setObjectName(QStringLiteral("withSecrets"));
    explain(m_secrets, items::fieldHelp(items::HelpOf::Export, m_secrets->objectName()));
    m_secrets->setVisible(texts.secrets);
    m_notice->setObjectName(QStringLiteral("exportNotice"));
    makePrimary(m_export);
    m_export->setIcon(icon(Icon::Export, &Theme::accentText));
    auto *cancel = makeButton("cancelExport", tr("Cancel"), {}, this);
    auto *column = makeDialogColumn(this, 10, 480);
    column->addWidget(makeProse(texts.what, this));
    column->addLayout(m_choices);
    column->addWidget(m_secrets);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
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

bool ExportDialog::withSecrets() const
{
    return m_secrets->isChecked();
}

void ExportDialog::addChoices(QLayout *choices)
{
    m_choices->addLayout(choices);
}

void ExportDialog::choose()
{
    auto *dialog = new QFileDialog(this, m_texts.title, m_texts.fileName, m_texts.fileTypes);
    dialog->setObjectName(QStringLiteral("exportFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(m_texts.fileName).suffix());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::write);
    dialog->open();
}

void ExportDialog::write(const QString &path)
{
    m_export->setEnabled(false);
    m_session.ask(
        this,
        [make = text(), path, progress = m_progress->begin()](changes::Workspace &w) -> domain::Result<void> {
            const auto made = make(w, progress);
            return made ? items::writePrivately(path, *made) : fail(made.error());
        },
        [this, path](const domain::Result<void> &done) {
            m_export->setEnabled(true);
            m_progress->hide();
            if (!done) {
                m_notice->setTone(MessageBar::Tone::Bad);
                m_notice->setSentence(toQt(done.error().sentence));
                return;
            }
            Q_EMIT written(path);
            accept();
        });
}

// ---- SiteExportDialog -------------------------------------------------------------------------------------------------

SiteExportDialog::SiteExportDialog(items::Session &session, const domain::Uuid &site, QWidget *parent)
    : ExportDialog(session,
                   {.title = tr("Export site"),
                    .what = tr("The document holds offices, extensions, key templates, conditions and firewall rules as saved on this computer."),
                    .fileName = tr("site.json"),
                    .fileTypes = tr("Site document (*.json)")},
                   parent)
    , m_site(site)
{
    setObjectName(QStringLiteral("exportSiteDialog"));
}

ExportDialog::Text SiteExportDialog::text() const
{
    return [site = m_site, secrets = withSecrets() ? domain::Secrets::Include
                                                   : domain::Secrets::Leave](changes::Workspace &w, const domain::Progress &) -> Result<std::string> {
        const auto document = w.document(site, secrets);
        return document ? Result<std::string>(domain::writeDocument(*document, secrets)) : fail(document.error());
    };
}

} // namespace pbx::views
