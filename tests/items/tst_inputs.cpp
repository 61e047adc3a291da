#include "catalogue/catalogue.h"
#include "items/conditionmodel.h"
#include "items/officemodel.h"
#include "items/siteinput.h"
#include "support/qtext.h"

#include <gmock/gmock.h>
#include <QAbstractItemModelTester>

using namespace pbx;
using domain::OfficeHours;
using domain::Weekday;
using items::ConditionInput;
using items::OfficeInput;
using pbx::test::operator""_q;

namespace {

const domain::Uuid kId = domain::Uuid::random();

ConditionInput condition()
{
    return {"Office Hours"_q, "*281"_q, {"08:30–17:00"_q, "08:30–17:00"_q, "08:30–17:00"_q, "08:30–17:00"_q, "08:30–17:00"_q, {}, {}}};
}

std::vector<OfficeHours> hoursOf(const QString &monday)
{
    ConditionInput input{"x"_q, "*281"_q, {monday}};
    const auto typed = items::parse(input, kId, {});
    return typed.condition ? typed.condition->hours : std::vector<OfficeHours>{};
}

items::OfficeTyped office(const OfficeInput &input)
{
    return items::parse(input, kId, catalogue::Catalogue::builtIn());
}

} // namespace

TEST(ConditionForm, days_that_are_alike_become_one_span)
{
    const auto typed = items::parse(condition(), kId, {});
    ASSERT_TRUE(typed.condition);
    ASSERT_EQ(typed.condition->hours.size(), 1U);
    EXPECT_EQ(typed.condition->hours.front(), (OfficeHours{Weekday::Monday, Weekday::Friday, 510, 1020}));
    EXPECT_EQ(items::shownHours(typed.condition->hours), "Mon–Fri 08:30–17:00"_q);
}

TEST(ConditionForm, takes_hours_as_people_write_them)
{
    EXPECT_EQ(hoursOf("8-12, 13.00 - 17:30"_q).size(), 2U);
    EXPECT_EQ(hoursOf("0:00-24:00"_q).front().to, 1440);
    EXPECT_TRUE(hoursOf("  "_q).empty());
}

TEST(ConditionForm, refuses_hours_that_are_none)
{
    for (const QString &text : {"17:00–08:00"_q, "8–8"_q, "25–26"_q, "8:75–9"_q, "8–12, 11–13"_q, "morning"_q, "8–12,"_q, "<script>"_q, "٨–٩"_q}) {
        const auto typed = items::parse({"x"_q, "*281"_q, {text}}, kId, {});
        EXPECT_FALSE(typed.condition) << text.toStdString();
        EXPECT_EQ(typed.wrong.count("hours/0"_q), 1U) << text.toStdString();
    }
}

TEST(ConditionForm, round_trips_what_is_stored)
{
    const domain::DayNightCondition stored{kId,
                                           *domain::Name::parse("Night"),
                                           *domain::DialString::parse("*282"),
                                           {{Weekday::Tuesday, Weekday::Tuesday, 480, 720}, {Weekday::Monday, Weekday::Monday, 480, 720}}};
    const auto typed = items::parse(ConditionInput::of(stored), kId, {{stored, 1, false}});
    ASSERT_TRUE(typed.condition);
    EXPECT_EQ(*typed.condition, stored) << "untouched hours keep their spelling";
}

TEST(ConditionForm, a_dial_code_belongs_to_one_condition)
{
    const domain::DayNightCondition other{domain::Uuid::random(), *domain::Name::parse("Holidays"), *domain::DialString::parse("*281"), {}};
    const auto typed = items::parse(condition(), kId, {{other, 1, false}});
    EXPECT_EQ(typed.wrong.at("dialCode"_q), "Holidays already has this dial code."_q);
}

TEST(OfficeForm, tells_every_field_that_is_wrong)
{
    const auto typed = office({"a\nb"_q, "seven"_q, "Mars/Olympus"_q, "call me"_q});
    EXPECT_FALSE(typed.office);
    EXPECT_EQ(typed.wrong.size(), 4U);
    for (const auto &[field, sentence] : typed.wrong)
        EXPECT_TRUE(sentence.endsWith(QLatin1Char('.'))) << field.toStdString() << ": " << sentence.toStdString();
}

TEST(OfficeForm, an_empty_outbound_number_is_none)
{
    const auto typed = office({"Head"_q, "07"_q, "Australia/Brisbane"_q, " "_q});
    ASSERT_TRUE(typed.office);
    EXPECT_FALSE(typed.office->outboundNumber);
    EXPECT_EQ(OfficeInput::of(*typed.office), (OfficeInput{"Head"_q, "07"_q, "Australia/Brisbane"_q, {}}));
}

TEST(OfficeTable, shows_each_office)
{
    items::OfficeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({{*office({"Head"_q, "07"_q, "Australia/Brisbane"_q, "0734950186"_q}).office, 1, true, 8}});
    EXPECT_EQ(model.index(0, items::OfficeModel::Outbound).data().toString(), "0734950186"_q);
    EXPECT_EQ(model.index(0, items::OfficeModel::Extensions).data().toInt(), 8);
}

TEST(ConditionTable, shows_each_condition)
{
    items::ConditionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({{*items::parse(condition(), kId, {}).condition, 1, false}});
    EXPECT_EQ(model.index(0, items::ConditionModel::Hours).data().toString(), "Mon–Fri 08:30–17:00"_q);
}

TEST(SiteForm, an_empty_server_is_the_domain)
{
    auto input = items::SiteInput::fresh();
    input.customer = "Pinetree Pty Ltd"_q;
    input.name = "Pinetree"_q;
    input.domain = "Pinetree.MyCloudPBX.com.au"_q;
    const auto typed = items::parse(input, kId);
    ASSERT_TRUE(typed.site);
    EXPECT_EQ(typed.site->sipServer.host, "pinetree.mycloudpbx.com.au");
    EXPECT_EQ(typed.site->pickupCode.text(), "**");
}

TEST(SiteForm, takes_a_server_by_name_or_address_and_refuses_the_rest)
{
    auto input = items::SiteInput::fresh();
    input.customer = input.name = "Pinetree"_q;
    input.domain = "pinetree.mycloudpbx.com.au"_q;
    input.host = "203.0.113.5"_q;
    EXPECT_TRUE(items::parse(input, kId).site);
    for (const QString &host : {"010.0.0.1"_q, "a b"_q, "http://x"_q, "sip.example.com;evil"_q}) {
        input.host = host;
        EXPECT_EQ(items::parse(input, kId).wrong.count("host"_q), 1U) << host.toStdString();
    }
    input.host.clear();
    input.port = "70000"_q;
    EXPECT_EQ(items::parse(input, kId).wrong.count("port"_q), 1U);
}
