// The day/night conditions of a site: name, dial code, office hours per weekday.
#pragma once

#include "items/conditionmodel.h"
#include "rowspage.h"

namespace pbx::views {

class ConditionsPage final : public RowsPage<items::ConditionModel, items::ConditionRow> {
    Q_OBJECT
public:
    explicit ConditionsPage(items::Session &session, QWidget *parent = nullptr);

protected:
    [[nodiscard]] Saved savedAt(int row) const override;
    [[nodiscard]] Texts textsOfNew() const override;
    [[nodiscard]] Typed parse(const Texts &texts, const domain::Uuid &id) const override;
};

} // namespace pbx::views
