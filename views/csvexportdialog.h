// Writes a site's extensions, or their keys, as a list (CSV).
#pragma once

#include "exportdialog.h"
#include "items/csvexport.h"

class QComboBox;
class QRadioButton;

namespace pbx::views {

class CsvExportDialog final : public ExportDialog {
    Q_OBJECT
public:
    // selected: offered instead of all of the site where there are any.
    CsvExportDialog(items::Session &session, const domain::Uuid &site, items::CsvKind kind, std::vector<domain::Uuid> selected,
                    QWidget *parent = nullptr);

private:
    [[nodiscard]] static Texts texts(items::CsvKind kind);
    [[nodiscard]] Text text() const override;

    domain::Uuid m_site;
    items::CsvKind m_kind;
    std::vector<domain::Uuid> m_selected;
    QRadioButton *m_all, *m_chosen;
    QComboBox *m_separator;
};

} // namespace pbx::views
