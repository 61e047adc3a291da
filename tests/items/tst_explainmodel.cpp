#include "items/explainmodel.h"

#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pbx;
using items::ExplainedOrigin;
using items::ExplainedPhone;
using items::ExplainModel;
using pbx::test::SampleWorkspace;
using pbx::test::operator""_q;
using testing::ElementsAre;

namespace {

using Where = ExplainedOrigin::Place;

const QString kDots = QString::fromUtf8("••••••••");

// A file of "name = value" lines.
struct Told {
    render::Explained explained;

    Told &file(const std::string &name, const std::string &head = "#!version\n")
    {
        explained.files.push_back({name, "text/plain", head, true, {}});
        return *this;
    }
    Told &add(const std::string &name, const std::string &value, std::vector<std::string> fields = {}, bool secret = false)
    {
        render::File &file = explained.files.back();
        file.bytes += name + " = ";
        const render::ByteRange range{file.bytes.size(), value.size()};
        file.bytes += value + "\n";
        if (secret)
            file.secrets.push_back(range);
        explained.parameters.push_back({file.name, name, value, secret, std::move(fields), render::Level::None, "Guide", range});
        return *this;
    }
    [[nodiscard]] ExplainedPhone phone() const { return items::explainedPhone(explained); }
};

Told usual(const std::string &name = "Jerry")
{
    Told told;
    told.file("first.boot").add("overwrite", "1");
    told.file("second.cfg").add("password", "k7Q-wr82", {"/password"}, true).add("label", "Zoë\tß", {"/name"}).add("name", name, {"/name"});
    told.add("key.2", "102", {"/autoProvision/keys/2"})
        .add("key.2", "103", {"/autoProvision/keys/m1.4"})
        .add("server", "a.example.com", {"/site/domain"});
    return told;
}

QStringList names(const ExplainModel &model)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out += model.index(row, ExplainModel::Name).data().toString();
    return out;
}

struct Explains : testing::Test {
    ExplainModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    [[nodiscard]] QString cell(int row, int column) const { return model.index(row, column).data().toString(); }
};

} // namespace

TEST_F(Explains, GivenTwoFilesThenEachStandsOverItsParametersWithFieldAndSource)
{
    model.setPhone(usual().phone());
    EXPECT_EQ(names(model),
              QStringList({"first.boot"_q, "overwrite"_q, "second.cfg"_q, "password"_q, "label"_q, "name"_q, "key.2"_q, "key.2"_q, "server"_q}));
    EXPECT_TRUE(model.index(2, 0).data(ExplainModel::SectionRole).toBool());
    EXPECT_EQ(model.index(2, 0).data(ExplainModel::CountRole).toInt(), 6);
    EXPECT_EQ(model.index(2, 1).data(Qt::AccessibleTextRole).toString(), "second.cfg, 6 parameters"_q);
    EXPECT_FALSE(model.flags(model.index(2, 0)) & Qt::ItemIsSelectable);
    EXPECT_EQ(cell(5, ExplainModel::Value), "Jerry"_q);
    EXPECT_EQ(cell(5, ExplainModel::From), "Name"_q);
    EXPECT_EQ(cell(5, ExplainModel::Source), "Guide"_q);
    EXPECT_EQ(cell(1, ExplainModel::From), "Fixed for this model"_q);
    EXPECT_EQ(cell(6, ExplainModel::From), "Key 2"_q);
    EXPECT_EQ(cell(7, ExplainModel::From), "Module 1, key 4"_q);
    EXPECT_EQ(cell(8, ExplainModel::From), "SIP domain of the site"_q);
}

