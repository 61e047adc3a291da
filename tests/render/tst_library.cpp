// What a user's folder adds to the makes and models, and what of it is refused. Nothing of it stops the program.

#include "fixture.h"
#include "render/library.h"
#include "resources/embedded.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

using namespace pbx;
using namespace pbx::test;
using render::Library;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

namespace {

const char *const kMap = R"({
  "family": "acme",
  "sources": {"A": "Acme's guide"},
  "files": [
    {"name": "{mac}.cfg", "writer": "yealink", "mime": "text/plain", "overrides": true, "rules": [
      {"set": "account.1.user_name", "to": "{account.number}", "source": "A"}]}
  ],
  "siteFiles": []
}
)";

const char *const kModels = R"({
  "makes": [{"make": "Acme", "source": "s"}],
  "layouts": [{"id": "acme", "source": "s", "body": [200, 200], "screen": [60, 10, 100, 100], "pages": 1,
    "columns": [{"side": "left", "count": 4, "cap": [20, 20, 30, 30], "cell": [60, 20, 50, 40], "step": 40}]}],
  "series": [{"id": "acme", "make": "Acme", "family": "acme", "userAgent": "^{agent} (\\S+)$",
    "files": [{"pattern": "{mac}.cfg", "role": "config"}], "source": "s"}],
  "models": [
    {"model": "One", "series": "acme", "keys": 4, "accounts": 1, "layout": "acme", "source": "s"}
  ]
}
)";

// text with its first passage replaced; the passage must be there.
std::string with(std::string text, const std::string &passage, const std::string &replacement)
{
    const std::size_t at = text.find(passage);
    EXPECT_NE(at, std::string::npos) << passage;
    return at == std::string::npos ? text : text.replace(at, passage.size(), replacement);
}

// A new folder with places for both kinds of files, that goes with the object.
class LibraryFolder {
public:
    LibraryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("pbx-library-" + std::to_string(std::random_device()())))
    {
        std::filesystem::create_directories(m_path / "catalogue");
        std::filesystem::create_directories(m_path / "families");
    }
    ~LibraryFolder() { std::filesystem::remove_all(m_path); }
    LibraryFolder(const LibraryFolder &) = delete;
    LibraryFolder &operator=(const LibraryFolder &) = delete;
    [[nodiscard]] std::string path(const std::string &name = {}) const { return name.empty() ? m_path.string() : (m_path / name).string(); }
    void write(const std::string &name, const std::string &bytes) const { std::ofstream(path(name), std::ios::binary) << bytes; }

private:
    std::filesystem::path m_path;
};

std::string sentences(const Library &library)
{
    std::string out;
    for (const auto &fault : library.refused())
        out += fault.sentence + '\n';
    return out;
}

TEST(Library, GivenAnOwnMapAndModelWhenAPhoneIsRenderedThenItsFileIsWritten)
{
    const auto library = Library::of({{"acme.json", kModels}}, {{"map.json", kMap}});
    ASSERT_THAT(sentences(*library), IsEmpty());
    const catalogue::Model *model = library->catalogue().model("acme", "one");
    ASSERT_TRUE(model);
    EXPECT_TRUE(model->own);
    EXPECT_FALSE(library->catalogue().model("Yealink", "T54W")->own);
    const Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    phone.model = model;
    const auto rendered = library->renderer().render(site.facts(), phone.handset());
    ASSERT_TRUE(rendered) << rendered.error().sentence;
    EXPECT_THAT(rendered->files.at(0).bytes, HasSubstr("account.1.user_name = 101\n"));
    EXPECT_EQ(library->catalogue().recognise("One 2.5").model, model);
}

TEST(Library, GivenAFileThatBeginsWithAnEmptyValueWhenRenderedThenNothingIsCopiedFromNowhere)
{
    const std::string map = with(with(with(kMap, "\"writer\": \"yealink\"", "\"writer\": \"panasonic\""), "account.1.user_name", "USER"),
                                 "{account.number}", "{adminPassword}{account.number}");
    const auto library = Library::of({{"acme.json", kModels}}, {{"map.json", map}});
    ASSERT_THAT(sentences(*library), IsEmpty());
    const Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    phone.model = library->catalogue().model("Acme", "One");
    render::Handset handset = phone.handset();
    handset.adminPassword = {};
    EXPECT_TRUE(library->renderer().render(site.facts(), handset));
}

