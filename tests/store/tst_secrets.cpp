#include "store/vault.h"

#include <gmock/gmock.h>
#include <set>

namespace pbx::store {

namespace {

struct Made {
    std::string (*make)();
    std::size_t length;
    std::string_view alphabet;
};

} // namespace

TEST(Secrets, GivenAThousandOfEachKindThenTheyAreOfTheirAlphabetAndAllDifferent)
{
    for (const auto &[make, length, alphabet] : {Made{newUrlSecret, 26, "abcdefghijklmnopqrstuvwxyz234567"},
                                                 {newSipPassword, 16, "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"},
                                                 {newAdminPassword, 12, "23456789abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"}}) {
        std::set<std::string> seen;
        std::set<char> used;
        for (int i = 0; i < 1'000; ++i) {
            const auto secret = make();
            EXPECT_EQ(secret.size(), length);
            EXPECT_EQ(secret.find_first_not_of(alphabet), std::string::npos) << secret;
            used.insert(secret.begin(), secret.end());
            seen.insert(secret);
        }
        EXPECT_EQ(seen.size(), 1'000U);
        EXPECT_EQ(used.size(), alphabet.size()) << "every character can come";
    }
}

TEST(Secrets, GivenAnAdminPasswordThenItHasDigitsAndLettersOfBothKinds)
{
    for (int i = 0; i < 1'000; ++i) {
        const auto password = newAdminPassword();
        EXPECT_NE(password.find_first_of("23456789"), std::string::npos);
        EXPECT_NE(password.find_first_of("abcdefghjkmnpqrstuvwxyz"), std::string::npos);
        EXPECT_NE(password.find_first_of("ABCDEFGHJKLMNPQRSTUVWXYZ"), std::string::npos);
    }
}

TEST(Secrets, GivenKnownTextThenItsHashIsTheKnownOne)
{
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Secrets, GivenRecordsThenNoTwoHaveTheSameId)
{
    const auto a = Uuid::random();
    const auto b = Uuid::random();
    const auto mac = *MacAddress::parse("805ec012ab01");
    const std::set<std::string> ids = {passwordRecord(a),       passwordRecord(b),         phoneSecretRecord(a, mac), phoneAdminRecord(a, mac),
                                       siteTokenRecord(a),      fileRecord(a, mac, "x"),   fileRecord(a, {}, "x"),    fileRecord(a, mac, "y"),
                                       fileRecord(b, mac, "x"), phoneSecretRecord(b, mac), siteTokenRecord(b)};
    EXPECT_EQ(ids.size(), 11U);
}

} // namespace pbx::store