TEST_F(Explains, GivenSecretsAndLettersOfManyBytesThenEachValueStandsWhereTheTextHasIt)
{
    model.setPhone(usual().phone());
    const QString text = model.fileOf(3)->text;
    EXPECT_FALSE(text.contains("k7Q"_q));
    EXPECT_TRUE(text.startsWith("#!version\npassword = "_q + kDots));
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto &of = model.at(row);
        if (!of.section) {
            EXPECT_EQ(model.fileOf(row)->text.mid(of.start, of.length), of.value) << row;
        }
    }
    EXPECT_EQ(cell(3, ExplainModel::Value), kDots);
    EXPECT_EQ(cell(4, ExplainModel::Value), "Zoë    ß"_q);
    EXPECT_EQ(model.rowAt("second.cfg"_q, static_cast<int>(text.indexOf("103"_q))), 7);
    EXPECT_EQ(model.rowAt("second.cfg"_q, static_cast<int>(text.indexOf("server"_q))), 8) << "in the line, before the value";
    EXPECT_EQ(model.rowAt("second.cfg"_q, 2), -1);
    EXPECT_EQ(model.rowAt("third.cfg"_q, 2), -1);
}

TEST_F(Explains, GivenAUrlWithASecretInItThenTheFileShowsTheRestOfIt)
{
    Told told;
    told.file("a.cfg").add("url", "http://192.0.2.1/abcdefgh/", {}, true);
    told.explained.files[0].secrets = {{told.explained.parameters[0].range.offset + 17, 8}};
    model.setPhone(told.phone());
    EXPECT_EQ(model.fileOf(1)->text, "#!version\nurl = http://192.0.2.1/"_q + kDots + "/\n"_q);
    EXPECT_EQ(model.fileOf(1)->text.mid(model.at(1).start, model.at(1).length), "http://192.0.2.1/"_q + kDots + "/"_q);
    EXPECT_EQ(cell(1, ExplainModel::Value), kDots);
    EXPECT_EQ(cell(1, ExplainModel::From), "Made for this phone"_q);
}

TEST_F(Explains, WhenOneTypesThenRowsWithEveryWordStayUnderTheirFiles)
{
    model.setPhone(usual().phone());
    model.setFilter("KEY"_q);
    EXPECT_EQ(names(model), QStringList({"second.cfg"_q, "key.2"_q, "key.2"_q}));
    EXPECT_EQ(model.parameters(), 2);
    model.setFilter("module 103"_q);
    EXPECT_EQ(names(model), QStringList({"second.cfg"_q, "key.2"_q}));
    EXPECT_EQ(cell(1, ExplainModel::Value), "103"_q);
    model.setFilter("k7Q"_q);
    EXPECT_EQ(model.rowCount(), 0) << "a secret is not found by its value";
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 9);
}

TEST_F(Explains, WhenAValueChangesThenItsRowIsToldAndNothingIsReset)
{
    model.setPhone(usual().phone());
    const QPersistentModelIndex last = model.index(8, 0);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPhone(usual("Jerome").phone());
    EXPECT_EQ(cell(5, ExplainModel::Value), "Jerome"_q);
    EXPECT_GE(changed.count(), 1);
    Told more = usual("Jerome");
    more.add("further", "1");
    model.setPhone(more.phone());
    EXPECT_EQ(model.rowCount(), 10);
    EXPECT_EQ(last.row(), 8);
    EXPECT_EQ(resets.count() + removed.count(), 0);
}

TEST_F(Explains, WhenRowsAreCopiedThenSecretsStayMasksAndSectionsStayOut)
{
    model.setPhone(usual().phone());
    EXPECT_EQ(model.copied({model.index(5, 1), model.index(2, 0), model.index(3, 0), model.index(5, 2)}),
              "second.cfg\tpassword\t"_q + kDots + "\tPassword\tGuide\nsecond.cfg\tname\tJerry\tName\tGuide"_q);
    EXPECT_EQ(model.copied({model.index(0, 0)}), QString());
}

