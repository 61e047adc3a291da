#include "mapreader.h"

#include "domain/chars.h"
#include "domain/jsonplace.h"
#include "domain/say.h"

#include <algorithm>
#include <array>

namespace pbx::render {

using Type = domain::JsonNode::Type;

namespace {
constexpr int kMost = 1'000'000'000, kLeast = -kMost; // of a parameter's number
} // namespace

bool MapReader::wrong(const std::string &pointer, std::string_view sentence)
{
    m_error = {domain::ErrorKind::Invalid,
               domain::say("%1:%2, %3: %4", {m_file, domain::placeOf(m_json, pointer).text(), pointer.empty() ? "/" : pointer, sentence}),
               {}};
    return false;
}

const domain::JsonNode *MapReader::find(const Node &node, std::string_view name)
{
    const auto at = std::ranges::find(node.names, name);
    return at == node.names.end() ? nullptr : &node.items[static_cast<std::size_t>(at - node.names.begin())];
}

bool MapReader::members(const Node &node, const std::string &pointer, std::initializer_list<std::string_view> allowed)
{
    if (node.type != Type::Map)
        return wrong(pointer, domain::say("An object is expected here."));
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        if (std::ranges::find(allowed, node.names[i]) == allowed.end())
            return wrong(domain::append(pointer, node.names[i]), domain::say("“%1” is not known here.", {node.names[i]}));
        if (std::find(node.names.begin(), node.names.begin() + static_cast<std::ptrdiff_t>(i), node.names[i])
            != node.names.begin() + static_cast<std::ptrdiff_t>(i))
            return wrong(domain::append(pointer, node.names[i]), domain::say("“%1” stands here twice.", {node.names[i]}));
    }
    return true;
}

bool MapReader::text(const Node &node, const std::string &pointer, std::string_view name, std::string &out, bool needed)
{
    const Node *member = find(node, name);
    if (!member)
        return !needed || wrong(pointer, domain::say("“%1” is missing.", {name}));
    if (member->type != Type::Text || (needed && member->text.empty()))
        return wrong(domain::append(pointer, name), domain::say("A text is expected here."));
    if (domain::hasControl(member->text)) // it may become a header, a file's name or a line
        return wrong(domain::append(pointer, name), domain::say("Take out the line break or other control character."));
    out = member->text;
    return true;
}

bool MapReader::flag(const Node &node, const std::string &pointer, std::string_view name, bool &out)
{
    const Node *member = find(node, name);
    if (!member)
        return true;
    if (member->type != Type::Bool)
        return wrong(domain::append(pointer, name), domain::say("true or false is expected here."));
    out = member->boolean;
    return true;
}

bool MapReader::number(const Node &node, const std::string &pointer, std::string_view name, int least, int most, int &out)
{
    const Node *member = find(node, name);
    if (!member)
        return true;
    if (member->type != Type::Integer || member->integer < least || member->integer > most)
        return wrong(domain::append(pointer, name),
                     domain::say("A whole number from %1 to %2 is expected here.", {std::to_string(least), std::to_string(most)}));
    out = static_cast<int>(member->integer);
    return true;
}

bool MapReader::texts(const Node *node, const std::string &pointer, std::vector<std::string> &out)
{
    if (!node)
        return true;
    if (node->type == Type::Text) {
        out.push_back(node->text);
        return true;
    }
    if (node->type != Type::List)
        return wrong(pointer, domain::say("A list of texts is expected here."));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        if (node->items[i].type != Type::Text)
            return wrong(domain::append(pointer, i), domain::say("A text is expected here."));
        out.push_back(node->items[i].text);
    }
    return true;
}

domain::Result<void> MapReader::read(std::string_view json)
{
    Node root;
    m_json = json;
    if (const auto stop = domain::readJsonWhole(json, root)) {
        const std::string at = domain::placeAt(json, stop->byte).text();
        return domain::invalid(domain::say("%1:%2, %3: %4", {m_file, at, stop->pointer.empty() ? "/" : stop->pointer, stop->sentence}));
    }
    const bool ok =
        members(root, "",
                {"family", "about", "firmware", "usualFirmware", "sources", "tables", "missing", "others", "files", "siteFiles", "replaces"})
        && flag(root, "", "replaces", m_map.replaces) && text(root, "", "family", m_map.name)
        && texts(find(root, "firmware"), "/firmware", m_map.firmware) && text(root, "", "usualFirmware", m_map.usualFirmware, false)
        && sources(find(root, "sources")) && tables(find(root, "tables")) && missing(find(root, "missing")) && others(find(root, "others"))
        && files(find(root, "files"), "/files", m_map.files) && files(find(root, "siteFiles"), "/siteFiles", m_map.siteFiles);
    if (!ok)
        return domain::fail(m_error);
    return {};
}

bool MapReader::sources(const Node *node)
{
    if (!node || node->type != Type::Map)
        return wrong("/sources", domain::say("An object of sources is expected here."));
    for (std::size_t i = 0; i < node->names.size(); ++i) {
        if (node->items[i].type != Type::Text || node->items[i].text.empty())
            return wrong(domain::append("/sources", node->names[i]), domain::say("A text is expected here."));
        m_map.sources.emplace_back(node->names[i], node->items[i].text);
    }
    return true;
}