TEST(Library, GivenNothingOfOnesOwnWhenLoadedThenItIsTheBuiltInOne)
{
    const LibraryFolder folder;
    EXPECT_EQ(Library::load(folder.path("none")), Library::builtIn());
    EXPECT_EQ(&Library::builtIn()->catalogue(), &catalogue::Catalogue::builtIn());
    EXPECT_EQ(Library::builtIn()->renderer().edition(), renderer().edition());
    EXPECT_NE(Library::of({{"acme.json", kModels}}, {{"map.json", kMap}})->renderer().edition(), renderer().edition());
}

TEST(Library, GivenAFolderWhenLoadedThenItsFilesAreReadInTheOrderOfTheirNamesAndEditorsFilesAreNot)
{
    const LibraryFolder folder;
    folder.write("families/acme.json", std::string("\xEF\xBB\xBF") + kMap);
    folder.write("catalogue/a-acme.json", kModels);
    folder.write("catalogue/b-more.json",
                 R"({"models": [{"model": "Two", "series": "acme", "keys": 4, "accounts": 1, "layout": "acme", "source": "s"}]})");
    folder.write("catalogue/.b-more.json", "{");
    folder.write("catalogue/b-more.json~", "{");
    std::filesystem::create_directory(folder.path("catalogue/folder.json"));
    const auto library = Library::load(folder.path());
    EXPECT_TRUE(library->catalogue().model("Acme", "Two")) << sentences(*library);
    ASSERT_EQ(library->refused().size(), 1U) << sentences(*library);
    EXPECT_EQ(library->refused().front().sentence, folder.path("catalogue/folder.json") + ": the file cannot be read.");
}

