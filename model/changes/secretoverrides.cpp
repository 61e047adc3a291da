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

struct Bag { // the parameters of a handset, or of all phones of a make or model
    Uuid owner;
    std::string of; // within the owner: empty, or "Yealink/T46U/"
    std::string pointer;
    ParameterValues *clear, *sealed;

    [[nodiscard]] std::string record(const std::string &name) const { return store::overrideRecord(owner, of + name); }
};

std::vector<Bag> bagsOf(Extension &extension)
{
    if (!extension.autoProvision)
        return {};
    AutoProvision &phone = *extension.autoProvision;
    return {{extension.id, {}, "/autoProvision/overrides", &phone.overrides, &phone.sealedOverrides}};
}

std::vector<Bag> bagsOf(Site &site)
{
    std::vector<Bag> out;
    for (ParameterSet &set : site.parameterSets) {
        out.push_back({site.id, set.make + "/" + set.model + "/", "/parameterSets/" + std::to_string(out.size()) + "/overrides", &set.overrides,
                       &set.sealedOverrides});
    }
    return out;
}

std::vector<Bag> bagsOf(Object &object)
{
    if (auto *extension = std::get_if<Extension>(&object))
        return bagsOf(*extension);
    auto *site = std::get_if<Site>(&object);
    return site ? bagsOf(*site) : std::vector<Bag>();
}

Result<std::string> open(const Bag &bag, const std::string &name, const std::string &sealed, const store::Vault &vault)
{
    const QByteArray blob = QByteArray::fromBase64(QByteArray::fromStdString(sealed));
    return vault.open(blob.toStdString(), bag.record(name));
}

const std::string *find(const ParameterValues &values, const std::string &name)
{
    const auto found = values.find(name);
    return found == values.end() ? nullptr : &found->second;
}

bool hasSecret(const Bag &bag)
{
    return !bag.sealed->empty() || std::ranges::any_of(*bag.clear, [](const auto &value) { return soundsSecret(value.first); });
}

// What was stored in the same place.
struct Old {
    ParameterValues clear, sealed;
};
Old oldOf(const Bag &bag, Kind kind, const std::optional<store::Side> &side)
{
    auto object = side ? readObject(kind, side->json) : Result<Object>(fail(Error{}));
    for (const Bag &old : object ? bagsOf(*object) : std::vector<Bag>()) {
        if (old.of == bag.of)
            return {std::move(*old.clear), std::move(*old.sealed)};
    }
    return {};
}

Result<void> seal(const Bag &bag, const Old &old, const store::Vault &vault, std::vector<LostOverride> &lost)
{
    for (auto &[name, blob] : *bag.sealed) {
        if (!blob.empty())
            continue;
        if (const auto *kept = find(old.sealed, name))
            blob = *kept;
        else if (const auto *plain = find(old.clear, name))
            bag.clear->emplace(name, *plain);
        else
            lost.push_back({bag.pointer, name});
    }
    std::erase_if(*bag.sealed, [](const auto &value) { return value.second.empty(); });
    for (const auto &[name, value] : *bag.clear) {
        if (!soundsSecret(name))
            continue;
        if (const auto *kept = find(old.sealed, name)) {
            const auto known = open(bag, name, *kept, vault);
            if (!known && known.error().kind == ErrorKind::Locked)
                return fail(known.error());
            if (known && *known == value) {
                bag.sealed->insert_or_assign(name, *kept);
                continue;
            }
        }
        const auto blob = vault.seal(value, bag.record(name));
        if (!blob)
            return fail(blob.error());
        bag.sealed->insert_or_assign(name, QByteArray::fromStdString(*blob).toBase64().toStdString());
    }
    std::erase_if(*bag.clear, [&bag](const auto &value) { return bag.sealed->contains(value.first); });
    return {};
}

Result<void> openAll(const std::vector<Bag> &bags, const store::Vault &vault)
{
    for (const Bag &bag : bags) {
        for (const auto &[name, sealed] : *bag.sealed) {
            auto value = open(bag, name, sealed, vault);
            if (!value && value.error().kind == ErrorKind::Locked)
                return fail(value.error());
            if (!value) {
                return fail(ErrorKind::Invalid,
                            say("The value of its override “%1” does not open: it is damaged, or was sealed with a key that this workspace no longer "
                                "has. Import the site with that value.",
                                {printable(name)}),
                            value.error().detail);
            }
            bag.clear->insert_or_assign(name, std::move(*value));
        }
        bag.sealed->clear();
    }
    return {};
}

} // namespace

Result<std::vector<LostOverride>> sealOverrides(Object &object, const std::optional<store::Side> &stored, const store::Vault &vault)
{
    std::vector<LostOverride> lost;
    for (const Bag &bag : bagsOf(object)) {
        if (!hasSecret(bag))
            continue;
        if (auto done = seal(bag, oldOf(bag, kindOf(object), stored), vault, lost); !done)
            return fail(done.error());
    }
    return lost;
}

Result<void> openOverrides(Extension &extension, const store::Vault &vault)
{
    return openAll(bagsOf(extension), vault);
}

Result<void> openOverrides(Site &site, const store::Vault &vault)
{
    return openAll(bagsOf(site), vault);
}

Result<void> openOverrides(Object &object, const store::Vault &vault)
{
    return openAll(bagsOf(object), vault);
}

Result<void> sealPlain(Kind kind, std::optional<store::Side> &side, const std::optional<store::Side> &stored, const store::Vault &vault)
{
    if (vault.locked() || !side || side->json.find(R"("overrides":{")") == std::string::npos)
        return {};
    auto object = readObject(kind, side->json);
    if (!object)
        return {};
    const bool plain = std::ranges::any_of(
        bagsOf(*object), [](const Bag &bag) { return std::ranges::any_of(*bag.clear, [](const auto &value) { return soundsSecret(value.first); }); });
    if (!plain)
        return {};
    if (const auto done = sealOverrides(*object, stored, vault); !done)
        return fail(done.error());
    side->json = writeObject(*object);
    return {};
}

} // namespace pbx::changes
