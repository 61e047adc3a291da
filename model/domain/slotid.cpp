#include "slotid.h"

#include "chars.h"
#include "say.h"

namespace pbx::domain {

Result<SlotId> SlotId::parse(std::string_view text)
{
    const auto refuse = [&] {
        return invalid(say("“%1” is not a key. Write 4 for key 4 of the phone, or m1.12 for key 12 of module 1.", {printable(text)}));
    };
    int module = 0;
    std::string_view rest = text;
    if (rest.starts_with('m') || rest.starts_with('M')) {
        const std::size_t dot = rest.find('.');
        const auto number = dot == std::string_view::npos ? std::nullopt : parseDecimal(rest.substr(1, dot - 1), kMostModules);
        if (!number || *number == 0)
            return refuse();
        module = static_cast<int>(*number);
        rest.remove_prefix(dot + 1);
    }
    const auto key = parseDecimal(rest, kMostKeys);
    if (!key || *key == 0)
        return refuse();
    return SlotId(module, static_cast<int>(*key));
}

std::string SlotId::toString() const
{
    const std::string key = std::to_string(m_key);
    return m_module == 0 ? key : "m" + std::to_string(m_module) + "." + key;
}

} // namespace pbx::domain
