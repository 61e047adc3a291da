#include "program.h"

#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "files.h"
#include "output.h"
#include "store/defaultpath.h"
#include "targets/baseurl.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace pbx::cli {

using domain::printable;

namespace {

constexpr std::size_t kLongestPassphrase = 64U << 10U;

std::string author()
{
    for (const char *variable : {"USER", "USERNAME", "LOGNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name.toStdString();
    }
    return "mycloudpbx";
}

Result<std::string> firstLine(const std::string &path)
{
    auto text = readFile(path, kLongestPassphrase);
    if (!text)
        return text;
    std::string line = text->substr(0, text->find('\n'));
    if (line.ends_with('\r'))
        line.pop_back();
    if (line.empty())
        return invalid(say("The first line of “%1” must hold the passphrase; it is empty.", {printable(path)}));
    return line;
}

} // namespace

Program::Program(Arguments arguments)
    : m_arguments(std::move(arguments))
    , m_vault(std::make_shared<const store::Vault>())
{}

int Program::run(const std::vector<std::string> &args)
{
    auto arguments = Arguments::parse(args);
    if (!arguments) {
        complain(arguments.error().sentence + " " + say("“mycloudpbx --help” explains."));
        return kUsage;
    }
    const Command *command = arguments->command();
    if (arguments->has("help")) {
        print(command ? helpText(*command) : helpText());
        return kOk;
    }
    if (arguments->has("version")) {
        print("mycloudpbx " + QCoreApplication::applicationVersion().toStdString() + "\n");
        return kOk;
    }
    Program program(*arguments);
    return command->run(program, program.m_arguments);
}

std::string Program::workspacePath() const
{
    return m_arguments.value("workspace").value_or(store::defaultWorkspacePath());
}

Result<std::shared_ptr<const render::Library>> Program::library()
{
    if (m_library)
        return m_library;
    const auto folder = m_arguments.value("catalogue");
    if (folder && !QFileInfo(QString::fromStdString(*folder)).isDir())
        return fail(ErrorKind::NotFound, say("There is no folder “%1”.", {printable(*folder)}));
    m_library = render::Library::load(folder.value_or(store::defaultLibraryPath()));
    for (const auto &fault : m_library->refused())
        complain(say("Left out: %1", {fault.sentence}));
    return m_library;
}

Result<changes::Workspace *> Program::workspace()
{
    if (m_workspace)
        return m_workspace.get();
    const std::string path = workspacePath();
    const QString folder = QFileInfo(QString::fromStdString(path)).absolutePath();
    if (!m_arguments.has("workspace") && !QDir().mkpath(folder))
        return fail(ErrorKind::Io, say("The folder “%1” cannot be made.", {printable(folder.toStdString())}));
    auto store = store::openSqlite(path);
    if (!store)
        return fail(store.error());
    const auto known = library();
    if (!known)
        return fail(known.error());
    m_workspace = std::make_unique<changes::Workspace>(std::move(*store), m_vault, (*known)->catalogue(), (*known)->renderer(), author());
    return m_workspace.get();
}

Result<store::Vault> Program::openVault(store::Store &store) const
{
    if (const auto file = m_arguments.value("passphrase-file")) {
        const auto passphrase = firstLine(*file);
        return passphrase ? store::Vault::withPassphrase(store, *passphrase) : fail(passphrase.error());
    }
    const auto kept = store::Vault::kept(store);
    if (!kept)
        return fail(kept.error());
    if (*kept == store::Vault::Kept::Passphrase)
        return fail(ErrorKind::Locked, say("The workspace is locked. Give the file that holds its passphrase: --passphrase-file FILE."));
    return store::Vault::withKeychain(store);
}

Result<changes::Workspace *> Program::unlockedWorkspace()
{
    auto opened = workspace();
    if (!opened || !m_vault->locked())
        return opened;
    auto vault = openVault((*opened)->store());
    if (!vault)
        return fail(vault.error());
    m_vault = std::make_shared<const store::Vault>(std::move(*vault));
    (*opened)->setVault(m_vault);
    return opened;
}

Result<void> Program::keepServerSettings()
{
    const auto opened = workspace();
    if (!opened)
        return fail(opened.error());
    store::Batch writes;
    if (const auto given = m_arguments.value("base-url")) {
        const auto url = targets::parseBaseUrl(*given);
        if (!url)
            return fail(url.error());
        auto ofUrl = targets::baseUrlWrites((*opened)->store(), *url);
        if (!ofUrl)
            return fail(ofUrl.error());
        writes = std::move(*ofUrl);
    }
    const auto given = m_arguments.values("trusted-proxy");
    if (!given.empty()) {
        std::vector<domain::IpPrefix> proxies;
        for (const std::string &text : given) {
            if (given.size() == 1 && text == "none")
                break;
            auto proxy = targets::parseTrustedProxy(text);
            if (!proxy)
                return fail(proxy.error());
            proxies.push_back(*proxy);
        }
        writes.push_back(targets::trustedProxiesWrite(proxies));
    }
    return writes.empty() ? Result<void>() : (*opened)->store().commit(writes);
}

Result<store::SiteRow> Program::site(const std::string &nameDomainOrId)
{
    const auto opened = workspace();
    if (!opened)
        return fail(opened.error());
    auto found = (*opened)->store().sitesCalled(nameDomainOrId);
    if (!found)
        return fail(found.error());
    if (found->empty())
        return fail(ErrorKind::NotFound, say("There is no site “%1”.", {printable(nameDomainOrId)}));
    if (std::ranges::any_of(*found, [](const store::SiteRow &row) { return !row.deleted; }))
        std::erase_if(*found, [](const store::SiteRow &row) { return row.deleted; }); // its successor is meant
    if (found->size() == 1)
        return std::move(found->front());
    std::string candidates;
    for (const store::SiteRow &row : *found)
        candidates += (candidates.empty() ? "" : "; ") + printable(row.name) + ", " + row.domain + ", " + row.id.toString();
    return invalid(say("“%1” could be any of these; give a domain or an id: %2.", {printable(nameDomainOrId), candidates}));
}

Result<std::vector<store::SiteRow>> Program::sitesOrAll(const std::string &nameDomainOrId)
{
    if (!nameDomainOrId.empty()) {
        auto one = site(nameDomainOrId);
        if (!one)
            return fail(one.error());
        return std::vector{std::move(*one)};
    }
    const auto opened = workspace();
    if (!opened)
        return fail(opened.error());
    return allPages<store::SiteRow>([&](const std::string &cursor) { return (*opened)->store().sites(cursor, kPage); });
}

Result<domain::Uuid> Program::extension(const store::SiteRow &site, const std::string &number)
{
    const auto opened = workspace();
    if (!opened)
        return fail(opened.error());
    const auto id = (*opened)->store().extensionByNumber(site.id, number);
    if (!id)
        return fail(id.error());
    if (!*id)
        return fail(ErrorKind::NotFound, say("The site “%1” has no extension “%2”.", {printable(site.name), printable(number)}));
    return **id;
}

} // namespace pbx::cli
