#include "renderer.h"

#include "domain/fnv1a.h"
#include "domain/jsontree.h"
#include "domain/say.h"
#include "gaps.h"
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

// A map for one model and one firmware, compiled when it is first asked for.
class Compiled final {
public:
    Compiled(const FamilyMap &family, const catalogue::Model &model, std::string_view firmware)
        : m_family(family)
        , m_model(model)
        , m_firmware(firmware)
    {}
    [[nodiscard]] const FamilyMap &family() const { return m_family; }
    [[nodiscard]] const Program &program() const
    {
        std::call_once(m_once, [this] {
            m_program = Program::compile(m_family.files, m_model, m_firmware, false);
            m_gaps = gapsOf(m_family, m_program, m_model);
        });
        return m_program;
    }
    [[nodiscard]] const Program &traced() const
    {
        std::call_once(m_onceTraced, [this] { m_traced = Program::compile(m_family.files, m_model, m_firmware, true); });
        return m_traced;
    }
    [[nodiscard]] const std::vector<Gap> &gaps() const
    {
        (void)program();
        return m_gaps;
    }

private:
    const FamilyMap &m_family;
    const catalogue::Model &m_model;
    std::string_view m_firmware;
    mutable std::once_flag m_once, m_onceTraced;
    mutable Program m_program, m_traced;
    mutable std::vector<Gap> m_gaps;
};

struct OfModel {
    const FamilyMap *family = nullptr;
    std::vector<std::unique_ptr<Compiled>> byFirmware; // in the order of the family's ids; one where it has none
};

struct OfZone {
    Clock clock;
    ClockTexts texts;
};

// All that is settled of a handset before its files are written.
struct Job {
    const Compiled *compiled = nullptr;
    const OfZone *zone = nullptr; // of the phone's clock, or nullptr
    std::vector<Override> overrides;
    [[nodiscard]] const Clock *clock() const { return zone ? &zone->clock : nullptr; }
};

std::string sourcesOf(const FamilyMap &family, std::string_view tags)
{
    const std::string all = " " + std::string(tags) + " ";
    std::string out;
    for (const auto &[tag, meaning] : family.sources) {
        if (all.find(" " + tag + " ") != std::string::npos)
            out += (out.empty() ? "" : "; ") + meaning;
    }
    return out;
}

std::string editionOf(std::span<const Renderer::Source> maps, const catalogue::Catalogue &catalogue)
{
    std::uint64_t hash = kFnvStart;
    for (const Renderer::Source &map : maps)
        hash = fnv1a(map.json, hash);
    hash = fnv1a(std::to_string(catalogue.fingerprint()), hash);
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
    [[nodiscard]] const Compiled &compiled(const catalogue::Model &model, std::string_view firmware) const;

    [[nodiscard]] Result<Job> job(const SiteFacts &site, const Handset &handset) const;
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
            for (const std::string &firmware : of.family->firmware)
                of.byFirmware.push_back(std::make_unique<Compiled>(**family, *model, firmware));
            if (of.byFirmware.empty())
                of.byFirmware.push_back(std::make_unique<Compiled>(**family, *model, std::string_view()));
            models.emplace(model, std::move(of));
            all.push_back(model);
        }
    }
    for (const catalogue::TimeZone *zone : catalogue->timeZones()) {
        const Clock clock = Clock::of(*zone);
        zones.emplace(zone, OfZone{clock, texts(*zone, clock)});
    }
    return {};
}

const Compiled &Renderer::Data::compiled(const catalogue::Model &model, std::string_view firmware) const
{
    const OfModel &of = models.at(&model);
    const auto &ids = of.family->firmware;
    auto id = std::ranges::find(ids, firmware);
    if (id == ids.end())
        id = std::ranges::find(ids, model.usualFirmware);
    if (id == ids.end())
        id = std::ranges::find(ids, of.family->usualFirmware);
    return *of.byFirmware[id == ids.end() ? 0 : static_cast<std::size_t>(id - ids.begin())];
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
    renderer->m_data->edition = editionOf(maps, catalogue);
    if (const auto read = renderer->m_data->read(maps); !read)
        return fail(read.error());
    return renderer;
}

