#include "extensionboxes.h"

#include "controls.h"
#include "formbinder.h"
#include "items/fieldhelp.h"
#include "items/textof.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace pbx::views {

using items::fromQt;
using items::toQt;
namespace field = items::field;

AutoProvisionBox::AutoProvisionBox(FormBinder &binder, const render::Library &library, QWidget *parent)
    : QGroupBox(tr("Auto Provision"), parent)
    , m_library(library)
    , m_calls(new QSpinBox(this))
    , m_handset(new QSpinBox(this))
    , m_moduleCount(new QSpinBox(this))
    , m_make(new QComboBox(this))
    , m_model(new QComboBox(this))
    , m_moduleType(new QComboBox(this))
    , m_module(new QCheckBox(tr("Enable expansion module"), this))
    , m_keys(new QPushButton(icon(Icon::Keys), tr("Configure handset keys…"), this))
    , m_mac(new QLineEdit(this))
    , m_what(new ToneLabel({}, &Theme::secondary, Theme::Text::Base, this))
    , m_advanced(new AdvancedBox(binder, this))
{
    setObjectName(QStringLiteral("autoProvision"));
    setCheckable(true);
    binder.bind(named(field::kEnabled), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, px(2), px(12), px(12));
    column->setSpacing(0);
    m_what->setObjectName(QStringLiteral("autoProvisionSummary"));
    m_what->setWordWrap(true);
    m_what->setContentsMargins(px(12), px(2), 0, px(4));
    column->addWidget(m_what);
    setSummary({});
    const auto add = [this, &binder](const char *pointer, const QString &label, QWidget *control, const char *name, bool stretch = true) {
        FieldRow *row = addRow(this, label, control, name, stretch);
        if (pointer)
            binder.setRow(named(pointer), row);
        return row;
    };

    m_calls->setRange(1, domain::CallsPerLineKey::kMost);
    m_calls->setFixedWidth(px(60));
    m_callsRow = add(field::kCallsPerLineKey, tr("Calls per line key"), m_calls, "callsPerLineKey", false);
    binder.bind(named(field::kCallsPerLineKey), m_calls);

    for (const std::string &make : library.catalogue().makes())
        m_make->addItem(toQt(make), toQt(make));
    m_make->setMinimumWidth(px(92));
    m_make->setPlaceholderText(tr("Make"));
    m_model->setPlaceholderText(tr("Model"));
    m_model->setObjectName(QStringLiteral("model"));
    m_model->setAccessibleName(tr("Model"));
    m_model->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_typeRow = add(field::kModel, tr("Phone type"), m_make, "make", false);
    m_make->setAccessibleName(tr("Make"));
    m_typeRow->addBeside(m_model, 100);
    binder.setRow(named(field::kMake), m_typeRow);
    binder.bind(named(field::kMake), m_make);
    binder.bind(named(field::kModel), m_model);

    m_keysRow = add(field::kKeys, tr("Handset keys"), m_keys, "configureKeys");
    m_moduleSwitchRow = add(nullptr, {}, m_module, "expansionModule");
    explain(m_module, items::fieldHelp(items::HelpOf::Extension, QStringLiteral("module")));
    explain(m_keys, items::fieldHelp(items::HelpOf::Extension, named(field::kKeys)));
    m_moduleType->setObjectName(QStringLiteral("moduleType"));
    m_moduleCount->setObjectName(QStringLiteral("moduleCount"));
    m_moduleCount->setFixedWidth(px(52));
    m_moduleType->setMinimumWidth(px(92));
    m_moduleRow = add(field::kModuleType, tr("Module"), m_moduleType, "moduleType", false);
    m_moduleRow->addBeside(new ToneLabel(QStringLiteral("×"), &Theme::text, Theme::Text::Base, this));
    m_moduleRow->addBeside(m_moduleCount);
    m_moduleCount->setAccessibleName(tr("Number of modules"));
    binder.setRow(named(field::kModuleCount), m_moduleRow);
    binder.bind(named(field::kModuleType), m_moduleType);
    binder.bind(named(field::kModuleCount), m_moduleCount);

    m_mac->setFont(Theme::font(Theme::Text::Fixed));
    keepDirection(m_mac);
    m_mac->setPlaceholderText(tr("on a label on its back"));
    add(field::kMac, tr("MAC address"), m_mac, "mac");
    binder.bind(named(field::kMac), m_mac);
    m_handset->setFixedWidth(px(60));
    m_handset->setSpecialValueText(QStringLiteral("–"));
    m_handsetRow = add(field::kHandset, tr("Handset number"), m_handset, "handset", false);
    binder.bind(named(field::kHandset), m_handset);

    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(px(12), px(6), 0, 0);
    inset->addWidget(m_advanced);
    column->addLayout(inset);

    FieldRow::alignLabels(this, px(kProvisionLabels));
    connect(m_keys, &QPushButton::clicked, this, &AutoProvisionBox::keysAsked);
    connect(m_module, &QCheckBox::clicked, this, [this](bool on) {
        if (m_module->checkState() == Qt::PartiallyChecked)
            Q_EMIT moduleTakenBack();
        else
            Q_EMIT moduleSwitched(on);
    });
}

