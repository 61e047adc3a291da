#include "listfilter.h"

#include "controls.h"
#include "icons.h"
#include "items/session.h"
#include "items/textof.h"

#include <array>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QToolButton>
#include <utility>

namespace pbx::views {

using items::toQt;
using store::ExtensionFilter;
using store::Progress;

namespace {

// The states that a list can be filtered by.
struct ListState {
    const char *name;
    bool pending = false, notFetched = false;
    std::optional<Progress> progress{};
    [[nodiscard]] bool isOf(const ExtensionFilter &filter) const
    {
        return filter.onlyPending == pending && filter.notFetched == notFetched && filter.progress == progress;
    }
    void setIn(ExtensionFilter &filter) const
    {
        filter.onlyPending = pending;
        filter.notFetched = notFetched;
        filter.progress = progress;
    }
};

const std::array<ListState, 10> kStates{{{"all"},
                                         {"pending", true},
                                         {"notFetched", false, true},
                                         {"noHandset", false, false, Progress::NoPhone},
                                         {"saved", false, false, Progress::Saved},
                                         {"accepted", false, false, Progress::Accepted},
                                         {"outdated", false, false, Progress::Outdated},
                                         {"fetched", false, false, Progress::Fetched},
                                         {"running", false, false, Progress::Running},
                                         {"refused", false, false, Progress::Refused}}};

QString wordsOf(const ListState &state)
{
    if (state.pending)
        return ListFilter::tr("Pending");
    if (state.notFetched)
        return ListFilter::tr("Not fetched since Apply");
    if (state.progress == Progress::NoPhone)
        return ListFilter::tr("No handset");
    return state.progress ? progressWord(*state.progress) : ListFilter::tr("All states");
}

const ListState &stateOf(const ExtensionFilter &filter)
{
    for (const ListState &state : kStates) {
        if (state.isOf(filter))
            return state;
    }
    return kStates.front();
}

QString plain(QString text) // in a menu
{
    return text.replace(u'&', QLatin1String("&&"));
}

} // namespace

QString ListFilter::title(const ExtensionFilter &filter)
{
    QStringList parts;
    if (!kStates.front().isOf(filter))
        parts += wordsOf(stateOf(filter));
    const QString phone = toQt(filter.make + (filter.model.empty() ? "" : " ") + filter.model);
    if (!phone.isEmpty())
        parts += phone;
    return parts.join(QStringLiteral(" · "));
}

ListFilter::ListFilter(items::Session &session, const char *lineName, const QString &hint, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_saved(new items::SavedFilters(session, this))
    , m_line(new QLineEdit(this))
    , m_states(new MenuBox(this))
    , m_chip(new QToolButton(this))
    , m_tools(new QHBoxLayout)
{
    m_line->setObjectName(QLatin1String(lineName));
    m_line->setPlaceholderText(hint);
    m_line->setAccessibleName(hint);
    m_line->setToolTip(tr("Number, name, MAC address or model (Ctrl+L)"));
    m_line->setClearButtonEnabled(true);
    m_line->addAction(icon(Icon::Filter, &Theme::secondary), QLineEdit::LeadingPosition);
    m_line->setMaximumWidth(px(200));
    m_states->setObjectName(QStringLiteral("stateFilter"));
    m_states->setAccessibleName(tr("Filter by state, make or model"));
    m_states->addItem(wordsOf(kStates.front()));
    m_chip->setObjectName(QStringLiteral("filterChip"));
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setIcon(icon(Icon::X, &Theme::secondary));
    m_chip->setProperty("framed", true);
    m_chip->setFocusPolicy(Qt::TabFocus);
    m_chip->setToolTip(tr("Clear the filter (Esc)"));
    m_chip->hide();

    m_tools->setSpacing(px(8));
    m_tools->addWidget(m_line, 1);
    m_tools->addStretch();
    m_tools->addWidget(m_states);
    auto *chips = makeLine();
    chips->addWidget(m_chip);
    chips->addStretch();
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(px(8), px(8), px(8), px(8));
    rows->setSpacing(px(6));
    rows->addLayout(m_tools);
    rows->addLayout(chips);

    present();
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        std::string words = items::fromQt(text.trimmed());
        if (std::exchange(m_filter.text, words) != words)
            Q_EMIT changed();
    });
    connect(m_states, &MenuBox::asked, this, &ListFilter::openMenu);
    connect(m_chip, &QToolButton::clicked, this, &ListFilter::clear);
}

void ListFilter::setFilter(const ExtensionFilter &filter)
{
    ExtensionFilter wanted = filter;
    wanted.office.reset();
    const bool another = std::exchange(m_filter, wanted) != wanted;
    const QString words = toQt(wanted.text);
    if (m_line->text().trimmed() != words) {
        const QSignalBlocker quiet(m_line);
        m_line->setText(words);
    }
    present();
    if (another)
        Q_EMIT changed();
}

void ListFilter::present()
{
    const QString what = title(m_filter);
    const bool hadFocus = m_chip->hasFocus();
    m_chip->setText(what);
    m_chip->setAccessibleName(tr("Clear the filter %1").arg(what));
    m_chip->setVisible(!what.isEmpty());
    if (hadFocus && what.isEmpty())
        m_line->setFocus(Qt::OtherFocusReason);
    m_states->setItemText(0, what.isEmpty() ? wordsOf(kStates.front()) : tr("Filtered")); // the chip says how
}

