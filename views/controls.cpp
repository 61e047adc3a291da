#include "controls.h"

#include "layoutmemory.h"
#include "rowdelegate.h"
#include "widgets.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>

namespace pbx::views {

QPushButton *makeButton(const char *name, const QString &text, std::optional<Icon> sign, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    if (sign)
        button->setIcon(icon(*sign));
    return button;
}

QPushButton *makeSmallButton(const char *name, const QString &text, QWidget *parent)
{
    auto *button = makeButton(name, text, {}, parent);
    button->setProperty("small", true);
    button->setFont(Theme::font(Theme::Text::Small));
    return button;
}

QPushButton *makeIconButton(const char *name, Icon sign, const QString &text, QWidget *parent)
{
    auto *button = makeButton(name, {}, sign, parent);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

void makePrimary(QPushButton *button)
{
    button->setProperty("primary", true);
}

QTableView *makeTable(const char *name, const QString &accessibleName, QWidget *parent)
{
    auto *table = new QTableView(parent);
    dressTable(table, name, accessibleName);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    return table;
}

void dressTable(QTableView *table, const char *name, const QString &accessibleName)
{
    table->setObjectName(QLatin1String(name));
    table->setAccessibleName(accessibleName);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(px(20));
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(px(27));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setFixedHeight(px(26));
    table->setItemDelegate(new RowDelegate(table));
    rememberColumns(table);
}

void keepDirection(QWidget *field)
{
    field->setLayoutDirection(Qt::LeftToRight);
}

QHBoxLayout *makeLine(int spacing)
{
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(px(spacing));
    return line;
}

QVBoxLayout *makeColumn(int spacing)
{
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(spacing));
    return column;
}

QWidget *makeBar(QHBoxLayout *line, QWidget *parent)
{
    auto *bar = new QWidget(parent);
    bar->setMinimumHeight(px(38));
    line->setContentsMargins(px(12), 0, px(12), 0);
    bar->setLayout(line);
    return bar;
}

QLabel *makeHeading(const QString &text, QWidget *parent)
{
    return new ToneLabel(text, &Theme::text, Theme::Text::Bold, parent);
}

QLabel *makeProse(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void explain(QWidget *control, const QString &sentence)
{
    if (sentence.isEmpty())
        return;
    const auto give = [&sentence](QWidget *widget) {
        widget->setWhatsThis(sentence);
        if (widget->toolTip().isEmpty())
            widget->setToolTip(sentence);
    };
    give(control);
    for (QWidget *above = control->parentWidget(); above; above = above->parentWidget()) {
        if (auto *row = qobject_cast<FieldRow *>(above)) {
            if (row->control() == control)
                give(row->label());
            return;
        }
    }
}

namespace {

class Grower final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *dialog = qobject_cast<QDialog *>(watched);
        if (event->type() == QEvent::LayoutRequest && dialog && dialog->layout()) {
            QLayout *layout = dialog->layout();
            layout->activate();
            const int needed =
                layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(dialog->width()) : layout->totalMinimumSize().height();
            if (dialog->height() < needed)
                dialog->resize(dialog->width(), needed);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

QVBoxLayout *makeDialogColumn(QDialog *dialog, int spacing, int leastWidth)
{
    constexpr int kMargin = 14;
    dialog->installEventFilter(new Grower(dialog));
    auto *column = new QVBoxLayout(dialog);
    column->addStrut(px(std::max(0, leastWidth - 2 * kMargin)));
    column->setContentsMargins(px(kMargin), px(kMargin), px(kMargin), px(kMargin));
    column->setSpacing(px(spacing));
    return column;
}

QDialog *askFirst(QWidget *parent, const char *name, const QString &title, const QString &question, const QString &yes, std::function<void()> done)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, question, QMessageBox::Cancel, parent);
    box->setObjectName(QLatin1String(name));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto *button = box->addButton(yes, QMessageBox::AcceptRole);
    button->setObjectName(QStringLiteral("yes"));
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [button, done = std::move(done)](const QAbstractButton *clicked) {
        if (clicked == button)
            done();
    });
    box->open();
    return box;
}

} // namespace pbx::views
