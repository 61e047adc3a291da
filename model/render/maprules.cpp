// The rules of a parameter map.

#include "domain/chars.h"
#include "domain/say.h"
#include "mapreader.h"

#include <algorithm>
#include <charconv>

namespace pbx::render {

using Type = domain::JsonNode::Type;

namespace {

constexpr std::array<std::string_view, 9> kLoops{"",        "accounts",     "unusedAccounts", "phoneKeys", "moduleKeys",
                                                 "modules", "emptyModules", "resources",      "favourites"};
constexpr int kMostTimes = 100'000;
constexpr int kMostPlus = 1'000'000;

constexpr bool isKeyLoop(Loop loop)
{
    return loop == Loop::PhoneKeys || loop == Loop::ModuleKeys;
}

// A whole number with its sign: "*2", "+1361", "-1". Takes it from the text's start.
bool takeNumber(std::string_view &text, int most, int &out)
{
    const std::string_view digits = text.starts_with('+') || text.starts_with('*') ? text.substr(1) : text;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc{} || out < -most || out > most)
        return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

} // namespace

bool Rule::isOverKeys() const
{
    return std::ranges::any_of(loops, isKeyLoop);
}

bool MapReader::rules(const Node *node, const std::string &pointer, const Rule &around, std::vector<Rule> &out)
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

bool MapReader::rule(const Node &node, const Rule &around, Rule &out)
{
    out.source = around.source;
    out.verified = around.verified;
    out.about = around.about;
    out.under = around.under;
    if (!members(node, out.pointer,
                 {"about",   "set",       "to",       "fields",     "attributes", "source", "verified", "firmware", "models", "series",
                  "plugged", "accounts",  "when",     "section",    "overrides",  "each",   "do",       "main",     "line",   "unused",
                  "monitor", "speedDial", "dayNight", "impossible", "first",      "last",   "perPage",  "page"})
        || !conditions(node, out) || !text(node, out.pointer, "source", out.source, false) || !text(node, out.pointer, "about", out.about, false)
        || !flag(node, out.pointer, "verified", out.verified))
        return false;
    if (find(node, "set"))
        return parameter(node, out);
    return loops(node, out);
}

bool MapReader::conditions(const Node &node, Rule &out)
{
    std::vector<std::string> tests;
    if (!texts(find(node, "firmware"), out.pointer + "/firmware", out.firmware) || !texts(find(node, "models"), out.pointer + "/models", out.models)
        || !texts(find(node, "series"), out.pointer + "/series", out.series) || !texts(find(node, "plugged"), out.pointer + "/plugged", out.plugged)
        || !number(node, out.pointer, "accounts", 1, 999, out.accounts) || !texts(find(node, "when"), out.pointer + "/when", tests))
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
        out.under.push_back(*test);
    }
    return true;
}

bool MapReader::parameter(const Node &node, Rule &out)
{
    const Node *name = find(node, "set");
    const Node *to = find(node, "to");
    const Node *parts = find(node, "fields");
    const Node *attributes = find(node, "attributes");
    if (find(node, "each") || find(node, "do") || find(node, "section"))
        return wrong(out.pointer, domain::say("A parameter has no rules of its own."));
    if (name->type != Type::Text || name->text.empty())
        return wrong(out.pointer + "/set", domain::say("A parameter's name is expected here."));
    if (!pieces(name->text, out.pointer + "/set", true, out.name) || !source(out.pointer, out.source))
        return false;
    if (attributes && m_writer->keyAttribute().empty())
        return wrong(out.pointer + "/attributes", domain::say("This file's grammar has no attributes."));
    if (attributes && !named(*attributes, out.pointer + "/attributes", out.attributes))
        return false;
    if ((to != nullptr) == (parts != nullptr))
        return wrong(out.pointer, domain::say("A parameter has either “to” or “fields”."));
    if (to)
        return value(*to, out.pointer + "/to", out.value);
    out.ofFields = true;
    if (!m_writer->hasFields())
        return wrong(out.pointer + "/fields", domain::say("This file's grammar has no fields."));
    return named(*parts, out.pointer + "/fields", out.fields);
}

