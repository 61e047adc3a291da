// The offices of a site: name, area code, time zone of the handsets' clocks, default outbound number.
#pragma once

#include "items/officemodel.h"
#include "objectpage.h"

class QComboBox;
class QLineEdit;

namespace pbx::views {

class OfficesPage final : public ObjectPage {
    Q_OBJECT
public:
    explicit OfficesPage(items::Session &session, QWidget *parent = nullptr);

protected:
    void load() override;
    void rebase(int row) override;
    void fill(int row) override;
    void check() override;
    bool isEdited() const override;
    std::optional<changes::ObjectEdit> edit() const override;
    changes::ObjectEdit removal(int row) const override;
    QString nameOf(int row) const override;
    std::string keyOf(int row) const override { return m_model->at(row).key(); }
    int rowOf(const std::string &key) const override { return m_model->find(key); }

private:
    [[nodiscard]] items::OfficeInput typed() const;

    items::OfficeModel *m_model;
    QLineEdit *m_name, *m_areaCode, *m_outbound;
    QComboBox *m_timeZone;
    std::map<QString, FieldRow *> m_rows;
    items::OfficeInput m_filled;
    std::optional<items::OfficeRow> m_saved; // what the form is based on
    domain::Uuid m_id = domain::Uuid::random();
};

} // namespace pbx::views
