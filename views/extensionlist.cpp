#include "extensionlist.h"

#include "actions.h"
#include "listfilter.h"
#include "widgets.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <utility>

namespace pbx::views {

using items::ExtensionListModel;

namespace {

QToolButton *buttonOf(QAction *action, const char *name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setProperty("framed", true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(QString(action->text()).remove(u'&'));
    return button;
}

} // namespace

ExtensionList::ExtensionList(items::Session &session, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_model(new ExtensionListModel(session, this))
    , m_view(new ExtensionTable(*m_model, this))
    , m_filter(new ListFilter(session, "filterSite", tr("Filter this site"), this))
    , m_count(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_empty(new EmptyState({}, this))
    , m_pages(new QStackedLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_count->setObjectName(QStringLiteral("extensionCount"));
    m_count->setWordWrap(true);

    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({actions.rename, actions.keys, actions.explain, actions.handsetSheet, actions.copyUrl, actions.deleteExtension});
    m_filter->tools()->addWidget(buttonOf(actions.newExtension, "addExtension", this));
    m_filter->tools()->addWidget(buttonOf(actions.deleteExtension, "deleteExtension", this));

    m_empty->setObjectName(QStringLiteral("extensionsEmpty"));
    QPushButton *add = m_empty->addButton(tr("New extension"), true);
    add->setObjectName(QStringLiteral("emptyNewExtension"));
    connect(add, &QPushButton::clicked, actions.newExtension, &QAction::trigger);
    auto *pages = new QWidget(this);
    pages->setLayout(m_pages);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(10), px(5), px(10), px(5));
    foot->addWidget(m_count, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(pages, 1);
    column->addWidget(new Rule(this));
    column->addLayout(foot);

    connect(m_filter, &ListFilter::changed, this, &ExtensionList::filter);
    connect(m_model, &ExtensionListModel::refreshed, this, [this] {
        tell();
        selectWanted();
    });
    connect(m_model, &ExtensionListModel::keysDropped, this, [this](const domain::Uuid &extension, const items::KeyCargo &cargo) {
        if (m_model->site())
            Q_EMIT keysDropped(*m_model->site(), extension, cargo);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        tell();
        Q_EMIT selectionChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (!index.isValid() || m_model->at(index.row()).section)
            return;
        m_chosen = m_model->at(index.row()).extension.id;
        Q_EMIT chosen(m_chosen);
    });
}

void ExtensionList::showSite(const domain::Uuid &site, const std::optional<domain::Uuid> &office)
{
    if (m_model->site() != site) {
        m_chosen.reset();
        m_office = office;
        m_filter->setSite(site);
        m_filter->clear();
        m_model->setFilter({.office = office});
        m_model->setSite(site);
    } else if (m_office != office) {
        m_office = office;
        filter();
    }
}

void ExtensionList::select(const domain::Uuid &extension)
{
    m_wanted = extension;
    m_wantedNumber.clear();
    m_wantedFolded = false;
    selectWanted();
}

void ExtensionList::reveal(const domain::Uuid &extension, const QString &number)
{
    if (m_wanted != extension)
        return; // it was selected meanwhile
    m_wantedNumber = number;
    selectWanted();
}

void ExtensionList::lookForWanted()
{
    if (m_model->isAsking() || !m_model->isLoaded())
        return;
    if (!m_wantedNumber.isEmpty()) {
        m_office.reset();
        m_wantedFolded = true;
        m_filter->setFilter({.text = std::exchange(m_wantedNumber, {}).toStdString()});
        filter();
    } else if (std::exchange(m_wantedFolded, false)) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_model->setCollapsed(row, false);
    }
}

void ExtensionList::selectWanted()
{
    if (!m_wanted && m_chosen && m_model->rowOf(*m_chosen) >= 0)
        return;
    int row = m_wanted ? m_model->rowOf(*m_wanted) : -1;
    if (row < 0 && !m_wanted && m_model->isLoaded()) { // what was chosen is gone: its neighbour, else the first
        row = std::min(m_view->currentIndex().row(), m_model->rowCount() - 1);
        while (row >= 0 && row < m_model->rowCount() && m_model->at(row).section)
            ++row;
        if (row < 0 || row >= m_model->rowCount())
            row = m_model->rowCount() > 1 ? 1 : -1;
    }
    if (row >= 0 && m_model->at(row).section)
        return;
    if (row < 0 && m_wanted)
        lookForWanted();
    if (row >= 0) {
        m_wanted.reset();
        m_wantedFolded = false;
        m_view->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        m_view->scrollTo(m_model->index(row, 0));
    } else if (m_chosen && m_model->total() == 0) {
        m_chosen.reset();
        Q_EMIT chosen(std::nullopt);
    }
}

QList<domain::Uuid> ExtensionList::selected() const
{
    QList<domain::Uuid> ids;
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex &index : rows) {
        if (!m_model->at(index.row()).section)
            ids += m_model->at(index.row()).extension.id;
    }
    return ids;
}

void ExtensionList::focusFilter()
{
    m_filter->focusLine();
}

void ExtensionList::filter()
{
    auto filter = m_filter->filter();
    filter.office = m_office;
    m_model->setFilter(filter);
}

void ExtensionList::tell()
{
    const qsizetype selection = selected().size();
    const QString count = m_model->found() < m_model->total() ? tr("%L1 of %L2 extensions").arg(m_model->found()).arg(m_model->total())
                          : m_model->total() == 1             ? tr("1 extension")
                                                              : tr("%L1 extensions").arg(m_model->total());
    m_count->setText(selection > 1    ? tr("%1, %L2 selected.").arg(count).arg(selection)
                     : selection == 1 ? tr("%1, 1 selected. Select several to edit them in one form.").arg(count)
                                      : tr("%1.").arg(count));
    const bool none = m_model->isLoaded() && m_model->rowCount() == 0;
    m_empty->setSentence(m_model->total() == 0 ? tr("No extensions yet. Add one or import a list.")
                                               : tr("No extension of this site matches the filter."));
    m_empty->findChild<QPushButton *>()->setVisible(m_model->total() == 0);
    m_pages->setCurrentIndex(none ? 1 : 0);
}

} // namespace pbx::views
