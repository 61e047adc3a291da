// Makes and models as data (resources/catalogue/*.json). A model is an entry there, no C++. Loaded once, then read from
// any thread. Every fact carries its source; one without is marked unverified and never reaches a phone's file.
#pragma once

#include "domain/finding.h"
#include "domain/modeltraits.h"
#include "domain/result.h"
#include "domain/slotid.h"
#include "labelstrip.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pbx::catalogue {

struct Rect { // logical pixels at 100 %, origin at the body's top left
    double x = 0, y = 0, width = 0, height = 0;
};

// One key place of a page: the cap that is pressed (with its lamp) and the cell that shows the label.
enum class Side : unsigned char { Left, Right, Below };
struct KeyPlace {
    Rect cap;
    Rect cell;
    Side side = Side::Left;
};

struct Layout {           // of a phone or of a module
    bool toScale = false; // false: a generic drawing, shown as "not to scale"
    std::string source;
    double width = 0, height = 0;
    Rect screen;
    std::vector<KeyPlace> places; // of one page; place i of page p is key p × places.size() + i + 1
    int pages = 1;
    std::vector<Rect> pageKeys;    // one that turns to the next page, or one for each page; not programmable
    bool handsetAndDialPad = true; // decor
};

// What the phone asks its server for, in its order. Patterns hold {mac} (lower case) or {MAC}.
enum class FileRole : unsigned char {
    Boot,      // per phone, names the files that follow (Yealink <mac>.boot, Poly <mac>.cfg master)
    Common,    // the same for every phone of the site, without secrets (y000000000000.boot, spa504G.cfg)
    Config,    // per phone, holds the account
    Directory, // per phone, speed dials (Poly)
    Optional,  // asked for, answered with a quiet 404
};
struct FileRequest {
    std::string pattern;
    FileRole role = FileRole::Config;
};

// How a make's lamps show a monitored extension or a day/night condition.
struct Lamp {
    std::string colour; // green, red, amber, off
    bool flashes = false;
};
struct Lamps {
    bool known = false; // false: product defaults are shown
    Lamp idle, ringing, talking;
    std::string source;
};

struct Module {
    domain::ModuleTraits traits;
    Layout layout;
    std::vector<LabelStrip> strips; // of one module; none where no source tells their size
    std::string source;
    bool verified = false;
};

struct Firmware {            // a generation whose parameter names differ
    std::string id;          // "old", "new" … as the family's map names it
    std::string versionFrom; // smallest version of this generation as the user agent tells it ("81.0"); empty: from the first
};

struct Model {
    domain::ModelTraits traits;       // make and model are the names shown
    std::vector<std::string> aliases; // T19 for T19P_E2, SPA525 for SPA525G …
    std::string series;               // of the catalogue: what several models share
    std::string family;               // the parameter map that renders it (resources/families/<family>.json)
    std::vector<Firmware> firmware;   // oldest first; empty where there is only one
    std::string usualFirmware;        // id used until a user agent tells
    std::vector<FileRequest> files;
    std::string userAgentPattern; // ECMAScript; group 1 = firmware version, group 2 = MAC where sent
    Layout layout;
    std::vector<LabelStrip> strips; // none where no source tells their size, or the screen shows the labels
    std::vector<Module> modules;
    Lamps lamps;
    std::string source;
    std::vector<std::string> unverified; // names of facts that no source backs ("keys", "accounts", "geometry" …)
    bool listed = false;                 // one of the provider's known-to-work handsets
    std::string resyncEvent;             // "check-sync;reboot=false", "resync" …
    std::string rebootEvent;
    std::string dhcpOption; // "66", "114" or "160"
    // What this model takes from its file where its family's map has it; what the form shows is render::Renderer::gaps().
    bool staticNetwork = true, callsPerLineKey = true, callWaitingTone = true;
    bool own = false; // of a user's file

    [[nodiscard]] const Module *module(std::string_view type) const;
};

struct TimeZone { // what phones need of an IANA zone that they cannot look up themselves
    std::string iana;
    int offsetMinutes = 0; // standard time, east positive
    bool daylight = false;
    std::string posixRule; // "AEST-10AEDT,M10.1.0,M4.1.0/3"
};

class Errors;

class Catalogue final : public domain::ModelLookup {
public:
    // json: the catalogue's files as embedded or read from a folder. Refuses unknown members and broken references,
    // naming file, line and place.
    struct Source {
        std::string name; // for errors; no two have the same
        std::string json;
        bool own = false; // a user's: its models may replace others ("replaces": true)
    };
    [[nodiscard]] static domain::Result<std::unique_ptr<Catalogue>> load(std::span<const Source> sources);
    struct Fault { // the first one of a file
        std::string file, sentence;
    };
    // The same for files of which the user's own come last: one of these with a mistake is left out as if it were not
    // there, and told.
    struct Family { // a parameter map that models may name, and the ids of its generations
        std::string name;
        std::vector<std::string> firmware;
    };
    [[nodiscard]] static domain::Result<std::unique_ptr<Catalogue>> load(std::vector<Source> sources, std::span<const Family> families,
                                                                         std::vector<Fault> &faults);
    // The one compiled into the program; built on first use, aborts the program if its data are broken (a test sees that they are not).
    [[nodiscard]] static const Catalogue &builtIn();
    ~Catalogue() override;

    // Equal where the files are.
    [[nodiscard]] std::uint64_t fingerprint() const;
    [[nodiscard]] const domain::ModelTraits *find(std::string_view make, std::string_view model) const override;
    [[nodiscard]] std::string_view makeNamed(std::string_view make) const override;
    [[nodiscard]] bool isTimeZone(std::string_view iana) const override;
    [[nodiscard]] std::string_view makeOfOui(std::string_view oui) const override;

    [[nodiscard]] const Model *model(std::string_view make, std::string_view model) const; // names or aliases
    [[nodiscard]] std::vector<std::string> makes() const;                                  // as listed in the form
    [[nodiscard]] std::vector<const Model *> models(std::string_view make) const;          // by name
    [[nodiscard]] const TimeZone *timeZone(std::string_view iana) const;
    [[nodiscard]] std::vector<const TimeZone *> timeZones() const;

    struct Seen { // what a user agent tells
        const Model *model = nullptr;
        std::string version;  // empty where not told
        std::string firmware; // generation id, empty where the version does not tell
        std::string mac;      // empty where not told
    };
    [[nodiscard]] Seen recognise(std::string_view userAgent) const;

private:
    Catalogue();
    [[nodiscard]] static std::unique_ptr<Catalogue> read(std::span<const Source> sources, std::span<const Family> families, Errors &errors);
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace pbx::catalogue
