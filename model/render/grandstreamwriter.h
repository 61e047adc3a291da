// Grandstream's configuration of version 2: one item per named parameter.
#pragma once

#include "xmlwriter.h"

namespace pbx::render {

class GrandstreamWriter : public XmlWriter {
public:
    GrandstreamWriter()
        : XmlWriter(OuterSpaces::Unknown)
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
};

} // namespace pbx::render
