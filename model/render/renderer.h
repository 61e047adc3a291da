// Turns a handset into the files that it reads. Data plus one engine: a family's parameter map
// (resources/families/*.json) gives an ordered list of (name, value); the grammar's writer is the only place that
// escapes. Maps are compiled once; rendering is deterministic to the byte and may run on any number of threads.
#pragma once

#include "catalogue/catalogue.h"
#include "domain/objects.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pbx::render {

// What keys and clocks need of the rest of the site; keeps no copy of extensions.
class SiteFacts final {
public:
    explicit SiteFacts(domain::Site site)
        : m_site(std::move(site))
    {}
    void add(domain::Office office);
    void add(domain::DayNightCondition condition);
    void addName(const domain::ExtensionNumber &number, const domain::Name &name);

    [[nodiscard]] const domain::Site &site() const { return m_site; }
    [[nodiscard]] const domain::Office *office(const domain::Uuid &id) const;
    [[nodiscard]] const domain::DayNightCondition *condition(const domain::Uuid &id) const;
    [[nodiscard]] std::string_view name(const domain::ExtensionNumber &number) const; // empty where unknown

private:
    domain::Site m_site;
    std::unordered_map<domain::Uuid, domain::Office> m_offices;
    std::unordered_map<domain::Uuid, domain::DayNightCondition> m_conditions;
    std::unordered_map<std::string, std::string> m_names;
};

struct Account {
    const domain::Extension *extension = nullptr; // autoProvision is set
    std::string_view password;                    // SIP digest password, in clear
};

// One device. Accounts: one, or a DECT base's by handset number; the first decides what is the device's own.
struct Handset {
    const catalogue::Model *model = nullptr;
    domain::MacAddress mac;
    std::vector<Account> accounts;
    std::string_view provisioningUrl; // BASE/<secret>/ — ends with a slash
    std::string_view adminPassword;   // this phone's own, never the vendor's default
    std::string_view firmware;        // generation id as seen in a user agent; empty: the model's usual one
};

struct ByteRange {
    std::size_t offset = 0, length = 0;
};

struct File {
    std::string name; // as the phone asks for it
    std::string mime;
    std::string bytes;
    bool required = true;           // the phone is up to date only when it has fetched this one
    std::vector<ByteRange> secrets; // what a diff must mask
};

enum class Level : std::uint8_t { None, Make, Model, Handset }; // of a parameter that an expert sets

// One parameter of a phone's files, and why it is there.
struct ExplainedParameter {
    std::string file, name, value; // value as the phone understands it, in clear
    bool secret = false;
    std::vector<std::string> fields; // what it comes from: "/name", "/autoProvision/keys/m1.4", "/site/domain"; empty: fixed by the map
    Level level = Level::None;       // of the expert's parameter that set it
    std::string source;              // who says that the phone reads it; empty where only the expert does
    ByteRange range;                 // of the value in the file's bytes
};
struct Explained {
    std::vector<File> files;
    std::vector<ExplainedParameter> parameters; // in the order of files and bytes
};

// A field of an extension that a model's files have nothing for.
struct Gap {
    std::string pointer, sentence;
};

// What may be set by hand in a model's files.
struct KnownParameter {
    enum class Type : std::uint8_t { Text, Number, Flag, Choice };
    std::string name; // of those that maps write with facts: "linekey.{key.index}.type"
    Type type = Type::Text;
    int from = 0, to = 0;            // of a number; equal: any
    std::vector<std::string> values; // of a flag (off, on) and a choice
    std::string about, source;
    bool written = false; // by the map
    bool verified = true; // false: known, but never written for want of a source
};

struct Rendered {
    std::vector<File> files;   // in the order in which the phone asks
    domain::Findings warnings; // what this model cannot do, what a grammar maps (security.md); pointer = field
};

class Renderer final {
public:
    // Compiles the built-in parameter maps of all families of the catalogue. The catalogue must outlive *this.
    [[nodiscard]] static domain::Result<std::unique_ptr<Renderer>> make(const catalogue::Catalogue &catalogue);
    // The same with maps of one's own; a bad one is refused with file and place.
    struct Source {
        std::string name; // for errors
        std::string json;
    };
    [[nodiscard]] static domain::Result<std::unique_ptr<Renderer>> make(const catalogue::Catalogue &catalogue, std::span<const Source> maps);
    ~Renderer();

    // Invalid where a credential cannot be expressed in the grammar, or a control character is in a value: refused, never altered.
    [[nodiscard]] domain::Result<Rendered> render(const SiteFacts &site, const Handset &handset) const;

    // The same into what an earlier call left, whose memory is used again.
    [[nodiscard]] domain::Result<void> render(const SiteFacts &site, const Handset &handset, Rendered &into) const;

    // What no file of the extension's model can hold, so that render() would refuse it: errors at "/password" and
    // "/autoProvision/overrides/NAME". Without a password, or with an unknown model, that part is not looked at.
    [[nodiscard]] domain::Findings unwritable(const domain::Extension &extension) const;

    // The same of its parameters for makes and models: errors at "/parameterSets/0/overrides/NAME". A make's must fit the
    // files of all its models.
    [[nodiscard]] domain::Findings unwritable(const domain::Site &site) const;
    // One parameter for a model's files, or nothing where they can hold it.
    [[nodiscard]] domain::Result<void> writable(const catalogue::Model &model, std::string_view name, std::string_view value) const;

    // What the extension asks for although the files of its model have nothing for it: warnings, by gap.
    [[nodiscard]] domain::Findings unanswered(const domain::Extension &extension) const;

    // Equal where maps and catalogue are: files of another one may differ although nothing was edited.
    [[nodiscard]] const std::string &edition() const;

    // The same files with each parameter and where it comes from.
    [[nodiscard]] domain::Result<Explained> explain(const SiteFacts &site, const Handset &handset) const;

    // Every parameter that a model's files may hold and who says so; then others that an expert may set.
    [[nodiscard]] std::vector<KnownParameter> parameters(const catalogue::Model &model, std::string_view firmware = {}) const;

    // What a user can enter and this model's files cannot carry, with the reason.
    [[nodiscard]] std::vector<Gap> gaps(const catalogue::Model &model, std::string_view firmware = {}) const;

    // The files that a phone asks for before it knows its own (y000000000000.boot, spa504G.cfg …) for all models, as
    // reached through the site's URL: bootstrapUrl = BASE/<site token>/, of which the token is a secret of these files.
    // Invalid where a file cannot hold it.
    [[nodiscard]] domain::Result<std::vector<File>> siteFiles(std::string_view bootstrapUrl) const;

    // Where a field shows in the phone's file: false for those that only the PBX can deliver.
    // field: JSON pointer of an extension's member ("/ringTime", "/autoProvision/codec").
    [[nodiscard]] static bool reachesPhone(std::string_view field);

private:
    Renderer();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace pbx::render
