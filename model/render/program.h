// A map compiled for one model and one firmware: a flat list of instructions over one text, escaped beforehand. Running
// it appends to a buffer; neighbouring constant parameters have become a single piece of text. A traced program also
// tells which rule wrote which bytes.
#pragma once

#include "catalogue/catalogue.h"
#include "familymap.h"

#include <bitset>
#include <vector>

namespace pbx::render {

struct Op {
    enum class Code : std::uint8_t {
        Text,          // append text[offset, length]
        Insert,        // append a fact
        Calculate,     // append a number: calculations[offset]
        Select,        // append choice c of a fact: its place is selections[offset + c]
        Find,          // append what tables[offset] has for a fact's text
        Skip,          // jump over length instructions where the test is not as wanted
        SkipUnplugged, // … where no module of plugged[offset] is plugged
        SkipUnknown,   // … where tables[offset] has nothing for the fact's text
        Repeat,        // the next length instructions, for each of a loop
        Keys,          // keyLoops[offset]
        // ---- of traced programs
        Begin, // of the value of rules[offset]
        End,
        Enter, // the section of rules[offset]; flag: of its page of keys
        Leave,
    };
    Code code = Code::Text;
    std::uint8_t what = 0; // Fact, Test or Loop
    bool flag = false;     // Insert: within a field; Skip: what the test must be
    std::uint32_t offset = 0, length = 0;
};

struct Place {
    std::uint32_t offset = 0, length = 0;
};

struct SlotProgram { // one key place: ranges of key instructions
    std::array<Place, 6> byType;
    Place pageBegin, pageEnd;
};

struct KeyLoop {
    const Rule *rule = nullptr;
    bool onPhone = true;
    int first = 1, count = 0; // key numbers, of the phone or of each module
    std::size_t slots = 0;    // the first one's

    // A key's numbers: where it stands in the loop, its page, and its place on that.
    struct Numbers {
        int nth = 1, page = 1, place = 1;
    };
    [[nodiscard]] Numbers numbers(int key) const;
};

struct FileProgram {
    const MapFile *file = nullptr;
    std::string text;
    std::vector<Op> ops;
    std::vector<Op> keyOps; // bodies of slots
    std::vector<Place> selections;
    std::vector<Calculation> calculations;
    std::vector<std::map<std::string, Place, std::less<>>> tables; // escaped
    std::vector<const std::vector<std::string> *> plugged;
    std::vector<KeyLoop> keyLoops;
    std::vector<SlotProgram> slots;
    std::vector<const Rule *> rules; // of a traced program
};

struct Program {
    bool traced = false;
    std::vector<FileProgram> files;
    std::bitset<static_cast<std::size_t>(Fact::Count)> facts; // that some parameter carries
    std::bitset<static_cast<std::size_t>(Test::Count)> tests; // that some rule asks
    std::bitset<static_cast<std::size_t>(Loop::Favourites) + 1> loops;
    std::vector<std::pair<std::string, const Rule *>> parameters; // name pattern → who says so
    std::vector<std::pair<std::string, const Rule *>> unverified; // left out for want of a source

    // files: of the map, or its site files. firmware: one of the map's ids, or empty.
    [[nodiscard]] static Program compile(const std::vector<MapFile> &files, const catalogue::Model &model, std::string_view firmware, bool traced);

    [[nodiscard]] bool carries(Fact fact) const { return facts[static_cast<std::size_t>(fact)]; }
    [[nodiscard]] bool asks(Test test) const { return tests[static_cast<std::size_t>(test)]; }
    [[nodiscard]] bool repeats(Loop loop) const { return loops[static_cast<std::size_t>(loop)]; }
};

} // namespace pbx::render
