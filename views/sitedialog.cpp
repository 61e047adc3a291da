#include "sitedialog.h"

#include "awaited.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "parametersdialog.h"
#include "widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace pbx::views {

using items::toQt;

SiteDialog::SiteDialog(items::Session &session, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(domain::Uuid::random())
{
    setWindowTitle(tr("New site"));
    build();
    fill(items::SiteInput::fresh());
}

SiteDialog::SiteDialog(items::Session &session, const domain::Uuid &site, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
{
    setWindowTitle(tr("Site"));
    build();
    session.ask(
        this, [site](changes::Workspace &w) { return w.load(site); },
        [this](const domain::Result<changes::Loaded> &loaded) {
            const auto *found = loaded ? std::get_if<domain::Site>(&loaded->object) : nullptr;
            if (!found) {
                m_notice->setSentence(loaded ? tr("This is not a site.") : toQt(loaded.error().sentence));
                return;
            }
            m_version = loaded->version;
            m_parameters = found->parameterSets;
            m_parameterButton->show();
            fill(items::SiteInput::of(*found));
        });
}

void SiteDialog::build()
{
    setObjectName(QStringLiteral("siteDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = makeDialogColumn(this, 4, 520);
    m_notice = new MessageBar(MessageBar::Tone::Bad, {}, this);
    m_notice->setObjectName(QStringLiteral("siteNotice"));
    column->addWidget(m_notice);
    const std::pair<const char *, QString> fields[] = {
        {"customer", tr("&Customer")},         {"name", tr("&Name")}, {"domain", tr("SIP &domain")},
        {"host", tr("SIP &server")},           {"port", tr("P&ort")}, {"pickupCode", tr("&Pickup code")},
        {"voicemail", tr("&Voicemail number")}};
    for (const auto &[key, label] : fields) {
        auto *field = new QLineEdit(this);
        field->setObjectName(QStringLiteral("site_") + QLatin1String(key));
        if (QLatin1String(key) != QLatin1String("customer") && QLatin1String(key) != QLatin1String("name"))
            keepDirection(field);
        auto *row = new FieldRow(label, field, this);
        row->setLabelWidth(px(130));
        column->addWidget(row);
        m_fields[QLatin1String(key)] = field;
        m_rows[QLatin1String(key)] = row;
        explain(field, items::fieldHelp(items::HelpOf::Site, QLatin1String(key)));
        connect(field, &QLineEdit::textChanged, this, &SiteDialog::check);
    }
    m_fields[QStringLiteral("host")]->setPlaceholderText(tr("the SIP domain"));
    m_fields[QStringLiteral("domain")]->setPlaceholderText(QStringLiteral("pinetree.mycloudpbx.com.au"));
    m_rows[QStringLiteral("pickupCode")]->setNote(tr("before an extension’s number; alone: group pickup"));
    m_save = makeButton("saveSite", tr("&Save"), Icon::Save, this);
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));
    auto *cancel = makeButton("cancelSite", tr("Cancel"), {}, this);
    auto *buttons = makeLine();
    m_parameterButton = makeButton("siteParametersButton", tr("Parameters of &all phones…"), {}, this);
    m_parameterButton->setAutoDefault(false);
    m_parameterButton->hide(); // a new site has no phones yet
    connect(m_parameterButton, &QPushButton::clicked, this, &SiteDialog::askParameters);
    buttons->addWidget(m_parameterButton);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    column->addSpacing(px(10));
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &SiteDialog::save);
    connect(cancel, &QPushButton::clicked, this, &SiteDialog::reject);
}

void SiteDialog::fill(const items::SiteInput &input)
{
    m_filled = input;
    const std::pair<const char *, QString> texts[] = {{"customer", input.customer},  {"name", input.name}, {"domain", input.domain},
                                                      {"host", input.host},          {"port", input.port}, {"pickupCode", input.pickupCode},
                                                      {"voicemail", input.voicemail}};
    for (const auto &[key, text] : texts)
        m_fields[QLatin1String(key)]->setText(text);
    check();
}

items::SiteInput SiteDialog::typed() const
{
    const auto text = [this](const char *key) { return m_fields.at(QLatin1String(key))->text(); };
    return {text("customer"), text("name"), text("domain"), text("host"), text("port"), text("pickupCode"), text("voicemail")};
}

void SiteDialog::check()
{
    const auto input = typed();
    const auto result = items::parse(input, m_site);
    for (const auto &[key, row] : m_rows) {
        const auto wrong = result.wrong.find(key);
        const bool untouched = m_version == 0 && m_fields[key]->text().isEmpty(); // an empty new form is not full of faults
        row->setMessage(FieldRow::Tone::Bad, wrong == result.wrong.end() || untouched ? QString() : wrong->second);
    }
    m_save->setEnabled(result.site && input != m_filled);
}

// They are saved on their own; what is typed here stays.
void SiteDialog::askParameters()
{
    auto *dialog = new ParametersDialog(m_session, m_site, {}, this);
    connect(dialog, &ParametersDialog::saved, this, [this] {
        m_session.ask(
            this, [site = m_site](changes::Workspace &w) { return w.load(site); },
            [this](const domain::Result<changes::Loaded> &loaded) {
                const auto *found = loaded ? std::get_if<domain::Site>(&loaded->object) : nullptr;
                if (found && items::SiteInput::of(*found) == m_filled) { // else saving tells what else was changed
                    m_version = loaded->version;
                    m_parameters = found->parameterSets;
                }
            });
    });
    dialog->open();
}

void SiteDialog::save()
{
    auto result = items::parse(typed(), m_site);
    if (!result.site)
        return;
    result.site->parameterSets = m_parameters;
    const QString label = (m_version == 0 ? tr("Add site %1") : tr("Change site %1")).arg(toQt(result.site->name.text()));
    m_save->setEnabled(false);
    awaited(this, m_session.edit(label, {{m_site, m_site, domain::Kind::Site, domain::Object(std::move(*result.site)), m_version}}),
            [this](const domain::Result<void> &done) {
                if (!done) {
                    m_notice->setSentence(toQt(done.error().sentence));
                    check();
                    return;
                }
                Q_EMIT saved(m_site);
                accept();
            });
}

} // namespace pbx::views
