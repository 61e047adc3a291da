#include "changespage.h"

#include "applybar.h"
#include "beadslabel.h"
#include "controls.h"
#include "filepane.h"
#include "items/fieldmodel.h"
#include "items/session.h"
#include "items/textof.h"
#include "layoutmemory.h"
#include "pendingdelegate.h"
#include "pendingpane.h"
#include "widgets.h"
#include "workline.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace pbx::views {

using items::FieldModel;
using items::toQt;

ChangesPage::ChangesPage(items::Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_pending(new PendingPane(this))
    , m_fields(new FieldModel(this))
    , m_table(makeTable("fieldTable", tr("Fields before and after"), this))
    , m_files(new FilePane(session, this))
    , m_foot(new ApplyBar(this))
    , m_notice(new MessageBar(MessageBar::Tone::Warning, {}, this))
    , m_pbx(new MessageBar(MessageBar::Tone::Info, {}, this))
    , m_stack(new QStackedWidget(this))
    , m_title(new ToneLabel({}, &Theme::text, Theme::Text::Title, this))
    , m_what(new ElidedLabel({}, this))
    , m_beads(new BeadsLabel(this))
    , m_work(new WorkLine(session, "changesWork", this))
    , m_undo(makeButton("undoThisChange", tr("&Undo this change"), Icon::Undo, this))
    , m_open(makeButton("openExtension", tr("&Open extension"), Icon::Right, this))
    , m_close(makeButton("closeChanges", tr("&Close view"), Icon::X, this))
{
    setObjectName(QStringLiteral("changesPage"));
    m_title->setObjectName(QStringLiteral("changeTitle"));
    m_what->setObjectName(QStringLiteral("changeSummary"));
    m_what->setColour(&Theme::secondary);
    m_beads->setObjectName(QStringLiteral("changeBeads"));
    m_notice->setObjectName(QStringLiteral("changesNotice"));
    m_pbx->setObjectName(QStringLiteral("pbxNote"));
    m_pbxDone = m_pbx->setAction(tr("It is set &there"));
    m_pbxDone->setObjectName(QStringLiteral("pbxNoteDone"));
    m_table->setModel(m_fields);
    m_table->setItemDelegate(new FieldDelegate(m_table));
    auto *head = m_table->horizontalHeader();
    head->setSectionResizeMode(FieldModel::Arrow, QHeaderView::Fixed);
    head->setSectionResizeMode(FieldModel::After, QHeaderView::Stretch);
    head->setStretchLastSection(false);
    head->setMinimumSectionSize(px(36));
    m_table->setColumnWidth(FieldModel::Arrow, px(38));

    auto *upper = new QWidget(this);
    auto *upperColumn = makeColumn(0);
    upperColumn->addWidget(makeHead());
    upperColumn->addWidget(new Rule(this));
    upperColumn->addWidget(m_table, 1);
    upper->setLayout(upperColumn);
    auto *down = new QSplitter(Qt::Vertical, this);
    down->setChildrenCollapsible(false);
    down->addWidget(upper);
    down->addWidget(m_files);
    down->setStretchFactor(1, 1);
    down->setSizes({px(200), px(420)});
    rememberSizes(down, "changesDown");

    auto *nothing = new EmptyState(tr("Nothing is pending."), this);
    nothing->setObjectName(QStringLiteral("nothingPending"));
    auto *close = nothing->addButton(tr("Close view"));
    close->setObjectName(QStringLiteral("closeNothing"));
    connect(close, &QPushButton::clicked, this, &ChangesPage::closed);
    auto *stopped = new EmptyState(tr("Reading the changes was stopped."), this);
    stopped->setObjectName(QStringLiteral("readingStopped"));
    auto *again = stopped->addButton(tr("&Read again"), true);
    again->setObjectName(QStringLiteral("readAgain"));
    connect(again, &QPushButton::clicked, this, &ChangesPage::refresh);
    auto *across = new QSplitter(Qt::Horizontal, this);
    across->setChildrenCollapsible(false);
    across->addWidget(m_pending);
    across->addWidget(down);
    across->setStretchFactor(1, 1);
    across->setSizes({px(258), px(1180)});
    rememberSizes(across, "changesAcross");
    auto *some = new QWidget(this);
    auto *column = makeColumn(0);
    column->addWidget(across, 1);
    column->addWidget(m_notice);
    column->addWidget(new Rule(this));
    column->addWidget(m_foot);
    some->setLayout(column);
    m_stack->addWidget(some);
    m_stack->addWidget(nothing);
    m_stack->addWidget(stopped);
    auto *page = makeColumn(0);
    page->addWidget(m_stack, 1);
    page->addWidget(m_work);
    page->addWidget(m_pbx);
    setLayout(page);

    connect(m_pending, &PendingPane::currentChanged, this, &ChangesPage::showObject);
    connect(m_pending, &PendingPane::ticksChanged, this, &ChangesPage::refresh);
    connect(m_pending, &PendingPane::discardAsked, this, &ChangesPage::askDiscard);
    connect(m_pending, &PendingPane::exportAsked, this, &ChangesPage::exportDiff);
    connect(m_files, &FilePane::unlockAsked, this, &ChangesPage::unlockAsked);
    connect(m_foot, &ApplyBar::applyAsked, this, &ChangesPage::apply);
    connect(m_foot, &ApplyBar::stopAsked, this, &ChangesPage::stop);
    connect(&session, &items::Session::changed, this, &ChangesPage::refresh);
    connect(&session, &items::Session::lockedChanged, this, &ChangesPage::refresh);
    connect(m_close, &QPushButton::clicked, this, &ChangesPage::closed);
    connect(new QShortcut(Qt::Key_Escape, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, &ChangesPage::closed);
    connect(m_pbxDone, &QPushButton::clicked, this, [this] {
        if (!m_review || m_review->pbxNotes.empty())
            return;
        m_ownChange = true;
        m_session.ask(
            this, [object = m_review->pbxNotes.front().object](changes::Workspace &w) { return w.clearPbxNotes(object); },
            [this](const domain::Result<void> &) { refresh(); });
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const auto *object = currentObject())
            discard({object->id});
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (const auto *object = currentObject())
            Q_EMIT openExtension(object->id);
    });
}

ChangesPage::~ChangesPage() = default;

QWidget *ChangesPage::makeHead()
{
    auto *line = makeLine(8);
    line->addWidget(m_title);
    line->addWidget(m_what, 1);
    line->addWidget(m_beads);
    line->addSpacing(px(8));
    line->addWidget(m_undo);
    line->addWidget(m_open);
    line->addWidget(m_close);
    return makeBar(line, this);
}

const changes::PendingObject *ChangesPage::currentObject() const
{
    const std::string key = m_pending->current();
    if (!m_review || key.empty())
        return nullptr;
    const auto id = domain::Uuid::parse(key.substr(1)); // behind the digit of its type
    return id ? m_review->object(*id) : nullptr;
}

const changes::PendingObject *ChangesPage::appliedObject() const
{
    const std::string key = m_pending->current();
    const auto found = std::find_if(m_applied.begin(), m_applied.end(),
                                    [&](const auto &done) { return !key.empty() && done.object.id.toString() == key.substr(1); });
    return found == m_applied.end() ? nullptr : &found->object;
}

void ChangesPage::showSite(const domain::Uuid &site)
{
    if (m_site != site) {
        forget();
        m_review.reset();
        m_applied.clear();
        m_phones.clear();
        m_revision = 0;
        m_notice->setSentence({});
    }
    m_site = site;
    refresh();
}

void ChangesPage::showObject()
{
    const std::string key = m_pending->current();
    const auto *object = currentObject();
    const auto *done = object ? nullptr : appliedObject();
    m_fields->setObject(object ? object : done);
    for (const int column : {FieldModel::Field, FieldModel::Before, FieldModel::Where}) {
        m_table->resizeColumnToContents(column);
        m_table->setColumnWidth(column, std::clamp(m_table->columnWidth(column), px(100), px(320)));
    }
    recallColumns(m_table);
    showBeads();
    m_undo->setEnabled(object && !m_applying);
    m_open->setEnabled(object && object->kind == domain::Kind::Extension && object->type != changes::ChangeType::Deleted);
    if (object) {
        m_title->setText(toQt(object->title));
        const auto *phone = m_review->phoneOf(object->id);
        const QString fields = tr("%n fields", nullptr, static_cast<int>(object->fields.size()));
        m_what->setText(phone ? tr("%1, %2", "fields, files").arg(fields, tr("%n phone files", nullptr, static_cast<int>(phone->files.size())))
                              : fields);
        showFiles(phone, object->kind == domain::Kind::Extension);
        return;
    }
    m_what->setText({});
    if (done) {
        m_title->setText(toQt(done->title));
        m_what->setText(tr("Applied as revision %1").arg(m_revision));
        m_files->setNothing(tr("The target has this now. The download log shows when the phone fetches it."));
        return;
    }
    if (m_review && m_review->whole && key.size() > 1 && key.substr(1) == items::kCommonFiles) {
        m_title->setText(tr("Files of the whole site"));
        m_files->setFiles(m_review->whole->commonFiles, m_review->whole->revision);
        return;
    }
    const auto mac = key.empty() ? fail(ErrorKind::NotFound, {}) : domain::MacAddress::parse(key.substr(1));
    const auto *phone = m_review && mac ? m_review->phone(*mac) : nullptr;
    m_title->setText(phone ? toQt(phone->title) : QString());
    if (phone)
        m_what->setText(tr("Changes because something that it shows did"));
    showFiles(phone, phone != nullptr);
}

// How far the phone of the object that is shown is; of what is pending, its target does not know yet.
void ChangesPage::showBeads()
{
    const auto *object = currentObject();
    const auto *done = object ? nullptr : appliedObject();
    const auto phone = std::ranges::find_if(m_phones, [&](const auto &each) { return done && each.extension == done->id; });
    m_beads->setProgress(object && m_review->phoneOf(object->id) ? store::Progress::Saved
                         : phone != m_phones.end()               ? phone->progress
                                                                 : store::Progress::NoPhone);
}

void ChangesPage::showFiles(const changes::PlannedPhone *phone, bool isExtension)
{
    if (m_review && m_review->error && m_review->error->kind == ErrorKind::Locked)
        m_files->setLocked(toQt(m_review->error->sentence));
    else if (m_review && m_review->error)
        m_files->setNothing(toQt(m_review->error->sentence));
    else if (phone && !phone->files.empty())
        m_files->setPhone(*phone, *m_review->planOf(*phone));
    else if (isExtension)
        m_files->setNothing(tr("No phone file of this extension changes."));
    else
        m_files->setNothing(tr("This is not part of a phone’s own file. Phones that change with it are listed at the left."));
}

} // namespace pbx::views
