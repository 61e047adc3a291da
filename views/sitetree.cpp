#include "sitetree.h"

#include "icons.h"
#include "sitetreedelegate.h"
#include "widgets.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTimer>
#include <QVBoxLayout>

namespace pbx::views {

using items::SiteTreeModel;
using items::SiteTreeRow;
using Type = SiteTreeRow::Type;

// ---- SiteTreeView -----------------------------------------------------------------------------------------------------

SiteTreeView::SiteTreeView(SiteTreeModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("siteTree"));
    setAccessibleName(tr("Sites and offices"));
    setModel(&model);
    setItemDelegate(new SiteTreeDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
}

void SiteTreeView::fold(const QModelIndex &index, bool open)
{
    if (index.isValid())
        m_model.setExpanded(index.row(), open);
}

void SiteTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool foldable = index.isValid() && index.data(SiteTreeModel::ExpandableRole).toBool();
    if (foldable && SiteTreeDelegate::chevron(visualRect(index), index, layoutDirection()).contains(event->position().toPoint())) {
        fold(index, !index.data(SiteTreeModel::ExpandedRole).toBool());
        return;
    }
    QListView::mousePressEvent(event);
}

void SiteTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    fold(index, !index.data(SiteTreeModel::ExpandedRole).toBool());
}

void SiteTreeView::focusInEvent(QFocusEvent *event)
{
    m_takingFocus = true;
    QListView::focusInEvent(event);
    m_takingFocus = false;
}

void SiteTreeView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isOpen = index.data(SiteTreeModel::ExpandedRole).toBool();
    const bool foldable = index.data(SiteTreeModel::ExpandableRole).toBool();
    const auto open = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
    const auto close = layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left;
    if (event->key() == open && foldable) {
        fold(index, true);
    } else if (event->key() == close && foldable && isOpen) {
        fold(index, false);
    } else if (event->key() == close) { // to what it belongs to
        const int depth = index.data(SiteTreeModel::DepthRole).toInt();
        for (int row = index.row() - 1; row >= 0; --row) {
            if (m_model.at(row).depth < depth) {
                setCurrentIndex(m_model.index(row, 0));
                break;
            }
        }
    } else {
        QListView::keyPressEvent(event);
    }
}

// ---- SiteTree ---------------------------------------------------------------------------------------------------------

SiteTree::SiteTree(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_model(new SiteTreeModel(session, this))
    , m_view(new SiteTreeView(*m_model, this))
    , m_search(new QLineEdit(this))
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
    , m_typed(new QTimer(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_search->setObjectName(QStringLiteral("searchAllSites"));
    m_search->setPlaceholderText(tr("Search all sites"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Names, numbers, MAC addresses and models of all sites (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(Icon::Search, &Theme::secondary), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("searchNote"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(px(14), px(8), px(14), px(8));
    m_note->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(px(8), px(8), px(8), px(8));
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_view, 1);

    m_typed->setSingleShot(true);
    m_typed->setInterval(120);
    connect(m_search, &QLineEdit::textChanged, m_typed, qOverload<>(&QTimer::start));
    connect(m_typed, &QTimer::timeout, this, [this] { m_model->setSearch(m_search->text()); });
    connect(m_model, &SiteTreeModel::refreshed, this, [this] {
        tellHits();
        select();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_quiet && !m_view->isTakingFocus())
            choose(index);
    });
    connect(m_view, &QListView::clicked, this, &SiteTree::choose);
}

void SiteTree::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SiteTree::showSite(const domain::Uuid &site)
{
    m_site = site;
    if (m_model->rowOf(site) < 0)
        m_model->reveal(site);
    select();
}

void SiteTree::select()
{
    const QModelIndex current = m_view->currentIndex();
    if (!m_site || (current.isValid() && m_model->at(current.row()).site == m_site))
        return;
    const int row = m_model->rowOf(*m_site);
    if (row < 0 || !m_model->search().isEmpty())
        return;
    m_quiet = true;
    m_view->setCurrentIndex(m_model->index(row, 0));
    m_quiet = false;
}

void SiteTree::tellHits()
{
    const bool none = !m_model->search().isEmpty() && m_model->rowCount() == 0;
    m_note->setText(none ? m_model->sites() == 1 ? tr("No match in 1 site.") : tr("No match in %L1 sites.").arg(m_model->sites()) : QString());
    m_note->setVisible(none);
}

void SiteTree::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SiteTreeRow &row = m_model->at(index.row());
    switch (row.type) {
    case Type::All:
        m_site.reset();
        Q_EMIT allChosen();
        break;
    case Type::Customer: break;
    case Type::Site:
        m_site = row.site;
        Q_EMIT siteChosen(*row.site, std::nullopt);
        break;
    case Type::Office:
        m_site = row.site;
        Q_EMIT siteChosen(*row.site, row.object);
        break;
    case Type::Hit:
        m_site = row.site;
        Q_EMIT hitChosen(*row.site, *row.object, row.kind);
        break;
    }
}

bool SiteTree::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_view->setFocus(Qt::TabFocusReason);
            if (m_model->rowCount() > 0 && (!m_view->currentIndex().isValid() || !m_model->search().isEmpty()))
                m_view->setCurrentIndex(m_model->index(std::min(1, m_model->rowCount() - 1), 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pbx::views
