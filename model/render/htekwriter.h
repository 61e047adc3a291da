// Htek's configuration: one element per numbered parameter, P47. Its text is as Grandstream's.
#pragma once

#include "grandstreamwriter.h"

namespace pbx::render {

class HtekWriter final : public GrandstreamWriter {
public:
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    // Every known file has the attribute para. What stands in it differs between them, so that only its presence can
    // matter: it holds the number again.
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    // P and a number.
    [[nodiscard]] bool canName(std::string_view name) const override;
};

} // namespace pbx::render
