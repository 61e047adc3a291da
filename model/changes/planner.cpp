#include "planner.h"

#include "domain/chars.h"
#include "domain/rules.h"
#include "domain/say.h"
#include "filechanges.h"
#include "refusal.h"
#include "storelookup.h"
#include "storenames.h"
#include "targets/lanservice.h"

#include <algorithm>
#include <map>
#include <set>

namespace pbx::changes {

using namespace domain;
using targets::RenderedPhone;

namespace {

constexpr std::size_t kPhonesPerTick = 64;

using FilesByMac = std::map<std::optional<MacAddress>, std::vector<store::PublishedFile>>;

// A value of the hash: length first, so that no two lists of values read the same.
void hashIn(std::string &into, std::string_view value)
{
    into += std::to_string(value.size());
    into += ':';
    into += value;
}

std::string digest(const Planned &planned)
{
    const Plan &plan = planned.plan;
    std::string text;
    hashIn(text, plan.site.toString());
    hashIn(text, std::to_string(plan.revision));
    hashIn(text, planned.changes.siteRemoved ? "removed" : plan.siteName);
    for (const store::ObjectRecord &record : planned.applied) {
        hashIn(text, record.id.toString());
        hashIn(text, std::to_string(record.version));
        for (const auto *side : {&record.base, &record.local}) {
            hashIn(text, *side ? (*side)->json : std::string("-"));
            hashIn(text, *side ? (*side)->secret : std::string("-"));
        }
    }
    for (const FirewallRule &rule : planned.changes.rules)
        hashIn(text, writeObject(rule));
    const auto files = [&text](const std::vector<FileChange> &changes) {
        for (const FileChange &file : changes) {
            hashIn(text, file.name);
            hashIn(text, file.etagBefore);
            hashIn(text, file.etagAfter);
        }
    };
    for (const PlannedPhone &phone : plan.phones) {
        hashIn(text, phone.mac.toString());
        files(phone.files);
    }
    hashIn(text, "common");
    files(plan.commonFiles);
    return store::sha256Hex(text);
}

// ---- one run ------------------------------------------------------------------------------------------------------

class Run {
public:
    Run(store::Store &store, const store::Vault &vault, const Fleet &fleet, const Progress &progress, const Uuid &site)
        : m_store(store)
        , m_vault(vault)
        , m_fleet(fleet)
        , m_progress(progress)
        , m_out{Plan{site}, {}, targets::ChangeSet{{}, {}, site}, {}}
    {}

    Result<void> keys(SiteState state); // before the others: it may make keys anew, and take files away with them
    Result<void> begin();
    Result<void> check(const catalogue::Catalogue &catalogue);
    Result<void> render(const render::Renderer &renderer);
    Result<void> removals();
    Result<void> texts(const TextsOf &of);
    Planned finish();

private:
    [[nodiscard]] const std::vector<store::PublishedFile> *before(const std::optional<MacAddress> &mac) const
    {
        const auto found = m_before.find(mac);
        return found == m_before.end() ? nullptr : &found->second;
    }
    [[nodiscard]] Result<void> renderDevices(const render::SiteFacts &facts);
    void addPhone(const Device &device, render::Rendered rendered);
    [[nodiscard]] bool keysChanged(const Device &device) const;
    void warn(const Findings &findings, const std::string &prefix);

