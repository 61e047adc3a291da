// The main window's commands for lists (CSV).
#include "csvcommands.h"

#include "csvexportdialog.h"
#include "csvimportdialog.h"
#include "extensionlist.h"
#include "mainwindow.h"
#include "sitepage.h"

#include <QFileDialog>
#include <QFileInfo>

namespace pbx::views {

bool isList(const QString &path)
{
    const QString end = QFileInfo(path).suffix().toLower();
    return end == QLatin1String("csv") || end == QLatin1String("tsv") || end == QLatin1String("txt");
}

void MainWindow::askCsvImport()
{
    auto *files = new QFileDialog(this, tr("Import extensions or keys"), {}, tr("Lists (*.csv *.tsv *.txt);;All files (*)"));
    files->setObjectName(QStringLiteral("csvFileDialog"));
    files->setFileMode(QFileDialog::ExistingFile);
    connect(files, &QFileDialog::fileSelected, this, &MainWindow::importCsv);
    open(files);
}

void MainWindow::importCsv(const QString &path)
{
    if (!m_site->site()) {
        refuse(tr("A list goes into a site. Open that site first, or add one."));
        return;
    }
    auto *dialog = new CsvImportDialog(m_session, *m_site->site(), path, this);
    connect(dialog, &CsvImportDialog::imported, this, [this](const QString &sentence) { tell(sentence); });
    open(dialog);
}

void MainWindow::askCsvExport(bool keys)
{
    if (!m_site->site())
        return;
    const QList<domain::Uuid> selected = m_site->list().selected();
    auto *dialog = new CsvExportDialog(m_session, *m_site->site(), keys ? items::CsvKind::Keys : items::CsvKind::Extensions,
                                       {selected.begin(), selected.end()}, this);
    connect(dialog, &CsvExportDialog::written, this, [this](const QString &path) { tell(tr("Exported to “%1”.").arg(path)); });
    open(dialog);
}

} // namespace pbx::views
