#include "allsitespage.h"

#include "listcolumns.h"
#include "listfilter.h"
#include "widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>

namespace pbx::views {

using items::AllExtensionsModel;
using Column = items::ExtensionColumn;

AllSitesPage::AllSitesPage(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_model(new AllExtensionsModel(session, this))
    , m_view(new QTableView(this))
    , m_filter(new ListFilter(session, "filterAllSites", tr("Filter all sites"), this))
    , m_sites(new ToneLabel({}, &Theme::secondary, Theme::Text::Base, this))
    , m_count(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_empty(new EmptyState({}, this))
    , m_pages(new QStackedLayout)
{
    setObjectName(QStringLiteral("allSitesPage"));
    m_view->setModel(m_model);
    dressExtensionTable(*m_view, "allExtensionsTable", tr("Extensions of all sites"));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    m_columns = new ListColumns(*m_view, QStringLiteral("lists/all"),
                                {Column::Status, Column::Site, Column::Number, Column::Name, Column::Phone, Column::Configuration},
                                {store::ExtensionOrder::By::Site, false});
    m_model->setOrder(m_columns->order());
    m_count->setObjectName(QStringLiteral("allExtensionsCount"));
    m_sites->setObjectName(QStringLiteral("allSitesCount"));
    m_empty->setObjectName(QStringLiteral("allExtensionsEmpty"));
    QPushButton *clear = m_empty->addButton(tr("Clear the filter"));
    clear->setObjectName(QStringLiteral("clearAllFilter"));

    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(14), px(10), px(14), px(10));
    head->setSpacing(px(10));
    head->addWidget(new ToneLabel(tr("All sites"), &Theme::text, Theme::Text::Title, this));
    head->addWidget(m_sites);
    head->addStretch();
    auto *body = new QWidget(this);
    body->setAutoFillBackground(true);
    body->setBackgroundRole(QPalette::Base);
    auto *pages = new QWidget(body);
    pages->setLayout(m_pages);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(10), px(5), px(10), px(5));
    foot->addWidget(m_count, 1);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_filter);
    rows->addWidget(pages, 1);
    rows->addWidget(new Rule(body));
    rows->addLayout(foot);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Rule(this));
    column->addWidget(body, 1);

    connect(m_filter, &ListFilter::changed, this, [this] { m_model->setFilter(m_filter->filter()); });
    connect(clear, &QPushButton::clicked, m_filter, &ListFilter::clear);
    connect(m_columns, &ListColumns::orderChanged, this, [this] { m_model->setOrder(m_columns->order()); });
    connect(m_model, &AllExtensionsModel::refreshed, this, [this] {
        tell();
        keepChosen();
    });
    connect(m_model, &QAbstractItemModel::modelReset, m_view, &QTableView::scrollToTop);
    connect(m_view, &QTableView::doubleClicked, this, &AllSitesPage::open);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (const auto *row = index.isValid() && !m_following ? m_model->at(index.row()) : nullptr)
            m_chosen = row->id;
    });
}

void AllSitesPage::setSites(int sites, bool more)
{
    m_sites->setText(more ? tr("%L1+ sites").arg(sites) : sites == 1 ? tr("1 site") : tr("%L1 sites").arg(sites));
}

void AllSitesPage::tell()
{
    const int found = m_model->found();
    const int total = m_model->total();
    const bool narrow = m_model->filter() != store::ExtensionFilter();
    m_count->setText(found < 0 || total < 0 ? QString()
                     : narrow               ? tr("%L1 of %L2 extensions.").arg(found).arg(total)
                     : total == 1           ? tr("1 extension.")
                                            : tr("%L1 extensions.").arg(total));
    m_empty->setSentence(narrow ? tr("No extension of any site matches the filter.") : tr("No site has extensions yet."));
    m_empty->findChild<QPushButton *>()->setVisible(narrow);
    m_pages->setCurrentIndex(m_model->isLoaded() && m_model->rowCount() == 0 ? 1 : 0);
}

// Rows come and go above the one that is chosen.
void AllSitesPage::keepChosen()
{
    const int row = m_chosen ? m_model->rowOf(*m_chosen) : -1;
    if (row < 0 || row == m_view->currentIndex().row())
        return;
    m_following = true;
    m_view->setAutoScroll(false); // who looks elsewhere stays there
    m_view->selectionModel()->setCurrentIndex(m_model->index(row, Column::Number), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->setAutoScroll(true);
    m_following = false;
}

void AllSitesPage::open(const QModelIndex &index)
{
    if (const auto *row = index.isValid() ? m_model->at(index.row()) : nullptr)
        Q_EMIT opened(row->site, row->id);
}

bool AllSitesPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_columns && watched == m_view->viewport() && event->type() == QEvent::Resize)
        m_columns->share();
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open(m_view->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void AllSitesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void AllSitesPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

} // namespace pbx::views
