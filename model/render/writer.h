// One per grammar, and the only place that escapes. A writer says what its grammar cannot carry: a label is mapped by
// its rule (shown()), a credential is refused, nothing is ever altered silently.
#pragma once

#include "facts.h"

#include <span>
#include <vector>

namespace pbx::render {

// What stands for one of XML's five; empty for other characters.
[[nodiscard]] constexpr std::string_view xmlEntity(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&apos;";
    default: return {};
    }
}

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

    // How append() would write a text of these bytes: as it is, with some of them spelt otherwise (&amp;), or after a closer look.
    enum class Look : std::uint8_t { Plain, Spelt, Closer };
    [[nodiscard]] Look lookAt(std::string_view text, bool inField) const;
    // Of a text that is Spelt. out: anything with append(std::string_view).
    static void spell(auto &out, std::string_view text)
    {
        std::size_t from = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const std::string_view entity = xmlEntity(text[i]);
            if (entity.empty())
                continue;
            out.append(text.substr(from, i - from));
            out.append(entity);
            from = i + 1;
        }
        out.append(text.substr(from));
    }

protected:
    // append() and shown() for text without control characters.
    // specialIn…: bytes of 0x20 to 0x7E that express() looks at; a space among them counts only at a text's ends. It also
    // looks at what is not ASCII, and at texts of more than most bytes. Isolated XML specials need no look.
    enum class Grammar : std::uint8_t { Text, Xml };
    Writer(Grammar grammar, std::string_view specialInValue, std::string_view specialInField, std::size_t most = std::string_view::npos);
    [[nodiscard]] virtual Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const = 0;
    [[nodiscard]] virtual std::string expressed(std::string_view label, bool inField) const = 0;

private:
    struct Bytes {
        std::array<Look, 256> look{};
        bool trims = false; // a space at an end needs a closer look
    };
    [[nodiscard]] static Bytes bytes(Grammar grammar, std::string_view special);
    Bytes m_inValue, m_inField;
    std::size_t m_most;
};

// By the name that maps use: "yealink", "poly", "polyDirectory", "cisco" …; nullptr where there is none.
[[nodiscard]] const Writer *writerNamed(std::string_view name);
[[nodiscard]] std::vector<std::string_view> writerNames();

// For open() and openSection(): name="value" with a hole for each value.
void appendAttributes(std::string &out, Writer::Names attributes);

// XML's five, and the two code points that UTF-8 has and XML has not. ok: false where such a one was met.
void appendXml(std::string &out, std::string_view text, bool &ok);
[[nodiscard]] bool fitsXml(std::string_view text);
[[nodiscard]] std::string withoutNonCharacters(std::string_view text); // U+FFFE and U+FFFF become U+FFFD

} // namespace pbx::render
