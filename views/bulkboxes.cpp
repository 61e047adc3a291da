// What the form's groups show of several extensions at once.
#include "extensionboxes.h"
#include "items/textof.h"
#include "widgets.h"

#include <algorithm>
#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStringList>
#include <QToolButton>

namespace pbx::views {

using items::toQt;

void GeneralBox::setExtensions(const items::BulkView &view)
{
    list(view.offices);
    const auto &all = view.extensions;
    m_number->setText(all.empty() ? QString() : all.size() == 1 ? all.front().number : tr("%1 – %2").arg(all.front().number, all.back().number));
    m_password->setPlaceholderText(QString(12, QChar(0x2022)));
    m_eye->setEnabled(false);
    m_regenerate->setEnabled(false);
}

void AutoProvisionBox::setPhones(const items::BulkPhones &phones, const std::optional<QString> &make, Qt::CheckState modules, bool modulesDiffer,
                                 const std::map<QString, items::BulkGap> &gaps, bool allStatic)
{
    const QSignalBlocker calls(m_calls), handset(m_handset), count(m_moduleCount); // a new range is no input
    listModels(make.value_or(QString()));
    m_model->setEnabled(make && !make->isEmpty());
    m_model->setToolTip(m_model->isEnabled() ? QString() : tr("These phones are of several makes. Choose one make for all first."));

    const int all = phones.on();
    const auto can = [&gaps, all](const char *name) { // some of them
        const auto gap = gaps.find(QLatin1String(name));
        return gap == gaps.end() || gap->second.phones < all;
    };
    m_calls->setEnabled(can(items::field::kCallsPerLineKey));

    m_moduleType->clear();
    int most = 1;
    for (const items::BulkPhones::Kind &kind : phones.kinds) {
        for (const domain::ModuleTraits &module : kind.known ? kind.known->traits.modules : std::vector<domain::ModuleTraits>()) {
            most = std::max(most, module.most);
            if (m_moduleType->findData(toQt(module.type)) < 0)
                m_moduleType->addItem(toQt(module.type), toQt(module.type));
        }
    }
    m_module->setTristate(modulesDiffer);
    m_module->setCheckState(modules);
    m_module->setEnabled((m_moduleType->count() > 0 && can(items::field::kModuleType)) || modules != Qt::Unchecked);
    m_moduleSwitchRow->setMessage(FieldRow::Tone::Info,
                                  m_moduleType->count() > 0 || all == 0 ? QString() : tr("These phones take no expansion module."));
    m_moduleRow->setVisible(modules != Qt::Unchecked);
    m_moduleRow->setNote({});
    m_moduleCount->setRange(1, most);

    m_keys->setEnabled(false);
    m_keysRow->setNote({});
    m_handset->setRange(0, 9);
    m_handsetRow->setVisible(
        std::ranges::any_of(phones.kinds, [](const items::BulkPhones::Kind &kind) { return kind.known && kind.known->traits.dect; }));
    m_advanced->setPhones(can, allStatic);
}

void AdvancedBox::setPhones(const std::function<bool(const char *)> &can, bool allStatic)
{
    QAbstractButton *fixed = m_network->buttons().at(1);
    fixed->setEnabled(allStatic);
    fixed->setToolTip(allStatic ? QString() : tr("A static address is for one phone only. Select one extension to set it."));
    enable(can);
    m_parametersRow->hide(); // for several phones: the site's, for all of a model
}

} // namespace pbx::views