bool MapReader::tables(const Node *node)
{
    if (!node)
        return true;
    if (node->type != Type::Map)
        return wrong("/tables", domain::say("An object of tables is expected here."));
    for (std::size_t i = 0; i < node->names.size(); ++i) {
        const Node &entries = node->items[i];
        const std::string pointer = domain::append("/tables", node->names[i]);
        auto [table, added] = m_map.tables.try_emplace(node->names[i]);
        if (entries.type != Type::Map || !added)
            return wrong(pointer, domain::say("An object of texts is expected here."));
        for (std::size_t e = 0; e < entries.names.size(); ++e) {
            if (entries.items[e].type != Type::Text || !table->second.emplace(entries.names[e], entries.items[e].text).second)
                return wrong(domain::append(pointer, entries.names[e]), domain::say("A text is expected here."));
        }
    }
    return true;
}

bool MapReader::missing(const Node *node)
{
    if (!node)
        return true;
    if (node->type != Type::Map)
        return wrong("/missing", domain::say("An object of texts is expected here."));
    for (std::size_t i = 0; i < node->names.size(); ++i) {
        const std::string pointer = domain::append("/missing", node->names[i]);
        if (std::ranges::find(kGapFields, node->names[i]) == kGapFields.end())
            return wrong(pointer, domain::say("“%1” is not a field that a phone may lack.", {node->names[i]}));
        if (node->items[i].type != Type::Text || node->items[i].text.empty())
            return wrong(pointer, domain::say("A text is expected here."));
        m_map.missing.emplace_back(node->names[i], node->items[i].text);
    }
    return true;
}

bool MapReader::others(const Node *node)
{
    if (!node)
        return true;
    if (node->type != Type::List)
        return wrong("/others", domain::say("A list of parameters is expected here."));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        if (!other(node->items[i], domain::append("/others", i), m_map.others.emplace_back()))
            return false;
    }
    return true;
}

bool MapReader::other(const Node &node, const std::string &pointer, OtherParameter &out)
{
    std::string type = "text";
    if (!members(node, pointer, {"name", "type", "values", "from", "to", "about", "source"}) || !text(node, pointer, "name", out.name)
        || !text(node, pointer, "type", type, false) || !texts(find(node, "values"), pointer + "/values", out.values)
        || !number(node, pointer, "from", kLeast, kMost, out.from) || !number(node, pointer, "to", kLeast, kMost, out.to)
        || !text(node, pointer, "about", out.about, false) || !text(node, pointer, "source", out.source) || !source(pointer, out.source))
        return false;
    constexpr std::array<std::string_view, 4> kTypes{"text", "number", "flag", "choice"}; // in the order of OtherParameter::Type
    const auto at = std::ranges::find(kTypes, type);
    if (at == kTypes.end())
        return wrong(pointer + "/type", domain::say("“%1” is not a type of parameter.", {type}));
    out.type = static_cast<OtherParameter::Type>(at - kTypes.begin());
    if (out.from > out.to)
        return wrong(pointer + "/to", domain::say("The range ends before it begins."));
    const bool listed =
        out.type == OtherParameter::Type::Flag ? out.values.size() == 2 : (out.type == OtherParameter::Type::Choice) == !out.values.empty();
    return listed || wrong(pointer + "/values", domain::say("A flag has two values, off and on; a choice has some; others have none."));
}

bool MapReader::source(const std::string &pointer, const std::string &tags)
{
    if (tags.empty())
        return wrong(pointer, domain::say("Every parameter needs a source."));
    for (std::size_t from = 0; from < tags.size();) {
        const std::size_t to = std::min(tags.find(' ', from), tags.size());
        const std::string_view tag = std::string_view(tags).substr(from, to - from);
        const bool known = std::ranges::any_of(m_map.sources, [tag](const auto &entry) { return entry.first == tag; });
        if (!known)
            return wrong(pointer, domain::say("The source “%1” is not among the sources.", {tag}));
        from = to + 1;
    }
    return true;
}

bool MapReader::files(const Node *node, const std::string &pointer, std::vector<MapFile> &out)
{
    if (!node || node->type != Type::List)
        return wrong(pointer, domain::say("A list of files is expected here."));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        const Node &item = node->items[i];
        MapFile file;
        file.pointer = domain::append(pointer, i);
        std::string writer;
        if (!members(item, file.pointer, {"name", "writer", "mime", "required", "overrides", "rules"}) || !text(item, file.pointer, "name", file.name)
            || !text(item, file.pointer, "writer", writer) || !text(item, file.pointer, "mime", file.mime)
            || !flag(item, file.pointer, "required", file.required) || !flag(item, file.pointer, "overrides", file.overrides))
            return false;
        if (!domain::isFileName(file.name))
            return wrong(file.pointer + "/name",
                         domain::say("A file's name is printable ASCII without spaces, does not begin with “/” and has no “..”."));
        file.writer = m_writer = writerNamed(writer);
        if (!m_writer)
            return wrong(file.pointer + "/writer", domain::say("There is no writer “%1”.", {writer}));
        if (!rules(find(item, "rules"), file.pointer + "/rules", Rule{}, file.rules))
            return false;
        out.push_back(std::move(file));
    }
    return true;
}

domain::Result<FamilyMap> FamilyMap::read(std::string_view file, std::string_view json)
{
    FamilyMap map;
    if (const auto read = MapReader(file, map).read(json); !read)
        return domain::fail(read.error());
    if (map.usualFirmware.empty() && !map.firmware.empty())
        map.usualFirmware = map.firmware.back();
    return map;
}

} // namespace pbx::render
