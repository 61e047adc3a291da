// A program of its own that writes to a workspace: store_writer FILE ID TIMES NAME. Renames the site ID as often as told,
// each time on what it has just read; where another process was faster it reads again. Prints how often it was not.
#include "../samples.h"

#include <cstdio>
#include <QCoreApplication>
#include <string>

using namespace pbx::store;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 5)
        return 2;
    const auto store = must(openSqlite(argv[1]));
    const auto id = must(Uuid::parse(argv[2]));
    int conflicts = 0;
    for (int done = 0; done < std::stoi(argv[3]);) {
        auto site = *must(store->object(id));
        const auto at = site.local->json.find("\"name\":\"") + 8;
        const auto name = std::string(argv[4]) + std::to_string(done);
        site.local->json.replace(at, site.local->json.find('"', at) - at, name);
        const auto put = store->commit({PutObject{site}, PutSetting{name, "1", true}, AppendDownload{{.at = done, .file = name}}});
        if (!put && put.error().kind != pbx::ErrorKind::Conflict) {
            std::fprintf(stderr, "%s [%s]\n", put.error().sentence.c_str(), put.error().detail.c_str());
            return 1;
        }
        conflicts += put ? 0 : 1;
        done += put ? 1 : 0;
    }
    std::printf("%d\n", conflicts);
    return 0;
}
