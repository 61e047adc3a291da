// Takes extensions or keys from a list (CSV) into a site: how the file is read, which field each column holds, what every
// row would do, and then all that is right at once. Nothing is stored before that.
#pragma once

#include "items/csvplan.h"
#include "widgets.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class CsvColumns;
class CsvPreview;
class WorkBar;

class CsvImportDialog final : public QDialog {
    Q_OBJECT
public:
    CsvImportDialog(items::Session &session, const domain::Uuid &site, const QString &path, QWidget *parent = nullptr); // reads at once
    void writeErrors(const QString &path); // what the file chooser answers
    void done(int result) override;        // stops it at once

Q_SIGNALS:
    void imported(const QString &sentence);

private:
    using Table = std::shared_ptr<const domain::CsvTable>;
    using Plan = std::shared_ptr<const items::CsvPlan>;
    [[nodiscard]] QHBoxLayout *makeOptions();
    [[nodiscard]] QHBoxLayout *makeFoot();
    void read();
    void take(const domain::Result<Table> &table);
    void showReading();
    void readingChosen(); // kind or header
    void remember();
    void plan();
    void take(const domain::Result<Plan> &plan);
    void import();
    void finish(const Plan &plan, const domain::Result<void> &done);
    void askErrors();
    [[nodiscard]] domain::Progress begin(const QString &what); // stops what ran before
    void end();
    void tell(MessageBar::Tone tone, const QString &sentence);
    void allow();

    items::Session &m_session;
    domain::Uuid m_site;
    QString m_path;
    Table m_table;
    Plan m_plan;
    items::CsvReading m_reading;
    bool m_busy = false, m_importing = false;
    std::pair<MessageBar::Tone, QString> m_said; // to be told after the next dry run
    QComboBox *m_kind, *m_encoding, *m_separator;
    QCheckBox *m_header, *m_leaveOut;
    CsvColumns *m_columns;
    CsvPreview *m_preview;
    MessageBar *m_message;
    WorkBar *m_progress;
    QPushButton *m_errors, *m_close, *m_import;
};

} // namespace pbx::views
