// How the page is put together; what it does is in keyeditor.cpp.
#include "controls.h"
#include "keyeditor.h"
#include "keyeditordetail.h"
#include "keyeditorpreview.h"
#include "keypalette.h"
#include "keytable.h"
#include "labeldialog.h"
#include "layoutmemory.h"
#include "phonepainter.h"
#include "widgets.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>

namespace pbx::views {

using domain::KeyType;

namespace {

// The type with its sign, and what moved in the accent's colour.
class KeyTableDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == items::KeyTableModel::Type) {
            option->icon = icon(iconOf(static_cast<KeyType>(index.data(items::KeyTableModel::TypeRole).toInt())), &Theme::secondary);
            option->decorationSize = QSize(px(16), px(16));
            option->features |= QStyleOptionViewItem::HasDecoration;
        } else if (index.column() == items::KeyTableModel::Moves) {
            option->font = Theme::font(Theme::Text::Small);
            option->palette.setColor(QPalette::Text, Theme::of(option->widget).accent);
        }
    }
};

} // namespace

QAction *KeyEditor::command(const char *name, const QString &text, Icon sign, const QKeySequence &shortcut)
{
    auto *action = new QAction(icon(sign), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!shortcut.isEmpty())
        action->setToolTip(tr("%1 (%2)").arg(QString(text).remove(u'…'), shortcut.toString(QKeySequence::NativeText)));
    addAction(action);
    m_commands << action;
    return action;
}

