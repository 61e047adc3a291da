#include "json.h"

#include "chars.h"
#include "documentrules.h"
#include "jsonfields.h"
#include "objectjson.h"
#include "say.h"

#include <algorithm>
#include <array>

namespace pbx::domain {

namespace {

constexpr std::size_t kMostOthers = 10'000; // offices, conditions, rules
constexpr std::array kSections{Section::Site, Section::Offices, Section::Conditions, Section::Extensions, Section::Rules, Section::Templates};

std::optional<Section> sectionOf(std::string_view member)
{
    const auto found = std::ranges::find_if(kSections, [member](Section s) { return memberName(s) == member; });
    return found == kSections.end() ? std::nullopt : std::optional(*found);
}

std::string_view textMember(const JsonNode &node, std::string_view name) // empty where there is none
{
    const auto found = std::ranges::find(node.names, name);
    return found == node.names.end() ? std::string_view() : node.items[static_cast<std::size_t>(found - node.names.begin())].text;
}

// Stands in for a site that was refused, so that the rest can still be checked.
Site placeholder()
{
    return {Uuid::random(), *Name::parse("-"), *Name::parse("-"), *SipDomain::parse("a.b"), {}, *DialString::parse("0"), *DialString::parse("0")};
}

class DocumentReader final : public JsonSink {
public:
    DocumentReader(std::string_view json, const ModelLookup &models, const ReadLimits &limits, const Progress &progress, const OtherSites &otherSites)
        : m_json(json)
        , m_models(models)
        , m_limits(limits)
        , m_progress(progress)
    {
        m_origin.otherSites = otherSites;
    }
    [[nodiscard]] tl::expected<ReadDocument, Refused> run();

    [[nodiscard]] bool isList(std::string_view member) override
    {
        const auto section = sectionOf(member);
        return section && section != Section::Site;
    }
    [[nodiscard]] bool member(std::string_view name) override;
    [[nodiscard]] bool unit(const JsonUnit &place, const JsonNode &node) override;
    [[nodiscard]] bool read(std::size_t bytes) override { return proceed(bytes, m_json.size()); }

private:
    [[nodiscard]] bool proceed(std::size_t done, std::size_t total)
    {
        m_cancelled = m_cancelled || (m_progress && !m_progress(done, total));
        return !m_cancelled;
    }
    [[nodiscard]] bool stop(std::string pointer, std::string sentence)
    {
        note(position({}), 0, {Severity::Error, std::move(pointer), std::move(sentence)});
        m_stopped = true;
        return false;
    }
    [[nodiscard]] bool readFormat(const JsonNode &node);
    void readElement(Section section, std::size_t index, const JsonNode &node, const std::string &pointer);
    template <class T> void keep(std::optional<T> object, std::vector<T> &objects, std::vector<std::size_t> &indexes, std::size_t index)
    {
        if (!object)
            return;
        objects.push_back(std::move(*object));
        indexes.push_back(index);
    }
    void rememberRefused(Section section, const JsonNode &node);
    [[nodiscard]] bool requireMembers();
    void note(std::size_t position, std::size_t index, Finding finding);
    // Where a section's member stands among the root's members.
    [[nodiscard]] std::size_t position(std::string_view member) const
    {
        return static_cast<std::size_t>(std::ranges::find(m_members, member) - m_members.begin());
    }
    [[nodiscard]] Findings inOrder();
    [[nodiscard]] Refused refused();