bool MapReader::value(const Node &node, const std::string &pointer, Value &out)
{
    if (node.type == Type::Text)
        return pieces(node.text, pointer, false, out.pieces);
    if (node.type != Type::Map)
        return wrong(pointer, domain::say("A text or a look-up is expected here."));
    std::string name;
    if (!text(node, pointer, "lookup", name))
        return false;
    out.lookup = factNamed(name);
    if (find(node, "table"))
        return out.lookup ? table(node, pointer, out) : wrong(pointer + "/lookup", domain::say("There is no fact “%1”.", {name}));
    if (!out.lookup || info(*out.lookup).choices.empty())
        return wrong(pointer + "/lookup", domain::say("“%1” is not a fact with choices.", {name}));
    return choices(node, pointer, out);
}

bool MapReader::choices(const Node &node, const std::string &pointer, Value &out)
{
    for (const std::string_view choice : info(*out.lookup).choices) {
        out.chosen.emplace_back();
        if (!text(node, pointer, choice, out.chosen.back()) || !carried(out.chosen.back(), pointer))
            return false;
    }
    if (node.names.size() != out.chosen.size() + 1)
        return wrong(pointer, domain::say("The look-up names more than the choices of “%1”.", {info(*out.lookup).name}));
    return true;
}

bool MapReader::table(const Node &node, const std::string &pointer, Value &out)
{
    std::string name;
    if (!members(node, pointer, {"lookup", "table", "else"}) || !text(node, pointer, "table", name))
        return false;
    const auto table = m_map.tables.find(name);
    if (table == m_map.tables.end())
        return wrong(pointer + "/table", domain::say("There is no table “%1”.", {name}));
    out.table = &table->second;
    if (find(node, "else") && !text(node, pointer, "else", out.otherwise.emplace(), false))
        return false;
    return carried(out.otherwise.value_or(""), pointer + "/else")
           && std::ranges::all_of(table->second, [&](const auto &entry) { return carried(entry.second, "/tables/" + name); });
}

bool MapReader::named(const Node &node, const std::string &pointer, NamedPieces &out)
{
    if (node.type != Type::Map || node.names.empty())
        return wrong(pointer, domain::say("An object of texts is expected here."));
    for (std::size_t i = 0; i < node.names.size(); ++i) {
        const std::string at = domain::append(pointer, node.names[i]);
        Pieces parts;
        if (node.items[i].type != Type::Text)
            return wrong(at, domain::say("A text is expected here."));
        if (!m_writer->canName(node.names[i]))
            return wrong(at, domain::say("The grammar cannot carry this name."));
        if (!pieces(node.items[i].text, at, false, parts))
            return false;
        out.emplace_back(node.names[i], std::move(parts));
    }
    return true;
}

bool MapReader::section(const Node &node, const std::string &pointer, Section &out)
{
    const Node *attributes = find(node, "attributes");
    if (!text(node, pointer, "section", out.name))
        return false;
    if (!m_writer->hasSections() || !m_writer->canName(out.name))
        return wrong(pointer + "/section", domain::say("This file's grammar has no such section."));
    return !attributes || named(*attributes, pointer + "/attributes", out.attributes);
}

bool MapReader::pieces(std::string_view text, const std::string &pointer, bool isName, Pieces &out)
{
    std::string probe; // the name with digits for facts, to see whether the grammar carries it
    while (!text.empty()) {
        const std::size_t open = std::min(text.find_first_of("{}"), text.size());
        const bool literal = text.substr(open, 2) == "{{" || text.substr(open, 2) == "}}"; // stands for one brace
        if (const std::string_view before = text.substr(0, open + (literal ? 1 : 0)); !before.empty()) {
            out.push_back({std::string(before), std::nullopt, {}});
            probe += before;
        }
        text.remove_prefix(std::min(open + (literal ? 2 : 0), text.size()));
        if (literal || text.empty())
            continue;
        if (text.front() == '}')
            return wrong(pointer, domain::say("A “{” is missing; “}}” stands for a brace."));
        const std::size_t close = std::min(text.find('}'), text.size());
        if (!fact(text.substr(1, close - 1), pointer, isName, out.emplace_back()))
            return false;
        if (close == text.size())
            return wrong(pointer, domain::say("A “}” is missing."));
        probe += '1';
        text.remove_prefix(close + 1);
    }
    if (isName && probe != "include:config" && !m_writer->canName(probe))
        return wrong(pointer, domain::say("The grammar cannot carry this name."));
    return isName || carried(probe, pointer);
}

