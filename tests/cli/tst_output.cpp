#include "app/cli/exitcode.h"
#include "app/cli/files.h"
#include "app/cli/output.h"
#include "support/files.h"

#include <filesystem>
#include <gmock/gmock.h>

namespace pbx::cli {
namespace {

using testing::HasSubstr;

TEST(Table, GivenCellsOfAnyScriptThenColumnsAlignAndNothingActsOnTheTerminal)
{
    Table table({"Name", "Id"});
    table.add({"日本", "1"});
    table.add({"a\x1b[31m\nb", "2"});
    EXPECT_EQ(table.text(), "Name                Id\n日本                  1\na\\u{1b}[31m\\u{0a}b  2\n");
}

TEST(Table, GivenNoRowsThenNothingIsPrinted)
{
    EXPECT_EQ(Table({"Name"}).text(), "");
}

TEST(Files, GivenAFileThenItIsReplacedWholeAndReadBack)
{
    const test::TempFolder folder;
    const std::string path = folder.path("ä \"x\".json");
    ASSERT_TRUE(writeFile(path, "one", Readable::Everybody));
    ASSERT_TRUE(writeFile(path, std::string_view("t\0wo", 4), Readable::OwnerAlone));
    EXPECT_EQ(*readFile(path, 100), std::string("t\0wo", 4));
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(path).permissions(), perms::owner_read | perms::owner_write);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Files, GivenAPlaceThatCannotBeWrittenThenNothingIsLeftBehind)
{
    const test::TempFolder folder;
    EXPECT_EQ(writeFile(folder.path("no/such/folder"), "x", Readable::Everybody).error().kind, ErrorKind::Io);
    std::filesystem::create_directory(folder.path("taken"));
    EXPECT_EQ(writeFile(folder.path("taken"), "x", Readable::OwnerAlone).error().kind, ErrorKind::Io);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1);
}

TEST(Files, GivenAMissingOrTooLargeFileThenThatIsSaid)
{
    const test::TempFolder folder;
    EXPECT_EQ(readFile(folder.path("none"), 10).error().kind, ErrorKind::NotFound);
    test::writeFile(folder.path("large"), "12345678901");
    EXPECT_THAT(readFile(folder.path("large"), 10).error().sentence, HasSubstr("larger than 10 bytes"));
    EXPECT_EQ(readFile(folder.path(), 10).error().kind, ErrorKind::Io);
}

TEST(ExitCode, GivenEachKindThenItsCodeIsAsPromised)
{
    EXPECT_EQ(exitCode(ErrorKind::Invalid), 3);
    EXPECT_EQ(exitCode(ErrorKind::NotFound), 3);
    EXPECT_EQ(exitCode(ErrorKind::Conflict), 4);
    EXPECT_EQ(exitCode(ErrorKind::Unreachable), 5);
    EXPECT_EQ(exitCode(ErrorKind::Locked), 6);
    EXPECT_EQ(exitCode(ErrorKind::Io), 1);
}

} // namespace
} // namespace pbx::cli
