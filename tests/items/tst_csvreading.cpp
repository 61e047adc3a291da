#include "items/csvreading.h"
#include "support/csvsample.h"
#include "support/qtext.h"

#include <gmock/gmock.h>
#include <QSettings>

using namespace pbx;
using items::CsvKind;
using items::CsvReading;
using pbx::test::csvTable;
using pbx::test::operator""_q;
using testing::ElementsAre;

namespace {

std::vector<std::string> fieldsOf(const CsvReading &reading)
{
    std::vector<std::string> out;
    for (const int field : reading.mapping)
        out.emplace_back(field < 0 ? "" : items::csvFields(reading.kind)[static_cast<std::size_t>(field)].id);
    return out;
}

} // namespace

TEST(CsvReading, GivenUsualHeadersThenEachColumnFindsItsField)
{
    const auto reading = items::guessReading(*csvTable("Ext;Display Name;mac_address;Phone Model;Ring time (s);Shoe size;NAME\n1;2;3;4;5;6;7"));
    EXPECT_EQ(reading.kind, CsvKind::Extensions);
    EXPECT_TRUE(reading.header);
    EXPECT_THAT(fieldsOf(reading), ElementsAre("/number", "/name", "/autoProvision/mac", "/autoProvision/model", "/ringTime", "", ""))
        << "each field once";
    EXPECT_EQ(reading.columnOf("/ringTime"), 4);
    EXPECT_EQ(reading.columnOf("/office"), -1);
}

TEST(CsvReading, GivenAListOfKeysThenItIsOne)
{
    const auto reading = items::guessReading(*csvTable("Extension,Slot,Function,Number,Text\n101,4,BLF,102,Kramer"));
    EXPECT_EQ(reading.kind, CsvKind::Keys);
    EXPECT_THAT(fieldsOf(reading), ElementsAre("/number", "slot", "type", "target", "label"));
}

TEST(CsvReading, GivenNoKnownHeaderThenTheFirstRowIsData)
{
    const auto reading = items::guessReading(*csvTable("101,Jerry\n102,Kramer"));
    EXPECT_FALSE(reading.header);
    EXPECT_THAT(fieldsOf(reading), ElementsAre("", ""));
}

TEST(CsvReading, EveryFieldIsFoundByTheHeaderThatAnExportGivesIt)
{
    for (const CsvKind kind : {CsvKind::Extensions, CsvKind::Keys}) {
        const auto fields = items::csvFields(kind);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            EXPECT_EQ(items::csvFieldCalled(kind, fields[i].header), static_cast<int>(i)) << fields[i].header;
            EXPECT_EQ(items::csvFieldOf(kind, QLatin1String(fields[i].id)), static_cast<int>(i));
        }
        for (const char *own : {"Line", "Error", "", "?!"})
            EXPECT_EQ(items::csvFieldCalled(kind, own), -1) << own;
    }
    const auto all = items::ExtensionDraft::fields();
    for (const QString &field : all)
        EXPECT_TRUE(field == "/autoProvision/keys"_q || items::csvFieldOf(CsvKind::Extensions, field) >= 0) << field.toStdString();
}

TEST(CsvReading, GivenAMappingThatWasChosenThenFilesWithThoseHeadersGetItAgain)
{
    const QTemporaryDir home;
    QSettings settings(home.filePath("s.ini"_q), QSettings::IniFormat);
    items::CsvMemory memory(settings);
    const auto first = csvTable("Nst,Wer,Apparat\n101,Jerry,T54W");
    EXPECT_FALSE(memory.recall(*first));
    const CsvReading chosen{true, CsvKind::Extensions, {0, 1, items::csvFieldOf(CsvKind::Extensions, "/autoProvision/model"_q)}};
    memory.keep(*first, chosen);
    EXPECT_EQ(memory.recall(*csvTable("nst,WER,Apparat\n102,Kramer,")), chosen);
    EXPECT_FALSE(memory.recall(*csvTable("nst,Apparat,wer\n102,,Kramer"))) << "another order is another file";

    const CsvReading bare{false, CsvKind::Keys, {0, 1, 2}};
    memory.keep(*csvTable("101,4,Monitor"), bare);
    EXPECT_EQ(memory.recall(*csvTable("102,5,Line")), bare) << "without a header by its columns";
    EXPECT_FALSE(memory.recall(*csvTable("Extension,Name,MAC\n1,2,3"))) << "not where there is a header";
}

TEST(CsvReading, GivenSettingsFromAnotherProgramThenWhatIsUnknownIsLeftOut)
{
    const QTemporaryDir home;
    QSettings settings(home.filePath("s.ini"_q), QSettings::IniFormat);
    items::CsvMemory memory(settings);
    const auto table = csvTable("a,b,c\n1,2,3");
    memory.keep(*table, {true, CsvKind::Extensions, {0, 1, -1}});
    for (const QString &key : settings.allKeys()) {
        if (key.startsWith("csv/columns/"_q))
            settings.setValue(key, QStringList{"extensions"_q, "/number"_q, "/future"_q, "/number"_q, "/name"_q});
    }
    const auto reading = memory.recall(*table);
    ASSERT_TRUE(reading);
    EXPECT_THAT(reading->mapping, ElementsAre(0, -1, -1));
}

TEST(CsvReading, RemembersTheLatestFilesOnly)
{
    const QTemporaryDir home;
    QSettings settings(home.filePath("s.ini"_q), QSettings::IniFormat);
    items::CsvMemory memory(settings);
    for (int i = 0; i < 120; ++i)
        memory.keep(*csvTable("name" + std::to_string(i) + ",b\n1,2"), {true, CsvKind::Extensions, {1, -1}});
    EXPECT_FALSE(memory.recall(*csvTable("name19,b\n1,2")));
    EXPECT_TRUE(memory.recall(*csvTable("name20,b\n1,2")));
    EXPECT_EQ(settings.allKeys().size(), 101);
}

TEST(CsvReading, ColumnsAreToldByLetterHeaderAndFirstText)
{
    const auto table = csvTable("Ext,Name\n101,\n102,'=Jerry");
    EXPECT_EQ(items::columnTitle(*table, true, 1), "B  Name"_q);
    EXPECT_EQ(items::columnTitle(*table, false, 1), "B"_q);
    EXPECT_EQ(items::columnSample(*table, true, 1), "=Jerry"_q);
    EXPECT_EQ(items::columnSample(*table, false, 0), "Ext"_q);
}