void ListFilter::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

void ListFilter::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_filter != ExtensionFilter()) {
        clear();
        event->accept();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ListFilter::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("filterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addStates(*menu);
    menu->addSeparator();
    QMenu *models = menu->addMenu(tr("&Make and model"));
    models->setObjectName(QStringLiteral("modelFilters"));
    fillModels(models);
    addSaved(*menu);
    const QPoint corner =
        layoutDirection() == Qt::RightToLeft ? m_states->rect().bottomRight() - QPoint(menu->sizeHint().width(), 0) : m_states->rect().bottomLeft();
    menu->popup(m_states->mapToGlobal(corner));
}

void ListFilter::addStates(QMenu &menu)
{
    auto *one = new QActionGroup(&menu);
    for (const ListState &state : kStates) {
        if (state.progress == Progress::Saved)
            menu.addSeparator();
        QAction *action = one->addAction(menu.addAction(wordsOf(state)));
        action->setObjectName(QStringLiteral("state-") + QLatin1String(state.name));
        action->setCheckable(true);
        action->setChecked(state.isOf(m_filter));
        connect(action, &QAction::triggered, this, [this, state] {
            ExtensionFilter filter = m_filter;
            state.setIn(filter);
            setFilter(filter);
        });
    }
}

// What really stands in the list; it arrives while the menu is read.
void ListFilter::fillModels(QMenu *menu)
{
    const auto offer = [this](QMenu *in, const QString &text, const std::string &make, const std::string &model) {
        QAction *action = in->addAction(plain(text));
        action->setObjectName(QStringLiteral("phone-") + toQt(make + " " + model).trimmed());
        action->setCheckable(true);
        action->setChecked(m_filter.make == make && m_filter.model == model);
        connect(action, &QAction::triggered, this, [this, make, model] {
            ExtensionFilter filter = m_filter;
            filter.make = make;
            filter.model = model;
            setFilter(filter);
        });
    };
    offer(menu, tr("All makes and models"), {}, {});
    m_session.ask(
        this, [site = m_site](changes::Workspace &w) { return w.store().modelsInUse(site); },
        [this, guard = QPointer<QMenu>(menu), offer](const Result<std::vector<store::ModelCount>> &models) {
            if (!models)
                Q_EMIT m_session.failed(toQt(models.error().sentence));
            if (!models || !guard)
                return;
            std::map<std::string, QMenu *> makes;
            std::map<std::string, int> counts;
            for (const auto &[make, model, count] : *models)
                counts[make] += count;
            for (const auto &[make, model, count] : *models) {
                QMenu *&in = makes[make];
                if (!in) {
                    in = guard->addMenu(plain(tr("%1 (%L2)", "make, extensions").arg(toQt(make)).arg(counts[make])));
                    offer(in, tr("All of %1").arg(toQt(make)), make, {});
                }
                offer(in, tr("%1 (%L2)", "model, extensions").arg(toQt(model)).arg(count), make, model);
            }
        });
}

void ListFilter::addSaved(QMenu &menu)
{
    menu.addSeparator();
    for (const auto &[name, filter] : m_saved->all()) {
        QAction *action = menu.addAction(plain(name));
        action->setObjectName(QStringLiteral("saved-") + name);
        action->setIcon(icon(Icon::Filter));
        const ExtensionFilter wanted = filter;
        action->setCheckable(wanted == m_filter);
        action->setChecked(wanted == m_filter);
        connect(action, &QAction::triggered, this, [this, wanted] { setFilter(wanted); });
    }
    QAction *save = menu.addAction(tr("&Save filter…"));
    save->setObjectName(QStringLiteral("saveFilter"));
    save->setEnabled(m_filter != ExtensionFilter());
    connect(save, &QAction::triggered, this, [this] {
        QStringList proposed{title(m_filter), toQt(m_filter.text)};
        proposed.removeAll(QString());
        askName(tr("Save filter"), proposed.join(QStringLiteral(" · ")), [this](const QString &name) { m_saved->save(name, m_filter); });
    });
    if (m_saved->all().empty())
        return;
    QMenu *rename = menu.addMenu(tr("&Rename filter"));
    QMenu *remove = menu.addMenu(tr("&Delete filter"));
    for (const auto &saved : m_saved->all()) {
        const QString name = saved.name;
        QAction *newName = rename->addAction(plain(name));
        newName->setObjectName(QStringLiteral("rename-") + name);
        connect(newName, &QAction::triggered, this,
                [this, name] { askName(tr("Rename filter"), name, [this, name](const QString &wanted) { m_saved->rename(name, wanted); }); });
        QAction *gone = remove->addAction(plain(name));
        gone->setObjectName(QStringLiteral("delete-") + name);
        connect(gone, &QAction::triggered, this, [this, name] { m_saved->remove(name); });
    }
}

void ListFilter::askName(const QString &title, const QString &name, std::function<void(const QString &)> done)
{
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("filterNameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name of the filter"));
    dialog->setTextValue(name.left(items::kLongestFilterName));
    dialog->setOkButtonText(tr("Save"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [done = std::move(done)](const QString &wanted) { done(wanted); });
    dialog->open();
}

} // namespace pbx::views
