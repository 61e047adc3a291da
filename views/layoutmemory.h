// What somebody made wider stays so: the columns of tables and the parts of pages, remembered by their names.
#pragma once

class QSplitter;
class QTableView;

namespace pbx::views {

// From now on widths that are drawn with the mouse are kept.
void rememberColumns(QTableView *table);
// The drawn widths again, after columns were fitted to their contents.
void recallColumns(QTableView *table);

// name: the splitter's object name, unique in the program.
void rememberSizes(QSplitter *splitter, const char *name);
// As remembered for its orientation; false: nothing is.
bool recallSizes(QSplitter *splitter);

} // namespace pbx::views
