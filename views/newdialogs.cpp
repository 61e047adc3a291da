#include "newdialogs.h"

#include "controls.h"
#include "items/extensionwork.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace pbx::views {

using changes::Workspace;
using items::fromQt;
using items::toQt;

namespace {

// An empty field is not wrong yet, but nothing can be made of it.
template <class Parse> bool checked(FieldRow *row, const QString &text, Parse parse)
{
    const auto parsed = parse(fromQt(text));
    row->setMessage(FieldRow::Tone::Bad, parsed || text.isEmpty() ? QString() : toQt(parsed.error().sentence));
    return parsed.has_value();
}

} // namespace

NewDialog::NewDialog(items::Session &session, const QString &title, const QString &done, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_fields(new QVBoxLayout)
    , m_message(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_done(makeButton("create", done, {}, this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_message->setObjectName(QStringLiteral("dialogMessage"));
    m_fields->setSpacing(0);
    makePrimary(m_done);
    m_done->setDefault(true);
    QPushButton *cancel = makeButton("cancel", tr("Cancel"), {}, this);
    cancel->setAutoDefault(false);
    auto *buttons = makeLine();
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);
    auto *column = makeDialogColumn(this, 10, 420);
    column->addWidget(m_message);
    column->addLayout(m_fields);
    column->addStretch();
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_done, &QPushButton::clicked, this, [this] {
        allow(false);
        make();
    });
}

FieldRow *NewDialog::addField(const QString &label, QWidget *control, const char *name)
{
    control->setObjectName(QLatin1String(name));
    auto *row = new FieldRow(label, control, this);
    row->setLabelWidth(px(118));
    m_fields->addWidget(row);
    if (auto *edit = qobject_cast<QLineEdit *>(control))
        connect(edit, &QLineEdit::textChanged, this, [this] { check(); });
    return row;
}

void NewDialog::allow(bool possible)
{
    m_done->setEnabled(possible);
}

void NewDialog::finish(const Result<domain::Uuid> &result, const std::optional<domain::Uuid> &site)
{
    if (!result) {
        m_message->setSentence(toQt(result.error().sentence));
        allow(true);
        return;
    }
    if (site)
        Q_EMIT made(*site, *result);
    else
        Q_EMIT made(*result, std::nullopt);
    accept();
}

// ---- NewExtensionDialog -----------------------------------------------------------------------------------------------

NewExtensionDialog::NewExtensionDialog(items::Session &session, const domain::Uuid &site, const std::optional<domain::Uuid> &office, QWidget *parent)
    : NewDialog(session, tr("New extension"), tr("Add extension"), parent)
    , m_site(site)
    , m_number(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_office(new QComboBox(this))
{
    setObjectName(QStringLiteral("newExtensionDialog"));
    m_numberRow = addField(tr("Extension number"), m_number, "newNumber");
    m_numberRow->setNote(tr("3 or 4 digits, fixed from then on"));
    m_number->setMaximumWidth(px(84));
    m_nameRow = addField(tr("Name"), m_name, "newName");
    addField(tr("Office"), m_office, "newOffice");
    for (const auto &[control, field] :
         {std::pair<QWidget *, const char *>{m_number, "/number"}, {m_name, items::field::kName}, {m_office, items::field::kOffice}})
        explain(control, items::fieldHelp(items::HelpOf::Extension, QLatin1String(field)));
    check();
    m_session.ask(
        this,
        [site](Workspace &w) {
            return std::pair{items::officesOf(w, site), items::nextNumber(w, site)};
        },
        [this, office](const std::pair<Result<std::vector<items::OfficeChoice>>, Result<QString>> &known) {
            if (!known.first || !known.second) {
                m_message->setSentence(toQt(known.first ? known.second.error().sentence : known.first.error().sentence));
                return;
            }
            for (const items::OfficeChoice &choice : *known.first)
                m_office->addItem(choice.name, toQt(choice.id.toString()));
            if (office)
                m_office->setCurrentIndex(m_office->findData(toQt(office->toString())));
            if (known.first->empty())
                m_message->setSentence(tr("This site has no office yet. Add one first: an extension belongs to an office."));
            if (m_number->text().isEmpty())
                m_number->setText(*known.second);
            check();
        });
    m_name->setFocus();
}

void NewExtensionDialog::check()
{
    const bool number = checked(m_numberRow, m_number->text().trimmed(), [](const std::string &t) { return domain::ExtensionNumber::parse(t); });
    const bool name = checked(m_nameRow, m_name->text(), [](const std::string &t) { return domain::Name::parse(t); });
    allow(number && name && m_office->count() > 0);
}

void NewExtensionDialog::make()
{
    const auto office = domain::Uuid::parse(fromQt(m_office->currentData().toString()));
    m_session.ask(
        this,
        [site = m_site, number = m_number->text(), name = m_name->text(), office = office ? std::optional(*office) : std::nullopt](Workspace &w) {
            return items::createExtension(w, site, number, name, office);
        },
        [this](const Result<domain::Uuid> &result) { finish(result, m_site); });
}

} // namespace pbx::views
