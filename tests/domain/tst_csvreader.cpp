#include "domain/csvreader.h"
#include "domain/csvwriter.h"
#include "support/mutations.h"
#include "support/volume.h"

#include <gmock/gmock.h>
#include <random>

using namespace pbx::domain;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::string_literals;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cellsOf(std::string_view bytes, const CsvChoice &choice = {})
{
    const auto table = readCsv(bytes, choice);
    EXPECT_TRUE(table) << (table ? "" : table.error().sentence);
    Cells out;
    for (const CsvRow &row : table ? table->rows : std::vector<CsvRow>())
        out.push_back(row.cells);
    return out;
}

std::string refusal(std::string_view bytes, const CsvChoice &choice = {}, const CsvLimits &limits = {})
{
    const auto table = readCsv(bytes, choice, limits);
    EXPECT_FALSE(table);
    return table ? std::string() : table.error().sentence;
}

std::string utf16(std::u16string_view text, bool little)
{
    std::string out;
    for (const char16_t c : text) {
        const char low = static_cast<char>(c & 0xFF);
        const char high = static_cast<char>(c >> 8);
        out += little ? low : high;
        out += little ? high : low;
    }
    return out;
}

} // namespace

TEST(CsvReader, GivenQuotesThenSeparatorsLineBreaksAndQuotesWithinThemAreText)
{
    EXPECT_EQ(cellsOf("a,\"b,\"\"c\"\"\r\nd\",e\r\nf,g,h\r\n"), (Cells{{"a", "b,\"c\"\r\nd", "e"}, {"f", "g", "h"}}));
    EXPECT_EQ(cellsOf("5\" screen,x"), (Cells{{"5\" screen", "x"}})) << "a quote within a cell is text";
    EXPECT_EQ(cellsOf("a,  \"b\"  ,c"), (Cells{{"a", "b", "c"}})) << "blanks around a quoted cell are not";
    EXPECT_EQ(cellsOf("a, b ,\"\""), (Cells{{"a", " b ", ""}}));
}

TEST(CsvReader, GivenAnyLineEndThenRowsAreToldWithTheirLines)
{
    for (const char *text : {"a,b\nc,d\n\ne,f", "a,b\r\nc,d\r\n\r\ne,f\r\n", "a,b\rc,d\r\re,f\r"}) {
        const auto table = readCsv(text);
        ASSERT_TRUE(table);
        ASSERT_EQ(table->rows.size(), 3U) << text;
        EXPECT_EQ(table->rows[1].line, 2U);
        EXPECT_EQ(table->rows[2], (CsvRow{4, {"e", "f"}})) << "empty rows are left out, and counted";
    }
    const auto table = readCsv("a,\"1\n2\r3\r\n4\"\nb,c");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows[1].line, 5U);
    EXPECT_EQ(cellsOf(" , \n,,\nx,y"), (Cells{{"x", "y"}}));
}

TEST(CsvReader, GivenAnySeparatorThenItIsToldFromTheContentAndCanBeChosen)
{
    EXPECT_EQ(guessSeparator("a;b;c\n1,5;2;3"), ';');
    EXPECT_EQ(guessSeparator("a\tb, c\td\n1\t2\t3"), '\t');
    EXPECT_EQ(guessSeparator("a|b\nc|d"), '|');
    EXPECT_EQ(guessSeparator("\"a;b;c\",d\n\"e;f;g\",h"), ',') << "not what stands in quotes";
    EXPECT_EQ(guessSeparator("alone\nagain"), ',');
    EXPECT_EQ(guessSeparator(""), ',');
    EXPECT_EQ(cellsOf("a;b,c", {{}, ','}), (Cells{{"a;b", "c"}}));
    EXPECT_EQ(cellsOf("sep=|\r\na|b;c;d"), (Cells{{"a", "b;c;d"}}));
    EXPECT_EQ(readCsv("sep=;\na;b")->rows.front().line, 2U);
    EXPECT_EQ(cellsOf("sep=;x,b"), (Cells{{"sep=;x", "b"}})) << "only where nothing else stands in the line";
}

