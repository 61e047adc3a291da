// The yellow bar that shows while anything is saved and not applied. It never collapses.
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace pbx::views {

class PendingBar final : public QWidget {
    Q_OBJECT
public:
    // The two commands; their buttons follow the actions' state.
    PendingBar(QAction *view, QAction *apply, QWidget *parent = nullptr);
    void setCount(int pending);        // 0 hides the bar
    void setReviewing(bool reviewing); // the list of changes is open: no "View changes"

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_view;
    QPushButton *m_apply;
};

} // namespace pbx::views
