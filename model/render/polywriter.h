// Poly's parameters: attributes of one XML element, one a line. A name may stand once only; the phone rejects a file
// with an attribute twice.
#pragma once

#include "xmlwriter.h"

namespace pbx::render {

class PolyWriter : public XmlWriter {
public:
    PolyWriter()
        : XmlWriter(OuterSpaces::Keep)
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
};

// The master file that names the others: the same attributes on an APPLICATION element.
class PolyMasterWriter final : public PolyWriter {
public:
    [[nodiscard]] std::string_view head() const override;
};

} // namespace pbx::render
