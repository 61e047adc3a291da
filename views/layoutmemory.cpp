#include "layoutmemory.h"

#include "theme.h"

#include <algorithm>
#include <QEvent>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QTableView>

#include <map>
#include <utility>

namespace pbx::views {

namespace {

constexpr int kWidest = 4000; // px of the drawings

// Widths are of the drawings, so that a larger font does not cut them.
class ColumnMemory final : public QObject {
public:
    explicit ColumnMemory(QTableView *table)
        : QObject(table)
        , m_table(table)
    {
        table->installEventFilter(this);
        head()->viewport()->installEventFilter(this);
        connect(head(), &QHeaderView::sectionResized, this, &ColumnMemory::resized);
    }

    void apply() const
    {
        for (const auto &[section, width] : m_widths) {
            if (head()->sectionResizeMode(section) == QHeaderView::Interactive && !head()->isSectionHidden(section))
                head()->resizeSection(section, px(width));
        }
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto type = event->type();
        if (watched == m_table && (type == QEvent::Show || type == QEvent::Polish))
            recall();
        else if (watched != m_table && type == QEvent::MouseButtonPress)
            m_drawing = true;
        else if (watched != m_table && type == QEvent::MouseButtonRelease && std::exchange(m_drawing, false))
            keep();
        return false;
    }

private:
    [[nodiscard]] QHeaderView *head() const { return m_table->horizontalHeader(); }
    // Pages share names of tables: "officesPage.objectTable".
    [[nodiscard]] QString key() const
    {
        QString page;
        for (const QWidget *parent = m_table->parentWidget(); parent && page.isEmpty(); parent = parent->parentWidget()) {
            if (!parent->inherits("QSplitter") && !parent->objectName().startsWith(QLatin1String("qt_")))
                page = parent->objectName();
        }
        return QStringLiteral("tables/%1.%2").arg(page, m_table->objectName());
    }
    void recall()
    {
        if (m_recalled || !m_table->model())
            return;
        m_recalled = true;
        const QStringList widths = QSettings().value(key()).toString().split(u' ');
        if (widths.size() != head()->count()) // of other columns
            return;
        for (int i = 0; i < head()->count(); ++i) {
            if (const int width = std::min(widths.at(i).toInt(), kWidest); width > 0)
                m_widths[i] = width;
        }
        apply();
    }
    void keep() const
    {
        QStringList widths;
        for (int i = 0; i < head()->count(); ++i)
            widths += QString::number(m_widths.count(i) ? m_widths.at(i) : 0);
        QSettings().setValue(key(), widths.join(u' '));
    }
    void resized(int section, int, int width)
    {
        if (m_drawing && width > 0 && head()->sectionResizeMode(section) == QHeaderView::Interactive)
            m_widths[section] = std::max(qRound(width / Theme::scale()), 1);
    }

    QTableView *m_table;
    std::map<int, int> m_widths; // drawn, by section
    bool m_recalled = false, m_drawing = false;
};

QString keyOf(const QSplitter *splitter)
{
    const char *way = splitter->orientation() == Qt::Horizontal ? "across" : "down";
    return QStringLiteral("splitters/%1.%2").arg(splitter->objectName(), QLatin1String(way));
}

} // namespace

void rememberColumns(QTableView *table)
{
    new ColumnMemory(table);
}

void recallColumns(QTableView *table)
{
    for (QObject *child : table->children()) {
        if (const auto *memory = dynamic_cast<const ColumnMemory *>(child))
            memory->apply();
    }
}

void rememberSizes(QSplitter *splitter, const char *name)
{
    splitter->setObjectName(QLatin1String(name));
    QObject::connect(splitter, &QSplitter::splitterMoved, splitter, [splitter] {
        QStringList sizes;
        for (const int size : splitter->sizes())
            sizes += QString::number(size);
        QSettings().setValue(keyOf(splitter), sizes.join(u' '));
    });
    recallSizes(splitter);
}

bool recallSizes(QSplitter *splitter)
{
    const QStringList kept = QSettings().value(keyOf(splitter)).toString().split(u' ');
    QList<int> sizes;
    for (const QString &size : kept)
        sizes += size.toInt();
    if (sizes.size() != splitter->count() || *std::ranges::max_element(sizes) <= 0 || *std::ranges::min_element(sizes) < 0)
        return false;
    splitter->setSizes(sizes);
    return true;
}

} // namespace pbx::views
