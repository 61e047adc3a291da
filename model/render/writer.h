// One per grammar, and the only place that escapes. A writer says what its grammar cannot carry: a label is mapped by
// its rule (shown()), a credential is refused, nothing is ever altered silently.
#pragma once

#include "facts.h"

namespace pbx::render {

enum class Written : std::uint8_t { Exactly, Mapped, Refused };

class Writer {
public:
    Writer() = default;
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    virtual ~Writer() = default;

    [[nodiscard]] virtual std::string_view head() const = 0;
    [[nodiscard]] virtual std::string_view foot() const = 0;

    // A parameter: open, then pieces of its value, then close.
    virtual void open(std::string &out, std::string_view name) const = 0;
    virtual void close(std::string &out, std::string_view name) const = 0;
    // A value made of named fields; only where hasFields().
    [[nodiscard]] virtual bool hasFields() const { return false; }
    virtual void openField(std::string &, std::string_view, bool) const {}
    virtual void closeField(std::string &, std::string_view) const {}

    // Appends one piece; nothing is appended where it is refused. inField: within a value of fields. No grammar ever gets
    // a control character or broken UTF-8, wherever the text comes from: shown as U+FFFD in a label, refused elsewhere.
    [[nodiscard]] Written append(std::string &out, std::string_view text, Treatment treatment, bool inField) const;
    // What a reader of the file gets for a label.
    [[nodiscard]] std::string shown(std::string_view label, bool inField) const;

    // A name that the grammar can carry as it is.
    [[nodiscard]] virtual bool canName(std::string_view name) const;

    // Replaces a parameter's value in a file of this writer, or appends the parameter. The value must have been escaped
    // by append(). Returns where in bytes the value is, and how long the old one was; only the foot follows a new parameter.
    struct Replaced {
        std::size_t offset = 0, before = 0, after = 0;
    };
    [[nodiscard]] Replaced put(std::string &bytes, std::string_view name, std::string_view escaped) const;

protected:
    // append() and shown() for text without control characters.
    [[nodiscard]] virtual Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const = 0;
    [[nodiscard]] virtual std::string expressed(std::string_view label, bool inField) const = 0;
};

// By the name that maps use: "yealink", "poly", "polyDirectory", "cisco"; nullptr where there is none.
[[nodiscard]] const Writer *writerNamed(std::string_view name);

// XML's five, and the two code points that UTF-8 has and XML has not. ok: false where such a one was met.
void appendXml(std::string &out, std::string_view text, bool &ok);
[[nodiscard]] bool fitsXml(std::string_view text);
[[nodiscard]] std::string withoutNonCharacters(std::string_view text); // U+FFFE and U+FFFF become U+FFFD

} // namespace pbx::render