QWidget *KeyEditor::buildTools()
{
    auto *tools = m_tools = new QToolBar;
    tools->setObjectName(QStringLiteral("keyTools"));
    tools->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->setIconSize(QSize(px(16), px(16)));
    tools->setMovable(false);

    QAction *undo = command("keyUndo", tr("Undo"), Icon::Undo, QKeySequence::Undo);
    QAction *redo = command("keyRedo", tr("Redo"), Icon::Redo, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    connect(undo, &QAction::triggered, &m_undo, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &m_undo, &QUndoStack::redo);
    connect(&m_undo, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&m_undo, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&m_undo, &QUndoStack::undoTextChanged, undo, [undo](const QString &text) { undo->setStatusTip(text); });

    QAction *add = command("keyAdd", tr("Add key"), Icon::Plus, {});
    auto *types = new QMenu(this);
    const struct {
        const char *name;
        KeyType type;
        Icon sign;
        const char *letter;
    } rows[] = {{"keyAddLine", KeyType::Line, Icon::Line, "L"},
                {"keyAddSpeedDial", KeyType::SpeedDial, Icon::Speed, "S"},
                {"keyAddMonitor", KeyType::Monitor, Icon::Monitor, "M"},
                {"keyAddDayNight", KeyType::DayNight, Icon::DayNight, "D"},
                {"keyAddUnused", KeyType::Unused, Icon::Unused, "U"}};
    for (const auto &row : rows) {
        // The letters work on the picture and the table only, not while a label is typed.
        const QString text = QString::fromStdString(domain::title(row.type));
        QAction *action = command(row.name, text, row.sign, {});
        action->setToolTip(tr("%1 on the next empty key; %2 sets the selected key").arg(text, QLatin1String(row.letter)));
        connect(action, &QAction::triggered, this, [this, type = row.type] { addKey(type); });
        types->addAction(action);
    }
    add->setMenu(types);
    m_up = command("keyUp", tr("Move up"), Icon::Up, QKeySequence(Qt::ALT | Qt::Key_Up));
    m_down = command("keyDown", tr("Move down"), Icon::Down, QKeySequence(Qt::ALT | Qt::Key_Down));
    QAction *copied = command("keyCopy", tr("Copy keys"), Icon::Copy, {});
    m_carry = command("keyCarry", tr("Pick up"), Icon::Grip, {});
    connect(m_carry, &QAction::triggered, this, [this] { carry(items::DropMode::Insert); });
    QAction *pasted = command("keyPaste", tr("Paste keys"), Icon::Plus, {});
    connect(copied, &QAction::triggered, this, &KeyEditor::copy);
    connect(pasted, &QAction::triggered, this, &KeyEditor::paste);
    m_clear = command("keyClear", tr("Clear"), Icon::Trash, {});
    m_clearAll = command("keyClearAll", tr("Clear all"), Icon::X, {});
    connect(m_up, &QAction::triggered, this, [this] { move(-1); });
    connect(m_down, &QAction::triggered, this, [this] { move(1); });
    connect(m_clear, &QAction::triggered, this, &KeyEditor::clear);
    connect(m_clearAll, &QAction::triggered, this, [this] { perform(items::removeAll(keys())); });

    const auto menuOf = [this](QAction *action, std::initializer_list<QAction *> choices) {
        auto *menu = new QMenu(this);
        menu->addActions(choices);
        action->setMenu(menu);
    };
    QAction *fillOffice = command("keyFillOffice", tr("All other extensions of this office"), Icon::Office, {});
    QAction *fillSite = command("keyFillSite", tr("All other extensions of this site"), Icon::Site, {});
    QAction *fills = command("keyFill", tr("Fill with"), Icon::Fill, {});
    menuOf(fills, {fillOffice, fillSite});
    connect(fillOffice, &QAction::triggered, this, [this] { fill(items::FillWith::Office); });
    connect(fillSite, &QAction::triggered, this, [this] { fill(items::FillWith::Site); });
    QAction *byLabel = command("keySortLabel", tr("Selected keys by label"), Icon::Sort, {});
    QAction *byNumber = command("keySortNumber", tr("Selected keys by number"), Icon::Sort, {});
    QAction *sorts = command("keySort", tr("Sort"), Icon::Sort, {});
    menuOf(sorts, {byLabel, byNumber});
    connect(byLabel, &QAction::triggered, this, [this] { sort(items::SortBy::Label); });
    connect(byNumber, &QAction::triggered, this, [this] { sort(items::SortBy::Number); });

    QAction *copySelected = command("keyCopySelected", tr("Selected keys to other phones…"), Icon::Copy, {});
    QAction *copyAll = command("keyCopyAllKeys", tr("All keys to other phones…"), Icon::Copy, {});
    QAction *templates = command("keyTemplates", tr("Key templates…"), Icon::Keys, {});
    QAction *copies = command("keyCopyTo", tr("Copy to"), Icon::Copy, {});
    menuOf(copies, {copySelected, copyAll, templates});
    connect(copySelected, &QAction::triggered, this, [this] { Q_EMIT copyAsked(false); });
    connect(copyAll, &QAction::triggered, this, [this] { Q_EMIT copyAsked(true); });
    connect(templates, &QAction::triggered, this, &KeyEditor::templatesAsked);

    tools->addActions({undo, redo});
    tools->addSeparator();
    tools->addActions({add, fills, sorts, copies});
    for (QAction *withMenu : {add, fills, sorts, copies}) {
        if (auto *button = qobject_cast<QToolButton *>(tools->widgetForAction(withMenu)))
            button->setPopupMode(QToolButton::InstantPopup);
    }
    tools->addActions({m_clear, m_clearAll});
    QAction *labels = command("keyPrintLabels", tr("Print labels…"), Icon::Print, {});
    connect(labels, &QAction::triggered, this, [this] { (new LabelDialog(m_model.context(), keys(), this))->open(); });
    tools->addSeparator();
    tools->addAction(labels);
    undo->setEnabled(false);
    redo->setEnabled(false);

    auto *line = makeLine(8);
    QWidget *bar = makeBar(line);
    line->setContentsMargins(px(8), 0, px(12), 0);
    line->addWidget(tools, 1);
    auto *views = new QButtonGroup(this);
    auto *joined = makeLine(0);
    const std::pair<const char *, QString> choices[] = {
        {"keyShowBoth", tr("Picture and table")}, {"keyShowPicture", tr("Picture")}, {"keyShowTable", tr("Table")}};
    int id = 0;
    for (const auto &[name, text] : choices) {
        QPushButton *button = makeButton(name, text);
        button->setCheckable(true);
        button->setChecked(id == 0);
        views->addButton(button, id++);
        joined->addWidget(button);
    }
    connect(views, &QButtonGroup::idClicked, this, [this](int what) { showParts(static_cast<Parts>(what)); });
    line->addLayout(joined);
    QPushButton *smaller = makeIconButton("keyZoomOut", Icon::Minus, tr("Smaller"));
    QPushButton *larger = makeIconButton("keyZoomIn", Icon::Plus, tr("Larger"));
    QPushButton *fit = makeButton("keyZoomFit", tr("Fit"));
    fit->setToolTip(tr("Fit the picture into the window"));
    m_zoomLabel = new QLabel;
    m_zoomLabel->setObjectName(QStringLiteral("keyZoom"));
    m_zoomLabel->setMinimumWidth(px(44));
    m_zoomLabel->setAlignment(Qt::AlignCenter);
    connect(smaller, &QPushButton::clicked, this, [this] { zoom(-0.1); });
    connect(larger, &QPushButton::clicked, this, [this] { zoom(0.1); });
    connect(fit, &QPushButton::clicked, this, [this] { zoom(0); });
    line->addWidget(smaller);
    line->addWidget(m_zoomLabel);
    line->addWidget(larger);
    line->addWidget(fit);
    return bar;
}

QWidget *KeyEditor::buildHead()
{
    auto *line = makeLine(10);
    QWidget *bar = makeBar(line);
    m_back = makeButton("keyBack", tr("Back"), Icon::Undo);
    m_title = new QLabel(tr("Handset keys"));
    m_title->setFont(Theme::font(Theme::Text::Title));
    m_subtitle = new ToneLabel({}, &Theme::secondary);
    m_subtitle->setObjectName(QStringLiteral("keySubtitle"));
    m_used = new Pill(Pill::Look::Plain);
    m_used->setObjectName(QStringLiteral("keyUsed"));
    auto *note = new ElidedLabel(tr("Changed keys need a resync or restart of this phone."));
    note->setColour(&Theme::secondary);
    m_cancel = makeButton("keyCancel", tr("Cancel"));
    m_save = makeButton("keySave", tr("Save"), Icon::Save);
    makePrimary(m_save);
    m_save->setEnabled(false);
    m_save->setShortcut(QKeySequence::Save);
    line->addWidget(m_back);
    line->addWidget(m_title);
    line->addWidget(m_subtitle);
    line->addWidget(m_used);
    note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line->addWidget(note, 1);
    line->addWidget(m_cancel);
    line->addWidget(m_save);
    return bar;
}

QWidget *KeyEditor::buildPicture()
{
    m_picture = new PhonePicture;
    m_picture->setObjectName(QStringLiteral("keyPicture"));
    m_picture->setAccessibleName(tr("The phone’s keys"));
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("keyPictureArea"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *framed = new QWidget;
    auto *padding = makeColumn(0);
    padding->setContentsMargins(px(12), px(12), px(12), px(4));
    padding->addWidget(m_picture);
    framed->setLayout(padding);
    scroll->setWidget(framed);
    scroll->setMinimumSize(px(300), px(160));
    m_hint = new ElidedLabel;
    m_hint->setObjectName(QStringLiteral("keyHint"));
    auto *above = makeLine(0);
    above->setContentsMargins(px(12), px(8), px(12), 0);
    above->addWidget(m_hint, 1);
    m_legend = new KeyLegend;
    m_preview = new KeyPreviewBar;
    m_pictureSide = new QWidget;
    auto *column = makeColumn(6);
    column->addLayout(above);
    column->addWidget(scroll, 1);
    auto *legend = makeColumn(0);
    legend->setContentsMargins(px(12), 0, px(12), px(4));
    legend->addWidget(m_legend);
    column->addLayout(legend);
    column->addWidget(new Rule);
    column->addWidget(m_preview);
    m_pictureSide->setLayout(column);
    return m_pictureSide;
}

QWidget *KeyEditor::buildSide()
{
    m_table = new KeyTable(m_model);
    dressTable(m_table, "keyTable", tr("Keys of this handset"));
    m_table->setMinimumSize(px(300), px(100));
    m_table->setItemDelegate(new KeyTableDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->verticalHeader()->setMinimumSectionSize(px(22));
    m_table->verticalHeader()->setDefaultSectionSize(px(27));
    using Model = items::KeyTableModel;
    const std::pair<int, int> widths[] = {{Model::Number, 54}, {Model::Type, 148}, {Model::Activity, 96}, {Model::Moves, 62}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, px(width));
    m_table->horizontalHeader()->setSectionResizeMode(Model::Label, QHeaderView::Stretch);
    m_detail = new KeyDetail;
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_detail);
    scroll->setMinimumWidth(px(380));
    scroll->setFocusPolicy(Qt::NoFocus);
    m_side = new QSplitter(Qt::Vertical);
    m_side->addWidget(m_table);
    m_side->addWidget(scroll);
    m_side->setChildrenCollapsible(false);
    m_side->setStretchFactor(0, 1);
    m_side->setSizes({px(400), px(250)});
    rememberSizes(m_side, "keySide");
    return m_side;
}

void KeyEditor::build()
{
    m_palette = new KeyPalette;
    m_split = new QSplitter(Qt::Horizontal);
    m_split->addWidget(buildPicture());
    m_split->addWidget(buildSide());
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({px(800), px(425)});
    rememberSizes(m_split, "keySplit");
    m_empty = new EmptyState(tr("This phone has no keys that can be set. It carries its extension as its account."));
    m_empty->setObjectName(QStringLiteral("keyNone"));
    auto *work = new QWidget;
    auto *across = makeLine(0);
    across->addWidget(m_palette);
    across->addWidget(new Rule(work, Qt::Vertical));
    across->addWidget(m_split, 1);
    work->setLayout(across);
    auto *page = new QWidget;
    m_stack = new QStackedLayout(page);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(work);

    m_status = new ElidedLabel;
    m_status->setObjectName(QStringLiteral("keyStatus"));
    auto *status = makeLine(8);
    status->setContentsMargins(px(12), px(4), px(12), px(4));
    status->addWidget(m_status, 1);
    status->addWidget(new ToneLabel(tr("Ctrl+Z undoes every step until you save."), &Theme::secondary));

    auto *column = makeColumn(0);
    column->addWidget(buildTools());
    column->addWidget(new Rule);
    column->addWidget(buildHead());
    column->addWidget(new Rule);
    column->addWidget(page, 1);
    column->addWidget(new Rule);
    column->addLayout(status);
    setLayout(column);
}

} // namespace pbx::views
