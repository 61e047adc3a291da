// How each kind of control says "<several values>": as placeholder, as a first choice, or as a box that is checked in part.
// offer(): they can be chosen (again), because the stored values differ. show(): they are what is chosen.
#pragma once

#include <QString>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGroupBox;
class QLineEdit;
class QSpinBox;

namespace pbx::views::several {

[[nodiscard]] QString text();

void show(QLineEdit *edit);
void end(QLineEdit *edit); // something else is shown
[[nodiscard]] bool isShown(const QLineEdit *edit);

// One step below the least value stands for them. Offer again after the range was set.
void offer(QSpinBox *spin, bool offered);
void show(QSpinBox *spin);
[[nodiscard]] bool isShown(const QSpinBox *spin);

void offer(QComboBox *list, bool offered);
void show(QComboBox *list);
[[nodiscard]] bool isShown(const QComboBox *list, int index); // that choice
[[nodiscard]] int others(const QComboBox *list);              // index of the first other choice

void offer(QCheckBox *box, bool offered);
void show(QCheckBox *box);

// A group's box has two states of its own: with a click it goes from several to on, off, and several again.
void offer(QGroupBox *box, bool offered);
void show(QGroupBox *box);
void end(QGroupBox *box);
[[nodiscard]] bool isShown(const QGroupBox *box);
[[nodiscard]] bool isOffered(const QGroupBox *box);

void show(QButtonGroup *group); // none is checked

} // namespace pbx::views::several
