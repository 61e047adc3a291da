// Small widgets that several views share. All read the theme when they paint.
#pragma once

#include "icons.h"

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace pbx::views {

// One line of text that is cut with "…" (the tooltip has all of it).
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);
    void setColour(QColor Theme::*colour);
    void setText(const QString &text);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor Theme::*m_colour = &Theme::text;
};

// A word in a rounded box: "pending" (filled yellow), "edited" (blue edge), "Pinetree Pty Ltd" (grey edge).
class Pill final : public QWidget {
    Q_OBJECT
public:
    enum class Look : unsigned char { Pending, Edited, Plain, Warning };
    explicit Pill(Look look, const QString &text = {}, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    static void paint(QPainter &painter, const QRectF &box, Look look, const QString &text, const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
    QString m_text;
};

// A painted glyph or icon with nothing else.
class GlyphLabel final : public QWidget {
    Q_OBJECT
public:
    explicit GlyphLabel(Glyph glyph, QWidget *parent = nullptr);
    void setGlyph(Glyph glyph);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Glyph m_glyph;
};

// A sentence in a coloured box with its sign, and optionally one way out as a button.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    enum class Tone : unsigned char { Info, Warning, Bad };
    explicit MessageBar(Tone tone, const QString &sentence = {}, QWidget *parent = nullptr);
    void setTone(Tone tone);
    void setSentence(const QString &sentence); // empty: hides itself
    [[nodiscard]] QString sentence() const;
    QPushButton *setAction(const QString &text); // the button, small; its clicked() is the caller's
    void setDismissable();                       // a button puts the sentence away

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    QLabel *m_text;
    QPushButton *m_action = nullptr;
};

// What a list shows when it is empty: a sentence and what can be done.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString &sentence, QWidget *parent = nullptr);
    void setSentence(const QString &sentence);
    QPushButton *addButton(const QString &text, bool primary = false);

private:
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

// A form's line: label with the 3 px bar at its left, a control, a note beside it ("was 30 s") and a sentence below.
class FieldRow final : public QWidget {
    Q_OBJECT
public:
    enum class Mark : unsigned char { None, Pending, Edited };
    enum class Tone : unsigned char { Good, Info, Warning, Bad };
    // control may be a widget with a layout of its own; the label becomes its buddy and accessible name.
    FieldRow(const QString &label, QWidget *control, QWidget *parent = nullptr);
    void setLabelWidth(int width);
    // All rows that stand in box get the same label width: at least least, and what their widest word needs.
    static void alignLabels(const QWidget *box, int least);
    void setMark(Mark mark);
    [[nodiscard]] Mark mark() const { return m_mark; }
    void setNote(const QString &note);                   // beside the control, small
    void setWas(const QString &was);                     // behind the note: "was 30 s"
    [[nodiscard]] QString note() const;                  // both, as shown
    void setMessage(Tone tone, const QString &sentence); // below the control; empty: none
    // A mark behind the control where no source backs what it shows: its tooltip, and part of what is said of the control.
    void setHint(const QString &sentence);
    [[nodiscard]] QString hint() const { return m_doubt; }
    [[nodiscard]] QString message() const { return m_sentence; }
    [[nodiscard]] QWidget *control() const { return m_control; }
    [[nodiscard]] QLabel *label() const { return m_label; }
    void addBeside(QWidget *widget, int stretch = 0); // between control and note
    void stretchControl(bool stretch);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void colourMessage();
    void describe();
    void showNote();
    QLabel *m_label;
    QWidget *m_control;
    QHBoxLayout *m_line;
    ElidedLabel *m_note;
    QLabel *m_message;
    GlyphLabel *m_sign;
    GlyphLabel *m_hint;
    QWidget *m_below;
    QString m_sentence, m_beside, m_was, m_doubt;
    Mark m_mark = Mark::None;
    Tone m_tone = Tone::Info;
};

// A text in the colour of a token that follows the theme.
class ToneLabel final : public QLabel {
    Q_OBJECT
public:
    ToneLabel(const QString &text, QColor Theme::*colour, Theme::Text font = Theme::Text::Base, QWidget *parent = nullptr);
    void setColour(QColor Theme::*colour);

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();
    QColor Theme::*m_colour;
};

// A 1 px line across, or down.
class Rule final : public QWidget {
    Q_OBJECT
public:
    explicit Rule(QWidget *parent = nullptr, Qt::Orientation way = Qt::Horizontal);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace pbx::views
