// One per grammar, and the only place that escapes. A writer says what its grammar cannot carry: a label is mapped by
// its rule (shown()), a credential is refused, nothing is ever altered silently.
#pragma once

#include "facts.h"

#include <span>

namespace pbx::render {

enum class Written : std::uint8_t { Exactly, Mapped, Refused };

class Writer {
public:
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    virtual ~Writer() = default;

    [[nodiscard]] virtual std::string_view head() const = 0;
    [[nodiscard]] virtual std::string_view foot() const = 0;

    // A parameter: open, then pieces of its value, then close. Attributes' values are written as kHole, in their order;
    // a name may hold kHole, too, and then stands before them.
    static constexpr char kHole = '\x01';
    using Names = std::span<const std::string_view>;
    virtual void open(std::string &out, std::string_view name, Names attributes) const = 0;
    virtual void close(std::string &out, std::string_view name) const = 0;
    // The attribute that tells parameters of one name apart (idx, index); empty: the grammar has no attributes.
    [[nodiscard]] virtual std::string_view keyAttribute() const { return {}; }
    // Parameters within parameters; only where hasSections().
    [[nodiscard]] virtual bool hasSections() const { return false; }
    virtual void openSection(std::string &, std::string_view, Names) const {}
    virtual void closeSection(std::string &, std::string_view) const {}
    // Whether a parameter is known by its sections as well: sip/line[1]/PhoneNumber.
    [[nodiscard]] virtual bool namesHoldSections() const { return hasSections(); }
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

    // Whether append() would write a text of these bytes as it is: printable ASCII without what express() looks at.
    [[nodiscard]] bool isPlain(std::string_view text, bool inField) const;

protected:
    // append() and shown() for text without control characters.
    // Bytes of 0x20 to 0x7E that express() looks at; a space among them counts only at a text's ends. It also looks at
    // texts of more than most bytes.
    Writer(std::string_view specialInValue, std::string_view specialInField, std::size_t most = std::string_view::npos);
    [[nodiscard]] virtual Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const = 0;
    [[nodiscard]] virtual std::string expressed(std::string_view label, bool inField) const = 0;

private:
    struct Bytes {
        std::array<bool, 256> plain{};
        bool trims = false; // a space at an end is not plain
    };
    [[nodiscard]] static Bytes bytes(std::string_view special);
    Bytes m_inValue, m_inField;
    std::size_t m_most;
};

// By the name that maps use: "yealink", "poly", "polyDirectory", "cisco" …; nullptr where there is none.
[[nodiscard]] const Writer *writerNamed(std::string_view name);

inline constexpr std::string_view kXmlSpecial = "&<>\"'";
// For open() and openSection(): name="value" with a hole for each value.
void appendAttributes(std::string &out, Writer::Names attributes);

// XML's five, and the two code points that UTF-8 has and XML has not. ok: false where such a one was met.
void appendXml(std::string &out, std::string_view text, bool &ok);
[[nodiscard]] bool fitsXml(std::string_view text);
[[nodiscard]] std::string withoutNonCharacters(std::string_view text); // U+FFFE and U+FFFF become U+FFFD

} // namespace pbx::render
