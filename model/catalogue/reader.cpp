#include "reader.h"

#include "domain/chars.h"
#include "domain/jsonplace.h"
#include "domain/say.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace pbx::catalogue {

using nlohmann::json;

namespace {

const json &emptyObject()
{
    static const json empty = json::object();
    return empty;
}

std::string escaped(std::string_view member) // RFC 6901
{
    std::string out;
    for (const char c : member)
        out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return out;
}

} // namespace

bool Errors::has(std::string_view file) const
{
    return std::ranges::find(m_faults, file, &Catalogue::Fault::file) != m_faults.end();
}

void Errors::add(const Place &place, std::string_view what)
{
    if (has(place.file))
        return;
    const auto source = std::ranges::find(m_sources, place.file, &Catalogue::Source::name);
    const domain::TextPlace at = source == m_sources.end() ? domain::TextPlace{} : domain::placeOf(source->json, place.pointer);
    m_faults.push_back({place.file, domain::say("%1:%2, %3: %4", {place.file, at.text(), place.pointer.empty() ? "/" : place.pointer, what})});
}

void Errors::add(const Catalogue::Source &source, const domain::JsonStop &stop)
{
    if (has(source.name))
        return;
    const std::string at = domain::placeAt(source.json, stop.byte).text();
    m_faults.push_back({source.name, domain::say("%1:%2, %3: %4", {source.name, at, stop.pointer.empty() ? "/" : stop.pointer, stop.sentence})});
}

ObjectReader::ObjectReader(const json &value, Place place, Errors &errors)
    : m_value(&value)
    , m_place(std::move(place))
    , m_errors(&errors)
{
    if (!value.is_object()) {
        errors.add(m_place, say("an object is needed."));
        m_value = &emptyObject();
    }
}

Place ObjectReader::at(const char *name) const
{
    return {m_place.file, m_place.pointer + "/" + name};
}

bool ObjectReader::has(const char *name) const
{
    return m_value->contains(name);
}

const json *ObjectReader::member(const char *name, bool needed)
{
    m_asked.insert(name);
    const auto found = m_value->find(name);
    if (found != m_value->end())
        return &*found;
    if (needed)
        m_errors->add(m_place, say("“%1” is missing.", {name}));
    return nullptr;
}

std::string ObjectReader::checkedText(const json &value, const Place &place)
{
    if (!value.is_string()) {
        m_errors->add(place, say("a text is needed."));
        return {};
    }
    const auto &text = value.get_ref<const std::string &>();
    if (text.size() > kLongestText)
        m_errors->add(place, say("a text of at most %1 bytes is needed.", {std::to_string(kLongestText)}));
    else if (domain::hasControl(text)) // it may become a header, a file's name or a line
        m_errors->add(place, say("take out the line break or other control character."));
    else
        return text;
    return {};
}

double ObjectReader::checkedNumber(const json &value, const Place &place, Range range, bool whole)
{
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    if (!(number >= range.least && number <= range.most) || (whole && !value.is_number_integer())) {
        const std::string least = std::to_string(std::lround(range.least));
        const std::string most = std::to_string(std::lround(range.most));
        m_errors->add(place, whole ? say("a whole number from %1 to %2 is needed.", {least, most})
                                   : say("a number from %1 to %2 is needed.", {least, most}));
        return range.least;
    }
    return number;
}

std::string ObjectReader::text(const char *name)
{
    const json *value = member(name, true);
    std::string text = value ? checkedText(*value, at(name)) : std::string();
    if (value && text.empty())
        m_errors->add(at(name), say("a text is needed."));
    return text;
}

void ObjectReader::text(const char *name, std::string &value)
{
    if (const json *found = member(name, false))
        value = checkedText(*found, at(name));
}

void ObjectReader::flag(const char *name, bool &value)
{
    const json *found = member(name, false);
    if (!found)
        return;
    if (found->is_boolean())
        value = found->get<bool>();
    else
        m_errors->add(at(name), say("true or false is needed."));
}

int ObjectReader::integer(const char *name, Range range)
{
    const json *value = member(name, true);
    return value ? static_cast<int>(checkedNumber(*value, at(name), range, true)) : static_cast<int>(range.least);
}

void ObjectReader::integer(const char *name, Range range, int &value)
{
    if (const json *found = member(name, false))
        value = static_cast<int>(checkedNumber(*found, at(name), range, true));
}

double ObjectReader::number(const char *name, Range range)
{
    const json *value = member(name, true);
    return value ? checkedNumber(*value, at(name), range, false) : range.least;
}

std::vector<double> ObjectReader::numbers(const char *name, std::size_t count, Range range)
{
    std::vector<double> out;
    const json *value = member(name, true);
    if (value && (!value->is_array() || value->size() != count))
        m_errors->add(at(name), say("%1 numbers are needed.", {std::to_string(count)}));
    else if (value) {
        for (std::size_t i = 0; i < count; ++i) {
            const Place place{m_place.file, at(name).pointer + "/" + std::to_string(i)};
            out.push_back(checkedNumber((*value)[i], place, range, false));
        }
    }
    out.resize(count, range.least);
    return out;
}

void ObjectReader::texts(const char *name, std::vector<std::string> &values)
{
    const json *value = member(name, false);
    if (!value)
        return;
    values.clear();
    if (!value->is_array())
        m_errors->add(at(name), say("a list is needed."));
    else if (value->size() > kMostTexts)
        m_errors->add(at(name), say("a list of at most %1 is needed.", {std::to_string(kMostTexts)}));
    else {
        for (std::size_t i = 0; i < value->size(); ++i) {
            const Place place{m_place.file, at(name).pointer + "/" + std::to_string(i)};
            values.push_back(checkedText((*value)[i], place));
            if (values.back().empty())
                m_errors->add(place, say("a text is needed."));
        }
    }
}

void ObjectReader::integers(const char *name, Range range, std::vector<int> &values)
{
    const json *value = member(name, false);
    if (!value)
        return;
    values.clear();
    if (!value->is_array())
        m_errors->add(at(name), say("a list is needed."));
    else if (value->size() > kMostTexts)
        m_errors->add(at(name), say("a list of at most %1 is needed.", {std::to_string(kMostTexts)}));
    else {
        for (std::size_t i = 0; i < value->size(); ++i)
            values.push_back(static_cast<int>(checkedNumber((*value)[i], {m_place.file, at(name).pointer + "/" + std::to_string(i)}, range, true)));
    }
}

ObjectReader ObjectReader::object(const char *name)
{
    const json *value = member(name, true);
    return {value ? *value : emptyObject(), at(name), *m_errors};
}

std::vector<ObjectReader> ObjectReader::objects(const char *name)
{
    std::vector<ObjectReader> out;
    const json *value = member(name, false);
    if (!value)
        return out;
    if (!value->is_array())
        m_errors->add(at(name), say("a list is needed."));
    else {
        for (std::size_t i = 0; i < value->size(); ++i)
            out.emplace_back((*value)[i], Place{m_place.file, at(name).pointer + "/" + std::to_string(i)}, *m_errors);
    }
    return out;
}

void ObjectReader::finish()
{
    for (const auto &[name, value] : m_value->items()) {
        if (!m_asked.contains(name))
            m_errors->add({m_place.file, m_place.pointer + "/" + escaped(name)}, say("“%1” is not known here.", {domain::printable(name)}));
    }
}

} // namespace pbx::catalogue
