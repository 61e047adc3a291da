// The groups of the extension form. They build their controls and bind them; what the input means is the form's matter.
#pragma once

#include "items/phonefacts.h"
#include "render/library.h"

#include <QGroupBox>

#include <functional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace pbx::views {

class FieldRow;
class FormBinder;
class MessageBar;
class ToneLabel;

// The least widths of the labels.
inline constexpr int kGeneralLabels = 118, kProvisionLabels = 112;

class GeneralBox final : public QGroupBox {
    Q_OBJECT
public:
    explicit GeneralBox(FormBinder &binder, QWidget *parent = nullptr);
    void setExtension(const items::ExtensionView &view, bool locked, bool another); // another: not the one that is shown
    void showPassword(const QString &password);                                     // in clear, until another extension is shown
    void setExtensions(const items::BulkView &view);                                // several at once
    [[nodiscard]] QLineEdit *name() const { return m_name; }
    [[nodiscard]] QLineEdit *password() const { return m_password; }

Q_SIGNALS:
    void passwordAsked();
    void newPasswordAsked();

private:
    QLineEdit *m_number, *m_name, *m_password;
    QAction *m_eye = nullptr;
    QToolButton *m_regenerate;
    void list(const std::vector<items::OfficeChoice> &offices);
    QComboBox *m_office, *m_outbound, *m_pickup;
    std::vector<items::OfficeChoice> m_offices;
};

class AdvancedBox final : public QGroupBox {
    Q_OBJECT
public:
    explicit AdvancedBox(FormBinder &binder, QWidget *parent = nullptr);
    void setGaps(const items::FieldSentences &gaps);       // of the chosen model: such fields are disabled
    void setUnsourced(const items::FieldSentences &facts); // of the chosen model
    void setStatic(bool isStatic);
    void setPhones(const std::function<bool(const char *)> &can, bool allStatic); // several at once; can: some can do it
    // The phone's own parameters: how many, and why they cannot be edited now (empty: they can).
    void setParameters(std::size_t count, bool pending, const QString &whyNot);

Q_SIGNALS:
    void parametersAsked();

private:
    void enable(const std::function<bool(const char *)> &can);
    QButtonGroup *m_network, *m_tone;
    QList<QLineEdit *> m_addresses;
    QList<QWidget *> m_staticParts;
    QSpinBox *m_prefix, *m_port;
    QComboBox *m_codec, *m_transport;
    QPushButton *m_parameters;
    FieldRow *m_networkRow = nullptr, *m_parametersRow = nullptr;
    QWidget *m_inside;
};

class AutoProvisionBox final : public QGroupBox {
    Q_OBJECT
public:
    // library must outlive *this.
    AutoProvisionBox(FormBinder &binder, const render::Library &library, QWidget *parent = nullptr);
    // What the chosen phone can: lists, limits, and reasons for what it cannot.
    void setPhone(const QString &make, const QString &model, const QString &moduleType, int modules, std::size_t usedKeys);
    // Why fields have no effect with that phone; those are disabled.
    [[nodiscard]] const items::FieldSentences &gaps() const { return m_gaps; }
    void showAdvanced(bool shown);
    // Several phones at once: make is nothing where they differ; modules says whether they have some, and it can be taken back
    // to that where they differ as stored.
    void setPhones(const items::BulkPhones &phones, const std::optional<QString> &make, Qt::CheckState modules, bool modulesDiffer,
                   const std::map<QString, items::BulkGap> &gaps, bool allStatic);
    void setSummary(const QString &text); // below the title; empty: what the group does
    [[nodiscard]] AdvancedBox *advanced() const { return m_advanced; }
    [[nodiscard]] QPushButton *keys() const { return m_keys; }

Q_SIGNALS:
    void keysAsked();
    void moduleSwitched(bool on);
    void moduleTakenBack(); // as each has it

private:
    void listModels(const QString &make);
    const render::Library &m_library;
    items::FieldSentences m_gaps;
    QSpinBox *m_calls, *m_handset, *m_moduleCount;
    QComboBox *m_make, *m_model, *m_moduleType;
    QCheckBox *m_module;
    QPushButton *m_keys;
    QLineEdit *m_mac;
    QLabel *m_what;
    FieldRow *m_typeRow, *m_callsRow, *m_keysRow, *m_moduleSwitchRow, *m_moduleRow, *m_handsetRow;
    AdvancedBox *m_advanced;
    QString m_listed; // make whose models the list holds
};

// A line of a box with its label; named for tests.
[[nodiscard]] FieldRow *addRow(QWidget *box, const QString &label, QWidget *control, const char *name, bool stretch = true);

} // namespace pbx::views
