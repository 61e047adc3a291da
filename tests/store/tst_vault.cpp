#include "contract.h"
#include "store/vault.h"

#include <atomic>
#include <thread>

namespace pbx::store {

PBX_CONTRACT(VaultKept);

TEST(Vault, GivenASealedTextWhenOpenedForItsRecordThenItIsTheSame)
{
    const auto vault = Vault::sessionOnly();
    for (const std::string &plain : {std::string("A;b#c\"d'<e>&f"), std::string(), std::string("a\0b", 3), std::string(1'000'000, 'x')}) {
        const auto sealed = must(vault.seal(plain, "record"));
        EXPECT_EQ(must(vault.open(sealed, "record")), plain);
        EXPECT_NE(sealed, must(vault.seal(plain, "record"))) << "each time another nonce";
        EXPECT_TRUE(plain.empty() || sealed.find(plain) == std::string::npos);
    }
}

TEST(Vault, GivenASealedTextWhenMovedChangedOrCutThenItDoesNotOpen)
{
    const auto vault = Vault::sessionOnly();
    const auto sealed = must(vault.seal("secret", "record"));
    EXPECT_FALSE(vault.open(sealed, "other record"));
    EXPECT_FALSE(Vault::sessionOnly().open(sealed, "record")) << "another key";
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        EXPECT_FALSE(vault.open(changed, "record")) << i;
        EXPECT_FALSE(vault.open(sealed.substr(0, i), "record")) << i;
    }
    EXPECT_EQ(vault.open("", "record").error().kind, ErrorKind::Io);
}

TEST(Vault, GivenALockedVaultWhenUsedThenItSaysLocked)
{
    Vault vault = Vault::sessionOnly();
    EXPECT_FALSE(vault.locked());
    const auto sealed = must(vault.seal("a", "r"));
    vault.lock();
    EXPECT_TRUE(vault.locked());
    EXPECT_EQ(vault.open(sealed, "r").error().kind, ErrorKind::Locked);
    EXPECT_EQ(vault.seal("a", "r").error().kind, ErrorKind::Locked);
    EXPECT_TRUE(Vault().locked());
}

TEST_P(VaultKept, GivenAPassphraseWhenUsedAgainThenItOpensWhatWasSealed)
{
    EXPECT_EQ(must(Vault::kept(store())), Vault::Kept::Nowhere);
    const auto first = must(Vault::withPassphrase(store(), "correct horse"));
    EXPECT_EQ(must(Vault::kept(store())), Vault::Kept::Passphrase);
    const auto sealed = must(first.seal("secret", "r"));
    const auto again = must(Vault::withPassphrase(store(), "correct horse"));
    EXPECT_EQ(must(again.open(sealed, "r")), "secret");
    const auto wrong = Vault::withPassphrase(store(), "correct horse ");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Locked);
    EXPECT_THAT(wrong.error().sentence, testing::HasSubstr("passphrase"));
    const auto kept = *must(store().setting("vault"));
    EXPECT_EQ(kept.find("correct"), std::string::npos);
    EXPECT_THAT(kept, testing::HasSubstr("\"memory\":67108864"));
    EXPECT_THAT(kept, testing::HasSubstr("\"passes\":3"));
}

TEST_P(VaultKept, GivenAnEmptyPassphraseWhenGivenThenItIsRefused)
{
    EXPECT_EQ(Vault::withPassphrase(store(), "").error().kind, ErrorKind::Invalid);
    EXPECT_EQ(must(Vault::kept(store())), Vault::Kept::Nowhere);
}

TEST_P(VaultKept, GivenAKeyUnderAPassphraseWhenTheKeychainIsAskedThenItSaysWhichWay)
{
    (void)must(Vault::withPassphrase(store(), "x"));
    ASSERT_TRUE(put({PutSetting{"vault", *must(store().setting("vault"))}}));
    const auto opened = Vault::withKeychain(store());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Locked);
    EXPECT_THAT(opened.error().sentence, testing::HasSubstr("under a passphrase"));
}

TEST_P(VaultKept, GivenDamagedOrHostileSettingsWhenOpenedThenItIsRefusedAndNothingIsOverwritten)
{
    for (
        const char *setting :
        {"", "{", "[]", "{}", "{\"kept\":\"passphrase\"}", "{\"kept\":\"keychain\"}", "{\"kept\":3}",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{}})",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{"passes":1,"salt":"00112233445566778899aabbccddeeff"}})",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{"memory":67108864,"salt":"00112233445566778899aabbccddeeff"}})",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{"passes":1,"memory":8192,"salt":"00112233445566778899aabbccddeeff"}})",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{"passes":1,"memory":99999999999999,"salt":"00112233445566778899aabbccddeeff"}})",
         R"({"kept":"passphrase","check":"00","key":"00","argon2id":{"passes":-1,"memory":67108864,"salt":"00112233445566778899aabbccddeeff"}})"}) {
        ASSERT_TRUE(put({PutSetting{"vault", setting}}));
        EXPECT_EQ(Vault::withPassphrase(store(), "x").error().kind, ErrorKind::Io) << setting;
        EXPECT_EQ(Vault::kept(store()).error().kind, ErrorKind::Io) << setting;
        EXPECT_EQ(must(store().setting("vault")), setting);
    }
}

TEST(VaultShared, GivenTwoProgramsThatMakeTheKeyAtOnceThenBothHaveTheSame)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("w.pbx")).toStdString();
    (void)must(openSqlite(path));
    std::atomic<int> waiting = 2;
    std::string sealed[2];
    std::unique_ptr<Vault> vaults[2];
    const auto make = [&](int i) {
        const auto store = must(openSqlite(path));
        --waiting;
        while (waiting > 0)
            std::this_thread::yield();
        vaults[i] = std::make_unique<Vault>(must(Vault::withPassphrase(*store, "same")));
        sealed[i] = must(vaults[i]->seal("text " + std::to_string(i), "r"));
    };
    std::thread other(make, 1);
    make(0);
    other.join();
    EXPECT_EQ(must(vaults[0]->open(sealed[1], "r")), "text 1");
    EXPECT_EQ(must(vaults[1]->open(sealed[0], "r")), "text 0");
}

} // namespace pbx::store
