// Writes papers into a PDF or onto a printer, a page at a time between the events of the window, so that it never stands
// still. Lives in the GUI thread, deletes itself when it has told its end; deleted before, it stops and leaves no file.
#pragma once

#include "paper.h"

#include <QObject>
#include <QPainter>
#include <QTimer>

#include <functional>
#include <memory>

class QPrinter;

namespace pbx::views {

struct PaperSource {
    int count = 0; // papers; each begins on a page of its own
    std::function<std::shared_ptr<const Paper>(int index)> paper;
};

class PaperJob final : public QObject {
    Q_OBJECT
public:
    PaperJob(PaperSource source, const PaperChoice &choice, QObject *parent);
    ~PaperJob() override;

    void save(const QString &path, const QString &title);            // PDF; the file is there when all of it is written
    void print(std::shared_ptr<QPrinter> printer);                   // as chosen, but for margins and size
    [[nodiscard]] static constexpr int resolution() { return 1200; } // of a PDF, dots per inch

Q_SIGNALS:
    void progress(int papers, int of);
    void done(const QString &problem); // empty: all of it is written

private:
    void begin(QPagedPaintDevice *device, const QString &failure);
    void step();
    void finish(const QString &problem);

    struct Out;
    std::unique_ptr<Out> m_out;
    PaperSource m_source;
    PaperChoice m_choice;
    std::shared_ptr<const Paper> m_paper;
    QTimer m_next;
    int m_index = 0, m_page = 0;
    bool m_first = true;
};

} // namespace pbx::views
