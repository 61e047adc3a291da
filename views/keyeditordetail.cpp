#include "keyeditordetail.h"

#include "controls.h"
#include "items/fieldhelp.h"
#include "items/textof.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>

namespace pbx::views {

using namespace domain;
using items::fromQt;

namespace {

constexpr int kEmpty = -1; // the type of a place without a key

// The types that a person can choose; Main Extension cannot be chosen, only moved.
constexpr std::array<KeyType, 5> kTypes{KeyType::Line, KeyType::SpeedDial, KeyType::Monitor, KeyType::DayNight, KeyType::Unused};

// Text that means the same as what is stored is left alone: somebody may be typing it.
template <class Parse> void setUnlessSame(QLineEdit *edit, const std::string &stored, Parse parse)
{
    const auto now = parse(fromQt(edit->text()));
    const bool typing = edit->hasFocus() && (edit->text().isEmpty() || (now && now->text() == stored));
    if (!typing && fromQt(edit->text()) != stored)
        edit->setText(items::toQt(stored));
}

} // namespace

KeySample::KeySample(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("keyDetailSample"));
}

void KeySample::setFace(const std::optional<KeyFace> &face, const catalogue::Lamps &lamps)
{
    m_face = face;
    m_lamps = lamps;
    setAccessibleDescription(face ? face->label + QStringLiteral(", ") + detailText(*face) : QString());
    update();
}

QSize KeySample::sizeHint() const
{
    return {px(200), px(40)};
}

void KeySample::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_face)
        return;
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // hardware is not mirrored
    const double scale = Theme::scale();
    painter.scale(scale, scale);
    paintKey(painter, QRectF(0, 0, std::min(200.0, width() / scale), 40), *m_face, m_lamps, true);
}

KeyDetail::KeyDetail(QWidget *parent)
    : QWidget(parent)
    , m_title(makeHeading(QString()))
    , m_note(new ToneLabel({}, &Theme::secondary))
    , m_up(makeIconButton("keyDetailUp", Icon::Up, tr("Move to the key before (Alt+Up)")))
    , m_down(makeIconButton("keyDetailDown", Icon::Down, tr("Move to the key after (Alt+Down)")))
    , m_remove(makeIconButton("keyDetailRemove", Icon::Trash, tr("Clear this key (Delete)")))
    , m_types(new QComboBox)
    , m_extensions(new QComboBox)
    , m_conditions(new QComboBox)
    , m_number(new QLineEdit)
    , m_label(new QLineEdit)
    , m_follow(new QCheckBox(tr("Follow the name")))
    , m_pickup(new ToneLabel({}, &Theme::text))
    , m_sample(new KeySample)
    , m_typeRow(new FieldRow(tr("Type"), m_types))
    , m_extensionRow(new FieldRow(tr("Extension"), m_extensions))
    , m_numberRow(new FieldRow(tr("Number"), m_number))
    , m_conditionRow(new FieldRow(tr("Condition"), m_conditions))
    , m_labelRow(new FieldRow(tr("Label"), m_label))
    , m_pickupRow(new FieldRow(tr("Press picks up"), m_pickup))
    , m_sampleRow(new FieldRow(tr("Phone shows"), m_sample))
{
    build();
    connectFields();
}

