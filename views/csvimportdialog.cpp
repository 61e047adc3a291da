#include "csvimportdialog.h"

#include "controls.h"
#include "csvcolumns.h"
#include "csvpreview.h"
#include "items/csvwork.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"
#include "workbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <utility>

namespace pbx::views {

using items::CsvKind;
using items::toQt;

void CsvImportDialog::done(int result)
{
    m_progress->stop();
    QDialog::done(result);
}

// ---- what runs on the worker ------------------------------------------------------------------------------------------

domain::Progress CsvImportDialog::begin(const QString &what)
{
    m_busy = true;
    allow();
    return m_progress->begin(what);
}

void CsvImportDialog::end()
{
    m_busy = false;
    m_progress->hide();
    allow();
}

void CsvImportDialog::read()
{
    domain::CsvChoice choice;
    if (const int encoding = m_encoding->currentData().toInt(); encoding >= 0)
        choice.encoding = static_cast<domain::TextEncoding>(encoding);
    if (const int separator = m_separator->currentData().toInt(); separator >= 0)
        choice.separator = static_cast<char>(separator);
    (void)begin(tr("Reading"));
    m_session.ask(
        this, [path = m_path, choice](changes::Workspace &) { return items::readCsvFile(path, choice); },
        [this, stopped = m_progress->stopped()](const domain::Result<Table> &table) {
            if (!*stopped)
                take(table);
        });
}

void CsvImportDialog::take(const domain::Result<Table> &table)
{
    end();
    m_table = table.value_or(nullptr);
    if (!table) {
        m_plan = nullptr;
        m_reading = {};
        m_columns->setReading({}, m_reading);
        m_preview->setPlan(nullptr);
        tell(MessageBar::Tone::Bad, toQt(table.error().sentence));
        allow();
        return;
    }
    QSettings settings;
    m_reading = items::CsvMemory(settings).recall(*m_table).value_or(items::guessReading(*m_table));
    m_encoding->setItemText(0, tr("Automatic (%1)").arg(toQt(std::string(domain::name(m_table->encoding)))));
    const int separator = m_separator->findData(static_cast<int>(m_table->separator));
    m_separator->setItemText(0, tr("Automatic (%1)").arg(m_separator->itemText(separator).toLower()));
    showReading();
    plan();
}

void CsvImportDialog::showReading()
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_reading.kind)));
    m_header->setChecked(m_reading.header);
    m_columns->setReading(*m_table, m_reading);
}

void CsvImportDialog::readingChosen()
{
    if (!m_table)
        return;
    m_reading.kind = static_cast<CsvKind>(m_kind->currentData().toInt());
    m_reading.header = m_header->isChecked();
    m_reading.mapping = items::guessMapping(*m_table, m_reading.header, m_reading.kind);
    m_columns->setReading(*m_table, m_reading);
    remember();
    plan();
}

void CsvImportDialog::remember()
{
    QSettings settings;
    items::CsvMemory(settings).keep(*m_table, m_reading);
}

void CsvImportDialog::plan()
{
    if (!m_table || m_importing)
        return;
    const auto progress = begin(tr("Checking"));
    m_session.ask(
        this,
        [site = m_site, table = m_table, reading = m_reading, progress](changes::Workspace &w) -> domain::Result<Plan> {
            auto made = items::planCsv(w, site, table, reading, progress);
            return made ? domain::Result<Plan>(std::make_shared<const items::CsvPlan>(std::move(*made))) : fail(made.error());
        },
        [this, stopped = m_progress->stopped()](const domain::Result<Plan> &plan) {
            if (!*stopped)
                take(plan);
        });
}

void CsvImportDialog::take(const domain::Result<Plan> &plan)
{
    m_plan = plan.value_or(nullptr);
    m_preview->setPlan(m_plan);
    const auto said = std::exchange(m_said, {});
    if (!plan)
        tell(MessageBar::Tone::Warning, toQt(plan.error().sentence));
    else if (!said.second.isEmpty())
        tell(said.first, said.second);
    else if (m_plan->needsKey)
        tell(MessageBar::Tone::Warning, tr("The workspace is locked. Unlock it first: passwords are to be stored."));
    else
        tell(MessageBar::Tone::Warning, {});
    end();
}

void CsvImportDialog::import()
{
    if (!m_plan || m_busy)
        return;
    tell(MessageBar::Tone::Warning, {});
    m_importing = true;
    const auto progress = begin(tr("Importing"));
    m_session.ask(
        this, [plan = m_plan, progress](changes::Workspace &w) { return items::importCsv(w, *plan, progress); },
        [this, plan = m_plan](const domain::Result<void> &done) { finish(plan, done); });
}

void CsvImportDialog::finish(const Plan &plan, const domain::Result<void> &done)
{
    m_importing = false;
    end();
    if (!done) {
        m_said = {MessageBar::Tone::Bad, toQt(done.error().sentence)};
        this->plan(); // as it is now
        return;
    }
    const QString sentence = tr("Imported: %L1 new, %L2 changed. They are pending; undo with Ctrl+Z.").arg(plan->created).arg(plan->changed);
    Q_EMIT imported(sentence);
    if (plan->wrong == 0) {
        accept();
        return;
    }
    m_said = {MessageBar::Tone::Info, sentence + QLatin1Char(' ') + tr("The rows with errors are left.")};
    m_plan = nullptr;
    this->plan();
    m_close->setText(tr("Close"));
}

// ---- what was refused -------------------------------------------------------------------------------------------------

void CsvImportDialog::askErrors()
{
    const QFileInfo file(m_path);
    auto *dialog =
        new QFileDialog(this, tr("Save error file"), file.dir().filePath(tr("%1-errors.csv").arg(file.completeBaseName())), tr("Lists (*.csv)"));
    dialog->setObjectName(QStringLiteral("csvErrorFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &CsvImportDialog::writeErrors);
    dialog->open();
}

void CsvImportDialog::writeErrors(const QString &path)
{
    if (!m_plan)
        return;
    m_session.ask(
        this, [plan = m_plan, path](changes::Workspace &) { return items::writePrivately(path, items::csvErrorFile(*plan)); },
        [this, path](const domain::Result<void> &done) {
            if (done)
                tell(MessageBar::Tone::Info, tr("The rows with errors are in “%1”. Correct them there and import that file.").arg(path));
            else
                tell(MessageBar::Tone::Bad, toQt(done.error().sentence));
        });
}

void CsvImportDialog::tell(MessageBar::Tone tone, const QString &sentence)
{
    m_message->setTone(tone);
    m_message->setSentence(sentence);
}

void CsvImportDialog::allow()
{
    const bool wrong = m_plan && m_plan->wrong > 0;
    const bool any = m_plan && m_plan->created + m_plan->changed > 0 && !m_plan->needsKey;
    for (QWidget *choice : std::initializer_list<QWidget *>{m_kind, m_encoding, m_separator, m_header, m_columns})
        choice->setEnabled(!m_importing);
    m_errors->setEnabled(wrong && !m_busy);
    m_leaveOut->setVisible(wrong);
    m_import->setEnabled(any && !m_busy && (!wrong || m_leaveOut->isChecked()));
    const int rows = any ? m_plan->created + m_plan->changed : 0;
    m_import->setText(rows == 0 ? tr("&Import") : rows == 1 ? tr("&Import 1 row") : tr("&Import %L1 rows").arg(rows));
}

} // namespace pbx::views
