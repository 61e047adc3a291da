// Prints the sheets that phones' users get: one for each phone, all into one PDF.
#pragma once

#include "items/handsetsheet.h"
#include "printdialog.h"

namespace pbx::views {

class SheetDialog final : public PrintDialog {
    Q_OBJECT
public:
    SheetDialog(items::HandsetSheets sheets, QWidget *parent = nullptr); // one at least

private:
    [[nodiscard]] PaperSource source() const override;
    [[nodiscard]] int shownPaper() const override;
    [[nodiscard]] QString fileName() const override;

    std::shared_ptr<const items::HandsetSheets> m_sheets;
    QComboBox *m_shown;
};

} // namespace pbx::views
