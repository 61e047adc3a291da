// The offices of a site: name, area code, time zone of the handsets' clocks, default outbound number.
#pragma once

#include "items/officemodel.h"
#include "rowspage.h"

namespace pbx::views {

class OfficesPage final : public RowsPage<items::OfficeModel, items::OfficeRow> {
    Q_OBJECT
public:
    explicit OfficesPage(items::Session &session, QWidget *parent = nullptr);

protected:
    [[nodiscard]] Saved savedAt(int row) const override;
    [[nodiscard]] Texts textsOfNew() const override;
    [[nodiscard]] Typed parse(const Texts &texts, const domain::Uuid &id) const override;
};

} // namespace pbx::views
