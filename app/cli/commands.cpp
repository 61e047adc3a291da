#include "commands.h"

#include "actions.h"
#include "domain/tosay.h"
#include "exitcode.h"

#include <algorithm>
#include <array>

namespace pbx::cli {

namespace {

const std::vector<Option> kOptions{
    {"workspace", "FILE", toSay("The workspace to use; a missing one is created. Default: workspace.mcpbx in your data folder."), Values::File},
    {"passphrase-file", "FILE", toSay("Read the passphrase that opens the workspace's secrets from the first line of FILE."), Values::File},
    {"catalogue", "FOLDER",
     toSay("Read your own models and parameter maps from FOLDER/catalogue and FOLDER/families. Default: handsets in your data folder."),
     Values::File},
    {"json", "", toSay("Print JSON instead of text.")},
    {"help", "", toSay("Explain the program, or the command before or after it."), Values::None, 'h'},
    {"version", "", toSay("Print the version.")},
    {"output", "PATH", toSay("Write to PATH instead of standard output: a file, or for render a folder."), Values::File, 'o'},
    {"with-secrets", "", toSay("Include passwords and other secrets; a file is made readable for you alone.")},
    {"all", "", toSay("All phones of the site; without SITE, of all sites, each in a folder named by its domain.")},
    {"against", "FOLDER",
     toSay("Show how the files differ from those in FOLDER that were rendered before, secrets masked. Exit code 0: they do not; 1: they do."),
     Values::File},
    {"diff", "", toSay("Show each changed field, and each phone file before and after with secrets masked.")},
    {"allow-removal", "", toSay("Go on although 20 objects, or a quarter of the site, would be removed.")},
    {"listen", "ADDRESS:PORT", toSay("Where the server listens; port 0 takes any free one. Default: the workspace's setting, else 0.0.0.0:8080."),
     Values::Other},
    {"base-url", "URL", toSay("How phones reach this server; kept in the workspace from now on."), Values::Other},
    {"trusted-proxy", "PREFIX",
     toSay("Address or network of a proxy whose X-Forwarded-For is believed; give it once for each. Kept in the workspace from now on; “none” "
           "forgets all."),
     Values::Other, 0, true},
    {"unverified", "", toSay("What no source backs: of the catalogue, and parameters that are therefore never written.")},
    {"limit", "COUNT", toSay("Print at most COUNT lines; 100 unless told."), Values::Other},
};
constexpr std::size_t kGlobalOptions = 6;

const Operand kSite{"SITE"};
const Operand kExtension{"EXT"};
const Operand kMaybeSite{"SITE", false};

const std::vector<Command> kCommands{
    {"import",
     {{"FILE", true, Values::File}},
     toSay("Read a site document (JSON; “-” is standard input); what differs becomes pending."),
     {"allow-removal"},
     importSite},
    {"export", {kSite}, toSay("Write a site as a document, without passwords unless asked."), {"output", "with-secrets"}, exportSite},
    {"sites", {}, toSay("List the sites."), {}, listSites},
    {"extensions", {kSite}, toSay("List the extensions of a site with their phones and how far these are."), {}, listExtensions},
    {"show", {kSite, kExtension}, toSay("Show everything about an extension but its password."), {}, showExtension},
    {"render",
     {kMaybeSite, {"EXT", false}},
     toSay("Write the files of a phone, or of all, as saved, applied or not. They hold secrets in plain text."),
     {"all", "output", "against", "base-url"},
     renderPhones},
    {"explain",
     {kSite, kExtension},
     toSay("Tell each parameter that a phone gets, the field or key that it comes from, and who documents it."),
     {"with-secrets"},
     explainPhone},
    {"pending", {kMaybeSite}, toSay("List what is saved but not applied."), {"diff"}, showPending},
    {"apply",
     {kSite},
     toSay("Apply what is pending: phones get their new files from this computer's server."),
     {"allow-removal", "base-url"},
     applySite},
    {"url", {kSite, {"EXT", false}}, toSay("Print a site's URL for DHCP option 66 or 160, or a phone's own."), {"base-url"}, showUrl},
    {"serve",
     {},
     toSay("Serve all applied sites to their phones until SIGINT or SIGTERM; prints its URL when ready."),
     {"listen", "base-url", "trusted-proxy"},
     serve},
    {"enrol", {kSite, kExtension}, toSay("Let a phone fetch its files by the site's URL again, for seven days."), {}, enrolPhone},
    {"downloads",
     {kMaybeSite},
     toSay("List downloads and refusals with their reasons, the newest first; a site's with those of no known site."),
     {"limit"},
     listDownloads},
    {"firewall test", {kSite, {"ADDRESS"}}, toSay("Tell whether an address may download a site's files, and by which rule."), {}, testFirewall},
    {"models", {{"MAKE", false, Values::Make}}, toSay("List the handsets that the catalogue knows."), {"unverified"}, listModels},
    {"check-catalogue",
     {{"FOLDER", true, Values::File}},
     toSay("Check your own models and parameter maps, as they are read from FOLDER at start."),
     {},
     checkCatalogue},
    {"completion", {{"SHELL", true, Values::Shell}}, toSay("Print a completion script for bash, zsh or fish."), {}, printCompletion},
    {"man", {}, toSay("Print the manual page."), {}, printManPage},
};

constexpr std::array kExitCodes{
    ExitCode{kOk, toSay("Done.")},
    ExitCode{kFailed, toSay("The disk refused, the work was stopped, or the program has a defect. Of render --against: files differ.")},
    ExitCode{kUsage, toSay("The command line is wrong. Of render --against also what code 1 is otherwise.")},
    ExitCode{kInvalid, toSay("The input is wrong, or names something that does not exist.")},
    ExitCode{kConflict, toSay("Somebody else changed it, the port is held, or too much would be removed.")},
    ExitCode{kUnreachable, toSay("The target did not answer.")},
    ExitCode{kLocked, toSay("A secret is needed and the workspace is locked.")},
};

} // namespace

std::span<const Command> commands()
{
    return kCommands;
}

std::span<const Option> options()
{
    return kOptions;
}

const Option *option(std::string_view name)
{
    const auto found = std::ranges::find(kOptions, name, &Option::name);
    return found == kOptions.end() ? nullptr : &*found;
}

bool isGlobal(const Option &option)
{
    return &option - kOptions.data() < static_cast<std::ptrdiff_t>(kGlobalOptions);
}

std::span<const ExitCode> exitCodes()
{
    return kExitCodes;
}

} // namespace pbx::cli
