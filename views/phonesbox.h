// "These phones": which models the selected extensions have, and how many of each.
#pragma once

#include "items/bulkview.h"

#include <QGroupBox>

class QGridLayout;

namespace pbx::views {

class ToneLabel;

class PhonesBox final : public QGroupBox {
    Q_OBJECT
public:
    explicit PhonesBox(QWidget *parent = nullptr);
    void setPhones(const items::BulkPhones &phones); // as stored

private:
    QGridLayout *m_lines;
    ToneLabel *m_note;
};

} // namespace pbx::views
