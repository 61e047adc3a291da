#include "actions.h"
#include "domain/chars.h"
#include "domain/objectjson.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"
#include "server/provisioningserver.h"

#include <QCoreApplication>

namespace pbx::cli {

using namespace domain;

namespace {

// As saved, or as the phones' server has them.
Result<std::vector<FirewallRule>> rulesOf(changes::Workspace &workspace, const Uuid &site, bool applied)
{
    const auto records = allPages<store::ObjectRecord>(
        [&](const std::string &cursor) { return workspace.store().objects(site, Kind::FirewallRule, false, cursor, kPage); });
    if (!records)
        return fail(records.error());
    std::vector<FirewallRule> out;
    for (const store::ObjectRecord &record : *records) {
        const auto &side = applied ? record.base : record.local;
        if (!side)
            continue;
        auto rule = readObject(Kind::FirewallRule, side->json);
        if (!rule)
            return fail(rule.error());
        out.push_back(std::get<FirewallRule>(std::move(*rule)));
    }
    return out;
}

std::string named(const FirewallRule &rule)
{
    const std::string prefix = rule.prefix.toString();
    return rule.description.empty() ? prefix : say("“%1” (%2)", {printable(rule.description.text()), prefix});
}

std::string sentence(const server::Verdict &verdict, const IpAddress &address, bool anyRules)
{
    if (verdict.allowed)
        return say("%1 is allowed by the rule %2.", {address.toString(), named(*verdict.rule)});
    if (!anyRules)
        return say("%1 is refused: the site has no rule, so nobody may download.", {address.toString()});
    return verdict.nearest ? say("%1 is refused: no rule holds it; the nearest is %2.", {address.toString(), named(*verdict.nearest)})
                           : say("%1 is refused: no rule holds it.", {address.toString()});
}

void writeVerdict(JsonWriter &out, std::string_view name, const server::Verdict &verdict)
{
    const auto writeRule = [&out](std::string_view member, const std::optional<FirewallRule> &rule) {
        out.name(member);
        if (rule)
            ObjectWriter{out, false}(*rule);
        else
            out.null();
    };
    out.name(name);
    out.beginObject();
    out.member("allowed", verdict.allowed);
    writeRule("rule", verdict.rule);
    writeRule("nearest", verdict.nearest);
    out.endObject();
}

} // namespace

int testFirewall(Program &program, const Arguments &arguments)
{
    const auto address = IpAddress::parse(arguments.operand(1));
    if (!address)
        return failWith(address.error());
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto saved = rulesOf(**workspace, site->id, false);
    const auto applied = rulesOf(**workspace, site->id, true);
    if (!saved || !applied)
        return failWith(saved ? applied.error() : saved.error());
    const server::Verdict now = server::testFirewall(*applied, *address);
    const server::Verdict afterwards = server::testFirewall(*saved, *address);
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("address", address->toString());
        writeVerdict(*out, "saved", afterwards);
        writeVerdict(*out, "applied", now);
        out->endObject();
        out.print();
        return kOk;
    }
    print(sentence(afterwards, *address, !saved->empty()) + "\n");
    if (now.allowed != afterwards.allowed)
        print(say("Until the changes are applied it is the other way: %1\n", {sentence(now, *address, !applied->empty())}));
    return kOk;
}

int printCompletion(Program & /*unused*/, const Arguments &arguments)
{
    const std::string script = completionScript(arguments.operand(0));
    if (script.empty()) {
        complain(say("There is completion for bash, zsh and fish."));
        return kUsage;
    }
    print(script);
    return kOk;
}

int printManPage(Program & /*unused*/, const Arguments & /*unused*/)
{
    print(manPage(QCoreApplication::applicationVersion().toStdString()));
    return kOk;
}

} // namespace pbx::cli
