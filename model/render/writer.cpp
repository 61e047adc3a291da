#include "writer.h"

#include "ciscowriter.h"
#include "domain/chars.h"
#include "fanvilwriter.h"
#include "gigasetwriter.h"
#include "grandstreamwriter.h"
#include "htekwriter.h"
#include "mitelwriter.h"
#include "panasonicwriter.h"
#include "polydirectorywriter.h"
#include "polywriter.h"
#include "snomwriter.h"
#include "yealinkwriter.h"

#include <algorithm>

namespace pbx::render {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool isNonCharacter(std::string_view text, std::size_t at)
{
    return at + 2 < text.size() && text[at] == '\xEF' && text[at + 1] == '\xBF' && (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

bool isClean(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        const auto c = domain::nextCodePoint(text, position);
        if (!c || domain::isControl(*c))
            return false;
    }
    return true;
}

std::string cleaned(std::string_view text)
{
    std::string out;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        const auto c = domain::nextCodePoint(text, position);
        if (!c)
            ++position;
        out.append(!c || domain::isControl(*c) ? kReplacement : text.substr(start, position - start));
    }
    return out;
}

} // namespace

Written Writer::append(std::string &out, std::string_view text, Treatment treatment, bool inField) const
{
    switch (lookAt(text, inField)) {
    case Look::Plain: out.append(text); return Written::Exactly;
    case Look::Spelt: spell(out, text); return Written::Exactly;
    case Look::Closer: break;
    }
    if (isClean(text))
        return express(out, text, treatment, inField);
    if (treatment != Treatment::Label)
        return Written::Refused;
    const Written written = express(out, cleaned(text), treatment, inField);
    return written == Written::Exactly ? Written::Mapped : written;
}

std::string Writer::shown(std::string_view label, bool inField) const
{
    return isClean(label) ? expressed(label, inField) : expressed(cleaned(label), inField);
}

namespace {

struct NamedWriter {
    std::string_view name;
    const Writer *writer;
};

std::span<const NamedWriter> namedWriters()
{
    static const YealinkWriter yealink;
    static const PolyWriter poly;
    static const PolyMasterWriter polyMaster;
    static const PolyDirectoryWriter polyDirectory;
    static const CiscoWriter cisco;
    static const FanvilWriter fanvil;
    static const FanvilOldWriter fanvilOld;
    static const PanasonicWriter panasonic;
    static const MitelWriter mitel;
    static const GrandstreamWriter grandstream;
    static const HtekWriter htek;
    static const SnomWriter snom;
    static const GigasetWriter gigasetN("e2");
    static const GigasetWriter gigasetMaxwell("");
    // clang-format off
    static const std::vector<NamedWriter> all{
        {"yealink", &yealink},
        {"poly", &poly},
        {"polyMaster", &polyMaster},
        {"polyDirectory", &polyDirectory},
        {"cisco", &cisco},
        {"fanvil", &fanvil},
        {"fanvilOld", &fanvilOld},
        {"panasonic", &panasonic},
        {"mitel", &mitel},
        {"grandstream", &grandstream},
        {"htek", &htek},
        {"snom", &snom},
        {"gigasetN", &gigasetN},
        {"gigasetMaxwell", &gigasetMaxwell},
    };
    // clang-format on
    return all;
}

} // namespace

const Writer *writerNamed(std::string_view name)
{
    const auto all = namedWriters();
    const auto at = std::ranges::find(all, name, &NamedWriter::name);
    return at == all.end() ? nullptr : at->writer;
}

std::vector<std::string_view> writerNames()
{
    std::vector<std::string_view> out;
    for (const NamedWriter &one : namedWriters())
        out.push_back(one.name);
    return out;
}

void appendXml(std::string &out, std::string_view text, bool &ok)
{
    std::size_t from = 0;
    const auto flush = [&](std::size_t to) { out.append(text.substr(from, to - from)); };
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string_view instead = xmlEntity(text[i]);
        std::size_t length = 1;
        if (instead.empty()) {
            if (!isNonCharacter(text, i))
                continue;
            instead = kReplacement;
            length = 3;
            ok = false;
        }
        flush(i);
        out.append(instead);
        i += length - 1;
        from = i + 1;
    }
    flush(text.size());
}

bool fitsXml(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isNonCharacter(text, i))
            return false;
    }
    return true;
}

std::string withoutNonCharacters(std::string_view text)
{
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (isNonCharacter(out, i))
            out.replace(i, 3, kReplacement);
    }
    return out;
}

bool Writer::canName(std::string_view name) const
{
    const auto inner = [](char c) { return domain::isAlpha(c) || domain::isDigit(c) || c == '_' || c == '.' || c == '-'; };
    return !name.empty() && name.size() <= 128 && (domain::isAlpha(name.front()) || name.front() == '_') && std::ranges::all_of(name, inner);
}

Writer::Writer(Grammar grammar, std::string_view specialInValue, std::string_view specialInField, std::size_t most)
    : m_inValue(bytes(grammar, specialInValue))
    , m_inField(bytes(grammar, specialInField))
    , m_most(most)
{}

Writer::Bytes Writer::bytes(Grammar grammar, std::string_view special)
{
    Bytes out;
    out.look.fill(Look::Closer);
    for (unsigned char c = 0x20; c < 0x7F; ++c) {
        const auto byte = static_cast<char>(c);
        if (special.find(byte) == std::string_view::npos)
            out.look.at(c) = grammar == Grammar::Xml && !xmlEntity(byte).empty() ? Look::Spelt : Look::Plain;
    }
    out.trims = out.look[' '] == Look::Closer;
    out.look[' '] = Look::Plain;
    return out;
}

Writer::Look Writer::lookAt(std::string_view text, bool inField) const
{
    const Bytes &bytes = inField ? m_inField : m_inValue;
    auto most = text.size() <= m_most ? Look::Plain : Look::Closer;
    for (const char c : text)
        most = std::max(most, bytes.look[static_cast<unsigned char>(c)]); // NOLINT(cppcoreguidelines-pro-bounds-constant-array-index)
    const bool outer = bytes.trims && !text.empty() && (text.front() == ' ' || text.back() == ' ');
    return outer ? Look::Closer : most;
}

void appendAttributes(std::string &out, Writer::Names attributes)
{
    for (const std::string_view name : attributes)
        out.append(" ").append(name).append("=\"").append(1, Writer::kHole).append("\"");
}

} // namespace pbx::render
