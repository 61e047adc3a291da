#include "keytemplatesdialog.h"

#include "controls.h"
#include "items/textof.h"
#include "widgets.h"
#include "workline.h"

#include <algorithm>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

namespace pbx::views {

using changes::Workspace;
using items::KeyTemplateModel;
using items::KeyTemplateRow;
using items::toQt;

namespace {

// Asks whether the phones that carry a template change with it.
QDialog *makeUpdateQuestion(const KeyTemplateRow &row, const items::TemplateUpdate &update, const std::function<void(bool phonesToo)> &done,
                            QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("keyTemplateUpdate"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(KeyTemplatesDialog::tr("Change the template"));
    auto *column = makeDialogColumn(dialog, 10, px(460));
    const auto count = static_cast<int>(update.after.keys.size());
    column->addWidget(makeProse(KeyTemplatesDialog::tr("“%1” gets these %n keys.", nullptr, count).arg(toQt(row.keys.name.text())), dialog));
    QCheckBox *phones = nullptr;
    if (!update.phones.empty()) {
        phones =
            new QCheckBox(KeyTemplatesDialog::tr("Change the %n phones that have it, &too", nullptr, static_cast<int>(update.phones.size())), dialog);
        phones->setObjectName(QStringLiteral("keyTemplateUpdatePhones"));
        phones->setChecked(true);
        auto *list = new QListWidget(dialog);
        list->setObjectName(QStringLiteral("keyTemplateUpdateList"));
        list->setAccessibleName(KeyTemplatesDialog::tr("Phones that change with the template"));
        for (const items::CopyTarget &target : update.phones) {
            const auto changed = static_cast<int>(target.copy.changed.size());
            const auto lost = static_cast<int>(target.copy.misfits.size());
            QString line = KeyTemplatesDialog::tr("%1: %n keys change", nullptr, changed).arg(target.title());
            if (lost > 0)
                line = KeyTemplatesDialog::tr("%1, %n do not fit", nullptr, lost).arg(line);
            list->addItem(line);
        }
        QObject::connect(phones, &QCheckBox::toggled, list, &QWidget::setEnabled);
        column->addWidget(phones);
        column->addWidget(list, 1);
    }
    QPushButton *cancel = makeButton("keyTemplateUpdateCancel", KeyTemplatesDialog::tr("Cancel"), {}, dialog);
    QPushButton *save = makeButton("keyTemplateUpdateSave", KeyTemplatesDialog::tr("Change"), Icon::Save, dialog);
    makePrimary(save);
    save->setIcon(icon(Icon::Save, &Theme::accentText));
    save->setDefault(true);
    auto *buttons = makeLine();
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);
    QObject::connect(cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(save, &QPushButton::clicked, dialog, [dialog, phones, done] {
        done(phones && phones->isChecked());
        dialog->accept();
    });
    return dialog;
}

} // namespace

KeyTemplatesDialog::KeyTemplatesDialog(items::Session &session, const domain::Uuid &site, const QString &phone, std::vector<items::CargoKey> keys,
                                       QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_site(site)
    , m_phone(phone)
    , m_keys(std::move(keys))
    , m_model(new KeyTemplateModel(this))
    , m_table(makeTable("keyTemplateTable", tr("Key templates"), this))
    , m_empty(new EmptyState(tr("No templates yet. Keep the keys of a phone under a name, then put them on others."), this))
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_message(new MessageBar(MessageBar::Tone::Bad, {}, this))
    , m_work(new WorkLine(session, "keyTemplateWork", this))
{
    setObjectName(QStringLiteral("keyTemplatesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Key templates"));
    resize(px(720), px(420));
    m_message->setObjectName(QStringLiteral("keyTemplateMessage"));
    m_note->setObjectName(QStringLiteral("keyTemplateNote"));
    m_note->setWordWrap(true);
    m_table->setModel(m_model);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    const std::pair<int, int> widths[] = {{KeyTemplateModel::Keys, 60}, {KeyTemplateModel::Whole, 140}, {KeyTemplateModel::Part, 150}};
    for (const auto &[section, width] : widths)
        m_table->setColumnWidth(section, px(width));
    m_table->horizontalHeader()->setSectionResizeMode(KeyTemplateModel::Name, QHeaderView::Stretch);

    auto *column = makeDialogColumn(this, 8);
    column->addWidget(m_message);
    auto *middle = makeLine(12);
    auto *list = makeColumn(0);
    list->addWidget(m_table, 1);
    list->addWidget(m_empty, 1);
    middle->addLayout(list, 1);
    middle->addWidget(makeButtons());
    column->addLayout(middle, 1);
    QPushButton *close = makeButton("keyTemplateClose", tr("Close"), {}, this);
    auto *foot = makeLine();
    foot->addWidget(m_note, 1);
    foot->addWidget(m_work);
    foot->addWidget(close);
    column->addLayout(foot);

    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_model, &KeyTemplateModel::renameAsked, this, &KeyTemplatesDialog::rename);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &KeyTemplatesDialog::showButtons);
    connect(&session, &items::Session::changed, this, &KeyTemplatesDialog::refresh);
    take({});
    refresh();
}

QWidget *KeyTemplatesDialog::makeButtons()
{
    auto *box = new QWidget(this);
    auto *column = makeColumn(6);
    const auto add = [&](const char *name, const QString &text, Icon sign, auto handler) {
        QPushButton *button = makeButton(name, text, sign, box);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, handler);
        column->addWidget(button);
        return button;
    };
    m_put = add("keyTemplatePut", tr("&Put on this phone"), Icon::Down, [this] {
        if (const KeyTemplateRow *row = current()) {
            Q_EMIT putAsked(items::cargoOf(row->keys.keys), toQt(row->keys.name.text()));
            accept();
        }
    });
    m_copy = add("keyTemplateCopy", tr("&Copy to phones…"), Icon::Copy, [this] {
        if (const KeyTemplateRow *row = current())
            Q_EMIT copyAsked(items::cargoOf(row->keys.keys), toQt(row->keys.name.text()));
    });
    column->addSpacing(px(8));
    m_add = add("keyTemplateAdd", tr("&Keep these keys"), Icon::Plus, &KeyTemplatesDialog::add);
    m_update = add("keyTemplateChange", tr("C&hange to these keys…"), Icon::Save, &KeyTemplatesDialog::planUpdate);
    m_rename = add("keyTemplateRename", tr("&Rename"), Icon::Edit, [this] { m_table->edit(m_table->currentIndex().siblingAtColumn(0)); });
    m_remove = add("keyTemplateRemove", tr("&Delete"), Icon::Trash, &KeyTemplatesDialog::remove);
    column->addStretch(1);
    box->setLayout(column);
    return box;
}