void KeyDetail::build()
{
    setObjectName(QStringLiteral("keyDetail"));
    const std::pair<QWidget *, const char *> names[] = {
        {m_title, "keyDetailTitle"},   {m_types, "keyDetailType"},  {m_extensions, "keyDetailExtension"}, {m_conditions, "keyDetailCondition"},
        {m_number, "keyDetailNumber"}, {m_label, "keyDetailLabel"}, {m_follow, "keyDetailFollow"},        {m_pickup, "keyDetailPickup"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    for (const auto &[widget, field] : {std::pair<QWidget *, const char *>{m_types, "type"},
                                        {m_extensions, "target"},
                                        {m_conditions, "target"},
                                        {m_number, "number"},
                                        {m_label, "label"},
                                        {m_follow, "follow"}})
        explain(widget, items::fieldHelp(items::HelpOf::Key, QLatin1String(field)));
    m_extensions->setEditable(true);
    m_extensions->setInsertPolicy(QComboBox::NoInsert);
    m_extensions->completer()->setFilterMode(Qt::MatchContains);
    m_extensions->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_extensions->setMinimumContentsLength(12);
    m_extensions->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_label->setMaxLength(static_cast<int>(kLabelLength) * 2); // surrogates; the rule itself counts code points
    m_labelRow->addBeside(m_follow);
    m_pickup->setWordWrap(true);

    auto *head = makeLine(8);
    head->addWidget(m_title);
    head->addWidget(m_note, 1);
    for (QPushButton *button : {m_up, m_down, m_remove})
        head->addWidget(button);
    auto *column = makeColumn(2);
    column->setContentsMargins(px(12), px(10), px(12), px(10));
    column->addLayout(head);
    for (FieldRow *row : {m_typeRow, m_extensionRow, m_numberRow, m_conditionRow, m_labelRow, m_pickupRow, m_sampleRow}) {
        row->setLabelWidth(px(92));
        column->addWidget(row);
    }
    column->addStretch();
    setLayout(column);
}

void KeyDetail::connectFields()
{
    connect(m_up, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    connect(m_remove, &QPushButton::clicked, this, &KeyDetail::clearRequested);
    connect(m_types, &QComboBox::activated, this, &KeyDetail::typeChosen);
    connect(m_extensions, &QComboBox::activated, this, &KeyDetail::fieldsEdited);
    connect(m_conditions, &QComboBox::activated, this, &KeyDetail::fieldsEdited);
    keepDirection(m_number);
    connect(m_number, &QLineEdit::textEdited, this, &KeyDetail::fieldsEdited);
    connect(m_label, &QLineEdit::textEdited, this, &KeyDetail::fieldsEdited);
    connect(m_extensions->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        // Typed text counts once it names somebody: the whole entry, or the number alone.
        const QString text = m_extensions->currentText().trimmed();
        int found = m_extensions->findText(text, Qt::MatchFixedString);
        if (found < 0)
            found = m_extensions->findData(text);
        if (found < 0) {
            m_extensionRow->setMessage(FieldRow::Tone::Bad, tr("This site has no extension “%1”.").arg(text));
            return;
        }
        m_extensions->setCurrentIndex(found);
        fieldsEdited();
    });
    connect(m_follow, &QCheckBox::clicked, this, [this](bool follows) {
        if (!follows && m_label->text().isEmpty() && m_slot && m_keys.contains(*m_slot))
            m_label->setText(m_context.label(m_keys.at(*m_slot)));
        fieldsEdited();
        if (!follows)
            m_label->setFocus();
    });
}

void KeyDetail::setContext(const items::KeyContext &context)
{
    m_context = context;
    m_slot.reset();
    m_conditions->clear();
    for (const items::KeyCondition &condition : context.conditions)
        m_conditions->addItem(tr("%1 (%2)").arg(condition.name, condition.dialCode), items::toQt(condition.id.toString()));
    showPeople(nullptr);
}

void KeyDetail::showPeople(const ExtensionNumber *chosen)
{
    const QSignalBlocker quiet(m_extensions);
    // Thousands of entries are built once; only one that the site does not have is added to them.
    const int expected = static_cast<int>(m_context.people.size());
    if (m_extensions->count() != expected) {
        m_extensions->clear();
        for (const items::KeyPerson &person : m_context.people) {
            const QString number = items::toQt(person.number.text());
            m_extensions->addItem(number + QLatin1Char(' ') + person.name, number);
        }
    }
    if (!chosen)
        return;
    const QString number = items::toQt(chosen->text());
    if (m_extensions->findData(number) < 0)
        m_extensions->addItem(tr("%1 (not in this site)").arg(number), number);
    if (!m_extensions->lineEdit()->hasFocus() || m_extensions->currentData().toString() != number)
        m_extensions->setCurrentIndex(m_extensions->findData(number));
}

void KeyDetail::showKeyAt(const std::optional<SlotId> &slot, const KeyMap &keys, const LampPreview &preview)
{
    const bool same = slot == m_slot;
    const auto before = slot ? m_keys.find(*slot) : m_keys.end();
    const auto now = slot ? keys.find(*slot) : keys.end();
    const bool unchanged = same && (before == m_keys.end() ? now == keys.end() : now != keys.end() && before->second == now->second);
    m_slot = slot;
    m_keys = keys;
    m_preview = preview;
    setEnabled(slot.has_value());
    m_showing = true;
    if (!unchanged) { // else a field that waits for more would be lost
        const std::optional<Key> key = slot && keys.contains(*slot) ? std::optional(keys.at(*slot)) : std::nullopt;
        m_type = key ? std::optional(typeOf(*key)) : std::nullopt;
        const bool main = m_type == KeyType::Main;
        m_types->clear();
        if (main)
            m_types->addItem(items::toQt(title(KeyType::Main)), static_cast<int>(KeyType::Main));
        else
            m_types->addItem(tr("Empty"), kEmpty);
        for (const KeyType type : kTypes) {
            if (!main)
                m_types->addItem(items::toQt(title(type)), static_cast<int>(type));
        }
        m_types->setEnabled(!main);
        m_typeRow->setNote(main ? tr("can only be moved") : QString());
        m_types->setCurrentIndex(m_types->findData(m_type ? static_cast<int>(*m_type) : kEmpty));
        if (!same)
            m_number->clear();
        if (key)
            showKey(*key);
        showRows(m_type);
    }
    const bool set = slot && keys.contains(*slot);
    m_title->setText(!slot               ? tr("No key selected")
                     : slot->isOnPhone() ? tr("Key %1").arg(slot->key())
                                         : tr("Module %1, key %2").arg(slot->module()).arg(slot->key()));
    m_note->setText(set || !slot ? QString() : tr("empty"));
    m_up->setEnabled(set);
    m_down->setEnabled(set);
    m_remove->setEnabled(set && !std::holds_alternative<MainKey>(keys.at(*slot)));
    const std::optional<KeyFace> face = set ? std::optional(faceOf(keys.at(*slot), m_context, preview)) : std::nullopt;
    m_sample->setFace(face, m_context.model ? m_context.model->lamps : catalogue::Lamps());
    m_showing = false;
}

void KeyDetail::showKey(const Key &key)
{
    if (const auto *monitor = std::get_if<MonitorKey>(&key)) {
        showPeople(&monitor->extension);
        const QString number = items::toQt(monitor->extension.text());
        m_pickup->setText(tr("%1%2 while it rings; else it calls %2").arg(m_context.pickupCode, number));
        const bool itself = m_context.own && monitor->extension == *m_context.own;
        m_extensionRow->setMessage(FieldRow::Tone::Warning, itself ? tr("This phone would monitor itself.") : QString());
    } else if (const auto *dial = std::get_if<SpeedDialKey>(&key)) {
        setUnlessSame(m_number, dial->number.text(), [](const std::string &text) { return DialString::parse(text); });
        m_numberRow->setMessage(FieldRow::Tone::Info, QString());
    } else if (const auto *toggle = std::get_if<DayNightKey>(&key)) {
        m_conditions->setCurrentIndex(m_conditions->findData(items::toQt(toggle->condition.toString())));
    }
    m_follow->setChecked(items::followsName(key));
    m_label->setPlaceholderText(m_context.followedLabel(key));
    const std::string shown = fromQt(m_context.label(key));
    setUnlessSame(m_label, shown, [](const std::string &text) { return domain::Label::parse(text); });
    m_labelRow->setMessage(FieldRow::Tone::Info, QString());
}

void KeyDetail::showRows(std::optional<KeyType> type)
{
    const bool labelled = type == KeyType::Monitor || type == KeyType::SpeedDial || type == KeyType::DayNight;
    m_extensionRow->setVisible(type == KeyType::Monitor);
    m_numberRow->setVisible(type == KeyType::SpeedDial);
    m_conditionRow->setVisible(type == KeyType::DayNight);
    m_labelRow->setVisible(labelled);
    m_pickupRow->setVisible(type == KeyType::Monitor && !m_context.pickupCode.isEmpty());
    m_sampleRow->setVisible(type.has_value());
}

void KeyDetail::chooseType(KeyType type)
{
    const int index = m_types->findData(static_cast<int>(type));
    if (!m_slot || index < 0) {
        Q_EMIT refused(tr("Main Extension can be moved, not changed."));
        return;
    }
    m_types->setCurrentIndex(index);
    typeChosen();
}

void KeyDetail::typeChosen()
{
    const int chosen = m_types->currentData().toInt();
    if (!m_slot)
        return;
    if (chosen == kEmpty) {
        Q_EMIT clearRequested();
        return;
    }
    const auto type = static_cast<KeyType>(chosen);
    const auto stored = m_keys.find(*m_slot);
    if (stored != m_keys.end() && typeOf(stored->second) == type)
        return;
    const auto fresh = items::firstKey(type, m_keys, m_context);
    if (fresh) {
        emitKey(*fresh);
    } else if (type == KeyType::SpeedDial) {
        m_type = type;
        m_number->clear();
        m_label->clear();
        m_follow->setChecked(true);
        showRows(type);
        m_numberRow->setMessage(FieldRow::Tone::Info, items::toQt(fresh.error().sentence));
        m_number->setFocus();
    } else {
        m_types->setCurrentIndex(m_types->findData(m_type ? static_cast<int>(*m_type) : kEmpty));
        Q_EMIT refused(items::toQt(fresh.error().sentence));
    }
}

Result<Key> KeyDetail::typed() const
{
    const bool follows = m_follow->isChecked() && !m_label->hasFocus();
    const auto label = follows ? Result<domain::Label>(domain::Label()) : domain::Label::parse(fromQt(m_label->text()));
    if (!label)
        return fail(label.error());
    switch (m_type.value_or(KeyType::Unused)) {
    case KeyType::Monitor: {
        const auto number = ExtensionNumber::parse(fromQt(m_extensions->currentData().toString()));
        return number ? Result<Key>(MonitorKey{*number, *label}) : fail(number.error());
    }
    case KeyType::SpeedDial: {
        const auto number = DialString::parse(fromQt(m_number->text()));
        return number ? Result<Key>(SpeedDialKey{*number, *label}) : fail(number.error());
    }
    case KeyType::DayNight: {
        const auto id = Uuid::parse(fromQt(m_conditions->currentData().toString()));
        return id ? Result<Key>(DayNightKey{*id, *label}) : fail(id.error());
    }
    default: return invalid({});
    }
}

void KeyDetail::fieldsEdited()
{
    if (m_showing || !m_slot)
        return;
    const auto label = domain::Label::parse(fromQt(m_label->text()));
    m_labelRow->setMessage(FieldRow::Tone::Bad, label ? QString() : items::toQt(label.error().sentence));
    const auto number = DialString::parse(fromQt(m_number->text()));
    m_numberRow->setMessage(FieldRow::Tone::Bad, m_type != KeyType::SpeedDial || number ? QString() : items::toQt(number.error().sentence));
    if (const auto key = typed())
        emitKey(*key);
}

void KeyDetail::emitKey(const Key &key)
{
    const auto stored = m_keys.find(*m_slot);
    if (stored == m_keys.end() || stored->second != key)
        Q_EMIT keyEdited(*m_slot, key);
}

void KeyDetail::focusEditor()
{
    QWidget *const wanted = m_type == KeyType::Monitor     ? static_cast<QWidget *>(m_extensions)
                            : m_type == KeyType::SpeedDial ? m_number
                            : m_type == KeyType::DayNight  ? static_cast<QWidget *>(m_conditions)
                                                           : m_types;
    wanted->setFocus(Qt::ShortcutFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(wanted))
        edit->selectAll();
}

} // namespace pbx::views
