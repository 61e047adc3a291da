// Saves one generation after the other through changes::Workspace, until it is killed: kill_saver FILE.
//
// Prints "state N" when it has opened the workspace and found it whole at generation N, then "saved N" each time that an
// edit of all extensions has returned. Whatever is half, lost or doubled ends it with code 3 and a line that says what.
#include "catalogue/catalogue.h"
#include "changes/workspace.h"
#include "render/renderer.h"

#include <cstdio>
#include <cstdlib>
#include <QCoreApplication>
#include <set>

using namespace pbx;
using namespace pbx::domain;

namespace {

constexpr int kExtensions = 12;
constexpr int kFirstNumber = 100;
const char *const kSite = "6f1d7d2e-8a55-4b8e-9a0e-6a1f3c0b7d01";
const char *const kOffice = "0b8c7f6a-1f0e-4a60-8f8e-111111111101";

template <class T> T must(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "%s [%s]\n", result.error().sentence.c_str(), result.error().detail.c_str());
    std::exit(1);
}

[[noreturn]] void wrong(const std::string &what)
{
    std::printf("wrong %s\n", what.c_str());
    std::exit(3);
}

void tell(const char *what, int generation)
{
    std::printf("%s %d\n", what, generation);
    std::fflush(stdout);
}

Uuid extensionId(int index)
{
    char id[37];
    std::snprintf(id, sizeof id, "a1a1a1a1-0000-4000-8000-%012d", kFirstNumber + index);
    return must(Uuid::parse(id));
}

std::string label(int generation)
{
    return "Generation " + std::to_string(generation);
}

Extension extensionOf(int index, int generation)
{
    return {.id = extensionId(index),
            .number = must(ExtensionNumber::parse(std::to_string(kFirstNumber + index))),
            .name = must(Name::parse(label(generation))),
            .password = std::nullopt,
            .ringTime = {},
            .office = must(Uuid::parse(kOffice)),
            .outboundNumber = std::nullopt,
            .pickupGroup = {},
            .autoProvision = std::nullopt};
}

std::vector<changes::ObjectEdit> firstEdits()
{
    const auto site = must(Uuid::parse(kSite));
    std::vector<changes::ObjectEdit> edits;
    edits.push_back({site, site, Kind::Site,
                     Site{site,
                          must(Name::parse("Customer")),
                          must(Name::parse("Site")),
                          must(SipDomain::parse("site.example.com")),
                          {"site.example.com", Port::sip()},
                          must(DialString::parse("**")),
                          must(DialString::parse("777"))},
                     0});
    edits.push_back({must(Uuid::parse(kOffice)), site, Kind::Office,
                     Office{must(Uuid::parse(kOffice)), must(Name::parse("Office")), "07", "Australia/Brisbane", std::nullopt}, 0});
    for (int i = 0; i < kExtensions; ++i)
        edits.push_back({extensionId(i), site, Kind::Extension, extensionOf(i, 0), 0});
    return edits;
}

// All extensions in one generation, that many versions, and a log of edits without a gap or a double. -1: empty.
int stateOf(changes::Workspace &workspace)
{
    const auto site = must(Uuid::parse(kSite));
    const auto records = must(workspace.store().objects(site, Kind::Extension, false, {}, 10'000)).rows;
    if (records.empty() && !must(workspace.store().object(site)))
        return -1;
    if (records.size() != kExtensions)
        wrong("count of extensions: " + std::to_string(records.size()));
    const auto generation = static_cast<int>(records.front().version) - 1;
    for (const auto &record : records) {
        const auto object = must(readObject(Kind::Extension, record.local.value().json));
        if (record.version != generation + 1)
            wrong("versions differ: " + std::to_string(record.version) + " and " + std::to_string(generation + 1));
        if (std::get<Extension>(object).name.text() != label(generation))
            wrong("an extension of another generation: " + std::get<Extension>(object).name.text());
    }
    const auto edits = must(workspace.store().edits(10'000, false));
    auto expected = generation - static_cast<int>(edits.size()) + 1;
    for (const auto &edit : edits) {
        if (edit.label != label(expected++))
            wrong("log of edits: " + edit.label);
    }
    const auto found = must(workspace.store().search("generation " + std::to_string(generation), 100));
    if (found.size() != kExtensions)
        wrong("search finds " + std::to_string(found.size()));
    const auto counts = must(workspace.store().sitesCalled(kSite));
    if (counts.size() != 1 || counts.front().extensions != kExtensions || counts.front().pending != kExtensions + 2)
        wrong("counts of the site");
    return generation;
}

void save(changes::Workspace &workspace, int generation)
{
    std::vector<changes::ObjectEdit> edits;
    if (generation == 0) {
        edits = firstEdits();
    } else {
        for (int i = 0; i < kExtensions; ++i)
            edits.push_back({extensionId(i), must(Uuid::parse(kSite)), Kind::Extension, extensionOf(i, generation), generation});
    }
    if (auto done = workspace.edit(label(generation), edits); !done) {
        std::fprintf(stderr, "%s [%s]\n", done.error().sentence.c_str(), done.error().detail.c_str());
        std::exit(1);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 2)
        return 2;
    const auto &catalogue = catalogue::Catalogue::builtIn();
    const auto renderer = must(render::Renderer::make(catalogue));
    const auto vault = std::make_shared<const store::Vault>(store::Vault::sessionOnly());
    changes::Workspace workspace(must(store::openSqlite(argv[1])), vault, catalogue, *renderer, "saver");
    int generation = stateOf(workspace);
    tell("state", generation);
    for (;;) {
        save(workspace, ++generation);
        tell("saved", generation);
    }
}
