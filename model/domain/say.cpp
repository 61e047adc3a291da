#include "say.h"

#include <atomic>

namespace pbx::domain {

namespace {
std::atomic<Translator> &translator()
{
    static std::atomic<Translator> current = nullptr;
    return current;
}
} // namespace

void setTranslator(Translator t)
{
    translator().store(t);
}

std::string say(const char *source, std::initializer_list<std::string_view> args)
{
    const Translator translate = translator().load();
    const std::string text = translate ? translate(source) : std::string(source);
    std::string out;
    out.reserve(text.size() + 32);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const std::size_t index = place ? static_cast<std::size_t>(text[i + 1] - '1') : 0;
        if (place && index < args.size()) {
            out += args.begin()[index];
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace pbx::domain
