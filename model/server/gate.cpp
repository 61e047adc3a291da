#include "gate.h"

#include "domain/chars.h"
#include "firewall.h"

#include <algorithm>

namespace pbx::server {

namespace {

constexpr std::size_t kShortestSecret = 20; // letters and digits; store::newUrlSecret makes longer ones

std::string_view lastSegment(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // all of it where it has no slash
}

bool isNameChar(char c)
{
    return domain::isAlpha(c) || domain::isDigit(c) || std::string_view("-._~").find(c) != std::string_view::npos;
}

std::size_t longestWord(std::string_view name)
{
    std::size_t longest = 0, length = 0;
    for (const char c : name) {
        length = domain::isAlpha(c) || domain::isDigit(c) ? length + 1 : 0;
        longest = std::max(longest, length);
    }
    return longest;
}

} // namespace

std::string nameForLog(std::string_view path)
{
    const std::string_view name = lastSegment(path);
    const bool isFile = name.find('.') != std::string_view::npos && std::ranges::all_of(name, isNameChar) && longestWord(name) < kShortestSecret;
    return isFile ? domain::printable(name, 200) : std::string();
}

void Gate::setBasePaths(std::vector<std::string> paths)
{
    for (std::string &path : paths) {
        while (path.ends_with('/'))
            path.pop_back();
    }
    std::ranges::sort(paths, std::ranges::greater(), &std::string::size); // /prov must not hide /prov/old
    const std::lock_guard lock(m_mutex);
    m_basePaths.swap(paths);
}

void Gate::setTrustedProxies(std::vector<domain::IpPrefix> proxies)
{
    const std::lock_guard lock(m_mutex);
    m_trustedProxies.swap(proxies);
}

bool Gate::isProxy(const domain::IpAddress &address) const
{
    const std::shared_lock lock(m_mutex);
    return std::ranges::any_of(m_trustedProxies, [&](const domain::IpPrefix &prefix) { return prefix.contains(address); });
}

std::string_view Gate::withoutBase(std::string_view path) const
{
    const std::shared_lock lock(m_mutex);
    for (const std::string &base : m_basePaths) {
        if (path.starts_with(base) && path.substr(base.size()).starts_with('/'))
            return path.substr(base.size());
    }
    return path;
}

Gate::Split Gate::split(std::string_view path) const
{
    path = withoutBase(path);
    if (path.starts_with('/'))
        path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos)
        return {path, {}};
    return {path.substr(0, slash), path.substr(slash + 1)};
}

Reason Gate::bySecret(const Registry::Found &found, const Split &split, Decision &out) const
{
    const StoredPhone &phone = *found.phone;
    out.log.mac = phone.mac;
    out.log.extension = phone.extension;
    if (found.key == Registry::Key::PreviousSecret && phone.state->previousIsDead())
        return Reason::WrongSecret;
    if (out.log.rule.empty())
        return found.site->rules.empty() ? Reason::NoRules : Reason::NotAllowed;
    out.knownPhone = true;
    out.file = split.name.empty() ? phone.mainFile() : phone.file(domain::lowered(split.name));
    return out.file ? Reason::None : Reason::NoSuchFile;
}

Reason Gate::byToken(const Registry::Found &found, const Split &split, const Asker &asker, bool isHead, Decision &out) const
{
    const std::string name = domain::lowered(split.name);
    const auto mac = macInName(name);
    const StoredPhone *phone = mac ? found.site->phone(*mac) : nullptr;
    const auto common = found.site->commonFiles.find(name);
    const bool isCommon = common != found.site->commonFiles.end();
    if (mac && !isCommon)
        out.log.mac = mac;
    if (phone && !isCommon)
        out.log.extension = phone->extension;
    if (out.log.rule.empty())
        return found.site->rules.empty() ? Reason::NoRules : Reason::NotAllowed;
    if (isCommon) {
        out.file = &common->second;
        return Reason::None;
    }
    if (!mac)
        return Reason::NoSuchFile;
    const StoredFile *file = phone ? phone->file(name) : nullptr;
    if (!phone)
        return m_limit.reached(asker.address, mac, asker.steady) ? Reason::RateLimit : Reason::UnknownMac;
    if (!found.site->addressAndMacOnly) {
        const PhoneState::Entry entry = phone->state->enter(asker.address, asker.now, false);
        if (!entry.bound && !entry.pardoned && m_limit.reached(asker.address, mac, asker.steady))
            return Reason::RateLimit;
        if (entry.reason != Reason::None)
            return entry.reason;
        if (!file)
            return Reason::NoSuchFile;
        // Somebody else may have been quicker since the question above.
        const PhoneState::Entry bound = phone->state->enter(asker.address, asker.now, !isHead);
        if (bound.reason != Reason::None)
            return bound.reason;
        if (bound.justBound)
            out.change = EnrolmentChange{found.site->site, phone->mac, asker.address, false, {}};
    } else if (m_limit.reached(asker.address, mac, asker.steady)) {
        return Reason::RateLimit;
    }
    out.file = file;
    return file ? Reason::None : Reason::NoSuchFile;
}

Decision Gate::decide(const RequestHead &head, const Asker &asker)
{
    static const SiteSnapshot nobody{domain::Uuid::random(), {}, false, {}, {}, {}, {}};
    const Split parts = split(head.path);
    const Registry::Found found = m_registry.find(parts.urlPart);
    const SiteSnapshot &site = found.site ? *found.site : nobody;
    const domain::FirewallRule *rule = allowingRule(site.rules, asker.address);

    Decision out;
    out.keep = found.site;
    out.log.address = asker.address;
    out.log.file = nameForLog(head.path);
    if (found.site)
        out.log.site = site.site;
    if (rule)
        out.log.rule = rule->description.empty() ? rule->prefix.toString() : rule->description.text();

    Reason reason = Reason::WrongSecret;
    if (!found.site) {
        out.log.mac = macInName(lastSegment(head.path));
        if (m_limit.reached(asker.address, out.log.mac, asker.steady))
            reason = Reason::RateLimit;
    } else {
        reason = found.phone ? bySecret(found, parts, out) : byToken(found, parts, asker, head.isHead, out);
    }
    out.log.reason = reason;
    if (reason == Reason::None) {
        out.log.file = out.file->name; // as published, however it was asked for
        const TagMatch match = matchTag(head.ifNoneMatch, out.file->etag);
        out.status = match == TagMatch::No ? Status::Ok : Status::NotModified;
        out.log.outcome = match == TagMatch::No ? Outcome::Sent : Outcome::NotChanged;
        if (!head.isHead && match != TagMatch::Any)
            out.log.etag = out.file->etag;
    } else {
        out.file = nullptr;
        out.log.outcome = reason == Reason::NoSuchFile ? Outcome::NotFound : Outcome::Refused;
        if (out.log.outcome == Outcome::Refused && reason != Reason::RateLimit)
            m_limit.count(asker.address, found.phone ? std::nullopt : out.log.mac, asker.steady);
    }
    if (out.knownPhone && found.key == Registry::Key::Secret && !head.isHead && found.phone->state->useSecret(found.phone->secret))
        out.change = EnrolmentChange{site.site, found.phone->mac, std::nullopt, true, found.phone->secretVersion};
    return out;
}

} // namespace pbx::server
