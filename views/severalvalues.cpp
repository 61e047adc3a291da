#include "severalvalues.h"

#include "theme.h"

#include <algorithm>
#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QGroupBox>
#include <QLineEdit>
#include <QSpinBox>

namespace pbx::views::several {
namespace {

// Properties of the controls.
constexpr const char *kShown = "several";
constexpr const char *kOffered = "offersSeveral";
constexpr const char *kPlain = "plainPlaceholder"; // what a line said before
constexpr const char *kLeast = "severalValue";     // of a spin box
constexpr const char *kWidth = "plainWidth";

constexpr int kLeastLetters = 8; // of a list

constexpr int kSeveralRole = Qt::UserRole + 1;

QString word()
{
    return QCoreApplication::translate("pbx::views::FormBinder", "<several>");
}

} // namespace

QString text()
{
    return QCoreApplication::translate("pbx::views::FormBinder", "<several values>");
}

// ---- lines ------------------------------------------------------------------------------------------------------------

void show(QLineEdit *edit)
{
    if (!isShown(edit)) {
        edit->setProperty(kPlain, edit->placeholderText());
        edit->setProperty(kShown, true);
    }
    edit->setPlaceholderText(text());
    if (!edit->text().isEmpty())
        edit->clear();
}

void end(QLineEdit *edit)
{
    if (!isShown(edit))
        return;
    edit->setProperty(kShown, false);
    if (edit->placeholderText() == text())
        edit->setPlaceholderText(edit->property(kPlain).toString());
}

bool isShown(const QLineEdit *edit)
{
    return edit->property(kShown).toBool();
}

// ---- numbers ----------------------------------------------------------------------------------------------------------

void offer(QSpinBox *spin, bool offered)
{
    const QVariant least = spin->property(kLeast);
    const bool is = least.isValid() && spin->minimum() == least.toInt();
    if (offered && !is) {
        const int value = spin->minimum() - spin->singleStep();
        if (!spin->property(kWidth).isValid())
            spin->setProperty(kWidth, spin->maximumWidth());
        const QString shown = word(); // there is room for no more
        spin->setProperty(kLeast, value);
        spin->setMinimum(value);
        spin->setSpecialValueText(shown);
        spin->setFixedWidth(std::max(spin->maximumWidth(), spin->fontMetrics().horizontalAdvance(shown) + px(32)));
    } else if (!offered && least.isValid()) {
        spin->setProperty(kLeast, {});
        spin->setSpecialValueText({});
        if (is)
            spin->setMinimum(least.toInt() + spin->singleStep());
        spin->setFixedWidth(spin->property(kWidth).toInt());
        spin->setProperty(kWidth, {});
    }
}

void show(QSpinBox *spin)
{
    spin->setValue(spin->minimum());
}

bool isShown(const QSpinBox *spin)
{
    const QVariant least = spin->property(kLeast);
    return least.isValid() && spin->value() == least.toInt();
}

// ---- lists ------------------------------------------------------------------------------------------------------------

int others(const QComboBox *list)
{
    return list->count() > 0 && list->itemData(0, kSeveralRole).toBool() ? 1 : 0;
}

bool isShown(const QComboBox *list, int index)
{
    return index >= 0 && list->itemData(index, kSeveralRole).toBool();
}

void offer(QComboBox *list, bool offered)
{
    const bool is = others(list) == 1;
    if (offered && !is) {
        list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // the words may be cut
        list->setMinimumContentsLength(kLeastLetters);
        list->insertItem(0, text());
        list->setItemData(0, true, kSeveralRole);
    } else if (!offered && is) {
        list->removeItem(0);
    }
}

void show(QComboBox *list)
{
    if (QLineEdit *edit = list->lineEdit()) {
        list->setCurrentIndex(-1);
        show(edit);
    } else {
        list->setCurrentIndex(0);
    }
}

// ---- boxes ------------------------------------------------------------------------------------------------------------

void offer(QCheckBox *box, bool offered)
{
    box->setTristate(offered);
}

void show(QCheckBox *box)
{
    box->setCheckState(Qt::PartiallyChecked);
}

void offer(QGroupBox *box, bool offered)
{
    box->setProperty(kOffered, offered);
}

void show(QGroupBox *box)
{
    box->setProperty(kShown, true);
    box->setChecked(true); // what is inside can be used
    box->setAccessibleDescription(text());
    box->update();
}

void end(QGroupBox *box)
{
    if (!isShown(box))
        return;
    box->setProperty(kShown, false);
    box->setAccessibleDescription({});
    box->update();
}

bool isShown(const QGroupBox *box)
{
    return box->property(kShown).toBool();
}

bool isOffered(const QGroupBox *box)
{
    return box->property(kOffered).toBool();
}

void show(QButtonGroup *group)
{
    group->setExclusive(false);
    for (QAbstractButton *button : group->buttons())
        button->setChecked(false);
    group->setExclusive(true);
}

} // namespace pbx::views::several
