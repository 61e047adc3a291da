#include "renderer.h"

#include "domain/jsontree.h"
#include "domain/say.h"
#include "overrides.h"
#include "resources/embedded.h"
#include "run.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace pbx::render {

using namespace domain;

namespace {

std::string fileName(std::string_view pattern, const MacAddress &mac)
{
    std::string out(pattern);
    if (const std::size_t at = out.find("{mac}"); at != std::string::npos)
        out.replace(at, 5, mac.hexLower());
    if (const std::size_t at = out.find("{MAC}"); at != std::string::npos)
        out.replace(at, 5, mac.hexUpper());
    return out;
}

struct Compiled { // made on first use
    std::once_flag once;
    Program program;
};

struct OfModel {
    const FamilyMap *family = nullptr;
    std::vector<std::unique_ptr<Compiled>> byFirmware; // in the order of the family's ids; one where it has none
};

struct OfZone {
    Clock clock;
    ClockTexts texts;
};

// FNV-1a, 64 bits: told apart, not protected.
void mix(std::uint64_t &hash, std::string_view bytes)
{
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
}

std::string editionOf(std::span<const Renderer::Source> maps)
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const Renderer::Source &map : maps)
        mix(hash, map.json);
    for (const resources::Embedded &file : resources::catalogue())
        mix(hash, file.bytes);
    return std::to_string(hash);
}

} // namespace

struct Renderer::Data {
    std::vector<std::unique_ptr<FamilyMap>> families;
    std::unordered_map<const catalogue::Model *, OfModel> models;
    std::unordered_map<const catalogue::TimeZone *, OfZone> zones;
    std::vector<const catalogue::Model *> all; // in the catalogue's order
    const catalogue::Catalogue *catalogue = nullptr;
    std::string edition;

    [[nodiscard]] Result<void> read(std::span<const Source> maps);
    [[nodiscard]] const Program &program(const catalogue::Model &model, const OfModel &of, std::string_view firmware) const;
};

Renderer::Renderer() = default;
Renderer::~Renderer() = default;

Result<void> Renderer::Data::read(std::span<const Source> maps)
{
    for (const Source &source : maps) {
        auto map = FamilyMap::read(source.name, source.json);
        if (!map)
            return fail(map.error());
        families.push_back(std::make_unique<FamilyMap>(std::move(*map)));
    }
    for (const std::string &make : catalogue->makes()) {
        for (const catalogue::Model *model : catalogue->models(make)) {
            const auto family = std::ranges::find(families, model->family, [](const auto &map) { return std::string_view(map->name); });
            if (family == families.end())
                return fail(ErrorKind::Invalid, say("The model “%1 %2” belongs to the family “%3”, which has no parameter map.",
                                                    {model->traits.make, model->traits.model, model->family}));
            OfModel of{family->get(), {}};
            for (std::size_t i = 0; i < std::max<std::size_t>(of.family->firmware.size(), 1); ++i)
                of.byFirmware.push_back(std::make_unique<Compiled>());
            models.emplace(model, std::move(of));
            all.push_back(model);
        }
    }
    for (const catalogue::TimeZone *zone : catalogue->timeZones()) {
        const Clock clock = Clock::of(*zone);
        zones.emplace(zone, OfZone{clock, texts(clock)});
    }
    return {};
}

const Program &Renderer::Data::program(const catalogue::Model &model, const OfModel &of, std::string_view firmware) const
{
    const auto &ids = of.family->firmware;
    auto id = std::ranges::find(ids, firmware);
    if (id == ids.end())
        id = std::ranges::find(ids, model.usualFirmware);
    if (id == ids.end())
        id = std::ranges::find(ids, of.family->usualFirmware);
    const auto index = id == ids.end() ? 0 : static_cast<std::size_t>(id - ids.begin());
    Compiled &compiled = *of.byFirmware[index];
    std::call_once(compiled.once,
                   [&] { compiled.program = Program::compile(of.family->files, model, ids.empty() ? std::string_view() : ids[index]); });
    return compiled.program;
}

