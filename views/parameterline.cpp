#include "parameterline.h"

#include "controls.h"
#include "domain/secretname.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "widgets.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>

namespace pbx::views {

ParameterLine::ParameterLine(const items::ParameterModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_offered(new QStringListModel(this))
    , m_name(new QLineEdit(this))
    , m_value(new QLineEdit(this))
    , m_add(makeButton("parameterAdd", tr("&Add"), Icon::Plus, this))
    , m_nameRow(new FieldRow(tr("&Parameter"), m_name, this))
    , m_valueRow(new FieldRow(tr("&Value"), m_value, this))
{
    m_name->setObjectName(QStringLiteral("parameterName"));
    m_value->setObjectName(QStringLiteral("parameterValue"));
    for (QLineEdit *edit : {m_name, m_value}) {
        edit->setFont(Theme::font(Theme::Text::Fixed));
        keepDirection(edit);
    }
    explain(m_name, items::fieldHelp(items::HelpOf::Parameter, QStringLiteral("name")));
    explain(m_value, items::fieldHelp(items::HelpOf::Parameter, QStringLiteral("value")));
    m_name->setPlaceholderText(tr("as the phone’s maker calls it"));
    auto *completer = new QCompleter(m_offered, m_name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_name->setCompleter(completer);
    m_add->setAutoDefault(false);
    m_valueRow->addBeside(m_add);
    FieldRow::alignLabels(this, px(86));
    auto *column = makeColumn(2);
    column->addWidget(m_nameRow);
    column->addWidget(m_valueRow);
    setLayout(column);
    connect(m_name, &QLineEdit::textChanged, this, &ParameterLine::check);
    connect(m_value, &QLineEdit::textChanged, this, &ParameterLine::check);
    connect(m_name, &QLineEdit::returnPressed, m_value, qOverload<>(&QWidget::setFocus));
    connect(m_value, &QLineEdit::returnPressed, this, &ParameterLine::add);
    connect(m_add, &QPushButton::clicked, this, &ParameterLine::add);
    check();
}

void ParameterLine::offer(const items::ParameterHints &hints)
{
    m_offered->setStringList(hints.names());
    check();
}

void ParameterLine::setLocked(bool locked)
{
    m_locked = locked;
    check();
}

void ParameterLine::refuse(const QString &sentence)
{
    m_nameRow->setMessage(FieldRow::Tone::Bad, sentence);
}

void ParameterLine::clear()
{
    m_name->clear();
    m_value->clear();
    m_name->setFocus();
}

bool ParameterLine::isEmpty() const
{
    return name().isEmpty() && m_value->text().isEmpty();
}

QString ParameterLine::name() const
{
    return m_name->text().trimmed();
}

void ParameterLine::check()
{
    const bool secret = domain::soundsSecret(items::fromQt(name()));
    m_value->setEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
    const QStringList values = secret ? QStringList() : m_model.hints().values(name());
    m_value->setPlaceholderText(values.join(QStringLiteral(", ")));
    const QString about = m_model.hints().about(name());
    const bool unknown = !name().isEmpty() && !m_model.hints().isEmpty() && about.isEmpty();
    if (unknown)
        m_nameRow->setMessage(FieldRow::Tone::Warning, tr("Nothing is known of this parameter. It can be added nevertheless; look at its spelling."));
    else
        m_nameRow->setMessage(FieldRow::Tone::Info, about);
    const bool closed = secret && m_locked;
    const QString wrong = closed ? tr("This sounds like a secret, and the workspace is locked. Unlock it first.")
                          : name().isEmpty() || m_value->text().isEmpty() ? QString()
                                                                          : m_model.complaint(name(), m_value->text());
    m_valueRow->setMessage(FieldRow::Tone::Bad, wrong);
    m_add->setEnabled(!name().isEmpty() && wrong.isEmpty());
}

void ParameterLine::add()
{
    if (!m_add->isEnabled())
        return;
    const QString wrong = m_model.complaint(name(), m_value->text()); // an empty value may be wrong as well
    if (wrong.isEmpty())
        Q_EMIT added(name(), m_value->text());
    else
        m_valueRow->setMessage(FieldRow::Tone::Bad, wrong);
}

} // namespace pbx::views
