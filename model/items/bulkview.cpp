#include "bulkview.h"

#include "extensionfields.h"
#include "textof.h"

#include "domain/tosay.h"

#include <algorithm>
#include <numeric>

namespace pbx::items {

using domain::Extension;
using domain::Uuid;

namespace {

bool is(const QString &name, const char *pointer)
{
    return name == QLatin1String(pointer);
}

// What a field means something under: another field with this text.
struct Needed {
    const char *field;
    const char *text;
};
std::vector<Needed> neededFor(const QString &name)
{
    std::vector<Needed> out;
    if (name.startsWith(QLatin1String("/autoProvision/")) && !is(name, field::kEnabled))
        out.push_back({field::kEnabled, "true"});
    for (const char *part : {field::kAddress, field::kPrefix, field::kGateway, field::kDns1, field::kDns2}) {
        if (is(name, part))
            out.push_back({field::kNetworkMode, "static"});
    }
    return out;
}

} // namespace

void enterInto(ExtensionDraft &draft, const BulkChange &change)
{
    for (const QString &name : ExtensionDraft::fields()) {
        const auto input = change.find(name);
        if (input == change.end())
            continue;
        const bool takes = std::ranges::all_of(
            neededFor(name), [&draft](const Needed &needed) { return draft.text(QLatin1String(needed.field)) == QLatin1String(needed.text); });
        const bool noModule = is(name, field::kModuleCount) && draft.text(QLatin1String(field::kModuleType)).isEmpty();
        if (takes && !noModule)
            draft.enter(name, input->second);
    }
}

QString ownReason(const QString &name)
{
    static const std::map<QString, const char *> reasons{
        {QLatin1String(field::kName), toSay("Every extension has a name of its own. Select one to change it.")},
        {QLatin1String(field::kPassword), toSay("Every extension has a password of its own. Select one to change it.")},
        {QLatin1String(field::kMac), toSay("Every phone has an address of its own. Select one to change it.")},
        {QLatin1String(field::kHandset), toSay("Every handset of a base has a number of its own. Select one to change it.")},
        {QLatin1String(field::kKeys), toSay("Every phone has keys of its own. Select one to configure them; they can be copied to other phones.")},
        {QLatin1String(field::kAddress), toSay("Two devices cannot have the same address. Select one extension to change it.")},
    };
    const auto found = reasons.find(name);
    return found == reasons.end() ? QString() : toQt(say(found->second));
}

namespace {

// Any extension with a phone and a static network: what its parsers say is said of all.
Extension anyone()
{
    Extension extension{.id = *Uuid::parse("00000000-0000-4000-8000-000000000000"),
                        .number = *domain::ExtensionNumber::parse("100"),
                        .name = *domain::Name::parse("-"),
                        .office = *Uuid::parse("00000000-0000-4000-8000-000000000000")};
    madePhone(extension).enabled = true;
    madePhone(extension).modules = domain::ExpansionModules{"-", 1};
    madePhone(extension).network = domain::StaticNetwork{.address = domain::IpAddress::fromV4(0x0a000002), .prefix = 24, .gateway = {}, .dns = {}};
    return extension;
}

ExtensionDraft::Outcome triedOnAnyone(const BulkChange &change)
{
    ExtensionDraft draft(anyone(), catalogue::Catalogue::builtIn()); // parsers ask for no model
    for (const auto &[name, text] : change)
        draft.set(name, text);
    return draft.outcome();
}

} // namespace

std::map<QString, QString> wrongInput(const BulkChange &change)
{
    BulkChange parsed = change;
    parsed.erase(QLatin1String(field::kNetworkMode)); // an address is not this form's matter
    auto wrong = triedOnAnyone(parsed).wrong;
    std::erase_if(wrong, [&change](const auto &entry) { return !change.contains(entry.first); });
    return wrong;
}

BulkChange normalized(const BulkChange &change)
{
    BulkChange out;
    for (const auto &[name, text] : change) {
        const auto tried = triedOnAnyone({{name, text}});
        const bool second = is(name, field::kDns2); // without a first one it becomes it
        out[name] = !tried.wrong.empty() || is(name, field::kNetworkMode) ? text
                    : second && !text.trimmed().isEmpty()                 ? ExtensionDraft::text(QLatin1String(field::kDns1), tried.extension)
                                                                          : ExtensionDraft::text(name, tried.extension);
    }
    return out;
}

QString shownText(const QString &name, const QString &text, const std::vector<OfficeChoice> &offices)
{
    if (is(name, field::kOffice)) {
        const auto office = std::ranges::find_if(offices, [&text](const OfficeChoice &choice) { return toQt(choice.id.toString()) == text; });
        return office == offices.end() ? text : office->name;
    }
    if (is(name, field::kRingTime))
        return toQt(say("%1 s", {fromQt(text)}));
    if (is(name, field::kNetworkMode))
        return text == QLatin1String("static") ? toQt(say("Static")) : toQt(say("DHCP"));
    if (is(name, field::kOutboundNumber) && text.isEmpty())
        return toQt(say("Use office default"));
    if (text == QLatin1String("true"))
        return toQt(say("On"));
    if (text == QLatin1String("false"))
        return toQt(say("Off"));
    return text.isEmpty() ? toQt(say("none")) : text;
}

// ---- values -----------------------------------------------------------------------------------------------------------

const QString &BulkView::text(const QString &field, std::size_t extension) const
{
    const Column &column = columns.at(field);
    return column.values.at(column.of.at(extension));
}

int BulkValues::extensions() const
{
    return std::accumulate(byCount.begin(), byCount.end(), 0, [](int sum, const auto &value) { return sum + value.second; });
}

namespace {

// Which of the values, if all have the same with the change; -1: by extension.
class MeansSomething {
public:
    MeansSomething(const BulkView &view, const BulkChange &change, const QString &name)
    {
        for (const Needed &needed : neededFor(name)) {
            const QString other = QLatin1String(needed.field);
            if (const auto input = change.find(other); input != change.end()) {
                m_never |= input->second != QLatin1String(needed.text);
                continue;
            }
            const BulkView::Column &column = view.columns.at(other);
            const auto wanted = std::ranges::find(column.values, QLatin1String(needed.text));
            if (wanted == column.values.end())
                m_never = true;
            else
                m_needs.emplace_back(&column, static_cast<std::uint32_t>(wanted - column.values.begin()));
        }
    }
    [[nodiscard]] bool operator()(std::size_t extension) const
    {
        return !m_never && std::ranges::all_of(m_needs, [extension](const auto &need) { return need.first->of[extension] == need.second; });
    }

private:
    std::vector<std::pair<const BulkView::Column *, std::uint32_t>> m_needs;
    bool m_never = false;
};

} // namespace

BulkValues valuesOf(const BulkView &view, const BulkChange &change, const QString &name)
{
    BulkValues out;
    const auto found = view.columns.find(name);
    if (found == view.columns.end())
        return out;
    const BulkView::Column &column = found->second;
    const MeansSomething means(view, change, name);
    std::vector<int> counts(column.values.size(), 0);
    for (std::size_t i = 0; i < column.of.size(); ++i)
        counts[column.of[i]] += means(i) ? 1 : 0;
    if (std::ranges::all_of(counts, [](int count) { return count == 0; })) { // it means nothing to anybody: what is stored nevertheless
        for (const std::uint32_t value : column.of)
            ++counts[value];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            out.byCount.emplace_back(column.values[i], counts[i]);
    }
    std::ranges::stable_sort(out.byCount, [](const auto &a, const auto &b) { return a.second > b.second; });
    return out;
}

std::optional<QString> shownValue(const BulkView &view, const BulkChange &change, const QString &name)
{
    if (const auto input = change.find(name); input != change.end())
        return input->second;
    const BulkValues values = valuesOf(view, change, name);
    return values.several() ? std::nullopt : std::optional(values.common());
}

int BulkPhones::on() const
{
    return std::accumulate(kinds.begin(), kinds.end(), 0, [](int sum, const Kind &kind) { return sum + kind.count; });
}

BulkPhones phonesOf(const BulkView &view, const BulkChange &change, const catalogue::Catalogue &catalogue)
{
    const QString make = QLatin1String(field::kMake);
    const QString model = QLatin1String(field::kModel);
    const MeansSomething on(view, change, model);
    const auto texts = [&](const QString &name, std::size_t extension) {
        const auto input = change.find(name);
        return input == change.end() ? view.text(name, extension) : input->second;
    };
    std::map<std::pair<QString, QString>, int> counts;
    BulkPhones out;
    for (std::size_t i = 0; i < view.extensions.size(); ++i) {
        if (on(i))
            ++counts[{texts(make, i), texts(model, i)}];
        else
            ++out.off;
    }
    for (const auto &[name, count] : counts)
        out.kinds.push_back({name.first, name.second, catalogue.model(fromQt(name.first), fromQt(name.second)), count});
    std::ranges::stable_sort(out.kinds, [](const auto &a, const auto &b) { return a.count > b.count; });
    return out;
}

// ---- BulkLoad ---------------------------------------------------------------------------------------------------------

BulkLoad::BulkLoad(const Uuid &site, std::vector<Uuid> extensions)
    : m_ids(std::move(extensions))
    , m_view{.site = site}
{
    for (const QString &name : ExtensionDraft::fields()) {
        if (!is(name, field::kKeys) && !is(name, field::kPassword))
            m_view.columns[name];
    }
}

void BulkLoad::add(const changes::Loaded &loaded)
{
    const auto &extension = std::get<Extension>(loaded.object);
    m_view.extensions.push_back({extension.id, toQt(extension.number.text()), loaded.pending});
    for (auto &[name, column] : m_view.columns) {
        QString text = ExtensionDraft::text(name, extension);
        const auto [known, isNew] = m_known[name].try_emplace(text, static_cast<std::uint32_t>(column.values.size()));
        if (isNew)
            column.values.push_back(std::move(text));
        column.of.push_back(known->second);
    }
}

Result<bool> BulkLoad::step(changes::Workspace &workspace)
{
    if (m_next == 0) {
        auto offices = officesOf(workspace, m_view.site);
        if (!offices)
            return fail(offices.error());
        m_view.offices = std::move(*offices);
    }
    for (const std::size_t end = std::min(m_next + kStep, m_ids.size()); m_next < end; ++m_next) {
        const auto loaded = workspace.load(m_ids[m_next]);
        if (loaded && std::holds_alternative<Extension>(loaded->object))
            add(*loaded);
        else if (loaded || loaded.error().kind == ErrorKind::NotFound)
            ++m_view.gone;
        else
            return fail(loaded.error());
    }
    return m_next < m_ids.size();
}

} // namespace pbx::items