Result<std::unique_ptr<Renderer>> Renderer::make(const catalogue::Catalogue &catalogue)
{
    std::vector<Source> maps;
    for (const resources::Embedded &file : resources::families())
        maps.push_back({std::string(file.name), std::string(file.bytes)});
    return make(catalogue, maps);
}

Result<std::unique_ptr<Renderer>> Renderer::make(const catalogue::Catalogue &catalogue, std::span<const Source> maps)
{
    std::unique_ptr<Renderer> renderer(new Renderer);
    renderer->m_data = std::make_unique<Data>();
    renderer->m_data->catalogue = &catalogue;
    renderer->m_data->edition = editionOf(maps);
    if (const auto read = renderer->m_data->read(maps); !read)
        return fail(read.error());
    return renderer;
}

namespace {

// What the phone's map carries nowhere although the extension asks for it.
void warnOfGaps(const Program &program, const Handset &handset, const Clock *clock, Findings &warnings)
{
    const AutoProvision &settings = *handset.accounts.front().extension->autoProvision;
    const auto carries = [&program](Fact fact) { return program.facts[static_cast<std::size_t>(fact)]; };
    const auto warn = [&warnings](std::string_view pointer, std::string sentence) {
        warnings.push_back({Severity::Warning, std::string(pointer), std::move(sentence)});
    };
    if (settings.network && !carries(Fact::Address))
        warn("/autoProvision/network", say("This phone takes no static address from its file. Set it on the phone itself."));
    if (settings.callsPerLineKey != CallsPerLineKey() && !carries(Fact::AccountCalls) && handset.model->traits.keys > 0)
        warn("/autoProvision/callsPerLineKey", say("The calls per line key cannot be set on this phone."));
    if (!settings.callWaitingTone && handset.model->family == "cisco-spa")
        warn("/autoProvision/callWaitingTone", say("This phone can only turn call waiting off as a whole: a second caller hears the busy tone."));
    if (!settings.keys.empty() && handset.model->traits.keys > 0 && !carries(Fact::KeyIndex) && !carries(Fact::KeyFlat))
        warn("/autoProvision/keys", say("With this old firmware the phone arranges its keys by itself."));
    if (!clock)
        return;
    const bool hourOnly = program.tests[static_cast<std::size_t>(Test::DaylightHour)];
    if (clock->daylight && (!clock->expressible || (hourOnly && clock->save != 60)))
        warn("/office", say("This phone cannot follow the daylight saving time of the office's time zone; its clock stays on standard time."));
}

} // namespace

Result<Rendered> Renderer::render(const SiteFacts &site, const Handset &handset) const
{
    Rendered out;
    if (const auto done = render(site, handset, out); !done)
        return fail(done.error());
    return out;
}

Result<void> Renderer::render(const SiteFacts &site, const Handset &handset, Rendered &out) const
{
    out.warnings.clear();
    const auto model = m_data->models.find(handset.model);
    const bool complete = model != m_data->models.end() && !handset.accounts.empty()
                          && std::ranges::all_of(handset.accounts, [](const Account &a) { return a.extension && a.extension->autoProvision; });
    if (!complete)
        return fail(ErrorKind::Internal, say("This phone cannot be rendered."), "model of another catalogue, or no account");
    if (handset.accounts.size() > 1 && !handset.model->traits.dect)
        return fail(ErrorKind::Invalid, say("Only a DECT base can be shared; another extension has the MAC address of this phone."));
    const Extension &first = *handset.accounts.front().extension;
    const OfZone *zone = nullptr;
    if (const Office *office = site.office(first.office)) {
        if (const auto at = m_data->zones.find(m_data->catalogue->timeZone(office->timeZone)); at != m_data->zones.end())
            zone = &at->second;
    }
    const Program &program = m_data->program(*handset.model, model->second, handset.firmware);
    Run run(program, site, handset, zone ? &zone->clock : nullptr, zone ? &zone->texts : nullptr);
    out.files.resize(program.files.size());
    for (std::size_t i = 0; i < program.files.size(); ++i) {
        const FileProgram &part = program.files[i];
        File &file = out.files[i];
        file.name = fileName(part.file->name, handset.mac);
        file.mime = part.file->mime;
        file.required = part.file->required;
        file.bytes.clear();
        file.bytes.reserve(part.size);
        file.secrets.clear();
        if (const auto written = run.write(part, file.bytes, file.secrets, out.warnings); !written)
            return fail(written.error());
        if (part.file->overrides) {
            if (const auto put = putOverrides(*first.autoProvision, *part.file->writer, file); !put)
                return fail(put.error());
        }
    }
    warnOfGaps(program, handset, zone ? &zone->clock : nullptr, out.warnings);
    return {};
}

