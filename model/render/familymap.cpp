#include "familymap.h"

#include "domain/jsontree.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::render {

namespace {

using domain::JsonNode;
using Type = JsonNode::Type;

constexpr std::array<std::string_view, 9> kLoops{"",        "accounts",     "unusedAccounts", "phoneKeys", "moduleKeys",
                                                 "modules", "emptyModules", "resources",      "favourites"};

// Stops at the first mistake: maps are written by developers, who fix one at a time.
class MapReader final {
public:
    MapReader(std::string_view file, FamilyMap &map)
        : m_file(file)
        , m_map(map)
    {}
    domain::Result<void> read(std::string_view json);

private:
    bool wrong(const std::string &pointer, std::string_view sentence);
    bool members(const JsonNode &node, const std::string &pointer, std::initializer_list<std::string_view> allowed);
    [[nodiscard]] static const JsonNode *find(const JsonNode &node, std::string_view name);
    bool text(const JsonNode &node, const std::string &pointer, std::string_view name, std::string &out, bool needed = true);
    bool flag(const JsonNode &node, const std::string &pointer, std::string_view name, bool &out);
    bool texts(const JsonNode *node, const std::string &pointer, std::vector<std::string> &out);
    bool sources(const JsonNode *node);
    bool files(const JsonNode *node, const std::string &pointer, std::vector<MapFile> &out);
    bool rules(const JsonNode *node, const std::string &pointer, const Rule &around, std::vector<Rule> &out);
    bool rule(const JsonNode &node, const Rule &around, Rule &out);
    bool conditions(const JsonNode &node, Rule &out);
    bool parameter(const JsonNode &node, Rule &out);
    bool value(const JsonNode &node, const std::string &pointer, Value &out);
    bool fields(const JsonNode &node, Rule &out);
    bool pieces(std::string_view text, const std::string &pointer, bool isName, Pieces &out);
    bool carried(std::string_view value, const std::string &pointer);
    bool loops(const JsonNode &node, Rule &out);
    bool source(const std::string &pointer, const std::string &tags);

    std::string_view m_file;
    FamilyMap &m_map;
    const Writer *m_writer = nullptr;
    domain::Error m_error;
};

bool MapReader::wrong(const std::string &pointer, std::string_view sentence)
{
    m_error = {domain::ErrorKind::Invalid, domain::say("%1, %2: %3", {m_file, pointer.empty() ? "/" : pointer, sentence}), {}};
    return false;
}

const JsonNode *MapReader::find(const JsonNode &node, std::string_view name)
{
    const auto at = std::ranges::find(node.names, name);
    return at == node.names.end() ? nullptr : &node.items[static_cast<std::size_t>(at - node.names.begin())];
}

bool MapReader::members(const JsonNode &node, const std::string &pointer, std::initializer_list<std::string_view> allowed)
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

bool MapReader::text(const JsonNode &node, const std::string &pointer, std::string_view name, std::string &out, bool needed)
{
    const JsonNode *member = find(node, name);
    if (!member)
        return !needed || wrong(pointer, domain::say("“%1” is missing.", {name}));
    if (member->type != Type::Text || (needed && member->text.empty()))
        return wrong(domain::append(pointer, name), domain::say("A text is expected here."));
    out = member->text;
    return true;
}

bool MapReader::flag(const JsonNode &node, const std::string &pointer, std::string_view name, bool &out)
{
    const JsonNode *member = find(node, name);
    if (!member)
        return true;
    if (member->type != Type::Bool)
        return wrong(domain::append(pointer, name), domain::say("true or false is expected here."));
    out = member->boolean;
    return true;
}

bool MapReader::texts(const JsonNode *node, const std::string &pointer, std::vector<std::string> &out)
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
    JsonNode root;
    if (const auto stop = domain::readJsonWhole(json, root)) {
        wrong(stop->pointer, stop->sentence);
        return domain::fail(m_error);
    }
    const bool ok = members(root, "", {"family", "about", "firmware", "usualFirmware", "sources", "files", "siteFiles"})
                    && text(root, "", "family", m_map.name) && texts(find(root, "firmware"), "/firmware", m_map.firmware)
                    && text(root, "", "usualFirmware", m_map.usualFirmware, false) && sources(find(root, "sources"))
                    && files(find(root, "files"), "/files", m_map.files) && files(find(root, "siteFiles"), "/siteFiles", m_map.siteFiles);
    if (!ok)
        return domain::fail(m_error);
    return {};
}

