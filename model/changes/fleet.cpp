#include "fleet.h"

#include "domain/say.h"
#include "masks.h"
#include "secretoverrides.h"

namespace pbx::changes {

using namespace domain;

Fleet::Fleet(const catalogue::Catalogue &catalogue, const render::Renderer &renderer, const store::Vault &vault, std::string baseUrl)
    : m_catalogue(catalogue)
    , m_renderer(renderer)
    , m_vault(vault)
    , m_baseUrl(std::move(baseUrl))
{}

Result<render::SiteFacts> Fleet::facts(const SiteState &state) const
{
    Site site = state.site.value();
    if (auto opened = openOverrides(site, m_vault); !opened) {
        Error error = opened.error();
        if (error.kind == ErrorKind::Invalid)
            error.sentence.insert(0, title(site) + ": ");
        return fail(std::move(error));
    }
    render::SiteFacts facts(std::move(site));
    for (const Office &office : state.offices)
        facts.add(office);
    for (const DayNightCondition &condition : state.conditions)
        facts.add(condition);
    for (const Extension &extension : state.extensions)
        facts.addName(extension.number, extension.name);
    return facts;
}

targets::RenderedPhone::File Fleet::published(render::File file)
{
    std::string etag = store::sha256Hex(file.bytes);
    return {std::move(file.name), std::move(file.mime), std::move(etag), std::move(file.bytes), file.required, writeRanges(file.secrets)};
}

template <class Make> auto Fleet::withHandset(const Device &device, const PhoneKeys &keys, const std::unordered_map<Uuid, store::Blob> &passwords,
                                              Make make) const -> std::invoke_result_t<Make, const render::Handset &>
{
    const auto refuse = [](const Extension &extension, Error error) {
        if (error.kind == ErrorKind::Invalid)
            error.sentence.insert(0, title(extension) + ": ");
        return fail(std::move(error));
    };
    const Extension &first = *device.extensions.front();
    const auto *model = m_catalogue.model(first.autoProvision->make, first.autoProvision->model);
    if (!model) {
        return refuse(first, Error{ErrorKind::Invalid,
                                   say("The catalogue does not know the model “%1 %2”. Choose another model.",
                                       {first.autoProvision->make, first.autoProvision->model}),
                                   {}});
    }
    std::vector<std::string> plain;
    plain.reserve(device.extensions.size());
    for (const Extension *extension : device.extensions) {
        const auto sealed = passwords.find(extension->id);
        if (sealed == passwords.end() || sealed->second.empty())
            return refuse(*extension, Error{ErrorKind::Invalid, say("It has no SIP password. Open it and generate one."), {}});
        auto opened = m_vault.open(sealed->second, store::passwordRecord(extension->id));
        if (!opened && opened.error().kind != ErrorKind::Locked)
            return refuse(*extension,
                          Error{ErrorKind::Invalid,
                                say("Its SIP password does not open: it is damaged, or was sealed with a key that this workspace no longer has. "
                                    "Open it and type the password again, or generate another."),
                                opened.error().detail});
        if (!opened)
            return refuse(*extension, opened.error());
        plain.push_back(std::move(*opened));
    }
    std::optional<Extension> opened; // the device's own settings are the first one's
    if (!first.autoProvision->sealedOverrides.empty()) {
        opened = first;
        if (auto done = openOverrides(*opened, m_vault); !done)
            return refuse(first, done.error());
    }
    const std::string url = m_baseUrl + "/" + keys.secret + "/";
    const std::string firmware = keys.userAgent.empty() ? std::string() : m_catalogue.recognise(keys.userAgent).firmware;
    render::Handset handset{model, device.mac, {}, url, keys.admin, firmware};
    for (std::size_t i = 0; i < device.extensions.size(); ++i)
        handset.accounts.push_back({opened && i == 0 ? &*opened : device.extensions[i], plain[i]});
    auto made = make(handset);
    if (!made)
        return refuse(first, made.error());
    return made;
}

Result<render::Rendered> Fleet::render(const render::SiteFacts &facts, const Device &device, const PhoneKeys &keys,
                                       const std::unordered_map<Uuid, store::Blob> &passwords) const
{
    return withHandset(device, keys, passwords, [&](const render::Handset &handset) { return m_renderer.render(facts, handset); });
}

Result<render::Explained> Fleet::explain(const render::SiteFacts &facts, const Device &device, const PhoneKeys &keys,
                                         const std::unordered_map<Uuid, store::Blob> &passwords) const
{
    return withHandset(device, keys, passwords, [&](const render::Handset &handset) { return m_renderer.explain(facts, handset); });
}

} // namespace pbx::changes
