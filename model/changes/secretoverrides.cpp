#include "secretoverrides.h"

#include "domain/chars.h"
#include "domain/json.h"
#include "domain/say.h"
#include "domain/secretname.h"

#include <algorithm>
#include <QByteArray>

namespace pbx::changes {

using namespace domain;

namespace {

using Values = std::map<std::string, std::string>;

Result<std::string> open(const Uuid &extension, const std::string &name, const std::string &sealed, const store::Vault &vault)
{
    const QByteArray blob = QByteArray::fromBase64(QByteArray::fromStdString(sealed));
    return vault.open(blob.toStdString(), store::overrideRecord(extension, name));
}

const std::string *find(const Values &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
}

bool isSecret(const Values::value_type &value)
{
    return soundsSecret(value.first);
}

AutoProvision phoneOf(const std::optional<store::Side> &side)
{
    const auto object = side ? readObject(Kind::Extension, side->json) : Result<Object>(fail(Error{}));
    const auto *extension = object ? std::get_if<Extension>(&*object) : nullptr;
    return extension && extension->autoProvision ? *extension->autoProvision : AutoProvision();
}

} // namespace

Result<std::vector<std::string>> sealOverrides(Extension &extension, const std::optional<store::Side> &stored, const store::Vault &vault)
{
    std::vector<std::string> lost;
    if (!extension.autoProvision)
        return lost;
    Values &clear = extension.autoProvision->overrides;
    Values &sealed = extension.autoProvision->sealedOverrides;
    if (sealed.empty() && std::ranges::none_of(clear, isSecret))
        return lost;
    const AutoProvision old = phoneOf(stored);
    for (auto &[name, blob] : sealed) {
        if (!blob.empty())
            continue;
        if (const auto *kept = find(old.sealedOverrides, name))
            blob = *kept;
        else if (const auto *plain = find(old.overrides, name))
            clear.emplace(name, *plain);
        else
            lost.push_back(name);
    }
    std::erase_if(sealed, [](const auto &value) { return value.second.empty(); });
    for (const auto &[name, value] : clear) {
        if (!soundsSecret(name))
            continue;
        if (const auto *kept = find(old.sealedOverrides, name)) {
            const auto known = open(extension.id, name, *kept, vault);
            if (!known && known.error().kind == ErrorKind::Locked)
                return fail(known.error());
            if (known && *known == value) {
                sealed.insert_or_assign(name, *kept);
                continue;
            }
        }
        const auto blob = vault.seal(value, store::overrideRecord(extension.id, name));
        if (!blob)
            return fail(blob.error());
        sealed.insert_or_assign(name, QByteArray::fromStdString(*blob).toBase64().toStdString());
    }
    std::erase_if(clear, [&sealed](const auto &value) { return sealed.contains(value.first); });
    return lost;
}

Result<void> openOverrides(Extension &extension, const store::Vault &vault)
{
    if (!extension.autoProvision)
        return {};
    for (const auto &[name, sealed] : extension.autoProvision->sealedOverrides) {
        auto value = open(extension.id, name, sealed, vault);
        if (!value && value.error().kind == ErrorKind::Locked)
            return fail(value.error());
        if (!value) {
            return fail(ErrorKind::Invalid,
                        say("The value of its override “%1” does not open: it is damaged, or was sealed with a key that this workspace no longer "
                            "has. Import the site with that value.",
                            {printable(name)}),
                        value.error().detail);
        }
        extension.autoProvision->overrides.insert_or_assign(name, std::move(*value));
    }
    extension.autoProvision->sealedOverrides.clear();
    return {};
}

Result<void> sealPlain(std::optional<store::Side> &side, const std::optional<store::Side> &stored, const store::Vault &vault)
{
    if (vault.locked() || !side || side->json.find(R"("overrides":{")") == std::string::npos)
        return {};
    const auto object = readObject(Kind::Extension, side->json);
    const auto *extension = object ? std::get_if<Extension>(&*object) : nullptr;
    if (!extension || !extension->autoProvision || std::ranges::none_of(extension->autoProvision->overrides, isSecret))
        return {};
    Extension whole = *extension;
    if (const auto done = sealOverrides(whole, stored, vault); !done)
        return fail(done.error());
    side->json = writeObject(whole);
    return {};
}

} // namespace pbx::changes