void AutoProvisionBox::setSummary(const QString &text)
{
    m_what->setText(text.isEmpty() ? tr("Automatically generates the handset configuration") : text);
}

void AutoProvisionBox::listModels(const QString &make)
{
    if (m_listed == make)
        return;
    m_listed = make;
    m_model->clear();
    for (const catalogue::Model *known : m_library.catalogue().models(fromQt(make)))
        m_model->addItem(toQt(known->traits.model), toQt(known->traits.model));
}

void AutoProvisionBox::showAdvanced(bool shown)
{
    m_advanced->setChecked(shown);
}

void AutoProvisionBox::setPhone(const QString &make, const QString &model, const QString &moduleType, int modules, std::size_t usedKeys)
{
    const QSignalBlocker calls(m_calls), handset(m_handset), count(m_moduleCount); // a new range is no input
    listModels(make);
    m_model->setCurrentIndex(m_model->findData(model));
    if (m_model->currentIndex() < 0 && !model.isEmpty()) {
        m_model->addItem(model, model);
        m_model->setCurrentIndex(m_model->count() - 1);
    }

    const catalogue::Model *known = m_library.catalogue().model(fromQt(make), fromQt(model));
    const domain::ModelTraits *traits = known ? &known->traits : nullptr;
    m_gaps = items::gapsOf(known, m_library.renderer());
    const auto can = [this](const char *name) { return !m_gaps.contains(QLatin1String(name)); };
    const QString called = QStringLiteral("%1 %2").arg(make, model);
    m_calls->setEnabled(can(field::kCallsPerLineKey));

    const bool takesModules = traits && !traits->modules.empty() && can(field::kModuleType);
    m_module->setEnabled(takesModules || !moduleType.isEmpty());
    m_module->setChecked(!moduleType.isEmpty());
    m_moduleSwitchRow->setMessage(FieldRow::Tone::Info,
                                  !traits || !traits->modules.empty() ? QString() : tr("The %1 takes no expansion module.").arg(called));
    m_moduleType->clear();
    int most = 9;
    int moduleKeys = 0;
    for (const domain::ModuleTraits &module : traits ? traits->modules : std::vector<domain::ModuleTraits>()) {
        m_moduleType->addItem(toQt(module.type), toQt(module.type));
        if (toQt(module.type) == moduleType) {
            most = module.most;
            moduleKeys = module.keys - static_cast<int>(module.unusable.size());
        }
    }
    m_moduleType->setCurrentIndex(m_moduleType->findData(moduleType));
    m_moduleCount->setRange(1, std::max(most, modules));
    m_moduleRow->setVisible(!moduleType.isEmpty());
    m_moduleRow->setNote(most == 1 ? QString() : tr("up to %1").arg(most));

    const int keys = (traits ? traits->keys : 0) + (moduleType.isEmpty() ? 0 : moduleKeys * modules);
    m_keys->setEnabled(traits && keys > 0 && can(field::kKeys));
    m_keysRow->setNote(!traits     ? tr("choose the phone first")
                       : keys == 0 ? tr("the %1 has none to program").arg(called)
                                   : QStringLiteral("%1 / %2").arg(usedKeys).arg(keys));
    m_handsetRow->setVisible(traits && traits->dect);
    m_handset->setRange(0, std::max(traits ? traits->handsets : 0, 9));
    m_handsetRow->setNote(traits && traits->dect ? tr("of this base, up to %1").arg(traits->handsets) : QString());
    m_advanced->setGaps(m_gaps);

    const items::FieldSentences unsourced = items::unsourcedOf(known, moduleType);
    const auto hint = [&unsourced](const char *name) {
        const auto found = unsourced.find(QLatin1String(name));
        return found == unsourced.end() ? QString() : found->second;
    };
    m_callsRow->setHint(hint(field::kCallsPerLineKey));
    m_keysRow->setHint(hint(field::kKeys));
    m_moduleSwitchRow->setHint(hint(field::kModuleType));
    m_handsetRow->setHint(hint(field::kHandset));
    m_advanced->setUnsourced(unsourced);
}

} // namespace pbx::views