    store::Store &m_store;
    const store::Vault &m_vault;
    const Fleet &m_fleet;
    const Progress &m_progress;
    SiteState m_state;
    std::vector<Device> m_devices;
    std::map<MacAddress, PhoneKeys> m_keys;
    std::string m_token;
    FilesByMac m_before;
    std::unordered_set<Uuid> m_keysEdited;        // extensions whose own keys change
    std::unordered_set<Uuid> m_conditionsTouched; // what keys of others follow
    std::unordered_set<std::string> m_numbersTouched;
    std::unordered_set<Uuid> m_appliedIds;
    std::set<MacAddress> m_wanted;
    Planned m_out;
};

Result<void> Run::keys(SiteState state)
{
    m_state = std::move(state);
    Plan &plan = m_out.plan;
    if (!m_state.site)
        return {};
    m_devices = devicesOf(m_state);
    std::vector<MacAddress> macs;
    for (const Device &device : m_devices)
        macs.push_back(device.mac);
    m_wanted.insert(macs.begin(), macs.end());
    auto keys = phoneKeys(m_store, m_vault, plan.site, macs);
    if (!keys)
        return fail(keys.error());
    m_keys = std::move(*keys);
    auto token = siteToken(m_store, m_vault, plan.site, m_state.site->name.text());
    if (!token)
        return fail(token.error());
    m_token = std::move(*token);
    const auto renewed = keysRenewed(m_store, plan.site);
    if (!renewed)
        return fail(renewed.error());
    if (*renewed) {
        plan.warnings.push_back(
            {Severity::Warning,
             {},
             say("Secrets of this site’s phones no longer opened, as the workspace’s key is another one or they were damaged; they were made "
                 "anew. Those phones come by the site’s URL again: see that DHCP option 66 or 160 holds the present one. Apply lets them, "
                 "for seven days.")});
    }
    return {};
}

Result<void> Run::begin()
{
    Plan &plan = m_out.plan;
    const Uuid site = plan.site;
    const auto published = m_store.publishedSite(site);
    if (!published)
        return fail(published.error());
    plan.revision = *published ? (*published)->revision : 0;
    plan.siteName = m_state.site ? m_state.site->name.text() : *published ? (*published)->name : std::string();
    if (!m_state.site && !*published && m_state.applied.empty())
        return fail(ErrorKind::NotFound, say("There is no site with the id %1.", {site.toString()}));
    auto files = m_store.allPublishedFiles(site, false);
    if (!files)
        return fail(files.error());
    for (store::PublishedFile &file : *files) {
        const auto mac = file.mac;
        m_before[mac].push_back(std::move(file));
    }
    const StoreNames names(m_store);
    for (const store::ObjectRecord &record : m_state.applied) {
        auto object = describe(record, names);
        if (!object)
            return fail(object.error());
        const bool keys = std::any_of(object->fields.begin(), object->fields.end(),
                                      [](const FieldChange &field) { return field.pointer.starts_with("/autoProvision/keys/"); });
        if (keys)
            m_keysEdited.insert(record.id);
        if (record.kind == Kind::DayNightCondition)
            m_conditionsTouched.insert(record.id);
        m_appliedIds.insert(record.id);
        plan.versions.push_back({record.id, record.version});
        plan.objects.push_back(std::move(*object));
    }
    for (const Extension &extension : m_state.extensions) {
        if (m_appliedIds.contains(extension.id))
            m_numbersTouched.insert(extension.number.text());
    }
    plan.removals = m_state.removals;
    plan.massRemoval = isMassRemoval(m_state.removals, m_state.objects);
    for (const std::string &title : m_state.needed)
        plan.warnings.push_back({Severity::Warning, {}, say("“%1” is applied too: what you selected cannot do without it.", {title})});
    return {};
}

void Run::warn(const Findings &findings, const std::string &prefix)
{
    for (const Finding &finding : findings)
        m_out.plan.warnings.push_back({Severity::Warning, finding.pointer, prefix + finding.sentence});
}

// The rules over the whole site as it would be: a selection may make what no single edit made.
Result<void> Run::check(const catalogue::Catalogue &catalogue)
{
    if (!m_state.site)
        return {};
    const SiteDocument document{*m_state.site, m_state.offices, m_state.conditions, m_state.extensions, m_state.rules};
    std::unordered_set<std::uint64_t> edited; // addresses that are worth a question
    for (const Extension &extension : m_state.extensions) {
        if (m_appliedIds.contains(extension.id) && extension.autoProvision && extension.autoProvision->mac)
            edited.insert(extension.autoProvision->mac->value());
    }
    std::optional<Error> failure;
    const auto elsewhere = [&](const Uuid &own, const MacAddress &mac) {
        auto sites = edited.contains(mac.value()) ? otherSitesWith(m_store, own, mac) : std::vector<std::string>();
        if (!sites)
            failure = sites.error();
        return std::move(sites).value_or(std::vector<std::string>());
    };
    Refusal refusal;
    for (const Finding &finding : domain::check(document, catalogue, elsewhere)) {
        std::string_view rest = finding.pointer;
        constexpr std::string_view kExtensions = "/extensions/";
        std::string owner;
        bool concerns = true;
        if (rest.starts_with(kExtensions)) {
            rest.remove_prefix(kExtensions.size());
            const auto index = parseDecimal(rest.substr(0, rest.find('/')), m_state.extensions.size());
            if (index && *index < m_state.extensions.size()) {
                owner = title(m_state.extensions[*index]) + ": ";
                concerns = m_appliedIds.contains(m_state.extensions[*index].id);
            }
        }
        if (finding.severity == Severity::Warning && concerns)
            warn({finding}, owner);
        if (finding.severity == Severity::Error)
            refusal.add(owner + finding.sentence);
    }
    if (failure)
        return fail(*failure);
    return refusal.result();
}

bool Run::keysChanged(const Device &device) const
{
    const auto follows = [this](const Key &key) {
        if (const auto *monitor = std::get_if<MonitorKey>(&key))
            return m_numbersTouched.contains(monitor->extension.text());
        const auto *toggle = std::get_if<DayNightKey>(&key);
        return toggle && m_conditionsTouched.contains(toggle->condition);
    };
    return std::any_of(device.extensions.begin(), device.extensions.end(), [&](const Extension *extension) {
        const KeyMap &keys = extension->autoProvision->keys;
        return m_keysEdited.contains(extension->id) || std::any_of(keys.begin(), keys.end(), [&](const auto &slot) { return follows(slot.second); });
    });
}

void Run::addPhone(const Device &device, render::Rendered rendered)
{
    const Extension &first = *device.extensions.front();
    RenderedPhone phone{device.mac, first.id, {}};
    for (render::File &file : rendered.files)
        phone.files.push_back(Fleet::published(std::move(file)));
    const auto *old = before(device.mac);
    if (!differ({old, &phone.files}))
        return;
    PlannedPhone planned{
        device.mac, first.id, title(first), old == nullptr, false, old != nullptr && keysChanged(device), false, fileChanges({old, &phone.files})};
    m_out.plan.phones.push_back(std::move(planned));
    m_out.changes.phones.push_back(std::move(phone));
    warn(rendered.warnings, title(first) + ": ");
}

Result<void> Run::renderDevices(const render::SiteFacts &facts)
{
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        if (m_progress && i % kPhonesPerTick == 0 && !m_progress(i, m_devices.size()))
            return fail(ErrorKind::Cancelled, say("Stopped. Nothing was applied."));
        auto rendered = m_fleet.render(facts, m_devices[i], m_keys.at(m_devices[i].mac), m_state.passwords);
        if (rendered) {
            addPhone(m_devices[i], std::move(*rendered));
            continue;
        }
        if (rendered.error().kind != ErrorKind::Invalid)
            return fail(rendered.error());
        m_out.plan.refused.push_back(rendered.error().sentence);
    }
    if (m_progress && !m_progress(m_devices.size(), m_devices.size()))
        return fail(ErrorKind::Cancelled, say("Stopped. Nothing was applied."));
    return {};
}

Result<void> Run::render(const render::Renderer &renderer)
{
    m_out.changes.rules = m_state.rules;
    if (!m_state.site)
        return {};
    const auto facts = m_fleet.facts(m_state);
    if (!facts && facts.error().kind != ErrorKind::Invalid)
        return fail(facts.error());
    if (!facts)
        m_out.plan.refused.push_back(facts.error().sentence);
    else if (auto rendered = renderDevices(*facts); !rendered)
        return rendered;
    std::vector<RenderedPhone::File> common;
    auto siteFiles = renderer.siteFiles(m_fleet.baseUrl() + "/" + m_token + "/");
    if (!siteFiles)
        return fail(siteFiles.error());
    for (render::File &file : *siteFiles)
        common.push_back(Fleet::published(std::move(file)));
    if (const Files files{before(std::nullopt), &common}; differ(files)) {
        m_out.plan.commonFiles = fileChanges(files);
        m_out.changes.commonFiles = std::move(common);
    }
    return {};
}

Result<void> Run::removals()
{
    for (const auto &[mac, files] : m_before) {
        if (!mac || m_wanted.contains(*mac))
            continue;
        PlannedPhone phone{*mac, m_out.plan.site, mac->toString(), false, true, false, false, fileChanges({&files, nullptr})};
        // The extension that had it is told by what was applied before.
        for (const store::ObjectRecord &record : m_state.applied) {
            const auto object =
                record.kind == Kind::Extension && record.base ? readObject(record.kind, record.base->json) : Result<Object>(fail(Error{}));
            const auto *extension = object ? std::get_if<Extension>(&*object) : nullptr;
            if (extension && extension->autoProvision && extension->autoProvision->mac == mac) {
                phone.extension = extension->id;
                phone.title = title(*extension);
            }
        }
        m_out.plan.phones.push_back(std::move(phone));
        m_out.changes.removedPhones.push_back(*mac);
    }
    m_out.changes.siteRemoved = !m_state.site;
    const auto phones = m_store.phones(m_out.plan.site);
    if (!phones)
        return fail(phones.error());
    for (const store::PhoneRecord &phone : *phones) {
        if (!m_wanted.contains(phone.mac) && !m_state.saved.contains(phone.mac) && !before(phone.mac))
            m_out.forgottenPhones.push_back(phone.mac);
    }
    return {};
}

Result<void> Run::texts(const TextsOf &of)
{
    const auto fill = [this](std::vector<FileChange> &changes, const std::optional<MacAddress> &mac, const std::vector<RenderedPhone::File> *after) {
        if (changes.empty())
            return Result<void>();
        const auto stored = m_store.publishedFiles(m_out.plan.site, mac, true);
        return stored ? fillTexts(changes, {&*stored, after}, m_vault) : Result<void>(fail(stored.error()));
    };
    std::map<MacAddress, const RenderedPhone *> rendered;
    for (const RenderedPhone &phone : m_out.changes.phones)
        rendered.emplace(phone.mac, &phone);
    std::size_t index = 0;
    for (PlannedPhone &phone : m_out.plan.phones) {
        phone.textsLeftOut = !of(phone.mac, index++);
        const auto found = rendered.find(phone.mac);
        auto filled = phone.textsLeftOut ? Result<void>() : fill(phone.files, phone.mac, found == rendered.end() ? nullptr : &found->second->files);
        if (!filled)
            return filled;
    }
    return fill(m_out.plan.commonFiles, std::nullopt, &m_out.changes.commonFiles);
}

Planned Run::finish()
{
    m_out.applied = std::move(m_state.applied);
    m_out.changes.siteName = m_out.plan.siteName;
    m_out.changes.basedOn = m_out.plan.revision;
    m_out.plan.hash = digest(m_out);
    m_out.changes.hash = m_out.plan.hash;
    return std::move(m_out);
}

} // namespace

