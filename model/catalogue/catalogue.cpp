#include "catalogue.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "entries.h"
#include "ownmodels.h"
#include "resources/embedded.h"
#include "useragents.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>

namespace pbx::catalogue {

namespace {

// VVX 300 stands before VVX 1500.
bool byName(const Model *a, const Model *b)
{
    std::string_view left = a->traits.model;
    std::string_view right = b->traits.model;
    const auto digits = [](std::string_view text) {
        std::size_t count = 0;
        while (count < text.size() && domain::isDigit(text[count]))
            ++count;
        return count;
    };
    while (!left.empty() && !right.empty()) {
        const std::size_t l = digits(left);
        const std::size_t r = digits(right);
        if (l != r)
            return l > 0 && r > 0 ? l < r : left.front() < right.front();
        const std::size_t length = std::max<std::size_t>(l, 1);
        if (const int order = left.substr(0, length).compare(right.substr(0, length)); order != 0)
            return order < 0;
        left.remove_prefix(length);
        right.remove_prefix(length);
    }
    return left.size() < right.size();
}

bool isOui(std::string_view text)
{
    bool good = text.size() == 8;
    for (std::size_t i = 0; good && i < text.size(); ++i)
        good = i % 3 == 2 ? text[i] == ':' : domain::hexDigit(text[i]) >= 0 && (text[i] < 'a' || text[i] > 'f');
    return good;
}

} // namespace

struct Catalogue::Data {
    std::vector<MakeEntry> makes;
    std::map<std::string, std::string, std::less<>> makeNames; // key of name or alias → name
    std::deque<Model> models;                                  // in the files' order; addresses stay
    std::map<std::pair<std::string, std::string>, const Model *> modelNames;
    std::map<std::string, std::string, std::less<>> ouis; // empty: of several makes
    std::deque<TimeZone> zones;
    std::map<std::string, const TimeZone *, std::less<>> zoneNames;
    UserAgents userAgents;
    std::uint64_t fingerprint = 0;
};

namespace {

void linkMakes(const Entries &entries, Errors &errors, std::map<std::string, std::string, std::less<>> &names,
               std::map<std::string, std::string, std::less<>> &ouis)
{
    for (const MakeEntry &make : entries.makes) {
        std::vector<std::string> all = make.aliases;
        all.insert(all.begin(), make.name);
        for (const std::string &name : all) {
            if (!names.emplace(nameKey(name), make.name).second)
                errors.add(make.place, say("“%1” stands here twice.", {name}));
        }
        for (const std::string &oui : make.ouis) {
            if (!isOui(oui))
                errors.add(make.place, say("“%1” is not the first half of an address, as in 80:5E:C0.", {oui}));
            const auto [known, isNew] = ouis.emplace(oui, make.name);
            if (!isNew && known->second != make.name)
                known->second.clear();
        }
    }
}

void linkFiles(Model &model, const ModelEntry &entry, const SeriesEntry &series, Errors &errors)
{
    for (FileRequest file : series.files) {
        const std::size_t at = file.pattern.find("{number}");
        if (at != std::string::npos) {
            if (entry.number.empty())
                errors.add(entry.place, say("“%1” is missing.", {"number"}));
            file.pattern.replace(at, std::string_view("{number}").size(), entry.number);
        }
        model.files.push_back(std::move(file));
    }
}

void linkModules(Model &model, const ModelEntry &entry, const Entries &entries, Errors &errors)
{
    for (const ModuleUse &use : entry.modules) {
        const auto found = entries.modules.find(use.type);
        if (found == entries.modules.end()) {
            errors.add({use.place.file, use.place.pointer + "/type"}, say("there is no such module."));
            continue;
        }
        Module module = found->second.module;
        module.traits.most = use.most;
        if (const auto layout = entries.layouts.find(found->second.layout); layout != entries.layouts.end())
            module.layout = layout->second;
        model.traits.modules.push_back(module.traits);
        model.modules.push_back(std::move(module));
    }
}

void checkLayout(const Layout &layout, int keys, const Place &place, Errors &errors)
{
    if (layout.places.size() * static_cast<std::size_t>(layout.pages) < static_cast<std::size_t>(keys))
        errors.add(place, say("the layout has fewer places than there are keys."));
}

Model linkModel(const ModelEntry &entry, const SeriesEntry &series, const Entries &entries, Errors &errors)
{
    Model model = entry.model;
    model.traits.make = series.make;
    model.traits.dect = series.dect;
    model.staticNetwork = entry.staticNetwork.value_or(series.staticNetwork);
    model.callsPerLineKey = entry.callsPerLineKey.value_or(series.callsPerLineKey);
    model.callWaitingTone = entry.callWaitingTone.value_or(series.callWaitingTone);
    model.series = entry.series;
    model.family = series.family;
    model.firmware = series.firmware;
    if (model.usualFirmware.empty())
        model.usualFirmware = series.usualFirmware;
    const bool known =
        std::any_of(model.firmware.begin(), model.firmware.end(), [&](const Firmware &firmware) { return firmware.id == model.usualFirmware; });
    if (!known && !(model.firmware.empty() && model.usualFirmware.empty()))
        errors.add({entry.place.file, entry.place.pointer + "/usualFirmware"}, say("there is no such firmware."));
    model.resyncEvent = series.resyncEvent;
    model.rebootEvent = series.rebootEvent;
    model.dhcpOption = series.dhcpOption;
    if (const auto lamps = entries.lamps.find(series.lamps); lamps != entries.lamps.end())
        model.lamps = lamps->second;
    if (const auto layout = entries.layouts.find(entry.layout); layout != entries.layouts.end()) {
        model.layout = layout->second;
        checkLayout(model.layout, model.traits.keys, entry.place, errors);
    } else {
        errors.add({entry.place.file, entry.place.pointer + "/layout"}, say("there is no such layout."));
    }
    if (model.traits.dect != (model.traits.handsets > 0))
        errors.add({entry.place.file, entry.place.pointer + "/handsets"}, say("a DECT base, and nothing else, says how many handsets it takes."));
    linkFiles(model, entry, series, errors);
    linkModules(model, entry, entries, errors);
    return model;
}

void checkShared(const Entries &entries, Errors &errors)
{
    for (const auto &[type, entry] : entries.modules) {
        const auto layout = entries.layouts.find(entry.layout);
        if (layout == entries.layouts.end())
            errors.add({entry.place.file, entry.place.pointer + "/layout"}, say("there is no such layout."));
        else
            checkLayout(layout->second, entry.module.traits.keys, entry.place, errors);
    }
    for (const auto &entry : entries.series) {
        const SeriesEntry &series = entry.second;
        UserAgents::check(series, errors);
        if (!series.lamps.empty() && !entries.lamps.contains(series.lamps))
            errors.add({series.place.file, series.place.pointer + "/lamps"}, say("there are no such lamps."));
        const bool makeKnown =
            std::any_of(entries.makes.begin(), entries.makes.end(), [&](const MakeEntry &make) { return make.name == series.make; });
        if (!makeKnown)
            errors.add({series.place.file, series.place.pointer + "/make"}, say("there is no such make."));
    }
}

} // namespace

const Module *Model::module(std::string_view type) const
{
    const auto found =
        std::find_if(modules.begin(), modules.end(), [&](const Module &module) { return domain::equalsIgnoringCase(module.traits.type, type); });
    return found == modules.end() ? nullptr : &*found;
}

Catalogue::Catalogue()
    : m_data(std::make_unique<Data>())
{}

Catalogue::~Catalogue() = default;

std::unique_ptr<Catalogue> Catalogue::read(std::span<const Source> sources, std::span<const Family> families, Errors &errors)
{
    Entries entries = readEntries(sources, errors);
    std::unique_ptr<Catalogue> catalogue(new Catalogue);
    Data &data = *catalogue->m_data;
    data.fingerprint = fingerprintOf(sources);
    linkMakes(entries, errors, data.makeNames, data.ouis);
    checkShared(entries, errors);
    checkFamilies(entries, families, errors);
    replaceModels(entries);
    for (const ModelEntry &entry : entries.models) {
        const auto series = entries.series.find(entry.series);
        if (series == entries.series.end()) {
            errors.add({entry.place.file, entry.place.pointer + "/series"}, say("there is no such series."));
            continue;
        }
        Model &model = data.models.emplace_back(linkModel(entry, series->second, entries, errors));
        data.userAgents.add(model, series->second, entry, errors);
        for (const MakeEntry &make : entries.makes) {
            if (make.name == model.traits.make)
                model.traits.ouis = make.ouis;
        }
        std::vector<std::string> names = model.aliases;
        names.insert(names.begin(), model.traits.model);
        for (const std::string &name : names) {
            const auto [known, isNew] = data.modelNames.emplace(std::pair(nameKey(model.traits.make), nameKey(name)), &model);
            if (!isNew)
                errors.add(entry.place, sayTwice(name, model, *known->second));
        }
    }
    for (const ZoneEntry &entry : entries.zones) {
        const TimeZone &zone = data.zones.emplace_back(entry.zone);
        std::vector<std::string> names = entry.aliases;
        names.push_back(zone.iana);
        for (const std::string &name : names) {
            if (!data.zoneNames.emplace(name, &zone).second)
                errors.add(entry.place, say("“%1” stands here twice.", {name}));
        }
    }
    data.makes = std::move(entries.makes);
    return catalogue;
}

domain::Result<std::unique_ptr<Catalogue>> Catalogue::load(std::span<const Source> sources)
{
    Errors errors(sources);
    auto catalogue = read(sources, {}, errors);
    if (!errors.faults().empty())
        return invalid(errors.faults().front().sentence);
    return catalogue;
}

std::uint64_t Catalogue::fingerprint() const
{
    return m_data->fingerprint;
}

const Catalogue &Catalogue::builtIn()
{
    static const std::unique_ptr<Catalogue> catalogue = [] {
        std::vector<Source> sources;
        for (const auto &file : resources::catalogue())
            sources.push_back({std::string(file.name), std::string(file.bytes)});
        auto loaded = load(sources);
        if (!loaded) {
            std::fprintf(stderr, "%s\n", loaded.error().sentence.c_str());
            std::abort();
        }
        return std::move(*loaded);
    }();
    return *catalogue;
}

const domain::ModelTraits *Catalogue::find(std::string_view make, std::string_view model) const
{
    const Model *found = this->model(make, model);
    return found ? &found->traits : nullptr;
}

const Model *Catalogue::model(std::string_view make, std::string_view model) const
{
    const auto name = m_data->makeNames.find(nameKey(make));
    if (name == m_data->makeNames.end())
        return nullptr;
    const auto found = m_data->modelNames.find({nameKey(name->second), nameKey(model)});
    return found == m_data->modelNames.end() ? nullptr : found->second;
}

std::string_view Catalogue::makeNamed(std::string_view make) const
{
    const auto found = m_data->makeNames.find(nameKey(make));
    return found == m_data->makeNames.end() ? std::string_view() : std::string_view(found->second);
}

std::vector<std::string> Catalogue::makes() const
{
    std::vector<std::string> out;
    for (const MakeEntry &make : m_data->makes)
        out.push_back(make.name);
    return out;
}

std::vector<const Model *> Catalogue::models(std::string_view make) const
{
    std::vector<const Model *> out;
    const auto name = m_data->makeNames.find(nameKey(make));
    for (const Model &model : m_data->models) {
        if (name != m_data->makeNames.end() && model.traits.make == name->second)
            out.push_back(&model);
    }
    std::sort(out.begin(), out.end(), byName);
    return out;
}

std::string_view Catalogue::makeOfOui(std::string_view oui) const
{
    std::string upper(oui);
    for (char &c : upper)
        c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
    const auto found = m_data->ouis.find(upper);
    return found == m_data->ouis.end() ? std::string_view() : std::string_view(found->second);
}

bool Catalogue::isTimeZone(std::string_view iana) const
{
    return timeZone(iana) != nullptr;
}

const TimeZone *Catalogue::timeZone(std::string_view iana) const
{
    const auto found = m_data->zoneNames.find(iana);
    return found == m_data->zoneNames.end() ? nullptr : found->second;
}

std::vector<const TimeZone *> Catalogue::timeZones() const
{
    std::vector<const TimeZone *> out;
    for (const TimeZone &zone : m_data->zones)
        out.push_back(&zone);
    return out;
}

Catalogue::Seen Catalogue::recognise(std::string_view userAgent) const
{
    return m_data->userAgents.recognise(userAgent);
}

} // namespace pbx::catalogue
