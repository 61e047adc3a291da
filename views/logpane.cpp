#include "logpane.h"

#include "controls.h"
#include "emptyhint.h"
#include "items/fieldhelp.h"
#include "items/session.h"
#include "items/textof.h"
#include "logdelegate.h"
#include "widgets.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>

namespace pbx::views {

using items::DownloadLogModel;
using items::DownloadPage;
using items::toQt;
using store::DownloadResult;

namespace {

enum ResultChoice { All, Refused, Sent };
constexpr int kMostExported = 100'000;
constexpr int kTypingPause = 200; // ms

domain::Result<DownloadPage> loadAll(changes::Workspace &workspace, const store::DownloadFilter &filter)
{
    DownloadPage all;
    while (static_cast<int>(all.entries.size()) < kMostExported) {
        auto page = items::loadDownloads(workspace, filter, all.next, 1000);
        if (!page)
            return page;
        all.entries.insert(all.entries.end(), page->entries.begin(), page->entries.end());
        all.next = page->next;
        if (all.next.empty())
            break;
    }
    return all;
}

} // namespace

LogPane::LogPane(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DownloadLogModel(
          [&session](QObject *context, const store::DownloadFilter &filter, const std::string &cursor, int limit, DownloadLogModel::Answer done) {
              session.ask(
                  context, [filter, cursor, limit](changes::Workspace &w) { return items::loadDownloads(w, filter, cursor, limit); },
                  std::move(done));
          },
          this))
    , m_table(makeTable("downloadTable", tr("Download log"), this))
    , m_results(new QButtonGroup(this))
    , m_text(new QLineEdit(this))
    , m_typing(new QTimer(this))
    , m_follow(new QCheckBox(tr("F&ollow"), this))
    , m_count(new ElidedLabel({}, this))
{
    auto *delegate = new LogDelegate(m_table);
    m_table->setModel(m_model);
    m_hint = new EmptyHint(m_table, {});
    m_table->setItemDelegate(delegate);
    auto *head = m_table->horizontalHeader();
    const int widths[] = {76, 112, 158, 116, 276, 272, 180};
    for (int column = 0; column < DownloadLogModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, px(widths[column]));
    head->setSectionResizeMode(DownloadLogModel::Why, QHeaderView::Stretch);
    m_text->setObjectName(QStringLiteral("logFilter"));
    m_text->setAccessibleName(tr("Filter the log"));
    m_text->setPlaceholderText(tr("Phone, MAC or address"));
    m_text->addAction(icon(Icon::Filter, &Theme::secondary), QLineEdit::LeadingPosition);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(px(90));
    m_text->setMaximumWidth(px(210));
    m_follow->setObjectName(QStringLiteral("followLog"));
    m_follow->setChecked(true);
    explain(m_follow, items::fieldHelp(items::HelpOf::Log, QStringLiteral("follow")));
    m_count->setObjectName(QStringLiteral("logCount"));
    m_count->setColour(&Theme::secondary);
    m_count->setFont(Theme::font(Theme::Text::Small));
    m_typing->setSingleShot(true);
    m_typing->setInterval(kTypingPause);
    auto *column = makeColumn(0);
    column->addWidget(makeHead());
    column->addWidget(new Rule(this));
    column->addWidget(m_table, 1);
    setLayout(column);

    connect(m_results, &QButtonGroup::idClicked, this, &LogPane::filter);
    connect(m_text, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, &LogPane::filter);
    connect(m_typing, &QTimer::timeout, this, &LogPane::filter);
    connect(m_follow, &QCheckBox::toggled, this, &LogPane::refresh);
    connect(m_model, &DownloadLogModel::loaded, this, &LogPane::showCount);
    connect(m_model, &DownloadLogModel::failed, this, &LogPane::failed);
    connect(delegate, &LogDelegate::fixClicked, this, [this](const QModelIndex &index) { fix(m_model->at(index.row())); });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { fix(m_model->at(index.row())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT selected(toQt(m_model->at(index.row()).row.address), toQt(m_model->at(index.row()).row.mac));
    });
}

QWidget *LogPane::makeHead()
{
    auto *line = makeLine(8);
    line->addWidget(makeHeading(tr("Download log"), this));
    line->addWidget(m_count);
    auto *segments = makeLine(0);
    const std::pair<const char *, QString> choices[] = {{"logAll", tr("All")}, {"logRefused", tr("Refused")}, {"logSent", tr("Sent")}};
    for (const auto &[name, text] : choices) {
        auto *button = makeSmallButton(name, text, this);
        button->setCheckable(true);
        m_results->addButton(button, static_cast<int>(m_results->buttons().size()));
        segments->addWidget(button);
    }
    m_results->button(All)->setChecked(true);
    line->addSpacing(px(8));
    line->addLayout(segments);
    line->addWidget(m_text, 2);
    line->addStretch(1);
    line->addWidget(m_follow);
    auto *out = makeButton("exportLog", tr("E&xport…"), Icon::Export, this);
    connect(out, &QPushButton::clicked, this, &LogPane::exportCsv);
    line->addWidget(out);
    return makeBar(line, this);
}

void LogPane::showSite(const domain::Uuid &site)
{
    m_site = site;
    filter();
}

void LogPane::filter()
{
    m_typing->stop();
    store::DownloadFilter wanted;
    wanted.site = m_site;
    wanted.orNoSite = true; // a wrong secret may be one of this site's phones
    wanted.text = items::fromQt(m_text->text().trimmed());
    if (m_results->checkedId() != All)
        wanted.result = m_results->checkedId() == Refused ? DownloadResult::Refused : DownloadResult::Sent;
    m_model->setFilter(wanted);
}

void LogPane::refresh()
{
    if (m_site && m_follow->isChecked())
        m_model->refresh();
}

void LogPane::showCount()
{
    int refused = 0;
    for (const auto &entry : m_model->rows())
        refused += entry.row.result == DownloadResult::Refused ? 1 : 0;
    const bool all = m_results->checkedId() == All && m_text->text().trimmed().isEmpty();
    m_hint->setSentence(all ? tr("No phone has asked yet. Start the LAN server, tell your network’s DHCP the site’s URL, and restart a phone.")
                            : tr("No request matches this filter."));
    if (m_model->rowCount() == 0)
        m_count->setText(all ? tr("No phone has asked yet") : tr("No match"));
    else
        m_count->setText(m_model->canFetchMore({}) ? tr("%n refused in the newest lines", nullptr, refused) : tr("%n refused", nullptr, refused));
    if (m_follow->isChecked() && m_table->verticalScrollBar()->value() == 0)
        m_table->scrollToTop();
}

void LogPane::fix(const items::DownloadEntry &entry)
{
    switch (items::fixOf(entry)) {
    case items::LogFix::AllowAddress: Q_EMIT allowAsked(toQt(entry.row.address), toQt(entry.phone)); break;
    case items::LogFix::GiveToExtension: Q_EMIT giveAsked(toQt(entry.row.mac)); break;
    case items::LogFix::SendSecretAgain: Q_EMIT secretAsked(*entry.row.extension); break;
    case items::LogFix::None: break;
    }
}

void LogPane::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export the download log"), tr("downloads.csv"), tr("Table (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportLogDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        store::DownloadFilter site;
        site.site = m_site;
        site.orNoSite = true;
        m_session.ask(
            this, [site](changes::Workspace &w) { return loadAll(w, site); },
            [this, path](const domain::Result<DownloadPage> &all) {
                if (!all) {
                    Q_EMIT failed(toQt(all.error().sentence));
                    return;
                }
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(items::csv(all->entries).toUtf8()) < 0 || !file.commit())
                    Q_EMIT failed(tr("%1 could not be written: %2.").arg(path, file.errorString()));
            });
    });
    dialog->open();
}

} // namespace pbx::views
