#include "commandpalette.h"

#include "commandpalettedelegate.h"
#include "icons.h"
#include "widgets.h"

#include <algorithm>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace pbx::views {

using items::PaletteModel;
using items::PaletteRow;

namespace {

constexpr int kPaletteWidth = 640, kPaletteTop = 8, kPaletteHeight = 440;

} // namespace

CommandPalette::CommandPalette(items::Session &session, QWidget *over)
    : QFrame(over)
    , m_model(new PaletteModel(session, this))
    , m_edit(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new ToneLabel({}, &Theme::secondary, Theme::Text::Small, this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands"));
    setFocusProxy(m_edit);
    m_edit->setObjectName(QStringLiteral("paletteText"));
    m_edit->setPlaceholderText(tr("A command, site, extension, phone or MAC address"));
    m_edit->setAccessibleName(m_edit->placeholderText());
    m_edit->setToolTip(tr("Begin with > for commands only, or with @ for sites and extensions only"));
    m_edit->addAction(icon(Icon::Search, &Theme::secondary), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Matches"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandPaletteDelegate(m_signs, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_note->setObjectName(QStringLiteral("paletteNote"));
    m_note->setContentsMargins(px(12), px(4), px(12), px(10));
    m_note->setWordWrap(true);

    auto *top = new QVBoxLayout;
    top->setContentsMargins(px(8), px(8), px(8), px(6));
    top->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, px(4));
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_note);
    column->addWidget(m_list, 1);
    hide();

    connect(m_edit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_moved = m_chooseWhenFound = false;
        m_model->setText(text);
    });
    connect(m_model, &PaletteModel::arranged, this, &CommandPalette::showRows);
    connect(m_model, &PaletteModel::found, this, [this] {
        if (std::exchange(m_chooseWhenFound, false) && isVisible())
            choose();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        select(index.row());
        choose();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::announce);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (isVisible() && now && now != this && !isAncestorOf(now) && now->window() == this->window()) {
            m_before = nullptr; // somebody else has it already
            leave();
        }
    });
}

void CommandPalette::open(const std::vector<Entry> &entries)
{
    m_before = window()->focusWidget();
    m_runs.clear();
    m_signs.clear();
    std::vector<items::PaletteCommand> shown;
    for (const Entry &entry : entries) {
        m_runs[entry.shown.id] = entry.run;
        m_signs[entry.shown.id] = entry.sign;
        shown.push_back(entry.shown);
    }
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->clear();
    }
    m_moved = m_chooseWhenFound = false;
    m_model->start(std::move(shown));
    place();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    qApp->installEventFilter(this); // a click beside it closes it
}

void CommandPalette::leave()
{
    qApp->removeEventFilter(this);
    const QPointer<QWidget> before = std::exchange(m_before, nullptr);
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::OtherFocusReason);
}

// Under the upper edge, in the middle, as high as its rows need.
void CommandPalette::place()
{
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < px(kPaletteHeight); ++row)
        rows += m_list->sizeHintForRow(row);
    const QWidget &around = *parentWidget();
    const int head = m_edit->sizeHint().height() + px(8 + 6 + 4) + 2;
    const int note = m_note->isHidden() ? 0 : m_note->heightForWidth(px(kPaletteWidth));
    const int width = std::min(px(kPaletteWidth), around.width() - px(24));
    const int height = std::min({head + note + rows, px(kPaletteHeight), around.height() - px(2 * kPaletteTop)});
    setGeometry((around.width() - width) / 2, px(kPaletteTop), width, height);
}

void CommandPalette::showRows()
{
    const int places = m_model->rowCount();
    m_note->setText(places > 0 ? QString() : m_model->isSearching() ? tr("Searching…") : tr("Nothing matches. Try fewer letters."));
    m_note->setVisible(places == 0);
    m_list->setVisible(places > 0);
    place();
    const int row = m_list->currentIndex().row();
    if (!m_moved || row < 0)
        select(firstRow());
}

int CommandPalette::firstRow() const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->canChoose(row))
            return row;
    }
    return rowNear(0, 1);
}

// From row on that way, the first that is no heading; -1 where there is none.
int CommandPalette::rowNear(int row, int way) const
{
    for (; row >= 0 && row < m_model->rowCount(); row += way) {
        if (m_model->at(row).type != PaletteRow::Type::Heading)
            return row;
    }
    return -1;
}

void CommandPalette::select(int row)
{
    m_list->setCurrentIndex(m_model->index(row, 0));
    if (row >= 0)
        m_list->scrollTo(m_model->index(rowNear(0, 1) == row ? 0 : row, 0)); // with the heading of the first one
}

void CommandPalette::step(int by)
{
    const int last = m_model->rowCount() - 1;
    const int wanted = std::clamp(m_list->currentIndex().row() + by, 0, std::max(0, last));
    const int way = by < 0 ? -1 : 1;
    const int row = rowNear(wanted, way);
    select(row >= 0 ? row : rowNear(wanted, -way));
}

bool CommandPalette::navigate(int key)
{
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(m_list->currentIndex().row())) - 1);
    const int all = m_model->rowCount();
    const std::map<int, int> steps{{Qt::Key_Up, -1},         {Qt::Key_Down, 1},    {Qt::Key_PageUp, -page},
                                   {Qt::Key_PageDown, page}, {Qt::Key_Home, -all}, {Qt::Key_End, all}};
    const auto by = steps.find(key);
    if (by == steps.end())
        return false;
    m_moved = true;
    step(by->second);
    return true;
}

void CommandPalette::choose()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 && m_model->isSearching()) { // typed and confirmed faster than the answer came
        m_chooseWhenFound = true;
        return;
    }
    if (!m_model->canChoose(row))
        return;
    const PaletteRow chosen = m_model->at(row);
    m_model->chosen(row);
    leave();
    if (chosen.type == PaletteRow::Type::Place) {
        Q_EMIT placeChosen(*chosen.place);
        return;
    }
    if (const auto run = m_runs.find(chosen.id); run != m_runs.end())
        run->second();
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setPen(QPen(theme.edge, 1));
    painter.setBrush(theme.base);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize && isVisible())
        QMetaObject::invokeMethod(this, &CommandPalette::place, Qt::QueuedConnection); // after the layout
    if (event->type() == QEvent::MouseButtonPress && isVisible()) {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (widget && widget != this && !isAncestorOf(widget) && widget->window() == window())
            leave();
        return false;
    }
    if (watched != m_edit || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QFrame::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (event->type() == QEvent::ShortcutOverride) { // Esc means this, not the page below
        event->setAccepted(key.key() == Qt::Key_Escape);
        return event->isAccepted();
    }
    switch (key.key()) {
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab: leave(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    default: return plain && navigate(key.key());
    }
}

// The focus stays in the field: screen readers hear of the row through it.
void CommandPalette::announce()
{
    const QModelIndex current = m_list->currentIndex();
    m_edit->setAccessibleDescription(current.data(Qt::AccessibleTextRole).toString());
    if (!QAccessible::isActive() || !isVisible())
        return;
    QAccessibleEvent description(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&description);
    if (!current.isValid())
        return;
    QAccessibleEvent focus(m_list, QAccessible::Focus);
    focus.setChild(current.row());
    QAccessible::updateAccessibility(&focus);
}

} // namespace pbx::views