namespace {

bool lacksDaylight(const Program &program, const Clock &clock)
{
    return clock.daylight && (!clock.expressible || (program.asks(Test::DaylightHour) && clock.save != 60));
}

// What the extension asks for although the phone's files cannot say it.
void warnOfGaps(std::span<const Gap> gaps, const Program &program, const Handset &handset, const Clock *clock, Findings &warnings)
{
    const AutoProvision &settings = *handset.accounts.front().extension->autoProvision;
    std::ranges::move(unanswered(gaps, settings, *handset.model), std::back_inserter(warnings));
    if (!settings.callWaitingTone && handset.model->family == "cisco-spa")
        warnings.push_back({Severity::Warning, "/autoProvision/callWaitingTone",
                            say("This phone can only turn call waiting off as a whole: a second caller hears the busy tone.")});
    if (clock && lacksDaylight(program, *clock))
        warnings.push_back({Severity::Warning, "/office",
                            say("This phone cannot follow the daylight saving time of the office's time zone; its clock stays on standard time.")});
}

void head(const MapFile &of, const MacAddress &mac, File &file)
{
    file.name = fileName(of.name, mac);
    file.mime = of.mime;
    file.required = of.required;
    file.secrets.clear();
}

Scratch &scratch() // of this thread: its memory is used again by the next handset
{
    static thread_local Scratch scratch;
    return scratch;
}

} // namespace

Result<Rendered> Renderer::render(const SiteFacts &site, const Handset &handset) const
{
    Rendered out;
    if (const auto done = render(site, handset, out); !done)
        return fail(done.error());
    return out;
}

Result<Job> Renderer::Data::job(const SiteFacts &site, const Handset &handset) const
{
    const bool complete = models.contains(handset.model) && !handset.accounts.empty()
                          && std::ranges::all_of(handset.accounts, [](const Account &a) { return a.extension && a.extension->autoProvision; });
    if (!complete)
        return fail(ErrorKind::Internal, say("This phone cannot be rendered."), "model of another catalogue, or no account");
    if (handset.accounts.size() > 1 && !handset.model->traits.dect)
        return fail(ErrorKind::Invalid, say("Only a DECT base can be shared; another extension has the MAC address of this phone."));
    const Extension &first = *handset.accounts.front().extension;
    const Office *office = site.office(first.office);
    const auto at = office ? zones.find(catalogue->timeZone(office->timeZone)) : zones.end();
    return Job{&compiled(*handset.model, handset.firmware), at == zones.end() ? nullptr : &at->second, effective(site.site(), first, *handset.model)};
}

namespace {

// Writes the files. told: gets each one's parameters where the program is traced.
Result<void> writeFiles(const Program &program, const Job &job, const SiteFacts &site, const Handset &handset, std::vector<File> &files,
                        Findings &warnings, auto &&told)
{
    Run run(program, scratch(), site, handset, job.clock(), job.zone ? &job.zone->texts : nullptr);
    files.resize(program.files.size());
    for (std::size_t i = 0; i < program.files.size(); ++i) {
        const FileProgram &part = program.files[i];
        File &file = files[i];
        head(*part.file, handset.mac, file);
        Trace trace;
        if (const auto written = run.write(part, file.secrets, warnings, program.traced ? &trace : nullptr); !written)
            return fail(written.error());
        file.bytes.assign(scratch().sink.bytes());
        if (part.file->overrides && !job.overrides.empty()) {
            if (const auto put = putOverrides(job.overrides, *part.file->writer, file, trace); !put)
                return fail(put.error());
        }
        told(file, trace);
    }
    return {};
}

} // namespace

Result<void> Renderer::render(const SiteFacts &site, const Handset &handset, Rendered &out) const
{
    out.warnings.clear();
    const auto job = m_data->job(site, handset);
    if (!job)
        return fail(job.error());
    const Compiled &compiled = *job->compiled;
    const Program &program = job->overrides.empty() ? compiled.program() : compiled.traced();
    if (auto written = writeFiles(program, *job, site, handset, out.files, out.warnings, [](const File &, const Trace &) {}); !written)
        return written;
    warnOfGaps(compiled.gaps(), program, handset, job->clock(), out.warnings);
    return {};
}

Result<Explained> Renderer::explain(const SiteFacts &site, const Handset &handset) const
{
    const auto job = m_data->job(site, handset);
    if (!job)
        return fail(job.error());
    Explained out;
    Findings warnings;
    const auto told = [&](const File &file, Trace &trace) {
        for (TracedParameter &of : trace.parameters) {
            out.parameters.push_back({file.name, std::move(of.name), std::move(of.value), of.secret, std::move(of.fields), of.level,
                                      of.rule ? sourcesOf(job->compiled->family(), of.rule->source) : std::string(), of.range});
        }
    };
    if (auto written = writeFiles(job->compiled->traced(), *job, site, handset, out.files, warnings, told); !written)
        return fail(written.error());
    return out;
}

