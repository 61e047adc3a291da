#include "csvexportdialog.h"

#include "controls.h"
#include "items/session.h"
#include "widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace pbx::views {

using items::CsvKind;

CsvExportDialog::CsvExportDialog(items::Session &session, const domain::Uuid &site, CsvKind kind, std::vector<domain::Uuid> selected, QWidget *parent)
    : ExportDialog(session, texts(kind), parent)
    , m_site(site)
    , m_kind(kind)
    , m_selected(std::move(selected))
    , m_all(new QRadioButton(tr("&All extensions of the site"), this))
    , m_chosen(new QRadioButton(tr("The &selected extensions (%L1)").arg(m_selected.size()), this))
    , m_separator(new QComboBox(this))
{
    setObjectName(QStringLiteral("csvExportDialog"));
    m_all->setObjectName(QStringLiteral("csvAll"));
    m_chosen->setObjectName(QStringLiteral("csvSelected"));
    m_separator->setObjectName(QStringLiteral("csvExportSeparator"));
    m_separator->setAccessibleName(tr("Separator"));
    m_chosen->setEnabled(!m_selected.empty());
    (m_selected.size() > 1 ? m_chosen : m_all)->setChecked(true);
    for (const auto &[separator, text] : {std::pair{',', tr("Comma")}, std::pair{';', tr("Semicolon")}, std::pair{'\t', tr("Tab")}})
        m_separator->addItem(text, static_cast<int>(separator));
    m_separator->setCurrentIndex(m_separator->findData(static_cast<int>(items::usualSeparator())));
    auto *choices = new QVBoxLayout;
    choices->setSpacing(px(10));
    choices->addWidget(m_all);
    choices->addWidget(m_chosen);
    auto *line = makeLine();
    auto *label = new QLabel(tr("Separa&tor"), this);
    label->setBuddy(m_separator);
    line->addWidget(label);
    line->addWidget(m_separator);
    line->addStretch(1);
    choices->addLayout(line);
    addChoices(choices);
}

ExportDialog::Texts CsvExportDialog::texts(CsvKind kind)
{
    const bool people = kind == CsvKind::Extensions;
    return {.title = people ? tr("Export extensions as CSV") : tr("Export keys as CSV"),
            .what = people ? tr("One row for each extension with the fields of its form, as saved on this computer. Import it again after "
                                "your changes: what is not in a row stays as it is.")
                           : tr("One row for each key: extension, key, type, target and label, as saved on this computer. Import it "
                                "again after your changes: keys that are not in it stay as they are."),
            .fileName = people ? tr("extensions.csv") : tr("keys.csv"),
            .fileTypes = tr("Lists (*.csv *.tsv *.txt)"),
            .secrets = people};
}

ExportDialog::Text CsvExportDialog::text() const
{
    items::CsvExport what;
    what.kind = m_kind;
    what.separator = static_cast<char>(m_separator->currentData().toInt());
    what.secrets = withSecrets();
    if (m_chosen->isChecked())
        what.extensions = m_selected;
    return [site = m_site, what](changes::Workspace &w, const domain::Progress &progress) { return items::exportCsv(w, site, what, progress); };
}

} // namespace pbx::views