bool MapReader::sources(const JsonNode *node)
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

bool MapReader::files(const JsonNode *node, const std::string &pointer, std::vector<MapFile> &out)
{
    if (!node || node->type != Type::List)
        return wrong(pointer, domain::say("A list of files is expected here."));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        const JsonNode &item = node->items[i];
        MapFile file;
        file.pointer = domain::append(pointer, i);
        std::string writer;
        if (!members(item, file.pointer, {"name", "writer", "mime", "required", "overrides", "rules"}) || !text(item, file.pointer, "name", file.name)
            || !text(item, file.pointer, "writer", writer) || !text(item, file.pointer, "mime", file.mime)
            || !flag(item, file.pointer, "required", file.required) || !flag(item, file.pointer, "overrides", file.overrides))
            return false;
        file.writer = m_writer = writerNamed(writer);
        if (!m_writer)
            return wrong(file.pointer + "/writer", domain::say("There is no writer “%1”.", {writer}));
        if (!rules(find(item, "rules"), file.pointer + "/rules", Rule{}, file.rules))
            return false;
        out.push_back(std::move(file));
    }
    return true;
}

bool MapReader::rules(const JsonNode *node, const std::string &pointer, const Rule &around, std::vector<Rule> &out)
{
    if (!node || node->type != Type::List)
        return wrong(pointer, domain::say("A list of rules is expected here."));
    for (std::size_t i = 0; i < node->items.size(); ++i) {
        Rule next;
        next.pointer = domain::append(pointer, i);
        if (!rule(node->items[i], around, next))
            return false;
        out.push_back(std::move(next));
    }
    return true;
}

bool MapReader::rule(const JsonNode &node, const Rule &around, Rule &out)
{
    out.source = around.source;
    out.verified = around.verified;
    if (!members(node, out.pointer,
                 {"about", "set", "to", "fields", "source", "verified", "firmware", "models", "when", "each", "do", "main", "line", "unused",
                  "monitor", "speedDial", "dayNight", "impossible"})
        || !conditions(node, out) || !text(node, out.pointer, "source", out.source, false) || !flag(node, out.pointer, "verified", out.verified))
        return false;
    if (find(node, "set"))
        return parameter(node, out);
    return loops(node, out);
}

bool MapReader::conditions(const JsonNode &node, Rule &out)
{
    std::vector<std::string> tests;
    if (!texts(find(node, "firmware"), out.pointer + "/firmware", out.firmware) || !texts(find(node, "models"), out.pointer + "/models", out.models)
        || !texts(find(node, "when"), out.pointer + "/when", tests))
        return false;
    for (const std::string &id : out.firmware) {
        if (std::ranges::find(m_map.firmware, id) == m_map.firmware.end())
            return wrong(out.pointer + "/firmware", domain::say("This family has no firmware “%1”.", {id}));
    }
    for (const std::string &name : tests) {
        const bool wanted = name.empty() || name.front() != '!';
        const auto test = testNamed(wanted ? name : name.substr(1));
        if (!test)
            return wrong(out.pointer + "/when", domain::say("There is no test “%1”.", {name}));
        out.when.push_back({*test, wanted});
    }
    return true;
}

bool MapReader::parameter(const JsonNode &node, Rule &out)
{
    const JsonNode *name = find(node, "set");
    const JsonNode *to = find(node, "to");
    const JsonNode *parts = find(node, "fields");
    if (find(node, "each") || find(node, "do"))
        return wrong(out.pointer, domain::say("A parameter has no rules of its own."));
    if (name->type != Type::Text || name->text.empty())
        return wrong(out.pointer + "/set", domain::say("A parameter's name is expected here."));
    if (!pieces(name->text, out.pointer + "/set", true, out.name) || !source(out.pointer, out.source))
        return false;
    if ((to != nullptr) == (parts != nullptr))
        return wrong(out.pointer, domain::say("A parameter has either “to” or “fields”."));
    return to ? value(*to, out.pointer + "/to", out.value) : fields(*parts, out);
}