TEST(CsvReader, GivenAnyEncodingThenItIsToldFromItsMarkOrItsBytes)
{
    const Cells expected{{"Köln €", "日本😀"}};
    EXPECT_EQ(cellsOf("Köln €,日本😀"), expected);
    EXPECT_EQ(cellsOf("\xEF\xBB\xBFKöln €,日本😀"), expected);
    EXPECT_EQ(cellsOf("\xFF\xFE" + utf16(u"Köln €,日本😀", true)), expected);
    EXPECT_EQ(cellsOf("\xFE\xFF" + utf16(u"Köln €,日本😀", false)), expected);
    EXPECT_EQ(cellsOf(utf16(u"Köln €,日本😀", true), {TextEncoding::Utf16Le, {}}), expected) << "without its mark, where it is chosen";
    EXPECT_EQ(cellsOf("K\xF6ln \x80,\x84x\x93"), (Cells{{"Köln €", "„x“"}}));
    EXPECT_EQ(readCsv("K\xF6ln")->encoding, TextEncoding::Windows1252);
    EXPECT_EQ(cellsOf("Köln", {TextEncoding::Windows1252, {}}), (Cells{{"KÃ¶ln"}})) << "as chosen, though it reads oddly";
}

TEST(CsvReader, GivenBytesThatMeanNothingThenTheLineIsNamed)
{
    EXPECT_THAT(refusal("a\nb\nK\xF6ln", {TextEncoding::Utf8, {}}), HasSubstr("Line 3 is not UTF-8"));
    EXPECT_THAT(refusal("a\nb\x81"), HasSubstr("Line 2 is not Windows-1252"));
    EXPECT_THAT(refusal("\xFF\xFE" + utf16(u"a\nb", true) + "x"), HasSubstr("Line 2 is not UTF-16 LE"));
    EXPECT_THAT(refusal("\xFF\xFE" + utf16(std::u16string{u'a', 0xDC00}, true)), HasSubstr("Line 1 is not UTF-16 LE"));
    EXPECT_THAT(refusal("\xFF\xFE" + utf16(std::u16string{u'a', 0xD800}, true)), HasSubstr("UTF-16 LE"));
    EXPECT_THAT(refusal("a\nb\0c"s), HasSubstr("Line 2 has a zero byte"));
    EXPECT_THAT(refusal(utf16(u"a,b", true)), HasSubstr("Choose UTF-16")) << "without its mark";
}

TEST(CsvReader, GivenQuotesThatDoNotFitThenLineAndColumnAreNamed)
{
    EXPECT_THAT(refusal("a,b\nc,\"d\ne,f\ng"), AllOf(HasSubstr("Line 2, column B:"), HasSubstr("never closed")));
    EXPECT_THAT(refusal("a,b\n\"c\"d,e"), AllOf(HasSubstr("Line 2, column A:"), HasSubstr("follows the closing quote")));
}

TEST(CsvReader, GivenTooMuchThenItIsRefusedWithItsPlace)
{
    CsvLimits limits;
    limits.rows = 2;
    limits.columns = 3;
    limits.cell = 4;
    limits.bytes = 30;
    EXPECT_TRUE(readCsv("a,b,c\nabcd,\"ab\"\"d\",", {}, limits));
    EXPECT_THAT(refusal("a\nb\nc", {}, limits), AllOf(HasSubstr("Line 3"), HasSubstr("more than 2 rows")));
    EXPECT_THAT(refusal("a\na,b,c,d", {{}, ','}, limits), AllOf(HasSubstr("Line 2"), HasSubstr("more than 3 columns")));
    EXPECT_THAT(refusal("a,abcde", {}, limits), AllOf(HasSubstr("Line 1, column B"), HasSubstr("4 bytes")));
    EXPECT_THAT(refusal("a,\"abcde\"", {}, limits), HasSubstr("4 bytes"));
    EXPECT_THAT(refusal(std::string(31, 'x'), {}, limits), HasSubstr("Split it"));
}

TEST(CsvReader, NamesColumnsAsSpreadsheetsDo)
{
    EXPECT_EQ(columnLetters(0), "A");
    EXPECT_EQ(columnLetters(25), "Z");
    EXPECT_EQ(columnLetters(26), "AA");
    EXPECT_EQ(columnLetters(255), "IV");
    EXPECT_EQ(columnLetters(702), "AAA");
}

