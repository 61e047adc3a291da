#include "filediffaccess.h"

#include "filediffview.h"

#include <QAccessibleWidget>

namespace pbx::views {

namespace {

class FileDiffAccess final : public QAccessibleWidget {
public:
    explicit FileDiffAccess(FileDiffView *view)
        : QAccessibleWidget(view, QAccessible::Document)
        , m_view(view)
    {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? m_view->spokenLine() : QAccessibleWidget::text(kind);
    }

private:
    FileDiffView *m_view;
};

QAccessibleInterface *makeFileDiffAccess(const QString &, QObject *object)
{
    auto *view = qobject_cast<FileDiffView *>(object);
    return view ? new FileDiffAccess(view) : nullptr;
}

} // namespace

void installFileDiffAccess()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeFileDiffAccess);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace pbx::views
