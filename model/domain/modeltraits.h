// What the rules need to know of a handset's model. The catalogue implements ModelLookup; the domain knows no make.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pbx::domain {

struct ModuleTraits {
    std::string type;          // EXP50
    int keys = 0;              // per module, over all its pages
    int most = 0;              // how many the phone takes
    std::vector<int> unusable; // key numbers that cannot be configured (EXP20: 21)
};

struct ModelTraits {
    std::string make;
    std::string model;
    int keys = 0;         // programmable keys of the phone itself, over all pages; 0: carries its account without a slot
    int accounts = 1;     // SIP accounts
    bool dect = false;    // a base that several handsets share
    int handsets = 0;     // DECT: handsets per base
    int mostMonitors = 0; // what the phone can subscribe to; 0: not known
    std::vector<ModuleTraits> modules;
    std::vector<std::string> ouis; // 80:5E:C0
};

class ModelLookup {
public:
    ModelLookup() = default;
    ModelLookup(const ModelLookup &) = delete;
    ModelLookup &operator=(const ModelLookup &) = delete;
    virtual ~ModelLookup() = default;

    // Make and model by name or alias, ignoring case; nullptr where unknown. The pointer lives as long as *this.
    [[nodiscard]] virtual const ModelTraits *find(std::string_view make, std::string_view model) const = 0;
    // A make's name by name or alias, ignoring case; empty where unknown.
    [[nodiscard]] virtual std::string_view makeNamed(std::string_view make) const = 0;
    [[nodiscard]] virtual bool isTimeZone(std::string_view iana) const = 0;
    // The make that an address's OUI belongs to, or empty where unknown or ambiguous.
    [[nodiscard]] virtual std::string_view makeOfOui(std::string_view oui) const = 0;
};

} // namespace pbx::domain