Findings Renderer::unwritable(const Extension &extension) const
{
    Findings out;
    const auto *model = extension.autoProvision ? m_data->catalogue->model(extension.autoProvision->make, extension.autoProvision->model) : nullptr;
    const auto of = m_data->models.find(model);
    if (!model || of == m_data->models.end())
        return out;
    constexpr auto password = static_cast<std::uint8_t>(Fact::AccountPassword);
    std::string scratch;
    bool refused = false;
    for (const FileProgram &part : m_data->program(*model, of->second, {}).files) {
        for (const Op &op : part.ops) {
            refused = refused
                      || (extension.password && op.code == Op::Code::Insert && op.what == password
                          && part.file->writer->append(scratch, extension.password->text(), Treatment::Credential, op.flag) == Written::Refused);
        }
        if (!part.file->overrides)
            continue;
        for (const auto &[name, value] : extension.autoProvision->overrides) {
            if (auto wrong = escapeOverride(*part.file->writer, name, value, scratch); !wrong)
                out.push_back({Severity::Error, append("/autoProvision/overrides", name), wrong.error().sentence});
        }
    }
    if (refused)
        out.insert(out.begin(), {Severity::Error, "/password", refusal(Fact::AccountPassword)});
    return out;
}

Result<std::vector<File>> Renderer::siteFiles(std::string_view bootstrapUrl) const
{
    std::map<std::string, File> files;
    for (const catalogue::Model *model : m_data->all) {
        const FamilyMap &family = *m_data->models.at(model).family;
        for (const catalogue::FileRequest &request : model->files) {
            if (request.role != catalogue::FileRole::Common || files.contains(request.pattern))
                continue;
            const auto map =
                std::ranges::find_if(family.siteFiles, [&](const MapFile &file) { return request.pattern.ends_with(file.name.substr(1)); });
            if (map == family.siteFiles.end())
                continue;
            const std::vector<MapFile> one{*map};
            const Program program = Program::compile(one, *model, family.usualFirmware);
            File file{request.pattern, map->mime, {}, map->required, {}};
            Findings warnings;
            if (const auto written = Run(program, bootstrapUrl).write(program.files.front(), file.bytes, file.secrets, warnings); !written)
                return fail(written.error());
            files.emplace(request.pattern, std::move(file));
        }
    }
    std::vector<File> out;
    out.reserve(files.size());
    for (auto &[name, file] : files)
        out.push_back(std::move(file));
    return out;
}

const std::string &Renderer::edition() const
{
    return m_data->edition;
}

std::vector<Renderer::Parameter> Renderer::parameters(const catalogue::Model &model, std::string_view firmware) const
{
    std::vector<Parameter> out;
    const auto of = m_data->models.find(&model);
    if (of == m_data->models.end())
        return out;
    for (const auto &[name, tags] : m_data->program(model, of->second, firmware).parameters) {
        Parameter parameter{name, {}};
        for (const auto &[tag, meaning] : of->second.family->sources) {
            if ((" " + tags + " ").find(" " + tag + " ") != std::string::npos)
                parameter.source += (parameter.source.empty() ? "" : "; ") + meaning;
        }
        out.push_back(std::move(parameter));
    }
    return out;
}

} // namespace pbx::render
