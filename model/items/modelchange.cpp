#include "modelchange.h"

#include "extensionwork.h"
#include "phonefacts.h"
#include "textof.h"

#include "domain/chars.h"
#include "domain/rules.h"
#include "domain/say.h"

#include <algorithm>

namespace pbx::items {

using domain::AutoProvision;
using domain::KeyType;
using domain::SlotId;

namespace {

// Modules of a type, or of a number, that the model does not take.
void fitModules(ExtensionDraft::Outcome &out, AutoProvision &phone, const domain::ModelTraits &model)
{
    if (!phone.modules)
        return;
    const auto module = std::ranges::find_if(
        model.modules, [&](const domain::ModuleTraits &one) { return domain::equalsIgnoringCase(one.type, phone.modules->type); });
    const int most = module == model.modules.end() ? 0 : module->most;
    if (phone.modules->count <= most)
        return;
    out.lostModules = domain::ExpansionModules{phone.modules->type, phone.modules->count - most};
    phone.modules->count = most;
    if (most == 0)
        phone.modules.reset();
}

// Parameters that were typed by their own names mean nothing in the files of another family.
void dropOverrides(ExtensionDraft::Outcome &out, AutoProvision &phone)
{
    for (const auto &[name, value] : phone.overrides)
        out.lostParameters.push_back(name);
    for (const auto &[name, sealed] : phone.sealedOverrides)
        out.lostParameters.push_back(name);
    phone.overrides.clear();
    phone.sealedOverrides.clear();
}

// Keys that the chosen model and modules do not have are left out; a phone with keys has its main one.
void fitKeys(ExtensionDraft::Outcome &out, AutoProvision &phone, const domain::ModelTraits &model)
{
    std::erase_if(phone.keys, [&](const auto &entry) {
        const bool lost = !domain::fits(entry.first, model, phone.modules);
        if (lost && !(model.keys == 0 && domain::typeOf(entry.second) == KeyType::Main))
            out.lostKeys.push_back(entry.first.toString());
        return lost;
    });
    const bool hasMain = std::ranges::any_of(phone.keys, [](const auto &entry) { return domain::typeOf(entry.second) == KeyType::Main; });
    if (hasMain || model.keys == 0)
        return;
    for (int key = 1; key <= model.keys; ++key) {
        if (phone.keys.try_emplace(SlotId::phone(key), domain::MainKey{}).second)
            return;
    }
    phone.keys.insert_or_assign(SlotId::phone(1), domain::MainKey{});
}

// "4, 7–12" of the phone's own keys.
std::string ranges(const std::vector<std::string> &slots)
{
    std::string out;
    int first = 0;
    int last = 0;
    const auto close = [&] {
        if (first > 0)
            out += (out.empty() ? "" : ", ") + std::to_string(first) + (last > first ? "–" + std::to_string(last) : "");
    };
    for (const std::string &text : slots) {
        const auto slot = SlotId::parse(text);
        if (!slot || !slot->isOnPhone())
            continue;
        if (slot->key() != last + 1 || first == 0) {
            close();
            first = slot->key();
        }
        last = slot->key();
    }
    close();
    return out;
}

QStringList leftOut(const ExtensionDraft::Outcome &outcome)
{
    QStringList parts;
    const auto onModules = std::ranges::count_if(outcome.lostKeys, [](const std::string &slot) { return slot.starts_with('m'); });
    const auto onPhone = static_cast<std::ptrdiff_t>(outcome.lostKeys.size()) - onModules;
    if (onPhone > 0)
        parts += toQt(onPhone == 1 ? say("key %1", {ranges(outcome.lostKeys)}) : say("keys %1", {ranges(outcome.lostKeys)}));
    if (outcome.lostModules)
        parts += toQt(say("%1 × %2", {std::to_string(outcome.lostModules->count), outcome.lostModules->type}));
    if (onModules > 0)
        parts += toQt(onModules == 1 ? say("1 configured key of a module") : say("%1 configured keys of modules", {std::to_string(onModules)}));
    if (outcome.lostHandset)
        parts += toQt(say("handset number %1", {std::to_string(*outcome.lostHandset)}));
    for (const std::string &name : outcome.lostParameters)
        parts += toQt(say("parameter %1", {name}));
    return parts;
}

} // namespace

void fitToModel(ExtensionDraft::Outcome &out, const domain::Extension &saved, const catalogue::Catalogue &catalogue, const QStringList &typed)
{
    if (!out.extension.autoProvision)
        return;
    AutoProvision &phone = *out.extension.autoProvision;
    const catalogue::Model *model = catalogue.model(phone.make, phone.model);
    if (!model)
        return;
    const catalogue::Model *before = saved.autoProvision ? catalogue.model(saved.autoProvision->make, saved.autoProvision->model) : nullptr;
    if (saved.autoProvision && before != model) {
        if (!typed.contains(QLatin1String(field::kModuleType)) && !typed.contains(QLatin1String(field::kModuleCount)))
            fitModules(out, phone, model->traits);
        if (phone.handset && *phone.handset > model->traits.handsets && !typed.contains(QLatin1String(field::kHandset)))
            out.lostHandset = std::exchange(phone.handset, std::nullopt);
        if (before && before->family != model->family)
            dropOverrides(out, phone);
    }
    fitKeys(out, phone, model->traits);
}

QString leftOutText(const ExtensionDraft::Outcome &outcome)
{
    const QStringList parts = leftOut(outcome);
    if (parts.isEmpty() || !outcome.extension.autoProvision)
        return {};
    const AutoProvision &phone = *outcome.extension.autoProvision;
    return toQt(say("The %1 has no place for: %2. This is left out when you save.",
                    {phone.make + " " + phone.model, fromQt(parts.join(QStringLiteral(", ")))}));
}

QString modelChangeText(const ExtensionDraft &draft, const ExtensionDraft::Outcome &outcome, const render::Renderer &renderer)
{
    if (!draft.isEdited(QLatin1String(field::kMake)) && !draft.isEdited(QLatin1String(field::kModel)))
        return {};
    QStringList sentences;
    if (const QString lost = leftOutText(outcome); !lost.isEmpty())
        sentences += lost;
    QStringList idle;
    for (const domain::Finding &finding : renderer.unanswered(outcome.extension))
        idle += fieldTitle(fieldsOfGap(finding.pointer).value(0));
    if (!idle.isEmpty())
        sentences += toQt(say("Kept, but not in this phone's file: %1.", {fromQt(idle.join(QStringLiteral(", ")))}));
    return sentences.join(u' ');
}

} // namespace pbx::items
