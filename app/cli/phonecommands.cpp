#include "actions.h"
#include "domain/chars.h"
#include "domain/say.h"
#include "exitcode.h"
#include "output.h"
#include "program.h"
#include "progressnames.h"
#include "server/provisioningserver.h"

namespace pbx::cli {

using namespace domain;

namespace {

struct Wanted { // what url is about
    store::SiteRow site;
    changes::Workspace *workspace;
};

Result<Wanted> open(Program &program, const std::string &siteName)
{
    auto site = program.site(siteName);
    if (!site)
        return fail(site.error());
    const auto workspace = program.unlockedWorkspace();
    if (!workspace)
        return fail(workspace.error());
    if (auto kept = program.keepServerSettings(); !kept)
        return fail(kept.error());
    return Wanted{std::move(*site), *workspace};
}

} // namespace

int showUrl(Program &program, const Arguments &arguments)
{
    const auto wanted = open(program, arguments.operand(0));
    if (!wanted)
        return failWith(wanted.error());
    JsonOutput out;
    out->beginObject();
    std::string url;
    if (arguments.operand(1).empty()) {
        const auto site = wanted->workspace->siteUrl(wanted->site.id);
        if (!site)
            return failWith(site.error());
        url = *site;
        out->member("url", url);
    } else {
        const auto extension = program.extension(wanted->site, arguments.operand(1));
        if (!extension)
            return failWith(extension.error());
        const auto urls = wanted->workspace->phoneUrls(*extension);
        if (!urls)
            return failWith(urls.error());
        url = urls->base;
        out->member("url", url);
        out->name("files");
        out->beginArray();
        for (const std::string &file : urls->files)
            out->text(url + file);
        out->endArray();
    }
    out->endObject();
    if (program.json())
        out.print();
    else
        print(url + "\n");
    return kOk;
}

int enrolPhone(Program &program, const Arguments &arguments)
{
    const auto site = program.site(arguments.operand(0));
    if (!site)
        return failWith(site.error());
    const auto extension = program.extension(*site, arguments.operand(1));
    if (!extension)
        return failWith(extension.error());
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    if (auto opened = (*workspace)->enrol(*extension); !opened)
        return failWith(opened.error());
    if (program.json()) {
        JsonOutput out;
        out->beginObject();
        out->member("extension", extension->toString());
        out->member("days", 7);
        out->endObject();
        out.print();
    } else {
        print(say("The phone of %1 may fetch its files by the site's URL for seven days, or until it has used its own.\n", {arguments.operand(1)}));
    }
    return kOk;
}

int listDownloads(Program &program, const Arguments &arguments)
{
    const auto limit = parseDecimal(arguments.value("limit").value_or("100"), 1'000'000);
    if (!limit || *limit == 0) {
        complain(say("The limit must be a number from 1 to 1000000."));
        return kUsage;
    }
    const auto workspace = program.workspace();
    if (!workspace)
        return failWith(workspace.error());
    store::DownloadFilter filter;
    if (!arguments.operand(0).empty()) {
        const auto site = program.site(arguments.operand(0));
        if (!site)
            return failWith(site.error());
        filter.site = site->id;
        filter.orNoSite = true;
    }
    std::vector<store::DownloadRow> rows;
    std::string cursor;
    do {
        const int most = static_cast<int>(std::min<unsigned long>(*limit - rows.size(), kPage));
        auto page = (*workspace)->store().downloads(filter, cursor, most);
        if (!page)
            return failWith(page.error());
        std::move(page->rows.begin(), page->rows.end(), std::back_inserter(rows));
        cursor = page->next;
    } while (!cursor.empty() && rows.size() < *limit);
    if (program.json()) {
        JsonOutput out;
        out->beginArray();
        for (const store::DownloadRow &row : rows) {
            out->beginObject();
            out->member("at", timeText(row.at));
            out->member("result", codeOf(row.result));
            out->member("reason", row.reason);
            out->member("address", row.address);
            out->textOrNull("mac", row.mac);
            out->member("file", row.file);
            out->name("bytes");
            out->number(row.bytes);
            out->member("userAgent", row.userAgent);
            out->textOrNull("site", row.site ? row.site->toString() : std::string());
            out->textOrNull("extension", row.extension ? row.extension->toString() : std::string());
            out->endObject();
        }
        out->endArray();
        out.print();
        return kOk;
    }
    Table table({say("Time"), say("Address"), say("MAC address"), say("File"), say("Result"), say("Reason"), say("User agent")});
    for (const store::DownloadRow &row : rows) {
        const server::Reason reason = server::reasonOf(row.reason);
        table.add({timeText(row.at), row.address, row.mac, row.file, std::string(codeOf(row.result)),
                   reason == server::Reason::None ? row.reason : server::describe(reason), row.userAgent});
    }
    print(table.text());
    return kOk;
}

} // namespace pbx::cli
