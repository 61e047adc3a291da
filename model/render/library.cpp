#include "library.h"

#include "domain/chars.h"
#include "domain/jsonplace.h"
#include "domain/say.h"
#include "familymap.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace pbx::render {

using catalogue::Catalogue;
using Faults = std::vector<Catalogue::Fault>;

namespace {

std::filesystem::path pathOf(const std::string &utf8)
{
    return {std::u8string(utf8.begin(), utf8.end())};
}

std::string utf8Of(const std::filesystem::path &path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

void tell(Faults &faults, const std::string &file, const std::string &place, const std::string &sentence)
{
    faults.push_back({file, domain::say("%1: %2", {domain::printable(place, 400), sentence})});
}

void tell(Faults &faults, const std::string &file, const std::string &sentence)
{
    tell(faults, file, file, sentence);
}

// Names that end in .json, sorted; what begins with a dot is an editor's.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path &folder, Faults &faults)
{
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::filesystem::path &path = at->path();
        if (path.extension() == ".json" && !utf8Of(path.filename()).starts_with('.'))
            out.push_back(path);
    }
    if (error && error != std::errc::no_such_file_or_directory)
        tell(faults, utf8Of(folder), domain::say("the folder cannot be read: %1.", {error.message()}));
    std::ranges::sort(out);
    if (out.size() > Library::kMostFiles) {
        tell(faults, utf8Of(folder),
             domain::say("only the first %1 files are read: put several models into one file.", {std::to_string(Library::kMostFiles)}));
        out.resize(Library::kMostFiles);
    }
    return out;
}

std::vector<Library::File> readFiles(const std::filesystem::path &folder, Faults &faults)
{
    std::vector<Library::File> out;
    for (const std::filesystem::path &path : filesIn(folder, faults)) {
        Library::File file{utf8Of(path), std::string(Library::kMostBytes + 1, '\0')};
        std::error_code error;
        std::ifstream in;
        if (std::filesystem::is_regular_file(path, error)) // a pipe would be waited for
            in.open(path, std::ios::binary);
        in.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
        if (!in.is_open() || in.bad()) {
            tell(faults, file.name, domain::say("the file cannot be read."));
            continue;
        }
        file.bytes.resize(static_cast<std::size_t>(in.gcount()));
        if (file.bytes.starts_with("\xEF\xBB\xBF"))
            file.bytes.erase(0, 3); // what some editors put first
        out.push_back(std::move(file));
    }
    return out;
}

} // namespace

std::shared_ptr<const Library> Library::builtIn()
{
    static const std::shared_ptr<const Library> library = of({}, {});
    return library;
}

std::shared_ptr<const Library> Library::load(const std::string &folder)
{
    Faults faults;
    auto catalogue = readFiles(pathOf(folder) / "catalogue", faults);
    auto families = readFiles(pathOf(folder) / "families", faults);
    const bool nothing = catalogue.empty() && families.empty() && faults.empty();
    return nothing ? builtIn() : of(std::move(catalogue), std::move(families), std::move(faults));
}

std::shared_ptr<const Library> Library::of(std::vector<File> catalogue, std::vector<File> families, Faults faults)
{
    const std::shared_ptr<Library> library(new Library);
    library->m_refused = std::move(faults);
    library->forgetOwn();
    for (auto *files : {&catalogue, &families}) {
        std::erase_if(*files, [&library](const File &file) {
            if (file.bytes.size() > kMostBytes)
                tell(library->m_refused, file.name, domain::say("the file has more than %1 bytes: divide it.", {std::to_string(kMostBytes)}));
            return file.bytes.size() > kMostBytes;
        });
    }
    if (!catalogue.empty() || !families.empty()) {
        const auto known = library->addMaps(std::move(families));
        library->addModels(std::move(catalogue), known);
    }
    return library;
}

// Every built-in family once, in the files' order, those of the user in its place or after it.
std::vector<Catalogue::Family> Library::addMaps(std::vector<File> files)
{
    std::vector<Catalogue::Family> families;
    for (const Renderer::Source &source : m_maps) {
        if (const auto map = FamilyMap::read(source.name, source.json))
            families.push_back({map->name, map->firmware});
    }
    for (File &file : files) {
        Renderer::Source source{std::move(file.name), std::move(file.bytes)};
        const auto map = FamilyMap::read(source.name, source.json);
        if (!map) {
            m_refused.push_back({source.name, map.error().sentence});
            continue;
        }
        const auto known = std::ranges::find(families, map->name, &Catalogue::Family::name);
        const bool own = std::ranges::find(m_ownFamilies, map->name, &OwnFamily::name) != m_ownFamilies.end();
        if (known != families.end() && (own || !map->replaces)) {
            const std::string place = source.name + ':' + domain::placeOf(source.json, "/family").text() + ", /family";
            tell(m_refused, source.name, place,
                 own ? domain::say("another file has the family “%1”: take another name.", {map->name})
                     : domain::say("there is a family “%1” already: say “\"replaces\": true” where this one is to stand in its place, or take "
                                   "another name.",
                                   {map->name}));
            continue;
        }
        m_ownFamilies.push_back({map->name, known != families.end()});
        if (known != families.end()) {
            m_maps[static_cast<std::size_t>(known - families.begin())] = std::move(source);
            known->firmware = map->firmware;
        } else {
            m_maps.push_back(std::move(source));
            families.push_back({map->name, map->firmware});
        }
    }
    return families;
}

void Library::addModels(std::vector<File> files, std::span<const Catalogue::Family> families)
{
    std::vector<Catalogue::Source> sources;
    for (const resources::Embedded &file : resources::catalogue())
        sources.push_back({std::string(file.name), std::string(file.bytes)});
    for (File &file : files)
        sources.push_back({std::move(file.name), std::move(file.bytes), true});
    auto loaded = Catalogue::load(std::move(sources), families, m_refused);
    if (loaded) {
        m_own = std::move(*loaded);
        m_catalogue = m_own.get();
        auto made = Renderer::make(*m_catalogue, m_maps);
        if (made) {
            std::call_once(m_once, [&] { m_renderer = std::move(*made); });
            return;
        }
        loaded = domain::fail(made.error());
    }
    // What only shows once everything is put together.
    tell(m_refused, {}, domain::say("No file of your own is used"), loaded.error().sentence);
    forgetOwn();
}

void Library::forgetOwn()
{
    m_catalogue = &Catalogue::builtIn();
    m_own.reset();
    m_ownFamilies.clear();
    m_maps.clear();
    for (const resources::Embedded &file : resources::families())
        m_maps.push_back({std::string(file.name), std::string(file.bytes)});
}

const Renderer &Library::renderer() const
{
    std::call_once(m_once, [this] {
        auto made = Renderer::make(*m_catalogue, m_maps);
        if (!made) { // a test sees that the built-in ones are right
            std::fprintf(stderr, "%s\n", made.error().sentence.c_str());
            std::abort();
        }
        m_renderer = std::move(*made);
    });
    return *m_renderer;
}

} // namespace pbx::render
