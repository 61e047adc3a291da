#include "parameterjson.h"

#include "chars.h"
#include "objectjson.h"
#include "say.h"
#include "secretname.h"

#include <algorithm>

namespace pbx::domain {

namespace {

bool hasAsciiControl(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return isControl(static_cast<unsigned char>(c) < 0x80 ? static_cast<char32_t>(c) : U'x'); });
}

// The one member of a value as the workspace seals it.
const std::string *sealedValue(const JsonNode &item)
{
    const bool shape = item.type == JsonNode::Type::Map && item.names.size() == 1 && item.names.front() == kSealed
                       && item.items.front().type == JsonNode::Type::Text && !item.items.front().text.empty();
    return shape ? &item.items.front().text : nullptr;
}

} // namespace

std::string overrideComplaint(std::string_view parameter, std::string_view value)
{
    if (parameter.empty() || parameter.size() > kLongestParameter || !isUtf8(parameter) || hasAsciiControl(parameter))
        return say("“%1” cannot be the name of a parameter.", {printable(parameter)});
    if (value.size() > kLongestValue || !isUtf8(value) || hasAsciiControl(value))
        return say("The value of “%1” must be one line of at most %2 bytes.", {printable(parameter), std::to_string(kLongestValue)});
    return {};
}

void readOverrides(Findings &findings, const JsonNode &node, const std::string &pointer, bool sealed, const OverridesInto &out)
{
    const auto error = [&findings](const std::string &where, std::string sentence) {
        findings.push_back({Severity::Error, where, std::move(sentence)});
    };
    if (node.type != JsonNode::Type::Map || node.items.size() > kMostOverrides) {
        error(pointer, say("“overrides” must be an object of at most %1 members.", {std::to_string(kMostOverrides)}));
        return;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const std::string &name = node.names[i];
        const JsonNode &item = node.items[i];
        const std::string here = append(pointer, name);
        const std::string *blob = sealed ? sealedValue(item) : nullptr;
        const bool inClear = !blob && item.type != JsonNode::Type::Null;
        const auto value = inClear ? asText(item, name) : Result<std::string_view>();
        if (!value)
            error(here, value.error().sentence);
        else if (auto wrong = overrideComplaint(name, *value); !wrong.empty())
            error(here, std::move(wrong));
        else if (out.clear.contains(name) || out.sealed.contains(name))
            error(here, say("The member “%1” stands here twice.", {printable(name)}));
        else if (inClear)
            out.clear.emplace(name, *value);
        else
            out.sealed.emplace(name, blob ? *blob : std::string());
    }
}

std::vector<ParameterSet> readParameterSets(Findings &findings, const ModelLookup *models, const JsonNode &node, const std::string &pointer,
                                            bool sealed)
{
    std::vector<ParameterSet> out;
    if (node.type != JsonNode::Type::List || node.items.size() > kMostSets) {
        findings.push_back(
            {Severity::Error, pointer, say("“parameterSets” must be a list of at most %1, not %2.", {std::to_string(kMostSets), typeName(node)})});
        return out;
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        JsonFields in(findings, node.items[i], append(pointer, i));
        ParameterSet set;
        set.make = in.required("make", catalogued("Make")).value_or(std::string());
        set.model = in.nullable("model", catalogued("Model")).value_or(std::string());
        if (const JsonNode *values = in.require("overrides"))
            readOverrides(findings, *values, in.pointerTo("overrides"), sealed, {set.overrides, set.sealedOverrides});
        if (!in.finish())
            continue;
        const std::string_view make = models ? models->makeNamed(set.make) : std::string_view();
        const ModelTraits *model = make.empty() || set.model.empty() ? nullptr : models->find(make, set.model);
        if (!make.empty())
            set.make = make;
        if (model)
            set.model = model->model;
        out.push_back(std::move(set));
    }
    return out;
}

void writeOverrides(JsonWriter &out, const ParameterValues &clear, const ParameterValues &sealed, bool secretsToo, bool sealedToo)
{
    std::map<std::string_view, const std::string *> values; // nullptr: not in clear
    for (const auto &[parameter, value] : clear)
        values.emplace(parameter, secretsToo || !soundsSecret(parameter) ? &value : nullptr);
    for (const auto &[parameter, value] : sealed)
        values.emplace(parameter, nullptr);
    out.name("overrides");
    out.beginObject();
    for (const auto &[parameter, value] : values) {
        out.name(parameter);
        const auto found = sealed.find(std::string(parameter));
        if (value) {
            out.text(*value);
        } else if (sealedToo && found != sealed.end() && !found->second.empty()) {
            out.beginObject();
            out.member(kSealed, found->second);
            out.endObject();
        } else {
            out.null();
        }
    }
    out.endObject();
}

void writeParameterSets(JsonWriter &out, const std::vector<ParameterSet> &sets, bool secretsToo, bool sealedToo)
{
    const auto says = [](const ParameterSet &set) { return !set.overrides.empty() || !set.sealedOverrides.empty(); };
    if (std::ranges::none_of(sets, says)) // a site without any stays, to the byte, what it was
        return;
    out.name("parameterSets");
    out.beginArray();
    for (const ParameterSet &set : sets) {
        if (!says(set))
            continue;
        out.beginObject();
        out.member("make", set.make);
        out.textOrNull("model", set.model);
        writeOverrides(out, set.overrides, set.sealedOverrides, secretsToo, sealedToo);
        out.endObject();
    }
    out.endArray();
}

} // namespace pbx::domain
