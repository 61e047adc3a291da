#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace pbx::domain {

// Writes JSON in its one canonical form: members in the caller's order, UTF-8 as it is, only what must be escaped.
class JsonWriter final {
public:
    enum class Form : bool { Compact, Indented }; // indented by two, final newline by the caller
    explicit JsonWriter(Form form)
        : m_indented(form == Form::Indented)
    {}

    void beginObject() { begin('{'); }
    void endObject() { end('}'); }
    void beginArray() { begin('['); }
    void endArray() { end(']'); }
    void name(std::string_view name); // of the member that follows
    void text(std::string_view utf8);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();

    void member(std::string_view memberName, std::string_view utf8)
    {
        name(memberName);
        text(utf8);
    }
    void member(std::string_view memberName, const char *utf8) { member(memberName, std::string_view(utf8)); }
    void member(std::string_view memberName, const std::string &utf8) { member(memberName, std::string_view(utf8)); }
    void member(std::string_view memberName, int value)
    {
        name(memberName);
        number(value);
    }
    void member(std::string_view memberName, bool value)
    {
        name(memberName);
        boolean(value);
    }
    void textOrNull(std::string_view memberName, std::string_view utf8); // null where empty

    [[nodiscard]] std::string take() { return std::exchange(m_out, {}); } // what was written since the last one

private:
    void begin(char bracket);
    void end(char bracket);
    void separate(); // before a value or name
    void newLine();

    std::string m_out;
    bool m_indented;
    bool m_first = true; // nothing stands in the innermost container yet
    bool m_afterName = false;
    std::size_t m_depth = 0;
};

} // namespace pbx::domain
