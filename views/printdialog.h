// A dialog with a preview of what is printed: the page's size, what the kind of paper lets one choose, and "Save as PDF…" and
// "Print…". It does not block, and writes page by page.
#pragma once

#include "paperjob.h"

#include <QDialog>

class QComboBox;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace pbx::views {

class MessageBar;
class PaperView;

class PrintDialog : public QDialog {
    Q_OBJECT
public:
    PrintDialog(const char *name, const QString &title, QWidget *parent);

    void save(const QString &path); // what the file chooser answers
    [[nodiscard]] PaperChoice choice() const;

Q_SIGNALS:
    void written(const QString &path);

protected:
    void begin(); // once the derived dialog is ready to be asked
    [[nodiscard]] QVBoxLayout *options() { return m_options; }
    // What is printed now; count 0: nothing can be, and problem() says why.
    [[nodiscard]] virtual PaperSource source() const = 0;
    [[nodiscard]] virtual int shownPaper() const { return 0; } // of the source, in the preview
    [[nodiscard]] virtual QString problem() const { return {}; }
    [[nodiscard]] virtual QString fileName() const = 0; // proposed, without ".pdf"
    void refresh();                                     // something was chosen

private:
    void askPath();
    void askPrinter();
    [[nodiscard]] PaperJob *startJob();
    void end(const QString &wrong, const QString &path);
    void enableButtons();

    QVBoxLayout *m_options;
    QWidget *m_side = nullptr; // what is asked, at the left
    PaperView *m_view;
    QComboBox *m_size;
    MessageBar *m_notice;
    QProgressBar *m_progress;
    QPushButton *m_save, *m_print, *m_close;
    PaperJob *m_job = nullptr;
    bool m_possible = false;
};

} // namespace pbx::views
