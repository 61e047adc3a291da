// What the vault does with the keychain that it finds: store_keychain CASE FILE. Run by keychain.sh in a session of its
// own. Exit code 0: as it must be.
#include "../samples.h"
#include "store/keychain.h"
#include "store/vault.h"

#include <chrono>
#include <cstdio>
#include <future>
#include <QCoreApplication>
#include <string>

using namespace pbx::store;

namespace {

#define NEED(condition)                                                                                                                              \
    do {                                                                                                                                             \
        if (!(condition)) {                                                                                                                          \
            std::fprintf(stderr, "line %d: %s\n", __LINE__, #condition);                                                                             \
            return 1;                                                                                                                                \
        }                                                                                                                                            \
    } while (false)

std::chrono::steady_clock::time_point inSeconds(int seconds)
{
    return std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
}

int works(const std::string &path)
{
    const Keychain keychain(inSeconds(20));
    NEED(keychain.probe());
    NEED(keychain.write("entry", std::string("\0\xff binary", 9)));
    NEED(must(keychain.read("entry")) == std::string("\0\xff binary", 9));
    NEED(keychain.remove("entry"));
    NEED(must(keychain.read("entry")) == std::nullopt);

    const auto store = must(openSqlite(path));
    const auto first = must(Vault::withKeychain(*store));
    NEED(must(Vault::kept(*store)) == Vault::Kept::Keychain);
    const auto sealed = must(first.seal("secret", "r"));
    const auto again = must(Vault::withKeychain(*store));
    NEED(must(again.open(sealed, "r")) == "secret");
    NEED(Vault::withPassphrase(*store, "x").error().kind == pbx::ErrorKind::Locked);
    // Two workspaces do not share a key.
    const auto other = openMemory();
    NEED(!must(Vault::withKeychain(*other)).open(sealed, "r"));
    // An event loop in the calling thread, or none at all: either can ask.
    auto elsewhere = std::async(std::launch::async, [&path] { return Vault::withKeychain(*must(openSqlite(path))); });
    NEED(must(elsewhere.get().value().open(sealed, "r")) == "secret");
    return 0;
}

// The file comes from another computer: its key is not here.
int foreign(const std::string &path)
{
    const auto store = must(openSqlite(path));
    const auto setting = *must(store->setting("vault"));
    const auto at = setting.find("\"id\":\"") + 6;
    auto moved = setting;
    moved.replace(at, 36, Uuid::random().toString());
    NEED(store->commit({PutSetting{"vault", moved}}));
    const auto opened = Vault::withKeychain(*store);
    NEED(!opened && opened.error().kind == pbx::ErrorKind::Locked);
    NEED(opened.error().sentence.find("does not hold the key") != std::string::npos);
    NEED(must(store->setting("vault")) == moved);
    NEED(store->commit({PutSetting{"vault", setting}}));
    NEED(Vault::withKeychain(*store));
    return 0;
}

int none(const std::string &path, const char *part)
{
    const auto store = must(openSqlite(path));
    const auto start = std::chrono::steady_clock::now();
    const auto opened = Vault::withKeychain(*store);
    NEED(!opened && opened.error().kind == pbx::ErrorKind::Locked);
    std::fprintf(stderr, "%s [%s]\n", opened.error().sentence.c_str(), opened.error().detail.c_str());
    NEED(opened.error().sentence.find(part) != std::string::npos);
    NEED(std::chrono::steady_clock::now() - start < std::chrono::seconds(15));
    NEED(must(store->setting("vault")) == std::nullopt); // nothing was decided, and no other way taken
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc != 3)
        return 2;
    const std::string wanted = argv[1];
    if (wanted == "works")
        return works(argv[2]);
    if (wanted == "foreign")
        return foreign(argv[2]);
    if (wanted == "none")
        return none(argv[2], "passphrase");
    if (wanted == "locked")
        return none(argv[2], "locked");
    if (wanted == "hung")
        return none(argv[2], "does not answer");
    return 2;
}
