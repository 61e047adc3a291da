#include "text.h"

#include "chars.h"
#include "say.h"

namespace pbx::domain {

namespace {

// The complaint about text, or nothing. Empty text is the caller's matter.
std::string complaint(std::string_view text, std::string_view what, std::size_t most)
{
    std::size_t position = 0;
    std::size_t count = 0;
    while (position < text.size()) {
        const auto c = nextCodePoint(text, position);
        if (!c)
            return say("%1 is not valid UTF-8 text. Save the file as UTF-8.", {what});
        if (*c == '\n' || *c == '\r' || *c == 0x2028 || *c == 0x2029)
            return say("%1 must not contain line breaks.", {what});
        if (isControl(*c))
            return say("%1 must not contain control characters, such as the one in “%2”.", {what, printable(text)});
        ++count;
    }
    if (count > most)
        return say("%1 has %2 characters; at most %3 fit.", {what, std::to_string(count), std::to_string(most)});
    return {};
}

} // namespace

Result<Label> Label::parse(std::string_view text, std::string_view what)
{
    const std::string_view trimmed = trim(text);
    if (auto wrong = complaint(trimmed, what, kLabelLength); !wrong.empty())
        return invalid(std::move(wrong));
    Label out;
    out.m_text = trimmed;
    return out;
}

Result<Name> Name::parse(std::string_view text, std::string_view what)
{
    auto label = Label::parse(text, what);
    if (!label)
        return fail(label.error());
    if (label->empty())
        return invalid(say("%1 must not be empty.", {what}));
    return Name(std::move(*label));
}

Result<SipPassword> SipPassword::parse(std::string_view text)
{
    const std::string what = say("Password");
    // The text itself must not appear in a sentence: a control character is reported without it.
    if (auto wrong = complaint(text, what, 128); !wrong.empty())
        return invalid(isUtf8(text) && codePoints(text) <= 128 ? say("Password must not contain line breaks or control characters.") : wrong);
    if (text.empty())
        return invalid(say("%1 must not be empty.", {what}));
    SipPassword out;
    out.m_text = text;
    return out;
}

} // namespace pbx::domain
