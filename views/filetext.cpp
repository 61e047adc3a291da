#include "filetext.h"

#include "theme.h"

#include <algorithm>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <utility>

namespace pbx::views {

FileText::FileText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setLayoutDirection(Qt::LeftToRight); // configuration text, whatever the program's language
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight);
    document()->setDefaultTextOption(option);
    setFont(Theme::font(Theme::Text::Fixed));
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (!m_moving)
            Q_EMIT pointed(textCursor().position());
    });
}

void FileText::setFile(const QString &name, const QString &text)
{
    if (std::exchange(m_name, name) == name && toPlainText() == text)
        return;
    const int down = verticalScrollBar()->value();
    const int across = horizontalScrollBar()->value();
    m_moving = true;
    setPlainText(text);
    m_moving = false;
    verticalScrollBar()->setValue(down);
    horizontalScrollBar()->setValue(across);
    setMarked(-1, 0);
}

void FileText::setMarked(int start, int length)
{
    const int end = std::max(0, document()->characterCount() - 1);
    m_start = std::min(start, end);
    m_length = std::min(length, end - std::max(m_start, 0));
    paintMark();
    if (m_start < 0 || hasFocus())
        return;
    m_moving = true;
    QTextCursor cursor(document());
    cursor.setPosition(m_start);
    setTextCursor(cursor);
    ensureCursorVisible();
    m_moving = false;
}

QString FileText::marked() const
{
    return m_start < 0 ? QString() : toPlainText().mid(m_start, m_length);
}

void FileText::paintMark()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_start >= 0) {
        const Theme &theme = Theme::of(this);
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(document());
        line.cursor.setPosition(m_start);
        line.format.setBackground(theme.alternate);
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        QTextEdit::ExtraSelection value;
        value.cursor = line.cursor;
        value.cursor.setPosition(m_start + m_length, QTextCursor::KeepAnchor);
        value.format.setBackground(theme.pendingBar);
        value.format.setForeground(theme.pendingText);
        marks = {line, value};
    }
    setExtraSelections(marks);
}

void FileText::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMark();
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(Theme::font(Theme::Text::Fixed));
}

} // namespace pbx::views
