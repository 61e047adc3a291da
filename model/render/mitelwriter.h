// Mitel's and Aastra's "key: value" lines. "#" starts a comment wherever it stands, but not within quotes.
#pragma once

#include "writer.h"

namespace pbx::render {

class MitelWriter final : public Writer {
public:
    MitelWriter()
        : Writer(Grammar::Text, " \"#", " \"#")
    {}
    [[nodiscard]] std::string_view head() const override;
    [[nodiscard]] std::string_view foot() const override;
    void open(std::string &out, std::string_view name, Names attributes) const override;
    void close(std::string &out, std::string_view name) const override;
    // Words with spaces between them; "dst [start|end] relative date" is one name. "!" and "^" before a name would lock
    // or reset a parameter: no name has them.
    [[nodiscard]] bool canName(std::string_view name) const override;

protected:
    // A text with "#" stands in quotes: it must be the whole value.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const override;
    // Nothing can stand for a quote: it becomes "'".
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const override;
};

} // namespace pbx::render
