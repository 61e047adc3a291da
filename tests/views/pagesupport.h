// Finding and driving a page's controls by object name.
#pragma once

#include "support/qtext.h"
#include "support/sampleworkspace.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

namespace pbx::test {

template <class Widget> [[nodiscard]] Widget *child(QWidget &page, const char *name)
{
    auto *found = page.findChild<Widget *>(QLatin1String(name));
    EXPECT_TRUE(found) << "no control called " << name;
    return found;
}
inline void click(QWidget &page, const char *name)
{
    auto *button = child<QAbstractButton>(page, name);
    ASSERT_TRUE(button);
    ASSERT_TRUE(button->isEnabled()) << name << " is disabled";
    button->click();
}
inline void type(QWidget &page, const char *name, const QString &text)
{
    auto *field = child<QLineEdit>(page, name);
    ASSERT_TRUE(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_Delete);
    QTest::keyClicks(field, text);
}
template <class Condition> [[nodiscard]] bool eventually(Condition condition)
{
    return QTest::qWaitFor(condition, 20'000);
}
// Every control that can be reached has a name for tests and one for people.
inline void expectNamed(QWidget &page)
{
    for (auto *widget : page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        auto *button = qobject_cast<QAbstractButton *>(widget);
        const bool inner = qobject_cast<QLineEdit *>(widget) && widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox");
        const bool combo = qobject_cast<QLineEdit *>(widget) && widget->parentWidget() && widget->parentWidget()->inherits("QComboBox");
        const bool plain = widget->inherits("QLabel") || widget->inherits("QScrollArea") || widget->inherits("QSplitter") || inner || combo
                           || widget->inherits("QComboBoxListView") || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton")
                           || widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QTabBar") || widget->inherits("QDialog");
        if (plain)
            continue;
        EXPECT_FALSE(widget->objectName().isEmpty()) << widget->metaObject()->className();
        EXPECT_FALSE(widget->accessibleName().isEmpty() && (!button || button->text().isEmpty()) && !widget->inherits("QGroupBox")
                     && !widget->inherits("QDialogButtonBox"))
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

} // namespace pbx::test
