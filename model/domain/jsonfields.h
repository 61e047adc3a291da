// Takes the members of one JSON object by name and says what is wrong with them, all of it.
#pragma once

#include "finding.h"
#include "jsontree.h"
#include "result.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::domain {

// What is the type that was found, with its article: "text", "a number" …
[[nodiscard]] std::string typeName(const JsonNode &node);

// Values of the right JSON type, or the sentence. name: the member, for the sentence.
[[nodiscard]] Result<std::string_view> asText(const JsonNode &node, std::string_view name);
[[nodiscard]] Result<long> asInteger(const JsonNode &node, std::string_view name);
[[nodiscard]] Result<bool> asBool(const JsonNode &node, std::string_view name);

// From text by a parser of this folder: fromText(MacAddress::parse).
template <class Parse> [[nodiscard]] auto fromText(Parse parse)
{
    return [parse](const JsonNode &node, std::string_view name) {
        using Parsed = decltype(parse(std::string_view()));
        const auto text = asText(node, name);
        return text ? parse(*text) : Parsed(fail(text.error()));
    };
}
template <class Make> [[nodiscard]] auto fromInteger(Make make)
{
    return [make](const JsonNode &node, std::string_view name) {
        using Made = decltype(make(0L));
        const auto number = asInteger(node, name);
        return number ? make(*number) : Made(fail(number.error()));
    };
}

class JsonFields final {
public:
    // node must be an object; else that is the one error, and every member is missing without a further one.
    JsonFields(Findings &findings, const JsonNode &node, std::string pointer);

    [[nodiscard]] const std::string &pointer() const { return m_pointer; }
    [[nodiscard]] std::string pointerTo(std::string_view name) const { return append(m_pointer, name); }
    [[nodiscard]] Findings &findings() { return m_findings; }
    void error(std::string_view name, std::string sentence);

    // Each makes the name known. Nothing where it is absent.
    [[nodiscard]] const JsonNode *find(std::string_view name);
    [[nodiscard]] const JsonNode *require(std::string_view name);   // an error where absent
    [[nodiscard]] const JsonNode *findValue(std::string_view name); // null counts as absent

    // Nothing where absent (an error) or wrong (an error).
    template <class Convert> [[nodiscard]] auto required(std::string_view name, Convert convert) { return converted(require(name), name, convert); }
    // Nothing where absent, null, or wrong (an error).
    template <class Convert> [[nodiscard]] auto nullable(std::string_view name, Convert convert) { return converted(findValue(name), name, convert); }
    // The fallback where absent or wrong (an error).
    template <class Convert, class T> [[nodiscard]] T orElse(std::string_view name, Convert convert, T fallback)
    {
        auto value = converted(find(name), name, convert);
        return value ? T(std::move(*value)) : std::move(fallback);
    }

    // Refuses what was never asked for, and what stands twice. True where nothing was wrong since construction.
    [[nodiscard]] bool finish();

private:
    template <class Convert> auto converted(const JsonNode *node, std::string_view name, Convert convert)
    {
        using Value = typename decltype(convert(*node, name))::value_type;
        std::optional<Value> out;
        if (!node)
            return out;
        auto value = convert(*node, name);
        if (value)
            out.emplace(std::move(*value));
        else
            error(name, value.error().sentence);
        return out;
    }
    void refuseDuplicates();
    [[nodiscard]] std::string_view closest(std::string_view unknown) const; // the known name that was probably meant

    Findings &m_findings;
    const JsonNode *m_node; // nullptr: not an object
    std::string m_pointer;
    std::size_t m_before; // findings at construction
    std::vector<std::string_view> m_known;
};

} // namespace pbx::domain
