// The real window over a real workspace with the sample site, driven by object names.
#pragma once

#include "actions.h"
#include "items/extensionwork.h"
#include "mainwindow.h"
#include "support/sampleworkspace.h"
#include "theme.h"

#include <gmock/gmock.h>
#include <QAction>
#include <QApplication>
#include <QTest>

namespace pbx::test {

inline testing::AssertionResult titled(const QWidget &window, const char *title)
{
    const bool done = QTest::qWaitFor([&] { return window.windowTitle().startsWith(QString::fromUtf8(title)); }, 10000);
    return done ? testing::AssertionSuccess() : testing::AssertionFailure() << window.windowTitle().toStdString();
}

class MainWindows : public testing::Test {
protected:
    void SetUp() override
    {
        views::Theme::install(*qApp);
        show(true);
        ASSERT_TRUE(titled(firstTitle));
    }
    void show(bool sample)
    {
        window = std::make_unique<views::MainWindow>(*data.session);
        window->resize(1440, 900);
        window->show();
        window->activateWindow();
        window->open({.unlock = items::Session::Unlock::None, .passphrase = {}, .sample = sample});
    }
    // The program ends and starts again on the same file.
    void restart()
    {
        window.reset();
        data.reopen(items::Session::Unlock::SessionOnly);
        show(false);
    }
    template <class W = QWidget> [[nodiscard]] W *find(const char *name) const
    {
        W *found = window->findChild<W *>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    [[nodiscard]] testing::AssertionResult titled(const char *title) const { return test::titled(*window, title); }
    void type(const char *name, const char *text) const
    {
        auto *field = find<QWidget>(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, QString::fromUtf8(text));
    }
    template <class F> [[nodiscard]] static bool soon(F condition) { return QTest::qWaitFor(condition, 10000); }

    SampleWorkspace data{items::Session::Unlock::SessionOnly, SampleWorkspace::Content::Empty};
    std::unique_ptr<views::MainWindow> window;
    const char *firstTitle = "101 Jerry – Pinetree"; // of the window once the sample is there
};

} // namespace pbx::test
