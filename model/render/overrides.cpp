#include "overrides.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "domain/secretname.h"

#include <algorithm>

namespace pbx::render {

using namespace domain;

Result<void> escapeOverride(const Writer &writer, std::string_view name, std::string_view value, std::string &out)
{
    out.clear();
    if (!writer.canName(name))
        return fail(ErrorKind::Invalid, say("“%1” cannot be the name of a parameter in this phone's file.", {printable(name)}));
    if (writer.append(out, value, Treatment::Override, false) == Written::Refused)
        return fail(ErrorKind::Invalid, say("The value of “%1” cannot be written into this phone's file.", {printable(name)}));
    return {};
}

Result<void> putOverrides(const AutoProvision &settings, const Writer &writer, File &file)
{
    std::string escaped;
    for (const auto &[name, value] : settings.overrides) {
        if (auto written = escapeOverride(writer, name, value, escaped); !written)
            return written;
        const auto put = writer.put(file.bytes, name, escaped);
        const auto replaces = [&](const ByteRange &range) { return range.offset >= put.offset && range.offset < put.offset + put.before; };
        const bool secret = std::erase_if(file.secrets, replaces) > 0 || soundsSecret(name);
        for (ByteRange &range : file.secrets) {
            if (range.offset > put.offset)
                range.offset += put.after - put.before;
        }
        if (secret) // it takes the place of a secret, or is one
            file.secrets.push_back({put.offset, put.after});
        std::ranges::sort(file.secrets, {}, &ByteRange::offset);
    }
    return {};
}

} // namespace pbx::render
