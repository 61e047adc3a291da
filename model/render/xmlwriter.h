// What most XML grammars have in common: how a text is written. Their frames are their own.
#pragma once

#include "writer.h"

namespace pbx::render {

class XmlWriter : public Writer {
protected:
    // Keep: the phone reads spaces at a text's ends. Unknown: no source tells, so that a credential or an override with
    // one is refused.
    enum class OuterSpaces : bool { Keep, Unknown };
    explicit XmlWriter(OuterSpaces spaces)
        : Writer(Grammar::Xml, spaces == OuterSpaces::Keep ? "" : " ", spaces == OuterSpaces::Keep ? "" : " ")
        , m_spaces(spaces)
    {}
    // XML has no U+FFFE and U+FFFF: shown as U+FFFD in a label, refused elsewhere.
    [[nodiscard]] Written express(std::string &out, std::string_view text, Treatment treatment, bool inField) const final;
    [[nodiscard]] std::string expressed(std::string_view label, bool inField) const final;

private:
    OuterSpaces m_spaces;
};

} // namespace pbx::render
