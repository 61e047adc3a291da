// A family's parameter map (resources/families/<family>.json, schema resources/schema/family.schema.json) as read:
// which parameters go into which file, from which fact, under which condition, and who says so.
#pragma once

#include "domain/objects.h"
#include "writer.h"

#include <string>
#include <utility>
#include <vector>

namespace pbx::render {

struct Piece { // of a name or value: literal text, or a fact
    std::string text;
    std::optional<Fact> fact;
};
using Pieces = std::vector<Piece>;

struct Value {
    Pieces pieces;
    std::optional<Fact> lookup;      // then
    std::vector<std::string> chosen; // one text per choice of that fact
};

enum class Loop : std::uint8_t { None, Accounts, UnusedAccounts, PhoneKeys, ModuleKeys, PluggedModules, EmptyModules, Resources, Favourites };

struct Rule {
    std::string pointer; // JSON pointer in the map
    // Conditions; all must hold. Empty lists: any.
    std::vector<std::string> firmware, models;
    struct Condition {
        Test test = Test::Clock;
        bool wanted = true;
    };
    std::vector<Condition> when;

    // A parameter …
    Pieces name; // empty: a group or a loop
    Value value;
    bool ofFields = false;
    std::vector<std::pair<std::string, Pieces>> fields;
    std::string source;
    bool verified = true;

    // … or rules that share the conditions, repeated by the loops.
    std::vector<Loop> loops;
    std::vector<Rule> body;
    std::array<std::vector<Rule>, 6> byType; // of key loops, by domain::KeyType
    std::array<bool, 6> impossible{};        // this type cannot stand on such a key: written as off, with a warning
};

struct MapFile {
    std::string pointer;
    std::string name; // with {mac}, or the end of a common file's name ("*.boot")
    const Writer *writer = nullptr;
    std::string mime;
    bool required = true;
    bool overrides = false; // an extension's overrides go here
    std::vector<Rule> rules;
};

struct FamilyMap {
    std::string name;
    std::vector<std::string> firmware; // ids, oldest first
    std::string usualFirmware;
    std::vector<std::pair<std::string, std::string>> sources; // tag → what it is
    std::vector<MapFile> files;
    std::vector<MapFile> siteFiles;

    // Invalid with file, pointer and sentence.
    [[nodiscard]] static domain::Result<FamilyMap> read(std::string_view file, std::string_view json);
};

} // namespace pbx::render