    struct Noted {
        std::size_t position, index;
        Finding finding;
    };
    std::string_view m_json;
    const ModelLookup &m_models;
    const ReadLimits &m_limits;
    const Progress &m_progress;
    std::vector<std::string> m_members; // of the root, as they came
    std::optional<Site> m_site;
    std::vector<Office> m_offices;
    std::vector<DayNightCondition> m_conditions;
    std::vector<Extension> m_extensions;
    std::vector<FirewallRule> m_rules;
    std::vector<KeyTemplate> m_templates;
    DocumentOrigin m_origin;
    std::vector<Noted> m_noted;
    std::size_t m_errors = 0, m_warnings = 0; // counted, also where not listed
    bool m_cancelled = false, m_stopped = false;
};

void DocumentReader::note(std::size_t position, std::size_t index, Finding finding)
{
    std::size_t &count = finding.severity == Severity::Error ? m_errors : m_warnings;
    if (++count <= m_limits.errors)
        m_noted.push_back({position, index, std::move(finding)});
}

bool DocumentReader::member(std::string_view name)
{
    const bool first = m_members.empty();
    if (position(name) < m_members.size()) {
        note(position(name), 0, {Severity::Error, append({}, name), say("The member “%1” stands here twice.", {printable(name)})});
        return true;
    }
    m_members.emplace_back(name);
    if (first && name != "format" && !sectionOf(name))
        return stop({}, say("This is not a site document: “%1” is none of its members, which are “format”: “%2”, “site”, “offices” and so on.",
                            {printable(name), kSiteFormat}));
    if (name != "format" && !sectionOf(name))
        note(position(name), 0, {Severity::Error, append({}, name), say("Unknown member “%1”.", {printable(name)})});
    if (m_members.size() > 100)
        return stop({}, say("This is not a site document: it has too many members."));
    return true;
}

bool DocumentReader::readFormat(const JsonNode &node)
{
    const auto format = asText(node, "format");
    if (!format)
        return stop("/format", format.error().sentence);
    if (*format == kSiteFormat)
        return true;
    return stop("/format", say("The format “%1” is not known. This program reads “%2”.", {printable(*format), kSiteFormat}));
}

bool DocumentReader::unit(const JsonUnit &place, const JsonNode &node)
{
    if (place.member == "format")
        return readFormat(node);
    const auto section = sectionOf(place.member);
    if (!section)
        return true; // refused by name already
    const std::string pointer = place.pointer();
    if (section != Section::Site && !place.index) {
        note(position(place.member), 0, {Severity::Error, pointer, say("“%1” must be a list, not %2.", {place.member, typeName(node)})});
        return true;
    }
    const std::size_t index = place.index.value_or(0);
    const std::size_t most = section == Section::Extensions ? m_limits.extensions : kMostOthers;
    if (index >= most)
        return stop(pointer, say("“%1” has more than %2 entries.", {place.member, std::to_string(most)}));
    readElement(*section, index, node, pointer);
    return true;
}

void DocumentReader::readElement(Section section, std::size_t index, const JsonNode &node, const std::string &pointer)
{
    Findings findings;
    ObjectReader reader{findings, &m_models, {}};
    switch (section) {
    case Section::Site: m_site = reader.site(node, pointer); break;
    case Section::Offices: keep(reader.office(node, pointer), m_offices, m_origin.offices, index); break;
    case Section::Conditions: keep(reader.condition(node, pointer), m_conditions, m_origin.conditions, index); break;
    case Section::Rules: keep(reader.rule(node, pointer), m_rules, m_origin.rules, index); break;
    case Section::Templates: keep(reader.keyTemplate(node, pointer), m_templates, m_origin.templates, index); break;
    case Section::Extensions:
        keep(reader.extension(node, pointer), m_extensions, m_origin.extensions, index);
        if (!std::ranges::is_sorted(reader.keyOrder) && !hasErrors(findings))
            m_origin.keyOrder.emplace(m_extensions.size() - 1, std::move(reader.keyOrder));
        break;
    }
    if (hasErrors(findings))
        rememberRefused(section, node);
    const std::size_t where = position(memberName(section));
    for (Finding &finding : findings)
        note(where, index, std::move(finding));
}

// So that one mistake does not make follow-up errors in everything that names the refused object.
void DocumentReader::rememberRefused(Section section, const JsonNode &node)
{
    const auto id = Uuid::parse(textMember(node, "id"));
    const auto number = ExtensionNumber::parse(textMember(node, "number"));
    const auto remember = [](const auto &identity, auto &known, bool &unknown, auto text) {
        if (identity)
            known.insert(text(*identity));
        else
            unknown = true;
    };
    const auto itself = [](const Uuid &uuid) { return uuid; };
    if (section == Section::Offices)
        remember(id, m_origin.refusedOffices, m_origin.unknownOffice, itself);
    else if (section == Section::Conditions)
        remember(id, m_origin.refusedConditions, m_origin.unknownCondition, itself);
    else if (section == Section::Extensions)
        remember(number, m_origin.refusedNumbers, m_origin.unknownNumber, [](const ExtensionNumber &n) { return n.text(); });
}

bool DocumentReader::requireMembers()
{
    bool all = true;
    std::vector<std::string_view> wanted{"format"};
    std::ranges::transform(kSections, std::back_inserter(wanted), memberName);
    for (const std::string_view name : wanted) {
        if (position(name) < m_members.size() || name == memberName(Section::Templates)) // there may be none
            continue;
        all = false;
        note(m_members.size(), 0, {Severity::Error, {}, say("The member “%1” is missing.", {name})});
    }
    return all;
}

Findings DocumentReader::inOrder()
{
    std::ranges::stable_sort(m_noted, {}, [](const Noted &n) { return std::pair(n.position, n.index); });
    Findings out;
    out.reserve(m_noted.size());
    for (Noted &noted : m_noted)
        out.push_back(std::move(noted.finding));
    if (m_warnings > m_limits.errors)
        out.push_back({Severity::Warning, {}, say("There are %1 warnings in all.", {std::to_string(m_warnings)})});
    return out;
}

Refused DocumentReader::refused()
{
    if (m_cancelled)
        return {Error{ErrorKind::Cancelled, say("Reading was cancelled."), {}}, {}};
    Findings findings = inOrder();
    if (m_errors == 1) {
        const auto only = std::ranges::find(findings, Severity::Error, &Finding::severity);
        return {Error{ErrorKind::Invalid, say("The document was refused: %1", {only->sentence}), only->pointer}, std::move(findings)};
    }
    const std::string listed = std::to_string(std::min(m_errors, m_limits.errors));
    std::string sentence = m_errors > m_limits.errors ? say("The document was refused: it has %1 errors, of which the first %2 are listed.",
                                                            {std::to_string(m_errors), listed})
                                                      : say("The document was refused: it has %1 errors.", {std::to_string(m_errors)});
    return {Error{ErrorKind::Invalid, std::move(sentence), {}}, std::move(findings)};
}

tl::expected<ReadDocument, Refused> DocumentReader::run()
{
    if (m_json.size() > m_limits.bytes) {
        (void)stop({}, say("The document has %1 bytes; at most %2 are read.", {std::to_string(m_json.size()), std::to_string(m_limits.bytes)}));
        return tl::unexpected(refused());
    }
    if (const auto stopped = readJson(m_json, *this); stopped && !stopped->sentence.empty())
        (void)stop(stopped->pointer, stopped->sentence);
    if (m_cancelled || m_stopped)
        return tl::unexpected(refused());
    if (!requireMembers()) // everything would seem to lack its office
        return tl::unexpected(refused());
    SiteDocument document{m_site ? std::move(*m_site) : placeholder(),
                          std::move(m_offices),
                          std::move(m_conditions),
                          std::move(m_extensions),
                          std::move(m_rules),
                          std::move(m_templates)};
    checkDocument(
        document, m_models, m_origin,
        [this](PlacedFinding placed) { note(position(memberName(placed.section)), placed.index, std::move(placed.finding)); },
        [&](std::size_t done) { return proceed(done, document.extensions.size()); });
    if (m_cancelled || m_errors > 0)
        return tl::unexpected(refused());
    return ReadDocument{std::move(document), inOrder()};
}

template <class T> void writeList(JsonWriter &out, Section section, const std::vector<T> &objects, const ObjectWriter &write)
{
    out.name(memberName(section));
    out.beginArray();
    for (const T &object : objects)
        write(object);
    out.endArray();
}

template <class T> Result<Object> result(std::optional<T> object, const Findings &findings)
{
    if (object)
        return Object(std::move(*object));
    const auto &first = *std::ranges::find(findings, Severity::Error, &Finding::severity);
    return fail(ErrorKind::Invalid, first.sentence, first.pointer);
}

} // namespace

tl::expected<ReadDocument, Refused> readDocument(std::string_view json, const ModelLookup &models, const ReadLimits &limits, const Progress &progress,
                                                 const OtherSites &otherSites)
{
    return DocumentReader(json, models, limits, progress, otherSites).run();
}

std::string writeDocument(const SiteDocument &document, Secrets secrets)
{
    JsonWriter out(JsonWriter::Form::Indented);
    const ObjectWriter write{out, secrets == Secrets::Include};
    out.beginObject();
    out.member("format", kSiteFormat);
    out.name(memberName(Section::Site));
    write(document.site);
    writeList(out, Section::Offices, document.offices, write);
    writeList(out, Section::Conditions, document.dayNightConditions, write);
    writeList(out, Section::Extensions, document.extensions, write);
    writeList(out, Section::Rules, document.firewallRules, write);
    if (!document.keyTemplates.empty())
        writeList(out, Section::Templates, document.keyTemplates, write);
    out.endObject();
    return out.take() + '\n';
}

std::string writeObject(const Object &object)
{
    JsonWriter out(JsonWriter::Form::Compact);
    std::visit(ObjectWriter{out, false, true}, object);
    return out.take();
}

Result<Object> readObject(Kind kind, std::string_view json)
{
    JsonNode node;
    if (const auto stopped = readJsonWhole(json, node))
        return fail(ErrorKind::Invalid, stopped->sentence, stopped->pointer);
    Findings findings;
    ObjectReader reader{findings, nullptr, {}, true};
    switch (kind) {
    case Kind::Site: return result(reader.site(node, {}), findings);
    case Kind::Office: return result(reader.office(node, {}), findings);
    case Kind::DayNightCondition: return result(reader.condition(node, {}), findings);
    case Kind::Extension: return result(reader.extension(node, {}), findings);
    case Kind::FirewallRule: return result(reader.rule(node, {}), findings);
    case Kind::KeyTemplate: return result(reader.keyTemplate(node, {}), findings);
    }
    return fail(ErrorKind::Internal, say("An object of an unknown kind was stored."));
}

} // namespace pbx::domain
