// A family's parameter map (resources/families/<family>.json, schema resources/schema/family.schema.json) as read:
// which parameters go into which file, from which fact, under which condition, and who says so.
#pragma once

#include "domain/objects.h"
#include "writer.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pbx::render {

struct Calculation { // of a numeric fact: {key.nth*2+1361}, {daylight.start.month:2}, {clock.seconds:+}
    int times = 1, plus = 0;
    int width = 0;     // digits at least, with zeros before
    bool sign = false; // a plus where it is not negative
    [[nodiscard]] bool isNone() const { return times == 1 && plus == 0 && width == 0 && !sign; }
    // Nothing where the fact's text is no whole number.
    [[nodiscard]] std::optional<std::string> of(std::string_view fact) const;
};

struct Piece { // of a name or value: literal text, or a fact
    std::string text;
    std::optional<Fact> fact;
    Calculation calculation;
};
using Pieces = std::vector<Piece>;
using NamedPieces = std::vector<std::pair<std::string, Pieces>>;

struct Value {
    Pieces pieces;
    std::optional<Fact> lookup;                                // then one of
    std::vector<std::string> chosen;                           // one text per choice of that fact
    const std::map<std::string, std::string> *table = nullptr; // of the map, by the fact's text
    std::optional<std::string> otherwise;                      // of a table; without it what is not there is left out
};

enum class Loop : std::uint8_t { None, Accounts, UnusedAccounts, PhoneKeys, ModuleKeys, PluggedModules, EmptyModules, Resources, Favourites };

struct Section {      // of nested grammars
    std::string name; // empty: none
    NamedPieces attributes;
};

struct Rule {
    std::string pointer; // JSON pointer in the map
    // Conditions; all must hold. Empty lists: any.
    std::vector<std::string> firmware, models, series;
    std::vector<std::string> plugged; // types of module
    int accounts = 0;                 // the model has at least so many
    struct Condition {
        Test test = Test::Clock;
        bool wanted = true;
    };
    std::vector<Condition> when;
    std::vector<Test> under; // of when, and of the groups around

    // A parameter …
    Pieces name; // empty: a group or a loop
    NamedPieces attributes;
    Value value;
    bool ofFields = false;
    NamedPieces fields;
    std::string source;
    bool verified = true;
    std::string about;

    // … or rules that share the conditions, repeated by the loops, each turn within the section.
    Section section;
    bool additions = false; // parameters that the map does not know, and an expert sets, go to this section's end
    std::vector<Loop> loops;
    std::vector<Rule> body;
    // Of key loops: which keys, by domain::KeyType; a section for each page of perPage keys.
    int first = 1, last = 0;                    // last 0: to the end
    std::map<std::string, int> firstOf, lastOf; // of models; the loop is for those that are named
    int perPage = 0;
    Section page;
    std::array<std::vector<Rule>, 6> byType;
    std::array<bool, 6> impossible{}; // this type cannot stand on such a key: written as off, with a warning

    [[nodiscard]] bool isOverKeys() const;
};

struct MapFile {
    std::string pointer;
    std::string name; // with {mac}, or the end of a common file's name ("*.boot")
    const Writer *writer = nullptr;
    std::string mime;
    bool required = true;
    bool overrides = false; // parameters that an expert sets go here
    std::vector<Rule> rules;
};

// A parameter that no rule writes, offered to the expert who sets one by hand.
struct OtherParameter {
    enum class Type : std::uint8_t { Text, Number, Flag, Choice };
    std::string name;
    Type type = Type::Text;
    int from = 0, to = 0;            // of a number; equal: any
    std::vector<std::string> values; // of a flag (off, on) and a choice
    std::string about, source;
};

// The fields of an extension that a family's files may have nothing for.
inline constexpr std::array<std::string_view, 9> kGapFields{"/autoProvision/network",
                                                            "/autoProvision/callsPerLineKey",
                                                            "/autoProvision/callWaitingTone",
                                                            "/autoProvision/startingPort",
                                                            "/autoProvision/codec",
                                                            "/autoProvision/transport",
                                                            "/autoProvision/keys",
                                                            "/autoProvision/expansionModules",
                                                            "/office"};

struct FamilyMap {
    std::string name;
    std::vector<std::string> firmware; // ids, oldest first
    std::string usualFirmware;
    bool replaces = false;                                    // a user's map in place of the built-in one of this name
    std::vector<std::pair<std::string, std::string>> sources; // tag → what it is
    std::map<std::string, std::map<std::string, std::string>> tables;
    std::vector<std::pair<std::string, std::string>> missing; // field → why the phone's file has nothing for it
    std::vector<OtherParameter> others;
    std::vector<MapFile> files;
    std::vector<MapFile> siteFiles;

    // Invalid with file, line, pointer and sentence.
    [[nodiscard]] static domain::Result<FamilyMap> read(std::string_view file, std::string_view json);
};

} // namespace pbx::render
