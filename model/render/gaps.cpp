#include "gaps.h"

#include "domain/say.h"

#include <algorithm>

namespace pbx::render {

using domain::say;

namespace {

bool lacks(const Program &program, const catalogue::Model &model, std::string_view field)
{
    const domain::ModelTraits &traits = model.traits;
    if (field == "/autoProvision/network")
        return !model.staticNetwork || (!program.carries(Fact::Address) && !program.carries(Fact::Address1));
    if (field == "/autoProvision/callsPerLineKey")
        return !model.callsPerLineKey || !program.carries(Fact::AccountCalls);
    if (field == "/autoProvision/callWaitingTone")
        return !model.callWaitingTone || !program.carries(Fact::CallWaiting);
    if (field == "/autoProvision/startingPort")
        return !program.carries(Fact::AccountPort);
    if (field == "/autoProvision/codec")
        return !program.carries(Fact::AccountCodec);
    if (field == "/autoProvision/transport")
        return !program.carries(Fact::AccountTransport) && !program.carries(Fact::AccountProtocol);
    if (field == "/autoProvision/keys")
        return traits.keys > 0 && !program.repeats(Loop::PhoneKeys);
    if (field == "/autoProvision/expansionModules")
        return !traits.modules.empty() && !program.repeats(Loop::ModuleKeys);
    return !program.asks(Test::Clock) && !program.carries(Fact::FirstClock);
}

std::string sentenceOf(std::string_view field)
{
    if (field == "/autoProvision/network")
        return say("This phone takes no static address from its file. Set it on the phone itself.");
    if (field == "/autoProvision/callsPerLineKey")
        return say("The calls per line key cannot be set on this phone.");
    if (field == "/autoProvision/callWaitingTone")
        return say("The call waiting tone cannot be set on this phone by its file.");
    if (field == "/autoProvision/startingPort")
        return say("This phone takes no local SIP port from its file.");
    if (field == "/autoProvision/codec")
        return say("This phone takes no codecs from its file.");
    if (field == "/autoProvision/transport")
        return say("This phone takes no SIP transport from its file.");
    if (field == "/autoProvision/keys")
        return say("With this old firmware the phone arranges its keys by itself.");
    if (field == "/autoProvision/expansionModules")
        return say("The keys of this phone's expansion modules cannot be set by its file.");
    return say("This phone takes no time zone from its file. Set it on the phone itself.");
}

bool asks(const domain::AutoProvision &settings, const catalogue::Model &model, std::string_view field)
{
    static const domain::AutoProvision usual;
    if (field == "/autoProvision/network")
        return settings.network.has_value();
    if (field == "/autoProvision/callsPerLineKey")
        return settings.callsPerLineKey != usual.callsPerLineKey && model.traits.keys > 0;
    if (field == "/autoProvision/callWaitingTone")
        return !settings.callWaitingTone;
    if (field == "/autoProvision/startingPort")
        return settings.startingPort != usual.startingPort;
    if (field == "/autoProvision/codec")
        return settings.codec != usual.codec;
    if (field == "/autoProvision/transport")
        return settings.transport != usual.transport;
    if (field == "/autoProvision/keys")
        return settings.keys.size() > 1;
    return field == "/autoProvision/expansionModules" && settings.modules.has_value();
}

} // namespace

std::vector<Gap> gapsOf(const FamilyMap &family, const Program &program, const catalogue::Model &model)
{
    std::vector<Gap> out;
    for (const std::string_view field : kGapFields) {
        if (!lacks(program, model, field))
            continue;
        const auto own = std::ranges::find(family.missing, field, &std::pair<std::string, std::string>::first);
        out.push_back({std::string(field), own == family.missing.end() ? sentenceOf(field) : own->second});
    }
    return out;
}

domain::Findings unanswered(std::span<const Gap> gaps, const domain::AutoProvision &settings, const catalogue::Model &model)
{
    domain::Findings out;
    for (const Gap &gap : gaps) {
        if (asks(settings, model, gap.pointer))
            out.push_back({domain::Severity::Warning, gap.pointer, gap.sentence});
    }
    return out;
}

} // namespace pbx::render
