// Whole files as they were checked against the vendors' facts, and beside each (.facts) who says so. To look at a
// change: PBX_WRITE_GOLDEN=1 writes what is rendered now; read the difference before it is kept.

#include "fixture.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <ostream>

using namespace pbx;
using namespace pbx::test;

namespace {

const std::string kGolden = PBX_TEST_DATA "/golden/";

struct GoldenCase {
    const char *name; // folder
    const char *extension, *make, *model;
    int handsets = 1;
    bool hostile = false; // texts that no grammar likes, no setting at its default
};

void PrintTo(const GoldenCase &of, std::ostream *out)
{
    *out << of.name;
}

Phone phoneOf(const Pinetree &site, const GoldenCase &of)
{
    if (of.extension)
        return site.phone(of.extension);
    Phone phone = of.hostile ? site.hostile(of.make, of.model) : site.full(of.make, of.model);
    for (int h = 2; h <= of.handsets; ++h) {
        const Phone other = site.phone("102");
        domain::Extension extension = phone.extensions.front();
        extension.number = other.extensions.front().number;
        extension.name = other.extensions.front().name;
        extension.autoProvision->handset = h;
        phone.extensions.push_back(std::move(extension));
        phone.passwords.push_back(other.passwords.front());
    }
    return phone;
}

// clang-format off
const GoldenCase kGoldenCases[] = {
    {"t54w", "101", nullptr, nullptr},
    {"vvx410", "102", nullptr, nullptr},
    {"spa504g", "103", nullptr, nullptr},
    {"t28p", nullptr, "Yealink", "T28P"},
    {"t49g", nullptr, "Yealink", "T49G"},
    {"w60b", nullptr, "Yealink", "W60B", 2},
    {"ip650", nullptr, "Poly", "SoundPoint IP 650"},
    {"spa942", nullptr, "Linksys", "SPA942"},
    {"t46u", nullptr, "Yealink", "T46U", 1, true},
    {"t74u", nullptr, "Yealink", "T74U", 1, true},
    {"w80dm", nullptr, "Yealink", "W80DM", 2, true},
    {"vvx450", nullptr, "Poly", "VVX 450", 1, true},
    {"edgee450", nullptr, "Poly", "Edge E450", 1, true},
    {"x6u", nullptr, "Fanvil", "X6U", 1, true},
    {"x4", nullptr, "Fanvil", "X4", 1, true},
    {"hdv230", nullptr, "Panasonic", "KX-HDV230", 1, true},
    {"ut133", nullptr, "Panasonic", "KX-UT133", 1, true},
    {"cp8851", nullptr, "Cisco", "8851", 1, true},
    {"mitel6865i", nullptr, "Mitel", "6865i", 1, true},
    {"mitel6869i", nullptr, "Mitel", "6869i", 1, true},
    {"grp2614", nullptr, "Grandstream", "GRP2614", 1, true},
    {"gxp2170", nullptr, "Grandstream", "GXP2170"},
    {"uc926", nullptr, "Htek", "UC926", 1, true},
    {"d785", nullptr, "Snom", "D785", 1, true},
    {"p855", nullptr, "Gigaset", "P855", 1, true},
    {"maxwell3", nullptr, "Gigaset", "Maxwell 3", 1, true},
    {"n870", nullptr, "Gigaset", "N870 IP PRO", 2, true},
};
// clang-format on

class Golden : public testing::TestWithParam<GoldenCase> {};

std::string factsOf(const Phone &phone)
{
    std::string out = "# What the files may hold, and who says so.\n";
    for (const auto &parameter : renderer().parameters(*phone.model, phone.firmware))
        out += parameter.name + "\n    " + parameter.source + "\n";
    return out;
}

void write(const std::string &path, const std::string &bytes)
{
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_P(Golden, GivenAPhoneOfTheSampleWhenItIsRenderedThenItsFilesAreThoseThatWereChecked)
{
    const Pinetree site;
    const Phone phone = phoneOf(site, GetParam());
    const render::Rendered now = rendered(site, phone);
    ASSERT_FALSE(now.files.empty());
    const std::string folder = kGolden + GetParam().name + "/";
    for (const render::File &file : now.files) {
        if (std::getenv("PBX_WRITE_GOLDEN"))
            write(folder + file.name, file.bytes);
        EXPECT_EQ(file.bytes, readFile(folder + file.name)) << file.name;
    }
    if (std::getenv("PBX_WRITE_GOLDEN"))
        write(folder + "facts", factsOf(phone));
    EXPECT_EQ(factsOf(phone), readFile(folder + "facts"));
}

INSTANTIATE_TEST_SUITE_P(Phones, Golden, testing::ValuesIn(kGoldenCases), [](const auto &one) { return std::string(one.param.name); });

TEST(GoldenSite, GivenTheSiteUrlWhenCommonFilesAreMadeThenOnlySomeLeadOnAndTheTokenIsTheOnlySecret)
{
    const auto files = renderer().siteFiles(kSiteUrl);
    ASSERT_TRUE(files);
    for (const render::File &file : *files) {
        const std::string path = kGolden + "site/" + file.name;
        if (std::getenv("PBX_WRITE_GOLDEN"))
            write(path, file.bytes);
        EXPECT_EQ(file.bytes, readFile(path)) << file.name;
        const bool leadsOn = file.name.starts_with("spa") || file.name.starts_with("KX-") || file.name.ends_with("-3PCC.xml")
                             || file.name.ends_with(".htm") || file.name.starts_with("cfg");
        EXPECT_EQ(file.bytes.find("sitetoken") != std::string::npos, leadsOn) << file.name;
        ASSERT_EQ(file.secrets.size(), leadsOn ? 1U : 0U) << file.name;
        for (const render::ByteRange &range : file.secrets)
            EXPECT_EQ(file.bytes.substr(range.offset, range.length), "sitetokensitetokensitetoke") << file.name;
    }
}
