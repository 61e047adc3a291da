// What stands at the right while no site is chosen: on a first start a welcome with the ways to begin, else a sentence.
#pragma once

#include "icons.h"

#include <QAbstractButton>

class QStackedLayout;
class QVBoxLayout;

namespace pbx::views {

struct Actions;
class EmptyState;

// A way to go on: a sign, what it is, and a sentence of what comes then.
class ChoiceButton final : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceButton(Icon sign, const QString &title, const QString &sentence, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // Return does what Space does

private:
    [[nodiscard]] int textWidth(int width) const;
    Icon m_sign;
    QString m_sentence;
};

class StartPage final : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(const Actions &actions, QWidget *parent = nullptr);
    void showSentence(const QString &sentence, bool canBegin);
    void showWelcome();

private:
    [[nodiscard]] QWidget *makeWelcome(const Actions &actions);
    QStackedLayout *m_pages;
    EmptyState *m_plain;
    QList<QWidget *> m_ways; // of the plain page
};

} // namespace pbx::views
