#include "sheetdialog.h"

#include "controls.h"
#include "sheetpaint.h"
#include "widgets.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace pbx::views {

SheetDialog::SheetDialog(items::HandsetSheets sheets, QWidget *parent)
    : PrintDialog("sheetDialog", tr("Handset sheet"), parent)
    , m_sheets(std::make_shared<const items::HandsetSheets>(std::move(sheets)))
    , m_shown(new QComboBox)
{
    m_shown->setObjectName(QStringLiteral("shownSheet"));
    for (const items::HandsetSheet &sheet : m_sheets->sheets)
        m_shown->addItem(sheet.number + QLatin1Char(' ') + sheet.name);
    auto *row = new FieldRow(tr("Sh&own"), m_shown, this);
    row->stretchControl(true);
    options()->addWidget(row);
    const auto count = static_cast<int>(m_sheets->sheets.size());
    row->setVisible(count > 1);
    options()->addWidget(
        makeProse(tr("A sheet to hand to the phone’s user: who is on which key, and how the keys are used. It holds no password."), this));
    QString extent = tr("%n phones, each on pages of its own.", nullptr, count);
    if (m_sheets->withoutPhone > 0)
        extent += QLatin1Char(' ') + tr("%n of the chosen extensions have no phone.", nullptr, m_sheets->withoutPhone);
    auto *note = makeProse(extent, this);
    note->setObjectName(QStringLiteral("sheetExtent"));
    note->setVisible(count > 1 || m_sheets->withoutPhone > 0);
    options()->addWidget(note);
    connect(m_shown, &QComboBox::currentIndexChanged, this, &SheetDialog::refresh);
    begin();
}

PaperSource SheetDialog::source() const
{
    const QSizeF page = choice().millimetres();
    return {static_cast<int>(m_sheets->sheets.size()), [sheets = m_sheets, page](int index) -> std::shared_ptr<const Paper> {
                return std::make_shared<const SheetPaper>(sheets->sheets.at(static_cast<std::size_t>(index)), page);
            }};
}

int SheetDialog::shownPaper() const
{
    return std::max(0, m_shown->currentIndex());
}

QString SheetDialog::fileName() const
{
    return m_sheets->sheets.size() == 1 ? tr("Handset %1").arg(m_sheets->sheets.front().number)
                                        : tr("Handsets of %1").arg(m_sheets->sheets.front().site);
}

} // namespace pbx::views
