// The files of phones, from a site's state and the keys of its phones.
#pragma once

#include "catalogue/catalogue.h"
#include "phonekeys.h"
#include "render/renderer.h"
#include "sitestate.h"
#include "targets/target.h"

#include <type_traits>

namespace pbx::changes {

class Fleet final {
public:
    // All must outlive *this. baseUrl ends without a slash.
    Fleet(const catalogue::Catalogue &catalogue, const render::Renderer &renderer, const store::Vault &vault, std::string baseUrl);

    // passwords: sealed, by extension. The error's sentence begins with the extension's title.
    [[nodiscard]] Result<render::Rendered> render(const render::SiteFacts &facts, const Device &device, const PhoneKeys &keys,
                                                  const std::unordered_map<Uuid, store::Blob> &passwords) const;

    // The same with where each parameter comes from.
    [[nodiscard]] Result<render::Explained> explain(const render::SiteFacts &facts, const Device &device, const PhoneKeys &keys,
                                                    const std::unordered_map<Uuid, store::Blob> &passwords) const;

    // Of a state that has a site. Invalid where a parameter of the site does not open.
    [[nodiscard]] Result<render::SiteFacts> facts(const SiteState &state) const;
    [[nodiscard]] static targets::RenderedPhone::File published(render::File file);
    [[nodiscard]] const std::string &baseUrl() const { return m_baseUrl; }

private:
    // make: what becomes of the handset.
    template <class Make> [[nodiscard]] auto withHandset(const Device &device, const PhoneKeys &keys,
                                                         const std::unordered_map<Uuid, store::Blob> &passwords, Make make) const
        -> std::invoke_result_t<Make, const render::Handset &>;

    const catalogue::Catalogue &m_catalogue;
    const render::Renderer &m_renderer;
    const store::Vault &m_vault;
    std::string m_baseUrl;
};

} // namespace pbx::changes