TEST_F(Explains, EachParameterLeadsToWhereItIsEntered)
{
    Told told = usual();
    told.add("backlight", "0").add("lang", "en").add("both", "102", {"/site/pickupCode", "/number"});
    told.explained.parameters[7].level = render::Level::Handset;
    told.explained.parameters[8].level = render::Level::Make;
    model.setPhone(told.phone());
    EXPECT_EQ(model.at(0).origin, ExplainedOrigin());
    EXPECT_EQ(model.at(1).origin.place, Where::None);
    EXPECT_EQ(model.at(3).origin, (ExplainedOrigin{Where::Field, "/password"_q, {}}));
    EXPECT_EQ(model.at(7).origin, (ExplainedOrigin{Where::Key, {}, domain::SlotId::onModule(1, 4)}));
    EXPECT_EQ(model.at(8).origin.place, Where::Site);
    EXPECT_EQ(model.at(9).origin, (ExplainedOrigin{Where::Field, "/autoProvision/overrides/backlight"_q, {}}));
    EXPECT_EQ(cell(9, ExplainModel::From), "Set by hand for this handset"_q);
    EXPECT_EQ(model.at(10).origin.place, Where::Site);
    EXPECT_EQ(cell(10, ExplainModel::From), "Set by hand for the make"_q);
    EXPECT_EQ(model.at(11).origin, (ExplainedOrigin{Where::Field, "/number"_q, {}})) << "what is the extension's own comes first";
    EXPECT_EQ(cell(11, ExplainModel::From), "Pickup code of the site, Extension"_q);
}

TEST(ExplainedPhones, GivenInputThatIsNotSavedThenThePhoneIsToldAsItWouldBeAndNothingIsStored)
{
    SampleWorkspace data;
    items::ExtensionDraft draft(data.extension(), data.session->catalogue());
    const auto explain = [&] { return data.ask([draft](changes::Workspace &w) { return items::explainPhone(w, draft); }); };
    const auto hasValue = [](const ExplainedPhone &phone, const QString &value) {
        return std::ranges::any_of(phone.rows, [&](const auto &row) { return row.value == value; });
    };
    const auto saved = explain();
    ASSERT_TRUE(saved) << saved.error().sentence;
    EXPECT_FALSE(saved->typed);
    EXPECT_EQ(saved->title, "101 Jerry"_q);
    EXPECT_EQ(saved->model, "Yealink T54W"_q);
    EXPECT_TRUE(hasValue(*saved, "Jerry"_q));
    draft.set("/name"_q, "Jerome"_q);
    draft.set("/password"_q, "another-Pass-9"_q);
    draft.set("/autoProvision/mac"_q, "80:5E:C0:99:99:99"_q);
    const auto typed = explain();
    ASSERT_TRUE(typed) << typed.error().sentence;
    EXPECT_TRUE(typed->typed);
    EXPECT_TRUE(hasValue(*typed, "Jerome"_q));
    EXPECT_FALSE(hasValue(*typed, "another-Pass-9"_q));
    EXPECT_TRUE(typed->files.front().name.startsWith("805ec0999999"_q));
    EXPECT_EQ(data.extension().name.text(), "Jerry");
    const auto phone =
        data.ask([](changes::Workspace &w) { return w.store().phone(SampleWorkspace::site, *domain::MacAddress::parse("805ec0999999")); });
    EXPECT_FALSE(phone->has_value()) << "looking makes no phone";
}

TEST(ExplainedPhones, GivenNoHandsetOrALockedWorkspaceThenASentenceSaysWhy)
{
    SampleWorkspace data;
    const items::ExtensionDraft george(data.extension(SampleWorkspace::george), data.session->catalogue());
    EXPECT_EQ(data.ask([george](changes::Workspace &w) { return items::explainPhone(w, george); }).error().kind, ErrorKind::NotFound);
    data.reopen(items::Session::Unlock::None);
    const items::ExtensionDraft jerry(data.extension(), data.session->catalogue());
    EXPECT_EQ(data.ask([jerry](changes::Workspace &w) { return items::explainPhone(w, jerry); }).error().kind, ErrorKind::Locked);
}
