// Writes a site's extensions, or their keys, as a list (CSV): without passwords unless asked for.
#pragma once

#include "items/csvexport.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QRadioButton;

namespace pbx::items {
class Session;
}

namespace pbx::views {

class MessageBar;

class CsvExportDialog final : public QDialog {
    Q_OBJECT
public:
    // selected: offered instead of all of the site where there are any.
    CsvExportDialog(items::Session &session, const domain::Uuid &site, items::CsvKind kind, std::vector<domain::Uuid> selected,
                    QWidget *parent = nullptr);
    void write(const QString &path); // what the file chooser answers

Q_SIGNALS:
    void written(const QString &path);

private:
    void choose();

    items::Session &m_session;
    domain::Uuid m_site;
    items::CsvKind m_kind;
    std::vector<domain::Uuid> m_selected;
    QRadioButton *m_all, *m_chosen;
    QComboBox *m_separator;
    QCheckBox *m_secrets;
    MessageBar *m_notice;
    QPushButton *m_export;
};

} // namespace pbx::views
