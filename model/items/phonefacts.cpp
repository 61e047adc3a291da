#include "phonefacts.h"

#include "extensiondraft.h"
#include "textof.h"

#include "domain/say.h"
#include "domain/tosay.h"

#include <algorithm>
#include <array>

namespace pbx::items {

QStringList fieldsOfGap(const std::string &pointer)
{
    const QString field = toQt(pointer);
    if (field == QLatin1String("/autoProvision/network"))
        return {QLatin1String(field::kNetworkMode), QLatin1String(field::kAddress), QLatin1String(field::kPrefix),
                QLatin1String(field::kGateway),     QLatin1String(field::kDns1),    QLatin1String(field::kDns2)};
    if (field == QLatin1String("/autoProvision/expansionModules"))
        return {QLatin1String(field::kModuleType), QLatin1String(field::kModuleCount)};
    return {field};
}

FieldSentences gapsOf(const catalogue::Model *model, const render::Renderer &renderer)
{
    FieldSentences out;
    for (const render::Gap &gap : model ? renderer.gaps(*model) : std::vector<render::Gap>())
        out[fieldsOfGap(gap.pointer).value(0)] = toQt(gap.sentence);
    return out;
}

std::map<QString, BulkGap> gapsOf(const BulkPhones &phones, const render::Renderer &renderer)
{
    std::map<QString, BulkGap> out;
    for (const BulkPhones::Kind &kind : phones.kinds) {
        for (const render::Gap &gap : kind.known ? renderer.gaps(*kind.known) : std::vector<render::Gap>()) {
            for (const QString &field : fieldsOfGap(gap.pointer)) {
                BulkGap &one = out[field];
                one.phones += kind.count;
                one.sentence = one.sentence.isEmpty() ? toQt(gap.sentence) : one.sentence;
            }
        }
    }
    return out;
}

FieldSentences unsourcedOf(const catalogue::Model *model, const QString &moduleType)
{
    struct Fact {
        std::string_view name;
        const char *field;
        const char *sentence;
    };
    static constexpr std::array kFacts{
        Fact{"keys", field::kKeys, toSay("No source tells how many keys this model has. Compare with the phone.")},
        Fact{"modules", field::kModuleType, toSay("No source tells which modules this model takes. Compare with the phone.")},
        Fact{"handsets", field::kHandset, toSay("No source tells how many handsets this base takes. Compare with its manual.")},
        Fact{"callsPerLineKey", field::kCallsPerLineKey, toSay("No source tells whether this model takes this setting.")},
        Fact{"staticNetwork", field::kNetworkMode, toSay("No source tells whether this model takes a static address from its file.")},
    };
    FieldSentences out;
    if (!model)
        return out;
    for (const Fact &fact : kFacts) {
        if (std::ranges::find(model->unverified, fact.name) != model->unverified.end())
            out[QLatin1String(fact.field)] = toQt(say(fact.sentence));
    }
    if (const catalogue::Module *module = model->module(fromQt(moduleType)); module && !module->verified)
        out[QLatin1String(field::kModuleType)] = toQt(say("No source tells all about this module. Compare with the phone."));
    return out;
}

} // namespace pbx::items
