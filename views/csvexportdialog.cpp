#include "csvexportdialog.h"

#include "controls.h"
#include "items/csvwork.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pbx::views {

using items::CsvKind;
using items::toQt;

CsvExportDialog::CsvExportDialog(items::Session &session, const domain::Uuid &site, CsvKind kind, std::vector<domain::Uuid> selected, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_kind(kind)
    , m_selected(std::move(selected))
    , m_all(new QRadioButton(tr("&All extensions of the site"), this))
    , m_chosen(new QRadioButton(tr("The &selected extensions (%L1)").arg(m_selected.size()), this))
    , m_separator(new QComboBox(this))
    , m_secrets(new QCheckBox(tr("With SIP &passwords in clear"), this))
    , m_notice(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_export(makeButton("exportCsv", tr("&Export…"), Icon::Export, this))
{
    const bool people = kind == CsvKind::Extensions;
    setObjectName(QStringLiteral("csvExportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(people ? tr("Export extensions as CSV") : tr("Export keys as CSV"));
    m_all->setObjectName(QStringLiteral("csvAll"));
    m_chosen->setObjectName(QStringLiteral("csvSelected"));
    m_separator->setObjectName(QStringLiteral("csvExportSeparator"));
    m_separator->setAccessibleName(tr("Separator"));
    m_secrets->setObjectName(QStringLiteral("csvWithSecrets"));
    m_notice->setObjectName(QStringLiteral("csvExportNotice"));
    m_chosen->setEnabled(!m_selected.empty());
    (m_selected.size() > 1 ? m_chosen : m_all)->setChecked(true);
    m_secrets->setVisible(people);
    for (const auto &[separator, text] : {std::pair{',', tr("Comma")}, std::pair{';', tr("Semicolon")}, std::pair{'\t', tr("Tab")}})
        m_separator->addItem(text, static_cast<int>(separator));
    m_separator->setCurrentIndex(m_separator->findData(static_cast<int>(items::usualSeparator())));
    makePrimary(m_export);
    m_export->setIcon(icon(Icon::Export, &Theme::accentText));
    auto *cancel = makeButton("csvExportCancel", tr("Cancel"), {}, this);

    auto *column = makeDialogColumn(this, 10, 480);
    column->addWidget(makeProse(people
                                    ? tr("One row for each extension with the fields of its form, as saved on this computer. Import it again after "
                                         "your changes: what is not in a row stays as it is.")
                                    : tr("One row for each key: extension, key, type, target and label, as saved on this computer. Import it "
                                         "again after your changes: keys that are not in it stay as they are."),
                                this));
    column->addWidget(m_all);
    column->addWidget(m_chosen);
    auto *line = makeLine();
    auto *label = new QLabel(tr("Separa&tor"), this);
    label->setBuddy(m_separator);
    line->addWidget(label);
    line->addWidget(m_separator);
    line->addStretch(1);
    column->addLayout(line);
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
    connect(m_export, &QPushButton::clicked, this, &CsvExportDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &CsvExportDialog::reject);
}

void CsvExportDialog::choose()
{
    auto *dialog =
        new QFileDialog(this, windowTitle(), m_kind == CsvKind::Extensions ? tr("extensions.csv") : tr("keys.csv"), tr("Lists (*.csv *.tsv *.txt)"));
    dialog->setObjectName(QStringLiteral("csvExportFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &CsvExportDialog::write);
    dialog->open();
}

void CsvExportDialog::write(const QString &path)
{
    items::CsvExport what;
    what.kind = m_kind;
    what.separator = static_cast<char>(m_separator->currentData().toInt());
    what.secrets = m_secrets->isChecked();
    if (m_chosen->isChecked())
        what.extensions = m_selected;
    m_export->setEnabled(false);
    m_session.ask(
        this,
        [site = m_site, what, path](changes::Workspace &w) -> domain::Result<void> {
            const auto text = items::exportCsv(w, site, what);
            return text ? items::writePrivately(path, *text) : fail(text.error());
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
