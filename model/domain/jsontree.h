// JSON text as small trees, one at a time, so that a hostile document costs no more memory than its largest part: each
// member of the root object is a unit of its own, and of the lists that are named, each element.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::domain {

struct JsonNode {
    enum class Type : std::uint8_t { Null, Bool, Integer, Number, Text, List, Map };
    Type type = Type::Null;
    bool boolean = false;
    std::int64_t integer = 0;
    std::string text;
    std::vector<std::string> names; // an object's, as many as items, in the document's order; may repeat
    std::vector<JsonNode> items;
};

struct JsonUnit {
    std::string member;               // of the root object; empty where the root itself is the unit
    std::optional<std::size_t> index; // in a named list
    [[nodiscard]] std::string pointer() const;
};

struct JsonSink {
    virtual ~JsonSink() = default;
    // Whether the member's value, if it is an array, comes element by element.
    [[nodiscard]] virtual bool isList(std::string_view member) = 0;
    // Called for every member of the root before its value; false stops.
    [[nodiscard]] virtual bool member(std::string_view name) = 0;
    [[nodiscard]] virtual bool unit(const JsonUnit &place, const JsonNode &node) = 0; // false stops
    // Called every 64 KiB; false stops.
    [[nodiscard]] virtual bool read(std::size_t bytes) = 0;
};

struct JsonStop { // why reading ended early
    std::string pointer;
    std::string sentence; // empty: the sink stopped it
    std::size_t byte = 0; // how far it had come
};

// The root must be an object. Refuses what is not strict JSON in valid UTF-8, nesting beyond 16 levels, member names
// beyond 256 bytes and units of more than 100,000 values.
[[nodiscard]] std::optional<JsonStop> readJson(std::string_view text, JsonSink &sink);
// The whole text as one unit.
[[nodiscard]] std::optional<JsonStop> readJsonWhole(std::string_view text, JsonNode &out);

// pointer + "/" + name, escaped as RFC 6901 wants it.
[[nodiscard]] std::string append(std::string_view pointer, std::string_view name);
[[nodiscard]] std::string append(std::string_view pointer, std::size_t index);

} // namespace pbx::domain
