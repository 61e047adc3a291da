// Gigaset's provisioning file: <param name="…" value="…"/> in <nvm>; what is done with handsets are sections (<oper>).
// An index is part of a parameter's name: what an expert calls Name[1] is Name.1.
#pragma once

#include "xmlwriter.h"

namespace pbx::render {

class GigasetWriter final : public XmlWriter {
public:
    // product: what the file says it is for; empty: not told.
    explicit GigasetWriter(std::string_view product);
    [[nodiscard]] std::string_view head() const override { return m_head; }
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    [[nodiscard]] std::string_view keyAttribute() const override { return "value"; } // of a section
    [[nodiscard]] bool hasSections() const override { return true; }
    void openSection(std::string &out, std::string_view name, Names attributes) const override;
    void closeSection(std::string &out, std::string_view name) const override;

private:
    std::string m_head;
};

} // namespace pbx::render
