// A row of a list as an extension.
#include "csvrows.h"
#include "extensionfields.h"
#include "modelchange.h"
#include "textof.h"

#include "domain/chars.h"

#include <algorithm>

namespace pbx::items {

using domain::Extension;
using domain::ModelTraits;
using domain::Severity;

namespace {

// As the catalogue names it: “Yealink T54W” in one cell, and a model whose make is not told where only one make has it.
const ModelTraits *modelCalled(const std::string &make, const std::string &model, bool anyMake, const catalogue::Catalogue &catalogue)
{
    if (const ModelTraits *found = catalogue.find(make, model))
        return found;
    for (auto blank = model.find(' '); blank != std::string::npos; blank = model.find(' ', blank + 1)) {
        if (const ModelTraits *found = catalogue.find(model.substr(0, blank), domain::trim(std::string_view(model).substr(blank))))
            return found;
    }
    const ModelTraits *only = nullptr;
    for (const std::string &other : catalogue.makes()) {
        const ModelTraits *found = anyMake ? catalogue.find(other, model) : nullptr;
        if (found && only && only != found)
            return nullptr;
        only = found ? found : only;
    }
    return only;
}

class ExtensionRows final : public CsvRows {
public:
    using CsvRows::CsvRows;
    [[nodiscard]] bool compose(CsvSubject &subject) override { return m_plan.rows[subject.rows.front()].state != CsvState::Wrong; }
    [[nodiscard]] Place placeOf(const CsvSubject &subject, const domain::Finding &finding) const override;

protected:
    [[nodiscard]] Result<void> readRow(std::size_t row) override;
    [[nodiscard]] std::string identity(CsvRowPlan &row) override
    {
        const auto number = numberOf(row);
        return number ? number->text() : std::string();
    }
    [[nodiscard]] std::string twice(const CsvRowPlan &row, const std::string &lines) const override
    {
        return say("Extension %1 stands in more than one line: %2. Keep one of them.", {fromQt(row.what), lines});
    }

private:
    struct Given { // what a row says of its extension
        ExtensionDraft draft;
        QStringList fields;
        [[nodiscard]] bool has(const char *id) const { return fields.contains(QLatin1String(id)); }
        [[nodiscard]] std::string text(const char *id) const { return fromQt(draft.text(QLatin1String(id))); }
        void set(const char *id, const std::string &text) { draft.set(QLatin1String(id), toQt(text)); }
    };
    [[nodiscard]] std::optional<Extension> fresh(CsvRowPlan &row);
    void takeCells(CsvRowPlan &row, Given &given);
    void takeModel(CsvRowPlan &row, Given &given);
    void takeModules(CsvRowPlan &row, Given &given);
    void takeNetwork(CsvRowPlan &row, Given &given);
    [[nodiscard]] Result<void> takePassword(CsvSubject &subject);
};

std::optional<Extension> ExtensionRows::fresh(CsvRowPlan &row)
{
    if (m_plan.names.offices.empty()) {
        refuse(row, field::kOffice, say("This site has no office yet. Add one first: an extension belongs to an office."));
        return std::nullopt;
    }
    if (cell(row, field::kName).empty())
        refuse(row, field::kName, say("A new extension needs a name."));
    return Extension{.id = domain::Uuid::random(),
                     .number = *domain::ExtensionNumber::parse(cell(row, csvfield::kNumber)),
                     .name = *domain::Name::parse("-"), // until its own is taken
                     .office = m_plan.names.offices.front().id};
}

void ExtensionRows::takeCells(CsvRowPlan &row, Given &given)
{
    for (const CsvField &f : csvFields(CsvKind::Extensions)) {
        const std::string text = cell(row, f.id);
        if (text.empty() || std::string_view(f.id) == csvfield::kNumber)
            continue;
        const auto taken = f.draft ? f.draft(text, m_plan.names) : Result<QString>(toQt(std::string(domain::trim(text))));
        if (!taken) {
            refuse(row, f.id, taken.error().sentence);
            continue;
        }
        given.draft.set(QLatin1String(f.id), *taken);
        given.fields += QLatin1String(f.id);
    }
}

void ExtensionRows::takeModel(CsvRowPlan &row, Given &given)
{
    if (!given.has(field::kMake) && !given.has(field::kModel))
        return;
    const ModelTraits *model = modelCalled(given.text(field::kMake), given.text(field::kModel), !given.has(field::kMake), *m_plan.names.catalogue);
    if (!model && given.text(field::kMake).empty())
        refuse(row, field::kModel, say("No handset “%1” is known.", {domain::printable(given.text(field::kModel))}));
    if (!model)
        return; // the rules say so
    given.set(field::kMake, model->make);
    given.set(field::kModel, model->model);
}

void ExtensionRows::takeModules(CsvRowPlan &row, Given &given)
{
    if (given.has(field::kModuleCount) && given.text(field::kModuleCount) == "0") {
        given.set(field::kModuleType, {});
        given.set(field::kModuleCount, fromQt(ExtensionDraft::text(QLatin1String(field::kModuleCount), given.draft.saved())));
        return;
    }
    const std::string type = given.text(field::kModuleType);
    if (given.has(field::kModuleCount) && type.empty())
        refuse(row, field::kModuleCount, say("Say which expansion module it is, in a column of its own."));
    const ModelTraits *model = m_plan.names.catalogue->find(given.text(field::kMake), given.text(field::kModel));
    if (!model || type.empty())
        return;
    const auto found = std::ranges::find_if(model->modules, [&type](const auto &m) { return domain::equalsIgnoringCase(m.type, type); });
    const bool isNew = given.draft.isEdited(QLatin1String(field::kModel)) || given.draft.isEdited(QLatin1String(field::kMake));
    if (found != model->modules.end() && given.has(field::kModuleType)) {
        given.set(field::kModuleType, found->type);
    } else if (found == model->modules.end() && !given.has(field::kModuleType) && isNew) { // it was of the former model
        given.set(field::kModuleType, {});
        refuse(row, field::kModel, say("The %1 takes no expansion module “%2”, so it is left out.", {model->make + " " + model->model, type}),
               Severity::Warning);
    }
}

void ExtensionRows::takeNetwork(CsvRowPlan &row, Given &given)
{
    if (given.has(field::kAddress) && !given.has(field::kNetworkMode))
        given.set(field::kNetworkMode, "static");
    if (given.text(field::kNetworkMode) == "static")
        return;
    for (const char *id : {field::kAddress, field::kPrefix, field::kGateway, field::kDns1, field::kDns2}) {
        if (given.has(id))
            refuse(row, id, say("The phone takes its network by DHCP, so this is left out."), Severity::Warning);
    }
}

// One that is the stored one already is no change.
Result<void> ExtensionRows::takePassword(CsvSubject &subject)
{
    if (!subject.after.password || !subject.before)
        return {};
    const auto stored = m_workspace.password(subject.id);
    if (stored && *stored == subject.after.password->text())
        subject.after.password.reset();
    else if (!stored && stored.error().kind == ErrorKind::Io)
        return fail(stored.error());
    return {};
}

Result<void> ExtensionRows::readRow(std::size_t index)
{
    CsvRowPlan &row = m_plan.rows[index];
    auto found = find(*domain::ExtensionNumber::parse(cell(row, csvfield::kNumber)));
    if (!found)
        return fail(found.error());
    if (!*found) {
        auto made = fresh(row);
        if (!made)
            return {};
        *found = CsvSubject{made->id, 0, std::nullopt, *made, {}};
    }
    CsvSubject subject = std::move(**found);
    Given given{ExtensionDraft(subject.after, *m_plan.names.catalogue), {}};
    takeCells(row, given);
    takeModel(row, given);
    takeModules(row, given);
    takeNetwork(row, given);
    const bool hasPhone = given.has(field::kMake) || given.has(field::kModel) || given.has(field::kMac);
    if (!subject.after.autoProvision && hasPhone && !given.has(field::kEnabled))
        given.set(field::kEnabled, "true");
    auto outcome = given.draft.outcome();
    for (const auto &[id, sentence] : outcome.wrong)
        refuse(row, id.toLatin1().constData(), fromQt(sentence));
    if (const QString leftOut = leftOutText(outcome); !leftOut.isEmpty())
        refuse(row, field::kModel, fromQt(leftOut), Severity::Warning);
    subject.after = std::move(outcome.extension);
    if (auto taken = takePassword(subject); !taken)
        return taken;
    const bool named = row.state != CsvState::Wrong || subject.before;
    row.what = named ? toQt(domain::title(domain::Object(subject.after))) : row.what;
    row.subject = m_plan.subjects.size();
    subject.rows = {index};
    m_plan.subjects.push_back(std::move(subject));
    return {};
}

CsvRows::Place ExtensionRows::placeOf(const CsvSubject &subject, const domain::Finding &finding) const
{
    Place place;
    QString id = fieldOf(finding.pointer);
    if (id.isEmpty() && finding.pointer == csvfield::kNumber)
        id = QLatin1String(csvfield::kNumber);
    const int field = csvFieldOf(CsvKind::Extensions, id);
    place.column = field < 0 ? -1 : m_plan.reading.columnOf(csvFields(CsvKind::Extensions)[static_cast<std::size_t>(field)].id);
    if (place.column < 0)
        place.field = field < 0 ? fieldTitle(id) : csvTitle(csvFields(CsvKind::Extensions)[static_cast<std::size_t>(field)]);
    // A warning about what the row leaves alone would stand there at every import.
    const bool said = place.column >= 0 && !cell(m_plan.rows[subject.rows.front()], id.toLatin1().constData()).empty();
    if (finding.severity == Severity::Error || !subject.before || said)
        place.rows = subject.rows;
    return place;
}

} // namespace

std::unique_ptr<CsvRows> extensionRows(changes::Workspace &workspace, CsvPlan &plan, const domain::Progress &progress)
{
    return std::make_unique<ExtensionRows>(workspace, plan, progress);
}

} // namespace pbx::items
