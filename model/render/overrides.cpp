#include "overrides.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "domain/secretname.h"

#include <algorithm>
#include <tuple>

namespace pbx::render {

using namespace domain;

namespace {

// "sip/line[1]/PhoneNumber": what is before the last slash, the name, and what the key attribute is.
struct Name {
    std::string_view section, name, key;
    bool hasKey = false;
};

Name split(const Writer &writer, std::string_view name)
{
    Name out;
    if (writer.namesHoldSections()) {
        const std::size_t slash = name.rfind('/') + 1;
        out.section = name.substr(0, slash == 0 ? 0 : slash - 1);
        name.remove_prefix(slash);
    }
    out.name = name;
    const std::size_t open = name.find('[');
    if (!writer.keyAttribute().empty() && open != std::string_view::npos && name.ends_with(']')) {
        out.name = name.substr(0, open);
        out.key = name.substr(open + 1, name.size() - open - 2);
        out.hasKey = true;
    }
    return out;
}

struct Edit {
    std::size_t offset = 0, length = 0;
    std::string bytes;
    std::size_t value = 0, valueLength = 0; // of the value within bytes
    std::size_t parameter = 0;
    bool secret = false;
};

Error cannotName(std::string_view name)
{
    return {ErrorKind::Invalid, say("“%1” cannot be the name of a parameter in this phone's file.", {printable(name)}), {}};
}

// Where a parameter that the file does not hold goes.
std::optional<std::size_t> endOf(const Trace &trace, const Writer &writer, const Name &name, const File &file)
{
    if (!name.section.empty()) {
        const auto at = std::ranges::find(trace.sections, name.section, &TracedSection::name);
        return at == trace.sections.end() ? std::nullopt : std::optional(at->end);
    }
    const auto at = std::ranges::find(trace.sections, true, &TracedSection::additions);
    return at == trace.sections.end() ? file.bytes.size() - writer.foot().size() : at->end;
}

Result<Edit> addition(const Override &override, const Writer &writer, const File &file, const Trace &trace, const std::string &escaped)
{
    const Name name = split(writer, override.name);
    const auto at = endOf(trace, writer, name, file);
    if (!at)
        return fail(ErrorKind::Invalid, say("“%1”: this phone's file has no section “%2”.", {printable(override.name), printable(name.section)}));
    Edit out{*at, 0, {}, 0, escaped.size(), trace.parameters.size(), soundsSecret(override.name)};
    const std::string_view key = writer.keyAttribute();
    writer.open(out.bytes, name.name, name.hasKey ? Writer::Names(&key, 1) : Writer::Names());
    if (const std::size_t hole = out.bytes.find(Writer::kHole); hole != std::string::npos)
        out.bytes.replace(hole, 1, name.key);
    out.value = out.bytes.size();
    out.bytes += escaped;
    writer.close(out.bytes, name.name);
    return out;
}

void apply(std::vector<Edit> &edits, File &file, Trace &trace)
{
    std::ranges::stable_sort(edits, {}, &Edit::offset);
    std::string bytes;
    std::size_t from = 0;
    const auto moved = [&](std::size_t offset) {
        std::size_t by = 0;
        std::size_t less = 0;
        for (const Edit &edit : edits) {
            if (edit.offset + edit.length > offset)
                break;
            by += edit.bytes.size();
            less += edit.length;
        }
        return offset + by - less;
    };
    std::erase_if(file.secrets, [&](const ByteRange &range) {
        return std::ranges::any_of(edits, [&](const Edit &e) { return range.offset >= e.offset && range.offset < e.offset + e.length; });
    });
    for (ByteRange &range : file.secrets)
        range.offset = moved(range.offset);
    for (TracedParameter &parameter : trace.parameters)
        parameter.range.offset = moved(parameter.range.offset);
    for (const Edit &edit : edits) {
        bytes.append(file.bytes, from, edit.offset - from);
        const ByteRange value{bytes.size() + edit.value, edit.valueLength};
        bytes += edit.bytes;
        from = edit.offset + edit.length;
        if (edit.secret)
            file.secrets.push_back(value);
        trace.parameters[edit.parameter].range = value;
    }
    bytes.append(file.bytes, from);
    file.bytes = std::move(bytes);
    std::ranges::sort(file.secrets, {}, &ByteRange::offset);
}

} // namespace

Result<void> escapeOverride(const Writer &writer, std::string_view name, std::string_view value, std::string &out)
{
    out.clear();
    const Name parts = split(writer, name);
    const bool key = std::ranges::all_of(parts.key, [](char c) { return isDigit(c) || isAlpha(c); });
    if (!writer.canName(parts.name) || !key || (parts.hasKey && parts.key.empty()))
        return fail(cannotName(name));
    if (writer.append(out, value, Treatment::Override, false) == Written::Refused)
        return fail(ErrorKind::Invalid, say("The value of “%1” cannot be written into this phone's file.", {printable(name)}));
    return {};
}

std::vector<Override> effective(const Site &site, const Extension &extension, const catalogue::Model &model)
{
    std::vector<Override> out;
    const auto add = [&out](const ParameterValues &values, Level level) {
        for (const auto &[name, value] : values)
            out.push_back({name, value, level});
    };
    if (extension.autoProvision)
        add(extension.autoProvision->overrides, Level::Handset);
    for (const ParameterSet &set : site.parameterSets) {
        if (set.make == model.traits.make && (set.model.empty() || set.model == model.traits.model))
            add(set.overrides, set.model.empty() ? Level::Make : Level::Model);
    }
    std::ranges::sort(out, [](const Override &a, const Override &b) { return std::tie(a.name, b.level) < std::tie(b.name, a.level); });
    const auto replaced = std::unique(out.begin(), out.end(), [](const Override &a, const Override &b) { return a.name == b.name; });
    out.erase(replaced, out.end());
    return out;
}

Result<void> putOverrides(std::span<const Override> overrides, const Writer &writer, File &file, Trace &trace)
{
    std::vector<Edit> edits;
    std::vector<TracedParameter> added;
    std::string escaped;
    for (const Override &override : overrides) {
        if (auto written = escapeOverride(writer, override.name, override.value, escaped); !written)
            return written;
        bool found = false;
        for (std::size_t i = 0; i < trace.parameters.size(); ++i) {
            TracedParameter &parameter = trace.parameters[i];
            if (parameter.name != override.name)
                continue;
            found = true;
            parameter.secret = parameter.secret || soundsSecret(override.name); // it takes the place of a secret, or is one
            parameter.value = override.value;
            parameter.fields.clear();
            parameter.level = override.level;
            edits.push_back({parameter.range.offset, parameter.range.length, escaped, 0, escaped.size(), i, parameter.secret});
        }
        if (found)
            continue;
        auto edit = addition(override, writer, file, trace, escaped);
        if (!edit)
            return fail(edit.error());
        edit->parameter += added.size();
        added.push_back({nullptr, std::string(override.name), std::string(override.value), {}, edit->secret, override.level, {}});
        edits.push_back(std::move(*edit));
    }
    std::ranges::move(added, std::back_inserter(trace.parameters));
    apply(edits, file, trace);
    return {};
}

} // namespace pbx::render