bool MapReader::value(const JsonNode &node, const std::string &pointer, Value &out)
{
    if (node.type == Type::Text)
        return pieces(node.text, pointer, false, out.pieces);
    if (node.type != Type::Map)
        return wrong(pointer, domain::say("A text or a look-up is expected here."));
    std::string name;
    if (!text(node, pointer, "lookup", name))
        return false;
    out.lookup = factNamed(name);
    if (!out.lookup || info(*out.lookup).choices.empty())
        return wrong(pointer + "/lookup", domain::say("“%1” is not a fact with choices.", {name}));
    for (const std::string_view choice : info(*out.lookup).choices) {
        out.chosen.emplace_back();
        if (!text(node, pointer, choice, out.chosen.back()) || !carried(out.chosen.back(), pointer))
            return false;
    }
    if (node.names.size() != out.chosen.size() + 1)
        return wrong(pointer, domain::say("The look-up names more than the choices of “%1”.", {name}));
    return true;
}

bool MapReader::fields(const JsonNode &node, Rule &out)
{
    out.ofFields = true;
    if (!m_writer->hasFields())
        return wrong(out.pointer + "/fields", domain::say("This file's grammar has no fields."));
    if (node.type != Type::Map || node.names.empty())
        return wrong(out.pointer + "/fields", domain::say("An object of fields is expected here."));
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        const std::string pointer = domain::append(out.pointer + "/fields", node.names[i]);
        Pieces parts;
        if (node.items[i].type != Type::Text)
            return wrong(pointer, domain::say("A text is expected here."));
        if (!m_writer->canName(node.names[i]))
            return wrong(pointer, domain::say("The grammar cannot carry this name."));
        if (!pieces(node.items[i].text, pointer, false, parts))
            return false;
        out.fields.emplace_back(node.names[i], std::move(parts));
    }
    return true;
}

bool MapReader::pieces(std::string_view text, const std::string &pointer, bool isName, Pieces &out)
{
    std::string probe; // the name with digits for facts, to see whether the grammar carries it
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        if (open != 0) {
            out.push_back({std::string(text.substr(0, open)), std::nullopt});
            probe += out.back().text;
        }
        if (open == std::string_view::npos)
            break;
        const std::size_t close = text.find('}', open);
        const std::string_view name = text.substr(open + 1, std::min(close, text.size()) - open - 1);
        const auto fact = close == std::string_view::npos ? std::nullopt : factNamed(name);
        if (!fact)
            return wrong(pointer, domain::say("There is no fact “%1”.", {name}));
        if (isName && info(*fact).treatment != Treatment::Plain)
            return wrong(pointer, domain::say("“%1” cannot be part of a name.", {name}));
        out.push_back({{}, fact});
        probe += '1';
        text.remove_prefix(close + 1);
    }
    if (isName && probe != "include:config" && !m_writer->canName(probe))
        return wrong(pointer, domain::say("The grammar cannot carry this name."));
    return isName || carried(probe, pointer);
}

bool MapReader::carried(std::string_view value, const std::string &pointer)
{
    std::string written;
    return m_writer->append(written, value, Treatment::Plain, false) != Written::Refused
           || wrong(pointer, domain::say("A value cannot hold a line break or another control character."));
}

bool MapReader::loops(const JsonNode &node, Rule &out)
{
    std::vector<std::string> names;
    std::vector<std::string> impossible;
    if (!texts(find(node, "each"), out.pointer + "/each", names) || !texts(find(node, "impossible"), out.pointer + "/impossible", impossible))
        return false;
    for (const std::string &name : names) {
        const auto at = std::ranges::find(kLoops, name);
        if (name.empty() || at == kLoops.end())
            return wrong(out.pointer + "/each", domain::say("“%1” cannot be repeated over.", {name}));
        out.loops.push_back(static_cast<Loop>(at - kLoops.begin()));
    }
    const bool overKeys = std::ranges::any_of(out.loops, [](Loop loop) { return loop == Loop::PhoneKeys || loop == Loop::ModuleKeys; });
    if (!overKeys)
        return rules(find(node, "do"), out.pointer + "/do", out, out.body);
    for (const std::string &name : impossible) {
        std::size_t type = 0;
        while (type < 6 && domain::jsonName(static_cast<domain::KeyType>(type)) != name)
            ++type;
        if (type == 6 || name == "unused")
            return wrong(out.pointer + "/impossible", domain::say("“%1” is not a type of key.", {name}));
        out.impossible.at(type) = true;
    }
    for (std::size_t type = 0; type < out.byType.size(); ++type) {
        const std::string name(domain::jsonName(static_cast<domain::KeyType>(type)));
        const std::string from = out.impossible.at(type) ? "unused" : name;
        if (!rules(find(node, from), domain::append(out.pointer, from), out, out.byType.at(type)))
            return false;
    }
    return true;
}

} // namespace

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
