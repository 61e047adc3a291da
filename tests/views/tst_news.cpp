// What the program tells stays quiet and is not lost.
#include "mainwindowtest.h"
#include "news.h"
#include "support/qtext.h"
#include "widgets.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListWidget>

using namespace pbx;
using namespace pbx::views;
using pbx::test::MainWindows;
using pbx::test::SampleWorkspace;
using pbx::test::operator""_q;

TEST(NewsLog, KeepsTheNewestFiftyAndARepeatOnlyOnce)
{
    News news;
    for (int i = 0; i < 60; ++i)
        news.add(QString::number(i), false);
    news.add("59"_q, false);
    news.add({}, true);
    ASSERT_EQ(news.items().size(), News::kMost);
    EXPECT_EQ(news.items().front().sentence, "59"_q);
    EXPECT_EQ(news.items().back().sentence, "10"_q);
}

TEST_F(MainWindows, WhenSomethingIsDeletedThenTheStatusLineSaysSoWithUndoAndTheMessagesKeepIt)
{
    window->showObject(SampleWorkspace::site, SampleWorkspace::george, domain::Kind::Extension);
    ASSERT_TRUE(titled("1004 George"));
    ASSERT_TRUE(soon([&] { return window->actions().deleteExtension->isEnabled(); }));
    window->actions().deleteExtension->trigger();
    auto *way = find<QAbstractButton>("statusWay");
    ASSERT_TRUE(soon([&] { return way->isVisible() && way->isEnabled(); }));
    EXPECT_EQ(find<QLabel>("statusNews")->text(), "Extensions deleted: 1."_q);
    EXPECT_EQ(QApplication::activeModalWidget(), nullptr) << "news are no box";
    way->click();
    EXPECT_TRUE(soon([&] { return data.session->undoStack()->canRedo(); }));
    EXPECT_FALSE(way->isVisible());
    window->actions().messages->trigger();
    auto *list = window->findChild<QListWidget *>("newsList"_q);
    ASSERT_TRUE(list && list->count() >= 1);
    EXPECT_TRUE(list->item(0)->text().endsWith("Extensions deleted: 1."_q)) << list->item(0)->text().toStdString();
    window->findChild<NewsDialog *>()->close();
}

TEST_F(MainWindows, WhenSomethingFailsThenTheSentenceStaysUntilItIsPutAway)
{
    Q_EMIT data.session->failed("The disk is full."_q);
    auto *bar = find<MessageBar>("windowMessage");
    EXPECT_TRUE(bar->isVisible());
    bar->findChild<QAbstractButton *>("dismiss"_q)->click();
    EXPECT_FALSE(bar->isVisible());
    window->actions().messages->trigger();
    EXPECT_TRUE(window->findChild<QListWidget *>("newsList"_q)->item(0)->text().contains("The disk is full."_q));
    window->findChild<NewsDialog *>()->close();
}
