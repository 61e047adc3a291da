#include "actions.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "program.h"
#include "progressline.h"
#include "renderedfiles.h"
#include "stopsignals.h"

#include <map>

namespace pbx::cli {

using namespace domain;

namespace {

class RenderRun final {
public:
    RenderRun(changes::Workspace &workspace, RenderedFiles &files)
        : m_workspace(workspace)
        , m_files(files)
    {}

    Result<void> one(const Uuid &extension)
    {
        const auto rendered = m_workspace.renderSaved(extension);
        if (!rendered)
            return fail(rendered.error());
        m_files.setNamed(rendered->files.size() > 1);
        return take({}, {}, *rendered);
    }

    // apart: each site in a folder of its own.
    Result<void> all(const std::vector<store::SiteRow> &sites, bool apart)
    {
        for (const store::SiteRow &site : sites)
            m_total += static_cast<std::size_t>(site.extensions);
        for (const store::SiteRow &site : sites) {
            if (auto done = ofSite(site, apart ? folderOf(site) : std::string()); !done)
                return done;
            m_done += static_cast<std::size_t>(site.extensions);
        }
        return {};
    }

    [[nodiscard]] bool refused() const { return m_refused; }

private:
    std::string folderOf(const store::SiteRow &site)
    {
        std::string name = site.domain;
        if (!m_folders.insert(name).second)
            name += "-" + site.id.toString();
        return name + "/";
    }

    Result<void> ofSite(const store::SiteRow &site, const std::string &folder)
    {
        const auto each = [&](const changes::Workspace::SavedPhone &phone) -> Result<void> {
            if (phone.rendered)
                return take(folder, phone.mac, *phone.rendered);
            m_refused = true; // every phone that fails is told, and the others are made
            m_line.clear();
            complain(phone.rendered.error().sentence);
            return {};
        };
        auto done = m_workspace.renderEach(site.id, each, [this](std::size_t phones, std::size_t) {
            m_line.show(m_done + phones, m_total);
            return !m_stop.arrived();
        });
        if (!done && done.error().kind == ErrorKind::Cancelled)
            return fail(ErrorKind::Cancelled, say("Stopped. Files that are done: %1; each is whole.", {std::to_string(m_files.count())}));
        if (!done)
            return done;
        m_common.clear();
        m_line.clear();
        return m_files.endFolder(folder);
    }

    Result<void> take(const std::string &folder, const std::optional<MacAddress> &mac, const render::Rendered &rendered)
    {
        m_line.clear();
        for (const render::File &file : rendered.files) {
            if (mac && lowered(file.name).find(mac->hexLower()) == std::string::npos) { // of several phones
                const auto [known, isNew] = m_common.emplace(file.name, file.bytes);
                if (!isNew && known->second != file.bytes)
                    return fail(ErrorKind::Internal, say("Two phones have different files named “%1”.", {printable(file.name)}));
                if (!isNew)
                    continue;
            }
            if (auto added = m_files.add(folder, file); !added)
                return added;
        }
        m_files.warn(rendered.warnings);
        return {};
    }

    StopSignals m_stop;
    changes::Workspace &m_workspace;
    RenderedFiles &m_files;
    ProgressLine m_line;
    std::map<std::string, std::string> m_common; // name → bytes
    std::set<std::string> m_folders;
    std::size_t m_done = 0, m_total = 0;
    bool m_refused = false;
};

Result<std::unique_ptr<RenderedFiles>> outputOf(const Program &program, const Arguments &arguments)
{
    const bool all = arguments.has("all");
    if (const auto folder = arguments.value("output"))
        return writtenFiles(program.json(), *folder);
    if (const auto folder = arguments.value("against"))
        return comparedFiles(program.json(), *folder, all);
    return printedFiles(program.json());
}

int render(Program &program, const Arguments &arguments)
{
    const auto refuse = [compares = arguments.has("against")](const Error &error) {
        const int code = failWith(error);
        return compares && code == kFailed ? kTrouble : code;
    };
    const std::string name = arguments.operand(0);
    Result<std::vector<store::SiteRow>> sites = program.sitesOrAll(name);
    if (!sites)
        return refuse(sites.error());
    if (name.empty())
        std::erase_if(*sites, &store::SiteRow::deleted);
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return refuse(workspace.error());
    if (auto kept = program.keepServerSettings(); !kept)
        return refuse(kept.error());
    std::optional<Uuid> one;
    if (!arguments.has("all")) {
        const auto extension = program.extension(sites->front(), arguments.operand(1));
        if (!extension)
            return refuse(extension.error());
        one = *extension;
    }
    const auto files = outputOf(program, arguments);
    if (!files)
        return refuse(files.error());
    RenderRun run(**workspace, **files);
    const Result<void> done = one ? run.one(*one) : run.all(*sites, name.empty());
    const int found = (*files)->end(!done);
    if (!done)
        return refuse(done.error());
    return run.refused() ? kInvalid : found;
}

} // namespace

int renderPhones(Program &program, const Arguments &arguments)
{
    if (arguments.has("all") == !arguments.operand(1).empty()) {
        complain(say("Name one extension, or ask for --all."));
        return kUsage;
    }
    if (arguments.has("against") && arguments.has("output")) {
        complain(say("Files can be written or compared, not both at once."));
        return kUsage;
    }
    return render(program, arguments);
}

} // namespace pbx::cli