const KeyTemplateRow *KeyTemplatesDialog::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->at(index.row()).row : nullptr;
}

void KeyTemplatesDialog::refresh()
{
    m_session.ask(
        this, [site = m_site](Workspace &w) { return items::keyTemplates(w, site); },
        [this, asked = ++m_asked](Result<std::vector<KeyTemplateRow>> rows) {
            if (asked != m_asked)
                return;
            if (rows)
                take(std::move(*rows));
            else
                m_message->setSentence(toQt(rows.error().sentence));
        });
}

void KeyTemplatesDialog::take(std::vector<KeyTemplateRow> rows)
{
    std::vector<items::KeyTemplateShown> shown;
    for (KeyTemplateRow &row : rows)
        shown.push_back({std::move(row)});
    m_model->setRows(std::move(shown));
    const int made = m_wanted ? m_model->find(m_wanted->toString()) : -1;
    if (made >= 0) {
        m_wanted.reset();
        m_table->selectRow(made);
        m_table->setFocus();
        m_table->edit(m_model->index(made, KeyTemplateModel::Name));
    } else if (!m_table->currentIndex().isValid()) {
        m_table->selectRow(0);
    }
    m_table->setVisible(m_model->rowCount() > 0);
    m_empty->setVisible(m_model->rowCount() == 0);
    showButtons();
}

void KeyTemplatesDialog::showButtons()
{
    const bool chosen = current() != nullptr;
    for (QPushButton *button : {m_put, m_copy, m_rename, m_remove})
        button->setEnabled(chosen);
    m_add->setEnabled(!m_keys.empty());
    m_update->setEnabled(chosen && !m_keys.empty());
    m_note->setText(m_keys.empty() ? tr("%1 has no keys to keep.").arg(m_phone)
                                   : tr("“These keys” are %n keys of %1.", nullptr, static_cast<int>(m_keys.size())).arg(m_phone));
}

void KeyTemplatesDialog::run(const QString &what, const Job &job)
{
    if (m_work->isRunning())
        return;
    m_message->setSentence({});
    m_session.ask(
        this, [job, progress = m_work->begin(what)](Workspace &w) { return job(w, progress); },
        [this](const Result<void> &done) {
            m_work->end();
            if (!done)
                m_message->setSentence(toQt(done.error().sentence));
            refresh();
        });
}

// Under a name that is free, to be changed at once.
void KeyTemplatesDialog::add()
{
    QString name = tr("Keys of %1").arg(m_phone);
    const auto taken = [this](const QString &text) {
        return std::ranges::any_of(m_model->rows(),
                                   [&](const auto &shown) { return toQt(shown.row.keys.name.text()).compare(text, Qt::CaseInsensitive) == 0; });
    };
    for (int i = 2; taken(name); ++i)
        name = tr("Keys of %1 (%2)").arg(m_phone).arg(i);
    m_message->setSentence({});
    m_session.ask(
        this, [site = m_site, name, keys = m_keys](Workspace &w) { return items::addTemplate(w, site, name, keys); },
        [this](const Result<domain::Uuid> &made) {
            if (made)
                m_wanted = *made;
            else
                m_message->setSentence(toQt(made.error().sentence));
            refresh();
        });
}

void KeyTemplatesDialog::rename(const KeyTemplateRow &row, const QString &name)
{
    run(tr("Renaming the template"),
        [site = m_site, row, name](Workspace &w, const domain::Progress &) { return items::renameTemplate(w, site, row, name); });
}

void KeyTemplatesDialog::remove()
{
    if (const KeyTemplateRow *row = current())
        run(tr("Deleting the template"),
            [site = m_site, row = *row](Workspace &w, const domain::Progress &) { return items::removeTemplate(w, site, row); });
}

void KeyTemplatesDialog::planUpdate()
{
    const KeyTemplateRow *row = current();
    if (!row)
        return;
    m_session.ask(
        this, [site = m_site, row = *row, keys = m_keys](Workspace &w) { return items::planUpdate(w, site, row, keys); },
        [this, row = *row](const Result<items::TemplateUpdate> &update) {
            if (update)
                askUpdate(row, *update);
            else
                m_message->setSentence(toQt(update.error().sentence));
        });
}

void KeyTemplatesDialog::askUpdate(const KeyTemplateRow &row, const items::TemplateUpdate &update)
{
    makeUpdateQuestion(
        row, update,
        [this, row, update](bool phonesToo) {
            run(tr("Changing the template"), [site = m_site, row, update, phonesToo](Workspace &w, const domain::Progress &progress) {
                return items::storeUpdate(w, site, row, update, phonesToo, progress);
            });
        },
        this)
        ->open();
}

} // namespace pbx::views
