// The parts of the import dialog and how they stand.
#include "controls.h"
#include "csvcolumns.h"
#include "csvimportdialog.h"
#include "csvpreview.h"
#include "items/session.h"
#include "items/textof.h"
#include "widgets.h"
#include "workbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace pbx::views {

using items::CsvKind;

CsvImportDialog::CsvImportDialog(items::Session &session, const domain::Uuid &site, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_path(path)
    , m_kind(new QComboBox(this))
    , m_encoding(new QComboBox(this))
    , m_separator(new QComboBox(this))
    , m_header(new QCheckBox(tr("The first row na&mes the columns"), this))
    , m_leaveOut(new QCheckBox(tr("&Leave out rows with errors"), this))
    , m_columns(new CsvColumns(this))
    , m_preview(new CsvPreview(this))
    , m_message(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_progress(new WorkBar(session, "csvProgress", this))
    , m_errors(makeButton("csvErrors", tr("Save error &file…"), Icon::Save, this))
    , m_close(makeButton("csvCancel", tr("Cancel"), {}, this))
    , m_import(makeButton("csvImport", tr("&Import"), Icon::Import, this))
{
    setObjectName(QStringLiteral("csvImportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Import %1").arg(QFileInfo(path).fileName()));
    resize(px(1180), px(700));
    m_message->setObjectName(QStringLiteral("csvMessage"));

    auto *left = new QWidget(this);
    auto *fields = makeColumn(6);
    fields->addWidget(makeHeading(tr("Columns and their fields"), left));
    fields->addWidget(m_columns, 1);
    left->setLayout(fields);
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->setHandleWidth(px(12));
    across->addWidget(left);
    across->addWidget(m_preview);
    across->setStretchFactor(1, 1);
    across->setSizes({px(400), px(760)});

    auto *note =
        new ToneLabel(tr("Rows are matched by extension number, keys by extension and key. An empty cell leaves a field as it is; what is new "
                         "takes the default, and a new extension without a password gets one. Vendor parameters are not part of lists."),
                      &Theme::secondary, Theme::Text::Small, this);
    note->setWordWrap(true);
    auto *column = makeDialogColumn(this, 10);
    column->addLayout(makeOptions());
    column->addWidget(across, 1);
    column->addWidget(m_message);
    column->addWidget(note);
    column->addLayout(makeFoot());

    connect(m_columns, &CsvColumns::chosen, this, [this] {
        m_reading.mapping = m_columns->mapping();
        remember();
        plan();
    });
    connect(&session, &items::Session::lockedChanged, this, &CsvImportDialog::plan);
    allow();
    read();
}

QHBoxLayout *CsvImportDialog::makeOptions()
{
    const auto name = [](QComboBox *combo, const char *object, const QString &text) {
        combo->setObjectName(QLatin1String(object));
        combo->setAccessibleName(text);
    };
    name(m_kind, "csvKind", tr("What the rows are"));
    m_kind->addItem(tr("Extensions"), static_cast<int>(CsvKind::Extensions));
    m_kind->addItem(tr("Keys"), static_cast<int>(CsvKind::Keys));
    name(m_encoding, "csvEncoding", tr("Encoding"));
    m_encoding->addItem(tr("Automatic"), -1);
    for (const domain::TextEncoding encoding : domain::kTextEncodings)
        m_encoding->addItem(items::toQt(std::string(domain::name(encoding))), static_cast<int>(encoding));
    name(m_separator, "csvSeparator", tr("Separator"));
    m_separator->addItem(tr("Automatic"), -1);
    for (const auto &[separator, text] :
         {std::pair{',', tr("Comma")}, std::pair{';', tr("Semicolon")}, std::pair{'\t', tr("Tab")}, std::pair{'|', tr("Vertical bar")}})
        m_separator->addItem(text, static_cast<int>(separator));
    m_encoding->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_separator->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_header->setObjectName(QStringLiteral("csvHeader"));

    auto *line = makeLine(6);
    for (const auto &[text, combo] :
         {std::pair{tr("&Rows are"), m_kind}, std::pair{tr("&Encoding"), m_encoding}, std::pair{tr("&Separator"), m_separator}}) {
        auto *label = new QLabel(text, this);
        label->setBuddy(combo);
        line->addWidget(label);
        line->addWidget(combo);
        line->addSpacing(px(10));
    }
    line->addWidget(m_header);
    line->addStretch(1);
    connect(m_kind, &QComboBox::activated, this, &CsvImportDialog::readingChosen);
    connect(m_header, &QCheckBox::clicked, this, &CsvImportDialog::readingChosen);
    connect(m_encoding, &QComboBox::activated, this, &CsvImportDialog::read);
    connect(m_separator, &QComboBox::activated, this, &CsvImportDialog::read);
    return line;
}

QHBoxLayout *CsvImportDialog::makeFoot()
{
    m_leaveOut->setObjectName(QStringLiteral("csvLeaveOut"));
    m_progress->setMaximumWidth(px(240));
    makePrimary(m_import);
    m_import->setIcon(icon(Icon::Import, &Theme::accentText));
    auto *line = makeLine();
    line->addWidget(m_errors);
    line->addWidget(m_progress, 1);
    line->addStretch(1);
    line->addWidget(m_leaveOut);
    line->addWidget(m_close);
    line->addWidget(m_import);
    connect(m_errors, &QPushButton::clicked, this, &CsvImportDialog::askErrors);
    connect(m_leaveOut, &QCheckBox::toggled, this, &CsvImportDialog::allow);
    connect(m_close, &QPushButton::clicked, this, &CsvImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &CsvImportDialog::import);
    return line;
}

} // namespace pbx::views
