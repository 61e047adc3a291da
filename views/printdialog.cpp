#include "printdialog.h"

#include "controls.h"
#include "paperview.h"
#include "widgets.h"

#include <QComboBox>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace pbx::views {

PrintDialog::PrintDialog(const char *name, const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_options(makeColumn(10))
    , m_view(new PaperView(this))
    , m_size(new QComboBox(this))
    , m_notice(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_progress(new QProgressBar(this))
    , m_save(makeButton("savePdf", tr("&Save as PDF…"), Icon::Export, this))
    , m_print(makeButton("printPages", tr("&Print…"), Icon::Print, this))
    , m_close(makeButton("closePrint", tr("Close"), {}, this))
{
    setObjectName(QLatin1String(name));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_view->setObjectName(QStringLiteral("printPreview"));
    m_view->setMinimumSize(px(360), px(300));
    m_size->setObjectName(QStringLiteral("paperSize"));
    m_notice->setObjectName(QStringLiteral("printNotice"));
    m_progress->setObjectName(QStringLiteral("printProgress"));
    m_progress->setAccessibleName(tr("Pages written"));
    m_progress->hide();
    for (const PaperChoice &choice : paperChoices())
        m_size->addItem(choice.name);
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Export, &Theme::accentText));
    auto *size = new FieldRow(tr("Page si&ze"), m_size, this);
    size->stretchControl(true);

    auto *side = makeColumn(12);
    side->addWidget(size);
    side->addLayout(m_options);
    side->addStretch(1);
    m_side = new QWidget(this);
    m_side->setLayout(side);
    m_side->setFixedWidth(px(360));
    auto *across = makeLine(14);
    across->addWidget(m_side);
    across->addWidget(m_view, 1);
    auto *column = makeDialogColumn(this, 10);
    column->addLayout(across, 1);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_print);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    resize(px(980), px(720));

    connect(m_size, &QComboBox::currentIndexChanged, this, &PrintDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &PrintDialog::askPath);
    connect(m_print, &QPushButton::clicked, this, &PrintDialog::askPrinter);
    connect(m_close, &QPushButton::clicked, this, &PrintDialog::reject);
}

void PrintDialog::begin()
{
    FieldRow::alignLabels(m_side, px(90));
    refresh();
}

PaperChoice PrintDialog::choice() const
{
    return paperChoices().at(static_cast<std::size_t>(std::max(0, m_size->currentIndex())));
}

void PrintDialog::refresh()
{
    const PaperSource what = source();
    m_possible = what.count > 0;
    const int shown = shownPaper();
    m_view->setPaper(shown < what.count ? what.paper(shown) : nullptr, choice().millimetres());
    m_notice->setTone(MessageBar::Tone::Warning);
    m_notice->setSentence(m_possible ? QString() : problem());
    enableButtons();
}

void PrintDialog::enableButtons()
{
    m_save->setEnabled(m_possible && !m_job);
    m_print->setEnabled(m_possible && !m_job);
}

void PrintDialog::askPath()
{
    auto *dialog = new QFileDialog(this, tr("Save as PDF"), fileName() + QStringLiteral(".pdf"), tr("PDF (*.pdf)"));
    dialog->setObjectName(QStringLiteral("savePdfDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &PrintDialog::save);
    dialog->open();
}

PaperJob *PrintDialog::startJob()
{
    const PaperSource what = source();
    m_job = new PaperJob(what, choice(), this);
    m_progress->setRange(0, what.count);
    m_progress->setValue(0);
    m_progress->setVisible(what.count > 1);
    connect(m_job, &PaperJob::progress, m_progress, &QProgressBar::setValue);
    m_notice->setSentence({});
    enableButtons();
    return m_job;
}

void PrintDialog::save(const QString &path)
{
    if (m_job || !m_possible)
        return;
    PaperJob *job = startJob();
    connect(job, &PaperJob::done, this, [this, path](const QString &wrong) { end(wrong, path); });
    job->save(path, fileName());
}

void PrintDialog::askPrinter()
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    preparePaper(*printer, choice());
    printer->setDocName(fileName());
    auto *dialog = new QPrintDialog(printer, this);
    dialog->setObjectName(QStringLiteral("choosePrinter"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange, false);
    // The dialog's last words come while it still uses the printer.
    const std::shared_ptr<QPrinter> held(printer);
    connect(dialog, &QDialog::accepted, this, [this, held] {
        if (m_job || !m_possible)
            return;
        PaperJob *job = startJob();
        connect(job, &PaperJob::done, this, [this](const QString &wrong) { end(wrong, {}); });
        job->print(held);
    });
    connect(dialog, &QObject::destroyed, this, [held] {});
    dialog->open();
}

void PrintDialog::end(const QString &wrong, const QString &path)
{
    m_job = nullptr;
    m_progress->hide();
    enableButtons();
    m_notice->setTone(wrong.isEmpty() ? MessageBar::Tone::Info : MessageBar::Tone::Bad);
    if (!wrong.isEmpty())
        m_notice->setSentence(wrong);
    else
        m_notice->setSentence(path.isEmpty() ? tr("The pages are with the printer.") : tr("Saved as %1.").arg(path));
    if (wrong.isEmpty() && !path.isEmpty())
        Q_EMIT written(path);
}

} // namespace pbx::views
