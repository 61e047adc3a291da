// The selected key: its type, whom it works on, its label, and what the phone will show. Every valid change goes out
// at once; what is not valid yet stays in the fields with a sentence beside it.
#pragma once

#include "items/keyedits.h"
#include "keyfaces.h"
#include "widgets.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace pbx::views {

// One key as the phone shows it.
class KeySample final : public QWidget {
    Q_OBJECT
public:
    explicit KeySample(QWidget *parent = nullptr);
    void setFace(const std::optional<KeyFace> &face, const catalogue::Lamps &lamps);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<KeyFace> m_face;
    catalogue::Lamps m_lamps;
};

class KeyDetail final : public QWidget {
    Q_OBJECT
public:
    explicit KeyDetail(QWidget *parent = nullptr);
    void setContext(const items::KeyContext &context);
    // keys: all of the handset, for what a fresh key starts with. Fields that are being typed into are not disturbed.
    void showKeyAt(const std::optional<domain::SlotId> &slot, const domain::KeyMap &keys, const LampPreview &preview);
    // As if the type had been chosen here; a speed dial waits for its number.
    void chooseType(domain::KeyType type);
    void focusEditor(); // the field that matters most for the type

Q_SIGNALS:
    void keyEdited(const pbx::domain::SlotId &slot, const pbx::domain::Key &key);
    void refused(const QString &sentence);
    void moveRequested(int by);
    void clearRequested();

private:
    void build();
    void connectFields();
    void typeChosen();
    void fieldsEdited(); // reads the fields; emits where they make a valid key
    void showKey(const domain::Key &key);
    void showRows(std::optional<domain::KeyType> type);
    void showPeople(const domain::ExtensionNumber *chosen);
    void emitKey(const domain::Key &key);
    [[nodiscard]] domain::Result<domain::Key> typed() const;

    items::KeyContext m_context;
    std::optional<domain::SlotId> m_slot;
    domain::KeyMap m_keys;
    LampPreview m_preview;
    std::optional<domain::KeyType> m_type; // as shown; may differ from the stored key's while its number is missing
    bool m_showing = false;

    QLabel *m_title;
    ToneLabel *m_note;
    QPushButton *m_up, *m_down, *m_remove;
    QComboBox *m_types, *m_extensions, *m_conditions;
    QLineEdit *m_number, *m_label;
    QCheckBox *m_follow;
    ToneLabel *m_pickup;
    KeySample *m_sample;
    FieldRow *m_typeRow, *m_extensionRow, *m_numberRow, *m_conditionRow, *m_labelRow, *m_pickupRow, *m_sampleRow;
};

} // namespace pbx::views
