#include "pendingpane.h"

#include "controls.h"
#include "pendingdelegate.h"
#include "widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QListView>
#include <QPushButton>

namespace pbx::views {

using items::PendingModel;
using items::PendingRow;

PendingPane::PendingPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new PendingModel(this))
    , m_list(new QListView(this))
    , m_all(new QCheckBox(tr("Select &all"), this))
    , m_grouping(new QComboBox(this))
    , m_discard(makeButton("discardChanges", tr("&Discard changes…"), Icon::Trash, this))
    , m_export(makeButton("exportChanges", tr("E&xport…"), Icon::Export, this))
{
    m_all->setObjectName(QStringLiteral("selectAll"));
    m_grouping->setObjectName(QStringLiteral("grouping"));
    m_grouping->setAccessibleName(tr("Grouping"));
    m_grouping->addItems({tr("By office"), tr("By change")});
    m_list->setObjectName(QStringLiteral("pendingList"));
    m_list->setAccessibleName(tr("Pending changes"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PendingDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMinimumWidth(px(200));

    auto *head = makeLine();
    head->addWidget(m_all, 1);
    head->addWidget(m_grouping);
    auto *foot = makeLine();
    foot->addWidget(m_discard);
    foot->addWidget(m_export);
    foot->addStretch(1);
    auto *column = makeColumn(0);
    column->addWidget(makeBar(head, this));
    column->addWidget(new Rule(this));
    column->addWidget(m_list, 1);
    column->addWidget(makeSummary());
    column->addWidget(new Rule(this));
    column->addWidget(makeBar(foot, this));
    setLayout(column);

    connect(m_all, &QCheckBox::clicked, this, [this] { m_model->tickAll(m_model->allTicked() != Qt::Checked); });
    connect(m_model, &PendingModel::ticksChanged, this, &PendingPane::showTicks);
    connect(m_model, &PendingModel::ticksChanged, this, &PendingPane::ticksChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PendingPane::currentChanged);
    connect(m_grouping, &QComboBox::activated, this, [this](int index) {
        m_model->setGrouping(static_cast<PendingModel::Grouping>(index));
        Q_EMIT ticksChanged(); // asks for the review again
    });
    connect(m_discard, &QPushButton::clicked, this, &PendingPane::discardAsked);
    connect(m_export, &QPushButton::clicked, this, &PendingPane::exportAsked);
}

QWidget *PendingPane::makeSummary()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(px(12), px(8), px(12), px(10));
    grid->setVerticalSpacing(px(4));
    grid->addWidget(makeHeading(tr("Summary"), box), 0, 0, 1, 2);
    const std::pair<const char *, QString> lines[] = {{"summaryObjects", tr("Objects")},
                                                      {"summaryFields", tr("Fields")},
                                                      {"summaryFiles", tr("Phone files")},
                                                      {"summaryResync", tr("Phones to resync")},
                                                      {"summaryRevision", tr("Based on revision")}};
    for (const auto &[name, title] : lines) {
        const int row = grid->rowCount();
        auto *value = new QLabel(box);
        value->setObjectName(QLatin1String(name));
        value->setAccessibleName(title);
        value->setAlignment(Qt::AlignRight | Qt::AlignTop);
        value->setWordWrap(true);
        grid->addWidget(new ToneLabel(title, &Theme::secondary, Theme::Text::Base, box), row, 0);
        grid->addWidget(value, row, 1);
        m_values.push_back(value);
    }
    grid->setColumnStretch(1, 1);
    return box;
}

void PendingPane::showSummary(const items::Review &review)
{
    const auto summary = items::summaryOf(review);
    const QString resync = summary.resync.isEmpty() ? tr("none") : summary.resync.join(tr(", "));
    const QString unknown = tr("locked");
    const bool known = !review.error;
    const QString texts[] = {locale().toString(summary.objects), locale().toString(summary.fields),
                             known ? locale().toString(summary.files) : unknown, known ? resync : unknown,
                             known ? locale().toString(static_cast<qlonglong>(summary.revision)) : unknown};
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_values[i]->setText(texts[i]);
}

void PendingPane::showTicks()
{
    m_all->setTristate(m_model->allTicked() == Qt::PartiallyChecked);
    m_all->setCheckState(m_model->allTicked());
}

void PendingPane::selectSomething()
{
    if (m_list->currentIndex().isValid())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).type != PendingRow::Type::Group) {
            m_list->setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
}

void PendingPane::setReview(const items::Review &review, const std::vector<items::AppliedObject> &applied)
{
    m_model->setReview(review, applied);
    selectSomething();
    showTicks();
    showSummary(review);
    m_all->setEnabled(!review.objects.empty());
    m_discard->setEnabled(!review.objects.empty());
    m_export->setEnabled(!review.objects.empty());
}

void PendingPane::setApplying(bool applying)
{
    m_model->setApplying(applying);
    m_all->setEnabled(!applying);
    m_discard->setEnabled(!applying);
    m_grouping->setEnabled(!applying);
}

std::string PendingPane::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_model->at(index.row()).key() : std::string();
}

void PendingPane::select(const std::string &key)
{
    if (const int row = m_model->find(key); row >= 0)
        m_list->setCurrentIndex(m_model->index(row, 0));
}

} // namespace pbx::views