Planner::Planner(store::Store &store, const store::Vault &vault, const catalogue::Catalogue &catalogue, const render::Renderer &renderer)
    : m_store(store)
    , m_vault(vault)
    , m_catalogue(catalogue)
    , m_renderer(renderer)
{}

Result<Planned> Planner::make(const Uuid &site, const std::optional<std::unordered_set<Uuid>> &selected, const TextsOf &texts,
                              const Progress &progress)
{
    if (m_vault.locked())
        return fail(ErrorKind::Locked, say("The workspace is locked. Unlock it to see and apply the phones’ files."));
    auto state = siteState(m_store, site, selected);
    if (!state)
        return fail(state.error());
    const auto baseUrl = targets::baseUrl(m_store);
    if (!baseUrl)
        return fail(baseUrl.error());
    const Fleet fleet(m_catalogue, m_renderer, m_vault, *baseUrl);
    Run run(m_store, m_vault, fleet, progress, site);
    Result<void> step = run.keys(std::move(*state));
    if (step)
        step = run.begin();
    if (step)
        step = run.check(m_catalogue);
    if (step)
        step = run.render(m_renderer);
    if (step)
        step = run.removals();
    if (step && texts)
        step = run.texts(texts);
    if (!step)
        return fail(step.error());
    return run.finish();
}

} // namespace pbx::changes
