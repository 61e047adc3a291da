#include "telephony.h"

#include "chars.h"
#include "say.h"

#include <algorithm>

namespace pbx::domain {

Result<ExtensionNumber> ExtensionNumber::parse(std::string_view text)
{
    const std::string_view trimmed = trim(text);
    if (trimmed.size() < 3 || trimmed.size() > 4 || !std::ranges::all_of(trimmed, isDigit))
        return invalid(say("“%1” is not an extension number. It has 3 or 4 digits.", {printable(text)}));
    ExtensionNumber out;
    out.m_text = trimmed;
    return out;
}

std::strong_ordering operator<=>(const ExtensionNumber &a, const ExtensionNumber &b)
{
    if (const auto bySize = a.m_text.size() <=> b.m_text.size(); std::is_neq(bySize))
        return bySize;
    return a.m_text.compare(b.m_text) <=> 0;
}

Result<DialString> DialString::parse(std::string_view text)
{
    DialString out;
    for (const char c : trim(text)) {
        if (isDigit(c) || c == '*' || c == '#' || (c == '+' && out.m_text.empty())) {
            out.m_text += c;
        } else if (std::string_view(" .-()/").find(c) == std::string_view::npos) {
            return invalid(say("“%1” cannot be dialled. Use digits, * and #, and + only at the start.", {printable(text)}));
        }
    }
    if (out.m_text.empty() || out.m_text == "+")
        return invalid(say("Enter a number to dial."));
    if (out.m_text.size() > 32)
        return invalid(say("The number has %1 digits; at most 32 can be dialled.", {std::to_string(out.m_text.size())}));
    return out;
}

Result<SipDomain> SipDomain::parse(std::string_view text)
{
    const std::string domain = lowered(trim(text));
    const auto refuse = [&] { return invalid(say("“%1” is not a domain name. It looks like pinetree.mycloudpbx.com.au.", {printable(text)})); };
    if (domain.empty() || domain.size() > 253)
        return refuse();
    std::size_t labels = 0;
    std::string_view rest = domain;
    std::string_view label;
    while (true) {
        const std::size_t dot = rest.find('.');
        label = rest.substr(0, dot);
        const bool chars = std::ranges::all_of(label, [](char c) { return isAlpha(c) || isDigit(c) || c == '-'; });
        if (label.empty() || label.size() > 63 || !chars || label.front() == '-' || label.back() == '-')
            return refuse();
        ++labels;
        if (dot == std::string_view::npos)
            break;
        rest.remove_prefix(dot + 1);
    }
    if (labels < 2 || std::ranges::all_of(label, isDigit))
        return refuse();
    SipDomain out;
    out.m_text = domain;
    return out;
}

Result<Port> Port::make(long number)
{
    if (number < 1 || number > 65535)
        return invalid(say("%1 is not a port. Use 1 to 65535.", {std::to_string(number)}));
    return Port(static_cast<std::uint16_t>(number));
}

Result<Port> Port::parse(std::string_view text)
{
    const auto number = parseDecimal(trim(text), 65535);
    if (!number)
        return invalid(say("“%1” is not a port. Use 1 to 65535.", {printable(text)}));
    return make(static_cast<long>(*number));
}

Result<RingTime> RingTime::make(long seconds)
{
    if (seconds < kStep || seconds > kMost || seconds % kStep != 0)
        return invalid(say("A ring time of %1 s is not possible. Use 5 to 60 seconds in steps of 5.", {std::to_string(seconds)}));
    RingTime out;
    out.m_seconds = static_cast<int>(seconds);
    return out;
}

Result<CallsPerLineKey> CallsPerLineKey::make(long calls)
{
    if (calls < 1 || calls > kMost)
        return invalid(say("%1 calls per line key are not possible. Use 1 to 24.", {std::to_string(calls)}));
    CallsPerLineKey out;
    out.m_calls = static_cast<int>(calls);
    return out;
}

std::string_view name(Codec codec)
{
    return codec == Codec::G711a ? "G711a" : "G729a";
}

std::string_view name(Transport transport)
{
    return transport == Transport::Tcp ? "TCP" : "UDP";
}

Result<Codec> parseCodec(std::string_view text)
{
    for (const Codec codec : {Codec::G711a, Codec::G729a}) {
        if (equalsIgnoringCase(text, name(codec)))
            return codec;
    }
    return invalid(say("“%1” is not a codec. Use G711a or G729a.", {printable(text)}));
}

Result<Transport> parseTransport(std::string_view text)
{
    for (const Transport transport : {Transport::Tcp, Transport::Udp}) {
        if (equalsIgnoringCase(text, name(transport)))
            return transport;
    }
    return invalid(say("“%1” is not a transport. Use TCP or UDP.", {printable(text)}));
}

} // namespace pbx::domain
