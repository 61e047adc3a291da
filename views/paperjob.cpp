#include "paperjob.h"

#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>

namespace pbx::views {

// In the order in which they end: the painter before its device, the device before its file.
struct PaperJob::Out {
    std::unique_ptr<QSaveFile> file;
    std::unique_ptr<QPdfWriter> pdf;
    std::shared_ptr<QPrinter> printer;
    QPagedPaintDevice *device = nullptr;
    QPainter painter;
    Out() = default;
    Out(const Out &) = delete;
    Out &operator=(const Out &) = delete;
    ~Out()
    {
        if (painter.isActive())
            painter.end();
    }
};

PaperJob::PaperJob(PaperSource source, const PaperChoice &choice, QObject *parent)
    : QObject(parent)
    , m_out(std::make_unique<Out>())
    , m_source(std::move(source))
    , m_choice(choice)
    , m_next(this)
{
    m_next.setInterval(0);
    connect(&m_next, &QTimer::timeout, this, &PaperJob::step);
}

PaperJob::~PaperJob() = default;

void PaperJob::save(const QString &path, const QString &title)
{
    m_out->file = std::make_unique<QSaveFile>(path);
    if (!m_out->file->open(QIODevice::WriteOnly)) {
        begin(nullptr, tr("%1 could not be written: %2.").arg(path, m_out->file->errorString()));
        return;
    }
    m_out->pdf = std::make_unique<QPdfWriter>(m_out->file.get());
    m_out->pdf->setTitle(title);
    m_out->pdf->setCreator(QStringLiteral("myCloudPBX Manager"));
    m_out->pdf->setResolution(resolution());
    begin(m_out->pdf.get(), tr("%1 could not be written: %2.").arg(path, m_out->file->errorString()));
}

void PaperJob::print(std::shared_ptr<QPrinter> printer)
{
    m_out->printer = std::move(printer);
    m_out->printer->setFullPage(true); // the origin is the paper's corner
    begin(m_out->printer.get(), tr("The printer %1 did not take the pages.").arg(m_out->printer->printerName()));
}

void PaperJob::begin(QPagedPaintDevice *device, const QString &failure)
{
    m_out->device = device;
    if (device)
        preparePaper(*device, m_choice);
    if (!device || !m_out->painter.begin(device)) {
        QMetaObject::invokeMethod(
            this, [this, failure] { finish(failure); }, Qt::QueuedConnection);
        return;
    }
    scaleToPaper(m_out->painter);
    m_next.start();
}

void PaperJob::step()
{
    if (!m_paper) {
        if (m_index >= m_source.count) {
            finish({});
            return;
        }
        m_paper = m_source.paper(m_index);
        m_page = 0;
    }
    if (m_page < m_paper->pages()) {
        if (!m_first && !m_out->device->newPage()) {
            finish(tr("A page could not be written: no room on the disk, or the printer is gone."));
            return;
        }
        m_first = false;
        m_paper->paint(m_out->painter, m_page++);
    }
    if (m_page >= m_paper->pages()) {
        m_paper.reset();
        Q_EMIT progress(++m_index, m_source.count);
    }
}

void PaperJob::finish(const QString &problem)
{
    m_next.stop();
    QString told = problem;
    const bool ended = m_out->painter.isActive() && m_out->painter.end();
    m_out->pdf.reset();
    if (told.isEmpty() && !ended)
        told = tr("The pages could not be finished.");
    if (told.isEmpty() && m_out->file && !m_out->file->commit())
        told = tr("%1 could not be written: %2.").arg(m_out->file->fileName(), m_out->file->errorString());
    Q_EMIT done(told);
    deleteLater();
}

} // namespace pbx::views
