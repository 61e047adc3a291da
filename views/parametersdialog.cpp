#include "parametersdialog.h"

#include "awaited.h"
#include "controls.h"
#include "items/fieldhelp.h"
#include "items/textof.h"
#include "parameterdelegate.h"
#include "parameterline.h"
#include "widgets.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTableView>

namespace pbx::views {

using changes::Workspace;
using items::fromQt;
using items::ParameterModel;
using items::toQt;

ParametersDialog::ParametersDialog(items::Session &session, const domain::Uuid &site, const std::optional<domain::Uuid> &extension, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_extension(extension)
    , m_model(new ParameterModel(this))
    , m_notice(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_judged(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_makes(new QComboBox(this))
    , m_models(new QComboBox(this))
    , m_table(makeTable("parameterTable", tr("Parameters that count, and where they come from"), this))
    , m_empty(new EmptyState(tr("No parameters are set. The phone gets what the form says and its maker’s defaults."), this))
    , m_about(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_line(new ParameterLine(*m_model, this))
    , m_save(makeButton("parametersSave", tr("&Save"), Icon::Save, this))
{
    setObjectName(QStringLiteral("parametersDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(extension ? tr("Phone parameters") : tr("Parameters of all phones"));
    resize(px(780), px(560));
    m_notice->setObjectName(QStringLiteral("parametersNotice"));
    m_judged->setObjectName(QStringLiteral("parameterJudged"));
    m_about->setObjectName(QStringLiteral("parameterAbout"));
    m_about->setWordWrap(true);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ParameterDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setColumnWidth(ParameterModel::Name, px(260));
    m_table->setColumnWidth(ParameterModel::From, px(160));
    m_table->horizontalHeader()->setSectionResizeMode(ParameterModel::Value, QHeaderView::Stretch);

    auto *column = makeDialogColumn(this, 8, px(640));
    column->addWidget(m_notice);
    column->addWidget(
        new MessageBar(MessageBar::Tone::Warning, tr("Wrong values here take the phone offline. They replace what the form says."), this));
    column->addWidget(makePlace());
    auto *middle = makeLine(12);
    auto *list = makeColumn(0);
    list->addWidget(m_table, 1);
    list->addWidget(m_empty, 1);
    middle->addLayout(list, 1);
    middle->addWidget(makeButtons());
    column->addLayout(middle, 1);
    column->addWidget(m_judged);
    column->addWidget(m_about);
    column->addWidget(new Rule(this));
    column->addWidget(m_line);
    makePrimary(m_save);
    m_save->setIcon(icon(Icon::Save, &Theme::accentText));
    m_save->setAutoDefault(false);
    QPushButton *cancel = makeButton("parametersCancel", tr("Cancel"), {}, this);
    cancel->setAutoDefault(false);
    auto *foot = makeLine();
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    column->addLayout(foot);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connectParts();
    showRow();
    load();
}

QWidget *ParametersDialog::makePlace()
{
    auto *row = new FieldRow(tr("&Phones"), m_makes, this);
    m_makes->setObjectName(QStringLiteral("parameterMake"));
    m_makes->setAccessibleName(tr("Make"));
    m_models->setObjectName(QStringLiteral("parameterModel"));
    m_models->setAccessibleName(tr("Model"));
    explain(m_makes, items::fieldHelp(items::HelpOf::Parameter, QStringLiteral("make")));
    explain(m_models, items::fieldHelp(items::HelpOf::Parameter, QStringLiteral("model")));
    row->addBeside(m_models, 1);
    for (const std::string &make : m_session.catalogue().makes())
        m_makes->addItem(toQt(make), toQt(make));
    row->setVisible(!m_extension);
    return row;
}

QWidget *ParametersDialog::makeButtons()
{
    auto *box = new QWidget(this);
    auto *column = makeColumn(6);
    const auto add = [&](const char *name, const QString &text, Icon sign, void (ParametersDialog::*handler)()) {
        QPushButton *button = makeButton(name, text, sign, box);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, handler);
        column->addWidget(button);
        return button;
    };
    m_edit = add("parameterEdit", tr("&Edit value"), Icon::Edit, &ParametersDialog::editValue);
    m_reset = add("parameterReset", tr("&Reset"), Icon::Undo, &ParametersDialog::takeAway);
    m_remove = add("parameterRemove", tr("Re&move"), Icon::Trash, &ParametersDialog::takeAway);
    column->addStretch(1);
    box->setLayout(column);
    return box;
}

void ParametersDialog::connectParts()
{
    connect(m_makes, &QComboBox::activated, this, [this] {
        listModels();
        choosePlace();
    });
    connect(m_models, &QComboBox::activated, this, &ParametersDialog::choosePlace);
    connect(m_model, &ParameterModel::edited, this, [this] {
        m_desk->put(m_place, m_model->own());
        m_edited = m_desk->isEdited();
        askWritable();
        showRow();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && now.column() != ParameterModel::Value) // where it is edited
            m_table->setCurrentIndex(now.siblingAtColumn(ParameterModel::Value));
        showRow();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ParametersDialog::showRow);
    auto *removes = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(removes, &QShortcut::activated, this, &ParametersDialog::takeAway);
    connect(m_line, &ParameterLine::added, this, &ParametersDialog::add);
    connect(m_save, &QPushButton::clicked, this, &ParametersDialog::save);
    const auto lock = [this] {
        m_model->setLocked(m_session.isLocked());
        m_line->setLocked(m_session.isLocked());
    };
    lock();
    connect(&m_session, &items::Session::lockedChanged, this, lock);
    connect(&m_session, &items::Session::changed, this, [this] {
        if (!m_edited && !m_saving) // else saving tells that it was changed elsewhere
            load();
    });
}

void ParametersDialog::load()
{
    m_session.ask(
        this, [site = m_site, extension = m_extension](Workspace &w) { return items::ParameterDesk::load(w, site, extension); },
        [this, load = ++m_loads](Result<items::ParameterDesk> desk) {
            if (load != m_loads || m_edited)
                return;
            if (desk)
                take(std::move(*desk));
            else
                m_notice->setSentence(toQt(desk.error().sentence));
        });
}

void ParametersDialog::take(items::ParameterDesk desk)
{
    const bool first = !m_desk;
    m_desk = std::move(desk);
    if (first || m_extension) {
        m_place = m_desk->firstPlace();
        m_makes->setCurrentIndex(m_makes->findData(toQt(m_place.make)));
    }
    if (m_extension)
        setWindowTitle(tr("Parameters of %1, %2").arg(m_desk->owner(), toQt(m_place.make + " " + m_place.model)));
    listModels();
    m_models->setCurrentIndex(m_models->findData(toQt(m_place.model)));
    showPlace();
}

// With the number of parameters that are set for each.
void ParametersDialog::listModels()
{
    const std::string make = fromQt(m_makes->currentData().toString());
    const QVariant former = m_models->currentData();
    m_models->clear();
    const auto add = [&](const QString &title, const std::string &model) {
        const int count = m_desk ? m_desk->count(make, model) : 0;
        m_models->addItem(count > 0 ? tr("%1 (%n set)", "of a model", count).arg(title) : title, toQt(model));
    };
    add(tr("All models"), {});
    for (const catalogue::Model *model : m_session.catalogue().models(make))
        add(toQt(model->traits.model), model->traits.model);
    m_models->setCurrentIndex(std::max(m_models->findData(former), 0));
}

void ParametersDialog::choosePlace()
{
    m_place = {fromQt(m_makes->currentData().toString()), fromQt(m_models->currentData().toString()), false};
    showPlace();
    listModels();
}

void ParametersDialog::showPlace()
{
    if (!m_desk)
        return;
    m_model->setLevels(m_desk->levels(m_place));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectRow(0);
    showRow();
    askWritable();
    const QString phones = m_place.model.empty() ? tr("all phones of %1").arg(toQt(m_place.make)) : toQt(m_place.make + " " + m_place.model);
    m_session.ask(
        this, [place = m_place](Workspace &w) { return items::ParameterHints::of(w.renderer(), w.catalogue(), place.make, place.model); },
        [this, place = m_place, phones](items::ParameterHints hints) {
            if (place != m_place)
                return;
            m_model->setHints(std::move(hints), phones);
            m_line->offer(m_model->hints());
            showRow();
        });
}

void ParametersDialog::askWritable()
{
    m_session.ask(
        this,
        [place = m_place, values = m_model->own().clear](Workspace &w) { return items::unwritable(w.renderer(), w.catalogue(), place, values); },
        [this, asked = ++m_asked](std::map<std::string, std::string> sentences) {
            if (asked != m_asked)
                return;
            m_model->setUnwritable(std::move(sentences));
            showRow();
        });
}

void ParametersDialog::add(const QString &name, const QString &value)
{
    if (!m_desk)
        return;
    m_session.ask(
        this,
        [place = m_place, name = fromQt(name), value = fromQt(value)](Workspace &w) {
            return items::unwritable(w.renderer(), w.catalogue(), place, {{name, value}});
        },
        [this, place = m_place, name, value](const std::map<std::string, std::string> &sentences) {
            if (place != m_place)
                return;
            if (!sentences.empty()) {
                m_line->refuse(toQt(sentences.begin()->second));
                return;
            }
            m_model->set(name, value);
            m_table->selectRow(m_model->find(fromQt(name)));
            m_line->clear();
        });
}

void ParametersDialog::editValue()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        m_table->edit(index.siblingAtColumn(ParameterModel::Value));
}

void ParametersDialog::takeAway()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid() && m_model->at(index.row()).own)
        m_model->takeAway(index.row());
}

void ParametersDialog::showRow()
{
    m_table->setVisible(m_model->rowCount() > 0);
    m_empty->setVisible(m_model->rowCount() == 0);
    const QModelIndex index = m_table->currentIndex();
    const items::ParameterRow *row = index.isValid() ? &m_model->at(index.row()) : nullptr;
    m_edit->setEnabled(row && (index.siblingAtColumn(ParameterModel::Value).flags() & Qt::ItemIsEditable));
    m_reset->setEnabled(row && row->own && !row->below.isEmpty());
    m_remove->setEnabled(row && row->own && row->below.isEmpty());
    m_reset->setToolTip(m_reset->isEnabled() ? tr("Back to %1").arg(row->below) : tr("What comes from here has nothing below it to go back to"));
    m_judged->setTone(row && row->tone == items::ParameterTone::Error ? MessageBar::Tone::Bad : MessageBar::Tone::Warning);
    m_judged->setSentence(row ? row->sentence : QString());
    QStringList about;
    if (row && !row->below.isEmpty())
        about << tr("In place of %1").arg(row->below);
    if (row)
        about << m_model->hints().about(toQt(row->name));
    about.removeAll(QString());
    m_about->setText(about.join(QStringLiteral("\n")));
    m_about->setVisible(!about.isEmpty());
    m_save->setEnabled(m_edited && !m_saving && !m_model->hasErrors());
}

void ParametersDialog::save()
{
    const QString label = tr("Change parameters of %1").arg(m_desk->owner());
    m_saving = true;
    showRow();
    awaited(this, m_session.edit(label, {m_desk->edit()}), [this](const Result<void> &done) {
        m_saving = false;
        if (!done) {
            m_notice->setSentence(toQt(done.error().sentence));
            showRow();
            return;
        }
        Q_EMIT saved();
        accept();
    });
}

} // namespace pbx::views
