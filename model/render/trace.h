// What a traced program tells of a file: which rule wrote which bytes, and what its value means.
#pragma once

#include "familymap.h"
#include "renderer.h"

namespace pbx::render {

struct TracedParameter {
    const Rule *rule = nullptr;
    std::string name;  // with its sections and key attribute
    std::string value; // as the phone understands it
    std::vector<std::string> fields;
    bool secret = false;
    Level level = Level::None; // of the expert's parameter that set it
    ByteRange range;           // of the value in the file
};

struct TracedSection {
    std::string name;    // with the sections around it
    std::size_t end = 0; // where a parameter can be added
    bool additions = false;
};

struct Trace {
    std::vector<TracedParameter> parameters;
    std::vector<TracedSection> sections; // in the order of their ends
    std::vector<std::string> open;       // while it is written
};

} // namespace pbx::render
