// A map compiled for one model and one firmware: a flat list of instructions over one text, escaped beforehand. Running
// it appends to a buffer; neighbouring constant parameters have become a single piece of text.
#pragma once

#include "catalogue/catalogue.h"
#include "familymap.h"

#include <bitset>
#include <vector>

namespace pbx::render {

struct Op {
    enum class Code : std::uint8_t {
        Text,   // append text[offset, length]
        Insert, // append a fact
        Select, // append choice c of a fact: its place is selections[offset + c]
        Skip,   // jump over length instructions where the test is not as wanted
        Repeat, // the next length instructions, for each of a loop
        Keys,   // the slots of a loop: slots[offset …], count of them
    };
    Code code = Code::Text;
    std::uint8_t what = 0; // Fact, Test or Loop
    bool flag = false;     // Insert: within a field; Skip: what the test must be
    std::uint32_t offset = 0, length = 0;
};

struct Place {
    std::uint32_t offset = 0, length = 0;
};

struct SlotProgram { // one key place, by type of key: a range of key instructions
    std::array<Place, 6> byType;
    std::array<bool, 6> impossible{};
};

struct FileProgram {
    const MapFile *file = nullptr;
    std::string text;
    std::vector<Op> ops;
    std::vector<Op> keyOps; // bodies of slots
    std::vector<Place> selections;
    std::vector<SlotProgram> slots;
    std::size_t size = 0; // of a usual file, so that its buffer grows once
};

struct Program {
    std::vector<FileProgram> files;
    int moduleKeys = 0;                                          // slots of a module in ModuleKeys loops
    std::bitset<static_cast<std::size_t>(Fact::Count)> facts;    // that some parameter carries
    std::bitset<static_cast<std::size_t>(Test::Count)> tests;    // that some rule asks
    std::vector<std::pair<std::string, std::string>> parameters; // name pattern → source, for "who says so"

    // files: of the map, or its site files. firmware: one of the map's ids, or empty.
    [[nodiscard]] static Program compile(const std::vector<MapFile> &files, const catalogue::Model &model, std::string_view firmware);
};

} // namespace pbx::render
