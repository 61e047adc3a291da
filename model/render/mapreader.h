// Reads a parameter map: mapreader.cpp the parts around the rules, maprules.cpp the rules. Stops at the first mistake: maps
// are written by people who fix one at a time.
#pragma once

#include "domain/jsontree.h"
#include "familymap.h"

namespace pbx::render {

class MapReader final {
public:
    MapReader(std::string_view file, FamilyMap &map)
        : m_file(file)
        , m_map(map)
    {}
    domain::Result<void> read(std::string_view json);

private:
    using Node = domain::JsonNode;

    bool wrong(const std::string &pointer, std::string_view sentence);
    bool members(const Node &node, const std::string &pointer, std::initializer_list<std::string_view> allowed);
    [[nodiscard]] static const Node *find(const Node &node, std::string_view name);
    bool text(const Node &node, const std::string &pointer, std::string_view name, std::string &out, bool needed = true);
    bool flag(const Node &node, const std::string &pointer, std::string_view name, bool &out);
    bool number(const Node &node, const std::string &pointer, std::string_view name, int least, int most, int &out);
    bool texts(const Node *node, const std::string &pointer, std::vector<std::string> &out);
    bool sources(const Node *node);
    bool tables(const Node *node);
    bool missing(const Node *node);
    bool others(const Node *node);
    bool other(const Node &node, const std::string &pointer, OtherParameter &out);
    bool files(const Node *node, const std::string &pointer, std::vector<MapFile> &out);
    bool source(const std::string &pointer, const std::string &tags);

    bool rules(const Node *node, const std::string &pointer, const Rule &around, std::vector<Rule> &out);
    bool rule(const Node &node, const Rule &around, Rule &out);
    bool conditions(const Node &node, Rule &out);
    bool parameter(const Node &node, Rule &out);
    bool value(const Node &node, const std::string &pointer, Value &out);
    bool table(const Node &node, const std::string &pointer, Value &out);
    bool choices(const Node &node, const std::string &pointer, Value &out);
    bool named(const Node &node, const std::string &pointer, NamedPieces &out);
    bool section(const Node &node, const std::string &pointer, Section &out);
    bool pieces(std::string_view text, const std::string &pointer, bool isName, Pieces &out);
    bool fact(std::string_view text, const std::string &pointer, bool isName, Piece &out);
    bool carried(std::string_view value, const std::string &pointer);
    bool loops(const Node &node, Rule &out);
    bool keyLoop(const Node &node, Rule &out);
    bool keyNumber(const Node &node, const std::string &pointer, std::string_view name, int &usual, std::map<std::string, int> &ofModels);
    bool calculation(std::string_view text, Calculation &out);

    std::string_view m_file, m_json;
    FamilyMap &m_map;
    const Writer *m_writer = nullptr;
    domain::Error m_error;
};

} // namespace pbx::render