Findings Renderer::unanswered(const Extension &extension) const
{
    const auto *model = extension.autoProvision ? m_data->catalogue->model(extension.autoProvision->make, extension.autoProvision->model) : nullptr;
    return model ? render::unanswered(gaps(*model), *extension.autoProvision, *model) : Findings();
}

Findings Renderer::unwritable(const Extension &extension) const
{
    Findings out;
    const auto *model = extension.autoProvision ? m_data->catalogue->model(extension.autoProvision->make, extension.autoProvision->model) : nullptr;
    if (!model || !m_data->models.contains(model))
        return out;
    constexpr auto password = static_cast<std::uint8_t>(Fact::AccountPassword);
    std::string escaped;
    bool refused = false;
    for (const FileProgram &part : m_data->compiled(*model, {}).program().files) {
        for (const Op &op : part.ops) {
            refused = refused
                      || (extension.password && op.code == Op::Code::Insert && op.what == password
                          && part.file->writer->append(escaped, extension.password->text(), Treatment::Credential, op.flag) == Written::Refused);
        }
        if (!part.file->overrides)
            continue;
        for (const auto &[name, value] : extension.autoProvision->overrides) {
            if (auto wrong = escapeOverride(*part.file->writer, name, value, escaped); !wrong)
                out.push_back({Severity::Error, append("/autoProvision/overrides", name), wrong.error().sentence});
        }
    }
    if (refused)
        out.insert(out.begin(), {Severity::Error, "/password", refusal(Fact::AccountPassword)});
    return out;
}

Result<void> Renderer::writable(const catalogue::Model &model, std::string_view name, std::string_view value) const
{
    const auto of = m_data->models.find(&model);
    std::string escaped;
    for (const MapFile &file : of == m_data->models.end() ? std::span<const MapFile>() : std::span<const MapFile>(of->second.family->files)) {
        if (!file.overrides)
            continue;
        if (auto wrong = escapeOverride(*file.writer, name, value, escaped); !wrong)
            return wrong;
    }
    return {};
}

Findings Renderer::unwritable(const Site &site) const
{
    Findings out;
    for (std::size_t i = 0; i < site.parameterSets.size(); ++i) {
        const ParameterSet &set = site.parameterSets[i];
        std::map<const FamilyMap *, const catalogue::Model *> families; // one model of each
        for (const catalogue::Model *model : m_data->catalogue->models(set.make)) {
            if (set.model.empty() || model->traits.model == set.model)
                families.emplace(m_data->models.at(model).family, model);
        }
        const std::string place = append(append("/parameterSets", i), "overrides");
        for (const auto &[name, value] : set.overrides) {
            for (const auto &[family, model] : families) {
                if (auto wrong = writable(*model, name, value); !wrong) {
                    out.push_back({Severity::Error, append(place, name), set.title() + ": " + wrong.error().sentence});
                    break;
                }
            }
        }
    }
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
            const Program program = Program::compile(one, *model, family.usualFirmware, false);
            File file{request.pattern, map->mime, {}, map->required, {}};
            Findings warnings;
            if (const auto written = Run(program, scratch(), bootstrapUrl).write(program.files.front(), file.secrets, warnings); !written)
                return fail(written.error());
            file.bytes.assign(scratch().sink.bytes());
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

std::vector<KnownParameter> Renderer::parameters(const catalogue::Model &model, std::string_view firmware) const
{
    std::vector<KnownParameter> out;
    const auto of = m_data->models.find(&model);
    if (of == m_data->models.end())
        return out;
    const FamilyMap &family = *of->second.family;
    const Program &program = m_data->compiled(model, firmware).program();
    const auto add = [&](const std::string &name, const Rule &rule) {
        out.push_back({name, KnownParameter::Type::Text, 0, 0, {}, rule.about, sourcesOf(family, rule.source), rule.verified, rule.verified});
    };
    for (const auto &[name, rule] : program.parameters)
        add(name, *rule);
    for (const auto &[name, rule] : program.unverified)
        add(name, *rule);
    for (const OtherParameter &other : family.others) {
        out.push_back({other.name, static_cast<KnownParameter::Type>(other.type), other.from, other.to, other.values, other.about,
                       sourcesOf(family, other.source), false, true});
    }
    return out;
}

std::vector<Gap> Renderer::gaps(const catalogue::Model &model, std::string_view firmware) const
{
    return m_data->models.contains(&model) ? m_data->compiled(model, firmware).gaps() : std::vector<Gap>();
}

} // namespace pbx::render