TEST(CsvWriter, GivenValuesThatASpreadsheetWouldRunThenNoneIsAFormula)
{
    for (const std::string value : {"=1+1", "+49", "-1", "@x", "\tx", "\rx", "\nx", "'=1", "''+"}) {
        const std::string cell = guarded(value);
        EXPECT_EQ(cell.front(), '\'') << value;
        EXPECT_EQ(unguarded(cell), value);
    }
    for (const std::string value : {"*281", "'", "''", "O'Neil", "'quoted'", "", " =1", "1+1"}) {
        EXPECT_EQ(guarded(value), value);
        EXPECT_EQ(unguarded(value), value);
    }
    EXPECT_EQ(unguarded("=1"), "=1") << "as another program writes it";
}

TEST(CsvWriter, GivenRandomHostileValuesThenTheyAreReadBackExactlyAndNoCellBeginsAFormula)
{
    const std::vector<std::string> pieces{"'",    "''", "=", "+", "-", "@", "\t",   "\r", "\n", "\"",
                                          "\"\"", ",",  ";", "|", " ", "a", "*281", "ü",  "😀",  "1"};
    std::mt19937 random(11);
    const auto below = [&random](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random); };
    for (std::size_t round = 0; round < pbx::test::volume(3'000, 300'000); ++round) {
        const char separator = kCsvSeparators.at(below(kCsvSeparators.size()));
        CsvWriter writer(separator);
        Cells values(1 + below(4));
        for (auto &row : values) {
            row.resize(1 + below(4));
            for (std::string &value : row) {
                for (std::size_t i = below(6); i > 0; --i)
                    value += pieces[below(pieces.size())];
            }
            row.insert(row.begin(), "x"); // a row without any text is none
            writer.addRow(row);
        }
        const auto table = readCsv(writer.take(), {{}, separator});
        ASSERT_TRUE(table) << table.error().sentence;
        ASSERT_EQ(table->rows.size(), values.size());
        for (std::size_t r = 0; r < values.size(); ++r) {
            ASSERT_EQ(table->rows[r].cells.size(), values[r].size());
            for (std::size_t c = 0; c < values[r].size(); ++c) {
                const std::string &cell = table->rows[r].cells[c];
                ASSERT_EQ(unguarded(cell), values[r][c]);
                ASSERT_TRUE(cell.empty() || std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos) << cell;
            }
        }
    }
}

TEST(CsvReader, GivenDamagedFilesThenEachIsReadSoundlyOrRefusedWithItsPlace)
{
    const std::vector<std::string> good{
        "Extension,Name,MAC address\r\n101,Jerry,80:5E:C0:12:AB:01\r\n102,\"Kramer, Cosmo\",\r\n",
        "sep=;\r\nExtension;Key;Type;Target;Label\n101;4;Monitor;102;\"a \"\"b\"\"\"\n",
        "\xFF\xFE" + utf16(u"Extension\tName\n101\tJérôme 😀\n", true),
        "ext|name\r101|K\xF6ln\r",
    };
    pbx::test::Mutations mutate(
        12, {",", ";", "\t", "|", "\"", "\"\"", "\r", "\n", "\r\n", "'", "=", "\xFF\xFE", "\xEF\xBB\xBF", "\0"s, "sep=,", "\xF6"});
    std::size_t taken = 0;
    const std::size_t rounds = pbx::test::volume(10'000, 1'000'000);
    for (std::size_t i = 0; i < rounds; ++i) {
        const std::string bytes = mutate(good[i % good.size()]);
        const auto table = readCsv(bytes);
        if (!table) {
            EXPECT_EQ(table.error().kind, ErrorKind::Invalid);
            EXPECT_THAT(table.error().sentence, HasSubstr("Line "));
            continue;
        }
        ++taken;
        CsvWriter writer(table->separator);
        for (const CsvRow &row : table->rows) {
            std::vector<std::string> values;
            for (const std::string &cell : row.cells)
                values.emplace_back(unguarded(cell));
            writer.addRow(values);
        }
        const auto again = readCsv(writer.take(), {{}, table->separator});
        ASSERT_TRUE(again) << again.error().sentence;
        ASSERT_EQ(again->rows.size(), table->rows.size());
        for (std::size_t r = 0; r < table->rows.size(); ++r) {
            ASSERT_EQ(again->rows[r].cells.size(), table->rows[r].cells.size());
            for (std::size_t c = 0; c < table->rows[r].cells.size(); ++c)
                ASSERT_EQ(unguarded(again->rows[r].cells[c]), unguarded(table->rows[r].cells[c]));
        }
    }
    EXPECT_GT(taken, rounds / 10);
    EXPECT_LT(taken, rounds);
}
