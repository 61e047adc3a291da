#include "officespage.h"

#include "controls.h"
#include "items/textof.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

namespace pbx::views {

using items::OfficeInput;
using items::OfficeModel;
using items::toQt;

namespace {

constexpr QLatin1String kName("name"), kAreaCode("areaCode"), kTimeZone("timeZone"), kOutbound("outbound");

items::Texts textsOf(const OfficeInput &input)
{
    return {{kName, input.name}, {kAreaCode, input.areaCode}, {kTimeZone, input.timeZone}, {kOutbound, input.outbound}};
}

QComboBox *makeTimeZones(const catalogue::Catalogue &catalogue)
{
    auto *zones = new QComboBox;
    zones->setEditable(true);
    zones->setInsertPolicy(QComboBox::NoInsert);
    zones->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    zones->setMinimumContentsLength(16);
    for (const auto *zone : catalogue.timeZones())
        zones->addItem(toQt(zone->iana));
    zones->completer()->setFilterMode(Qt::MatchContains);
    zones->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return zones;
}

} // namespace

OfficesPage::OfficesPage(items::Session &session, QWidget *parent)
    : RowsPage(session, domain::Kind::Office, "officesPage",
               {tr("Offices"), tr("Phones take their clock and their outbound number from their office."), tr("&Add office"), tr("&Delete office"),
                tr("New office"), tr("Delete the office %1?"), tr("No offices yet. Fill in the form and save it: every extension belongs to one.")},
               &items::loadOffices, parent)
{
    auto *outbound = new QLineEdit;
    outbound->setPlaceholderText(tr("none"));
    keepDirection(outbound);
    addField(kName, QStringLiteral("officeName"), tr("&Name"), new QLineEdit);
    addField(kAreaCode, QStringLiteral("officeAreaCode"), tr("Area &code"), new QLineEdit);
    addField(kTimeZone, QStringLiteral("officeTimeZone"), tr("&Time zone"), makeTimeZones(session.catalogue()));
    addField(kOutbound, QStringLiteral("officeOutbound"), tr("&Outbound number"), outbound);
    setModel(&model(), OfficeModel::Name);
}

ObjectPage::Saved OfficesPage::savedAt(int row) const
{
    const auto &saved = model().at(row);
    return {saved.office.id, saved.version, toQt(saved.office.name.text()), textsOf(OfficeInput::of(saved.office))};
}

items::Texts OfficesPage::textsOfNew() const
{
    const QString zone = model().rowCount() > 0 ? toQt(model().at(0).office.timeZone) : QStringLiteral("Australia/Brisbane");
    return textsOf(OfficeInput{{}, {}, zone, {}});
}

ObjectPage::Typed OfficesPage::parse(const Texts &texts, const domain::Uuid &id) const
{
    auto typed = items::parse(OfficeInput{texts.at(kName), texts.at(kAreaCode), texts.at(kTimeZone), texts.at(kOutbound)}, id, session().catalogue());
    return {typed.office ? std::optional<domain::Object>(std::move(*typed.office)) : std::nullopt, std::move(typed.wrong)};
}

} // namespace pbx::views
