// Controls as the pages build them: named for tests and screen readers, sized by the theme.
#pragma once

#include "icons.h"

#include <optional>

class QBoxLayout;
class QDialog;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;
class QWidget;

namespace pbx::views {

[[nodiscard]] QPushButton *makeButton(const char *name, const QString &text, std::optional<Icon> sign = {}, QWidget *parent = nullptr);
[[nodiscard]] QPushButton *makeSmallButton(const char *name, const QString &text, QWidget *parent = nullptr);
// Only an icon: the text is its tooltip and accessible name.
[[nodiscard]] QPushButton *makeIconButton(const char *name, Icon sign, const QString &text, QWidget *parent = nullptr);
void makePrimary(QPushButton *button);

// A read-only table with rows of 27 px and no grid; selects one row.
[[nodiscard]] QTableView *makeTable(const char *name, const QString &accessibleName, QWidget *parent = nullptr);
void dressTable(QTableView *table, const char *name, const QString &accessibleName); // gives any table that look

// What it holds runs from left to right in every language: numbers, addresses, codes.
void keepDirection(QWidget *field);

[[nodiscard]] QHBoxLayout *makeLine(int spacing = 8);   // without margins
[[nodiscard]] QVBoxLayout *makeColumn(int spacing = 8); // without margins
// A bar 38 px high with page margins.
[[nodiscard]] QWidget *makeBar(QHBoxLayout *line, QWidget *parent = nullptr);
[[nodiscard]] QLabel *makeHeading(const QString &text, QWidget *parent = nullptr); // bold
[[nodiscard]] QLabel *makeProse(const QString &text, QWidget *parent = nullptr);   // wraps, selectable

// What a control is for, in a sentence: its tooltip and What's This (Shift+F1), and those of its label. Empty: nothing.
void explain(QWidget *control, const QString &sentence);

// A dialog's layout with its margins, as wide as is said or wider. From now on the dialog becomes higher where its contents
// do (a sentence that appears, a text that wraps), so that nothing is squeezed.
[[nodiscard]] QVBoxLayout *makeDialogColumn(QDialog *dialog, int spacing, int leastWidth = 0);

// A question in a box of its own that does not block: answered by the button or refused by Esc.
QDialog *askFirst(QWidget *parent, const char *name, const QString &title, const QString &question, const QString &yes, std::function<void()> done);

} // namespace pbx::views
