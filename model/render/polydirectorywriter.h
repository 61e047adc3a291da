// Poly's contact directory: <item> sections with one element per field.
#pragma once

#include "writer.h"

namespace pbx::render {

class PolyDirectoryWriter final : public Writer {
public:
    PolyDirectoryWriter()
        : Writer(Grammar::Xml, {}, {}, kNameBytes)
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] bool hasSections() const override { return true; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
    void closeSection(std::string &out, std::string_view name) const override;

protected:
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    // A name holds 40 bytes (manualsbrain 988802 p. 59): cut before the character that does not fit.
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;

    static constexpr std::size_t kNameBytes = 40;
};

} // namespace pbx::render
