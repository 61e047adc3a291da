#include "ownmodels.h"

#include "domain/fnv1a.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::catalogue {

void replaceModels(Entries &entries)
{
    const auto makeOf = [&entries](const ModelEntry &entry) {
        const auto series = entries.series.find(entry.series);
        return series == entries.series.end() ? std::string() : nameKey(series->second.make);
    };
    std::map<std::pair<std::string, std::string>, ModelEntry *> replacing;
    for (ModelEntry &entry : entries.models) {
        if (entry.replaces)
            replacing.emplace(std::pair(makeOf(entry), nameKey(entry.model.traits.model)), &entry);
    }
    for (const ModelEntry &entry : entries.models) {
        const auto by = entry.model.own ? replacing.end() : replacing.find({makeOf(entry), nameKey(entry.model.traits.model)});
        if (by == replacing.end())
            continue;
        std::vector<std::string> &aliases = by->second->model.aliases;
        for (const std::string &alias : entry.model.aliases) {
            if (std::none_of(aliases.begin(), aliases.end(), [&](const std::string &own) { return nameKey(own) == nameKey(alias); }))
                aliases.push_back(alias);
        }
    }
    std::erase_if(entries.models, [&](const ModelEntry &entry) {
        return !entry.model.own && replacing.contains({makeOf(entry), nameKey(entry.model.traits.model)});
    });
}

void checkFamilies(const Entries &entries, std::span<const Catalogue::Family> families, Errors &errors)
{
    for (const auto &entry : entries.series) {
        const SeriesEntry &series = entry.second;
        if (!series.own)
            continue;
        const auto family = std::ranges::find(families, series.family, &Catalogue::Family::name);
        if (family == families.end()) {
            errors.add({series.place.file, series.place.pointer + "/family"}, say("there is no parameter map of the family “%1”.", {series.family}));
            continue;
        }
        for (const Firmware &firmware : series.firmware) {
            if (std::ranges::find(family->firmware, firmware.id) == family->firmware.end())
                errors.add({series.place.file, series.place.pointer + "/firmware"},
                           say("the map of the family “%1” knows no firmware “%2”.", {series.family, firmware.id}));
        }
    }
}

std::string sayTwice(const std::string &name, const Model &added, const Model &known)
{
    return added.own && !known.own ? say(
               "the catalogue has a “%1” already: say “\"replaces\": true” where this one is to stand in its place, or take another name.", {name})
                                   : say("“%1” stands here twice.", {name});
}

std::uint64_t fingerprintOf(std::span<const Catalogue::Source> sources)
{
    std::uint64_t hash = domain::kFnvStart;
    for (const Catalogue::Source &source : sources)
        hash = domain::fnv1a(source.json, hash);
    return hash;
}

domain::Result<std::unique_ptr<Catalogue>> Catalogue::load(std::vector<Source> sources, std::span<const Family> families, std::vector<Fault> &faults)
{
    for (;;) { // what is left may need what went
        Errors errors(sources);
        auto catalogue = read(sources, families, errors);
        if (errors.faults().empty())
            return catalogue;
        const auto faulty = [&](const Source &source) {
            return source.own && std::ranges::find(errors.faults(), source.name, &Fault::file) != errors.faults().end();
        };
        if (std::ranges::none_of(sources, faulty))
            return invalid(errors.faults().front().sentence);
        std::ranges::copy_if(errors.faults(), std::back_inserter(faults), [&](const Fault &fault) {
            return std::ranges::any_of(sources, [&](const Source &source) { return source.own && source.name == fault.file; });
        });
        std::erase_if(sources, faulty);
    }
}

} // namespace pbx::catalogue