TEST(Library, GivenABrokenFileWhenLoadedThenItAloneIsLeftOutWithFileLineAndWhatToDo)
{
    const std::string models = kModels;
    const std::string map = kMap;
    const struct {
        std::string models, map, place, word;
        bool mapStays;
    } table[] = {
        {with(models, "\"keys\": 4", "\"keys\": 4000"), map, "acme.json:8:40, /models/0/keys: ", "from 0 to 999", true},
        {with(models, "\"layout\": \"acme\"", "\"layout\": \"nowhere\""), map, "acme.json:8:66, /models/0/layout: ", "no such layout", true},
        {with(models, "\"family\": \"acme\"", "\"family\": \"nobody\""), map, "acme.json:5:45, /series/0/family: ", "no parameter map", true},
        {with(models, "\"files\"", "\"firmware\": [{\"id\": \"v1\"}], \"usualFirmware\": \"v1\", \"files\""), map,
         "acme.json:6:5, /series/0/firmware: ", "no firmware “v1”", true},
        {with(models, "\"makes\"", "\"makes\": [], \"makes\""), map, "acme.json:2:16, /makes: ", "twice", true},
        {with(models, "\"make\": \"Acme\", \"source\"", "\"make\": \"Yealink\", \"source\""), map, "acme.json:2:13, /makes/0: ", "twice", true},
        {models.substr(0, models.size() / 2), map, "acme.json:", "too early", true},
        {std::string(100'000, '['), map, "acme.json:1:17, ", "16 levels", true},
        {models, with(map, "{account.number}", "{account.colour}"), "map.json:6:38, /files/0/rules/0/to: ", "no fact “account.colour”", false},
        {models, with(map, "\"acme\"", "\"poly\""), "map.json:2:3, /family: ", "\"replaces\": true", false},
        {models, with(map, "{mac}.cfg", "../{mac}.cfg"), "map.json:5:6, /files/0/name: ", "has no “..”", false},
        {models, with(map, "text/plain", "text/plain\\r\\nX: y"), "map.json:5:48, /files/0/mime: ", "control", false},
        {models, "", "map.json:1:1, /: ", "too early", false},
    };
    for (const auto &row : table) {
        const auto library = Library::of({{"acme.json", row.models}}, {{"map.json", row.map}});
        EXPECT_THAT(sentences(*library), StartsWith(row.place)) << row.word;
        EXPECT_THAT(sentences(*library), HasSubstr(row.word));
        EXPECT_FALSE(library->catalogue().model("Acme", "One")) << row.place;
        EXPECT_TRUE(library->catalogue().model("Yealink", "T54W"));
        EXPECT_EQ(library->ownFamilies().size(), row.mapStays ? 1U : 0U) << row.place;
        if (row.place.starts_with("map")) { // the models that need it go with it, and say why
            ASSERT_EQ(library->refused().size(), 2U);
            EXPECT_THAT(library->refused().back().sentence, HasSubstr("no parameter map of the family “acme”"));
        }
    }
}

TEST(Library, GivenOneBrokenFileOfTwoWhenLoadedThenTheOtherIsThere)
{
    const std::string more = R"({"models": [{"model": "Two", "series": "acme", "keys": 5, "accounts": 1, "layout": "acme", "source": "s"}]})";
    const auto library = Library::of({{"acme.json", kModels}, {"more.json", more}}, {{"map.json", kMap}});
    EXPECT_TRUE(library->catalogue().model("Acme", "One"));
    EXPECT_FALSE(library->catalogue().model("Acme", "Two"));
    EXPECT_EQ(sentences(*library), "more.json:1:13, /models/0: the layout has fewer places than there are keys.\n");
}

TEST(Library, GivenTheNameOfABuiltInModelWhenLoadedThenItIsReplacedOnlyIfTheFileSaysSo)
{
    const std::string model =
        R"({"models": [{"model": "T19P_E2", "series": "yealink", "number": "0", "usualFirmware": "v82", "keys": 0, "accounts": 7, "layout": "none", "source": "s"}]})";
    const auto refused = Library::of({{"own.json", model}}, {});
    EXPECT_THAT(sentences(*refused), HasSubstr("own.json:1:"));
    EXPECT_THAT(sentences(*refused), HasSubstr("\"replaces\": true"));
    EXPECT_EQ(refused->catalogue().model("Yealink", "T19P_E2")->traits.accounts, 1);

    const auto taken = Library::of({{"own.json", with(model, "\"model\": ", "\"replaces\": true, \"model\": ")}}, {});
    EXPECT_THAT(sentences(*taken), IsEmpty());
    ASSERT_TRUE(taken->catalogue().model("Yealink", "T19P_E2"));
    EXPECT_EQ(taken->catalogue().model("Yealink", "T19P_E2")->traits.accounts, 7);
    EXPECT_EQ(taken->catalogue().model("Yealink", "T19"), taken->catalogue().model("Yealink", "T19P_E2")) << "its other names stay";
    EXPECT_EQ(taken->catalogue().models("Yealink").size(), catalogue::Catalogue::builtIn().models("Yealink").size());
}

TEST(Library, GivenTheNameOfABuiltInFamilyWhenItSaysSoThenItsPhonesAreWrittenByTheOwnMap)
{
    std::string yealink;
    for (const resources::Embedded &file : resources::families()) {
        if (file.name == "yealink.json")
            yealink = file.bytes;
    }
    const std::string own = with(with(yealink, "\"family\"", "\"replaces\": true, \"family\""), R"({"set": "sip.notify_reboot_enable", "to": "0",)",
                                 R"({"set": "sip.notify_reboot_enable", "to": "1",)");
    const auto library = Library::of({}, {{"mine.json", own}});
    ASSERT_THAT(sentences(*library), IsEmpty());
    const Pinetree site;
    Phone phone = site.with("Yealink", "T54W");
    phone.model = library->catalogue().model("Yealink", "T54W");
    EXPECT_THAT(library->renderer().render(site.facts(), phone.handset())->files.at(1).bytes, HasSubstr("sip.notify_reboot_enable = 1\n"));
}

TEST(Library, GivenTooMuchWhenLoadedThenThatIsSaidAndTheRestIsThere)
{
    const LibraryFolder folder;
    folder.write("families/acme.json", kMap);
    folder.write("catalogue/acme.json", kModels);
    folder.write("catalogue/large.json", std::string(Library::kMostBytes + 1, ' '));
    for (std::size_t i = 0; i < Library::kMostFiles; ++i)
        folder.write("catalogue/z" + std::to_string(i) + ".json", "{}");
    const auto library = Library::load(folder.path());
    EXPECT_TRUE(library->catalogue().model("Acme", "One"));
    EXPECT_THAT(sentences(*library), HasSubstr("only the first 200 files"));
    EXPECT_THAT(sentences(*library), HasSubstr("large.json: the file has more than 1048576 bytes"));
    EXPECT_EQ(library->refused().size(), 2U);
}

TEST(Library, GivenDamagedFilesWhenLoadedThenTheBuiltInModelsAreAlwaysThere)
{
    std::mt19937 random(20'240'611);
    int refused = 0;
    for (int round = 0; round < 30; ++round) {
        std::string models = kModels;
        std::string map = kMap;
        std::string &bytes = round % 2 == 0 ? models : map;
        for (unsigned i = 0; i <= random() % 3; ++i)
            bytes[random() % bytes.size()] = R"({}[]",:x1 )"[random() % 10];
        const auto library = Library::of({{"acme.json", models}}, {{"map.json", map}});
        refused += library->refused().empty() ? 0 : 1;
        EXPECT_TRUE(library->catalogue().model("Yealink", "T54W"));
        EXPECT_TRUE(library->catalogue().model("Acme", "One") || !library->refused().empty()) << models << map;
    }
    EXPECT_GT(refused, 12);
}

} // namespace
