// A site, and handsets of it with fixed secrets, for the tests of this folder.
#pragma once

#include "domain/json.h"
#include "render/renderer.h"

#include <memory>
#include <string>

namespace pbx::test {

inline constexpr const char *kUrl = "http://192.168.1.10:8080/abcdefghijklmnopqrstuvwxyz/";
inline constexpr const char *kSiteUrl = "http://192.168.1.10:8080/sitetokensitetokensitetoke/";
inline constexpr const char *kAdmin = "Adm1nSecret9";
inline constexpr const char *kPassword = "k7Q-wr82-Tz0m";
inline constexpr const char *kHostile = "\"><&;#|$ \xC3\xBC \xE6\x97\xA5"; // "><&;#|$ ü 日

[[nodiscard]] std::string readFile(const std::string &path);
[[nodiscard]] const render::Renderer &renderer(); // of the built-in catalogue and maps

[[nodiscard]] std::vector<const catalogue::Model *> allModels(); // of the built-in catalogue
// A parameter's name as readParameters() tells it: sections are joined by dots.
[[nodiscard]] std::string asRead(std::string name);

struct Phone { // one handset that can be rendered as it stands
    std::vector<domain::Extension> extensions;
    std::vector<std::string> passwords;
    const catalogue::Model *model = nullptr;
    std::string firmware;

    [[nodiscard]] domain::AutoProvision &settings() { return *extensions.front().autoProvision; }
    [[nodiscard]] render::Handset handset() const;
};

class Pinetree final { // the sample site
public:
    Pinetree();
    [[nodiscard]] const domain::SiteDocument &document() const { return m_document; }
    [[nodiscard]] domain::SiteDocument &document() { return m_document; }
    [[nodiscard]] render::SiteFacts facts() const;
    [[nodiscard]] Phone phone(std::string_view number) const; // as in the sample
    // Extension 101 with another model: main on key 1 where it has keys, and nothing else set.
    [[nodiscard]] Phone with(std::string_view make, std::string_view model) const;
    // The same with a key of every type in turn on every place of phone and modules.
    [[nodiscard]] Phone full(std::string_view make, std::string_view model) const;
    // The same with no setting at its default, a static address, and texts that no grammar likes in every name and label.
    [[nodiscard]] Phone hostile(std::string_view make, std::string_view model) const;

private:
    domain::SiteDocument m_document;
};

[[nodiscard]] domain::Result<render::Rendered> render(const Pinetree &site, const Phone &phone);
[[nodiscard]] render::Rendered rendered(const Pinetree &site, const Phone &phone); // fails the test where it is refused

} // namespace pbx::test
