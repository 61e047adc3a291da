// What an empty table says over its rows' place: why it is empty, and what to do.
#pragma once

#include "widgets.h"

class QTableView;

namespace pbx::views {

class EmptyHint final : public QObject {
    Q_OBJECT
public:
    // The table has its model already and owns the hint.
    EmptyHint(QTableView *table, const QString &sentence);
    void setSentence(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    QTableView *m_table;
    ToneLabel *m_label;
};

} // namespace pbx::views
