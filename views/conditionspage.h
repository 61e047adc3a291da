// The day/night conditions of a site: name, dial code, office hours per weekday.
#pragma once

#include "items/conditionmodel.h"
#include "objectpage.h"

class QLineEdit;

namespace pbx::views {

class ConditionsPage final : public ObjectPage {
    Q_OBJECT
public:
    explicit ConditionsPage(items::Session &session, QWidget *parent = nullptr);

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
    [[nodiscard]] items::ConditionInput typed() const;
    void makeField(const QString &key, const QString &name, const QString &label, QLineEdit *field);

    items::ConditionModel *m_model;
    QLineEdit *m_name, *m_dialCode;
    std::array<QLineEdit *, 7> m_hours{};
    std::map<QString, FieldRow *> m_rows;
    items::ConditionInput m_filled;
    std::optional<items::ConditionRow> m_saved; // what the form is based on
    domain::Uuid m_id = domain::Uuid::random();
};

} // namespace pbx::views
