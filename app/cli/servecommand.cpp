#include "actions.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"
#include "stopsignals.h"
#include "targets/interfaces.h"
#include "targets/lanservice.h"

#include <algorithm>

namespace pbx::cli {

namespace {

Result<server::Listen> whereToListen(changes::Workspace &workspace, const Arguments &arguments)
{
    auto stored = targets::listenOf(workspace.store()); // with the base URL's path
    const auto given = arguments.value("listen");
    if (!stored || !given)
        return stored;
    auto listen = targets::parseListen(*given);
    if (listen)
        listen->basePath = stored->basePath;
    return listen;
}

// As somebody reaches it: all addresses are no address.
std::string urlOf(server::Listen listen, std::uint16_t port)
{
    listen.port = port;
    const auto &bytes = listen.address.bytes();
    if (std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; })) {
        const auto here = targets::interfaces();
        const auto first = std::ranges::find_if(here, [](const targets::Interface &one) { return one.address.isV4() && !one.loopback; });
        listen.address = first == here.end() ? domain::IpAddress::fromV4(0x7F000001U) : first->address;
    }
    return "http://" + targets::toString(listen) + listen.basePath + "/";
}

} // namespace

int serve(Program &program, const Arguments &arguments)
{
    StopSignals stop; // before the service's threads begin
    if (auto kept = program.keepBaseUrl(); !kept)
        return failWith(kept.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return failWith(workspace.error());
    const auto listen = whereToListen(**workspace, arguments);
    if (!listen)
        return failWith(listen.error());
    targets::LanService service([path = program.workspacePath()] { return store::openSqlite(path); }, program.vault());
    if (auto started = service.start(*listen); !started)
        return failWith(started.error());
    const std::string url = urlOf(*listen, service.port());
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("url", url);
        out->member("port", static_cast<int>(service.port()));
        out->endObject();
        out.print();
    } else {
        print(say("Serving phones at %1\n", {url}));
    }
    stop.wait();
    service.stop();
    return kOk;
}

} // namespace pbx::cli