bool MapReader::fact(std::string_view text, const std::string &pointer, bool isName, Piece &out)
{
    const std::size_t end = std::min(text.find_first_of("*+-:"), text.size());
    const std::string_view name = text.substr(0, end);
    out.fact = factNamed(name);
    if (!out.fact)
        return wrong(pointer, domain::say("There is no fact “%1”.", {name}));
    if (isName && info(*out.fact).treatment != Treatment::Plain)
        return wrong(pointer, domain::say("“%1” cannot be part of a name.", {name}));
    return calculation(text.substr(end), out.calculation)
           || wrong(pointer,
                    domain::say("A fact is calculated as {fact*2+100:3}: times and plus whole numbers, then how many digits, or + for its sign."));
}

bool MapReader::calculation(std::string_view text, Calculation &out)
{
    if (text.starts_with('*') && !takeNumber(text, kMostTimes, out.times))
        return false;
    if ((text.starts_with('+') || text.starts_with('-')) && !takeNumber(text, kMostPlus, out.plus))
        return false;
    out.sign = text == ":+";
    if (text.empty() || out.sign)
        return true;
    const bool width = text.size() == 2 && text[0] == ':' && text[1] >= '1' && text[1] <= '9';
    out.width = width ? text[1] - '0' : 0;
    return width;
}

std::optional<std::string> Calculation::of(std::string_view fact) const
{
    long number = 0;
    const auto [end, error] = std::from_chars(fact.data(), fact.data() + fact.size(), number);
    if (error != std::errc{} || end != fact.data() + fact.size())
        return std::nullopt;
    number = number * times + plus;
    std::string digits = std::to_string(std::abs(number));
    if (digits.size() < static_cast<std::size_t>(width))
        digits.insert(0, static_cast<std::size_t>(width) - digits.size(), '0');
    return (number < 0 ? "-" : sign ? "+" : "") + digits;
}

bool MapReader::carried(std::string_view value, const std::string &pointer)
{
    std::string written;
    return m_writer->append(written, value, Treatment::Plain, false) != Written::Refused
           || wrong(pointer, domain::say("A value cannot hold a line break or another control character."));
}

bool MapReader::loops(const Node &node, Rule &out)
{
    std::vector<std::string> names;
    if (!texts(find(node, "each"), out.pointer + "/each", names) || !flag(node, out.pointer, "overrides", out.additions))
        return false;
    for (const std::string &name : names) {
        const auto at = std::ranges::find(kLoops, name);
        if (name.empty() || at == kLoops.end())
            return wrong(out.pointer + "/each", domain::say("“%1” cannot be repeated over.", {name}));
        out.loops.push_back(static_cast<Loop>(at - kLoops.begin()));
    }
    if (find(node, "section") && !section(node, out.pointer, out.section))
        return false;
    return out.isOverKeys() ? keyLoop(node, out) : rules(find(node, "do"), out.pointer + "/do", out, out.body);
}

// One number, or one for each model that the loop is for.
bool MapReader::keyNumber(const Node &node, const std::string &pointer, std::string_view name, int &usual, std::map<std::string, int> &ofModels)
{
    const Node *member = find(node, name);
    if (!member || member->type != Type::Map)
        return number(node, pointer, name, 1, 999, usual);
    for (const std::string &model : member->names) {
        if (!number(*member, domain::append(pointer, name), model, 1, 999, ofModels[model]))
            return false;
    }
    return !ofModels.empty() || wrong(domain::append(pointer, name), domain::say("A number, or an object of models and numbers, is expected here."));
}

bool MapReader::keyLoop(const Node &node, Rule &out)
{
    std::vector<std::string> impossible;
    if (!std::ranges::all_of(out.loops, isKeyLoop) || !out.section.name.empty())
        return wrong(out.pointer + "/each", domain::say("Keys are repeated over by themselves."));
    if (!texts(find(node, "impossible"), out.pointer + "/impossible", impossible) || !keyNumber(node, out.pointer, "first", out.first, out.firstOf)
        || !keyNumber(node, out.pointer, "last", out.last, out.lastOf) || !number(node, out.pointer, "perPage", 1, 999, out.perPage))
        return false;
    if (const Node *page = find(node, "page");
        page && (!members(*page, out.pointer + "/page", {"section", "attributes"}) || !section(*page, out.pointer + "/page", out.page)))
        return false;
    if (!out.page.name.empty() && out.perPage == 0)
        return wrong(out.pointer + "/page", domain::say("“%1” is missing.", {"perPage"}));
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

} // namespace pbx::render
