// Prints paper labels for the keys of a phone or its modules: with the maker's strip where the catalogue knows its size, else
// as measured with a ruler. Measures are remembered for each model, the printer's offset for this computer.
#pragma once

#include "items/labelsheet.h"
#include "printdialog.h"

class QDoubleSpinBox;
class QRadioButton;
class QSpinBox;

namespace pbx::views {

class ToneLabel;

class LabelDialog final : public PrintDialog {
    Q_OBJECT
public:
    LabelDialog(const items::KeyContext &context, const domain::KeyMap &keys, QWidget *parent = nullptr);

private:
    void build();
    void showDevice(); // which strips there are, and what was measured before
    void apply();      // what was chosen
    void remember() const;
    [[nodiscard]] int device() const;
    [[nodiscard]] bool isKnown() const; // the size of what is printed
    [[nodiscard]] QString settingsKey() const;
    [[nodiscard]] bool isMeasured() const; // all four
    [[nodiscard]] domain::Result<std::vector<items::LabelPage>> laid() const;
    [[nodiscard]] PaperSource source() const override;
    [[nodiscard]] QString problem() const override;
    [[nodiscard]] QString fileName() const override;

    items::KeyContext m_context;
    domain::KeyMap m_keys;
    QComboBox *m_device;
    QRadioButton *m_known, *m_measured;
    ToneLabel *m_reason;
    QDoubleSpinBox *m_width, *m_height, *m_right, *m_down;
    QSpinBox *m_columns, *m_rows;
    bool m_setting = false;
};

} // namespace pbx::views
