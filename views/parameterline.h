// The line in which a parameter is typed: its name, completed from what is known, its value, and what is to say about both.
#pragma once

#include "items/parametermodel.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStringListModel;

namespace pbx::views {

class FieldRow;

class ParameterLine final : public QWidget {
    Q_OBJECT
public:
    explicit ParameterLine(const items::ParameterModel &model, QWidget *parent = nullptr);
    void offer(const items::ParameterHints &hints); // names, as one types
    void setLocked(bool locked);                    // the workspace: secrets cannot be typed
    void refuse(const QString &sentence);
    void clear(); // for the next one
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void added(const QString &name, const QString &value); // right as far as can be told here

private:
    [[nodiscard]] QString name() const;
    void check();
    void add();
    const items::ParameterModel &m_model;
    QStringListModel *m_offered;
    QLineEdit *m_name, *m_value;
    QPushButton *m_add;
    FieldRow *m_nameRow, *m_valueRow;
    bool m_locked = false;
};

} // namespace pbx::views
