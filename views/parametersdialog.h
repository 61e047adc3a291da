// The vendor parameters that an expert sets for one phone, or for all phones of a make or model of a site: a table of what
// counts and where it comes from, and a line to add one. Saved as one step that can be undone.
#pragma once

#include "items/parametermodel.h"
#include "items/session.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QTableView;

namespace pbx::views {

class EmptyState;
class FieldRow;
class MessageBar;
class ParameterLine;
class ToneLabel;

class ParametersDialog final : public QDialog {
    Q_OBJECT
public:
    // extension: its phone's; else the site's.
    ParametersDialog(items::Session &session, const domain::Uuid &site, const std::optional<domain::Uuid> &extension, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved();

private:
    [[nodiscard]] QWidget *makePlace();
    [[nodiscard]] QWidget *makeButtons();
    void connectParts();
    void load();
    void take(items::ParameterDesk desk);
    void listModels();
    void choosePlace();
    void showPlace();
    void askWritable(); // whether the files can hold what is set
    void add(const QString &name, const QString &value);
    void editValue();
    void takeAway();
    void showRow();
    void save();

    items::Session &m_session;
    domain::Uuid m_site;
    std::optional<domain::Uuid> m_extension;
    std::optional<items::ParameterDesk> m_desk;
    items::ParameterPlace m_place;
    items::ParameterModel *m_model;
    MessageBar *m_notice, *m_judged;
    QComboBox *m_makes, *m_models;
    QTableView *m_table;
    EmptyState *m_empty;
    ToneLabel *m_about;
    ParameterLine *m_line;
    QPushButton *m_edit, *m_reset, *m_remove, *m_save;
    int m_asked = 0, m_loads = 0;
    bool m_edited = false, m_saving = false;
};

} // namespace pbx::views
