#include "actions.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"
#include "stopsignals.h"
#include "targets/interfaces.h"
#include "targets/servernews.h"

#include <algorithm>

namespace pbx::cli {

namespace {

// As somebody reaches it: all addresses are no address.
std::string urlOf(server::Listen listen, std::uint16_t port, std::string_view baseUrl)
{
    listen.port = port;
    const auto &bytes = listen.address.bytes();
    if (std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; })) {
        const auto here = targets::interfaces();
        const auto first = std::ranges::find_if(here, [](const targets::Interface &one) { return one.address.isV4() && !one.loopback; });
        listen.address = first == here.end() ? domain::IpAddress::fromV4(0x7F000001U) : first->address;
    }
    return "http://" + targets::toString(listen) + targets::basePathOf(baseUrl) + "/";
}

} // namespace

int serve(Program &program, const Arguments &arguments)
{
    StopSignals stop; // before the service's threads begin
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return failWith(workspace.error());
    store::Store &store = (*workspace)->store();
    const auto given = arguments.value("listen");
    const auto listen = given ? targets::parseListen(*given) : targets::listenOf(store);
    if (!listen)
        return failWith(listen.error());
    if (auto kept = program.keepServerSettings(); !kept)
        return failWith(kept.error());
    const auto proxies = targets::trustedProxies(store);
    if (!proxies)
        return failWith(proxies.error());
    const auto base = targets::baseUrl(store);
    if (!base)
        return failWith(base.error());
    targets::ServerNews news;
    const auto tell = [&news](const targets::LanService::State &state) {
        for (const std::string &sentence : news.take(state))
            complain(sentence);
    };
    targets::LanService service([path = program.workspacePath()] { return store::openSqlite(path); }, program.vault(), tell);
    if (auto started = service.start(*listen); !started)
        return failWith(started.error());
    tell(service.state());
    if (targets::missesPort(*base, service.port(), *proxies)) {
        complain(
            say("Phones are told to come to %1, but this server listens on port %2. Unless your router forwards one to the other, give both the same "
                "port with --listen and --base-url; where a proxy stands between, name it with --trusted-proxy.",
                {*base, std::to_string(service.port())}));
    }
    const std::string url = urlOf(*listen, service.port(), *base);
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
