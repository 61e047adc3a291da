// Text that people type: never with control characters, always valid UTF-8, of sensible length.
#pragma once

#include "result.h"

#include <compare>

namespace pbx::domain {

inline constexpr std::size_t kLabelLength = 64; // code points, for names and labels alike

// What is written beside a key, or a free description. May be empty; trimmed at both ends.
class Label final {
public:
    Label() = default;
    // what: the field's name as the user sees it ("Name", "Label"), for the sentence.
    [[nodiscard]] static Result<Label> parse(std::string_view text, std::string_view what = "Label");
    [[nodiscard]] const std::string &text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }
    friend auto operator<=>(const Label &, const Label &) = default;

private:
    std::string m_text;
};

// A label that must not be empty: sites, offices, extensions, conditions.
class Name final {
public:
    [[nodiscard]] static Result<Name> parse(std::string_view text, std::string_view what = "Name");
    [[nodiscard]] const std::string &text() const { return m_label.text(); }
    friend auto operator<=>(const Name &, const Name &) = default;

private:
    explicit Name(Label label)
        : m_label(std::move(label))
    {}
    Label m_label;
};

// The SIP digest password. 1–128 code points without control characters, taken byte for byte (never trimmed).
// A writer whose grammar cannot carry one refuses it; nothing ever alters it.
class SipPassword final {
public:
    [[nodiscard]] static Result<SipPassword> parse(std::string_view text);
    [[nodiscard]] const std::string &text() const { return m_text; }
    friend bool operator==(const SipPassword &, const SipPassword &) = default;

private:
    SipPassword() = default;
    std::string m_text;
};

} // namespace pbx::domain
