#include "labeldialog.h"

#include "controls.h"
#include "items/textof.h"
#include "labelpaint.h"
#include "widgets.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QRadioButton>
#include <QSettings>
#include <QVBoxLayout>

namespace pbx::views {

namespace {

constexpr double kMostOffset = 10; // mm; a printer that misses by more is set up wrongly
constexpr int kMostInARow = 100;

QDoubleSpinBox *lengthBox(const char *name, double least, double most)
{
    auto *box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(least, most);
    box->setDecimals(1);
    box->setSingleStep(0.1);
    box->setSuffix(LabelDialog::tr(" mm"));
    return box;
}

QSpinBox *countBox(const char *name)
{
    auto *box = new QSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(0, kMostInARow);
    box->setSpecialValueText(QStringLiteral("–")); // not counted yet
    return box;
}

} // namespace

LabelDialog::LabelDialog(const items::KeyContext &context, const domain::KeyMap &keys, QWidget *parent)
    : PrintDialog("labelDialog", tr("Print labels"), parent)
    , m_context(context)
    , m_keys(keys)
    , m_device(new QComboBox)
    , m_known(new QRadioButton(tr("The &maker’s strip")))
    , m_measured(new QRadioButton(tr("Measured with a &ruler")))
    , m_reason(new ToneLabel({}, &Theme::secondary, Theme::Text::Small))
    , m_width(lengthBox("stripWidth", 0, catalogue::LabelStrip::kMost))
    , m_height(lengthBox("stripHeight", 0, catalogue::LabelStrip::kMost))
    , m_right(lengthBox("offsetRight", -kMostOffset, kMostOffset))
    , m_down(lengthBox("offsetDown", -kMostOffset, kMostOffset))
    , m_columns(countBox("stripColumns"))
    , m_rows(countBox("stripRows"))
{
    for (QDoubleSpinBox *box : {m_width, m_height})
        box->setSpecialValueText(QStringLiteral("–")); // not measured yet
    build();
    const QSettings settings;
    m_right->setValue(settings.value(QStringLiteral("labels/offsetRight")).toDouble());
    m_down->setValue(settings.value(QStringLiteral("labels/offsetDown")).toDouble());
    connect(m_device, &QComboBox::currentIndexChanged, this, &LabelDialog::showDevice);
    connect(m_known, &QRadioButton::toggled, this, &LabelDialog::apply);
    for (QDoubleSpinBox *box : {m_width, m_height, m_right, m_down})
        connect(box, &QDoubleSpinBox::valueChanged, this, &LabelDialog::apply);
    for (QSpinBox *box : {m_columns, m_rows})
        connect(box, &QSpinBox::valueChanged, this, &LabelDialog::apply);
    begin();
    showDevice();
}

void LabelDialog::build()
{
    m_device->setObjectName(QStringLiteral("labelDevice"));
    m_known->setObjectName(QStringLiteral("stripKnown"));
    m_measured->setObjectName(QStringLiteral("stripMeasured"));
    m_reason->setObjectName(QStringLiteral("stripReason"));
    m_reason->setWordWrap(true);
    if (m_context.keysOf(0) > 0)
        m_device->addItem(tr("Phone"), 0);
    for (int number = 1; number <= m_context.moduleCount(); ++number)
        m_device->addItem(tr("Module %1, %2").arg(number).arg(items::toQt(m_context.module()->traits.type)), number);
    if (m_context.moduleCount() > 1)
        m_device->addItem(tr("All modules"), items::LabelOrder::kModules);

    const auto row = [this](const QString &label, QWidget *control) {
        auto *made = new FieldRow(label, control, this);
        options()->addWidget(made);
        return made;
    };
    row(tr("La&bels for"), m_device)->stretchControl(true);
    options()->addWidget(m_known);
    options()->addWidget(m_reason);
    options()->addWidget(m_measured);
    row(tr("&Width"), m_width)->setNote(tr("of one whole strip"));
    row(tr("&Height"), m_height);
    row(tr("&Columns"), m_columns)->setNote(tr("of labels, side by side"));
    row(tr("R&ows"), m_rows)->setNote(tr("of labels, below each other"));
    options()->addWidget(makeHeading(tr("Where the printer misses"), this));
    row(tr("R&ight by"), m_right)->setNote(tr("a minus: left"));
    row(tr("&Down by"), m_down)->setNote(tr("a minus: up"));
    options()->addWidget(makeProse(tr("Print at 100 %, without fitting to the page. The line below the strips is then 50 mm long."), this));
}

int LabelDialog::device() const
{
    return m_device->count() == 0 ? 0 : m_device->currentData().toInt();
}

bool LabelDialog::isKnown() const
{
    return !items::knownStrips(m_context, device() == items::LabelOrder::kModules ? 1 : device()).empty();
}

// Modules of a type are alike, whatever phone they are at.
QString LabelDialog::settingsKey() const
{
    if (!m_context.model)
        return {};
    const domain::ModelTraits &traits = m_context.model->traits;
    const bool module = device() != 0;
    return QStringLiteral("labels/%1 %2/").arg(items::toQt(traits.make), items::toQt(module ? m_context.module()->traits.type : traits.model));
}

void LabelDialog::showDevice()
{
    m_setting = true;
    const QSettings settings;
    const QString key = settingsKey();
    m_width->setValue(settings.value(key + QLatin1String("width")).toDouble());
    m_height->setValue(settings.value(key + QLatin1String("height")).toDouble());
    m_columns->setValue(settings.value(key + QLatin1String("columns")).toInt());
    m_rows->setValue(settings.value(key + QLatin1String("rows")).toInt());
    const bool known = isKnown();
    m_known->setEnabled(known);
    m_known->setChecked(known);
    m_measured->setChecked(!known);
    m_reason->setText(known ? QString() : tr("No sourced strip size for this model."));
    m_reason->setVisible(!known);
    m_known->setToolTip(m_reason->text());
    m_setting = false;
    apply();
}

void LabelDialog::apply()
{
    if (m_setting)
        return;
    for (QWidget *box : std::initializer_list<QWidget *>{m_width, m_height, m_columns, m_rows})
        box->setEnabled(m_measured->isChecked());
    remember();
    refresh();
}

void LabelDialog::remember() const
{
    QSettings settings;
    const QString key = settingsKey();
    settings.setValue(key + QLatin1String("width"), m_width->value());
    settings.setValue(key + QLatin1String("height"), m_height->value());
    settings.setValue(key + QLatin1String("columns"), m_columns->value());
    settings.setValue(key + QLatin1String("rows"), m_rows->value());
    settings.setValue(QStringLiteral("labels/offsetRight"), m_right->value());
    settings.setValue(QStringLiteral("labels/offsetDown"), m_down->value());
}

bool LabelDialog::isMeasured() const
{
    return m_width->value() > 0 && m_height->value() > 0 && m_columns->value() > 0 && m_rows->value() > 0;
}

domain::Result<std::vector<items::LabelPage>> LabelDialog::laid() const
{
    const bool measured = m_measured->isChecked();
    if (measured && !isMeasured())
        return invalid(items::fromQt(tr("Measure the strip with a ruler: its width and height, and how many columns and rows of labels it has.")));
    items::LabelOrder order{device(), choice().millimetres(), QPointF(m_right->value(), m_down->value()), {}};
    if (measured)
        order.measured = catalogue::LabelStrip::evenly(m_width->value(), m_height->value(), m_columns->value(), m_rows->value());
    return items::layLabels(m_context, m_keys, order);
}

PaperSource LabelDialog::source() const
{
    auto pages = laid();
    if (!pages)
        return {};
    const auto paper = std::make_shared<const LabelPaper>(std::move(*pages));
    return {1, [paper](int) { return paper; }};
}

QString LabelDialog::problem() const
{
    const auto pages = laid();
    return pages ? QString() : items::toQt(pages.error().sentence);
}

QString LabelDialog::fileName() const
{
    const QString number = m_context.own ? items::toQt(m_context.own->text()) : QString();
    return tr("Labels %1").arg(number).trimmed();
}

} // namespace pbx::views
